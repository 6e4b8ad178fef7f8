//! So many in so long, as the platform will count them.
//!
//! The platform counts when a request arrives, which nobody here sees. But a request has arrived when its
//! answer is there, and no later one arrives sooner after its start than the quickest trip allows. So a
//! request that was answered at C leaves a window of length L at C + L - (the quickest trip): whatever is
//! started then arrives at least L after it, however long either was on its way. One that is under way
//! has not left.

use std::collections::VecDeque;
use std::time::Duration;

use crate::clock::Mark;

/// One window.
#[derive(Debug)]
pub(super) struct Window {
    most: usize,
    long: Duration,
    under_way: usize,
    /// When those in it were answered, soonest first.
    answered: VecDeque<Mark>,
}

impl Window {
    pub(super) fn new(most: usize, long: Duration) -> Self {
        Self { most, long, under_way: 0, answered: VecDeque::new() }
    }

    /// Whether it holds anything up at all.
    const fn counts(&self) -> bool {
        self.most != usize::MAX
    }

    /// Takes a place, whether there is one or not.
    pub(super) const fn take(&mut self) {
        if self.counts() {
            self.under_way += 1;
        }
    }

    /// One that was taken has been answered.
    pub(super) fn answered(&mut self, at: Mark) {
        if !self.counts() {
            return;
        }
        self.under_way = self.under_way.saturating_sub(1);
        let place = self.answered.partition_point(|other| *other <= at);
        self.answered.insert(place, at);
    }

    /// Drops those that have left by `now`.
    pub(super) fn forget(&mut self, now: Mark, quickest: Duration) {
        let long = self.long;
        while self.answered.front().is_some_and(|at| *at + long <= now + quickest) {
            self.answered.pop_front();
        }
    }

    /// Whether nothing is in it.
    pub(super) fn is_empty(&self) -> bool {
        self.under_way == 0 && self.answered.is_empty()
    }

    /// How many places there are.
    pub(super) fn places(&self) -> usize {
        self.most.saturating_sub(self.under_way + self.answered.len())
    }

    /// When it has so many places; `None` if it has them now. What is under way is expected to be answered
    /// soon: whoever waits looks again then.
    pub(super) fn free_at(&self, wanted: usize, now: Mark, quickest: Duration) -> Option<Mark> {
        let wanted = wanted.min(self.most);
        if self.places() >= wanted {
            return None;
        }
        let last_in_the_way = self.under_way + self.answered.len() + wanted - self.most - 1;
        let leaves = |at: &Mark| (*at + self.long).checked_sub(quickest).unwrap_or(*at);
        let soonest = self.answered.get(last_in_the_way).map(leaves);
        Some(soonest.unwrap_or_else(|| now + self.until_answered(last_in_the_way)).max(now))
    }

    /// A guess: a window's share for each place that somebody waits for.
    fn until_answered(&self, last_in_the_way: usize) -> Duration {
        let share = self.long.div_f64(f64::from(u32::try_from(self.most.max(1)).unwrap_or(1)));
        let waits = last_in_the_way.saturating_sub(self.answered.len()) + 1;
        (share * u32::try_from(waits).unwrap_or(1)).min(self.long)
    }
}
