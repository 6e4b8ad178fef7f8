//! What follows when requests have ended: it is recorded, and the pace is kept.

use std::time::Duration;

use super::{Lane, LaneEnd, room};
use crate::clock::Instant;
use crate::domain::delivery::Kind;
use crate::measures::Measures;
use crate::outbox::messenger::{Ending, Recipient};
use crate::outbox::plan;
use crate::outbox::record::{self, Holding, Then};
use crate::store::lanes::Due;
use crate::store::{Db, StoreError};

/// How long a drained lane waits for what is under way.
const DRAIN: Duration = Duration::from_secs(5);

/// A request that has ended.
pub(super) struct Finished {
    pub(super) due: Due,
    pub(super) to: Recipient,
    pub(super) ending: Ending,
    /// Whether its end was counted.
    pub(super) counted: bool,
}

/// What follows for the lane.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Aftermath {
    /// The token is not taken any more.
    pub(super) stop: bool,
    /// Something else may be owed now.
    pub(super) news: bool,
    /// Whoever leads the group may have to be told.
    tell: bool,
}

impl Aftermath {
    fn note(&mut self, then: Then) {
        self.stop |= then == Then::Stop;
        self.tell |= then == Then::Tell;
        self.news = true;
    }
}

impl Lane {
    /// Records what has ended: what was sent in one statement, the rest one by one. Each is counted once,
    /// and the pace is kept once, however many tries it takes to write it down.
    pub(super) async fn record(
        &self,
        db: &mut Db,
        finished: &mut [Finished],
        now: Instant,
    ) -> Result<Aftermath, StoreError> {
        let (platform, epoch) = (self.platform(), self.epoch);
        let uncounted = Measures::default();
        let holding = |counted: bool| {
            let measures = if counted { &uncounted } else { &self.house.measures };
            Holding { platform, epoch, now, measures, sealer: self.house.store.sealer() }
        };
        let mut aftermath = Aftermath::default();
        let (mut sent, mut sent_and_counted) = (Vec::new(), Vec::new());
        for Finished { due, to, ending, counted } in finished.iter_mut() {
            let counted = std::mem::replace(counted, true);
            if let Ending::Done(message) = ending {
                let list = if counted { &mut sent_and_counted } else { &mut sent };
                list.push((&*due, message.as_str()));
                continue;
            }
            let then = record::record(db, holding(counted), (due, to), ending).await?;
            if !counted {
                self.pace(to, ending, then);
            }
            aftermath.note(then);
        }
        record::sent(db, holding(false), &sent).await?;
        record::sent(db, holding(true), &sent_and_counted).await?;
        for asked in finished.iter().filter(|ended| ended.due.kind == Kind::HostMissing) {
            use Ending::{Done, Doubtful, Gone, NotAllowed};
            let operators = &self.house.policy.operators;
            aftermath.news |= match asked.ending {
                Done(_) | Gone(_) | NotAllowed(_) => {
                    let about = (asked.due.subject, asked.due.revision);
                    plan::nobody_began(db, operators, about, now).await?
                }
                Doubtful(_) => {
                    plan::hosts::does_what_may_have_been_said(db, operators, now).await?
                }
                _ => false,
            };
        }
        if aftermath.tell {
            plan::tell_unheard(db, now).await?;
        }
        Ok(aftermath)
    }

    /// The same, in a transaction of its own. What could not be recorded is kept, for the next time.
    pub(super) async fn record_alone(&mut self) -> Result<(), LaneEnd> {
        if self.ended.is_empty() {
            return Ok(());
        }
        // Before the store is locked: no look at a clock holds others up.
        let now = self.house.clock.now();
        let mut change = self.house.store.change().await?;
        let mut ended = std::mem::take(&mut self.ended);
        let recorded = async {
            let aftermath = self.record(&mut change, &mut ended, now).await?;
            change.commit().await?;
            Ok::<_, StoreError>(aftermath)
        }
        .await;
        let stop = match recorded {
            Ok(aftermath) => aftermath.stop,
            Err(error) => {
                self.ended = ended;
                return Err(error.into());
            }
        };
        // A lost chat may owe its facilitators word on the other lane.
        self.house.wake.up();
        if stop { Err(LaneEnd::Unauthorised) } else { Ok(()) }
    }

    fn pace(&self, to: &Recipient, ending: &Ending, then: Then) {
        match ending {
            Ending::Wait { retry_after, whole_lane: true } => self.pacer.pause_lane(*retry_after),
            Ending::Wait { retry_after, .. } | Ending::Unexplained { retry_after, .. } => {
                self.pacer.pause_room(&room(to), *retry_after);
            }
            _ if then == Then::TryAgainSoon => {
                self.pacer.failed(&room(to));
            }
            _ => {}
        }
    }

    /// Waits for what is under way, but not for long: what remains marked is decided by the next
    /// holder.
    pub(super) async fn drain(&mut self) -> Result<(), LaneEnd> {
        self.record_alone().await?;
        let until = self.house.clock.mark() + DRAIN;
        while !self.under_way.is_empty() {
            let left = until.saturating_duration_since(self.house.clock.mark());
            match tokio::time::timeout(left, self.under_way.join_next()).await {
                Ok(finished) => self.ended.extend(finished.and_then(Result::ok)),
                Err(_) => break,
            }
            // What has ended besides is recorded with it: the time is short.
            while let Some(also) = self.under_way.try_join_next() {
                self.ended.extend(also);
            }
            self.record_alone().await?;
        }
        Ok(())
    }
}
