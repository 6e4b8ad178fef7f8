//! How many new gateway sessions may still be asked for.
//!
//! Discord lets a bot IDENTIFY 1000 times a day; who goes beyond that has its sessions ended and its
//! token reset, and only its owner can bring it back. A bot that is started again and again, because
//! something keeps failing after the connection, would get there within a day.
//! Source: <https://discord.com/developers/docs/events/gateway#rate-limits>.
//!
//! Not here: a server that refuses IDENTIFY itself with op 9. serenity tells nobody of those.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use circlekeeper_core::clock::{Clock, Mark};

/// One new session in so long, over a day: 960, with the reserve 980.
const ONE_IN: Duration = Duration::from_secs(90);
/// So many may follow each other at once.
const RESERVE: u32 = 20;

/// What is left. Clones share it, so that it outlives a connection.
#[derive(Clone, Debug, Default)]
pub struct Sessions(Arc<Mutex<Spent>>);

#[derive(Debug, Default)]
struct Spent {
    /// How many are not made up for by time.
    owed: u32,
    since: Option<Mark>,
}

impl Sessions {
    /// Notes one new session. Says how long the next one should wait.
    pub(crate) fn spend(&self, clock: &Clock) -> Duration {
        let mut spent = self.spent(clock);
        spent.owed += 1;
        spent.wait()
    }

    /// How long a new session should wait.
    pub(crate) fn wait(&self, clock: &Clock) -> Duration {
        self.spent(clock).wait()
    }

    fn spent(&self, clock: &Clock) -> std::sync::MutexGuard<'_, Spent> {
        let mut spent = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        spent.forgive(clock.mark());
        spent
    }
}

impl Spent {
    fn forgive(&mut self, now: Mark) {
        while let Some(since) = self.since.filter(|since| self.owed > 0 && *since + ONE_IN <= now) {
            self.owed -= 1;
            self.since = Some(since + ONE_IN);
        }
        if self.owed == 0 {
            self.since = Some(now);
        }
    }

    fn wait(&self) -> Duration {
        ONE_IN * self.owed.saturating_sub(RESERVE - 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_of_failing_starts_stays_below_discords_limit() {
        let start = Clock::system().mark();
        let (mut spent, mut now, mut sessions) = (Spent::default(), start, 0);
        while now < start + Duration::from_secs(86_400) {
            spent.forgive(now);
            let wait = spent.wait();
            if wait.is_zero() {
                spent.owed += 1;
                sessions += 1;
            }
            now += wait.max(Duration::from_millis(500));
        }
        assert!((900..=980).contains(&sessions), "{sessions}");
    }

    #[test]
    fn a_few_starts_wait_for_nothing_and_time_makes_up_for_many() {
        let (clock, sessions) = (Clock::system(), Sessions::default());
        for _ in 1..RESERVE {
            assert_eq!(sessions.clone().spend(&clock), Duration::ZERO);
        }
        assert_eq!(sessions.spend(&clock), ONE_IN);
        assert_eq!(sessions.wait(&clock), ONE_IN);
        let mut spent = Spent { owed: RESERVE, since: Some(clock.mark()) };
        spent.forgive(clock.mark() + ONE_IN * 3);
        assert_eq!((spent.owed, spent.wait()), (RESERVE - 3, Duration::ZERO));
    }
}
