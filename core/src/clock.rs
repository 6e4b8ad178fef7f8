//! The only reader of time.
//!
//! Here: the **calendar** (what date it is: due times, expiry; it may be moved in a playground or a
//! test) and the **stopwatch** (how long something took: pacing, deadlines; it only runs forward).
//!
//! Not here: zones and recurrence (`time/`), and waiting, which only the outbox loop does.
//! Everything else is handed one instant per request and asks for no other.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Duration;

use chrono::{DateTime, Utc};
use tokio::sync::watch;

/// A moment on the calendar, in UTC.
pub type Instant = DateTime<Utc>;

/// A moment on the stopwatch: only differences mean anything.
pub type Mark = std::time::Instant;

/// Reads the calendar and the stopwatch. Cloning gives another handle to the same clock.
#[derive(Clone, Debug)]
pub struct Clock {
    calendar: Calendar,
}

#[derive(Clone, Debug)]
enum Calendar {
    System,
    Moved(Arc<MovedCalendar>),
}

#[derive(Debug)]
struct MovedCalendar {
    unix_millis: AtomicI64,
    moved: watch::Sender<u64>,
}

impl Clock {
    /// The machine's own calendar.
    #[must_use]
    pub fn system() -> Self {
        Self { calendar: Calendar::System }
    }

    /// A calendar that stands still at `start` until [`Clock::set`] moves it.
    #[must_use]
    pub fn movable(start: Instant) -> Self {
        let moved = MovedCalendar {
            unix_millis: AtomicI64::new(start.timestamp_millis()),
            moved: watch::Sender::new(0),
        };
        Self { calendar: Calendar::Moved(Arc::new(moved)) }
    }

    /// The present moment of the calendar.
    #[must_use]
    #[expect(clippy::disallowed_methods, reason = "this is the one place that reads the calendar")]
    pub fn now(&self) -> Instant {
        match &self.calendar {
            Calendar::System => Utc::now(),
            Calendar::Moved(moved) => instant(moved.unix_millis.load(Ordering::SeqCst)),
        }
    }

    /// The present moment of the stopwatch.
    #[must_use]
    #[expect(clippy::disallowed_methods, reason = "this is the one place that reads the stopwatch")]
    pub fn mark(&self) -> Mark {
        Mark::now()
    }

    /// Moves the calendar and wakes those who wait for it. The system's calendar is not ours to
    /// move: there this does nothing and says `false`.
    pub fn set(&self, to: Instant) -> bool {
        let Calendar::Moved(calendar) = &self.calendar else { return false };
        calendar.unix_millis.store(to.timestamp_millis(), Ordering::SeqCst);
        calendar.moved.send_modify(|moves| *moves += 1);
        true
    }

    /// Moves the calendar by `step`, which may be negative. See [`Clock::set`].
    pub fn advance(&self, step: chrono::Duration) -> bool {
        self.set(self.now() + step)
    }

    /// Waits until the calendar reaches `due`, or for `at_most`, whichever is sooner. Only the
    /// outbox loop waits.
    ///
    /// A movable calendar does not run by itself, so there the wait ends only with a move or with
    /// `at_most`.
    pub async fn reached(&self, due: Instant, at_most: Duration) {
        match &self.calendar {
            Calendar::System => {
                let left = (due - self.now()).to_std().unwrap_or(Duration::ZERO);
                tokio::time::sleep(left.min(at_most)).await;
            }
            Calendar::Moved(calendar) => {
                let mut moved = calendar.moved.subscribe();
                if self.now() >= due {
                    return;
                }
                // Either end is a reason to look again, so the outcome itself is of no interest.
                let _ = tokio::time::timeout(at_most, moved.changed()).await;
            }
        }
    }
}

fn instant(unix_millis: i64) -> Instant {
    DateTime::from_timestamp_millis(unix_millis).unwrap_or(DateTime::UNIX_EPOCH)
}

/// The instant `seconds` after 1970-01-01T00:00:00Z, as the store keeps it. A number no calendar
/// reaches becomes the nearest one it does.
#[must_use]
pub fn from_unix(seconds: i64) -> Instant {
    DateTime::from_timestamp(seconds, 0).unwrap_or(if seconds < 0 {
        DateTime::<Utc>::MIN_UTC
    } else {
        DateTime::<Utc>::MAX_UTC
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_moved_calendar_wakes_who_waits() {
        let clock = Clock::movable(from_unix(1_000));
        let waiting = clock.clone();
        let waiter = tokio::spawn(async move {
            waiting.reached(from_unix(2_000), Duration::from_secs(20)).await;
            waiting.now()
        });
        while !waiter.is_finished() {
            assert!(clock.set(from_unix(2_000)));
            tokio::task::yield_now().await;
        }
        assert_eq!(waiter.await.unwrap(), from_unix(2_000));
    }

    #[test]
    fn the_systems_calendar_cannot_be_moved() {
        assert!(!Clock::system().set(from_unix(0)));
    }
}
