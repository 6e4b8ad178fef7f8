//! Who asks, where, and what the place allows: what an adapter's door hands over with a request.
//!
//! These are facts the platform stated about this one event. Rights inside a group are not here:
//! they are looked up in the store when the request is handled.

use serde::{Deserialize, Serialize};

use crate::clock::Instant;

use super::address::{Account, ChatAddress};
use super::private::Private;

/// The sender of one request.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Caller {
    /// Who.
    pub account: Account,
    /// The language tag the platform gave for this person, if any ("en", "de", "pt-BR").
    pub language: Option<String>,
    /// Where.
    pub place: Place,
    /// The platform's id of this very event (interaction id, update id): handled at most once.
    pub event: String,
    /// The platform's id of the message the request was written in, where there is one.
    pub message: Option<String>,
}

/// Where a request was made.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Place {
    /// The chat; `None` in a private chat with the bot.
    pub chat: Option<ChatFacts>,
    /// Whether an answer given here is seen by the asker alone: in a private chat, and on Discord
    /// everywhere (ephemeral answers), but not in a Telegram chat.
    pub answers_privately: bool,
}

impl Place {
    /// The private chat with the bot.
    #[must_use]
    pub const fn private() -> Self {
        Self { chat: None, answers_privately: true }
    }
}

/// What the platform says of a chat and of the caller's standing in it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ChatFacts {
    /// Which chat.
    pub address: ChatAddress,
    /// Whether the caller holds the platform's own right to manage this chat (Discord: Manage
    /// Channels, or stronger; Telegram: administrator or owner). `None` where nobody looked.
    pub caller_manages: Option<bool>,
    /// Who else can look in.
    pub openness: Openness,
    /// How people get in.
    #[serde(default)]
    pub doors: Doors,
}

/// What the platform says of how people get into a chat. Most requests say nothing of it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Doors {
    /// Telegram: what the bot may do there.
    pub bot: Option<BotStanding>,
    /// Telegram: a permanent link lets in whoever has it.
    pub permanent_link: bool,
    /// Discord: the role that was named in this request.
    pub role: Option<NamedRole>,
    /// Telegram: when somebody asked to join. Word of it may have waited for us.
    pub asked_at: Option<Instant>,
}

/// What the bot may do at a Telegram chat's door.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BotStanding {
    /// It is an administrator.
    pub administers: bool,
    /// It may make invite links and decide on requests to join.
    pub invites: bool,
    /// It may take people out.
    pub bans: bool,
}

/// What Discord says of a role that somebody named. What is not known is `None`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NamedRole {
    /// Its id.
    pub id: String,
    /// How others see it.
    pub look: RoleLook,
    /// It is @everyone.
    pub everyone: bool,
    /// It belongs to an integration, which alone gives it.
    pub managed: bool,
    /// It grants a right over the server, its channels or its people.
    pub powerful: bool,
    /// It is below the bot's highest role, and the bot may give roles.
    pub in_reach: Option<bool>,
    /// Whoever asks may give it to others.
    pub callers: Option<bool>,
}

/// How a role of a Discord server looks to everybody on it: who has it they see on profiles, in any case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RoleLook {
    /// Its name.
    pub name: Private<String>,
    /// Those who have it are listed apart from the other members.
    pub apart: bool,
    /// Anybody may mention it, and so call all who have it.
    pub called: bool,
}

/// Who can see a chat without being let in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Openness {
    /// Only those let in.
    Closed,
    /// Everybody on the Discord server (the channel is visible to @everyone).
    WholeServer,
    /// Everybody (a Telegram chat with a public @username).
    Public,
    /// Not known.
    Unknown,
}
