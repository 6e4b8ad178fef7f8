//! The rule by which people come into a group was changed: what whoever changed it reads of those who had asked.
//!
//! Not here: what those are told (`outbox/plan/rule.rs`).

use crate::domain::group::Group;
use crate::outbox::plan::{self, Asked};
use crate::reply::{Line, Span};

use super::super::context::{Context, Stop};

/// Carries out what follows from it, and says so, line by line.
pub(in crate::commands) async fn rule_changed(
    context: &mut Context<'_>,
    (before, group): (&Group, &Group),
) -> Result<Vec<Line>, Stop> {
    if before.entry == group.entry {
        return Ok(Vec::new());
    }
    let rule = (group.id, group.entry);
    let Asked { freed, held_back, open } =
        plan::entry_changes(context.db, rule, context.now).await?;
    context.erased |= freed + held_back > 0;
    let voice = &context.voice;
    let count = |of: usize| i64::try_from(of).ok().filter(|of| *of > 0);
    let requests = Span::Code(format!("/{} #{}", voice.command_name("requests"), group.id));
    let said = [
        count(freed).map(|count| voice.who_asked_is_free(count)),
        count(held_back).map(|count| voice.who_was_free_is_not(count)),
        count(open).map(|count| voice.requests_stay_open(count, requests)),
    ];
    Ok(said.into_iter().flatten().collect())
}
