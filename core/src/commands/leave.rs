//! `/leave`: out of a group, at once, without a reason.

use crate::domain::membership::Role;
use crate::reply::refusal::Refusal;
use crate::reply::{Action, Button, Message, Press, Reply, Tone, Verb};
use crate::store::{deliveries, memberships, persons};

use super::context::{Context, Outcome};
use super::resolve::{self, Standing};
use super::{Answer, Argument, Effect, Entry, Input, Kind, Who};

/// See the module.
pub static ENTRY: Entry = Entry {
    name: "leave",
    arguments: &[Argument::optional("group", Kind::Group).taking_the_rest()],
    who: Who::Everyone,
    answer: Answer::Private,
    effect: Effect::Changes,
};

pub(super) async fn run(context: &mut Context<'_>, input: &Input) -> Outcome {
    let group = resolve::group(context, (ENTRY.name, input), Standing::Inside).await?;
    let person = context.remembered().await?;
    let membership = memberships::find(context.db, group.id, person.id).await?;
    let (_, facilitators) = memberships::count(context.db, group.id).await?;
    if membership.is_some_and(|m| m.role == Role::Facilitator) && facilitators == 1 {
        return Err(Refusal::LastFacilitator(group.label).into());
    }
    memberships::leave(context.db, group.id, person.id, context.now).await?;
    let pair = (group.id, person.id);
    persons::set_reminders(context.db, pair, &[]).await?;
    deliveries::disarm_person(context.db, pair, context.now).await?;
    let back = Button {
        label: context.voice.button_join_again().plain(),
        action: Action::Press(Press::new(Verb::Join, group.id)),
        tone: Tone::Plain,
    };
    let message = Message::line(context.voice.left(&group.label)).row(vec![back]);
    Ok(Reply::private(message))
}
