//! Who asked to join a chat and is nobody we know. There are few, and each for a few days.

use serde::{Deserialize, Serialize};

use crate::clock::Instant;
use crate::domain::address::Account;
use crate::store::seal::{Part, Sealer};
use crate::store::{Db, StoreError};

/// Who asked.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Asker {
    /// Their account.
    pub account: Account,
    /// The language their platform names for them.
    pub language: Option<String>,
}

/// Keeps a request until `until`.
///
/// # Errors
/// If the store cannot be written.
pub async fn add_request(
    db: &mut Db,
    sealer: &Sealer,
    (chat, asker): (i64, &Asker),
    (now, until): (Instant, Instant),
) -> Result<i64, StoreError> {
    let sealed = sealer.seal(Part::JoinRequest, asker)?;
    let (now, until) = (now.timestamp(), until.timestamp());
    Ok(sqlx::query_scalar!(
        r#"insert into join_requests (chat_id, sealed, asked_at, expires_at)
           values ($1, $2, $3, $4) returning id as "id!: i64""#,
        chat,
        sealed,
        now,
        until
    )
    .fetch_one(db)
    .await?)
}

/// The chat a request is about, and who asked.
///
/// # Errors
/// If the store cannot be read.
pub async fn open_request(
    db: &mut Db,
    sealer: &Sealer,
    id: i64,
) -> Result<Option<(i64, Asker)>, StoreError> {
    let row = sqlx::query!("select chat_id, sealed from join_requests where id = $1", id)
        .fetch_optional(db)
        .await?;
    row.map(|row| Ok((row.chat_id, sealer.open(Part::JoinRequest, &row.sealed)?))).transpose()
}

/// The requests of an account that are open, each with its chat; of one chat's address only, if one is
/// given. What cannot be opened is nobody's.
///
/// # Errors
/// If the store cannot be read.
pub async fn requests_of(
    db: &mut Db,
    sealer: &Sealer,
    account: &Account,
    chat: Option<i64>,
) -> Result<Vec<(i64, i64)>, StoreError> {
    let rows = sqlx::query!(
        r#"select j.id as "id!", j.chat_id, j.sealed from join_requests j
           join chats c on c.id = j.chat_id
           where $1 is null or c.chat = (select chat from chats where id = $1) order by j.id"#,
        chat
    )
    .fetch_all(db)
    .await?;
    let of_account = |sealed: &[u8]| {
        let asker: Option<Asker> = sealer.open(Part::JoinRequest, sealed).ok();
        asker.is_some_and(|asker| asker.account == *account)
    };
    let own = rows.into_iter().filter(|row| of_account(&row.sealed));
    Ok(own.map(|row| (row.id, row.chat_id)).collect())
}

/// The requests to join the chat of this row that no group can grant any more: all it serves are over.
///
/// # Errors
/// If the store cannot be read.
pub async fn requests_nobody_can_grant(db: &mut Db, chat: i64) -> Result<Vec<i64>, StoreError> {
    Ok(sqlx::query_scalar!(
        r#"select j.id as "id!" from join_requests j join chats c on c.id = j.chat_id
           join chats d on d.id = $1 and d.platform = c.platform and d.chat = c.chat
           where not exists
               (select 1 from bindings b join groups g on g.id = b.group_id and g.state <> 'closed'
                join chats e on e.id = b.chat_id
                where e.platform = d.platform and e.chat = d.chat)
           order by j.id"#,
        chat
    )
    .fetch_all(db)
    .await?)
}

/// A request was decided on: nothing of it stays.
///
/// # Errors
/// If the store cannot be written.
pub async fn erase_request(db: &mut Db, id: i64) -> Result<(), StoreError> {
    sqlx::query!("delete from join_requests where id = $1", id).execute(db).await?;
    Ok(())
}
