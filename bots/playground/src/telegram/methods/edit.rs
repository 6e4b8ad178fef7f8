//! Changing a message that is there.

use serde_json::Value;

use crate::telegram::BOT_ID;
use crate::telegram::keyboard;
use crate::telegram::message::Content;
use crate::telegram::params::Call;
use crate::telegram::refused::{Answer, Refused};
use crate::telegram::state::State;

use super::{access, content};

pub(crate) const TEXT: &[&str] = &[
    "chat_id",
    "message_id",
    "text",
    "parse_mode",
    "entities",
    "link_preview_options",
    "reply_markup",
];
pub(crate) const MARKUP: &[&str] = &["chat_id", "message_id", "reply_markup"];

/// docs: editMessageText. Without `reply_markup` the buttons go.
pub(crate) fn text(state: &mut State, call: &Call) -> Answer {
    // server: a text too long for a new message has other words here.
    let text = content::text(state, call, "MESSAGE_TOO_LONG")?;
    let (chat, id) = target(state, call)?;
    if !matches!(state.chat(chat).messages[&id].content, Content::Text(_)) {
        return Err(Refused::bad("there is no text in the message to edit"));
    }
    let markup = markup_of(state, call)?;
    change(state, chat, id, Some(Content::Text(text)), markup)
}

/// docs: editMessageReplyMarkup. Without `reply_markup` the buttons go.
pub(crate) fn markup(state: &mut State, call: &Call) -> Answer {
    let (chat, id) = target(state, call)?;
    let markup = markup_of(state, call)?;
    change(state, chat, id, None, markup)
}

fn markup_of(state: &mut State, call: &Call) -> Result<Option<Value>, Refused> {
    let markup = call.json("reply_markup", "inline keyboard")?;
    keyboard::checked(state, markup)
}

/// The bot's own message that is to be changed.
fn target(state: &mut State, call: &Call) -> Result<(i64, i64), Refused> {
    let chat = access::writable(state, call, "text messages")?;
    let id = call.number("message_id").unwrap_or(0);
    if id <= 0 {
        return Err(Refused::bad("message identifier is not specified"));
    }
    match state.chat(chat).messages.get(&id) {
        None => Err(Refused::bad("message to edit not found")),
        Some(message) if message.deleted => Err(Refused::bad("message to edit not found")),
        Some(message) if message.from != BOT_ID => Err(Refused::bad("message can't be edited")),
        Some(message) if matches!(message.content, Content::Service(_)) => {
            Err(Refused::bad("message can't be edited"))
        }
        Some(_) => Ok((chat, id)),
    }
}

fn change(
    state: &mut State,
    chat: i64,
    id: i64,
    content: Option<Content>,
    markup: Option<Value>,
) -> Answer {
    let message = &state.chat(chat).messages[&id];
    let same_content = content.as_ref().is_none_or(|content| *content == message.content);
    if same_content && markup == message.markup {
        return Err(Refused::bad(
            "message is not modified: specified new message content and reply \
             markup are exactly the same as a current content and reply markup of the message",
        ));
    }
    let now = state.clock.mark();
    state.pace.take(now, None).map_err(Refused::retry_after)?;
    let date = state.unix();
    if let Some(message) = state.chat_mut(chat).messages.get_mut(&id) {
        // Buttons alone leave no edit date (docs: Message.edit_date is of the last edit; server).
        if let Some(content) = content {
            message.content = content;
            message.edit_date = Some(date);
        }
        message.markup = markup;
        message.edits += 1;
    }
    Ok(state.message_json(chat, id))
}
