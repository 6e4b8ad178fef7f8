//! Counters for `/status` and the metrics: what went wrong without stopping anything.

use std::sync::atomic::{AtomicU64, Ordering};

/// What happened since the start. Counters only grow.
#[derive(Debug, Default)]
pub struct Health {
    unknown_events: AtomicU64,
    watchdog_restarts: AtomicU64,
    lost_answers: AtomicU64,
}

impl Health {
    /// Events serenity could not read: a new kind, or a shape it does not know. A person may have
    /// waited in vain for an answer to one of them.
    #[must_use]
    pub fn unknown_events(&self) -> u64 {
        self.unknown_events.load(Ordering::Relaxed)
    }

    /// How often the watchdog restarted a silent gateway connection.
    #[must_use]
    pub fn watchdog_restarts(&self) -> u64 {
        self.watchdog_restarts.load(Ordering::Relaxed)
    }

    /// Answers Discord did not take (too late, unreadable, or the network was gone).
    #[must_use]
    pub fn lost_answers(&self) -> u64 {
        self.lost_answers.load(Ordering::Relaxed)
    }

    pub(crate) fn unknown_event(&self) {
        self.unknown_events.fetch_add(1, Ordering::Relaxed);
    }

    pub(crate) fn watchdog_restart(&self) {
        self.watchdog_restarts.fetch_add(1, Ordering::Relaxed);
    }

    pub(crate) fn lost_answer(&self) {
        self.lost_answers.fetch_add(1, Ordering::Relaxed);
    }
}
