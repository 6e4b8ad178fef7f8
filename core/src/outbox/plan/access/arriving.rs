//! A role cannot be given to somebody who is not on its server. That they come there nobody tells us: it
//! would take a right to see all members of a server. So they are told what to do, it is tried again now and
//! then (`sweep`), and as soon as they use the bot there.

use super::ended::let_nobody_in;
use super::{owe_delivery, tried};
use crate::clock::Instant;
use crate::domain::access::Wish;
use crate::domain::address::{Account, Platform};
use crate::domain::delivery::Kind;
use crate::outbox::plan::word::owe_person;
use crate::store::access::{self, AccessChange};
use crate::store::deliveries::To;
use crate::store::lanes::Due;
use crate::store::{Db, StoreError, memberships, persons};

/// Whoever is owed a role is not on its server: it stays owed, and they are told once what to do.
pub(in crate::outbox) async fn absent(
    db: &mut Db,
    due: &Due,
    now: Instant,
) -> Result<(), StoreError> {
    let_nobody_in(db, due).await?;
    let Some(change) = tried(db, due).await? else { return Ok(()) };
    let (Wish::In, Some(person)) = (change.wish, change.person) else { return Ok(()) };
    let Some(group) = group_behind(db, &change, person).await? else { return Ok(()) };
    owe_person(db, Kind::DoorWaits, (group, change.id), person, now).await
}

/// The group of theirs that a door leads to.
async fn group_behind(
    db: &mut Db,
    change: &AccessChange,
    person: i64,
) -> Result<Option<i64>, StoreError> {
    for membership in memberships::active_of(db, person).await? {
        let doors = access::doors_of(db, membership.group, Platform::Discord).await?;
        if doors.iter().any(|door| door.role == change.door.role) {
            return Ok(Some(membership.group));
        }
    }
    Ok(None)
}

/// Whether an account that is on a server now is owed a role there that nothing is on its way for.
///
/// # Errors
/// If the store cannot be read.
pub async fn is_waited_for(
    db: &mut Db,
    (account, server): (&Account, &str),
) -> Result<bool, StoreError> {
    let Some(person) = persons::find(db, account).await? else { return Ok(false) };
    Ok(!access::waiting_on(db, (person.id, server)).await?.is_empty())
}

/// An account is on a server now: the roles it is owed there are tried again.
///
/// # Errors
/// If the store cannot be written.
pub async fn arrives(
    db: &mut Db,
    (account, server): (&Account, &str),
    now: Instant,
) -> Result<(), StoreError> {
    let Some(person) = persons::find(db, account).await? else { return Ok(()) };
    for (change, chat) in access::waiting_on(db, (person.id, server)).await? {
        let revision = access::once_more(db, change).await?;
        owe_delivery(db, (Kind::Access, (change, revision)), To::Chat(chat), (now, now)).await?;
    }
    Ok(())
}
