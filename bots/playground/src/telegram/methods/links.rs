//! Invite links (docs: createChatInviteLink, revokeChatInviteLink).

use crate::telegram::BOT_ID;
use crate::telegram::chat::Kind;
use crate::telegram::joining::InviteLink;
use crate::telegram::message::utf16;
use crate::telegram::params::Call;
use crate::telegram::refused::{Answer, Refused};
use crate::telegram::state::State;

use super::access;

pub(crate) const CREATE: &[&str] =
    &["chat_id", "name", "expire_date", "member_limit", "creates_join_request"];

pub(crate) fn create(state: &mut State, call: &Call) -> Answer {
    let chat = inviting(state, call)?;
    let name = call.text("name").filter(|name| !name.is_empty());
    if name.as_ref().is_some_and(|name| utf16(name) > 32) {
        // server: cut to 32 characters without a word.
        state.violation("an invite link's name of more than 32 characters".to_owned());
    }
    let member_limit = call.number("member_limit").filter(|limit| *limit != 0);
    if member_limit.is_some_and(|limit| !(1..=99_999).contains(&limit)) {
        return Err(Refused::bad("USAGE_LIMIT_INVALID"));
    }
    let by_request = call.flag("creates_join_request");
    if by_request && member_limit.is_some() {
        return Err(Refused::bad(
            "member limit can't be specified for links requiring administrator approval",
        ));
    }
    let expires = call.number("expire_date").filter(|date| *date != 0);
    if expires.is_some_and(|date| date <= state.unix()) {
        return Err(Refused::bad("EXPIRE_DATE_INVALID"));
    }
    let link = InviteLink {
        url: format!("https://t.me/+pg{:014}", state.fresh()),
        chat,
        name: name.map(|name| name.chars().take(32).collect()),
        expires,
        member_limit,
        by_request,
        revoked: false,
        used: 0,
    };
    let json = link.json(&state.user_json(BOT_ID));
    state.links.push(link);
    Ok(json)
}

pub(crate) fn revoke(state: &mut State, call: &Call) -> Answer {
    let chat = inviting(state, call)?;
    let url = call.text("invite_link").unwrap_or_default();
    let bot = state.user_json(BOT_ID);
    let mut links = state.links.iter_mut();
    let Some(link) = links.find(|link| link.chat == chat && link.url == url) else {
        return Err(Refused::bad("INVITE_HASH_EXPIRED"));
    };
    link.revoked = true;
    Ok(link.json(&bot))
}

fn inviting(state: &mut State, call: &Call) -> Result<i64, Refused> {
    let chat = access::readable(state, call)?;
    if state.chat(chat).kind == Kind::Private {
        return Err(Refused::bad("can't invite members to a private chat"));
    }
    access::right(state, chat, "can_invite_users", "not enough rights to manage chat invite link")?;
    Ok(chat)
}
