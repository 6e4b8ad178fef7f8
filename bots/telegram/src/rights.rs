//! Whether the bot may post in a chat, and keep its door, asked of Telegram without doing either (docs: getChat,
//! getChatMember, ChatPermissions, ChatMemberAdministrator).
//!
//! Not here: topics. The Bot API does not say whether one is closed; a post there shows it.

use circlekeeper_core::domain::address::ChatAddress;
use circlekeeper_core::domain::posting::MayPost;
use serde_json::{Value, json};

use crate::Settings;
use crate::api::{Api, Failure, PATIENCE};
use crate::target;
use crate::verdict::Verdict;

/// The right by the name Telegram's apps show.
const SEND: &str = "Send messages";

/// Whether the bot could post a message in this chat now.
pub async fn may_post(settings: &Settings, chat: &ChatAddress) -> MayPost {
    let Ok(api) = Api::new(settings) else { return MayPost::Unknown("no HTTP client".into()) };
    match look(&api, chat).await {
        Ok(found) => found,
        Err(failure) => refused(&failure),
    }
}

async fn look(api: &Api, chat: &ChatAddress) -> Result<MayPost, Failure> {
    let me = api.me().await?.id;
    let id = target::id(&chat.chat);
    let asked = json!({ "chat_id": id, "user_id": me });
    let member: Value = api.call("getChatMember", &asked, PATIENCE).await?;
    Ok(match member["status"].as_str() {
        Some("creator" | "administrator") => MayPost::Yes,
        Some("member") => {
            let found: Value = api.call("getChat", &json!({ "chat_id": id }), PATIENCE).await?;
            // Left out where the chat is a private one.
            sends(&found["permissions"], found["permissions"].is_null())
        }
        Some("restricted") if member["is_member"] == false => MayPost::Gone,
        Some("restricted") => sends(&member, false),
        Some("left" | "kicked") => MayPost::Gone,
        _ => MayPost::Unknown("an answer could not be read".into()),
    })
}

/// The rights the bot lacks to keep a chat's door, by the names Telegram's apps show. What keeps it from
/// being asked shows when it is asked whether it may post.
pub async fn lacks_at_door(settings: &Settings, chat: &ChatAddress) -> Vec<&'static str> {
    let Ok(api) = Api::new(settings) else { return Vec::new() };
    let Ok(me) = api.me().await else { return Vec::new() };
    let asked = json!({ "chat_id": target::id(&chat.chat), "user_id": me.id });
    let Ok(member) = api.call::<Value>("getChatMember", &asked, PATIENCE).await else {
        return Vec::new();
    };
    let owner = member["status"] == "creator";
    let rights =
        [("can_invite_users", "Invite users via link"), ("can_restrict_members", "Ban users")];
    let lacks = |right: &str| !owner && member[right] != true;
    rights.into_iter().filter(|(right, _)| lacks(right)).map(|(_, name)| name).collect()
}

fn sends(permissions: &Value, unsaid: bool) -> MayPost {
    if permissions["can_send_messages"].as_bool().unwrap_or(unsaid) {
        MayPost::Yes
    } else {
        MayPost::Lacks(SEND)
    }
}

fn refused(failure: &Failure) -> MayPost {
    match Verdict::of(failure) {
        Verdict::Gone => MayPost::Gone,
        Verdict::Moved(_) => MayPost::Moved,
        Verdict::NotAllowed => MayPost::Lacks(SEND),
        _ => MayPost::Unknown(failure.kind()),
    }
}

#[cfg(test)]
mod tests {
    use circlekeeper_core::clock::Clock;
    use circlekeeper_core::domain::address::Platform;
    use circlekeeper_core::domain::private::Private;
    use circlekeeper_playground::telegram::{ChatId, Fault, Telegram};

    use super::*;

    async fn asked(telegram: &Telegram, chat: ChatId) -> MayPost {
        let settings = Settings {
            token: Private::new(telegram.token()),
            api: Some(telegram.address()),
            clock: Clock::system(),
        };
        let (platform, chat) = (Platform::Telegram, chat.0.to_string());
        may_post(&settings, &ChatAddress { platform, space: None, chat, topic: None }).await
    }

    #[tokio::test]
    async fn the_bot_may_post_as_a_member_and_as_administrator_but_not_muted() {
        let telegram = Telegram::start(Clock::system()).await.unwrap();
        let dana = telegram.person("Dana");
        let chat = telegram.group("Thursday evenings", &dana);
        assert_eq!(asked(&telegram, chat).await, MayPost::Yes);
        telegram.mute_bot(chat, true);
        assert_eq!(asked(&telegram, chat).await, MayPost::Lacks(SEND));
        telegram.mute_bot(chat, false);
        telegram.make_bot_admin(chat);
        assert_eq!(asked(&telegram, chat).await, MayPost::Yes);
        assert!(telegram.violations().is_empty());
    }

    #[tokio::test]
    async fn a_lost_chat_is_told_from_a_moved_one_and_from_one_nobody_could_ask_about() {
        let telegram = Telegram::start(Clock::system()).await.unwrap();
        let dana = telegram.person("Dana");
        let chat = telegram.basic_group("Thursday evenings", &dana);
        telegram.fail_next_of("getChatMember", Fault::Status(502, "Bad Gateway"));
        assert_eq!(asked(&telegram, chat).await, MayPost::Unknown("server error".into()));
        let grown = telegram.migrate(chat);
        assert_eq!(asked(&telegram, chat).await, MayPost::Moved);
        telegram.kick_bot(grown);
        assert_eq!(asked(&telegram, grown).await, MayPost::Gone);
    }
}
