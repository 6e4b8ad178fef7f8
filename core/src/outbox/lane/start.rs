//! What is due and may go is marked, all in one transaction, and then started.
//!
//! Marks are made only for what the pacer lets go now, so that few deliveries are ever in doubt. Who has to
//! wait is passed over, however much is owed there: one bad chat delays no other. Requests run beside
//! each other; one that hangs or breaks down delays none.

use std::collections::HashSet;
use std::sync::Arc;
use std::time::Duration;

use tokio::task::JoinSet;

use super::ended::Finished;
use super::{Lane, LaneEnd, room};
use crate::clock::Instant;
use crate::domain::address::Platform;
use crate::domain::delivery::{State, may_be_repeated};
use crate::outbox::compose::{Composed, compose, recipient};
use crate::outbox::messenger::{Ending, Messenger, Parcel, Reason};
use crate::outbox::pacer::Place;
use crate::store::deliveries::To;
use crate::store::lanes::{self, Due};
use crate::store::{Db, StoreError};

/// No request is started later than this after its mark: the process may have been suspended.
const START_WITHIN: Duration = Duration::from_secs(10);
/// No request takes longer: the adapter's own time limits are shorter.
const REQUEST_TAKES: Duration = Duration::from_secs(30);
/// How many due deliveries are read at once …
const PAGE: usize = 200;
/// … and how many pages of them are looked at in one step.
const PAGES: usize = 50;

/// What one look at what is due came to.
#[derive(Default)]
struct Round {
    going: Vec<(Due, Parcel, Place)>,
    /// Whoever has to wait.
    waiting: HashSet<To>,
    /// The shortest wait.
    paced: Option<Duration>,
    /// Nothing more can go now, whoever it is for.
    full: bool,
}

impl Lane {
    /// Starts what may go. How many that were, and when the pacer lets the next one go.
    pub(super) async fn start_due(
        &mut self,
        now: Instant,
    ) -> Result<(usize, Option<Duration>), LaneEnd> {
        let platform = self.platform();
        let mut change = self.house.store.change().await?;
        if !lanes::holds(&mut change, platform, self.epoch).await? {
            return Err(LaneEnd::Lost);
        }
        for (state, how_many) in lanes::expire(&mut change, platform, now).await? {
            self.house.measures.ended(platform, state, how_many);
        }
        let mut round = Round::default();
        let mut after = None;
        for _ in 0..PAGES {
            let page = lanes::due(&mut change, (platform, now), after, PAGE).await?;
            after = page.last().map(Due::place);
            let more = page.len() == PAGE;
            for due in page {
                self.consider(&mut change, due, now, &mut round).await?;
                if round.full {
                    break;
                }
            }
            if round.full || !more {
                break;
            }
        }
        change.commit().await.map_err(StoreError::from)?;
        let started = round.going.len();
        for (due, parcel, place) in round.going {
            self.start(due, parcel, place);
        }
        Ok((started, round.paced))
    }

    /// Marks a delivery if it may go now.
    async fn consider(
        &self,
        db: &mut Db,
        due: Due,
        now: Instant,
        round: &mut Round,
    ) -> Result<(), StoreError> {
        if round.waiting.contains(&due.to) {
            return Ok(());
        }
        if doubled_if_sent(self.platform(), &due, now) {
            let end = (State::Cancelled, "too late to repeat");
            return self.end_pending(db, due.id, end, now).await;
        }
        let Some(to) = recipient(db, &due).await? else {
            let end = (State::Cancelled, "nobody there");
            return self.end_pending(db, due.id, end, now).await;
        };
        if let Err(held) = self.pacer.ask(&room(&to.address)) {
            round.paced = Some(round.paced.map_or(held.wait, |wait| wait.min(held.wait)));
            round.full = held.whole_lane;
            round.waiting.insert(due.to);
            return Ok(());
        }
        match compose(db, &self.house, (&due, to), now).await {
            Ok(Some(composed)) => {
                let place = self.pacer.take(&room(&composed.to));
                let marked = self.mark(db, due, composed, now).await?;
                round.going.extend(marked.map(|(due, parcel)| (due, parcel, place)));
                Ok(())
            }
            Ok(None) => {
                let end = (State::Cancelled, "not owed any more");
                self.end_pending(db, due.id, end, now).await
            }
            // One row that cannot be read is no reason to send nobody anything.
            Err(error @ (StoreError::Inconsistent { .. } | StoreError::Sealed)) => {
                tracing::error!(delivery = due.id, %error, "a delivery cannot be made");
                self.end_pending(db, due.id, (State::Refused, "unreadable"), now).await
            }
            Err(error) => Err(error),
        }
    }

    async fn end_pending(
        &self,
        db: &mut Db,
        id: i64,
        end: (State, &str),
        now: Instant,
    ) -> Result<(), StoreError> {
        self.house.measures.ended(self.platform(), end.0, 1);
        lanes::end_pending(db, id, end, now).await
    }

    async fn mark(
        &self,
        db: &mut Db,
        due: Due,
        composed: Composed,
        now: Instant,
    ) -> Result<Option<(Due, Parcel)>, StoreError> {
        let Composed { to, act, told } = composed;
        if !lanes::mark(db, (due.id, self.epoch), told, now).await? {
            return Ok(None);
        }
        let nonce = format!("c{}-{:x}", due.id, due.due_at.timestamp());
        let deadline = self.house.clock.mark() + START_WITHIN;
        let first_try_at = due.first_try_at.or(Some(now));
        Ok(Some((Due { first_try_at, ..due }, Parcel { to, act, nonce, deadline })))
    }

    fn start(&mut self, due: Due, parcel: Parcel, mut place: Place) {
        let messenger = Arc::clone(&self.messenger);
        self.under_way.spawn(async move {
            let to = parcel.to.clone();
            place.begin();
            let ending = delivered(messenger, parcel).await;
            if matches!(ending, Ending::Done(_)) {
                place.answered();
            }
            Finished { due, to, ending }
        });
    }
}

/// How the messenger's try ends, even if it never does or breaks down. Dropped, it is given up.
async fn delivered(messenger: Arc<dyn Messenger>, parcel: Parcel) -> Ending {
    let mut delivery = JoinSet::new();
    delivery.spawn(async move { messenger.deliver(&parcel).await });
    match tokio::time::timeout(REQUEST_TAKES, delivery.join_next()).await {
        Ok(Some(Ok(ending))) => ending,
        Ok(_) => Ending::Doubtful(Reason::new("broke down")),
        Err(_) => Ending::Doubtful(Reason::new("no end")),
    }
}

/// Whether it may have been sent already, too long ago for the platform to drop a second one.
fn doubled_if_sent(platform: Platform, due: &Due, now: Instant) -> bool {
    let since = due.first_try_at.map_or(chrono::Duration::zero(), |first| now - first);
    due.doubts > 0 && !may_be_repeated(platform, due.kind, since)
}
