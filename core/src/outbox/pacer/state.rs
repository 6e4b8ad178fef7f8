//! The books of one lane, at moments that are handed in.
//!
//! The outbox asks before it takes, is spread over the second, and keeps every chat's limit. A reply takes
//! the next place of the lane, before anything of the outbox does; a chat's own limit it does not wait for,
//! since the platforms let short bursts pass and a person asks no faster than that.

use std::collections::HashMap;
use std::time::Duration;

use super::failures::Failures;
use super::limits::{Limits, Room};
use super::window::Window;
use super::{Held, MINUTE, SECOND};
use crate::clock::Mark;

/// So many of the outbox may go at once after a pause; what follows is spread.
const AT_ONCE: u32 = 10;
/// Where more is due, the outbox goes in groups of so many: each group costs it a commit.
const GROUP: usize = 5;
/// The quickest trip is forgotten after so many others: the way may have become a longer one.
const TRIPS: usize = 64;

#[derive(Debug)]
pub(super) struct State {
    limits: Limits,
    lane: Window,
    rooms: HashMap<Room, Vec<Window>>,
    lane_paused: Option<Mark>,
    rooms_paused: HashMap<Room, Mark>,
    failures: Failures,
    /// When the outbox would send next if it sent evenly.
    even: Option<Mark>,
    trips: Trips,
    tidied: Option<Mark>,
}

impl State {
    pub(super) fn new(limits: Limits) -> Self {
        Self {
            limits,
            lane: Window::new(limits.lane_per_second, SECOND),
            rooms: HashMap::new(),
            lane_paused: None,
            rooms_paused: HashMap::new(),
            failures: Failures::default(),
            even: None,
            trips: Trips::default(),
            tidied: None,
        }
    }

    /// Whether the outbox may send something to `room` now.
    pub(super) fn ask(&mut self, room: &Room, now: Mark) -> Result<(), Held> {
        self.tidy(now);
        if let Some(until) = self.lane_free_at(1, now) {
            return Err(held(until, now, true));
        }
        self.room_free_at(room, now).map_or(Ok(()), |until| Err(held(until, now, false)))
    }

    /// How many messages of the outbox the lane lets go now, if so many are wanted: a group, or fewer if
    /// there are not more.
    pub(super) fn places(&mut self, wanted: usize, now: Mark) -> Result<usize, Held> {
        self.tidy(now);
        if let Some(until) = self.lane_free_at(wanted.clamp(1, GROUP), now) {
            return Err(held(until, now, true));
        }
        let step = self.interval();
        if step.is_zero() {
            return Ok(self.lane.places());
        }
        let ahead = self.even.map_or(Duration::ZERO, |even| even.saturating_duration_since(now));
        let credit = (step * (AT_ONCE - 1)).saturating_sub(ahead);
        let evenly = credit.as_nanos() / step.as_nanos() + 1;
        Ok(self.lane.places().min(usize::try_from(evenly).unwrap_or(usize::MAX)))
    }

    /// The outbox sends something to `room`.
    pub(super) fn take(&mut self, room: &Room, now: Mark) {
        self.even = Some(self.even.map_or(now, |even| even.max(now)) + self.interval());
        self.note(room);
    }

    /// A reply goes to `room`, at the moment that is returned.
    pub(super) fn reserve(&mut self, room: &Room, now: Mark) -> Mark {
        self.tidy(now);
        let at = self.lane.free_at(1, now, self.trips.quickest()).unwrap_or(now);
        self.note(room);
        at
    }

    /// What was taken has ended. With an answer, its trip tells how long the way is; without one it may
    /// have arrived at any moment until now.
    pub(super) fn ended(&mut self, room: &Room, trip: Option<Duration>, now: Mark) {
        if let Some(trip) = trip {
            self.trips.note(trip);
            self.failures.over(room);
        }
        let at = if trip.is_some() { now } else { now + self.trips.quickest() };
        self.lane.answered(at);
        for window in self.rooms.get_mut(room).into_iter().flatten() {
            window.answered(at);
        }
    }

    pub(super) fn pause_room(&mut self, room: &Room, until: Mark) {
        let paused = self.rooms_paused.entry(room.clone()).or_insert(until);
        *paused = until.max(*paused);
    }

    /// A request to `room` failed.
    pub(super) fn failed(&mut self, room: &Room, now: Mark) {
        let until = self.failures.note(room, &self.limits, now);
        self.pause_room(room, until);
    }

    pub(super) fn pause_lane(&mut self, until: Mark) {
        self.lane_paused = self.lane_paused.max(Some(until));
    }

    fn lane_free_at(&self, wanted: usize, now: Mark) -> Option<Mark> {
        let wanted = wanted.min(self.limits.lane_per_second);
        let ahead = AT_ONCE.saturating_sub(u32::try_from(wanted).unwrap_or(AT_ONCE));
        let evenly = self.even.and_then(|even| even.checked_sub(self.interval() * ahead));
        let full = self.lane.free_at(wanted, now, self.trips.quickest());
        [self.lane_paused, evenly, full].into_iter().flatten().max().filter(|until| *until > now)
    }

    fn room_free_at(&mut self, room: &Room, now: Mark) -> Option<Mark> {
        let quickest = self.trips.quickest();
        let full = self.rooms.get_mut(room).into_iter().flatten().filter_map(|window| {
            window.forget(now, quickest);
            window.free_at(1, now, quickest)
        });
        full.chain(self.rooms_paused.get(room).copied()).max().filter(|until| *until > now)
    }

    fn note(&mut self, room: &Room) {
        self.lane.take();
        if self.limits.chat_burst == usize::MAX && self.limits.shared_per_minute.is_none() {
            return;
        }
        if !self.rooms.contains_key(room) {
            let windows = self.windows_of(room);
            self.rooms.insert(room.clone(), windows);
        }
        self.rooms.get_mut(room).into_iter().flatten().for_each(Window::take);
    }

    fn windows_of(&self, room: &Room) -> Vec<Window> {
        let Limits { chat_burst, chat_window, shared_per_minute, .. } = self.limits;
        let shared = shared_per_minute.filter(|_| matches!(room, Room::Shared(_)));
        let minute = shared.map(|most| Window::new(most, MINUTE));
        [Window::new(chat_burst, chat_window)].into_iter().chain(minute).collect()
    }

    fn interval(&self) -> Duration {
        let rate = u32::try_from(self.limits.lane_per_second).unwrap_or(u32::MAX).max(1);
        SECOND / rate
    }

    /// Drops what no limit looks back to; the rooms' books not more often than every second.
    fn tidy(&mut self, now: Mark) {
        let quickest = self.trips.quickest();
        self.lane.forget(now, quickest);
        let due = |last: Mark| now.saturating_duration_since(last) >= SECOND;
        if self.tidied.is_some_and(|last| !due(last)) {
            return;
        }
        self.tidied = Some(now);
        self.rooms.retain(|_, windows| {
            windows.iter_mut().for_each(|window| window.forget(now, quickest));
            !windows.iter().all(Window::is_empty)
        });
        self.rooms_paused.retain(|_, until| *until > now);
        self.failures.tidy(now);
    }
}

fn held(until: Mark, now: Mark, whole_lane: bool) -> Held {
    let wait = until.saturating_duration_since(now).max(Duration::from_millis(1));
    Held { whole_lane, wait }
}

/// How long requests were on their way, there and back.
#[derive(Debug, Default)]
struct Trips {
    count: usize,
    these: Option<Duration>,
    before: Option<Duration>,
}

impl Trips {
    fn note(&mut self, trip: Duration) {
        if self.count == TRIPS {
            (self.count, self.before) = (0, self.these.take());
        }
        self.count += 1;
        self.these = Some(self.these.map_or(trip, |known| known.min(trip)));
    }

    /// The quickest of late; nothing is known of a way nobody has gone.
    fn quickest(&self) -> Duration {
        self.these.into_iter().chain(self.before).min().unwrap_or_default()
    }
}
