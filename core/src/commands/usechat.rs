//! `/usechat`: binds the chat it is used in to a group, so that reminders arrive there.

use crate::domain::group::Group;
use crate::outbox::plan;
use crate::reply::refusal::Refusal;
use crate::reply::Message;
use crate::store::chats;

use super::caller::Openness;
use super::context::{Context, Outcome, Stop};
use super::resolve::{self, Standing};
use super::{Answer, Argument, Effect, Entry, Input, Kind, Who};

/// See the module.
pub static ENTRY: Entry = Entry {
    name: "usechat",
    arguments: &[Argument::optional("group", Kind::Group).taking_the_rest()],
    who: Who::ChatManager,
    answer: Answer::InPlace,
    effect: Effect::Changes,
};

pub(super) async fn run(context: &mut Context<'_>, input: &Input) -> Outcome {
    if context.caller.place.chat.is_none() {
        return Err(Refusal::ChatNeeded.into());
    }
    if let Some(bound) = resolve::of_this_chat(context).await?
        && input.get("group").is_none()
    {
        let message = Message::line(context.voice.chat_is_bound(&bound.label));
        return Ok(context.in_place(message));
    }
    let group = resolve::group(context, (ENTRY.name, input), Standing::Leading).await?;
    let message = bind(context, &group, Message::default()).await?;
    Ok(context.in_place(message))
}

/// Binds the chat of this request to `group` and says what was found there.
pub(super) async fn bind(
    context: &mut Context<'_>,
    group: &Group,
    message: Message,
) -> Result<Message, Stop> {
    let Some(chat) = context.caller.place.chat.clone() else { return Ok(message) };
    if let Some(other) = resolve::of_this_chat(context).await?
        && other.id != group.id
    {
        return Err(Refusal::ChatTaken(other.label).into());
    }
    let person = context.remembered().await?;
    let row = chats::remember(context.db, &chat.address, chat.openness).await?;
    chats::bind(context.db, row, group.id, person.id, context.now).await?;
    plan::arm(context.db, group.id, context.now).await?;
    let voice = &context.voice;
    let message = message.paragraph(voice.chat_bound(&group.label));
    Ok(match chat.openness {
        Openness::Closed => message,
        Openness::WholeServer => message.paragraph(voice.chat_seen_by_server()),
        Openness::Public => message.paragraph(voice.chat_is_public()),
        Openness::Unknown => message.paragraph(voice.chat_openness_unknown()),
    })
}
