//! `/leave`: out of a group, at once, without a reason.

use crate::domain::group::{Group, State};
use crate::domain::membership::Role;
use crate::outbox::plan;
use crate::reply::refusal::Refusal;
use crate::reply::{Action, Button, Message, Press, Reply, Tone, Verb};
use crate::store::memberships;

use super::coming_in::standing;
use super::context::{Context, Outcome, Stop};
use super::draft::{self, Draft};
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
    let group = resolve::group(context, (ENTRY.name, input), Standing::Belonging).await?;
    let person = context.remembered().await?;
    if let Some(message) = standing::leaves(context, (group.id, person.id)).await? {
        return Ok(Reply::private(message));
    }
    let membership = memberships::find(context.db, group.id, person.id).await?;
    let (_, facilitators) = memberships::count(context.db, group.id).await?;
    let last = membership.as_ref().is_some_and(|m| m.role == Role::Facilitator) && facilitators == 1;
    if last && group.state != State::Closed {
        return Err(Refusal::LastFacilitator(group.label).into());
    }
    let was_in = membership.is_some_and(|own| own.is_active());
    let taken = plan::access::what_leaving_takes(context.db, (group.id, person.id)).await?;
    plan::leaves(context.db, (group.id, person.id), context.now).await?;
    context.erased = true;
    if !was_in {
        return Ok(Reply::private(Message::line(context.voice.left_line(&group.label))));
    }
    let mut message = Message::line(context.voice.left(&group.label));
    if taken.chat {
        message = message.paragraph(context.voice.left_chat_too());
    }
    if taken.role {
        message = message.paragraph(context.voice.left_role_too());
    }
    let Some(press) = way_back(context, &group).await? else { return Ok(Reply::private(message)) };
    let label = context.voice.button_join_again().plain();
    let back = Button { label, action: Action::Press(press), tone: Tone::Plain };
    Ok(Reply::private(message.row(vec![back])))
}

/// How who just left comes back, if the group takes anybody. Of one that cannot be found they know no more
/// than a stranger from now on: the way back is a button of theirs alone, for a day.
async fn way_back(context: &mut Context<'_>, group: &Group) -> Result<Option<Press>, Stop> {
    if !plan::takes_members(context.db, group).await? {
        return Ok(None);
    }
    Ok(match group.state {
        State::Listed => Some(Press::new(Verb::Join, group.id)),
        _ => {
            let id = draft::keep(context, &Draft::Join { group: group.id }).await?;
            Some(Press::new(Verb::Confirm, id))
        }
    })
}
