//! The core's one entry for requests.

use crate::commands::{Caller, Entry, Request};
use crate::domain::address::Platform;
use crate::reply::{Choice, Reply};
use crate::store::StoreError;

/// Everything a request needs. Cheap to clone.
#[derive(Clone, Debug)]
pub struct App {}

impl App {
    /// Answers one request. Never fails: a person's mistake is a kind reply, a failure is logged once
    /// and apologised for once. The request's stored update, if any, is gone afterwards.
    pub async fn handle(&self, caller: &Caller, request: Request) -> Reply {
        let _ = (caller, request);
        Reply::Nothing
    }

    /// Suggestions for the argument being typed, at most 25.
    pub async fn complete(
        &self,
        caller: &Caller,
        command: &str,
        argument: &str,
        typed: &str,
    ) -> Vec<Choice> {
        let _ = (caller, command, argument, typed);
        Vec::new()
    }

    /// All commands, in the order of the menus.
    #[must_use]
    pub fn catalogue(&self) -> &'static [&'static Entry] {
        &[]
    }

    /// A command's short description in `language` (at most 100 characters).
    #[must_use]
    pub fn summary(&self, entry: &Entry, language: &str) -> String {
        let _ = (entry, language);
        String::new()
    }

    /// An argument's short description in `language` (at most 100 characters).
    #[must_use]
    pub fn argument_summary(&self, entry: &Entry, argument: &str, language: &str) -> String {
        let _ = (entry, argument, language);
        String::new()
    }

    /// The languages there are, as the platforms name them ("en"); the first is the default.
    #[must_use]
    pub fn languages(&self) -> &'static [&'static str] {
        &["en"]
    }

    /// A line the adapter may say by itself: the answer took too long or could not be shown.
    #[must_use]
    pub fn apology(&self, language: Option<&str>) -> Reply {
        let _ = language;
        Reply::Nothing
    }

    /// Stores requests before their updates are acknowledged. Those already stored or handled are
    /// left out. Returns when they are durable.
    ///
    /// # Errors
    /// If the store cannot take them: then nothing may be acknowledged.
    pub async fn keep(
        &self,
        platform: Platform,
        requests: &[(Caller, Request)],
    ) -> Result<(), StoreError> {
        let _ = (platform, requests);
        Ok(())
    }

    /// What was kept and not handled yet, oldest first.
    ///
    /// # Errors
    /// If the store cannot be read.
    pub async fn kept(&self, platform: Platform) -> Result<Vec<(Caller, Request)>, StoreError> {
        let _ = platform;
        Ok(Vec::new())
    }

    /// Whether a draft of this person awaits an answer typed in the private chat: else such text is
    /// dropped at the door.
    pub async fn awaits_text(&self, caller: &Caller) -> bool {
        let _ = caller;
        false
    }

    /// A small value an adapter remembers (the hash of the command list it registered last).
    pub async fn recall(&self, key: &str) -> Option<String> {
        let _ = key;
        None
    }

    /// See [`App::recall`].
    pub async fn remember(&self, key: &str, value: &str) {
        let _ = (key, value);
    }

    /// Counts a reply sent outside the outbox against the platform's rate limits: replies go first.
    pub fn replied(&self, platform: Platform, chat: &str) {
        let _ = (platform, chat);
    }
}
