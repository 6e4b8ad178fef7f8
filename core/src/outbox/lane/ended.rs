//! What follows when requests have ended: it is recorded, and the pace is kept.

use std::time::Duration;

use super::{Lane, LaneEnd, room};
use crate::measures::Measures;
use crate::outbox::messenger::{Ending, Recipient};
use crate::outbox::plan;
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
    /// Whether its end was counted.
    pub(super) counted: bool,
}

impl Lane {
    /// Records what has ended. What could not be recorded is kept, for the next time.
    pub(super) async fn record(&mut self) -> Result<(), LaneEnd> {
        if self.ended.is_empty() {
            return Ok(());
        }
        let (platform, epoch) = (self.platform(), self.epoch);
        let (measures, uncounted) = (self.house.measures.clone(), Measures::default());
        // Before the store is locked: no look at a clock holds others up.
        let now = self.house.clock.now();
        let mut change = self.house.store.change().await?;
        let (mut stop, mut tell) = (false, false);
        let mut ended = std::mem::take(&mut self.ended);
        let recorded: Result<(), StoreError> = async {
            for Finished { due, to, ending, counted } in &mut ended {
                // Once: it may take several tries to write it down.
                let measures =
                    if std::mem::replace(counted, true) { &uncounted } else { &measures };
                let holding = Holding { platform, epoch, now, measures };
                let then = record::record(&mut change, holding, (due, to), ending).await?;
                self.pace(to, ending, then);
                stop |= then == Then::Stop;
                tell |= then == Then::Tell;
            }
            if tell {
                plan::tell_unheard(&mut change, now).await?;
            }
            Ok(change.commit().await?)
        }
        .await;
        if let Err(error) = recorded {
            self.ended = ended;
            return Err(error.into());
        }
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
        self.record().await?;
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
            self.record().await?;
        }
        Ok(())
    }
}
