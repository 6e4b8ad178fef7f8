//! What a group costs changes: from when on, and who hears of it before.
//!
//! A change holds from the first midnight in the group's zone by which those it concerns have known of it for a
//! fortnight; that a group costs nothing any more holds at once, and so does what was not stated before, but for
//! what an absence costs. Word that cannot be sent in time puts the change off until a fortnight after it can be;
//! whoever was told an earlier day hears of the new one.
//! They are told privately after a little while: a correction within it takes the statement's place, and nobody
//! hears of that. Of several changes the last one holds.
//!
//! Not here: what is said (`outbox/compose/fees.rs`), and how a fee is read (`domain/fee/`).

use chrono::Duration;

use super::word::{owe_person, owe_person_saying};
use crate::clock::Instant;
use crate::domain::address::Platform;
use crate::domain::delivery::{CHANGE_WAITS, Kind};
use crate::domain::fee::{self, Absence, Costs, Fee, Price, Stated, Statement};
use crate::domain::group::Group;
use crate::store::deliveries::{self, Owed, To};
use crate::store::fees::{self, Concerned};
use crate::store::{Db, StoreError, groups};

/// In place of a statement's own words: what was announced since will not hold.
pub(in crate::outbox) const STAYS: &str = "stays";

/// In place of a statement's own words: it holds later than its reader was told.
pub(in crate::outbox) const LATER: &str = "later";

/// What became of a statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FeeChange {
    /// That is what it costs already, or will; nothing changes.
    None,
    /// It holds at once; says how many are told.
    AtOnce(usize),
    /// It holds from then on; says how many are told.
    From(Instant, usize),
    /// It stays as it is: what was announced will not hold. Says how many are told.
    Stays(usize),
}

/// A group says what it costs. `by` says it, and is told nothing.
///
/// # Errors
/// If the store cannot be written.
pub async fn fee_stated(
    db: &mut Db,
    (group, by): (&Group, i64),
    fee: &Fee,
    now: Instant,
) -> Result<FeeChange, StoreError> {
    let before = fees::of_group(db, group.id, now).await?;
    if before.last().is_some_and(|last| last.fee == *fee) {
        return Ok(FeeChange::None);
    }
    let costs = corrected(db, (group.id, before), now).await?;
    let mut concerned = fees::concerned(db, group.id).await?;
    concerned.retain(|one| one.person != by);
    if let Some(holds) = costs.parts().filter(|holds| holds.fee == *fee) {
        concerned.retain(|one| one.misled);
        owe(db, (holds.id, Some(STAYS)), &concerned, now).await?;
        let told = concerned.len();
        return Ok(if told == 0 { FeeChange::None } else { FeeChange::Stays(told) });
    }
    if let Some(again) = put_back(db, (group.id, fee), &mut concerned, now).await? {
        owe(db, (again.id, None), &concerned, now).await?;
        return Ok(FeeChange::From(again.from, concerned.len()));
    }
    let at_once = concerned.is_empty() || holds_at_once(&costs, fee);
    let from = if at_once { now } else { fee::change_holds(&group.zone, now) };
    let id = fees::state(db, (group.id, fee), from, now).await?;
    // Who knows that already, in words or by asking nothing, hears nothing.
    if is_the_same_in_words(&costs, fee) || (costs.now.is_none() && *fee == Fee::None) {
        concerned.retain(|one| one.misled);
    }
    owe(db, (id, None), &concerned, now).await?;
    let told = concerned.len();
    Ok(if at_once { FeeChange::AtOnce(told) } else { FeeChange::From(from, told) })
}

/// The same was announced and taken back a moment ago: it stands again as it was announced, and only those
/// concerned who have not heard of it are left to be told.
async fn put_back(
    db: &mut Db,
    (group, fee): (i64, &Fee),
    concerned: &mut Vec<Concerned>,
    now: Instant,
) -> Result<Option<Statement>, StoreError> {
    let just = fees::just_taken_back(db, group, now - CHANGE_WAITS, now).await?;
    let heard = |statement: &Statement| concerned.iter().any(|one| one.heard == Some(statement.id));
    let found = just.into_iter().find(|statement| statement.fee == *fee && heard(statement));
    if let Some(statement) = &found {
        fees::put_back(db, statement.id).await?;
        concerned.retain(|one| one.heard != Some(statement.id));
    }
    Ok(found)
}

/// Takes back what was announced and what nobody has heard of yet: what is said now takes its place. Returns
/// what the group costs without that.
async fn corrected(
    db: &mut Db,
    (group, costs): (i64, Costs),
    now: Instant,
) -> Result<Costs, StoreError> {
    for statement in [costs.ahead.as_ref(), costs.parts()].into_iter().flatten() {
        let unheard =
            now < statement.stated_at + CHANGE_WAITS && fees::is_unheard(db, statement.id).await?;
        if statement.from > now || unheard {
            fees::take_back(db, statement.id, now).await?;
        }
        deliveries::withdraw_notices(db, (Kind::FeeChange, statement.id), now).await?;
    }
    fees::of_group(db, group, now).await
}

/// Whether nobody has to be told long before: it costs nothing any more, nothing was stated before, or it is
/// said at last that an absence costs nothing. That it does cost something is news to whoever was not told so.
fn holds_at_once(costs: &Costs, fee: &Fee) -> bool {
    let more_exactly = |before: &Fee| match (before, fee) {
        (Fee::Price(before @ Price { absence: None, .. }), Fee::Price(price)) => {
            let free = matches!(price.absence, None | Some(Absence::Free));
            free && *before == Price { absence: None, ..price.clone() }
        }
        _ => false,
    };
    *fee == Fee::None
        || match &costs.now {
            None => true,
            Some(Stated::Parts(holds)) => more_exactly(&holds.fee),
            Some(Stated::Words(words)) => fee::parse(words.reveal())
                .is_ok_and(|before| before == *fee || more_exactly(&before)),
        }
}

/// Whether the same was typed before there were parts.
fn is_the_same_in_words(costs: &Costs, fee: &Fee) -> bool {
    let Some(Stated::Words(words)) = &costs.now else { return false };
    fee::parse(words.reveal()).is_ok_and(|before| before == *fee)
}

/// Word of a change that has waited so long was kept from being sent: the bot was down, or a platform.
const LATE: Duration = Duration::hours(1);

/// Puts off what somebody still waits to hear of: it holds a fortnight after they can be told, be the bot down
/// for longer than that. Called every hour by who holds the lane, so it reckons with being told within the next
/// one; a lane that nobody holds, since its platform is served no more, puts nothing off.
///
/// # Errors
/// If the store cannot be written.
pub(super) async fn put_off(db: &mut Db, lane: Platform, now: Instant) -> Result<(), StoreError> {
    for statement in fees::untold(db, lane, now - LATE).await? {
        let Some(group) = groups::by_id(db, statement.group).await? else { continue };
        let from = fee::change_holds(&group.zone, now + LATE);
        if from > statement.from {
            fees::put_off(db, statement.id, from).await?;
        }
    }
    Ok(())
}

/// Who was told the day before it was put off is told the new one so long before the old one at the latest …
const BEFORE_THE_OLD_DAY: Duration = Duration::days(2);

/// … or else once the new one has stood for so long: while word is held up it moves every day.
const STANDS: Duration = Duration::days(1);

/// Tells who was told of an earlier day that the change holds later.
///
/// # Errors
/// If the store cannot be written.
pub(super) async fn tell_put_off(db: &mut Db, now: Instant) -> Result<(), StoreError> {
    for (statement, person, told) in fees::told_too_early(db, now).await? {
        let Some(group) = groups::by_id(db, statement.group).await? else { continue };
        let stands = fee::change_holds(&group.zone, now - STANDS) > statement.from;
        if stands || told - now <= BEFORE_THE_OLD_DAY {
            let revision = deliveries::next_revision(db, Kind::FeeChange, statement.id).await?;
            let (about, to) = ((statement.id, revision), (person, Some(LATER)));
            owe_person_saying(db, Kind::FeeChange, about, to, now).await?;
        }
    }
    Ok(())
}

/// Somebody has come into a group whose fee is about to change: they hear of it, too, at once.
///
/// # Errors
/// If the store cannot be written.
pub(super) async fn tell_newcomer(
    db: &mut Db,
    (group, person): (i64, i64),
    now: Instant,
) -> Result<(), StoreError> {
    let Some(ahead) = fees::of_group(db, group, now).await?.ahead else { return Ok(()) };
    if deliveries::was_told(db, (Kind::FeeChange, ahead.id), person).await? {
        return Ok(());
    }
    let revision = deliveries::next_revision(db, Kind::FeeChange, ahead.id).await?;
    owe_person(db, Kind::FeeChange, (ahead.id, revision), person, now).await
}

/// Owes word of a statement, after a little while, to each of these.
async fn owe(
    db: &mut Db,
    (statement, message): (i64, Option<&'static str>),
    concerned: &[Concerned],
    now: Instant,
) -> Result<(), StoreError> {
    let revision = deliveries::next_revision(db, Kind::FeeChange, statement).await?;
    for one in concerned {
        let owed = Owed {
            kind: Kind::FeeChange,
            subject: statement,
            revision,
            to: To::Person(one.person),
            due_at: now + CHANGE_WAITS,
            expires_at: None,
            message,
        };
        deliveries::owe(db, &owed, now).await?;
    }
    Ok(())
}
