//! How fast private channels are opened.
//!
//! Discord names no number but punishes a bot that opens many at once ("You are opening direct messages
//! too fast", 40003; <https://discord.com/developers/docs/resources/user#create-dm>), and what it
//! refuses one recipient it refuses all others for a while. The outbox paces messages; that a channel
//! must be opened first is known here alone.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use circlekeeper_core::clock::Mark;

/// So many may follow each other at once, ...
const BURST: u32 = 10;
/// ... and then one in so long: far below the 50 requests a second of everything else.
const ONE_IN: Duration = Duration::from_secs(1);
/// A turn nobody came for: the message is not owed any more.
const FORGOTTEN: Duration = Duration::from_secs(600);

/// Who may open a private channel when.
#[derive(Debug, Default)]
pub(crate) struct Openings(Mutex<State>);

#[derive(Debug, Default)]
struct State {
    paused: Option<Mark>,
    /// When the next turn is free; before now, as long as few were taken.
    next: Option<Mark>,
    /// Turns given to those who have to wait.
    turns: HashMap<String, Mark>,
}

impl Openings {
    /// How long this user's channel has to wait; `None` if it may be opened now.
    pub(crate) fn wait(&self, user: &str, now: Mark) -> Option<Duration> {
        let mut state = self.state();
        if let Some(paused) = state.paused.filter(|paused| *paused > now) {
            return Some(paused - now);
        }
        state.turns.retain(|_, turn| *turn + FORGOTTEN > now);
        let turn = state.turns.get(user).copied().unwrap_or_else(|| state.take_turn(now));
        if turn <= now {
            state.turns.remove(user);
            return None;
        }
        state.turns.insert(user.to_owned(), turn);
        Some(turn - now)
    }

    /// Discord wants none to be opened for so long. A longer pause stays.
    pub(crate) fn pause(&self, until: Mark) {
        let mut state = self.state();
        state.paused = state.paused.max(Some(until));
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    /// The turn after the last one given, but not before there is room for it.
    fn take_turn(&mut self, now: Mark) -> Mark {
        let saved = ONE_IN * (BURST - 1);
        let turn = match self.next {
            Some(next) if next + saved > now => next,
            // Long enough ago: the whole burst is free again.
            _ => now.checked_sub(saved).unwrap_or(now),
        };
        self.next = Some(turn + ONE_IN);
        turn
    }
}

#[cfg(test)]
mod tests {
    use circlekeeper_core::clock::Clock;

    use super::*;

    #[test]
    fn a_few_are_opened_at_once_and_the_others_one_after_another() {
        let (openings, now) = (Openings::default(), Clock::system().mark() + FORGOTTEN);
        let at = |user: u32, seconds| {
            openings.wait(&user.to_string(), now + Duration::from_secs(seconds))
        };
        for user in 0..BURST {
            assert_eq!(at(user, 0), None, "{user}");
        }
        assert_eq!(at(20, 0), Some(ONE_IN));
        assert_eq!(at(21, 0), Some(ONE_IN * 2));
        // Who asks again keeps the turn, and nobody goes before it.
        assert_eq!(at(20, 0), Some(ONE_IN));
        assert_eq!((at(20, 1), at(22, 1)), (None, Some(ONE_IN * 2)));
        assert_eq!((at(21, 2), at(22, 3)), (None, None));
        for user in 30..30 + BURST {
            assert_eq!(at(user, 60), None, "{user}");
        }
        assert_eq!(at(50, 60), Some(ONE_IN));
    }

    #[test]
    fn a_pause_holds_for_everybody() {
        let (openings, now) = (Openings::default(), Clock::system().mark());
        openings.pause(now + Duration::from_secs(60));
        openings.pause(now + Duration::from_secs(5));
        assert_eq!(openings.wait("1", now), Some(Duration::from_secs(60)));
        assert_eq!(
            openings.wait("2", now + Duration::from_secs(20)),
            Some(Duration::from_secs(40))
        );
        assert_eq!(openings.wait("1", now + Duration::from_secs(60)), None);
    }
}
