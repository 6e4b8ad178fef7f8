//! `/closegroup`: a group is over. Previewed, then confirmed.

use crate::domain::group::State;
use crate::outbox::plan;
use crate::reply::refusal::Refusal;
use crate::reply::{Message, Reply};
use crate::store::{drafts, groups};

use super::context::{Context, Outcome};
use super::draft::{self, Draft};
use super::movesession::confirm_or_not;
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
    let group = resolve::group(context, (ENTRY.name, input), Standing::Leading).await?;
    resolve::not_over(&group)?;
    let id = draft::keep(context, &Draft::Close { group: group.id }).await?;
    let message = Message::line(context.voice.preview_close(&group.label));
    Ok(Reply::private(message.row(confirm_or_not(context, id))))
}

/// The press of "Confirm".
pub(super) async fn confirm(context: &mut Context<'_>, id: i64, group: i64) -> Outcome {
    let group = groups::by_id(context.db, group).await?.ok_or(Refusal::ButtonTooOld)?;
    resolve::require(context, &group, Standing::Leading).await?;
    resolve::not_over(&group)?;
    groups::set_state(context.db, group.id, State::Closed).await?;
    plan::group_closes(context.db, group.id, context.now).await?;
    drafts::discard(context.db, id).await?;
    Ok(Reply::Replace(Message::line(context.voice.group_closed(&group.label))))
}
