//! What is owed when a group's course changes: a session restored, a series ended, a break, an end, a
//! facilitator's words, somebody taken out.

use crate::clock::Instant;
use crate::domain::address::Account;
use crate::domain::delivery::Kind;
use crate::domain::membership::Membership;
use crate::domain::session::Session;
use crate::store::deliveries::{self, Owed, To};
use crate::store::series::{self, Series};
use crate::store::{self, Db, StoreError, persons, sessions};

use super::catch_up::{APART, catch_up};
use super::word::{owe_person, owe_person_saying};
use super::{access, arm, comers, present_chats, rule, seats, tell_change, times_changed};

/// What word of having been taken out carries for somebody who only waited for a seat.
pub(in crate::outbox) const OUT_OF_THE_LINE: &str = "line";

/// Lets a cancelled session take place after all: its reminders ahead are owed again. `by` is told nothing.
/// Says how many are told privately, as all of these do.
///
/// # Errors
/// If the store cannot be written.
pub async fn restore_session(
    db: &mut Db,
    (session, by): (&Session, Option<i64>),
    now: Instant,
) -> Result<usize, StoreError> {
    sessions::restore(db, session.id).await?;
    arm(db, session.group, now).await?;
    times_changed(db, session.group, now).await?;
    let told = tell_change(db, (session, by), now).await?;
    seats::offer(db, session.group, now).await?;
    Ok(told)
}

/// Ends a series: its sessions ahead do not take place, and its chats hear of it once.
///
/// # Errors
/// If the store cannot be written.
pub async fn end_series(
    db: &mut Db,
    (series, by): (&Series, Option<i64>),
    now: Instant,
) -> Result<usize, StoreError> {
    let people = store::comers::of_series(db, series.group, by).await?;
    drop_sessions_ahead(db, series, now).await?;
    owe_chats(db, series.group, (Kind::SeriesEnded, series.id, 0), now).await?;
    comers::tell_series_end(db, series, &people, now).await?;
    Ok(people.len())
}

async fn drop_sessions_ahead(db: &mut Db, series: &Series, now: Instant) -> Result<(), StoreError> {
    series::end(db, series.id, series.zone.local(now)).await?;
    for session in sessions::planned_of_series(db, series.id, now).await? {
        deliveries::disarm(db, session.id, now).await?;
        deliveries::withdraw_notices(db, (Kind::Change, session.id), now).await?;
        sessions::cancel(db, session.id).await?;
        comers::tell_guests(db, &session, now).await?;
    }
    times_changed(db, series.group, now).await
}

/// A group takes a break: nothing is said for it until it goes on, and nobody gets in.
///
/// # Errors
/// If the store cannot be written.
pub async fn group_pauses(
    db: &mut Db,
    (group, by): (i64, Option<i64>),
    now: Instant,
) -> Result<usize, StoreError> {
    deliveries::disarm_group(db, group, now).await?;
    seats::held_back(db, group, now).await?;
    tell_group_state(db, (group, by), now).await
}

/// A group goes on after a break, and its chats hear what has changed meanwhile.
///
/// # Errors
/// If the store cannot be written.
pub async fn group_goes_on(
    db: &mut Db,
    (group, by): (i64, Option<i64>),
    now: Instant,
) -> Result<usize, StoreError> {
    arm(db, group, now).await?;
    let told = tell_group_state(db, (group, by), now).await?;
    seats::freed(db, group, now).await?;
    for chat in present_chats(db, group).await? {
        catch_up(db, (chat, group), (now + APART, now)).await?;
    }
    comers::catch_up(db, group, (now + APART, now)).await?;
    Ok(told)
}

/// A group is over: its series end, nobody waits for a seat or an answer any more, and its chats hear of it once.
///
/// # Errors
/// If the store cannot be written.
pub async fn group_closes(
    db: &mut Db,
    (group, by): (i64, Option<i64>),
    now: Instant,
) -> Result<usize, StoreError> {
    for series in series::of_group(db, group).await? {
        drop_sessions_ahead(db, &series, now).await?;
    }
    seats::line_ends(db, group, now).await?;
    rule::group_ends(db, group, now).await?;
    access::group_ends(db, group, now).await?;
    tell_group_state(db, (group, by), now).await
}

/// `by` leads the group; where it is the operator, those who lead it hear of it another way.
pub(super) async fn tell_group_state(
    db: &mut Db,
    (group, by): (i64, Option<i64>),
    now: Instant,
) -> Result<usize, StoreError> {
    deliveries::withdraw_notices(db, (Kind::GroupState, group), now).await?;
    deliveries::withdraw_notices(db, (Kind::StateTold, group), now).await?;
    let in_chats = deliveries::next_revision(db, Kind::GroupState, group).await?;
    let revision = in_chats.max(deliveries::next_revision(db, Kind::StateTold, group).await?);
    owe_chats(db, group, (Kind::GroupState, group, revision), now).await?;
    comers::tell_course(db, (group, revision), (by.is_some(), by), now).await
}

/// Owes a facilitator's words to the group's chats.
///
/// # Errors
/// If the store cannot be written.
pub async fn announce(
    db: &mut Db,
    (group, announcement): (i64, i64),
    now: Instant,
) -> Result<(), StoreError> {
    owe_chats(db, group, (Kind::Announcement, announcement, 0), now).await
}

/// Tells somebody that they are no longer in a group, or in its line.
///
/// # Errors
/// If the store cannot be written.
pub(super) async fn tell_removed(
    db: &mut Db,
    before: &Membership,
    now: Instant,
) -> Result<(), StoreError> {
    let revision = deliveries::next_revision(db, Kind::Removed, before.group).await?;
    let line = before.is_in_line().then_some(OUT_OF_THE_LINE);
    let (about, to) = ((before.group, revision), (before.person, line));
    owe_person_saying(db, Kind::Removed, about, to, now).await
}

/// Tells the operators that a group has lost its last facilitator.
///
/// # Errors
/// If the store cannot be written.
pub async fn tell_orphaned(
    db: &mut Db,
    operators: &[Account],
    group: i64,
    now: Instant,
) -> Result<(), StoreError> {
    let revision = deliveries::next_revision(db, Kind::Orphaned, group).await?;
    for operator in operators {
        let person = persons::remember(db, operator, None, now).await?;
        owe_person(db, Kind::Orphaned, (group, revision), person.id, now).await?;
    }
    Ok(())
}

/// Owes the same thing to all present chats of a group, at once.
async fn owe_chats(
    db: &mut Db,
    group: i64,
    (kind, subject, revision): (Kind, i64, i64),
    now: Instant,
) -> Result<(), StoreError> {
    for chat in present_chats(db, group).await? {
        let to = To::Chat(chat);
        let owed =
            Owed { kind, subject, revision, to, due_at: now, expires_at: None, message: None };
        deliveries::owe(db, &owed, now).await?;
    }
    Ok(())
}
