//! What can arrive from a platform once its door let it in.
//!
//! A request is plain data that can be stored (Telegram updates are, before they are acknowledged).
//! It holds no message text but the command, press or awaited answer itself.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::address::ChatAddress;
use super::caller::RoleLook;
use super::private::Private;

/// One thing asked of the program, or one thing that happened to it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum Request {
    /// A command with arguments already told apart (Discord's typed options).
    Command {
        /// The catalogue entry's name.
        name: String,
        /// What was given, by argument name.
        input: Input,
    },
    /// A command written as one message, beginning with `/` (Telegram). The catalogue reads it.
    Written(Private<String>),
    /// A button: its data as it came back from the platform, not to be trusted.
    Press(Private<String>),
    /// A submitted form: the form's id as it came back, and its fields by name.
    Form {
        /// The draft it belongs to, as the form was given it.
        id: String,
        /// Field name to typed text.
        fields: Fields,
    },
    /// Text in the private chat while a draft awaits an answer.
    Text(Private<String>),
    /// Something else was written in the private chat. Its content was dropped at the door.
    Unasked,
    /// Something happened to a chat or to the bot in it.
    Event(Happening),
}

/// What was typed into a form, by field; what was typed in the chat in answer to a question has no name.
pub type Fields = BTreeMap<String, Private<String>>;

/// Arguments by name, as typed.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Input(pub BTreeMap<String, Private<String>>);

impl Input {
    /// What was given for `argument`, trimmed; nothing if it was left out or blank.
    #[must_use]
    pub fn get(&self, argument: &str) -> Option<&str> {
        self.0.get(argument).map(|value| value.reveal().trim()).filter(|value| !value.is_empty())
    }

    /// Adds a value.
    pub fn set(&mut self, argument: &str, value: impl Into<String>) {
        self.0.insert(argument.to_owned(), Private::new(value.into()));
    }
}

/// News about a chat. The chat concerned is the caller's place unless it is named here.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum Happening {
    /// The bot was removed from the chat, or the chat (channel, topic) is gone.
    BotLeft,
    /// The bot is (again) in the chat and may post.
    BotCame,
    /// The bot was removed from a whole Discord server.
    BotLeftSpace(String),
    /// The bot is (again) on a Discord server.
    BotCameToSpace(String),
    /// Roles of a Discord server changed, and with them perhaps what the bot may do there.
    RolesChanged(String),
    /// The bot is on these Discord servers and on no other: it may have been removed from some while nobody
    /// was there to hear of it.
    OnSpaces(Vec<String>),
    /// The person blocked the bot (or closed their private chat with it).
    Blocked,
    /// The person lets the bot write again.
    Unblocked,
    /// A Telegram group became a supergroup with a new id.
    MovedTo(ChatAddress),
    /// The person asks to join the chat.
    AskedToJoin,
    /// How roles of a Discord server look now, by their ids.
    RolesLook {
        /// The server.
        space: String,
        /// Each role.
        roles: Vec<(String, RoleLook)>,
    },
    /// A call link was typed in a chat that others read. Found by the core, not by a door.
    LinkExposed,
}
