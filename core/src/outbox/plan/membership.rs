//! Somebody comes into a group, or goes: the one place through which a membership becomes active or ends,
//! so that whatever follows from it is owed in the same transaction.
//!
//! Not here: who may come (`commands/join.rs`), and whether a seat is free (`commands/seat.rs`).

use super::word::{owe_person, owe_person_saying};
use super::{access, entry, fees, hosts, seats};
use crate::clock::Instant;
use crate::domain::access::Wish;
use crate::domain::delivery::Kind;
use crate::domain::membership::{Membership, Role};
use crate::domain::private::Private;
use crate::store::{Db, StoreError, deliveries, duties, invitations, memberships, waitlist};

/// Puts a person into a group, or back into it.
///
/// # Errors
/// If the store cannot be written.
pub async fn let_in(
    db: &mut Db,
    (group, person): (i64, i64),
    (role, alias): (Role, Option<&Private<String>>),
    now: Instant,
) -> Result<(), StoreError> {
    let before = memberships::find(db, group, person).await?;
    entry::asks_no_more(db, (group, person)).await?;
    memberships::activate(db, (group, person), role, alias, now).await?;
    invitations::used_for_good(db, (group, person)).await?;
    if role == Role::Facilitator {
        deliveries::watch(db, Some(group), now).await?;
    }
    access::opens(db, (group, person), now).await?;
    fees::tell_newcomer(db, (group, person), now).await?;
    seats::seated(db, (group, person), now).await?;
    if role == Role::Member {
        return entry::ask_to_agree(db, (group, person), now).await;
    }
    // Who leads takes no seat: theirs is free, if they had one.
    match before.filter(Membership::is_active) {
        Some(_) => seats::freed(db, group, now).await,
        None => Ok(()),
    }
}

/// A person leaves by their own wish: everything that says that they ever were in the group goes with them.
///
/// # Errors
/// If the store cannot be written.
pub async fn leaves(
    db: &mut Db,
    (group, person): (i64, i64),
    now: Instant,
) -> Result<(), StoreError> {
    let Some(before) = memberships::find(db, group, person).await? else { return Ok(()) };
    let taken = duties::ahead_of(db, (group, person), now).await?;
    if before.is_in_line() {
        invitations::good_again(db, before.id).await?;
    }
    seats::erase(db, &before).await?;
    memberships::leave(db, group, person).await?;
    if before.leads() {
        hosts::tell_one_fewer(db, (Kind::FacilitatorLeft, group, &taken), now).await?;
    }
    access::shuts(db, (group, person), Wish::Out, now).await?;
    seats::given_up(db, &before, now).await
}

/// A person waits for a seat from now on, at the end of the line.
///
/// # Errors
/// If the store cannot be written.
pub async fn waits(
    db: &mut Db,
    (group, person): (i64, i64),
    alias: Option<&Private<String>>,
    now: Instant,
) -> Result<(), StoreError> {
    waitlist::join(db, (group, person), alias, now).await
}

/// A member is taken out, or somebody out of the line, and told so: they may not come back by themselves.
///
/// # Errors
/// If the store cannot be written.
pub async fn takes_out(db: &mut Db, member: &Membership, now: Instant) -> Result<(), StoreError> {
    invitations::used_for_good(db, (member.group, member.person)).await?;
    seats::erase(db, member).await?;
    memberships::remove(db, member, now).await?;
    access::shuts(db, (member.group, member.person), Wish::Barred, now).await?;
    super::tell_removed(db, member, now).await?;
    seats::given_up(db, member, now).await
}

/// What word of having been let back carries where the operator says so.
pub(in crate::outbox) const BY_OPERATOR: &str = "operator";

/// Somebody who was taken out may ask to come in again, by the way everybody takes, and is told so; they are not
/// put back. Where it is the operator who lets them, those who lead the group hear that somebody may. Says
/// whether they were out.
///
/// # Errors
/// If the store cannot be written.
pub async fn lets_back(
    db: &mut Db,
    (member, by_operator): (&Membership, bool),
    now: Instant,
) -> Result<bool, StoreError> {
    if !memberships::let_back(db, member).await? {
        return Ok(false);
    }
    let revision = deliveries::next_revision(db, Kind::LetBack, member.group).await?;
    let about = (member.group, revision);
    let by = by_operator.then_some(BY_OPERATOR);
    owe_person_saying(db, Kind::LetBack, about, (member.person, by), now).await?;
    if by_operator {
        for person in deliveries::facilitators(db, member.group).await? {
            owe_person(db, Kind::LetBack, about, person, now).await?;
        }
    }
    Ok(true)
}
