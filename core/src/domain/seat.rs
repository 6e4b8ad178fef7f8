//! A seat that is offered to somebody in line: for how long it is held, and how the offer ends.
//!
//! Not here: whose turn it is (`outbox/plan/seats.rs`), the rows (`store/seat_offers.rs`).

use chrono::Duration;

use super::{BadWord, words_of};
use crate::clock::Instant;

/// A seat is held no longer than this.
pub const HELD_LONGEST: Duration = Duration::hours(24);
/// … and no shorter, unless the session is too near for it.
pub const HELD_SHORTEST: Duration = Duration::minutes(15);
/// An offer ends so long before the session: who takes the seat has to find the way in.
pub const ENDS_BEFORE: Duration = Duration::minutes(10);
/// Who would have less than this to answer in is not asked.
pub const ANSWERED_WITHIN: Duration = Duration::minutes(5);
/// It is held for so much of the time that is left until the session.
const PART: i32 = 4;

words_of! {
    /// How far an offer is.
    pub enum OfferState {
        /// It awaits an answer.
        Open = "open",
        /// The seat was taken.
        Accepted = "accepted",
        /// Not this time.
        Declined = "declined",
        /// No answer came in time.
        Lapsed = "lapsed",
        /// Word of it did not arrive.
        Unreached = "unreached",
        /// The seat is not free after all.
        Withdrawn = "withdrawn",
    }
}

/// One seat offered to one person in line.
#[derive(Clone, Copy, Debug)]
pub struct Offer {
    /// Row id.
    pub id: i64,
    /// The membership that waits.
    pub membership: i64,
    /// Its group.
    pub group: i64,
    /// Its person.
    pub person: i64,
    /// The one session it is for; none for a seat for good.
    pub session: Option<i64>,
    /// How far it is.
    pub state: OfferState,
    /// From this moment on it is somebody else's.
    pub answer_by: Instant,
}

impl Offer {
    /// Whether it can still be taken.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.state == OfferState::Open
    }
}

/// Until when a seat is held that is offered `now`, where the session it is wanted for begins at `starts`:
/// the nearer that is, the shorter. `None` if it is too near for anybody to be asked.
#[must_use]
pub fn held_until(now: Instant, starts: Instant) -> Option<Instant> {
    let held = ((starts - now) / PART).clamp(HELD_SHORTEST, HELD_LONGEST);
    let until = (now + held).min(starts - ENDS_BEFORE);
    (until - now >= ANSWERED_WITHIN).then_some(until)
}

/// The same for a seat for good, where `starts` are the sessions ahead, the next one first: the first of
/// them that is not too near counts. A group without sessions holds it as long as any.
#[must_use]
pub fn held_for_good_until(now: Instant, starts: impl IntoIterator<Item = Instant>) -> Instant {
    let mut ahead = starts.into_iter().filter_map(|starts| held_until(now, starts));
    ahead.next().unwrap_or(now + HELD_LONGEST)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::clock::from_unix;

    const NOW: i64 = 1_796_000_000;

    fn held(left: i64) -> Option<i64> {
        let until = held_until(from_unix(NOW), from_unix(NOW + left));
        until.map(|until| until.timestamp() - NOW)
    }

    #[test]
    fn the_nearer_the_session_the_shorter_a_seat_is_held() {
        let (minute, hour, day) = (60, 3_600, 86_400);
        for (left, expected) in [
            (7 * day, Some(day)),
            (4 * day, Some(day)),
            (3 * day, Some(18 * hour)),
            (8 * hour, Some(2 * hour)),
            (hour, Some(15 * minute)),
            (30 * minute, Some(15 * minute)),
            (20 * minute, Some(10 * minute)),
            (15 * minute, Some(5 * minute)),
            (15 * minute - 1, None),
            (0, None),
            (-day, None),
        ] {
            assert_eq!(held(left), expected, "{left} s before");
        }
    }

    #[test]
    fn a_session_that_is_too_near_leaves_a_seat_for_good_to_the_next() {
        let now = from_unix(NOW);
        let starts = |minutes: &[i64]| {
            let starts = minutes.iter().map(|minutes| from_unix(NOW + minutes * 60));
            (held_for_good_until(now, starts.collect::<Vec<_>>()) - now).num_minutes()
        };
        assert_eq!(starts(&[]), 24 * 60);
        assert_eq!(starts(&[5]), 24 * 60);
        assert_eq!(starts(&[5, 8 * 60]), 2 * 60);
        assert_eq!(starts(&[8 * 60, 16 * 60]), 2 * 60);
    }

    proptest! {
        #[test]
        fn it_ends_ten_minutes_before_and_leaves_time_to_answer(left in -100_000i64..2_000_000) {
            let Some(held) = held(left) else {
                prop_assert!(left < 15 * 60);
                return Ok(());
            };
            prop_assert!(held <= left - 600);
            prop_assert!((300..=86_400).contains(&held));
            prop_assert!(held >= 900.min(left - 600));
        }

        #[test]
        fn it_is_never_held_longer_for_a_nearer_session(
            left in 0i64..2_000_000,
            nearer in 0i64..2_000_000,
        ) {
            prop_assume!(nearer <= left);
            prop_assert!(held(nearer).unwrap_or(0) <= held(left).unwrap_or(0));
        }

        /// Whoever is asked later has to answer no earlier than who was asked before them.
        #[test]
        fn the_limit_moves_on_with_the_clock(left in 0i64..2_000_000, later in 0i64..2_000_000) {
            prop_assume!(later <= left);
            let (first, then) = (held(left), held(left - later));
            if let (Some(first), Some(then)) = (first, then) {
                prop_assert!(later + then >= first);
            }
        }
    }
}
