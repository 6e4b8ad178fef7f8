//! `/pausegroup`: a group takes a break, or goes on after one.

use crate::domain::group::State;
use crate::domain::policy::Listing;
use crate::outbox::plan;
use crate::reply::refusal::{Refusal, fee_example};
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
            let let_in = admitted || context.house.policy.listing == Listing::Open;
            let state = State::when_open(let_in, group.states_its_fee());
            groups::set_state(context.db, group.id, state).await?;
            plan::group_goes_on(context.db, group.id, context.now).await?;
            if !let_in {
                let about = (group.id, false);
                plan::ask_operators(context.db, context.house, about, context.now).await?;
            }
            context.voice.group_resumed(&group.label)
        }
        _ => {
            groups::set_state(context.db, group.id, State::Paused).await?;
            plan::group_pauses(context.db, group.id, context.now).await?;
            context.voice.group_paused(&group.label)
        }
    };
    let goes_on = group.state == State::Paused;
    let mut message = Message::line(line);
    if goes_on && !group.states_its_fee() {
        let example = fee_example(&context.voice, group.id);
        message = message.paragraph(context.voice.fee_comes_first(example));
    }
    Ok(Reply::private(message))
}
