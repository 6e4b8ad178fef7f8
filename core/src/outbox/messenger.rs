//! The port through which the outbox reaches a platform.
//!
//! An adapter's `messenger.rs` implements it with one request (or the few it takes to open a private
//! chat) and says how that ended, in terms of what is *known*: the outbox decides what follows.

use std::time::Duration;

use async_trait::async_trait;

use crate::clock::Mark;
use crate::domain::address::{Account, ChatAddress, Platform};
use crate::domain::private::Private;
use crate::reply::Message;

pub use super::door::Door;

/// One lane's way out.
#[async_trait]
pub trait Messenger: Send + Sync {
    /// Whose lane this is.
    fn platform(&self) -> Platform;

    /// Tries once to deliver `parcel`. Never retries by itself, never waits for a rate limit.
    async fn deliver(&self, parcel: &Parcel) -> Ending;
}

/// One thing to deliver.
#[derive(Clone, Debug)]
pub struct Parcel {
    /// To whom.
    pub to: Recipient,
    /// What to do there.
    pub act: Act,
    /// The same for every try of the same delivery, at most 25 characters: Discord's `nonce`.
    pub nonce: String,
    /// No request may be started after this moment of the stopwatch: the process may have been
    /// asleep, and another may have taken over.
    pub deadline: Mark,
}

/// Where a delivery goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Recipient {
    /// A chat.
    Chat(ChatAddress),
    /// A person's private chat with the bot.
    Person(Account),
}

/// What to do at the recipient's.
#[derive(Clone, Debug, PartialEq)]
pub enum Act {
    /// Post a message.
    Say(Message),
    /// Delete somebody's message by the platform's id (a call link typed in a chat).
    Erase(String),
    /// Change who gets in there.
    Door(Door),
}

/// How one try ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ending {
    /// It was done; the platform's id of the message.
    Done(String),
    /// It was done, and made something that opens a door (a link): it is told to nobody but whom it is for.
    Made(Private<String>),
    /// At a door: it was so before, and nothing was done.
    WasSo,
    /// Provably nothing happened (no connection, or the deadline had passed): try again.
    Unsent(Reason),
    /// It may have happened (timeout, reset, 5xx after the request had left).
    Doubtful(Reason),
    /// Not now: try again after this long. Not counted as a try.
    Wait {
        /// How long, from now.
        retry_after: Duration,
        /// Whether it holds for the whole lane rather than for this recipient.
        whole_lane: bool,
    },
    /// Refused, and nobody here knows why: nothing happened, but something may after this long. Not counted
    /// as a try.
    Unexplained {
        /// What was said.
        reason: Reason,
        /// How long to leave the recipient alone, from now.
        retry_after: Duration,
    },
    /// The recipient cannot be reached any more (kicked, channel gone, blocked, private messages
    /// closed).
    Gone(Reason),
    /// At a door: whoever is to be let in is not there yet, and cannot be given anything. Nothing happened.
    Absent(Reason),
    /// The recipient is there, but a right is missing.
    NotAllowed(Reason),
    /// The chat has a new address.
    Moved(ChatAddress),
    /// The platform takes none of our requests (401): the lane stops.
    Unauthorised,
    /// The request itself is wrong (400): our bug; not tried again.
    Malformed(Reason),
}

/// What the platform said, in short, for the log and for `/status`: a status and an error code.
/// Never text of a message, a name, or an address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reason(pub String);

impl Reason {
    /// A short reason.
    pub fn new(reason: impl Into<String>) -> Self {
        Self(reason.into())
    }
}
