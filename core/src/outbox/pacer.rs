//! How fast a lane may speak, by the stopwatch: as fast as the platform's published limits allow, and no
//! window of the platform's ever too full for it. Replies take the next place, and so wait a fraction of a
//! second at most, unless many come at once.
//!
//! Here: who may go when, for the lane and for replies. The counting is in `state.rs` and `window.rs`, the
//! limits in `limits.rs`, the pauses after failures in `failures.rs`. Not here: due times (the calendar's), who is next (`lane/`), and what a refusal
//! for speed means for a delivery (`record.rs`).

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use crate::clock::{Clock, Mark};

mod failures;
mod limits;
mod state;
#[cfg(test)]
mod tests;
mod window;

pub use limits::{Limits, Room};
use state::State;

const SECOND: Duration = Duration::from_secs(1);
const MINUTE: Duration = Duration::from_secs(60);

/// What holds a message up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Held {
    /// Whether it holds up every message of the lane, rather than those to one room.
    pub whole_lane: bool,
    /// For how long.
    pub wait: Duration,
}

/// Keeps one lane's pace.
#[derive(Debug)]
pub struct Pacer {
    clock: Clock,
    state: Mutex<State>,
}

impl Pacer {
    /// A pacer that has seen nothing yet.
    #[must_use]
    pub fn new(limits: Limits, clock: Clock) -> Self {
        Self { clock, state: Mutex::new(State::new(limits)) }
    }

    /// Whether there is a place for a message of the outbox to `room` now.
    ///
    /// # Errors
    /// What holds it up, and how long.
    pub fn ask(&self, room: &Room) -> Result<(), Held> {
        let now = self.clock.mark();
        self.state().ask(room, now)
    }

    /// How many places the lane has for the outbox now, whichever rooms they are for, if so many are
    /// wanted: where much is due it goes in small groups.
    ///
    /// # Errors
    /// What holds all of them up, and how long.
    pub fn places(&self, wanted: usize) -> Result<usize, Held> {
        let now = self.clock.mark();
        self.state().places(wanted, now)
    }

    /// Takes the place of a message of the outbox to `room`, whether there is one or not.
    #[must_use]
    pub fn take(self: &Arc<Self>, room: &Room) -> Place {
        let began = self.clock.mark();
        self.state().take(room, began);
        Place { pacer: Arc::clone(self), room: room.clone(), began, answered: false }
    }

    /// Takes the next place for a reply to `room`. Whoever sends it waits for [`Place::wait`] before.
    #[must_use]
    pub fn take_next(self: &Arc<Self>, room: &Room) -> Place {
        let now = self.clock.mark();
        let began = self.state().reserve(room, now);
        Place { pacer: Arc::clone(self), room: room.clone(), began, answered: false }
    }

    /// The platform wants nothing more for one room for so long. A longer pause stays.
    pub fn pause_room(&self, room: &Room, long: Duration) {
        let until = self.clock.mark() + long;
        self.state().pause_room(room, until);
    }

    /// A request to `room` failed: it is left alone for a moment, for longer each time in a row until it
    /// answers again.
    pub fn failed(&self, room: &Room) {
        let now = self.clock.mark();
        self.state().failed(room, now);
    }

    /// The platform wants nothing more at all for so long. A longer pause stays.
    pub fn pause_lane(&self, long: Duration) {
        let until = self.clock.mark() + long;
        self.state().pause_lane(until);
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A place that was taken, from the request's start to its end. Dropped unanswered, nobody knows whether
/// and when it arrived.
#[derive(Debug)]
pub struct Place {
    pacer: Arc<Pacer>,
    room: Room,
    began: Mark,
    answered: bool,
}

impl Place {
    /// How long until it comes.
    #[must_use]
    pub fn wait(&self) -> Duration {
        self.began.saturating_duration_since(self.pacer.clock.mark())
    }

    /// The request begins now.
    pub fn begin(&mut self) {
        self.began = self.pacer.clock.mark();
    }

    /// The platform has done what was asked.
    pub fn answered(mut self) {
        self.answered = true;
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let now = self.pacer.clock.mark();
        let trip = self.answered.then(|| now.saturating_duration_since(self.began));
        self.pacer.state().ended(&self.room, trip, now);
    }
}
