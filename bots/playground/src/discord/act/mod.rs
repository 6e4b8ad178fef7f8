//! People: what they do and what they see.
//!
//! Here: who acts and where. `command` types, `press` clicks and fills in, `read` looks; `options`
//! turns typed words into what a client would send; `interact` hands it to the bot and waits; `seen`
//! and `form` are what comes to a person's eyes; `window` and `servers` are all that one person's client shows.
//!
//! Whatever a Discord client would not let a person do is a panic with the reason: a story that does it
//! is wrong, not the bot. What the bot may do wrong is an `Err` or shows in what is seen.

use std::fmt;
use std::sync::Arc;

use super::check::locale_known;
use super::ids::ChannelId;

mod command;
mod form;
mod interact;
mod options;
mod press;
mod read;
mod seen;
mod servers;
mod window;

pub use form::{Form, Input};
pub use seen::{Answer, Button, Seen, SeenFile};
pub use servers::ServerSeen;
pub use window::Place;

/// Somebody with a Discord account. Cloning gives another handle to the same person.
#[derive(Clone, Debug)]
pub struct Person {
    id: u64,
    name: Arc<str>,
    locale: &'static str,
}

impl Person {
    pub(super) fn new(id: u64, name: &str) -> Self {
        Self { id, name: name.into(), locale: "en-US" }
    }

    /// The account's id.
    #[must_use]
    pub fn id(&self) -> u64 {
        self.id
    }

    /// The name it was made with.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The same person, with their client set to another language.
    ///
    /// # Panics
    /// If no Discord client speaks it.
    #[must_use]
    pub fn with_locale(&self, locale: &'static str) -> Self {
        assert!(locale_known(locale), "no Discord client can be set to {locale:?}");
        Self { locale, ..self.clone() }
    }

    /// The language of their client.
    #[must_use]
    pub fn locale(&self) -> &str {
        self.locale
    }
}

/// Where somebody types.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Where {
    /// In a channel or thread of a server.
    Channel(ChannelId),
    /// In their direct conversation with the bot.
    Dm,
}

impl From<ChannelId> for Where {
    fn from(channel: ChannelId) -> Self {
        Self::Channel(channel)
    }
}

/// The bot gave no answer in time: what a person sees is "The application did not respond".
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoAnswer {
    /// What was done, and what the bot did instead of answering.
    pub to: String,
}

impl fmt::Display for NoAnswer {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "the application did not respond to {}", self.to)
    }
}

impl std::error::Error for NoAnswer {}
