//! How fast a lane may speak, by the stopwatch: under the platform's published limits, with a part of
//! the rate left for replies, which never wait here.
//!
//! Not here: due times (the calendar's) and what a refusal for speed means for a delivery (`record.rs`).

use std::collections::{HashMap, VecDeque};
use std::fmt;
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
    /// At most so many messages in a minute to a chat of several people, if there is such a limit.
    pub shared_per_minute: Option<usize>,
}

/// What a platform counts messages by.
#[derive(Clone, PartialEq, Eq, Hash)]
pub enum Room {
    /// A chat of several people, its topics together.
    Shared(String),
    /// One person's private chat.
    Private(String),
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
                shared_per_minute: Some(20),
            },
            Platform::Discord => Self {
                lane_per_second: 50,
                kept_for_replies: 5,
                chat_burst: 5,
                chat_window: Duration::from_secs(5),
                shared_per_minute: None,
            },
        }
    }
}

/// What holds a message up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Held {
    /// Whether it holds up every message of the lane, rather than those to one room.
    pub whole_lane: bool,
    /// For how long.
    pub wait: Duration,
}

/// Says whose it is to nobody.
impl fmt::Debug for Room {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Shared(_) => "a chat",
            Self::Private(_) => "a private chat",
        })
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
    rooms: HashMap<Room, VecDeque<Mark>>,
    lane_paused: Option<Mark>,
    rooms_paused: HashMap<Room, Mark>,
}

const MINUTE: Duration = Duration::from_secs(60);
const SECOND: Duration = Duration::from_secs(1);

impl Pacer {
    /// A pacer that has seen nothing yet.
    #[must_use]
    pub fn new(limits: Limits, clock: Clock) -> Self {
        Self { limits, clock, state: Mutex::default() }
    }

    /// Whether there is a place for a message to `room` now.
    ///
    /// # Errors
    /// What holds it up, and how long.
    pub fn ask(&self, room: &Room) -> Result<(), Held> {
        let now = self.clock.mark();
        let mut state = self.state();
        state.forget(now);
        let wait = |until: Mark| until.saturating_duration_since(now).max(Duration::from_millis(1));
        match (state.lane_free_at(&self.limits, now), state.room_free_at(room, &self.limits, now)) {
            (Some(later), _) => Err(Held { whole_lane: true, wait: wait(later) }),
            (None, Some(later)) => Err(Held { whole_lane: false, wait: wait(later) }),
            (None, None) => Ok(()),
        }
    }

    /// Takes the place of a message to `room`, whether there is one or not: the outbox asks before;
    /// replies, sent outside of it, go first.
    pub fn take(&self, room: &Room) {
        let now = self.clock.mark();
        let mut state = self.state();
        state.forget(now);
        state.note(room, now);
    }

    /// The platform wants nothing more for one room for so long. A longer pause stays.
    pub fn pause_room(&self, room: &Room, long: Duration) {
        let until = self.clock.mark() + long;
        let mut state = self.state();
        let paused = state.rooms_paused.entry(room.clone()).or_insert(until);
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
    /// When the lane has a place; `None` if it has one now.
    fn lane_free_at(&self, limits: &Limits, now: Mark) -> Option<Mark> {
        let rate = limits.lane_per_second - limits.kept_for_replies;
        let full = full_until(&self.lane, rate, SECOND);
        self.lane_paused.max(full).filter(|until| *until > now)
    }

    /// When there is a place for a message to `room`; `None` if there is one now.
    fn room_free_at(&self, room: &Room, limits: &Limits, now: Mark) -> Option<Mark> {
        let shared = matches!(room, Room::Shared(_));
        let sent = self.rooms.get(room);
        let in_room = |most: usize, window| sent.and_then(|sent| full_until(sent, most, window));
        [
            self.rooms_paused.get(room).copied(),
            in_room(limits.chat_burst, limits.chat_window),
            limits.shared_per_minute.filter(|_| shared).and_then(|most| in_room(most, MINUTE)),
        ]
        .into_iter()
        .flatten()
        .max()
        .filter(|until| *until > now)
    }

    fn note(&mut self, room: &Room, now: Mark) {
        self.lane.push_back(now);
        self.rooms.entry(room.clone()).or_default().push_back(now);
    }

    /// Drops what no limit looks back to.
    fn forget(&mut self, now: Mark) {
        let older = |mark: &Mark, window| now.saturating_duration_since(*mark) > window;
        while self.lane.front().is_some_and(|mark| older(mark, SECOND)) {
            self.lane.pop_front();
        }
        self.rooms.retain(|_, sent| {
            while sent.front().is_some_and(|mark| older(mark, MINUTE)) {
                sent.pop_front();
            }
            !sent.is_empty()
        });
        self.rooms_paused.retain(|_, until| *until > now);
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

    /// Sends something, if there is a place.
    fn send(pacer: &Pacer, room: &Room) -> Result<(), Duration> {
        pacer.ask(room).map_err(|held| held.wait)?;
        pacer.take(room);
        Ok(())
    }

    fn chat(name: &str) -> Room {
        Room::Shared(name.to_owned())
    }

    #[test]
    fn a_telegram_chat_takes_one_message_a_second() {
        let pacer = pacer(Platform::Telegram);
        assert!(send(&pacer, &chat("a")).is_ok());
        let wait = send(&pacer, &chat("a")).unwrap_err();
        assert!(wait > Duration::from_millis(500) && wait <= SECOND);
        assert!(send(&pacer, &chat("b")).is_ok(), "one chat does not hold up another");
    }

    #[test]
    fn a_part_of_the_rate_is_kept_for_replies() {
        let pacer = pacer(Platform::Telegram);
        let sent = (0..40).filter(|name| send(&pacer, &chat(&name.to_string())).is_ok()).count();
        assert_eq!(sent, 26);
    }

    #[test]
    fn replies_count_against_the_rate_but_never_wait() {
        let pacer = pacer(Platform::Discord);
        for _ in 0..5 {
            pacer.take(&chat("a"));
        }
        assert!(send(&pacer, &chat("a")).is_err());
        assert!(send(&pacer, &chat("b")).is_ok());
    }

    #[test]
    fn only_a_chat_of_several_people_has_a_limit_by_the_minute() {
        let wait_after_twenty = |room: Room| {
            let pacer = pacer(Platform::Telegram);
            (0..20).for_each(|_| pacer.take(&room));
            pacer.ask(&room).unwrap_err().wait
        };
        assert!(wait_after_twenty(chat("a")) > SECOND * 50);
        let private = wait_after_twenty(Room::Private("a".to_owned()));
        assert!(private <= SECOND, "many answers are no debt");
    }

    #[test]
    fn a_short_pause_does_not_end_a_long_one() {
        let pacer = pacer(Platform::Discord);
        pacer.pause_room(&chat("a"), MINUTE);
        pacer.pause_room(&chat("a"), SECOND);
        assert!(send(&pacer, &chat("a")).unwrap_err() > SECOND);
        pacer.pause_lane(MINUTE);
        pacer.pause_lane(SECOND);
        assert!(send(&pacer, &chat("b")).unwrap_err() > SECOND);
    }

    #[test]
    fn a_pause_of_the_lane_holds_everything() {
        let pacer = pacer(Platform::Discord);
        pacer.pause_lane(MINUTE);
        assert!(send(&pacer, &chat("a")).unwrap_err() > SECOND);
    }
}
