//! New messages.

use serde_json::{Value, json};

use crate::telegram::BOT_ID;
use crate::telegram::chat::Kind;
use crate::telegram::keyboard;
use crate::telegram::message::{Attached, Content, Formatted, Post, utf16};
use crate::telegram::params::{Call, Upload};
use crate::telegram::refused::{Answer, Refused};
use crate::telegram::state::State;

use super::{access, content};

pub(crate) const MESSAGE: &[&str] = &[
    "chat_id",
    "message_thread_id",
    "text",
    "parse_mode",
    "entities",
    "link_preview_options",
    "disable_notification",
    "protect_content",
    "reply_parameters",
    "reply_markup",
];

pub(crate) const DOCUMENT: &[&str] = &[
    "chat_id",
    "message_thread_id",
    "document",
    "caption",
    "parse_mode",
    "caption_entities",
    "disable_content_type_detection",
    "disable_notification",
    "protect_content",
    "reply_parameters",
    "reply_markup",
];

pub(crate) fn message(state: &mut State, call: &Call) -> Answer {
    let text = content::text(state, call, "message is too long")?;
    let chat = access::writable(state, call, "text messages")?;
    send(state, call, chat, Content::Text(text))
}

pub(crate) fn document(state: &mut State, call: &Call) -> Answer {
    let file = attached(state, call)?;
    let caption = call.text("caption").unwrap_or_default();
    let caption = if caption.is_empty() {
        Formatted::default()
    } else {
        content::formatted(state, call, &caption, "caption_entities")?
    };
    // docs: sendDocument.caption, 0-1024 characters after parsing.
    if utf16(&caption.text) > 1024 {
        return Err(Refused::bad("message caption is too long"));
    }
    let chat = access::writable(state, call, "documents")?;
    send(state, call, chat, Content::Document(file, caption))
}

/// docs: sendChatAction. Nothing remains of it.
pub(crate) fn action(state: &mut State, call: &Call) -> Answer {
    access::writable(state, call, "text messages")?;
    let known = [
        "typing",
        "upload_document",
        "upload_photo",
        "record_voice",
        "upload_voice",
        "find_location",
        "choose_sticker",
    ];
    if !known.contains(&call.text("action").unwrap_or_default().as_str()) {
        return Err(Refused::bad("wrong parameter action in request"));
    }
    Ok(json!(true))
}

fn send(state: &mut State, call: &Call, chat: i64, content: Content) -> Answer {
    let thread = access::thread(state, chat, call)?;
    let reply_to = reply_to(state, chat, call)?;
    let markup = call.json("reply_markup", "reply keyboard markup")?;
    let markup = keyboard::checked(state, markup)?;
    let group = state.chat(chat).kind != Kind::Private;
    let now = state.clock.mark();
    state.pace.take(now, Some((chat, group))).map_err(Refused::retry_after)?;
    let mut post = Post::new(BOT_ID, content);
    post.thread = thread;
    post.reply_to = reply_to;
    post.markup = markup;
    let id = state.post(chat, post);
    Ok(state.message_json(chat, id))
}

/// docs: ReplyParameters.
fn reply_to(state: &State, chat: i64, call: &Call) -> Result<Option<i64>, Refused> {
    let Some(parameters) = call.json("reply_parameters", "reply parameters")? else {
        return Ok(None);
    };
    let Some(id) = parameters["message_id"].as_i64() else {
        return Err(Refused::bad("can't parse reply parameters: Can't find field \"message_id\""));
    };
    let there = state.chat(chat).messages.get(&id).is_some_and(|message| !message.deleted);
    match (there, parameters["allow_sending_without_reply"] == Value::Bool(true)) {
        (true, _) => Ok(Some(id)),
        (false, true) => Ok(None),
        (false, false) => Err(Refused::bad("message to be replied not found")),
    }
}

/// The uploaded file: the part named by `document=attach://<part>`, or the part `document` itself.
fn attached(state: &mut State, call: &Call) -> Result<Attached, Refused> {
    let named = call.text("document").unwrap_or_default();
    let part = named.strip_prefix("attach://").unwrap_or("document");
    let Some(Upload { name, mime, bytes }) = call.files.get(part).cloned() else {
        return Err(Refused::bad(if named.is_empty() {
            "there is no document in the request"
        } else {
            "wrong file identifier/HTTP URL specified"
        }));
    };
    if bytes.is_empty() {
        return Err(Refused::bad("file must be non-empty"));
    }
    // docs: Sending files, 50 MB.
    if bytes.len() > 50 * 1024 * 1024 {
        return Err(Refused::new(413, "Request Entity Too Large"));
    }
    let id = format!("file{}", state.fresh());
    Ok(Attached { name, mime, bytes, id })
}
