//! What is due and may go is marked, in the transaction that records what has ended, and then started.
//!
//! Marks are made only for what the pacer lets go now, so that few deliveries are ever in doubt. Who has to
//! wait is passed over, however much is owed there: one bad chat delays no other. Requests run beside
//! each other, but one at a time to each recipient; one that hangs or breaks down delays nobody else.

use std::collections::HashSet;
use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::time::Duration;

use futures_util::FutureExt;

use super::ended::Finished;
use super::{LOOK_EVERY, Lane, room};
use crate::clock::{Instant, Mark};
use crate::domain::delivery::{Kind, State};
use crate::outbox::compose::{Composed, Facts, compose, recipient};
use crate::outbox::messenger::{Ending, Messenger, Parcel, Reason};
use crate::outbox::pacer::Place;
use crate::outbox::{plan, record};
use crate::store::lanes::{self, Due};
use crate::store::{Db, StoreError};

/// No request is started later than this after its mark: the process may have been suspended.
const START_WITHIN: Duration = Duration::from_secs(10);
/// No request takes longer: the adapter's own time limits are shorter.
const REQUEST_TAKES: Duration = Duration::from_secs(30);
/// So many requests are under way at most. The platforms' limits allow far fewer (`pacer/window.rs`).
const IN_FLIGHT: usize = 128;
/// How many times the agenda is gone through in one step.
const ROUNDS: usize = 50;

/// What one look at what is due came to.
#[derive(Default)]
pub(super) struct Round {
    going: Vec<Going>,
    /// Of those that were picked: who has to wait after all.
    kept: HashSet<i64>,
    /// The shortest wait.
    pub(super) paced: Option<Duration>,
    /// Nothing more can go now, whoever it is for.
    full: bool,
    /// Something else may be owed now, here or on the other lane.
    pub(super) news: bool,
}

/// What is sent once its mark is durable.
struct Going {
    due: Due,
    composed: Composed,
    place: Place,
    deadline: Mark,
}

impl Round {
    /// How many requests it starts.
    pub(super) const fn started(&self) -> usize {
        self.going.len()
    }

    fn wait(&mut self, wait: Duration) {
        self.paced = Some(self.paced.map_or(wait, |known| known.min(wait)));
    }
}

impl Lane {
    /// Marks what may go.
    pub(super) async fn mark_due(
        &mut self,
        db: &mut Db,
        now: Instant,
    ) -> Result<Round, StoreError> {
        let mut round = Round { news: self.expire(db, now).await?, ..Round::default() };
        let (lane, mark) = ((self.platform(), now), self.house.clock.mark());
        self.waiting.retain(|_, until| *until > mark);
        let mut fresh = !self.agenda.is_good(now, mark);
        if fresh {
            self.agenda.read(db, lane, mark).await?;
        }
        for _ in 0..ROUNDS {
            let Some(places) = self.places(&mut round) else { break };
            let picked = self.pick(places, mark, &mut round);
            if !picked.is_empty() {
                self.consider_all(db, &picked, now, &mut round).await?;
            } else if !self.agenda.read_on(db, lane).await? {
                if fresh {
                    break;
                }
                fresh = true;
                self.agenda.read(db, lane, mark).await?;
            }
        }
        self.mark(db, now, &mut round).await?;
        Ok(round)
    }

    /// Ends what has come too late, seats that were held in vain among it. Times are whole seconds, so once
    /// a second is enough. Says whether seats went on.
    async fn expire(&mut self, db: &mut Db, now: Instant) -> Result<bool, StoreError> {
        let mut went_on = false;
        if self.expired_at != Some(now.timestamp()) {
            let ended = lanes::expire(db, self.platform(), now).await?;
            for (state, how_many) in &ended {
                self.house.measures.ended(self.platform(), *state, *how_many);
            }
            if ended.keys().any(|state| *state != State::Superseded) {
                plan::tell_unheard(db, now).await?;
            }
            went_on = plan::lapse(db, self.platform(), now).await?;
            self.expired_at = Some(now.timestamp());
        }
        Ok(went_on)
    }

    /// How many more requests may begin; nothing if none may.
    fn places(&self, round: &mut Round) -> Option<usize> {
        let left = IN_FLIGHT.saturating_sub(self.under_way.len() + round.going.len());
        if round.full || left == 0 {
            return None;
        }
        match self.pacer.places(self.agenda.len()) {
            Ok(places) => Some(places.min(left)),
            Err(held) => {
                round.wait(held.wait);
                None
            }
        }
    }

    fn pick(&self, at_most: usize, mark: Mark, round: &mut Round) -> Vec<i64> {
        let going: HashSet<_> = round.going.iter().map(|going| going.due.to).collect();
        let may = |to| {
            if self.busy.contains(&to) || going.contains(&to) {
                // The end of what is under way wakes the lane.
                round.wait(LOOK_EVERY);
                return false;
            }
            let until = self.waiting.get(&to).filter(|until| **until > mark);
            if let Some(until) = until {
                round.wait(until.saturating_duration_since(mark));
            }
            until.is_none()
        };
        self.agenda.pick(at_most, may)
    }

    async fn consider_all(
        &mut self,
        db: &mut Db,
        picked: &[i64],
        now: Instant,
        round: &mut Round,
    ) -> Result<(), StoreError> {
        let due = lanes::due(db, (self.platform(), now), picked).await?;
        if due.len() < picked.len() {
            // Ended by somebody else since, or too late.
            self.expired_at = None;
            round.news |= self.expire(db, now).await?;
        }
        let facts = Facts::gather(db, &due).await?;
        for one in due {
            if round.full {
                round.kept.insert(one.id);
            } else {
                self.consider(db, &facts, one, now, round).await?;
            }
        }
        let done = picked.iter().filter(|id| !round.kept.contains(id)).copied().collect();
        self.agenda.leave_out(&done);
        round.kept.clear();
        Ok(())
    }

    /// Composes a delivery if it may go now.
    async fn consider(
        &mut self,
        db: &mut Db,
        facts: &Facts,
        due: Due,
        now: Instant,
        round: &mut Round,
    ) -> Result<(), StoreError> {
        let lane = (self.platform(), now);
        if due.doubts > 0 && !record::known_of(db, lane, &due).await?.may_be_repeated() {
            let end = (State::Cancelled, "not to be repeated");
            return self.end_pending(db, &due, end, (now, round)).await;
        }
        if due.kind == Kind::HostMissing {
            plan::hosts::decides_what_counts(db, &due, now).await?;
        }
        let Some(to) = recipient(db, facts, &due).await? else {
            if due.kind == Kind::HostMissing {
                let (operators, about) =
                    (&self.house.policy.operators, (due.subject, due.revision));
                round.news |= plan::nobody_began(db, operators, about, now).await?;
            }
            let end = (State::Cancelled, "nobody there");
            return self.end_pending(db, &due, end, (now, round)).await;
        };
        if let Err(held) = self.pacer.ask(&room(&to.address)) {
            round.wait(held.wait);
            round.full = held.whole_lane;
            round.kept.insert(due.id);
            self.waiting.insert(due.to, self.house.clock.mark() + held.wait);
            return Ok(());
        }
        match compose(db, (&self.house, facts), (&due, to), now).await {
            Ok(Some(composed)) => {
                plan::access::begins(db, &due, &composed.act).await?;
                let place = self.pacer.take(&room(&composed.to));
                let deadline = self.read_at + START_WITHIN;
                round.going.push(Going { due, composed, place, deadline });
                Ok(())
            }
            Ok(None) => {
                let end = (State::Cancelled, plan::why_unsaid(db, &due).await?);
                self.end_pending(db, &due, end, (now, round)).await
            }
            // One row that cannot be read is no reason to send nobody anything.
            Err(error @ (StoreError::Inconsistent { .. } | StoreError::Sealed)) => {
                tracing::error!(delivery = due.id, %error, "a delivery cannot be made");
                self.end_pending(db, &due, (State::Refused, "unreadable"), (now, round)).await
            }
            Err(error) => Err(error),
        }
    }

    /// Ends what will not be sent. What may have been sent before stays in doubt, and is told of.
    async fn end_pending(
        &self,
        db: &mut Db,
        due: &Due,
        (state, why): (State, &str),
        (now, round): (Instant, &mut Round),
    ) -> Result<(), StoreError> {
        let state = if due.doubts > 0 { State::InDoubt } else { state };
        self.house.measures.ended(self.platform(), state, 1);
        lanes::end_pending(db, due.id, (state, why), now).await?;
        if due.kind == Kind::SeatOffer && due.doubts == 0 {
            plan::unreached(db, due.subject, now).await?;
            round.news = true;
        }
        if state == State::Cancelled { Ok(()) } else { plan::tell_unheard(db, now).await }
    }

    /// Marks all that goes, and leaves out what somebody else has ended.
    async fn mark(&self, db: &mut Db, now: Instant, round: &mut Round) -> Result<(), StoreError> {
        if round.going.is_empty() {
            return Ok(());
        }
        let marks: Vec<_> =
            round.going.iter().map(|going| (going.due.id, going.composed.told)).collect();
        let marked: HashSet<i64> =
            lanes::mark(db, self.epoch, &marks, now).await?.into_iter().collect();
        round.going.retain(|going| marked.contains(&going.due.id));
        for going in &mut round.going {
            going.due.first_try_at = going.due.first_try_at.or(Some(now));
        }
        Ok(())
    }

    /// Starts what was marked, durably.
    pub(super) fn start(&mut self, round: Round) {
        for Going { due, composed: Composed { to, act, .. }, mut place, deadline } in round.going {
            self.busy.insert(due.to);
            let nonce = format!("c{}-{:x}", due.id, due.due_at.timestamp());
            let parcel = Parcel { to: to.clone(), act, nonce, deadline };
            let messenger = Arc::clone(&self.messenger);
            self.under_way.spawn(async move {
                place.begin();
                let ending = delivered(messenger, parcel).await;
                if matches!(ending, Ending::Done(_)) {
                    place.answered();
                }
                Finished { due, to, ending, counted: false }
            });
        }
    }
}

/// How the messenger's try ends, even if it never does or breaks down. Dropped, it is given up.
async fn delivered(messenger: Arc<dyn Messenger>, parcel: Parcel) -> Ending {
    // Nothing is looked at again after a panic but that there was one.
    let delivery = AssertUnwindSafe(messenger.deliver(&parcel)).catch_unwind();
    match tokio::time::timeout(REQUEST_TAKES, delivery).await {
        Ok(Ok(ending)) => ending,
        Ok(Err(_)) => Ending::Doubtful(Reason::new("broke down")),
        Err(_) => Ending::Doubtful(Reason::new("no end")),
    }
}
