//! What a group has not said yet and must before it can be found: told with the way to say it, one after
//! the other, and what follows once all of it is said.
//!
//! Not here: what that is (`domain/statement.rs`), and the operator's word (`admit.rs`).

use crate::domain::group::{Group, State};
use crate::domain::policy::Listing;
use crate::domain::statement::Missing;
pub(super) use crate::reply::missing::how_to_say;
use crate::reply::refusal::Refusal;
use crate::reply::{Line, Press};
use crate::store::{groups, statements};

use super::context::{Context, Outcome, Stop};
use super::newgroup::asked_to_be_listed;
use super::resolve::{self, Standing};
use super::{Input, alias, draft, editgroup};

/// The press of a button that asks for it: the question for what is missing.
pub(super) async fn press(context: &mut Context<'_>, press: Press) -> Outcome {
    let group = resolve::known_by_id(context, press.id).await?.ok_or(Refusal::NoSuchGroup)?;
    resolve::require(context, &group, Standing::Leading).await?;
    let (command, argument) = match press.choice {
        Some(0) => (editgroup::ENTRY.name, "fee"),
        Some(2) => (editgroup::ENTRY.name, "absence"),
        Some(1) => (alias::ENTRY.name, "alias"),
        _ => return Err(Refusal::ButtonTooOld.into()),
    };
    let mut input = Input::default();
    input.set("group", format!("#{}", group.id));
    let prompt = context.voice.prompt(command, argument);
    draft::ask(context, (command, &input), argument, prompt).await
}

/// Looks whether what was missing `before` has been said now. If so, that may be all that kept the group
/// from being found: it is listed if it was let in before, and else the operators are asked anew.
pub(super) async fn now_complete(
    context: &mut Context<'_>,
    group: &mut Group,
    before: &[Missing],
) -> Result<Vec<Line>, Stop> {
    let missing = statements::missing(context.db, group.id).await?;
    if missing.is_empty() {
        statements::forget_unstated(context.db, group.id).await?;
    }
    if before.is_empty() || !missing.is_empty() || group.state != State::Unlisted {
        return Ok(Vec::new());
    }
    let unasked = context.house.policy.listing == Listing::Open;
    let let_in = unasked || groups::was_admitted(context.db, group.id).await?;
    group.state = State::when_open(let_in, true);
    groups::set_state(context.db, group.id, group.state).await?;
    asked_to_be_listed(context, group, true).await
}
