//! `/start`: the first word, and where links into the private chat lead.

use crate::reply::refusal::EntryRefusal;
use crate::reply::{Message, Press, Reply};

use super::coming_in::invited;
use super::context::{Context, Outcome};
use super::{Answer, Argument, Effect, Entry, Input, Kind, Who, group, press};

/// See the module.
pub static ENTRY: Entry = Entry {
    name: "start",
    arguments: &[Argument::optional("payload", Kind::Text(64)).taking_the_rest()],
    who: Who::Everyone,
    answer: Answer::Private,
    effect: Effect::Changes,
};

pub(super) async fn run(context: &mut Context<'_>, input: &Input) -> Outcome {
    context.remembered().await?;
    let came_from = input.get("payload").and_then(|raw| press::came_from_chat_of(context, raw));
    if let Some(id) = came_from {
        return group::show_to_guest(context, id).await;
    }
    let invited = input.get("payload").filter(|raw| raw.starts_with(invited::PREFIX));
    if let Some(code) = invited {
        let code = invited::code_in(code).ok_or(EntryRefusal::NoSuchInvitation)?;
        return invited::greet(context, &code).await;
    }
    let pressed = input.get("payload").and_then(|raw| Press::from_payload(raw).ok());
    // Anybody can make such a link, and who follows it does not see what it presses: it may only show.
    if let Some(pressed) = pressed.filter(|press| press::effect_of(press.verb) == Effect::Reads) {
        return press::follow(context, pressed).await;
    }
    let voice = &context.voice;
    let message = Message::default()
        .heading(voice.start_heading())
        .paragraph(voice.start_what())
        .list(vec![voice.start_find(), voice.start_open(), voice.start_help()])
        .paragraph(voice.start_crisis());
    Ok(Reply::private(message))
}
