//! The role that a Discord channel of a group gives to its members: named, changed, given no longer.

use super::{owe, try_doors_again};
use crate::clock::Instant;
use crate::domain::access::Wish;
use crate::domain::address::Platform;
use crate::store::access::{self, Door};
use crate::store::{Db, StoreError};

/// From now on a Discord channel of a group gives its members this role, and no longer the one before.
///
/// # Errors
/// If the store cannot be written.
pub async fn give_role(
    db: &mut Db,
    (chat, group): (i64, i64),
    role: &str,
    now: Instant,
) -> Result<(), StoreError> {
    let before = access::role_of(db, (chat, group)).await?;
    if before.as_deref() == Some(role) {
        return try_doors_again(db, chat, now).await;
    }
    access::give_role(db, (chat, group), role).await?;
    access::mend(db, chat, None).await?;
    let new = Door { chat, role: role.to_owned() };
    let old = before.map(|role| Door { chat, role });
    for person in access::members_on(db, group, Platform::Discord).await? {
        if let Some(old) = &old
            && !access::held(db, person, old).await?
        {
            owe(db, (person, old), (Wish::Out, 0), now).await?;
        }
        owe(db, (person, &new), (Wish::In, 0), now).await?;
    }
    Ok(())
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
        if !access::held(db, person, &door).await? {
            owe(db, (person, &door), (Wish::Out, 0), now).await?;
        }
    }
    Ok(true)
}
