//! A session: one occurrence of a series, a row of its own that can be moved and cancelled.
//!
//! Not here: where its times come from (`time/`), who is told of it (`outbox/plan.rs`).

use chrono::{Duration, NaiveDateTime};

use crate::clock::{Instant, from_unix};
use crate::time::zone::Zone;

use super::{BadWord, words_of};

/// How long a session takes unless said otherwise.
pub const USUAL_LENGTH_MINUTES: i64 = 60;
/// The call link is given until this long after the planned end.
pub const LINK_STAYS: Duration = Duration::minutes(30);

/// One session.
#[derive(Clone, Debug)]
pub struct Session {
    /// Row id: what people and buttons name it by.
    pub id: i64,
    /// The group's row id.
    pub group: i64,
    /// The series' row id.
    pub series: i64,
    /// Its place in the rule, 0 for the first.
    pub slot: i64,
    /// The wall-clock start: the truth.
    pub start_local: NaiveDateTime,
    /// The zone of that wall clock.
    pub zone: Zone,
    /// The start in UTC, derived.
    pub starts_at: Instant,
    /// The start in UTC that was posted: what a chat knows that was told of no change.
    pub posted_for: Instant,
    /// Planned length.
    pub length: Duration,
    /// Where it happens, if that was said.
    pub venue: Option<i64>,
    /// Planned or cancelled.
    pub state: State,
    /// Grows with every change of the start.
    pub revision: i64,
}

words_of! {
    /// Whether a session takes place.
    pub enum State {
        /// It does.
        Planned = "planned",
        /// It does not.
        Cancelled = "cancelled",
    }
}

impl Session {
    /// The planned end.
    #[must_use]
    pub fn ends_at(&self) -> Instant {
        self.starts_at + self.length
    }

    /// From when to when its call link is given to members, where the last reminder falls due
    /// `last_offset_s` seconds before the start.
    #[must_use]
    pub fn link_window(&self, last_offset_s: i64) -> (Instant, Instant) {
        let opens = from_unix(self.starts_at.timestamp() - last_offset_s);
        (opens, self.ends_at() + LINK_STAYS)
    }
}
