//! How long what is noted at chats' doors is kept, and all of it for the person it is about.

use crate::clock::{Instant, from_unix};
use crate::store::{Db, StoreError};

/// Somebody who was not taken out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GivenUp {
    /// The row that was erased.
    pub change: i64,
    /// Where.
    pub chat: i64,
}

/// Erases what could not be done since `before`; gives those among it who were to be taken out. Whoever is
/// remembered is not given up as long as it is known what is missing there, or a try is on its way: it may be
/// mended tomorrow. An account that was to be forgotten is kept no longer in any case.
///
/// # Errors
/// If the store cannot be written.
pub async fn give_up(db: &mut Db, before: Instant) -> Result<Vec<GivenUp>, StoreError> {
    let before = before.timestamp();
    let rows = sqlx::query!(
        r#"delete from access_changes where created_at < $1
             and (person_id is null or wish = 'in' or not
                  (exists (select 1 from access_troubles t where t.chat_id = access_changes.chat_id)
                   or exists (select 1 from deliveries d
                              where d.kind = 'access' and d.subject = access_changes.id
                                and d.revision = access_changes.revision
                                and d.state in ('pending', 'sending'))))
           returning id as "id!: i64", chat_id as "chat!: i64", wish as "wish!: String""#,
        before
    )
    .fetch_all(db)
    .await?;
    let out = rows.into_iter().filter(|row| row.wish != "in");
    Ok(out.map(|row| GivenUp { change: row.id, chat: row.chat }).collect())
}

/// Whether anything is owed at a chat's doors.
///
/// # Errors
/// If the store cannot be read.
pub async fn is_owed(db: &mut Db, chat: i64) -> Result<bool, StoreError> {
    let found = sqlx::query_scalar!(
        r#"select id as "id!" from access_changes where chat_id = $1 limit 1"#,
        chat
    );
    Ok(found.fetch_optional(db).await?.is_some())
}

/// Erases what has ended of itself: links and requests that were over a day ago.
///
/// # Errors
/// If the store cannot be written.
pub async fn purge(db: &mut Db, now: Instant) -> Result<(), StoreError> {
    let yesterday = now.timestamp() - 24 * 60 * 60;
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
