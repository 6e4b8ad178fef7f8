//! What follows when requests have ended: it is recorded, and the pace is kept.

use std::time::Duration;

use super::{Lane, LaneEnd, room};
use crate::outbox::messenger::{Ending, Recipient};
use crate::outbox::record::{self, Holding, Then};
use crate::store::StoreError;
use crate::store::lanes::Due;

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

impl Lane {
    pub(super) async fn record(&mut self, finished: Vec<Finished>) -> Result<(), LaneEnd> {
        if finished.is_empty() {
            return Ok(());
        }
        let (platform, epoch) = (self.platform(), self.epoch);
        let measures = self.house.measures.clone();
        let holding = Holding { platform, epoch, now: self.house.clock.now(), measures: &measures };
        let mut change = self.house.store.change().await?;
        let mut stop = false;
        for Finished { due, to, ending } in &finished {
            let then = record::record(&mut change, holding, (due, to), ending).await?;
            self.pace(to, ending, then);
            stop |= then == Then::Stop;
        }
        change.commit().await.map_err(StoreError::from)?;
        // A lost chat may owe its facilitators word on the other lane.
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
        let until = self.house.clock.mark() + DRAIN;
        while !self.under_way.is_empty() {
            let left = until.saturating_duration_since(self.house.clock.mark());
            match tokio::time::timeout(left, self.under_way.join_next()).await {
                Ok(finished) => {
                    let mut finished: Vec<_> = finished.and_then(Result::ok).into_iter().collect();
                    // What has ended besides is recorded with it: the time is short.
                    while let Some(also) = self.under_way.try_join_next() {
                        finished.extend(also);
                    }
                    self.record(finished).await?;
                }
                Err(_) => break,
            }
        }
        Ok(())
    }
}
