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

/// The row of the session whose number this is: `s12`, as it is shown, in whatever case a phone writes it.
/// The letter keeps it from being taken for the number of a group.
#[must_use]
pub fn by_number(given: &str) -> Option<i64> {
    let digits = given.trim().strip_prefix(['s', 'S'])?;
    let digits = digits.strip_prefix('#').unwrap_or(digits);
    let plain = digits.bytes().all(|byte| byte.is_ascii_digit());
    digits.parse().ok().filter(|id| plain && *id > 0)
}

impl Session {
    /// What people call it by: see [`by_number`].
    #[must_use]
    pub fn number(&self) -> String {
        format!("s{}", self.id)
    }

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

#[cfg(test)]
mod tests {
    use super::by_number;

    #[test]
    fn a_number_with_an_s_is_a_sessions() {
        for (given, meant) in [("s12", Some(12)), (" S7 ", Some(7)), ("s#3", Some(3))] {
            assert_eq!(by_number(given), meant, "{given}");
        }
        for given in
            ["12", "#12", "s", "s0", "s-1", "s+1", "s1x", "ss1", "Sleep 2", "s99999999999999999999"]
        {
            assert_eq!(by_number(given), None, "{given}");
        }
    }
}
