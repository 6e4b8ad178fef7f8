//! The pauses between one try and the next: growing, and short again after a good while.

use std::time::Duration;

use circlekeeper_core::clock::{Clock, Mark};
use tokio::sync::watch;

const FIRST: Duration = Duration::from_millis(500);
const LONGEST: Duration = Duration::from_secs(60);
/// What ran this long had got over its trouble: the next pause is short again.
const RECOVERED: Duration = Duration::from_secs(120);

/// The pauses of one thing that is started again and again.
pub(crate) struct Pauses {
    clock: Clock,
    began: Mark,
    next: Duration,
}

impl Pauses {
    pub(crate) fn new(clock: &Clock) -> Self {
        Self { clock: clock.clone(), began: clock.mark(), next: FIRST }
    }

    /// A try begins.
    pub(crate) fn begins(&mut self) {
        self.began = self.clock.mark();
    }

    /// It failed: waits, but not once `stop` is true.
    pub(crate) async fn pause(&mut self, stop: &mut watch::Receiver<bool>) {
        if self.clock.mark().duration_since(self.began) > RECOVERED {
            self.next = FIRST;
        }
        let _ = tokio::time::timeout(self.next, stop.wait_for(|stop| *stop)).await;
        self.next = (self.next * 2).min(LONGEST);
    }
}
