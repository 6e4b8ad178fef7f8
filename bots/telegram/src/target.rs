//! Where a message goes, in the Bot API's terms.

use circlekeeper_core::domain::address::{Account, ChatAddress, Platform};
use circlekeeper_core::outbox::Room;
use serde_json::{Value, json};

/// A chat, or a topic in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Target {
    pub(crate) chat: String,
    topic: Option<String>,
}

impl Target {
    pub(crate) fn chat(address: &ChatAddress) -> Self {
        Self { chat: address.chat.clone(), topic: address.topic.clone() }
    }

    /// The private chat with somebody has their user id.
    pub(crate) fn person(account: &Account) -> Self {
        Self { chat: account.id.reveal().clone(), topic: None }
    }

    /// What its messages are counted by. Only a private chat's number is not negative (Bot API, Chat).
    pub(crate) fn room(&self) -> Room {
        let chat = self.chat.clone();
        if chat.starts_with('-') { Room::Shared(chat) } else { Room::Private(chat) }
    }

    /// The beginning of a request's body. The General topic is addressed by naming none.
    pub(crate) fn body(&self) -> Value {
        let mut body = json!({ "chat_id": id(&self.chat) });
        if let Some(topic) = &self.topic {
            body["message_thread_id"] = id(topic);
        }
        body
    }
}

/// The address of the supergroup a chat became; its topics, if any, are new ones.
pub(crate) fn moved_to(chat: i64) -> ChatAddress {
    ChatAddress { platform: Platform::Telegram, space: None, chat: chat.to_string(), topic: None }
}

/// Ids are numbers on the wire and text in the store.
pub(crate) fn id(text: &str) -> Value {
    text.parse::<i64>().map_or_else(|_| json!(text), |number| json!(number))
}
