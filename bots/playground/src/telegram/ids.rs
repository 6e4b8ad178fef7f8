//! The numbers and places Telegram tells apart.

use std::fmt;

/// A chat: a person's id for a private chat, negative for a group, `-100…` for a supergroup.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ChatId(pub i64);

impl fmt::Display for ChatId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// Where somebody says something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Where {
    /// In the private chat with the bot.
    Private,
    /// In a group; in a forum, in its General topic.
    Chat(ChatId),
    /// In a topic of a forum.
    Topic(ChatId, i64),
}

impl From<ChatId> for Where {
    fn from(chat: ChatId) -> Self {
        Self::Chat(chat)
    }
}

impl Where {
    /// The chat this means when `person` is the one who speaks.
    pub(crate) fn chat(self, person: i64) -> i64 {
        match self {
            Self::Private => person,
            Self::Chat(chat) | Self::Topic(chat, _) => chat.0,
        }
    }

    pub(crate) fn thread(self) -> Option<i64> {
        match self {
            Self::Topic(_, thread) => Some(thread),
            Self::Private | Self::Chat(_) => None,
        }
    }
}
