//! What everything in the core shares: the store, the clock, the words, the operator's decisions.

use std::sync::Arc;

use tokio::sync::watch;

use crate::clock::Clock;
use crate::domain::policy::Policy;
use crate::health::Sides;
use crate::measures::Measures;
use crate::outbox::Progress;
use crate::reply::words::Words;
use crate::store::Store;

/// Cheap to clone.
#[derive(Clone, Debug)]
pub struct House {
    /// What is remembered.
    pub store: Store,
    /// What time it is.
    pub clock: Clock,
    /// What is said.
    pub words: Arc<Words>,
    /// What the operator decided.
    pub policy: Arc<Policy>,
    /// Tells the outbox that something may be owed now.
    pub wake: Wake,
    /// How far the lanes have come.
    pub progress: Progress,
    /// What was counted.
    pub measures: Measures,
    /// How the sides this process serves are.
    pub sides: Sides,
}

/// Wakes the outbox.
#[derive(Clone, Debug)]
pub struct Wake {
    changes: watch::Sender<u64>,
}

impl Wake {
    /// Something changed.
    pub fn up(&self) {
        self.changes.send_modify(|changes| *changes += 1);
    }

    /// To wait for the next change with.
    #[must_use]
    pub fn listen(&self) -> watch::Receiver<u64> {
        self.changes.subscribe()
    }
}

impl Default for Wake {
    fn default() -> Self {
        Self { changes: watch::Sender::new(0) }
    }
}
