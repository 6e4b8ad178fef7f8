//! Codes by which one person more leads a group: each is good once, for a day.

use crate::clock::{Instant, from_unix};

use super::{Db, StoreError};

/// How long a code is good, in seconds.
pub const LIFETIME_S: i64 = 24 * 60 * 60;

/// A code as found.
#[derive(Clone, Copy, Debug)]
pub struct Code {
    /// Row id.
    pub id: i64,
    /// The group it is for.
    pub group: i64,
    /// Who made it.
    pub made_by: i64,
}

/// Keeps a code's hash; returns its row id.
///
/// # Errors
/// If the store cannot be written.
pub async fn create(
    db: &mut Db,
    (group, made_by): (i64, i64),
    hash: &str,
    now: Instant,
) -> Result<i64, StoreError> {
    let (now, expires) = (now.timestamp(), now.timestamp() + LIFETIME_S);
    Ok(sqlx::query_scalar!(
        r#"insert into cofacilitator_codes (group_id, made_by, hash, created_at, expires_at)
           values ($1, $2, $3, $4, $5) returning id as "id!""#,
        group,
        made_by,
        hash,
        now,
        expires
    )
    .fetch_one(db)
    .await?)
}

/// The code with this hash, if it is still good.
///
/// # Errors
/// If the store cannot be read.
pub async fn find(db: &mut Db, hash: &str, now: Instant) -> Result<Option<Code>, StoreError> {
    let now = now.timestamp();
    let row = sqlx::query!(
        r#"select id as "id!", group_id, made_by from cofacilitator_codes
           where hash = $1 and expires_at > $2"#,
        hash,
        now
    )
    .fetch_optional(db)
    .await?;
    Ok(row.map(|row| Code { id: row.id, group: row.group_id, made_by: row.made_by }))
}

/// The same by its row.
///
/// # Errors
/// If the store cannot be read.
pub async fn by_id(db: &mut Db, id: i64, now: Instant) -> Result<Option<Code>, StoreError> {
    let now = now.timestamp();
    let row = sqlx::query!(
        "select group_id, made_by from cofacilitator_codes where id = $1 and expires_at > $2",
        id,
        now
    )
    .fetch_optional(db)
    .await?;
    Ok(row.map(|row| Code { id, group: row.group_id, made_by: row.made_by }))
}

/// Uses a code up, or takes it back. Says whether it was still there: of two who use it together one does.
///
/// # Errors
/// If the store cannot be written.
pub async fn use_up(db: &mut Db, id: i64) -> Result<bool, StoreError> {
    let done =
        sqlx::query!("delete from cofacilitator_codes where id = $1", id).execute(db).await?;
    Ok(done.rows_affected() == 1)
}

/// Erases what is not good any more.
///
/// # Errors
/// If the store cannot be written.
pub async fn purge(db: &mut Db, now: Instant) -> Result<(), StoreError> {
    let now = now.timestamp();
    sqlx::query!("delete from cofacilitator_codes where expires_at <= $1", now).execute(db).await?;
    Ok(())
}

/// The codes somebody has given out that are still kept: for which group, and until when.
///
/// # Errors
/// If the store cannot be read.
pub async fn made_by(db: &mut Db, person: i64) -> Result<Vec<(String, Instant)>, StoreError> {
    let rows = sqlx::query!(
        "select g.name, c.expires_at from cofacilitator_codes c join groups g on g.id = c.group_id
         where c.made_by = $1 order by c.id",
        person
    )
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(|row| (row.name, from_unix(row.expires_at))).collect())
}

/// Takes back the codes somebody has given out for a group that they do not lead any more.
///
/// # Errors
/// If the store cannot be written.
pub(super) async fn take_back(db: &mut Db, group: i64, person: i64) -> Result<(), StoreError> {
    sqlx::query!(
        "delete from cofacilitator_codes where group_id = $1 and made_by = $2",
        group,
        person
    )
    .execute(db)
    .await?;
    Ok(())
}
