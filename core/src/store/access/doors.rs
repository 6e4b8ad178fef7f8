//! Doors: which chats' access is kept here, and what keeps it from being kept.

use crate::clock::Instant;
use crate::domain::access::Trouble;
use crate::domain::address::Platform;
use crate::store::{Db, StoreError};

/// A way into a group's chat.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Door {
    /// The chat's row id.
    pub chat: i64,
    /// The role that opens it; empty where the chat itself is joined.
    pub role: String,
}

/// The doors of a group on a platform. Of a Telegram chat with topics there is one; so there is of a role
/// that several channels of a server give.
///
/// # Errors
/// If the store cannot be read.
pub async fn doors_of(
    db: &mut Db,
    group: i64,
    platform: Platform,
) -> Result<Vec<Door>, StoreError> {
    let platform = platform.as_str();
    let rows = sqlx::query!(
        r#"select min(c.id) as "chat!: i64", r.role as "role!: String" from group_roles r
           join chats c on c.id = r.chat_id where r.group_id = $1 and c.platform = $2
           group by c.space, r.role
           union all
           select min(c.id), '' from bindings b join chats c on c.id = b.chat_id
           join kept_doors k on k.chat_id = c.id where b.group_id = $1 and c.platform = $2
           group by c.chat"#,
        group,
        platform
    )
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(|row| Door { chat: row.chat, role: row.role }).collect())
}

/// Whether a person is in a group that this door leads to and that is not over: a chat with topics may serve
/// several, and so may a role.
///
/// # Errors
/// If the store cannot be read.
pub async fn held(db: &mut Db, person: i64, door: &Door) -> Result<bool, StoreError> {
    held_but_for(db, (None, person), door).await
}

/// Whether another group of theirs than this one holds a door open to them.
///
/// # Errors
/// If the store cannot be read.
pub async fn held_besides(
    db: &mut Db,
    (group, person): (i64, i64),
    door: &Door,
) -> Result<bool, StoreError> {
    held_but_for(db, (Some(group), person), door).await
}

async fn held_but_for(
    db: &mut Db,
    (group, person): (Option<i64>, i64),
    door: &Door,
) -> Result<bool, StoreError> {
    let found = sqlx::query_scalar!(
        "select m.id from memberships m
         join groups g on g.id = m.group_id and g.state <> 'closed'
         join bindings b on b.group_id = m.group_id join chats c on c.id = b.chat_id
         join chats d on d.id = $1 and d.platform = c.platform and d.space = c.space
         left join group_roles r on r.chat_id = b.chat_id and r.group_id = b.group_id
         where m.person_id = $2 and m.state = 'active' and m.group_id is not $4
           and (($3 = '' and c.chat = d.chat) or r.role = $3) limit 1",
        door.chat,
        person,
        door.role,
        group
    )
    .fetch_optional(db)
    .await?;
    Ok(found.is_some())
}

/// Who is in a group and has an account on a platform, by person id.
///
/// # Errors
/// If the store cannot be read.
pub async fn members_on(
    db: &mut Db,
    group: i64,
    platform: Platform,
) -> Result<Vec<i64>, StoreError> {
    let platform = platform.as_str();
    Ok(sqlx::query_scalar!(
        "select m.person_id from memberships m join persons p on p.id = m.person_id
         where m.group_id = $1 and m.state = 'active' and p.platform = $2 order by m.id",
        group,
        platform
    )
    .fetch_all(db)
    .await?)
}

/// Notes that the door of a Telegram chat is kept here. Says whether that is news.
///
/// # Errors
/// If the store cannot be written.
pub async fn keep(db: &mut Db, chat: i64, now: Instant) -> Result<bool, StoreError> {
    let now = now.timestamp();
    let done = sqlx::query!(
        "insert into kept_doors (chat_id, since) values ($1, $2) on conflict do nothing",
        chat,
        now
    )
    .execute(db)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// Whether the door of a Telegram chat is kept here.
///
/// # Errors
/// If the store cannot be read.
pub async fn is_kept(db: &mut Db, chat: i64) -> Result<bool, StoreError> {
    let found = sqlx::query_scalar!("select chat_id from kept_doors where chat_id = $1", chat);
    Ok(found.fetch_optional(db).await?.is_some())
}

/// Notes what keeps a chat's door from being kept. Says whether that is news.
///
/// # Errors
/// If the store cannot be written.
pub async fn trouble(
    db: &mut Db,
    (chat, why): (i64, Trouble),
    now: Instant,
) -> Result<bool, StoreError> {
    let (why, now) = (why.as_str(), now.timestamp());
    let done = sqlx::query!(
        "insert into access_troubles (chat_id, why, since) values ($1, $2, $3)
         on conflict do nothing",
        chat,
        why,
        now
    )
    .execute(db)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// Chats of a space where something is known to keep a door from being kept.
///
/// # Errors
/// If the store cannot be read.
pub async fn troubled_in_space(
    db: &mut Db,
    platform: Platform,
    space: &str,
) -> Result<Vec<i64>, StoreError> {
    let platform = platform.as_str();
    Ok(sqlx::query_scalar!(
        "select distinct c.id from chats c join access_troubles t on t.chat_id = c.id
         where c.platform = $1 and c.space = $2 and c.state = 'present' order by c.id",
        platform,
        space
    )
    .fetch_all(db)
    .await?)
}

/// Whether something is known to keep people from being taken out of a group's chats on a platform.
///
/// # Errors
/// If the store cannot be read.
pub async fn is_hindered(db: &mut Db, group: i64, platform: Platform) -> Result<bool, StoreError> {
    let platform = platform.as_str();
    let known = sqlx::query_scalar!(
        r#"select count(*) as "known!: i64" from access_troubles t
           join chats c on c.id = t.chat_id join bindings b on b.chat_id = c.id
           where b.group_id = $1 and c.platform = $2
             and t.why in ('discord-roles', 'telegram-ban')"#,
        group,
        platform
    );
    Ok(known.fetch_one(db).await? > 0)
}

/// The trouble of a chat is over, if it is this one, or whatever it is. Says whether there was one.
///
/// # Errors
/// If the store cannot be written.
pub async fn mend(db: &mut Db, chat: i64, only: Option<Trouble>) -> Result<bool, StoreError> {
    let only = only.map(Trouble::as_str);
    let done = sqlx::query!(
        "delete from access_troubles where chat_id = $1 and ($2 is null or why = $2)",
        chat,
        only
    )
    .execute(db)
    .await?;
    Ok(done.rows_affected() > 0)
}
