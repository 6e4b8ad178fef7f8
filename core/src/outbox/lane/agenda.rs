//! What is due, in the order of urgency, as it was read a moment ago: reading and sorting all that is due
//! for every message would cost more than sending it.
//!
//! It says who may be next, and nothing else: what a delivery is, and whether it is owed still, is read
//! in the transaction that marks it. So an old agenda can only cost a more urgent delivery a moment.

use std::collections::{HashSet, VecDeque};
use std::time::Duration;

use crate::clock::{Instant, Mark};
use crate::domain::address::Platform;
use crate::store::deliveries::To;
use crate::store::lanes::{self, Candidate};
use crate::store::{Db, StoreError};

/// How many are read at once.
const PAGE: usize = 4_096;
/// How long it is good for, if nobody says that something changed …
const GOOD_FOR: Duration = Duration::from_secs(1);
/// … and if somebody does.
const STALE_AFTER: Duration = Duration::from_millis(200);

/// See the module.
#[derive(Default)]
pub(super) struct Agenda {
    candidates: VecDeque<Candidate>,
    /// Where reading ended, if there may be more behind it.
    more_after: Option<Candidate>,
    read_at: Option<Mark>,
    changed: bool,
    next_due: Option<Instant>,
}

impl Agenda {
    /// Whether nothing is known to be due.
    pub(super) fn is_empty(&self) -> bool {
        self.candidates.is_empty()
    }

    /// How many are known to be due.
    pub(super) fn len(&self) -> usize {
        self.candidates.len()
    }

    /// When the first delivery falls due that was not due when it was read.
    pub(super) const fn next_due(&self) -> Option<Instant> {
        self.next_due
    }

    /// Whether something has fallen due since it was read.
    pub(super) fn is_due(&self, now: Instant) -> bool {
        self.next_due.is_some_and(|due| due <= now)
    }

    /// When the next delivery falls due, as somebody else has read.
    pub(super) const fn next_is_due(&mut self, at: Option<Instant>) {
        self.next_due = at;
    }

    /// Something may be owed now that was not when it was read.
    pub(super) const fn changed(&mut self) {
        self.changed = true;
    }

    /// Whether it says who is next well enough.
    pub(super) fn is_good(&self, now: Instant, mark: Mark) -> bool {
        let age = self.read_at.map(|at| mark.saturating_duration_since(at));
        let good_for = if self.changed { STALE_AFTER } else { GOOD_FOR };
        let young = age.is_some_and(|age| age < good_for);
        young && !self.is_empty() && !self.is_due(now)
    }

    /// Reads it anew.
    pub(super) async fn read(
        &mut self,
        db: &mut Db,
        (lane, now): (Platform, Instant),
        mark: Mark,
    ) -> Result<(), StoreError> {
        self.candidates.clear();
        self.more_after = None;
        self.read_page(db, (lane, now)).await?;
        self.next_due = lanes::next_due_after(db, lane, now).await?;
        self.read_at = Some(mark);
        self.changed = false;
        Ok(())
    }

    /// Reads on, if there may be more. Says whether there was.
    pub(super) async fn read_on(
        &mut self,
        db: &mut Db,
        lane: (Platform, Instant),
    ) -> Result<bool, StoreError> {
        if self.more_after.is_none() {
            return Ok(false);
        }
        let known = self.candidates.len();
        self.read_page(db, lane).await?;
        Ok(self.candidates.len() > known)
    }

    async fn read_page(
        &mut self,
        db: &mut Db,
        lane: (Platform, Instant),
    ) -> Result<(), StoreError> {
        let page = lanes::candidates(db, lane, self.more_after, PAGE).await?;
        self.more_after = page.last().copied().filter(|_| page.len() == PAGE);
        self.candidates.extend(page);
        Ok(())
    }

    /// The most urgent, at most so many, of those who may have something now; one for each.
    pub(super) fn pick(&self, at_most: usize, mut may: impl FnMut(To) -> bool) -> Vec<i64> {
        let mut picked = HashSet::new();
        let free = self.candidates.iter().filter(|one| may(one.to) && picked.insert(one.to));
        free.take(at_most).map(|one| one.id).collect()
    }

    /// Leaves these out from now on.
    pub(super) fn leave_out(&mut self, ids: &HashSet<i64>) {
        self.candidates.retain(|one| !ids.contains(&one.id));
    }
}
