//! Taking people out of a chat (docs: banChatMember, unbanChatMember).

use serde_json::json;

use crate::telegram::BOT_ID;
use crate::telegram::chat::{Kind, Standing};
use crate::telegram::message::Post;
use crate::telegram::params::Call;
use crate::telegram::refused::{Answer, Refused};
use crate::telegram::state::State;

use super::access;

pub(crate) const BAN: &[&str] = &["chat_id", "user_id", "until_date", "revoke_messages"];
/// docs: banChatMember: less than 30 seconds or more than 366 days from now is for ever.
const SHORTEST: i64 = 30;
const LONGEST: i64 = 366 * 24 * 60 * 60;

/// In a basic group nobody is banned: they are out, and that is all (docs: banChatMember, "In the case of
/// supergroups and channels, the user will not be able to return").
pub(crate) fn ban(state: &mut State, call: &Call) -> Answer {
    let (chat, user) = concerned(state, call)?;
    let before = state.chat(chat).standing(user);
    let basic = state.chat(chat).kind == Kind::Group;
    let after = if basic { Standing::Left } else { Standing::Kicked };
    state.set_standing(chat, user, BOT_ID, &after);
    state.chat_mut(chat).bans_end.remove(&user);
    if let Some(until) = call.number("until_date").filter(|_| !basic)
        && (SHORTEST..=LONGEST).contains(&(until - state.unix()))
    {
        state.chat_mut(chat).bans_end.insert(user, until);
    }
    if before.is_in() {
        let gone = state.user_json(user);
        let id = state.post(chat, Post::service(BOT_ID, "left_chat_member", gone));
        state.deliver(chat, id);
    }
    Ok(json!(true))
}

/// "By default, this method guarantees that after the call the user is not a member of the chat": unless
/// only_if_banned is given, a member is removed (docs: unbanChatMember).
pub(crate) fn unban(state: &mut State, call: &Call) -> Answer {
    let (chat, user) = concerned(state, call)?;
    if state.chat(chat).kind == Kind::Group {
        return Err(Refused::bad("method is available for supergroup and channel chats only"));
    }
    let banned = state.standing_now(chat, user) == Standing::Kicked;
    if banned || !call.flag("only_if_banned") {
        state.set_standing(chat, user, BOT_ID, &Standing::Left);
        state.chat_mut(chat).bans_end.remove(&user);
    }
    Ok(json!(true))
}

fn concerned(state: &mut State, call: &Call) -> Result<(i64, i64), Refused> {
    let chat = access::readable(state, call)?;
    if state.chat(chat).kind == Kind::Private {
        return Err(Refused::bad("can't ban members in private chats"));
    }
    let user = access::user(state, call)?;
    if user == BOT_ID {
        return Err(Refused::bad("can't restrict self"));
    }
    let refusal = "not enough rights to restrict/unrestrict chat member";
    access::right(state, chat, "can_restrict_members", refusal)?;
    match state.chat(chat).standing(user) {
        Standing::Creator => Err(Refused::bad("can't remove chat owner")),
        Standing::Administrator(_) => Err(Refused::bad("user is an administrator of the chat")),
        _ => Ok((chat, user)),
    }
}
