//! `/closegroup`: a group is over. Previewed, then confirmed. A group that nobody leads any more is the
//! operator's to close, and so is one that the operator holds (`/concerns`): else a new group in the same chats
//! would end what the operator began.

use crate::domain::group::{Group, State};
use crate::outbox::plan;
use crate::reply::refusal::{ConcernRefusal, Refusal};
use crate::reply::{Message, Reply};
use crate::store::{StoreError, drafts, groups, holds, memberships};

use super::audit::{self, Thing};
use super::context::{Context, Outcome, Stop};
use super::draft::{self, Draft, confirm_or_not};
use super::hearing::heard;
use super::resolve::{self, Standing};
use super::{Answer, Argument, Effect, Entry, Input, Kind, Who};

/// See the module.
pub static ENTRY: Entry = Entry {
    name: "closegroup",
    arguments: &[Argument::optional("group", Kind::Group).taking_the_rest()],
    who: Who::Facilitator,
    answer: Answer::Private,
    effect: Effect::Changes,
};

pub(super) async fn run(context: &mut Context<'_>, input: &Input) -> Outcome {
    let group = match nobody_leads(context, input.get("group").and_then(resolve::row_id)).await? {
        Some(group) => group,
        None => {
            let group = resolve::group(context, (ENTRY.name, input), Standing::Leading).await?;
            is_theirs_to_close(context, &group).await?;
            group
        }
    };
    resolve::not_over(&group)?;
    let id = draft::keep(context, &Draft::Close { group: group.id }).await?;
    let message = Message::line(context.voice.preview_close(&group.label));
    let message = with_doors(context, &group, message).await?;
    Ok(Reply::private(message.row(confirm_or_not(context, id))))
}

/// A group that the operator holds is the operator's to close, whoever leads it.
async fn is_theirs_to_close(context: &mut Context<'_>, group: &Group) -> Result<(), Stop> {
    if !group.is_over() && holds::is_held(context.db, group.id).await? {
        return Err(Refusal::Concern(ConcernRefusal::HeldNotClosed(group.label.clone())).into());
    }
    Ok(())
}

/// Adds what becomes of the ways into its chats.
pub(super) async fn with_doors(
    context: &mut Context<'_>,
    group: &Group,
    message: Message,
) -> Result<Message, Stop> {
    let taken = plan::access::what_closing_takes(context.db, group.id).await?;
    let voice = &context.voice;
    let said = [
        taken.role.then(|| voice.closing_takes_role()),
        taken.chat.then(|| voice.closing_keeps_chat()),
    ];
    Ok(said.into_iter().flatten().fold(message, Message::paragraph))
}

/// The press of "Confirm".
pub(super) async fn confirm(context: &mut Context<'_>, id: i64, group: i64) -> Outcome {
    let group = groups::by_id(context.db, group).await?.ok_or(Refusal::ButtonTooOld)?;
    let unled = nobody_leads(context, Some(group.id)).await?.is_some();
    if !unled {
        resolve::require(context, &group, Standing::Leading).await?;
        is_theirs_to_close(context, &group).await?;
    }
    resolve::not_over(&group)?;
    groups::set_state(context.db, group.id, State::Closed).await?;
    let by = if unled { None } else { Some(context.remembered().await?.id) };
    let told = plan::group_closes(context.db, (group.id, by), context.now).await?;
    // With the requests to come in went what was answered.
    context.erased = true;
    drafts::discard(context.db, id).await?;
    let on = (group.id, Thing::Group, group.id);
    if unled {
        audit::operated(context, ENTRY.name, on).await?;
    } else {
        audit::led(context, ENTRY.name, on).await?;
    }
    let message = Message::line(context.voice.group_closed(&group.label));
    let at_once = context.voice.chats_are_told();
    Ok(Reply::Replace(heard(context, &group, message, (at_once, told)).await?))
}

/// The group with this number, if the operator asks and nobody leads it any more.
///
/// # Errors
/// If the store cannot be read.
pub(super) async fn nobody_leads(
    context: &mut Context<'_>,
    number: Option<i64>,
) -> Result<Option<Group>, StoreError> {
    let Some(number) = number else { return Ok(None) };
    if !context.house.policy.operated_by(&context.caller.account) {
        return Ok(None);
    }
    let (_, facilitators) = memberships::count(context.db, number).await?;
    if facilitators > 0 {
        return Ok(None);
    }
    groups::by_id(context.db, number).await
}
