//! The shared heart of a stand-in: its state behind one lock, and a bell that rings at each change.
//!
//! The lock is a plain one and never held across an await. Who waits for something looks, and looks
//! again when the bell rings. Not here: what the state holds (`state.rs`).

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use circlekeeper_core::clock::Clock;
use tokio::sync::watch;

use super::state::State;
use crate::connection::Sockets;

pub(crate) struct Inner {
    pub(crate) sockets: Arc<Sockets>,
    state: Mutex<State>,
    changed: watch::Sender<u64>,
}

impl Inner {
    pub(crate) fn new(clock: Clock, sockets: Arc<Sockets>) -> Self {
        let state = Mutex::new(State::new(clock));
        Self { sockets, state, changed: watch::Sender::new(0) }
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        // A panic in one test's verb leaves the state readable for the messages that explain it.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Reads the state.
    pub(crate) fn look<R>(&self, read: impl FnOnce(&State) -> R) -> R {
        read(&self.lock())
    }

    /// Changes the state and rings the bell.
    pub(crate) fn with<R>(&self, change: impl FnOnce(&mut State) -> R) -> R {
        let result = change(&mut self.lock());
        self.changed.send_modify(|changes| *changes += 1);
        result
    }

    /// The bell: it rings at each change.
    pub(crate) fn changes(&self) -> watch::Receiver<u64> {
        self.changed.subscribe()
    }

    /// Tries `attempt` now and after each change until it gives something; `None` after `at_most`.
    /// The attempt itself rings no bell.
    pub(crate) async fn wait_for<R>(
        &self,
        at_most: Duration,
        mut attempt: impl FnMut(&mut State) -> Option<R>,
    ) -> Option<R> {
        let mut changed = self.changed.subscribe();
        let trying = async {
            loop {
                changed.mark_unchanged();
                if let Some(result) = attempt(&mut self.lock()) {
                    return result;
                }
                if changed.changed().await.is_err() {
                    // The sender is part of `self`, so this end is never reached.
                    std::future::pending::<()>().await;
                }
            }
        };
        tokio::time::timeout(at_most, trying).await.ok()
    }
}
