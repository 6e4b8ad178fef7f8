//! `/group`: what a group is, honestly.

use crate::domain::group::{EntryRule, Group};
use crate::domain::membership::Membership;
use crate::outbox::plan;
use crate::reply::refusal::Refusal;
use crate::reply::{Action, Button, Message, Press, Reply, Verb};
use crate::store::{groups, memberships};

use super::closegroup::nobody_leads;
use super::coming_in::{agreeing, standing};
use super::context::{Context, Outcome, Stop};
use super::draft::{self, Draft};
use super::resolve::{self, Standing};
use super::{Answer, Argument, Effect, Entry, Input, Kind, Who, asking, card, seat};

/// See the module.
pub static ENTRY: Entry = Entry {
    name: "group",
    arguments: &[Argument::optional("group", Kind::Group).taking_the_rest()],
    who: Who::Everyone,
    answer: Answer::InPlace,
    effect: Effect::Reads,
};

pub(super) async fn run(context: &mut Context<'_>, input: &Input) -> Outcome {
    let meant = match (input.get("group"), resolve::of_this_chat(context).await?) {
        (None, Some(bound)) => bound,
        (None, None) => return several(context).await,
        // In a chat that others read, a name would say what the asker looks for.
        (Some(_), _) if !context.caller.place.answers_privately => {
            return Ok(super::press::in_private(context, None));
        }
        (Some(given), _) => match nobody_leads(context, resolve::row_id(given)).await? {
            Some(group) => group,
            None => resolve::group(context, (ENTRY.name, input), Standing::Any).await?,
        },
    };
    let message = describe(context, &meant).await?;
    Ok(context.in_place(message))
}

/// The press of a group's button.
pub(super) async fn press(context: &mut Context<'_>, id: i64) -> Outcome {
    let group = resolve::known_by_id(context, id).await?.ok_or(Refusal::NoSuchGroup)?;
    let message = describe(context, &group).await?;
    Ok(Reply::private(message))
}

/// Shows a group to somebody who came from one of its chats: they may join even if it cannot be found
/// by searching, by a button that is theirs alone.
pub(super) async fn show_to_guest(context: &mut Context<'_>, id: i64) -> Outcome {
    let group = groups::by_id(context.db, id).await?.ok_or(Refusal::NoSuchGroup)?;
    let mut message = describe(context, &group).await?;
    let joins = |button: &Button| matches!(button.action, Action::Press(p) if p.verb == Verb::Join);
    let buttons = message.buttons.iter_mut().flatten();
    if let Some(joins) = buttons.into_iter().find(|button| joins(button)) {
        let id = draft::keep(context, &Draft::Join { group: group.id }).await?;
        joins.action = Action::Press(Press::new(Verb::Confirm, id));
    }
    Ok(Reply::private(message))
}

async fn describe(context: &mut Context<'_>, group: &Group) -> Result<Message, Stop> {
    let message = with_way_in(context, group).await?;
    if !context.caller.place.answers_privately {
        return Ok(message);
    }
    let ask = asking::button(context, group).await?;
    Ok(message.row(ask.into_iter().collect()))
}

async fn with_way_in(context: &mut Context<'_>, group: &Group) -> Result<Message, Stop> {
    let private = context.caller.place.answers_privately;
    let name = if private { &group.name } else { &group.label };
    let heading = crate::reply::Span::Strong(name.reveal().clone());
    let message = Message::default().heading(heading).list(card::facts(context, group).await?);
    if !private {
        return Ok(message);
    }
    let agreement = agreeing::read_button(context, group).await?;
    let message = message.row(agreement.into_iter().collect());
    let membership = match &context.person {
        Some(person) => memberships::find(context.db, group.id, person.id).await?,
        None => None,
    };
    if membership.as_ref().is_some_and(Membership::is_active) {
        return Ok(message);
    }
    let mut message = message;
    if let Some(person) = context.person.clone()
        && let Some((asked, button)) = standing::asked(context, (group.id, person.id)).await?
    {
        return Ok(message.paragraph(asked).row(vec![button]));
    }
    if let Some(membership) = &membership
        && let Some(waits) = seat::fact(context, (group, membership)).await?
    {
        message = message.paragraph(waits);
    } else if !plan::takes_members(context.db, group).await? {
        return Ok(message);
    }
    let in_line = membership.as_ref().is_some_and(Membership::is_in_line);
    if group.entry == EntryRule::Invite && !in_line {
        return Ok(message.paragraph(context.voice.only_by_invitation()));
    }
    let buttons = seat::buttons(context, group, membership.as_ref()).await?;
    Ok(message.row(buttons))
}

/// Outside a bound chat: the asker's own groups to choose from.
async fn several(context: &mut Context<'_>) -> Outcome {
    if !context.caller.place.answers_privately {
        return Ok(super::press::in_private(context, None));
    }
    let own = resolve::own(context, Standing::Belonging).await?;
    match own.as_slice() {
        [] => Err(Refusal::InNoGroup.into()),
        [only] => {
            let message = describe(context, &only.clone()).await?;
            Ok(Reply::private(message))
        }
        several => {
            let message = Message::line(context.voice.which_group());
            let message = resolve::with_each(ENTRY.name, (several, several), message);
            let offered = message.buttons.concat().len();
            Ok(Reply::private(resolve::and_more(context, message, (several.len(), offered))))
        }
    }
}
