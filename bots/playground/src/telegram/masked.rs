//! People who speak and are not seen: an administrator who remains anonymous, somebody who writes as
//! their channel.
//!
//! The bot is shown a stand-in of the platform's and the chat they speak for (docs: Message.from and
//! sender_chat; the two accounts' ids are the server's).

use serde_json::{Value, json};

use super::Telegram;
use super::ids::{ChatId, Where};
use super::message::{Content, Formatted, Post};
use super::person::Person;
use super::state::State;
use super::typed;

const GROUP: i64 = 1_087_968_824;
const CHANNEL: i64 = 136_817_688;

impl Telegram {
    /// An administrator who remains anonymous types a text.
    ///
    /// # Panics
    /// When they are no administrator there.
    pub async fn says_anonymously(&self, by: &Person, at: ChatId, text: &str) {
        let admin = self.inner.look(|state| state.chat(at.0).standing(by.id).is_admin());
        assert!(admin, "{} is no administrator there", by.name());
        self.speak_masked(GROUP, at.into(), text);
    }

    /// Somebody types a text as their channel.
    pub async fn says_as_channel(&self, at: ChatId, text: &str) {
        self.speak_masked(CHANNEL, at.into(), text);
    }

    fn speak_masked(&self, mask: i64, at: Where, text: &str) {
        self.inner.with(|state| {
            let chat = at.chat(mask);
            let words = Formatted { text: text.to_owned(), entities: typed::entities(text) };
            let id = state.post(chat, Post::new(mask, Content::Text(words)));
            state.deliver(chat, id);
        });
    }
}

/// The platform's stand-in for somebody masked.
pub(crate) fn user(id: i64) -> Option<Value> {
    let (name, username) = match id {
        GROUP => ("Group", "GroupAnonymousBot"),
        CHANNEL => ("Channel", "Channel_Bot"),
        _ => return None,
    };
    Some(json!({ "id": id, "is_bot": true, "first_name": name, "username": username }))
}

impl State {
    /// The chat somebody masked speaks for in `chat`.
    pub(crate) fn mask(&self, from: i64, chat: i64) -> Option<Value> {
        match from {
            GROUP => Some(self.chat_json(chat)),
            CHANNEL => {
                Some(json!({ "id": -1_009_000_000_001_i64, "type": "channel", "title": "My days" }))
            }
            _ => None,
        }
    }
}
