//! `/pausegroup`: a group takes a break, or goes on after one.

use crate::domain::group::State;
use crate::domain::policy::Listing;
use crate::outbox::plan;
use crate::reply::refusal::Refusal;
use crate::reply::{Message, Reply};
use crate::store::groups;

use super::context::{Context, Outcome};
use super::resolve::{self, Standing};
use super::{Answer, Argument, Effect, Entry, Input, Kind, Who};

/// See the module.
pub static ENTRY: Entry = Entry {
    name: "pausegroup",
    arguments: &[Argument::optional("group", Kind::Group).taking_the_rest()],
    who: Who::Facilitator,
    answer: Answer::Private,
    effect: Effect::Changes,
};

pub(super) async fn run(context: &mut Context<'_>, input: &Input) -> Outcome {
    let group = resolve::group(context, (ENTRY.name, input), Standing::Leading).await?;
    let line = match group.state {
        State::Closed => return Err(Refusal::GroupIsOver(group.label).into()),
        State::Paused => {
            let admitted = groups::was_admitted(context.db, group.id).await?;
            let unasked = context.house.policy.listing == Listing::Open;
            let state = if admitted || unasked { State::Listed } else { State::Unlisted };
            groups::set_state(context.db, group.id, state).await?;
            plan::group_goes_on(context.db, group.id, context.now).await?;
            if state == State::Unlisted {
                plan::ask_operators(context.db, context.house, group.id, context.now).await?;
            }
            context.voice.group_resumed(&group.label)
        }
        _ => {
            groups::set_state(context.db, group.id, State::Paused).await?;
            plan::group_pauses(context.db, group.id, context.now).await?;
            context.voice.group_paused(&group.label)
        }
    };
    Ok(Reply::private(Message::line(line)))
}
