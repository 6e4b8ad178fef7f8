//! Memberships of those who are not in a group yet: they asked, took it back, were not let in.

use crate::clock::Instant;
use crate::domain::private::Private;
use crate::store::{Db, StoreError};

/// Notes that a person asks to be let in. Who is in already stays in, who waits for a seat waits on, and
/// who was taken out stays out.
///
/// # Errors
/// If the store cannot be written.
pub async fn ask(
    db: &mut Db,
    (group, person): (i64, i64),
    alias: Option<&Private<String>>,
    now: Instant,
) -> Result<(), StoreError> {
    let (alias, now) = (alias.map(Private::reveal), now.timestamp());
    sqlx::query!(
        "insert into memberships (group_id, person_id, role, state, alias, changed_at)
         values ($1, $2, 'member', 'requested', $3, $4)
         on conflict (group_id, person_id) do update
         set state = 'requested', role = 'member', alias = excluded.alias,
             changed_at = excluded.changed_at
         where memberships.state in ('requested', 'declined', 'left')",
        group,
        person,
        alias,
        now
    )
    .execute(db)
    .await?;
    Ok(())
}

/// A request is taken back, or has waited too long: nothing of it stays. Says whether there was one.
///
/// # Errors
/// If the store cannot be written.
pub async fn take_back(db: &mut Db, group: i64, person: i64) -> Result<bool, StoreError> {
    let done = sqlx::query!(
        "delete from memberships where group_id = $1 and person_id = $2 and state = 'requested'",
        group,
        person
    )
    .execute(db)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// Somebody who asked is not let in. Only that stays, for a while.
///
/// # Errors
/// If the store cannot be written.
pub async fn decline(
    db: &mut Db,
    (group, person): (i64, i64),
    now: Instant,
) -> Result<(), StoreError> {
    let now = now.timestamp();
    sqlx::query!(
        "update memberships set state = 'declined', alias = null, changed_at = $1
         where group_id = $2 and person_id = $3 and state = 'requested'",
        now,
        group,
        person
    )
    .execute(db)
    .await?;
    Ok(())
}
