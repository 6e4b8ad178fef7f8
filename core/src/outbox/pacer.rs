//! How fast a lane may speak, by the stopwatch: under the platform's published limits, with a part of
//! the rate left for replies, which never wait here.
//!
//! Not here: due times (the calendar's) and what a refusal for speed means for a delivery (`record.rs`).

use std::collections::{HashMap, VecDeque};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use crate::clock::{Clock, Mark};
use crate::domain::address::Platform;

/// A platform's published limits.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Requests a second, all chats together.
    pub lane_per_second: usize,
    /// … of which the outbox leaves so many for replies.
    pub kept_for_replies: usize,
    /// At most so many messages …
    pub chat_burst: usize,
    /// … to one chat in so long.
    pub chat_window: Duration,
    /// At most so many messages to one chat in a minute, if there is such a limit.
    pub chat_per_minute: Option<usize>,
}

impl Limits {
    /// Telegram: 30 a second, one a second to a chat, 20 a minute to a group (Bot API FAQ). Discord:
    /// 50 a second (Discord docs, Rate Limits), 5 in 5 seconds to a channel (its usual bucket).
    #[must_use]
    pub const fn of(platform: Platform) -> Self {
        match platform {
            Platform::Telegram => Self {
                lane_per_second: 30,
                kept_for_replies: 4,
                chat_burst: 1,
                chat_window: Duration::from_secs(1),
                chat_per_minute: Some(20),
            },
            Platform::Discord => Self {
                lane_per_second: 50,
                kept_for_replies: 5,
                chat_burst: 5,
                chat_window: Duration::from_secs(5),
                chat_per_minute: None,
            },
        }
    }
}

/// Keeps one lane's pace.
#[derive(Debug)]
pub struct Pacer {
    limits: Limits,
    clock: Clock,
    state: Mutex<State>,
}

#[derive(Debug, Default)]
struct State {
    lane: VecDeque<Mark>,
    chats: HashMap<String, VecDeque<Mark>>,
    lane_paused: Option<Mark>,
    chats_paused: HashMap<String, Mark>,
}

const MINUTE: Duration = Duration::from_secs(60);
const SECOND: Duration = Duration::from_secs(1);

impl Pacer {
    /// A pacer that has seen nothing yet.
    #[must_use]
    pub fn new(limits: Limits, clock: Clock) -> Self {
        Self { limits, clock, state: Mutex::default() }
    }

    /// Takes a place for a message to `chat`, or says how long to wait for one.
    ///
    /// # Errors
    /// How long to wait.
    pub fn take(&self, chat: &str) -> Result<(), Duration> {
        let now = self.clock.mark();
        let mut state = self.state();
        state.forget(now);
        match state.free_at(chat, &self.limits, now) {
            Some(later) => Err(later.saturating_duration_since(now).max(Duration::from_millis(1))),
            None => {
                state.note(chat, now);
                Ok(())
            }
        }
    }

    /// Counts a reply that was sent outside the outbox. Replies go first: they take their place
    /// whether there is one or not.
    pub fn replied(&self, chat: &str) {
        let now = self.clock.mark();
        let mut state = self.state();
        state.forget(now);
        state.note(chat, now);
    }

    /// The platform wants nothing more for one chat for so long. A longer pause stays.
    pub fn pause_chat(&self, chat: &str, long: Duration) {
        let until = self.clock.mark() + long;
        let mut state = self.state();
        let paused = state.chats_paused.entry(chat.to_owned()).or_insert(until);
        *paused = until.max(*paused);
    }

    /// The platform wants nothing more at all for so long. A longer pause stays.
    pub fn pause_lane(&self, long: Duration) {
        let until = self.clock.mark() + long;
        let mut state = self.state();
        state.lane_paused = state.lane_paused.max(Some(until));
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    /// When there is a place for a message to `chat`; `None` if there is one now.
    fn free_at(&self, chat: &str, limits: &Limits, now: Mark) -> Option<Mark> {
        let lane_rate = limits.lane_per_second - limits.kept_for_replies;
        let sent = self.chats.get(chat);
        let in_chat = |most: usize, window| sent.and_then(|sent| full_until(sent, most, window));
        [
            self.lane_paused,
            self.chats_paused.get(chat).copied(),
            full_until(&self.lane, lane_rate, SECOND),
            in_chat(limits.chat_burst, limits.chat_window),
            limits.chat_per_minute.and_then(|most| in_chat(most, MINUTE)),
        ]
        .into_iter()
        .flatten()
        .filter(|until| *until > now)
        .max()
    }

    fn note(&mut self, chat: &str, now: Mark) {
        self.lane.push_back(now);
        self.chats.entry(chat.to_owned()).or_default().push_back(now);
    }

    /// Drops what no limit looks back to.
    fn forget(&mut self, now: Mark) {
        let older = |mark: &Mark, window| now.saturating_duration_since(*mark) > window;
        while self.lane.front().is_some_and(|mark| older(mark, SECOND)) {
            self.lane.pop_front();
        }
        self.chats.retain(|_, sent| {
            while sent.front().is_some_and(|mark| older(mark, MINUTE)) {
                sent.pop_front();
            }
            !sent.is_empty()
        });
        self.chats_paused.retain(|_, until| *until > now);
    }
}

/// Until when `most` messages in `window` have been sent; `None` if there is room.
fn full_until(sent: &VecDeque<Mark>, most: usize, window: Duration) -> Option<Mark> {
    sent.len().checked_sub(most).and_then(|index| sent.get(index)).map(|mark| *mark + window)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::from_unix;

    fn pacer(platform: Platform) -> Pacer {
        Pacer::new(Limits::of(platform), Clock::movable(from_unix(0)))
    }

    #[test]
    fn a_telegram_chat_takes_one_message_a_second() {
        let pacer = pacer(Platform::Telegram);
        assert!(pacer.take("a").is_ok());
        let wait = pacer.take("a").unwrap_err();
        assert!(wait > Duration::from_millis(500) && wait <= SECOND);
        assert!(pacer.take("b").is_ok(), "one chat does not hold up another");
    }

    #[test]
    fn a_part_of_the_rate_is_kept_for_replies() {
        let pacer = pacer(Platform::Telegram);
        let sent = (0..40).filter(|chat| pacer.take(&chat.to_string()).is_ok()).count();
        assert_eq!(sent, 26);
    }

    #[test]
    fn replies_count_against_the_rate_but_never_wait() {
        let pacer = pacer(Platform::Discord);
        for _ in 0..5 {
            pacer.replied("a");
        }
        assert!(pacer.take("a").is_err());
        assert!(pacer.take("b").is_ok());
    }

    #[test]
    fn a_short_pause_does_not_end_a_long_one() {
        let pacer = pacer(Platform::Discord);
        pacer.pause_chat("a", MINUTE);
        pacer.pause_chat("a", SECOND);
        assert!(pacer.take("a").unwrap_err() > SECOND);
        pacer.pause_lane(MINUTE);
        pacer.pause_lane(SECOND);
        assert!(pacer.take("b").unwrap_err() > SECOND);
    }

    #[test]
    fn a_pause_of_the_lane_holds_everything() {
        let pacer = pacer(Platform::Discord);
        pacer.pause_lane(MINUTE);
        assert!(pacer.take("a").unwrap_err() > SECOND);
    }
}
