//! `/usechat`: binds the chat it is used in to a group, so that reminders arrive there.

use crate::domain::group::Group;
use crate::outbox::plan;
use crate::reply::refusal::Refusal;
use crate::reply::{Message, Reply};
use crate::store::{chats, deliveries, groups, memberships};

use super::audit::{self, Thing};
use super::caller::Openness;
use super::context::{Context, Outcome, Stop};
use super::resolve::{self, Standing};
use super::{Answer, Argument, Effect, Entry, Input, Kind, Who};

mod door;
pub(super) mod role;

/// See the module.
pub static ENTRY: Entry = Entry {
    name: "usechat",
    arguments: &[
        Argument::optional("group", Kind::Group).taking_the_rest(),
        Argument::optional("role", Kind::Role),
    ],
    who: Who::ChatManager,
    answer: Answer::InPlace,
    effect: Effect::Changes,
};

pub(super) async fn run(context: &mut Context<'_>, input: &Input) -> Outcome {
    if context.caller.place.chat.is_none() {
        return Err(Refusal::ChatNeeded.into());
    }
    let bound = resolve::of_this_chat(context).await?;
    let group = match (input.get("group"), &bound) {
        (None, Some(over)) if over.is_over() => in_its_place(context, over).await?,
        (None, Some(bound)) => bound.clone(),
        (None, None) => resolve::group(context, (ENTRY.name, input), Standing::Leading).await?,
        (Some(_), _) => resolve::group(context, (ENTRY.name, input), Standing::Any).await?,
    };
    resolve::not_over(&group)?;
    let role = role::named(context, &group, input)?;
    if bound.is_some_and(|bound| bound.id == group.id) {
        let line = if regained(context).await? {
            context.voice.chat_was_lost(&group.label)
        } else {
            context.voice.chat_is_bound(&group.label)
        };
        let message = role::set(context, &group, role, Message::line(line)).await?;
        let message = door::noted(context, message).await?;
        let message = role::with_way_out(context, &group, message).await?;
        return Ok(context.in_place(message));
    }
    let message = if leads(context, &group).await? {
        let message = bind(context, &group, Message::default()).await?;
        let message = role::set(context, &group, role, message).await?;
        role::with_way_out(context, &group, message).await?
    } else if role.is_some() {
        return Err(Refusal::FacilitatorsOnly(group.label).into());
    } else {
        ask(context, &group).await?
    };
    Ok(context.in_place(message))
}

/// Takes the chat of this request up again if it was lost: whoever asks here has seen to it that the
/// bot may write. Says whether it was.
async fn regained(context: &mut Context<'_>) -> Result<bool, Stop> {
    let Some(chat) = &context.caller.place.chat else { return Ok(false) };
    let lost = chats::find(context.db, &chat.address).await?.filter(|chat| !chat.present);
    let Some(lost) = lost else { return Ok(false) };
    plan::regain_chat(context.db, lost.id, context.now).await?;
    Ok(true)
}

/// The one group the asker leads that goes on, for a chat whose group is over.
async fn in_its_place(context: &mut Context<'_>, over: &Group) -> Result<Group, Stop> {
    let mut own = resolve::own(context, Standing::Leading).await?;
    own.retain(|group| !group.is_over());
    match <[Group; 1]>::try_from(own) {
        Ok([only]) => Ok(only),
        Err(_) => Err(Refusal::GroupIsOver(over.label.clone()).into()),
    }
}

async fn leads(context: &mut Context<'_>, group: &Group) -> Result<bool, Stop> {
    let Some(person) = &context.person else { return Ok(false) };
    let membership = memberships::find(context.db, group.id, person.id).await?;
    Ok(membership.is_some_and(|membership| membership.leads()))
}

/// Who manages the chat but does not lead the group (a facilitator's other account, say) asks those
/// who do: they answer where they are known.
async fn ask(context: &mut Context<'_>, group: &Group) -> Result<Message, Stop> {
    let Some(chat) = context.caller.place.chat.clone() else { return Ok(Message::default()) };
    free(context, group).await?;
    context.remembered().await?;
    let row = chats::remember(context.db, &chat.address, chat.openness).await?;
    if let Some(standing) = chat.doors.bot {
        plan::access::keep_door(context.db, (row, standing), context.now).await?;
    }
    plan::ask_to_bind(context.db, (row, group.id), context.now).await?;
    Ok(Message::line(context.voice.bind_asked(&group.label)))
}

/// The press of "Yes, use that chat".
pub(super) async fn press(context: &mut Context<'_>, delivery: i64) -> Outcome {
    let person = context.person.clone().ok_or(Refusal::ButtonOfAnother)?;
    let asked = deliveries::bind_request(context.db, delivery, person.id).await?;
    let (chat, group) = asked.ok_or(Refusal::ButtonOfAnother)?;
    let group = groups::by_id(context.db, group).await?.ok_or(Refusal::ButtonTooOld)?;
    resolve::require(context, &group, Standing::Leading).await?;
    resolve::not_over(&group)?;
    if !chats::groups_of(context.db, chat).await?.is_empty() {
        return Err(Refusal::ButtonTooOld.into());
    }
    plan::bind_as_agreed(context.db, (chat, group.id), person.id, context.now).await?;
    audit::led(context, ENTRY.name, (group.id, Thing::Chat, chat)).await?;
    plan::access::guard(context.db, chat, context.now).await?;
    Ok(Reply::Replace(Message::line(context.voice.bind_agreed(&group.label))))
}

/// Refuses if the chat of this request serves another group that is not over.
async fn free(context: &mut Context<'_>, group: &Group) -> Result<(), Stop> {
    match resolve::of_this_chat(context).await? {
        Some(other) if other.id != group.id && !other.is_over() => {
            Err(Refusal::ChatTaken(other.label).into())
        }
        _ => Ok(()),
    }
}

/// Binds the chat of this request to `group` and says what was found there.
pub(super) async fn bind(
    context: &mut Context<'_>,
    group: &Group,
    message: Message,
) -> Result<Message, Stop> {
    let Some(chat) = context.caller.place.chat.clone() else { return Ok(message) };
    free(context, group).await?;
    let person = context.remembered().await?;
    let row = chats::remember(context.db, &chat.address, chat.openness).await?;
    plan::bind(context.db, (row, group.id), person.id, context.now).await?;
    audit::led(context, ENTRY.name, (group.id, Thing::Chat, row)).await?;
    let voice = &context.voice;
    let message = message.paragraph(voice.chat_bound(&group.label));
    let message = match chat.openness {
        Openness::Closed => message,
        Openness::WholeServer => message.paragraph(voice.chat_seen_by_server()),
        Openness::Public => message.paragraph(voice.chat_is_public()),
        Openness::Unknown => message.paragraph(voice.chat_openness_unknown()),
    };
    door::noted(context, message).await
}
