//! Reading about chats and their members, and leaving one.

use serde_json::{Value, json};

use crate::telegram::BOT_ID;
use crate::telegram::chat::{Kind, Standing, permissions};
use crate::telegram::params::Call;
use crate::telegram::refused::{Answer, Refused};
use crate::telegram::state::State;

use super::access;

/// docs: ChatFullInfo.
pub(crate) fn get(state: &mut State, call: &Call) -> Answer {
    let id = access::readable(state, call)?;
    let mut info = state.chat_json(id);
    info["accent_color_id"] = json!(0);
    info["max_reaction_count"] = json!(11);
    info["accepted_gift_types"] = json!({
        "unlimited_gifts": false, "limited_gifts": false, "unique_gifts": false,
        "premium_subscription": false, "gifts_from_channels": false,
    });
    let chat = state.chat(id);
    if chat.kind != Kind::Private {
        info["permissions"] = permissions(true);
    }
    if let Some(username) = &chat.username {
        info["active_usernames"] = json!([username]);
    }
    // The primary link is shown to administrators who may invite (docs: ChatFullInfo.invite_link).
    if chat.standing(BOT_ID).may("can_invite_users") {
        info["invite_link"] = json!(format!("https://t.me/+primary{}", id.unsigned_abs()));
    }
    Ok(info)
}

/// docs: getChatMember. Somebody known who is not there has the status "left".
pub(crate) fn member(state: &mut State, call: &Call) -> Answer {
    let chat = access::readable(state, call)?;
    let unknown = |_| Refused::bad("member not found");
    let user = match call.number("user_id").unwrap_or(0) {
        ..=0 => return Err(Refused::bad("invalid user_id specified")),
        _ => access::user(state, call).map_err(unknown)?,
    };
    let mut member = state.standing_now(chat, user).json(state.user_json(user));
    // docs: ChatMemberBanned, until_date: when it ends; 0 for ever.
    if let Some(until) = state.chat(chat).bans_end.get(&user) {
        member["until_date"] = json!(until);
    }
    Ok(member)
}

/// docs: getChatAdministrators; other bots are left out, this one is not.
pub(crate) fn administrators(state: &mut State, call: &Call) -> Answer {
    let chat = group(state, call, "there are no administrators in the private chat")?;
    let members = state.chat(chat).members.iter();
    let admins = members.filter(|(_, standing)| standing.is_admin());
    Ok(admins
        .map(|(user, standing)| standing.json(state.user_json(*user)))
        .collect::<Vec<Value>>()
        .into())
}

pub(crate) fn count(state: &mut State, call: &Call) -> Answer {
    let chat = access::readable(state, call)?;
    Ok(json!(state.chat(chat).members.values().filter(|standing| standing.is_in()).count()))
}

pub(crate) fn leave(state: &mut State, call: &Call) -> Answer {
    let chat = group(state, call, "chat member status can't be changed in private chats")?;
    if !state.chat(chat).standing(BOT_ID).is_in() {
        let word = state.chat(chat).kind.word();
        return Err(Refused::forbidden(format!("bot is not a member of the {word} chat")));
    }
    // The bot is told of its own leaving, too (docs: Update.my_chat_member).
    state.set_standing(chat, BOT_ID, BOT_ID, &Standing::Left);
    Ok(json!(true))
}

fn group(state: &mut State, call: &Call, refusal: &str) -> Result<i64, Refused> {
    let chat = access::readable(state, call)?;
    if state.chat(chat).kind == Kind::Private {
        return Err(Refused::bad(refusal));
    }
    Ok(chat)
}
