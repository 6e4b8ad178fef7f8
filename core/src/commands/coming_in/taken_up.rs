//! The way in taken up again: where somebody left it, by the command or by what they typed unasked.
//!
//! Not here: the way itself (`way.rs`).

use crate::reply::refusal::Refusal;
use crate::reply::{Message, Reply, Span};
use crate::store::{drafts, groups};

use super::super::context::{Context, Outcome, Stop};
use super::super::draft::{self, Draft};
use super::super::request::Input;
use super::steps::Coming;
use super::way::{KIND, go_on};
use super::{EntryDraft, shown};

/// The way in that this person began and left, into this group or into any.
pub(super) async fn unfinished(
    context: &mut Context<'_>,
    group: Option<i64>,
) -> Result<Option<(i64, Coming)>, Stop> {
    let Some(person) = context.person.clone() else { return Ok(None) };
    let sealer = context.house.store.sealer();
    let found =
        drafts::of_kind::<Draft>(context.db, sealer, (person.id, KIND), context.now).await?;
    Ok(found.into_iter().rev().find_map(|found| match found.content {
        Draft::Entry(EntryDraft::Coming(coming)) if group.is_none_or(|id| id == coming.group) => {
            Some((found.id, coming))
        }
        _ => None,
    }))
}

/// `/join` without a group: goes on where somebody left, or asks which. On Discord groups are offered while
/// one types the command.
pub(in crate::commands) async fn resume(context: &mut Context<'_>, input: &Input) -> Outcome {
    let Some((id, coming)) = unfinished(context, None).await? else {
        if !shown::one_by_one(context) {
            return Err(Refusal::SayWhichToJoin.into());
        }
        let prompt = context.voice.prompt("join", "group");
        return draft::ask(context, ("join", input), "group", prompt).await;
    };
    let group = groups::by_id(context.db, coming.group).await?.ok_or(Refusal::SayWhichToJoin)?;
    go_on(context, (id, &group), coming).await
}

/// What is answered to what was typed and not asked for. Who has left something half-finished on the way in may
/// have meant it as an answer: they read how to go on.
pub(crate) async fn unasked(context: &mut Context<'_>) -> Outcome {
    let mut message = Message::line(context.voice.unasked());
    let unfinished = match context.caller.place.answers_privately {
        true => unfinished(context, None).await?,
        false => None,
    };
    if let Some((_, coming)) = unfinished
        && let Some(group) = groups::by_id(context.db, coming.group).await?
    {
        let join = Span::Code(format!("/{}", context.voice.command_name("join")));
        message = message.paragraph(context.voice.unsent_goes_on(&group.label, join));
    }
    Ok(Reply::private(message))
}
