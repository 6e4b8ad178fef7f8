//! A lane: takes what is due, marks it durably, sends it, records the end.
//!
//! Every timed thing is a step that tests can call. Here: the steps, one after another; what is started
//! is in `start.rs`, what follows when it has ended in `ended.rs`.

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::watch;
use tokio::task::JoinSet;

use crate::clock::{Instant, Mark, from_unix};
use crate::domain::address::Platform;
use crate::domain::delivery::CORRECTION;
use crate::house::House;
use crate::store::StoreError;
use crate::store::lanes;

use super::messenger::{Messenger, Reason, Recipient};
use super::pacer::{Pacer, Room};
use super::plan;
use super::record::{self, Holding};

mod ended;
mod start;
mod trouble;

use ended::Finished;
use trouble::Trouble;

/// The longest wait between two looks at the store: another process may have changed it.
const LOOK_EVERY: Duration = Duration::from_secs(1);
/// Sessions are kept ahead this often, by the calendar.
const KEEP_AHEAD_EVERY: chrono::Duration = chrono::Duration::hours(1);

/// One platform's lane, held by this process.
pub struct Lane {
    house: House,
    messenger: Arc<dyn Messenger>,
    pacer: Arc<Pacer>,
    epoch: i64,
    kept_ahead: Option<Instant>,
    looked_at: Option<Instant>,
    /// When what the calendar said was read, by the stopwatch.
    read_at: Mark,
    under_way: JoinSet<Finished>,
    /// What has ended and is not recorded yet.
    ended: Vec<Finished>,
}

/// What one step did, and when the next makes sense.
#[derive(Clone, Copy, Debug)]
pub struct Step {
    /// How many requests were started.
    pub started: usize,
    /// When the next delivery falls due, by the calendar.
    pub next_due: Option<Instant>,
    /// How long until the pacer lets the next one go that is due already.
    pub paced: Option<Duration>,
}

/// Why a lane ended.
#[derive(Debug, thiserror::Error)]
pub enum LaneEnd {
    /// Another process holds it now.
    #[error("another process took the lane")]
    Lost,
    /// The platform does not take the token any more.
    #[error("the platform refuses the token")]
    Unauthorised,
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl Lane {
    /// Takes the lane. The caller holds its lock for as long as the lane lives. What an earlier holder
    /// left in doubt is decided first.
    ///
    /// # Errors
    /// If the store cannot be written.
    pub async fn take(
        house: House,
        messenger: Arc<dyn Messenger>,
        pacer: Arc<Pacer>,
    ) -> Result<Self, StoreError> {
        let (read_at, now) = (house.clock.mark(), house.clock.now());
        let platform = messenger.platform();
        let mut change = house.store.change().await?;
        let epoch = lanes::take(&mut change, platform, now).await?;
        let holding = Holding { platform, epoch, now, measures: &house.measures };
        let reason = Reason::new("holder died");
        for due in lanes::doubtful(&mut change, platform, epoch).await? {
            record::doubtful(&mut change, holding, &due, &reason).await?;
        }
        change.commit().await?;
        let (under_way, ended) = (JoinSet::new(), Vec::new());
        let (kept_ahead, looked_at) = (None, None);
        Ok(Self {
            house,
            messenger,
            pacer,
            epoch,
            kept_ahead,
            looked_at,
            read_at,
            under_way,
            ended,
        })
    }

    /// Sends until `stop` becomes true, then waits a little for what is under way. A store that cannot be
    /// written for a while (a full disk) is waited for: what is known of requests that have ended is known
    /// here alone until then.
    ///
    /// # Errors
    /// Why it ended otherwise.
    pub async fn run(mut self, mut stop: watch::Receiver<bool>) -> Result<(), LaneEnd> {
        let sent = self.send_until(&mut stop).await;
        self.house.progress.stopped(self.platform());
        // However it ended: what is under way is not left in doubt if it can be helped.
        let drained = self.drain().await;
        sent.and(drained)
    }

    async fn send_until(&mut self, stop: &mut watch::Receiver<bool>) -> Result<(), LaneEnd> {
        let mut wake = self.house.wake.listen();
        let mut trouble = Trouble::new(self.platform());
        while !*stop.borrow() {
            let step = match self.step().await {
                Ok(step) => step,
                Err(LaneEnd::Store(error)) => {
                    trouble.wait_after(&error, stop).await;
                    continue;
                }
                Err(end) => return Err(end),
            };
            trouble.is_over();
            let longest = step.paced.unwrap_or(LOOK_EVERY).min(LOOK_EVERY);
            let next_due = step.next_due.unwrap_or_else(|| from_unix(i64::MAX));
            // Nothing here touches the store while it can be cancelled.
            tokio::select! {
                Some(finished) = self.under_way.join_next() => self.ended.extend(finished),
                () = self.house.clock.reached(next_due, longest) => {}
                _ = wake.changed() => {}
                _ = stop.changed() => {}
            }
        }
        Ok(())
    }

    /// Steps until nothing is due that the pacer lets go, and nothing is under way.
    ///
    /// # Errors
    /// Why it ended.
    pub async fn settle(&mut self) -> Result<(), LaneEnd> {
        loop {
            let step = self.step().await?;
            if let Some(finished) = self.under_way.join_next().await {
                self.ended.extend(finished);
            } else if let Some(paced) = step.paced {
                self.house.clock.reached(from_unix(i64::MAX), paced).await;
            } else if step.started == 0 {
                return Ok(());
            }
        }
    }

    /// One step: record what has finished, then start what is due and may go.
    ///
    /// # Errors
    /// Why the lane ends.
    pub async fn step(&mut self) -> Result<Step, LaneEnd> {
        self.house.progress.alive(self.platform(), self.house.clock.mark());
        while let Some(ended) = self.under_way.try_join_next() {
            self.ended.extend(ended);
        }
        self.record().await?;
        self.read_at = self.house.clock.mark();
        let now = self.house.clock.now();
        self.keep_ahead(now).await?;
        let platform = self.platform();
        let mut question = self.house.store.question().await?;
        let next_due = lanes::next_due(&mut question, platform).await?;
        drop(question);
        if next_due.is_none_or(|due| due > now) {
            self.report(now, 0, None);
            return Ok(Step { started: 0, next_due, paced: None });
        }
        let (started, paced) = self.start_due(now).await?;
        self.report(now, started, paced);
        let mut question = self.house.store.question().await?;
        let next_due = lanes::next_due_after(&mut question, platform, now).await?;
        Ok(Step { started, next_due, paced })
    }

    fn report(&self, now: Instant, started: usize, paced: Option<Duration>) {
        if started == 0 && paced.is_none() && self.under_way.is_empty() {
            self.house.progress.settled(self.platform(), now);
        } else {
            self.house.progress.working(self.platform());
        }
    }

    async fn keep_ahead(&mut self, now: Instant) -> Result<(), LaneEnd> {
        let set_back = self.looked_at.replace(now).is_some_and(|last| now + CORRECTION < last);
        if !set_back && self.kept_ahead.is_some_and(|last| (now - last).abs() < KEEP_AHEAD_EVERY) {
            return Ok(());
        }
        let mut change = self.house.store.change().await?;
        let moved = plan::rederive(&mut change, now).await?;
        plan::keep_ahead(&mut change, now).await?;
        if set_back {
            lanes::forget_first_tries(&mut change, self.platform()).await?;
        }
        let again = lanes::owe_again(&mut change, self.platform(), now).await?;
        change.commit().await.map_err(StoreError::from)?;
        self.house.store.tidy().await?;
        if moved > 0 {
            tracing::info!(moved, "sessions were moved by new zone data");
        }
        if again > 0 {
            tracing::warn!(again, "the calendar was set back: what it had ended is owed again");
        }
        self.kept_ahead = Some(now);
        Ok(())
    }

    fn platform(&self) -> Platform {
        self.messenger.platform()
    }
}

fn room(to: &Recipient) -> Room {
    match to {
        Recipient::Chat(address) => Room::Shared(address.chat.clone()),
        Recipient::Person(account) => Room::Private(account.id.reveal().clone()),
    }
}

impl std::fmt::Debug for Lane {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "Lane({}, epoch {})", self.platform(), self.epoch)
    }
}
