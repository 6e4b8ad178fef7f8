//! What follows when requests have ended: it is recorded, and the pace is kept.

use std::time::Duration;

use super::{Lane, LaneEnd, room};
use crate::outbox::messenger::{Ending, Recipient};
use crate::outbox::record::{self, Holding, Then};
use crate::store::lanes::Due;
use crate::store::{Db, StoreError};

/// How long a recipient is left alone before the same request follows.
const BREATHER: Duration = Duration::from_millis(700);
/// How long a drained lane waits for what is under way.
const DRAIN: Duration = Duration::from_secs(5);

/// A request that has ended.
pub(super) struct Finished {
    pub(super) due: Due,
    pub(super) to: Recipient,
    pub(super) ending: Ending,
}

/// What follows for the lane.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Aftermath {
    /// The token is not taken any more.
    pub(super) stop: bool,
    /// Something else may be owed now.
    pub(super) news: bool,
}

impl Lane {
    /// Records what has ended: what was sent in one statement, the rest one by one.
    pub(super) async fn record(
        &self,
        db: &mut Db,
        finished: &[Finished],
    ) -> Result<Aftermath, StoreError> {
        let (platform, epoch) = (self.platform(), self.epoch);
        let measures = &self.house.measures;
        let holding = Holding { platform, epoch, now: self.house.clock.now(), measures };
        let mut aftermath = Aftermath::default();
        let mut sent = Vec::new();
        for Finished { due, to, ending } in finished {
            if let Ending::Done(message) = ending {
                sent.push((due, message.as_str()));
                continue;
            }
            let then = record::record(db, holding, (due, to), ending).await?;
            self.pace(to, ending, then);
            aftermath.stop |= then == Then::Stop;
            aftermath.news = true;
        }
        record::sent(db, holding, &sent).await?;
        Ok(aftermath)
    }

    /// The same, in a transaction of its own.
    pub(super) async fn record_alone(&self, finished: &[Finished]) -> Result<(), LaneEnd> {
        if finished.is_empty() {
            return Ok(());
        }
        let mut change = self.house.store.change().await?;
        let Aftermath { stop, .. } = self.record(&mut change, finished).await?;
        change.commit().await.map_err(StoreError::from)?;
        self.house.wake.up();
        if stop { Err(LaneEnd::Unauthorised) } else { Ok(()) }
    }

    fn pace(&self, to: &Recipient, ending: &Ending, then: Then) {
        match ending {
            Ending::Wait { retry_after, whole_lane: true } => self.pacer.pause_lane(*retry_after),
            Ending::Wait { retry_after, .. } => {
                self.pacer.pause_room(&room(to), *retry_after);
            }
            _ if then == Then::TryAgainSoon => {
                let jitter = BREATHER.mul_f64(0.5 + crate::chance::share());
                self.pacer.pause_room(&room(to), jitter);
            }
            _ => {}
        }
    }

    /// Waits for what is under way, but not for long: what remains marked is decided by the next
    /// holder.
    pub(super) async fn drain(&mut self) -> Result<(), LaneEnd> {
        let ended = std::mem::take(&mut self.ended);
        self.record_alone(&ended).await?;
        let until = self.house.clock.mark() + DRAIN;
        while !self.under_way.is_empty() {
            let left = until.saturating_duration_since(self.house.clock.mark());
            match tokio::time::timeout(left, self.under_way.join_next()).await {
                Ok(finished) => {
                    let finished = finished.and_then(Result::ok);
                    self.record_alone(finished.as_slice()).await?;
                }
                Err(_) => break,
            }
        }
        Ok(())
    }
}
