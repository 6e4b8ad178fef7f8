//! What is owed for a concern: to the operators, to whoever raised it, and to those who lead a group when the
//! operator holds it, lets it go on, or takes somebody out.

use crate::clock::Instant;
use crate::domain::address::Account;
use crate::domain::audit::{Hat, Thing};
use crate::domain::concern::{How, KEPT_DAYS, REMINDED_AFTER};
use crate::domain::delivery::Kind;
use crate::domain::group::State;
use crate::domain::membership::Membership;
use crate::store::audit::{self, Deed};
use crate::store::deliveries::{self, Owed, To};
use crate::store::{Db, StoreError, concerns, groups, memberships, persons};

use super::forgetting::orphan;
use super::word::owe_person;
use super::{stated, takes_out};

/// Tells every operator of a concern, now and again while it waits.
///
/// # Errors
/// If the store cannot be written.
pub async fn concern_raised(
    db: &mut Db,
    operators: &[Account],
    concern: i64,
    now: Instant,
) -> Result<(), StoreError> {
    let deed = Deed {
        hat: Hat::System,
        actor: None,
        action: "concern",
        group: concerns::by_id(db, concern).await?.map(|concern| concern.group),
        on: (Thing::Concern, concern),
    };
    audit::append(db, &deed, now).await?;
    for operator in operators {
        let person = persons::remember(db, operator, None, now).await?.id;
        owe_person(db, Kind::ConcernRaised, (concern, 0), person, now).await?;
        for (revision, after) in (1..).zip(REMINDED_AFTER) {
            let owed = Owed {
                kind: Kind::ConcernRaised,
                subject: concern,
                revision,
                to: To::Person(person),
                due_at: now + after,
                expires_at: None,
                message: None,
            };
            deliveries::owe(db, &owed, now).await?;
        }
    }
    Ok(())
}

/// Tells every operator what was added to a concern (a row of its words).
///
/// # Errors
/// If the store cannot be written.
pub async fn concern_added(
    db: &mut Db,
    operators: &[Account],
    word: i64,
    now: Instant,
) -> Result<(), StoreError> {
    for operator in operators {
        let person = persons::remember(db, operator, None, now).await?;
        owe_person(db, Kind::ConcernAdded, (word, 0), person.id, now).await?;
    }
    Ok(())
}

/// Asks whoever raised a concern what the operator wants to know (a row of its words).
///
/// # Errors
/// If the store cannot be written.
pub async fn concern_asked(
    db: &mut Db,
    (word, reporter): (i64, i64),
    now: Instant,
) -> Result<(), StoreError> {
    owe_person(db, Kind::ConcernAsked, (word, 0), reporter, now).await
}

/// Tells whoever raised a concern what became of it.
///
/// # Errors
/// If the store cannot be written.
pub async fn concern_ended(
    db: &mut Db,
    (concern, reporter): (i64, i64),
    now: Instant,
) -> Result<(), StoreError> {
    owe_person(db, Kind::ConcernEnded, (concern, 0), reporter, now).await
}

/// Ends those that nobody looked at for as long as their words are kept; who raised them hears so.
///
/// # Errors
/// If the store cannot be written.
pub(super) async fn lapse(db: &mut Db, now: Instant) -> Result<(), StoreError> {
    let before = now - chrono::Duration::days(KEPT_DAYS);
    for id in concerns::open_since(db, before).await? {
        let reporter = concerns::reporter(db, id).await?;
        let group = concerns::by_id(db, id).await?.map(|concern| concern.group);
        concerns::end(db, id, How::Lapsed, now).await?;
        let on = (Thing::Concern, id);
        let deed = Deed { hat: Hat::System, actor: None, action: "concern:lapsed", group, on };
        audit::append(db, &deed, now).await?;
        if let Some(reporter) = reporter {
            concern_ended(db, (id, reporter), now).await?;
        }
    }
    concerns::purge(db, now).await
}

/// Tells those who lead a group what the operator decided about it: that it is held, goes on, or is closed.
///
/// # Errors
/// If the store cannot be written.
pub async fn tell_decided(db: &mut Db, group: i64, now: Instant) -> Result<(), StoreError> {
    deliveries::withdraw_notices(db, (Kind::Decided, group), now).await?;
    let revision = deliveries::next_revision(db, Kind::Decided, group).await?;
    for person in deliveries::facilitators(db, group).await? {
        owe_person(db, Kind::Decided, (group, revision), person, now).await?;
    }
    Ok(())
}

/// The operator takes somebody out of a group, be it who leads it, and alone may let them back; whoever leads it
/// then is told, not whom. A group that nobody leads any more takes a break, and the operators are told. Says
/// whether that is so.
///
/// # Errors
/// If the store cannot be written.
pub async fn expels(
    db: &mut Db,
    operators: &[Account],
    member: &Membership,
    now: Instant,
) -> Result<bool, StoreError> {
    let (_, facilitators) = memberships::count(db, member.group).await?;
    let last = member.leads() && facilitators == 1;
    takes_out(db, member, now).await?;
    memberships::note_expelled(db, member.id).await?;
    let revision = deliveries::next_revision(db, Kind::Expelled, member.id).await?;
    for person in deliveries::facilitators(db, member.group).await? {
        owe_person(db, Kind::Expelled, (member.id, revision), person, now).await?;
    }
    // Of a listed one it is noticed within the hour and told; one that is held is not looked at.
    let group = groups::by_id(db, member.group).await?;
    if group.is_some_and(|group| group.state == State::Paused) {
        stated::somebody_went(db, member.group, now).await?;
    }
    if last {
        orphan(db, operators, member.group, now).await?;
    }
    Ok(last)
}
