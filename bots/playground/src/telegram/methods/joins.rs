//! Deciding on people who asked to join (docs: approveChatJoinRequest, declineChatJoinRequest).

use serde_json::json;

use crate::telegram::BOT_ID;
use crate::telegram::params::Call;
use crate::telegram::refused::{Answer, Refused};
use crate::telegram::state::State;

use super::access;

pub(crate) fn approve(state: &mut State, call: &Call) -> Answer {
    let (chat, user) = asked(state, call)?;
    state.enter(chat, user, BOT_ID);
    Ok(json!(true))
}

pub(crate) fn decline(state: &mut State, call: &Call) -> Answer {
    asked(state, call)?;
    Ok(json!(true))
}

fn asked(state: &mut State, call: &Call) -> Result<(i64, i64), Refused> {
    let chat = access::readable(state, call)?;
    access::right(
        state,
        chat,
        "can_invite_users",
        "not enough rights to manage chat join requests",
    )?;
    let user = access::user(state, call)?;
    if state.chat(chat).standing(user).is_in() {
        return Err(Refused::bad("USER_ALREADY_PARTICIPANT"));
    }
    if !state.chat_mut(chat).asking.remove(&user) {
        return Err(Refused::bad("HIDE_REQUESTER_MISSING"));
    }
    Ok((chat, user))
}
