//! A lane: takes what is due, marks it durably, sends it, records the end.
//!
//! Every timed thing is a step that tests can call. Here: when the next step is due; a step itself is in
//! `step.rs`, what it starts in `start.rs`, what follows when that has ended in `ended.rs`.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;
use std::time::Duration;

use tokio::sync::watch;
use tokio::task::JoinSet;

use crate::clock::{Instant, Mark, from_unix};
use crate::domain::address::Platform;
use crate::domain::delivery::CORRECTION;
use crate::house::House;
use crate::store::deliveries::To;
use crate::store::{StoreError, lanes};

use super::messenger::{Messenger, Reason, Recipient};
use super::pacer::{Pacer, Room};
use super::plan;
use super::record::{self, Holding};

mod agenda;
mod ended;
mod look;
mod start;
mod step;
mod trouble;

use agenda::Agenda;
use ended::Finished;
use look::Look;
use trouble::Trouble;

/// The longest wait between two looks at the store: another process may have changed it.
const LOOK_EVERY: Duration = Duration::from_secs(1);
/// Ends are recorded together: so many, or what ends in so short a time.
const GATHER: usize = 32;
const GATHER_FOR: Duration = Duration::from_millis(5);
/// Sessions are kept ahead this often, by the calendar.
const KEEP_AHEAD_EVERY: chrono::Duration = chrono::Duration::hours(1);

/// One platform's lane, held by this process.
pub struct Lane {
    house: House,
    messenger: Arc<dyn Messenger>,
    pacer: Arc<Pacer>,
    epoch: i64,
    kept_ahead: Option<Instant>,
    /// The calendar at the last step, or when the lane was taken.
    looked_at: Instant,
    /// When what the calendar said was read, by the stopwatch.
    read_at: Mark,
    agenda: Agenda,
    look: Look,
    /// The second of the calendar for which the late ones have been ended.
    expired_at: Option<i64>,
    /// Who has to wait for their room's pace.
    waiting: HashMap<To, Mark>,
    /// To whom a request is under way.
    busy: HashSet<To>,
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
        let holding = Holding {
            platform,
            epoch,
            now,
            measures: &house.measures,
            sealer: house.store.sealer(),
        };
        let reason = Reason::new("holder died");
        for due in lanes::doubtful(&mut change, platform, epoch).await? {
            record::doubtful(&mut change, holding, &due, &reason).await?;
        }
        plan::hold_on(&mut change, now).await?;
        change.commit().await?;
        Ok(Self {
            house,
            messenger,
            pacer,
            epoch,
            kept_ahead: None,
            // Before the first step: the calendar may be set back in between.
            looked_at: now,
            read_at,
            agenda: Agenda::default(),
            look: Look::default(),
            expired_at: None,
            waiting: HashMap::new(),
            busy: HashSet::new(),
            under_way: JoinSet::new(),
            ended: Vec::new(),
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
                Some(finished) = self.under_way.join_next() => {
                    self.ended.extend(finished);
                    self.gather().await;
                }
                () = self.house.clock.reached(next_due, longest) => {}
                _ = wake.changed() => self.agenda.changed(),
                _ = stop.changed() => {}
            }
        }
        Ok(())
    }

    /// Waits a moment for others to end, too: one commit serves them all.
    async fn gather(&mut self) {
        let until = self.house.clock.mark() + GATHER_FOR;
        while self.ended.len() < GATHER && !self.under_way.is_empty() {
            let left = until.saturating_duration_since(self.house.clock.mark());
            match tokio::time::timeout(left, self.under_way.join_next()).await {
                Ok(finished) => self.ended.extend(finished.and_then(Result::ok)),
                Err(_) => return,
            }
        }
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

    async fn keep_ahead(&mut self, now: Instant) -> Result<(), LaneEnd> {
        let set_back = now + CORRECTION < self.looked_at;
        if !set_back && self.kept_ahead.is_some_and(|last| (now - last).abs() < KEEP_AHEAD_EVERY) {
            self.looked_at = now;
            return Ok(());
        }
        let mut change = self.house.store.change().await?;
        let moved = plan::rederive(&mut change, now).await?;
        plan::keep_ahead(&mut change, self.platform(), now).await?;
        let operators = &self.house.policy.operators;
        plan::hosts::does_what_may_have_been_said(&mut change, operators, now).await?;
        if set_back {
            lanes::forget_first_tries(&mut change, self.platform()).await?;
            self.forget_what_was_read();
        }
        let again = lanes::owe_again(&mut change, (self.platform(), set_back), now).await?;
        change.commit().await.map_err(StoreError::from)?;
        // Only now: until it is written, the next step has to see it again.
        (self.looked_at, self.kept_ahead) = (now, Some(now));
        self.house.store.tidy().await?;
        if moved > 0 {
            tracing::info!(moved, "sessions were moved by new zone data");
        }
        if again > 0 {
            tracing::warn!(again, "the calendar was set back: what it had ended is owed again");
        }
        Ok(())
    }

    /// What is due is asked anew at the next step.
    fn forget_what_was_read(&mut self) {
        self.agenda = Agenda::default();
        self.look = Look::default();
        self.expired_at = None;
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
