//! A human being with a Telegram account.

use std::fmt;
use std::sync::Arc;

use serde_json::{Value, json};

use super::Telegram;
use super::ids::ChatId;
use super::inner::Inner;

/// What the server knows of a person.
#[derive(Clone, Debug)]
pub(crate) struct Human {
    pub(crate) name: String,
    pub(crate) username: Option<String>,
    pub(crate) language: String,
    /// Pressed Start at least once: only then may the bot write first.
    pub(crate) started: bool,
    pub(crate) blocked: bool,
    /// Deleted the account.
    pub(crate) deactivated: bool,
    /// Asked to join a chat of the bot's: since when it may write, for five minutes (docs: ChatJoinRequest).
    pub(crate) open_since: Option<i64>,
}

impl Human {
    pub(crate) fn json(&self, id: i64) -> Value {
        let mut user = json!({
            "id": id,
            "is_bot": false,
            "first_name": self.name,
            "language_code": self.language,
        });
        if let Some(username) = &self.username {
            user["username"] = json!(username);
        }
        user
    }
}

/// A handle to one person. Cloning gives the same person.
#[derive(Clone)]
pub struct Person {
    pub(crate) id: i64,
    pub(crate) inner: Arc<Inner>,
}

impl Telegram {
    /// Somebody new: a first name, no username, English.
    pub fn person(&self, name: &str) -> Person {
        let id = self.inner.with(|state| state.add_person(name));
        Person { id, inner: self.inner.clone() }
    }
}

impl Person {
    /// The user id; also the id of the private chat with the bot.
    #[must_use]
    pub fn id(&self) -> i64 {
        self.id
    }

    /// The private chat with the bot.
    #[must_use]
    pub fn private_chat(&self) -> ChatId {
        ChatId(self.id)
    }

    /// The first name.
    #[must_use]
    pub fn name(&self) -> String {
        self.inner.look(|state| state.human(self.id).name.clone())
    }

    /// The same person with the app set to another language (`de`).
    #[must_use]
    pub fn with_language(self, language: &str) -> Self {
        self.inner.with(|state| language.clone_into(&mut state.human_mut(self.id).language));
        self
    }

    /// The same person with a public username.
    #[must_use]
    pub fn with_username(self, username: &str) -> Self {
        self.inner.with(|state| state.human_mut(self.id).username = Some(username.to_owned()));
        self
    }
}

impl fmt::Debug for Person {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Person").field("id", &self.id).finish_non_exhaustive()
    }
}
