//! How far each lane has come: up to which moment of the calendar it has sent all it owed.
//!
//! A lane whose progress stays behind the calendar is late; whoever moved the calendar waits here
//! instead of guessing.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::sync::watch;

use crate::clock::{Instant, Mark};
use crate::domain::address::Platform;

/// Cheap to clone; all clones are the same progress.
#[derive(Clone, Debug)]
pub struct Progress {
    settled: watch::Sender<HashMap<Platform, Instant>>,
    alive: Arc<Mutex<HashMap<Platform, Mark>>>,
}

impl Default for Progress {
    fn default() -> Self {
        Self { settled: watch::Sender::new(HashMap::new()), alive: Arc::default() }
    }
}

impl Progress {
    /// A lane looked at `now`, found nothing left that may go, and has nothing under way.
    pub(super) fn settled(&self, lane: Platform, now: Instant) {
        self.settled.send_modify(|lanes| {
            lanes.insert(lane, now);
        });
    }

    /// A lane is working: what it said before does not hold any more.
    pub(super) fn working(&self, lane: Platform) {
        self.settled.send_if_modified(|lanes| lanes.remove(&lane).is_some());
    }

    /// A lane of this process takes a step.
    pub(super) fn alive(&self, lane: Platform, at: Mark) {
        self.steps().insert(lane, at);
    }

    /// A lane of this process has ended.
    pub(super) fn stopped(&self, lane: Platform) {
        self.steps().remove(&lane);
    }

    /// When a lane that this process holds took its last step; `None` if it holds none.
    #[must_use]
    pub fn last_step(&self, lane: Platform) -> Option<Mark> {
        self.steps().get(&lane).copied()
    }

    fn steps(&self) -> MutexGuard<'_, HashMap<Platform, Mark>> {
        self.alive.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Waits until all `lanes` have settled at or after `moment`.
    pub async fn reached(&self, lanes: &[Platform], moment: Instant) {
        let mut settled = self.settled.subscribe();
        let all = |found: &HashMap<Platform, Instant>| {
            lanes.iter().all(|lane| found.get(lane).is_some_and(|at| *at >= moment))
        };
        // The sender lives as long as this value does, so the wait cannot fail.
        let _ = settled.wait_for(all).await;
    }
}
