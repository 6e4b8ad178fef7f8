//! Word among those who lead a group: that somebody leads it with them or no more, and that nobody began a
//! session.

use chrono::Duration;

use crate::clock::Instant;
use crate::domain::address::Account;
use crate::domain::delivery::Kind;
use crate::domain::group::{Group, State as GroupState};
use crate::domain::session::{Session, State};
use crate::store::lanes::Due;
use crate::store::{
    Db, StoreError, deliveries, groups, hosts, memberships, persons, seat_offers, sessions,
};

use super::word::{owe_person, owe_person_saying};
use super::{seats, stated};

/// So many sessions in a row that nobody began are told to the operators, and nobody new gets in.
const TOO_MANY: i64 = 2;
/// Counted is only what could be asked in time: what is asked later, after an outage, proves nothing.
const ASKED_IN_TIME: Duration = Duration::minutes(5);

/// Tells those who led a group before that one more person does.
///
/// # Errors
/// If the store cannot be written.
pub async fn tell_cofacilitator(
    db: &mut Db,
    (group, person): (i64, i64),
    now: Instant,
) -> Result<(), StoreError> {
    let Some(new) = memberships::find(db, group, person).await? else { return Ok(()) };
    for other in deliveries::facilitators(db, group).await? {
        if other != person {
            owe_person(db, Kind::Cofacilitator, (group, new.id), other, now).await?;
        }
    }
    Ok(())
}

/// Tells those who lead a group that somebody who did has left it or was forgotten, and which sessions they had
/// taken on.
pub(super) async fn tell_one_fewer(
    db: &mut Db,
    (kind, group, sessions): (Kind, i64, &[i64]),
    now: Instant,
) -> Result<(), StoreError> {
    stated::somebody_went(db, group, now).await?;
    let revision = deliveries::next_revision(db, kind, group).await?;
    let sessions = sessions.iter().map(i64::to_string).collect::<Vec<_>>().join(",");
    let noted = Some(sessions.as_str()).filter(|noted| !noted.is_empty());
    for other in deliveries::facilitators(db, group).await? {
        let about = (group, revision);
        owe_person_saying(db, kind, about, (other, noted), now).await?;
    }
    Ok(())
}

/// Whether somebody new may get in now, as far as the group's state goes, and whether somebody was there to
/// begin.
///
/// # Errors
/// If the store cannot be read.
pub async fn takes_members(db: &mut Db, group: &Group) -> Result<bool, StoreError> {
    Ok(group.takes_members() && !hosts::joins_are_paused(db, group.id).await?)
}

/// A session has begun. Says whether the group takes new people again for that.
///
/// # Errors
/// If the store cannot be written.
pub async fn begins(
    db: &mut Db,
    (group, session): (i64, i64),
    now: Instant,
) -> Result<bool, StoreError> {
    hosts::begin(db, session, now).await?;
    all_is_well(db, group, now).await
}

/// What was counted is forgotten, and seats that were free meanwhile are offered. Says whether the group
/// takes new people again that did not.
///
/// # Errors
/// If the store cannot be written.
pub async fn all_is_well(db: &mut Db, group: i64, now: Instant) -> Result<bool, StoreError> {
    let again = hosts::count_anew(db, group).await?;
    if again {
        seats::offer(db, group, now).await?;
    }
    Ok(again)
}

/// Nobody new gets in, whom a seat is held for included: they keep their place in line, and are told.
async fn pause_joins(db: &mut Db, group: i64, now: Instant) -> Result<(), StoreError> {
    hosts::pause_joins(db, group, now).await?;
    for offer in seat_offers::open_in(db, group).await? {
        seats::take_back(db, &offer, now).await?;
    }
    Ok(())
}

/// A session that is watched, of a group that is: unless it does not take place at that start, has begun,
/// or nobody wants it looked at.
///
/// # Errors
/// If the store cannot be read.
pub async fn not_begun(
    db: &mut Db,
    (session, revision): (i64, i64),
) -> Result<Option<(Group, Session)>, StoreError> {
    let Some(session) = sessions::by_id(db, session).await? else { return Ok(None) };
    let Some(group) = groups::by_id(db, session.group).await? else { return Ok(None) };
    let silent = matches!(group.state, GroupState::Paused | GroupState::Closed);
    let cancelled = session.state == State::Cancelled || session.revision != revision;
    if silent || cancelled || hosts::begun_at(db, session.id).await?.is_some() {
        return Ok(None);
    }
    let watched = hosts::watch(db, group.id).await?.watched;
    Ok(watched.then_some((group, session)))
}

/// Before somebody who leads a group is asked why nobody has begun: whether that counts is decided, once, so that
/// what they read is what follows. It does, if anybody who leads it could have said so in time, each on their own
/// side: one that nobody serves says nothing about the other.
///
/// # Errors
/// If the store cannot be written.
pub async fn decides_what_counts(db: &mut Db, asked: &Due, now: Instant) -> Result<(), StoreError> {
    let about = (asked.subject, asked.revision);
    let Some((group, session)) = not_begun(db, about).await? else { return Ok(()) };
    if now - asked.due_at > ASKED_IN_TIME {
        return Ok(());
    }
    for leads in deliveries::facilitators(db, group.id).await? {
        if hosts::could_be_heard_since(db, leads, session.starts_at).await? {
            return hosts::decide(db, about, now).await;
        }
    }
    Ok(())
}

/// Those who lead a group were asked why nobody has begun, or cannot be asked: the session counts, if that was
/// decided. After two in a row the operators are told, and nobody new gets in until one begins. Says whether
/// something new is owed for that.
///
/// # Errors
/// If the store cannot be written.
pub async fn nobody_began(
    db: &mut Db,
    operators: &[Account],
    about: (i64, i64),
    now: Instant,
) -> Result<bool, StoreError> {
    let Some((group, session)) = not_begun(db, about).await? else { return Ok(false) };
    let counted = (group.id, session.id, session.revision);
    let missed = hosts::miss(db, counted).await?;
    let few = missed.is_none_or(|missed| missed < TOO_MANY);
    if few || hosts::joins_are_paused(db, group.id).await? {
        return Ok(false);
    }
    pause_joins(db, group.id, now).await?;
    let about = (group.id, session.id);
    for operator in operators {
        let person = persons::remember(db, operator, None, now).await?;
        owe_person(db, Kind::HostsMissing, about, person.id, now).await?;
    }
    for person in deliveries::facilitators(db, group.id).await? {
        owe_person(db, Kind::JoinsPaused, about, person, now).await?;
    }
    Ok(true)
}

/// What may have been said, and nobody knows whether it was, is done: the holder of a lane died over it, or the
/// platform did not answer. Says whether something new is owed for that.
///
/// # Errors
/// If the store cannot be written.
pub async fn does_what_may_have_been_said(
    db: &mut Db,
    operators: &[Account],
    now: Instant,
) -> Result<bool, StoreError> {
    let mut news = false;
    for about in hosts::perhaps_said(db).await? {
        news |= nobody_began(db, operators, about, now).await?;
    }
    Ok(news)
}
