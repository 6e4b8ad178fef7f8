//! `/leave`: out of a group, at once, without a reason.

use crate::domain::group::{Group, State};
use crate::domain::membership::Role;
use crate::outbox::plan;
use crate::reply::refusal::Refusal;
use crate::reply::{Action, Button, Line, Message, Press, Reply, Span, Tone, Verb};
use crate::store::{drafts, memberships};

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
    let last =
        membership.as_ref().is_some_and(|m| m.role == Role::Facilitator) && facilitators == 1;
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
    let press = way_back(context, &group).await?;
    if group.state != State::Listed && !context.house.policy.operators.is_empty() {
        message = message.paragraph(may_still_tell(context, &group));
    }
    if !plan::takes_members(context.db, &group).await? {
        return Ok(Reply::private(message));
    }
    let label = context.voice.button_join_again().plain();
    let back = Button { label, action: Action::Press(press), tone: Tone::Plain };
    Ok(Reply::private(message.row(vec![back])))
}

/// How who just left comes back. Of a group that cannot be found they know no more than a stranger from now
/// on: the way back is a button of theirs alone, for a day, and for as long they may tell the operator of it.
async fn way_back(context: &mut Context<'_>, group: &Group) -> Result<Press, Stop> {
    if group.state == State::Listed {
        return Ok(Press::new(Verb::Join, group.id));
    }
    let id = draft::keep(context, &Draft::Join { group: group.id }).await?;
    Ok(Press::new(Verb::Confirm, id))
}

/// Whoever was hurt in a group may want to be out of it before they say so.
fn may_still_tell(context: &Context<'_>, group: &Group) -> Line {
    let command = context.voice.command_name("concern");
    context.voice.left_may_tell(Span::Code(format!("/{command} group:#{}", group.id)))
}

/// Whether somebody holds a way into this group: they left it, or saw it in its chat, within the last day.
pub(super) async fn holds_way_back(context: &mut Context<'_>, group: i64) -> Result<bool, Stop> {
    let Some(person) = context.person.clone() else { return Ok(false) };
    let sealer = context.house.store.sealer();
    let whose = (person.id, draft::WAY_BACK);
    let kept = drafts::of_kind::<Draft>(context.db, sealer, whose, context.now).await?;
    Ok(kept.iter().any(|one| matches!(one.content, Draft::Join { group: left } if left == group)))
}
