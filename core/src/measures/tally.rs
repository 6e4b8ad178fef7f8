//! The same counts as plain numbers, for `/status`.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use crate::domain::address::Platform;
use crate::domain::delivery::State;

use super::Retry;

/// What is sent within this long of falling due is in time: due times are whole seconds.
const IN_TIME: Duration = Duration::from_secs(2);
/// What is answered within this long is answered at once: from then on an answer is deferred.
const AT_ONCE: Duration = Duration::from_millis(1_500);

/// What was counted on one lane since the program was started.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Sent.
    pub sent: u64,
    /// Of these, sent late.
    pub late: u64,
    /// The latest of them, so long after it fell due.
    pub latest: Duration,
    /// Ended too late to be sent.
    pub expired: u64,
    /// Ended because a more urgent one took their place.
    pub superseded: u64,
    /// Ended in doubt.
    pub in_doubt: u64,
    /// Refused by the platform.
    pub refused: u64,
    /// Not owed any more when their time came.
    pub cancelled: u64,
    /// Tried again since provably nothing was sent.
    pub unsent: u64,
    /// Tried again since the platform asked for patience.
    pub waited: u64,
    /// Sent again after a doubt, by their kind's rule.
    pub resent: u64,
    /// Tried again at a chat's new address.
    pub moved: u64,
    /// Requests answered.
    pub answered: u64,
    /// Of these, answered slowly.
    pub slow: u64,
    /// The slowest of them.
    pub slowest: Duration,
}

/// The tallies of all lanes. Cheap to clone; all clones count together.
#[derive(Clone, Debug, Default)]
pub(super) struct Tallies(Arc<Mutex<HashMap<Platform, Tally>>>);

impl Tallies {
    pub(super) fn of(&self, lane: Platform) -> Tally {
        self.lock().get(&lane).copied().unwrap_or_default()
    }

    pub(super) fn sent(&self, lane: Platform, late: Duration) {
        let mut lanes = self.lock();
        let tally = lanes.entry(lane).or_default();
        tally.sent += 1;
        tally.late += u64::from(late > IN_TIME);
        tally.latest = tally.latest.max(late);
    }

    pub(super) fn ended(&self, lane: Platform, state: State, how_many: u64) {
        let mut lanes = self.lock();
        let tally = lanes.entry(lane).or_default();
        let count = match state {
            State::Expired => &mut tally.expired,
            State::Superseded => &mut tally.superseded,
            State::InDoubt => &mut tally.in_doubt,
            State::Refused => &mut tally.refused,
            State::Cancelled => &mut tally.cancelled,
            State::Pending | State::Sending | State::Sent => return,
        };
        *count += how_many;
    }

    pub(super) fn retried(&self, lane: Platform, why: Retry) {
        let mut lanes = self.lock();
        let tally = lanes.entry(lane).or_default();
        *match why {
            Retry::Unsent => &mut tally.unsent,
            Retry::Wait => &mut tally.waited,
            Retry::Doubtful => &mut tally.resent,
            Retry::Moved => &mut tally.moved,
        } += 1;
    }

    pub(super) fn answered(&self, lane: Platform, took: Duration) {
        let mut lanes = self.lock();
        let tally = lanes.entry(lane).or_default();
        tally.answered += 1;
        tally.slow += u64::from(took > AT_ONCE);
        tally.slowest = tally.slowest.max(took);
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<Platform, Tally>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
