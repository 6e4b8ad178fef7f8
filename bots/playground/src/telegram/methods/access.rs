//! Finding a chat, and whether the bot may do something there.

use crate::telegram::BOT_ID;
use crate::telegram::chat::{Kind, Standing};
use crate::telegram::params::Call;
use crate::telegram::refused::Refused;
use crate::telegram::state::State;

/// docs: ChatJoinRequest.user_chat_id, five minutes.
const WINDOW: i64 = 5 * 60;

/// The chat a request names, which the bot can see (server: "read" access).
pub(crate) fn readable(state: &mut State, call: &Call) -> Result<i64, Refused> {
    let id = named(state, call)?;
    if state.people.contains_key(&id) {
        return private(state, id);
    }
    let Some(chat) = state.chats.get(&id) else { return Err(Refused::bad("chat not found")) };
    if let Some(to) = chat.migrated_to {
        return Err(Refused::migrated(to));
    }
    let word = chat.kind.word();
    match chat.standing(BOT_ID) {
        _ if chat.deleted => Err(Refused::forbidden("the group chat was deleted")),
        // A public supergroup can be read from outside (server).
        Standing::Left if chat.username.is_some() => Ok(id),
        Standing::Kicked => Err(Refused::forbidden(format!("bot was kicked from the {word} chat"))),
        Standing::Left => {
            Err(Refused::forbidden(format!("bot is not a member of the {word} chat")))
        }
        _ => Ok(id),
    }
}

/// The chat a request names, where the bot may post; `what` is in the refusal ("text messages").
pub(crate) fn writable(state: &mut State, call: &Call, what: &str) -> Result<i64, Refused> {
    let id = readable(state, call)?;
    let chat = state.chat(id);
    match chat.standing(BOT_ID) {
        Standing::Left => {
            Err(Refused::forbidden(format!("bot is not a member of the {} chat", chat.kind.word())))
        }
        Standing::Restricted => {
            Err(Refused::bad(format!("not enough rights to send {what} to the chat")))
        }
        _ if chat.kind == Kind::Private && state.human(id).deactivated => {
            Err(Refused::forbidden("user is deactivated"))
        }
        _ if chat.kind == Kind::Private && state.human(id).blocked => {
            Err(Refused::forbidden("bot was blocked by the user"))
        }
        _ => Ok(id),
    }
}

/// `chat_id`: a number, or the `@username` of a public supergroup.
fn named(state: &State, call: &Call) -> Result<i64, Refused> {
    let text = call.text("chat_id").unwrap_or_default();
    if text.is_empty() {
        return Err(Refused::bad("chat_id is empty"));
    }
    if let Some(name) = text.strip_prefix('@') {
        let mut chats = state.chats.values();
        let same = |username: &String| username.eq_ignore_ascii_case(name);
        let chat = chats.find(|chat| chat.username.as_ref().is_some_and(same));
        return chat.map(|chat| chat.id).ok_or_else(|| Refused::bad("chat not found"));
    }
    text.parse().map_err(|_| Refused::bad("chat not found"))
}

/// A private chat: open once the person pressed Start, or for a while after asking to join.
fn private(state: &mut State, id: i64) -> Result<i64, Refused> {
    let human = state.human(id);
    let now = state.unix();
    let window = human.open_since.is_some_and(|since| now - since < WINDOW);
    if human.started || window {
        state.private_chat(id);
        return Ok(id);
    }
    // server: who never met the bot is not to be found; who met it elsewhere is out of reach.
    let met =
        state.chats.values().any(|chat| chat.standing(BOT_ID).is_in() && chat.standing(id).is_in());
    Err(if met {
        Refused::forbidden("bot can't initiate conversation with a user")
    } else {
        Refused::bad("chat not found")
    })
}

/// A topic that exists, if one is named (server: General has no id and must be left out).
pub(crate) fn thread(state: &State, chat: i64, call: &Call) -> Result<Option<i64>, Refused> {
    let Some(thread) = call.number("message_thread_id").filter(|thread| *thread != 0) else {
        return Ok(None);
    };
    match state.chat(chat).topics.get(&thread) {
        None => Err(Refused::bad("message thread not found")),
        Some(topic)
            if topic.closed && !state.chat(chat).standing(BOT_ID).may("can_manage_topics") =>
        {
            Err(Refused::bad("TOPIC_CLOSED"))
        }
        Some(_) => Ok(Some(thread)),
    }
}

/// The bot's right in a group, or the refusal.
pub(crate) fn right(state: &State, chat: i64, right: &str, refusal: &str) -> Result<(), Refused> {
    if state.chat(chat).standing(BOT_ID).may(right) {
        return Ok(());
    }
    Err(Refused::bad(refusal))
}

/// The user a request names, whom this server knows.
pub(crate) fn user(state: &State, call: &Call) -> Result<i64, Refused> {
    let id = call.number("user_id").unwrap_or(0);
    if id <= 0 {
        return Err(Refused::bad("invalid user_id specified"));
    }
    if id != BOT_ID && !state.people.contains_key(&id) {
        return Err(Refused::bad("user not found"));
    }
    Ok(id)
}
