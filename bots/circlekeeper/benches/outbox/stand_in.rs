//! What both stand-ins share: how they behave, what they count, what they log.

use std::collections::{HashMap, VecDeque};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use circlekeeper_core::clock::{Clock, Instant, Mark};
use circlekeeper_core::domain::address::Platform;

/// How a stand-in behaves.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Behaviour {
    /// Half of it passes before a request counts, half after.
    pub(crate) round_trip: Duration,
    /// Whether it refuses what is over the published limits.
    pub(crate) limits: bool,
    /// So many of a hundred requests end in a 500 before anything was done, and as many in a 429.
    pub(crate) faults: u64,
    /// This chat always answers 403.
    pub(crate) refused_chat: Option<i64>,
}

/// A request that asked for a message.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Arrival {
    pub(crate) at: Instant,
    pub(crate) mark: Mark,
    pub(crate) chat: i64,
    pub(crate) verdict: Verdict,
}

/// What it met.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Verdict {
    Done,
    /// 429; for so long.
    TooMany(Duration),
    Failed,
    Refused,
}

/// One platform's books.
#[derive(Debug)]
pub(crate) struct StandIn {
    platform: Platform,
    clock: Clock,
    behaviour: Mutex<Behaviour>,
    books: Mutex<Books>,
}

#[derive(Debug, Default)]
struct Books {
    arrivals: Vec<Arrival>,
    all: VecDeque<Mark>,
    chats: HashMap<i64, VecDeque<Mark>>,
    requests: u64,
}

const SECOND: Duration = Duration::from_secs(1);

impl StandIn {
    pub(crate) fn new(platform: Platform) -> Self {
        let (behaviour, books) = (Mutex::default(), Mutex::default());
        Self { platform, clock: Clock::system(), behaviour, books }
    }

    /// From now on it behaves like this, and has seen nothing yet.
    pub(crate) fn behave(&self, behaviour: Behaviour) {
        *self.behaviour.lock().unwrap_or_else(PoisonError::into_inner) = behaviour;
        *self.books() = Books::default();
    }

    /// What arrived since then.
    pub(crate) fn arrivals(&self) -> Vec<Arrival> {
        self.books().arrivals.clone()
    }

    /// How many messages were taken since then.
    pub(crate) fn done(&self) -> usize {
        self.books().arrivals.iter().filter(|one| one.verdict == Verdict::Done).count()
    }

    /// A message for `chat` is asked for: waits as the network would, and says what comes of it.
    pub(crate) async fn arrive(&self, chat: i64) -> Verdict {
        let behaviour = *self.behaviour.lock().unwrap_or_else(PoisonError::into_inner);
        let half = behaviour.round_trip / 2;
        if !half.is_zero() {
            tokio::time::sleep(half).await;
        }
        let verdict = self.count(chat, behaviour);
        if !half.is_zero() {
            tokio::time::sleep(half).await;
        }
        verdict
    }

    fn count(&self, chat: i64, behaviour: Behaviour) -> Verdict {
        let (at, mark) = (self.clock.now(), self.clock.mark());
        let mut books = self.books();
        books.requests += 1;
        let chance = scattered(books.requests) % 100;
        let verdict = if behaviour.refused_chat == Some(chat) {
            Verdict::Refused
        } else if chance < behaviour.faults {
            Verdict::Failed
        } else if chance < 2 * behaviour.faults
            || behaviour.limits && books.is_too_fast(self.platform, chat, mark)
        {
            Verdict::TooMany(SECOND)
        } else {
            Verdict::Done
        };
        books.arrivals.push(Arrival { at, mark, chat, verdict });
        verdict
    }

    fn books(&self) -> MutexGuard<'_, Books> {
        self.books.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Books {
    /// As a strict platform would count: no second, whenever it begins, holds more than the limit.
    fn is_too_fast(&mut self, platform: Platform, chat: i64, now: Mark) -> bool {
        let (all, (burst, window)) = match platform {
            Platform::Telegram => (30, (1, SECOND)),
            Platform::Discord => (50, (5, 5 * SECOND)),
        };
        let room = self.chats.entry(chat).or_default();
        forget(&mut self.all, now, SECOND);
        forget(room, now, window);
        if self.all.len() >= all || room.len() >= burst {
            return true;
        }
        self.all.push_back(now);
        room.push_back(now);
        false
    }
}

fn forget(marks: &mut VecDeque<Mark>, now: Mark, after: Duration) {
    while marks.front().is_some_and(|mark| now.saturating_duration_since(*mark) >= after) {
        marks.pop_front();
    }
}

/// The same numbers in every run, in no order (splitmix64).
fn scattered(number: u64) -> u64 {
    let mixed = number.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    let mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    (mixed ^ (mixed >> 27)) >> 11
}
