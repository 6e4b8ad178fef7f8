//! Groups in a break that only the operator ends.

use crate::clock::Instant;

use super::{Db, StoreError};

/// Holds a group from now on; `in_break` says whether it took a break of its own before. Says whether it was
/// not held yet.
///
/// # Errors
/// If the store cannot be written.
pub async fn hold(
    db: &mut Db,
    (group, in_break): (i64, bool),
    now: Instant,
) -> Result<bool, StoreError> {
    let (in_break, now) = (i64::from(in_break), now.timestamp());
    let done = sqlx::query!(
        "insert into holds (group_id, since, in_break) values ($1, $2, $3) on conflict do nothing",
        group,
        now,
        in_break
    )
    .execute(db)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// Holds a group no longer. Says whether it took a break of its own before; nothing if it was not held.
///
/// # Errors
/// If the store cannot be written.
pub async fn release(db: &mut Db, group: i64) -> Result<Option<bool>, StoreError> {
    let in_break = sqlx::query_scalar!(
        r#"delete from holds where group_id = $1 returning in_break as "in_break!: bool""#,
        group
    );
    Ok(in_break.fetch_optional(db).await?)
}

/// Whether a group is held.
///
/// # Errors
/// If the store cannot be read.
pub async fn is_held(db: &mut Db, group: i64) -> Result<bool, StoreError> {
    let found = sqlx::query_scalar!("select group_id from holds where group_id = $1", group);
    Ok(found.fetch_optional(db).await?.is_some())
}

/// The groups that are held and not over, by id.
///
/// # Errors
/// If the store cannot be read.
pub async fn all(db: &mut Db) -> Result<Vec<i64>, StoreError> {
    Ok(sqlx::query_scalar!(
        "select group_id from holds join groups g on g.id = group_id
         where g.state = 'paused' order by group_id"
    )
    .fetch_all(db)
    .await?)
}
