//! One step of a lane: what has ended is recorded, what is due and may go is marked, and then started.

use super::ended::{Aftermath, Finished};
use super::look::Look;
use super::start::Round;
use super::{Lane, LaneEnd, Step};
use crate::clock::Instant;
use crate::store::{Change, StoreError, lanes};

use std::time::Duration;

impl Lane {
    /// One step: record what has ended and mark what is due and may go, in one transaction, then start that.
    ///
    /// # Errors
    /// Why the lane ends.
    pub async fn step(&mut self) -> Result<Step, LaneEnd> {
        self.house.progress.alive(self.platform(), self.house.clock.mark());
        while let Some(ended) = self.under_way.try_join_next() {
            self.ended.extend(ended);
        }
        self.read_at = self.house.clock.mark();
        let now = self.house.clock.now();
        self.keep_ahead(now).await?;
        if self.ended.is_empty() && self.agenda.is_empty() && self.nothing_is_due(now).await? {
            self.report(now, 0, None);
            return Ok(Step { started: 0, next_due: self.agenda.next_due(), paced: None });
        }
        let round = self.record_and_mark(now).await?;
        let (started, paced) = (round.started(), round.paced);
        self.start(round);
        self.report(now, started, paced);
        Ok(Step { started, next_due: self.agenda.next_due(), paced })
    }

    /// Looks whether anything is due. Only what changed since the last look needs to be asked.
    async fn nothing_is_due(&mut self, now: Instant) -> Result<bool, StoreError> {
        if self.agenda.is_due(now) {
            return Ok(false);
        }
        let mark = self.house.clock.mark();
        if self.look.shows_a_change(&self.house.store, mark) {
            let next_due = self.next_due().await.inspect_err(|_| self.look = Look::default())?;
            self.agenda.next_is_due(next_due);
        }
        Ok(!self.agenda.is_due(now))
    }

    async fn next_due(&self) -> Result<Option<Instant>, StoreError> {
        let mut question = self.house.store.question().await?;
        lanes::next_due(&mut question, self.platform()).await
    }

    /// What could not be recorded is kept, for the next time.
    async fn record_and_mark(&mut self, now: Instant) -> Result<Round, LaneEnd> {
        let mut change = self.house.store.change().await?;
        let mut ended = std::mem::take(&mut self.ended);
        for Finished { due, .. } in &ended {
            self.busy.remove(&due.to);
        }
        let marked = self.both(&mut change, &mut ended, now).await;
        let failed = match marked {
            Ok((aftermath, round)) => match change.commit().await {
                Ok(()) => return self.follow(aftermath, round),
                Err(error) => StoreError::from(error),
            },
            Err(error) => {
                drop(change);
                error
            }
        };
        self.ended = ended;
        self.forget_what_was_read();
        // What is known of the ends is not given up for what is due.
        self.record_alone().await?;
        Err(failed.into())
    }

    fn follow(&mut self, aftermath: Aftermath, round: Option<Round>) -> Result<Round, LaneEnd> {
        if aftermath.news || round.as_ref().is_some_and(|round| round.news) {
            // A lost chat may owe its facilitators word on the other lane.
            self.agenda.changed();
            self.house.wake.up();
        }
        if aftermath.stop { Err(LaneEnd::Unauthorised) } else { round.ok_or(LaneEnd::Lost) }
    }

    /// What has ended is recorded, whoever holds the lane now; only who holds it marks anything.
    async fn both(
        &mut self,
        change: &mut Change,
        ended: &mut [Finished],
        now: Instant,
    ) -> Result<(Aftermath, Option<Round>), StoreError> {
        let aftermath = self.record(change, ended, now).await?;
        if aftermath.stop {
            return Ok((aftermath, Some(Round::default())));
        }
        if !lanes::holds(change, self.platform(), self.epoch).await? {
            return Ok((aftermath, None));
        }
        Ok((aftermath, Some(self.mark_due(change, now).await?)))
    }

    fn report(&self, now: Instant, started: usize, paced: Option<Duration>) {
        if started == 0 && paced.is_none() && self.under_way.is_empty() {
            self.house.progress.settled(self.platform(), now);
        } else {
            self.house.progress.working(self.platform());
        }
    }
}
