//! What a command needs to know about its chat and Telegram did not say with the update: whether
//! the caller manages the chat, and who can look in.
//!
//! Asked when the request is handled, not when it is kept: it may have waited, and rights change.
//! Whatever cannot be found out stays unknown; the core decides what that means.

use circlekeeper_core::commands::caller::{BotStanding, ChatFacts, Openness};
use circlekeeper_core::commands::entry::{Entry, Who};
use circlekeeper_core::commands::{self, Caller, Request, written};
use circlekeeper_core::domain::address::Account;
use serde_json::{Value, json};

use crate::api::{Api, Failure, PATIENCE};
use crate::target;

/// The catalogue's entry of a written command.
pub(crate) fn entry_of(request: &Request) -> Option<&'static Entry> {
    let Request::Written(text) = request else { return None };
    written::name_of(text.reveal()).and_then(commands::entry)
}

/// The caller, with the facts this entry needs.
pub(crate) async fn look_up(api: &Api, entry: Option<&Entry>, mut caller: Caller) -> Caller {
    let needed = entry.is_some_and(|entry| entry.who == Who::ChatManager);
    if let (true, Some(chat)) = (needed, &mut caller.place.chat) {
        look_at(api, &caller.account, chat).await;
    }
    caller
}

async fn look_at(api: &Api, account: &Account, chat: &mut ChatFacts) {
    let id = target::id(&chat.address.chat);
    let member = json!({ "chat_id": id, "user_id": target::id(account.id.reveal()) });
    match api.call::<Value>("getChatMember", &member, PATIENCE).await {
        Ok(member) => chat.caller_manages = Some(manages(&member)),
        Err(failure) => {
            tracing::warn!(kind = failure.kind(), "a caller's standing could not be looked up");
        }
    }
    if let Ok(found) = api.call::<Value>("getChat", &json!({ "chat_id": id }), PATIENCE).await {
        chat.openness = openness(&found);
        chat.doors.permanent_link = has_permanent_link(&found);
    }
    chat.doors.bot = standing(api, &id).await.ok();
}

/// What the bot may do at the chat's door.
async fn standing(api: &Api, chat: &Value) -> Result<BotStanding, Failure> {
    let me = json!({ "chat_id": chat, "user_id": api.me().await?.id });
    let member: Value = api.call("getChatMember", &me, PATIENCE).await?;
    let owns = member["status"] == "creator";
    Ok(BotStanding {
        administers: manages(&member),
        invites: owns || member["can_invite_users"] == true && manages(&member),
        bans: owns || member["can_restrict_members"] == true,
    })
}

/// Docs: ChatFullInfo.invite_link, told to administrators who may invite.
fn has_permanent_link(chat: &Value) -> bool {
    chat["invite_link"].as_str().is_some_and(|link| !link.is_empty())
}

/// Docs: ChatMember.
fn manages(member: &Value) -> bool {
    matches!(member["status"].as_str(), Some("creator" | "administrator"))
}

/// Docs: ChatFullInfo.
fn openness(chat: &Value) -> Openness {
    let named = |field: &Value| field.as_str().is_some_and(|name| !name.is_empty());
    let also = chat["active_usernames"].as_array().is_some_and(|names| !names.is_empty());
    if named(&chat["username"]) || also { Openness::Public } else { Openness::Closed }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn administrators_manage_and_others_do_not() {
        for (status, expected) in
            [("creator", true), ("administrator", true), ("member", false), ("restricted", false)]
        {
            assert_eq!(manages(&json!({ "status": status })), expected, "{status}");
        }
    }

    #[test]
    fn a_chat_with_any_username_is_public() {
        assert_eq!(openness(&json!({ "username": "open" })), Openness::Public);
        assert_eq!(openness(&json!({ "active_usernames": ["open"] })), Openness::Public);
        assert_eq!(openness(&json!({ "title": "Circle" })), Openness::Closed);
    }
}
