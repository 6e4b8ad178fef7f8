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

/// tokio's timer counts whole milliseconds, and is late by one or two.
const COARSE: Duration = Duration::from_millis(3);

/// Reads the calendar and the stopwatch. Cloning gives another handle to the same clock.
#[derive(Clone, Debug)]
pub struct Clock {
    calendar: Calendar,
}

#[derive(Clone, Debug)]
enum Calendar {
    System,
    Moved(Arc<MovedCalendar>),
    Told(Arc<dyn Teller>),
}

/// Who else may tell the time: a simulation, in which the stopwatch, too, moves by hand.
pub trait Teller: std::fmt::Debug + Send + Sync {
    /// The present moment of the calendar.
    fn now(&self) -> Instant;
    /// The present moment of the stopwatch.
    fn mark(&self) -> Mark;
}

#[derive(Debug)]
struct MovedCalendar {
    /// Of a running calendar: less what has run since.
    unix_millis: AtomicI64,
    /// Since when it runs, if it does.
    running: Option<Mark>,
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
        Self::moved(start, None)
    }

    /// A calendar that can be moved and, from `start`, runs as fast as the stopwatch does.
    #[must_use]
    pub fn running(start: Instant) -> Self {
        let since = Self::system().mark();
        Self::moved(start, Some(since))
    }

    /// The time as `teller` tells it. Nobody is woken: who waits looks again after their longest wait.
    #[must_use]
    pub fn told_by(teller: Arc<dyn Teller>) -> Self {
        Self { calendar: Calendar::Told(teller) }
    }

    fn moved(start: Instant, running: Option<Mark>) -> Self {
        let unix_millis = AtomicI64::new(start.timestamp_millis());
        let moved = MovedCalendar { unix_millis, running, moved: watch::Sender::new(0) };
        Self { calendar: Calendar::Moved(Arc::new(moved)) }
    }

    /// The present moment of the calendar.
    #[must_use]
    #[expect(clippy::disallowed_methods, reason = "this is the one place that reads the calendar")]
    pub fn now(&self) -> Instant {
        match &self.calendar {
            Calendar::System => Utc::now(),
            Calendar::Moved(moved) => {
                instant(moved.unix_millis.load(Ordering::SeqCst) + self.run_millis(moved))
            }
            Calendar::Told(teller) => teller.now(),
        }
    }

    /// The present moment of the stopwatch.
    #[must_use]
    #[expect(clippy::disallowed_methods, reason = "this is the one place that reads the stopwatch")]
    pub fn mark(&self) -> Mark {
        match &self.calendar {
            Calendar::Told(teller) => teller.mark(),
            _ => Mark::now(),
        }
    }

    /// Moves the calendar and wakes those who wait for it. The system's calendar is not ours to
    /// move: there this does nothing and says `false`.
    pub fn set(&self, to: Instant) -> bool {
        let Calendar::Moved(calendar) = &self.calendar else { return false };
        let millis = to.timestamp_millis() - self.run_millis(calendar);
        calendar.unix_millis.store(millis, Ordering::SeqCst);
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
    /// A movable calendar that does not run by itself ends the wait only with a move or `at_most`.
    pub async fn reached(&self, due: Instant, at_most: Duration) {
        match &self.calendar {
            Calendar::System => {
                let left = (due - self.now()).to_std().unwrap_or(Duration::ZERO);
                if left > at_most {
                    return tokio::time::sleep(at_most).await;
                }
                if left > COARSE {
                    tokio::time::sleep(left - COARSE).await;
                }
                self.rest(due).await;
            }
            Calendar::Told(_) => tokio::time::sleep(at_most).await,
            Calendar::Moved(calendar) => {
                let mut moved = calendar.moved.subscribe();
                if self.now() >= due {
                    return;
                }
                let left = (due - self.now()).to_std().unwrap_or(Duration::ZERO);
                let runs = calendar.running.is_some();
                let longest = if runs { left.min(at_most) } else { at_most };
                // Either end is a reason to look again, so the outcome itself is of no interest.
                let _ = tokio::time::timeout(longest, moved.changed()).await;
            }
        }
    }

    /// Waits for the little that is left until `due`, to a fraction of a millisecond.
    #[expect(
        clippy::disallowed_methods,
        reason = "this is the one place that waits, on a thread of its own"
    )]
    async fn rest(&self, due: Instant) {
        let left = (due - self.now()).to_std().unwrap_or(Duration::ZERO);
        if !left.is_zero() {
            // It cannot fail unless the program ends.
            let _ = tokio::task::spawn_blocking(move || std::thread::sleep(left)).await;
        }
    }

    /// How far a running calendar has run by itself.
    fn run_millis(&self, calendar: &MovedCalendar) -> i64 {
        let run = calendar.running.map(|since| self.mark().saturating_duration_since(since));
        i64::try_from(run.unwrap_or_default().as_millis()).unwrap_or(i64::MAX)
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

    #[tokio::test]
    async fn a_running_calendar_runs_and_can_be_moved() {
        let clock = Clock::running(from_unix(1_000));
        clock.reached(from_unix(1_000) + chrono::Duration::milliseconds(5), Duration::MAX).await;
        assert!(clock.now() > from_unix(1_000));
        assert!(clock.advance(chrono::Duration::hours(1)));
        assert!(clock.now() > from_unix(4_600));
    }

    #[test]
    fn the_systems_calendar_cannot_be_moved() {
        assert!(!Clock::system().set(from_unix(0)));
    }
}
