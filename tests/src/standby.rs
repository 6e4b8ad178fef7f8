//! A second bot on the same store, and a side that has ended.

use circlekeeper_core::domain::address::Platform;

use crate::World;
use crate::bot::Bot;

impl World {
    /// Starts a second bot on the same store. It stands by as long as the first one runs.
    pub async fn start_second(&mut self) {
        assert!(self.second.is_none(), "a second bot runs already");
        self.second = Some(Bot::start(&self.settings, self.clock.clone(), self.patience).await);
    }

    /// Starts the bot on the same store as before, though a platform may be away.
    pub async fn start_without_waiting(&mut self) {
        assert!(self.bot.is_none(), "the bot runs already");
        self.bot = Some(Bot::start(&self.settings, self.clock.clone(), self.patience).await);
    }

    /// Cuts the first bot off; the second takes over.
    pub async fn cut_off_first(&mut self) {
        self.cut_off();
        self.bot = self.second.take();
        assert!(self.bot.is_some(), "there is a second bot");
    }

    /// Stops the second bot, as SIGTERM does.
    pub async fn stop_second(&mut self) {
        self.second.take().expect("a second bot runs").stop().await;
    }

    /// From now on this side is not waited for: it has ended, and is meant to have.
    pub fn expect_ended(&mut self, side: Platform) {
        self.ended.push(side);
    }

    /// Whether the whole program has ended by itself.
    #[must_use]
    pub fn has_ended(&self) -> bool {
        self.bot.as_ref().is_none_or(Bot::has_ended)
    }
}
