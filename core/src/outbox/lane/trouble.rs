//! A store that cannot be written for a while: the lane waits and tries again, instead of ending and
//! taking the adapter with it. Somebody has to hear of it, but not every second.

use std::time::Duration;

use tokio::sync::watch;

use crate::domain::address::Platform;
use crate::store::StoreError;

/// The first pause; it doubles up to the longest.
const FIRST: Duration = Duration::from_millis(250);
const LONGEST: Duration = Duration::from_secs(2);
/// Said again after so many tries, which are at most so many times the longest pause.
const SAID_EVERY: u32 = 300;

/// How often the store has failed since it last did not.
pub(super) struct Trouble {
    lane: Platform,
    failures: u32,
}

impl Trouble {
    pub(super) const fn new(lane: Platform) -> Self {
        Self { lane, failures: 0 }
    }

    /// It failed: waits, but not once `stop` is true.
    pub(super) async fn wait_after(
        &mut self,
        error: &StoreError,
        stop: &mut watch::Receiver<bool>,
    ) {
        if self.failures.is_multiple_of(SAID_EVERY) {
            tracing::error!(lane = %self.lane, %error, "the store fails: nothing is sent until it does not");
        }
        let pause = (FIRST * 2_u32.pow(self.failures.min(8))).min(LONGEST);
        self.failures += 1;
        let _ = tokio::time::timeout(pause, stop.wait_for(|stop| *stop)).await;
    }

    /// It did not fail.
    pub(super) fn is_over(&mut self) {
        if std::mem::take(&mut self.failures) > 0 {
            tracing::info!(lane = %self.lane, "the store is well again");
        }
    }
}
