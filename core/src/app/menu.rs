//! What menus are made of, and suggestions while somebody types.

use super::App;
use crate::commands::context::Stop;
use crate::commands::{CATALOGUE, Caller, Entry, complete, entry};
use crate::reply::Choice;
use crate::reply::words::LANGUAGES;
use crate::store::StoreError;

impl App {
    /// Suggestions for the argument being typed, at most 25.
    pub async fn complete(
        &self,
        caller: &Caller,
        command: &str,
        argument: &str,
        typed: &str,
    ) -> Vec<Choice> {
        let Some(entry) = entry(command) else { return Vec::new() };
        match self.try_complete(caller, entry, argument, typed).await {
            Ok(choices) => choices,
            Err(error) => {
                tracing::error!(%error, "suggestions failed");
                Vec::new()
            }
        }
    }

    async fn try_complete(
        &self,
        caller: &Caller,
        entry: &Entry,
        argument: &str,
        typed: &str,
    ) -> Result<Vec<Choice>, StoreError> {
        let mut db = self.house.store.question().await?;
        let mut context = self.context(&mut db, caller, self.house.clock.now()).await?;
        match complete::suggest(&mut context, entry, argument, typed).await {
            Ok(choices) => Ok(choices),
            Err(Stop::Failure(error)) => Err(error),
            Err(Stop::Refusal(_) | Stop::Ask(_)) => Ok(Vec::new()),
        }
    }

    /// All commands, in the order of the menus.
    #[must_use]
    pub fn catalogue(&self) -> &'static [&'static Entry] {
        CATALOGUE
    }

    /// What a command is called in `language`; the name in the catalogue is understood everywhere.
    #[must_use]
    pub fn command_name(&self, entry: &Entry, language: &str) -> String {
        self.house.words.voice(Some(language)).command_name(entry.name)
    }

    /// A command's short description in `language` (at most 100 characters).
    #[must_use]
    pub fn summary(&self, entry: &Entry, language: &str) -> String {
        self.house.words.voice(Some(language)).summary(entry.name)
    }

    /// An argument's short description in `language` (at most 100 characters).
    #[must_use]
    pub fn argument_summary(&self, entry: &Entry, argument: &str, language: &str) -> String {
        self.house.words.voice(Some(language)).argument_summary(entry.name, argument)
    }

    /// The languages there are, as the platforms name them ("en"); the first is the default.
    #[must_use]
    pub fn languages(&self) -> &'static [&'static str] {
        LANGUAGES
    }
}
