//! Whether anybody has changed the store since a lane asked it: another process may have. Asked every
//! second, day and night, so it costs a glance at the log's file and no question.

use std::time::{Duration, SystemTime};

use crate::clock::Mark;
use crate::store::Store;

/// A file's time is coarse: what is written as soon as this after something else may leave it as it was.
const COARSE: Duration = Duration::from_millis(100);

/// What the last looks showed.
#[derive(Debug, Default)]
pub(super) struct Look {
    trace: Option<(SystemTime, u64)>,
    first_seen: Option<Mark>,
    asked: bool,
}

impl Look {
    /// Whether the store has to be asked. It is taken for granted that it is asked then.
    pub(super) fn shows_a_change(&mut self, store: &Store, now: Mark) -> bool {
        self.shows(store.trace(), now)
    }

    fn shows(&mut self, trace: Option<(SystemTime, u64)>, now: Mark) -> bool {
        if trace.is_none() || trace != self.trace {
            *self = Self { trace, first_seen: Some(now), asked: false };
            return true;
        }
        if self.asked {
            return false;
        }
        let seen_for = self.first_seen.map(|first| now.saturating_duration_since(first));
        self.asked = seen_for.is_some_and(|seen| seen >= COARSE);
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::Clock;

    #[test]
    fn what_has_not_changed_for_a_while_is_not_asked_again() {
        let now = Clock::system().mark();
        let at = |millis| now + Duration::from_millis(millis);
        let mut look = Look::default();
        let trace = Some((SystemTime::UNIX_EPOCH, 1));
        assert!(look.shows(trace, at(0)));
        assert!(look.shows(trace, at(50)), "something may have been written within the same tick");
        assert!(look.shows(trace, at(150)), "asked once more, after the tick");
        assert!(!look.shows(trace, at(1_000)));
        assert!(look.shows(Some((SystemTime::UNIX_EPOCH, 2)), at(1_001)));
    }

    #[test]
    fn without_a_trace_it_is_always_asked() {
        let mut look = Look::default();
        let now = Clock::system().mark();
        assert!((0..5).all(|second| look.shows(None, now + Duration::from_secs(second))));
    }
}
