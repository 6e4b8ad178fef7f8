//! Taking a message away (docs: deleteMessage).

use serde_json::json;

use crate::telegram::BOT_ID;
use crate::telegram::chat::Kind;
use crate::telegram::params::Call;
use crate::telegram::refused::{Answer, Refused};
use crate::telegram::state::State;

use super::access;

/// docs: only within 48 hours.
const DELETABLE: i64 = 48 * 60 * 60;

/// Own messages; any in a private chat; others' in a group only with the right to.
pub(crate) fn message(state: &mut State, call: &Call) -> Answer {
    let chat = access::readable(state, call)?;
    let id = call.number("message_id").unwrap_or(0);
    if id <= 0 {
        return Err(Refused::bad("message identifier is not specified"));
    }
    let now = state.unix();
    let facts = state.chat(chat);
    let Some(message) = facts.messages.get(&id).filter(|message| !message.deleted) else {
        return Err(Refused::bad("message to delete not found"));
    };
    let may = facts.standing(BOT_ID).may("can_delete_messages");
    let own = message.from == BOT_ID || facts.kind == Kind::Private;
    // With the right to delete, age does not matter in a supergroup (server).
    if !may && (!own || now - message.date > DELETABLE) {
        return Err(Refused::bad("message can't be deleted"));
    }
    if let Some(message) = state.chat_mut(chat).messages.get_mut(&id) {
        message.deleted = true;
    }
    Ok(json!(true))
}
