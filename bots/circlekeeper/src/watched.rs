//! One side's counters: kept while the side is started again and again, and told to the house as plain
//! numbers.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use circlekeeper_core::health::Counts;
use circlekeeper_discord as discord;
use circlekeeper_telegram as telegram;

/// The counters of one side. Of the two adapters' only the one that runs counts.
#[derive(Debug, Default)]
pub(crate) struct Watched {
    pub(crate) discord: Arc<discord::Health>,
    pub(crate) telegram: Arc<telegram::Health>,
    restarts: AtomicU64,
}

impl Watched {
    /// The side failed, and is started again.
    pub(crate) fn restarted(&self) {
        self.restarts.fetch_add(1, Ordering::Relaxed);
    }

    /// All of them.
    pub(crate) fn counts(&self) -> Counts {
        Counts {
            restarts: self.restarts.load(Ordering::Relaxed),
            silences: self.discord.watchdog_restarts(),
            failed_polls: self.telegram.failed_polls(),
            unreadable: self.discord.unknown_events() + self.telegram.unknown_updates(),
            lost_answers: self.discord.lost_answers() + self.telegram.lost_answers(),
        }
    }
}
