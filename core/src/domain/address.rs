//! Where people and chats are found: platform, account, chat address.
//!
//! Not here: what a place allows (`caller.rs`) and the rows that remember addresses
//! (`store/persons.rs`, `store/chats.rs`).

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::private::Private;

/// As which small fact the bot's username on Telegram is remembered: links into the private chat hold it.
pub const TELEGRAM_NAME: &str = "telegram_name";

/// One of the two platforms; also the name of its lane.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Platform {
    /// Discord.
    Discord,
    /// Telegram.
    Telegram,
}

impl Platform {
    /// Both platforms, in the order they are named to people.
    pub const ALL: [Self; 2] = [Self::Discord, Self::Telegram];

    /// The word the store and the settings use.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Discord => "discord",
            Self::Telegram => "telegram",
        }
    }

    /// The platform's own name, as people write it.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::Discord => "Discord",
            Self::Telegram => "Telegram",
        }
    }
}

impl fmt::Display for Platform {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

/// A word that names no platform.
#[derive(Debug, thiserror::Error)]
#[error("a platform is \"discord\" or \"telegram\"")]
pub struct UnknownPlatform;

impl FromStr for Platform {
    type Err = UnknownPlatform;

    fn from_str(word: &str) -> Result<Self, UnknownPlatform> {
        Self::ALL.into_iter().find(|platform| platform.as_str() == word).ok_or(UnknownPlatform)
    }
}

/// One account on one platform.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Account {
    /// Where the account lives.
    pub platform: Platform,
    /// The platform's own id of the user, in decimal.
    pub id: Private<String>,
}

impl Account {
    /// The account `id` on `platform`.
    #[expect(clippy::needless_pass_by_value, reason = "ids are numbers or fresh strings")]
    pub fn new(platform: Platform, id: impl ToString) -> Self {
        Self { platform, id: Private::new(id.to_string()) }
    }
}

/// A Discord channel or thread, or a Telegram chat or topic.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct ChatAddress {
    /// Where the chat lives.
    pub platform: Platform,
    /// Discord: the server the channel is in. Telegram: none.
    pub space: Option<String>,
    /// Discord: channel or thread id. Telegram: chat id.
    pub chat: String,
    /// Telegram: the topic's `message_thread_id`; none for the General topic. Discord: none.
    pub topic: Option<String>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_platform_reads_back_what_it_writes() {
        for platform in Platform::ALL {
            assert_eq!(platform.as_str().parse::<Platform>().unwrap(), platform);
        }
        assert!("irc".parse::<Platform>().is_err());
    }

    #[test]
    fn an_account_does_not_print_its_id() {
        assert!(!format!("{:?}", Account::new(Platform::Discord, 4711)).contains("4711"));
    }
}
