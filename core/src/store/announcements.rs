//! Announcements: a facilitator's words on their way to the group's chats, sealed.

use crate::clock::Instant;
use crate::domain::private::Private;

use super::seal::{Part, Sealer};
use super::{Db, StoreError};

/// How long words are kept for a chat that cannot be reached, in seconds.
const KEPT_S: i64 = 7 * 24 * 60 * 60;

/// Remembers an announcement; returns its id.
///
/// # Errors
/// If the store cannot be written.
pub async fn create(
    db: &mut Db,
    sealer: &Sealer,
    (group, text): (i64, &Private<String>),
    now: Instant,
) -> Result<i64, StoreError> {
    let sealed = sealer.seal(Part::Announcement, text)?;
    let now = now.timestamp();
    Ok(sqlx::query_scalar!(
        r#"insert into announcements (group_id, sealed, created_at) values ($1, $2, $3)
           returning id as "id!""#,
        group,
        sealed,
        now
    )
    .fetch_one(db)
    .await?)
}

/// The group and the words of an announcement.
///
/// # Errors
/// If the store cannot be read, or the words were sealed with another key.
pub async fn open(
    db: &mut Db,
    sealer: &Sealer,
    id: i64,
) -> Result<Option<(i64, Private<String>)>, StoreError> {
    let row = sqlx::query!("select group_id, sealed from announcements where id = $1", id)
        .fetch_optional(db)
        .await?;
    let Some(row) = row else { return Ok(None) };
    Ok(Some((row.group_id, sealer.open(Part::Announcement, &row.sealed)?)))
}

/// The group an announcement is from, while its words are kept.
///
/// # Errors
/// If the store cannot be read.
pub async fn group_of(db: &mut Db, id: i64) -> Result<Option<i64>, StoreError> {
    Ok(sqlx::query_scalar!("select group_id from announcements where id = $1", id)
        .fetch_optional(db)
        .await?)
}

/// How long words are kept that may not have arrived, in seconds: somebody may have them sent again.
const DOUBTED_S: i64 = 24 * 60 * 60;

/// Forgets words that were said, or waited too long.
///
/// # Errors
/// If the store cannot be written.
pub async fn purge(db: &mut Db, now: Instant) -> Result<(), StoreError> {
    let (before, doubted) = (now.timestamp() - KEPT_S, now.timestamp() - DOUBTED_S);
    sqlx::query!(
        "delete from announcements where created_at < $1 or not exists
            (select 1 from deliveries where kind = 'announcement' and subject = announcements.id
             and (state in ('pending', 'sending') or (state = 'in_doubt' and ended_at > $2)))",
        before,
        doubted
    )
    .execute(db)
    .await?;
    Ok(())
}
