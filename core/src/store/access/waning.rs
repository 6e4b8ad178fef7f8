//! How long what is noted at chats' doors is kept, and all of it for the person it is about.

use crate::clock::{Instant, from_unix};
use crate::store::{Db, StoreError};

/// Erases what could not be done for so long that nobody waits for it, and what has ended of itself: links
/// and requests that were over a day ago.
///
/// # Errors
/// If the store cannot be written.
pub async fn purge(db: &mut Db, before: Instant, now: Instant) -> Result<(), StoreError> {
    let (before, yesterday) = (before.timestamp(), now.timestamp() - 24 * 60 * 60);
    sqlx::query!("delete from access_changes where created_at < $1", before)
        .execute(&mut *db)
        .await?;
    sqlx::query!("delete from invite_links where expires_at < $1", yesterday)
        .execute(&mut *db)
        .await?;
    sqlx::query!("delete from join_requests where expires_at < $1", yesterday).execute(db).await?;
    Ok(())
}

/// What is noted of a person at chats' doors, for them to read: platform, what, since when.
///
/// # Errors
/// If the store cannot be read.
pub async fn noted_of(
    db: &mut Db,
    person: i64,
) -> Result<Vec<(String, String, Instant)>, StoreError> {
    let rows = sqlx::query!(
        r#"select c.platform as "platform!: String", 'owed: ' || a.wish as "what!: String",
                  a.created_at as "at!: i64"
           from access_changes a join chats c on c.id = a.chat_id where a.person_id = $1
           union all
           select c.platform, g.state, g.since
           from access_given g join chats c on c.id = g.chat_id where g.person_id = $1
           union all
           select c.platform, 'invite link', l.created_at
           from invite_links l join chats c on c.id = l.chat_id where l.person_id = $1
           order by 3, 2"#,
        person
    )
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(|row| (row.platform, row.what, from_unix(row.at))).collect())
}
