//! Counters for `/status` and the metrics: what went wrong without stopping anything.

use std::sync::atomic::{AtomicU64, Ordering};

/// What happened since the start. Counters only grow.
#[derive(Debug, Default)]
pub struct Health {
    unknown_updates: AtomicU64,
    failed_polls: AtomicU64,
    lost_answers: AtomicU64,
}

impl Health {
    /// Updates that could not be read: a new kind, or a shape nobody knew. A person may have waited
    /// in vain for an answer to one of them.
    #[must_use]
    pub fn unknown_updates(&self) -> u64 {
        self.unknown_updates.load(Ordering::Relaxed)
    }

    /// Polls that brought nothing because they failed (network, another program on the same token),
    /// and batches that could not be kept.
    #[must_use]
    pub fn failed_polls(&self) -> u64 {
        self.failed_polls.load(Ordering::Relaxed)
    }

    /// Answers Telegram did not take, or perhaps did not.
    #[must_use]
    pub fn lost_answers(&self) -> u64 {
        self.lost_answers.load(Ordering::Relaxed)
    }

    pub(crate) fn unknown_update(&self) {
        self.unknown_updates.fetch_add(1, Ordering::Relaxed);
    }

    pub(crate) fn failed_poll(&self) {
        self.failed_polls.fetch_add(1, Ordering::Relaxed);
    }

    pub(crate) fn lost_answer(&self) {
        self.lost_answers.fetch_add(1, Ordering::Relaxed);
    }
}
