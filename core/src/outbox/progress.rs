//! How far each lane has come: up to which moment of the calendar it has sent all it owed.
//!
//! A lane whose progress stays behind the calendar is late; whoever moved the calendar waits here
//! instead of guessing.

use std::collections::HashMap;

use tokio::sync::watch;

use crate::clock::Instant;
use crate::domain::address::Platform;

/// Cheap to clone; all clones are the same progress.
#[derive(Clone, Debug)]
pub struct Progress {
    settled: watch::Sender<HashMap<Platform, Instant>>,
}

impl Default for Progress {
    fn default() -> Self {
        Self { settled: watch::Sender::new(HashMap::new()) }
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
