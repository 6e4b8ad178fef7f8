//! Bad weather: a share of all messages posted meets a fault, and every answer takes its time.
//!
//! What strikes whom is drawn from a seed, so that a play can be had again as far as the order in which
//! requests arrive allows. Here: the drawing and the counting, the same for both platforms. What a fault
//! does is in each one's `faults.rs`.

use std::ops::RangeInclusive;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// What the weather is like.
#[derive(Clone, Debug)]
pub struct Weather {
    /// Where chance begins.
    pub seed: u64,
    /// How many of 1,000 posts meet a fault.
    pub faults_in_1000: u32,
    /// How many milliseconds a post takes to arrive, and its answer to come back.
    pub each_way_millis: RangeInclusive<u64>,
}

/// What has been seen of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Messages that somebody tried to post.
    pub posts: u64,
    /// Answered with 429; nothing happened.
    pub limited: u64,
    /// Answered with 5xx; nothing happened.
    pub broken: u64,
    /// It happened, and was answered with 5xx.
    pub broken_after: u64,
    /// No answer; nothing happened.
    pub lost_requests: u64,
    /// It happened; no answer.
    pub lost_replies: u64,
    /// Under way at this moment: arrived, and not answered yet.
    pub under_way: u64,
}

impl Tally {
    /// Those of which whoever posted cannot know whether anything happened.
    #[must_use]
    pub const fn doubtful(&self) -> u64 {
        self.broken + self.broken_after + self.lost_requests + self.lost_replies
    }
}

/// What strikes one post.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Gust {
    Limited,
    Broken,
    BrokenAfter,
    LostRequest,
    LostReply,
}

/// The weather as a stand-in keeps it.
#[derive(Debug)]
pub(crate) struct Sky {
    weather: Weather,
    state: Mutex<State>,
}

#[derive(Debug)]
struct State {
    chance: fastrand::Rng,
    tally: Tally,
}

impl Sky {
    pub(crate) fn new(weather: Weather) -> Self {
        let chance = fastrand::Rng::with_seed(weather.seed);
        Self { weather, state: Mutex::new(State { chance, tally: Tally::default() }) }
    }

    pub(crate) fn tally(&self) -> Tally {
        self.state().tally
    }

    /// A post arrives. It counts as under way until the passage is dropped.
    pub(crate) fn enter(self: &Arc<Self>) -> Passage {
        let mut state = self.state();
        let gust = (state.chance.u32(0..1_000) < self.weather.faults_in_1000)
            .then(|| Gust::of_hundred(state.chance.u32(0..100)));
        let mut way =
            || Duration::from_millis(state.chance.u64(self.weather.each_way_millis.clone()));
        let (there, back) = (way(), way());
        state.tally.count(gust);
        drop(state);
        Passage { sky: Arc::clone(self), gust, there, back }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Gust {
    /// Platforms break before they have done anything more often than after.
    fn of_hundred(number: u32) -> Self {
        match number {
            0..30 => Self::Limited,
            30..60 => Self::Broken,
            60..75 => Self::BrokenAfter,
            75..85 => Self::LostRequest,
            _ => Self::LostReply,
        }
    }
}

impl Tally {
    fn count(&mut self, gust: Option<Gust>) {
        self.posts += 1;
        self.under_way += 1;
        match gust {
            None => {}
            Some(Gust::Limited) => self.limited += 1,
            Some(Gust::Broken) => self.broken += 1,
            Some(Gust::BrokenAfter) => self.broken_after += 1,
            Some(Gust::LostRequest) => self.lost_requests += 1,
            Some(Gust::LostReply) => self.lost_replies += 1,
        }
    }
}

/// One post on its way.
#[derive(Debug)]
pub(crate) struct Passage {
    sky: Arc<Sky>,
    pub(crate) gust: Option<Gust>,
    there: Duration,
    back: Duration,
}

impl Passage {
    /// The way to the platform.
    pub(crate) async fn there(&self) {
        tokio::time::sleep(self.there).await;
    }

    /// The answer's way back.
    pub(crate) async fn back(&self) {
        tokio::time::sleep(self.back).await;
    }
}

impl Drop for Passage {
    fn drop(&mut self) {
        self.sky.state().tally.under_way -= 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sky(seed: u64) -> Arc<Sky> {
        Arc::new(Sky::new(Weather { seed, faults_in_1000: 30, each_way_millis: 5..=50 }))
    }

    fn gusts(seed: u64) -> Vec<Option<Gust>> {
        let sky = sky(seed);
        (0..2_000).map(|_| sky.enter().gust).collect()
    }

    #[test]
    fn a_seed_brings_the_same_weather_again_and_another_seed_another() {
        assert_eq!(gusts(7), gusts(7));
        assert_ne!(gusts(7), gusts(8));
    }

    #[test]
    fn about_as_many_are_struck_as_was_asked_for_and_all_are_counted() {
        let sky = sky(1);
        let passages: Vec<_> = (0..10_000).map(|_| sky.enter()).collect();
        let tally = sky.tally();
        assert_eq!((tally.posts, tally.under_way), (10_000, 10_000));
        let struck = passages.iter().filter(|passage| passage.gust.is_some()).count() as u64;
        assert!((200..400).contains(&struck), "{struck}");
        assert_eq!(tally.limited + tally.doubtful(), struck);
        drop(passages);
        assert_eq!(sky.tally().under_way, 0);
    }
}
