//! The rule by which people come into a group changes, or the group is over: what becomes of those who had
//! asked to come in, in the same transaction. What they answered is kept for nobody.
//!
//! Who has asked needs no answer once a group takes people in at once: their request is approved, and they come
//! in when they press the button, under the name they chose. If the rule changes again before they do, they
//! are as everybody else.
//!
//! Not here: a request that somebody decides (`entry.rs`).

use crate::clock::Instant;
use crate::domain::delivery::Kind;
use crate::domain::group::EntryRule;
use crate::domain::membership::Standing;
use crate::store::entry_requests::{self, Request};
use crate::store::{Db, StoreError, memberships};

use super::entry::{approve_entry, take_back_request};
use super::word::{owe_person, owe_person_saying};

/// What word that a request is gone carries where people came in at once for a while.
pub(in crate::outbox) const NO_MORE_AT_ONCE: &str = "no more at once";

/// What became of who had asked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    /// So many may come at once now.
    pub freed: usize,
    /// So many might have, and may no more.
    pub held_back: usize,
    /// So many requests are to be decided still.
    pub open: usize,
}

/// People come into a group by another rule from now on: those who had asked are told what that means for
/// them.
///
/// # Errors
/// If the store cannot be written.
pub async fn entry_changes(
    db: &mut Db,
    (group, rule): (i64, EntryRule),
    now: Instant,
) -> Result<Asked, StoreError> {
    let mut asked = Asked::default();
    if rule == EntryRule::Direct {
        for request in entry_requests::open_in(db, group).await? {
            approve_entry(db, &request, now).await?;
            asked.freed += 1;
        }
        return Ok(asked);
    }
    for request in entry_requests::freed(db, group).await? {
        take_back_request(db, &request).await?;
        let (about, to) = ((group, request.id), (request.person, Some(NO_MORE_AT_ONCE)));
        owe_person_saying(db, Kind::EntryLapsed, about, to, now).await?;
        asked.held_back += 1;
    }
    asked.open = entry_requests::open_in(db, group).await?.len();
    Ok(asked)
}

/// Somebody comes in by the way that is open to everybody, or by an invitation: of a request of theirs nothing
/// stays.
///
/// # Errors
/// If the store cannot be written.
pub async fn needs_no_answer(db: &mut Db, pair: (i64, i64)) -> Result<(), StoreError> {
    let own = memberships::find(db, pair.0, pair.1).await?;
    if own.is_none_or(|own| own.state != Standing::Requested) {
        return Ok(());
    }
    match entry_requests::of_person(db, pair).await? {
        Some(request) => entry_requests::erase(db, request.id).await,
        None => Ok(()),
    }
}

/// A group is over: who had asked to come in is told that nobody decides about it any more.
///
/// # Errors
/// If the store cannot be written.
pub(super) async fn group_ends(db: &mut Db, group: i64, now: Instant) -> Result<(), StoreError> {
    let mut asked = entry_requests::open_in(db, group).await?;
    asked.extend(entry_requests::freed(db, group).await?);
    for request in asked {
        lapses(db, &request, now).await?;
    }
    Ok(())
}

/// A request is let go of without an answer, and who sent it is told.
pub(super) async fn lapses(db: &mut Db, request: &Request, now: Instant) -> Result<(), StoreError> {
    take_back_request(db, request).await?;
    owe_person(db, Kind::EntryLapsed, (request.group, request.id), request.person, now).await
}

/// Tells those whom an earlier version left waiting for an answer that they need none; forgets who could have
/// come for long and did not.
///
/// # Errors
/// If the store cannot be written.
pub(super) async fn keep_up(db: &mut Db, now: Instant) -> Result<(), StoreError> {
    for request in entry_requests::stranded(db).await? {
        approve_entry(db, &request, now).await?;
    }
    for request in entry_requests::not_used(db, now).await? {
        take_back_request(db, &request).await?;
    }
    Ok(())
}
