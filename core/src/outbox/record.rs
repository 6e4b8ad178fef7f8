//! What follows from how a try ended: the delivery's next state, the pace, the chat's.

use chrono::Duration;

use crate::clock::Instant;
use crate::domain::address::Platform;
use crate::domain::delivery::{AfterDoubt, Doubt, GivenUp, Kind, Loss, State};
use crate::measures::{Measures, Retry};
use crate::store::deliveries::To;
use crate::store::lanes::{self, Due, End};
use crate::store::seal::Sealer;
use crate::store::{Db, StoreError, persons};

use super::messenger::{Ending, Reason, Recipient};
use super::plan;

/// How long what is refused for no known reason is tried again. Reminders expire sooner; a notice would
/// otherwise be tried for good.
const UNEXPLAINED_BORNE: Duration = Duration::days(1);

/// Under whose holding, and when.
#[derive(Clone, Copy, Debug)]
pub(super) struct Holding<'a> {
    pub platform: Platform,
    pub epoch: i64,
    pub now: Instant,
    pub measures: &'a Measures,
    /// What is made for one person is sealed at once.
    pub sealer: &'a Sealer,
}

impl Holding<'_> {
    fn retried(&self, why: Retry) {
        self.measures.retried(self.platform, why);
    }

    fn ended(&self, state: State) {
        self.measures.ended(self.platform, state, 1);
    }
}

/// What the lane should do besides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Then {
    /// Go on.
    GoOn,
    /// Leave the recipient alone for a moment: the same request follows.
    TryAgainSoon,
    /// Go on, and tell those who lead the group: it may not have been heard.
    Tell,
    /// Stop: the token is not taken any more.
    Stop,
}

/// Records how a try of `due` ended.
///
/// # Errors
/// If the store cannot be written; the mark stays, and the next holder finds it.
pub(super) async fn record(
    db: &mut Db,
    holding: Holding<'_>,
    (due, to): (&Due, &Recipient),
    ending: &Ending,
) -> Result<Then, StoreError> {
    match ending {
        Ending::Done(message) => sent(db, holding, &[(due, message)]).await?,
        Ending::Made(link) => {
            plan::access::made(db, (holding.sealer, link), due, holding.now).await?;
            sent(db, holding, &[(due, "")]).await?;
        }
        Ending::WasSo => was_so(db, holding, due).await?,
        Ending::Unsent(_) => {
            holding.retried(Retry::Unsent);
            lanes::put_back(db, due.id, holding.epoch, true).await?;
            return Ok(Then::TryAgainSoon);
        }
        Ending::Unexplained { reason, .. } if holding.now - due.due_at > UNEXPLAINED_BORNE => {
            tracing::error!(delivery = due.id, reason = reason.0, "refused for a whole day");
            refused(db, holding, due, reason).await?;
            return Ok(given_up(due.kind));
        }
        Ending::Wait { .. } | Ending::Unexplained { .. } => {
            holding.retried(Retry::Wait);
            lanes::put_back(db, due.id, holding.epoch, true).await?;
        }
        Ending::Doubtful(reason) => return doubtful(db, holding, due, reason).await,
        Ending::Gone(reason) => {
            refused(db, holding, due, reason).await?;
            plan::access::gone(db, due, holding.now).await?;
            unreachable(db, due, (to, Loss::Gone), holding.now).await?;
        }
        Ending::NotAllowed(reason) => {
            refused(db, holding, due, reason).await?;
            plan::access::not_allowed(db, due, holding.now).await?;
            unreachable(db, due, (to, Loss::Rights), holding.now).await?;
        }
        Ending::Absent(reason) => absent(db, holding, due, reason).await?,
        Ending::Moved(new) => {
            if let Recipient::Chat(old) = to {
                plan::follow_chat(db, old, new, holding.now).await?;
            }
            holding.retried(Retry::Moved);
            lanes::put_back(db, due.id, holding.epoch, true).await?;
        }
        Ending::Unauthorised => {
            lanes::put_back(db, due.id, holding.epoch, true).await?;
            return Ok(Then::Stop);
        }
        Ending::Malformed(reason) => {
            tracing::error!(delivery = due.id, reason = reason.0, "a delivery was malformed");
            refused(db, holding, due, reason).await?;
            return Ok(given_up(due.kind));
        }
    }
    Ok(Then::GoOn)
}

/// Records that deliveries were sent, each with the platform's id of the message.
///
/// # Errors
/// As for [`record`].
pub(super) async fn sent(
    db: &mut Db,
    holding: Holding<'_>,
    deliveries: &[(&Due, &str)],
) -> Result<(), StoreError> {
    if deliveries.is_empty() {
        return Ok(());
    }
    let ids: Vec<_> = deliveries.iter().map(|(due, message)| (due.id, *message)).collect();
    lanes::sent(db, holding.epoch, &ids, holding.now).await?;
    for (due, _) in deliveries {
        plan::access::done(db, holding.sealer, due, holding.now).await?;
        plan::question_is_there(db, due, holding.now).await?;
        holding.measures.sent(holding.platform, due.kind, holding.now - due.due_at);
    }
    Ok(())
}

/// Decides what follows a try of which nobody knows whether it did anything.
///
/// # Errors
/// If the store cannot be written.
pub(super) async fn doubtful(
    db: &mut Db,
    holding: Holding<'_>,
    due: &Due,
    reason: &Reason,
) -> Result<Then, StoreError> {
    let known = known_of(db, (holding.platform, holding.now), due).await?;
    match (Doubt { times: known.times + 1, ..known }).answer() {
        AfterDoubt::Resend => {
            lanes::resend(db, due.id, holding.epoch).await?;
            holding.retried(Retry::Doubtful);
            Ok(Then::TryAgainSoon)
        }
        AfterDoubt::LeaveIt => {
            let end = End { state: State::InDoubt, message: None, reason: Some(&reason.0) };
            lanes::end(db, (due.id, holding.epoch), &end, holding.now).await?;
            holding.ended(State::InDoubt);
            plan::access::doubted(db, due, holding.now).await?;
            Ok(given_up(due.kind))
        }
    }
}

/// What is known of a delivery that ended in doubt, or may: how long ago it was tried first, and what is
/// still to come.
///
/// # Errors
/// If the store cannot be read.
pub(super) async fn known_of(
    db: &mut Db,
    (platform, now): (Platform, Instant),
    due: &Due,
) -> Result<Doubt, StoreError> {
    Ok(Doubt {
        platform,
        kind: due.kind,
        since_first_try: due.first_try_at.map_or(Duration::zero(), |first| now - first),
        times: due.doubts,
        later_one_to_come: due.kind.is_reminder() && lanes::later_one_to_come(db, due).await?,
    })
}

/// What follows once a delivery has ended without being known to have arrived.
fn given_up(kind: Kind) -> Then {
    match kind.in_doubt().1 {
        GivenUp::Counted => Then::GoOn,
        GivenUp::Asked | GivenUp::Listed => Then::Tell,
    }
}

async fn refused(
    db: &mut Db,
    holding: Holding<'_>,
    due: &Due,
    reason: &Reason,
) -> Result<(), StoreError> {
    let end = End { state: State::Refused, message: None, reason: Some(&reason.0) };
    lanes::end(db, (due.id, holding.epoch), &end, holding.now).await?;
    holding.ended(State::Refused);
    // A seat is not held for somebody who does not hear of it.
    if due.kind == Kind::SeatOffer {
        plan::unreached(db, due.subject, holding.now).await?;
    }
    Ok(())
}

/// What is so already is as good as done, though not by us.
async fn was_so(db: &mut Db, holding: Holding<'_>, due: &Due) -> Result<(), StoreError> {
    plan::access::was_so(db, due).await?;
    sent(db, holding, &[(due, "")]).await
}

/// What could not be given to somebody who is not there stays owed, but is not on its way any more.
async fn absent(
    db: &mut Db,
    holding: Holding<'_>,
    due: &Due,
    reason: &Reason,
) -> Result<(), StoreError> {
    let end = End { state: State::Cancelled, message: None, reason: Some(&reason.0) };
    lanes::end(db, (due.id, holding.epoch), &end, holding.now).await?;
    holding.ended(State::Cancelled);
    plan::access::absent(db, due, holding.now).await
}

/// Whoever cannot be reached is left alone from now on; of a chat its facilitators hear once, of a
/// person nobody does. That a message could not be deleted says nothing about the chat, nor does what
/// happened at its door (`plan/access.rs`).
async fn unreachable(
    db: &mut Db,
    due: &Due,
    (to, why): (&Recipient, Loss),
    now: Instant,
) -> Result<(), StoreError> {
    match (due.to, to) {
        (To::Chat(_), _) if due.kind == Kind::EraseMessage || due.kind.is_at_the_door() => Ok(()),
        (To::Chat(chat), _) => plan::chat_refuses(db, (chat, why), now).await,
        (To::Person(_), Recipient::Person(account)) => persons::set_reach(db, account, false).await,
        (To::Person(_), Recipient::Chat(_)) => Ok(()),
    }
}
