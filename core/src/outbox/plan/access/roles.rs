//! The role that a Discord channel of a group gives to its members: named, changed, given no longer.

use super::{owe, takes_back, tell, try_doors_again};
use crate::clock::Instant;
use crate::domain::access::{Trouble, Wish};
use crate::domain::address::Platform;
use crate::domain::delivery::Kind;
use crate::outbox::plan::word::owe_person;
use crate::store::access::{self, Door, GivenRole};
use crate::store::{Db, StoreError, deliveries};

/// From now on a Discord channel of a group gives its members this role, and no longer the one before. Who is in
/// it already hears that others see it, save whoever said so.
///
/// # Errors
/// If the store cannot be written.
pub async fn give_role(
    db: &mut Db,
    (chat, group): (i64, i64),
    (role, by): (&str, i64),
    now: Instant,
) -> Result<(), StoreError> {
    let before = access::role_of(db, (chat, group)).await?;
    if before.as_deref() == Some(role) {
        return try_doors_again(db, chat, now).await.map(drop);
    }
    access::give_role(db, (chat, group), role).await?;
    access::mend(db, chat, None).await?;
    let new = Door { chat, role: role.to_owned() };
    let old = before.map(|role| Door { chat, role });
    let revision = deliveries::next_revision(db, Kind::RoleTold, group).await?;
    for person in access::members_on(db, group, Platform::Discord).await? {
        if let Some(old) = &old {
            takes_back(db, (person, old), now).await?;
        }
        owe(db, (person, &new), (Wish::In, 0), now).await?;
        if person != by {
            owe_person(db, Kind::RoleTold, (group, revision), person, now).await?;
        }
    }
    Ok(())
}

/// What a role that a chat gives shows of its group now, beyond what any does: told to who leads it, once for
/// each.
///
/// # Errors
/// If the store cannot be written.
pub async fn role_shows(
    db: &mut Db,
    given: &GivenRole,
    shows: Option<Trouble>,
    now: Instant,
) -> Result<(), StoreError> {
    if given.told == shows.map_or("", Trouble::as_str) {
        return Ok(());
    }
    access::note_shown(db, (given.chat, given.group), shows).await?;
    match shows {
        Some(why) => tell(db, (given.chat, why), now).await,
        None => Ok(()),
    }
}

/// From now on a Discord channel of a group gives no role; who has it through the group gives it back. Says
/// whether it gave one.
///
/// # Errors
/// If the store cannot be written.
pub async fn give_no_role(
    db: &mut Db,
    (chat, group): (i64, i64),
    now: Instant,
) -> Result<bool, StoreError> {
    let Some(role) = access::role_of(db, (chat, group)).await? else { return Ok(false) };
    access::give_none(db, (chat, group)).await?;
    access::mend(db, chat, None).await?;
    let door = Door { chat, role };
    for person in access::members_on(db, group, Platform::Discord).await? {
        takes_back(db, (person, &door), now).await?;
    }
    Ok(true)
}
