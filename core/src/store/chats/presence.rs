//! Whether a chat can be reached, and at which address.

use crate::domain::address::{ChatAddress, Platform};

use super::find;
use crate::store::{Db, StoreError};

/// The chats on a Discord server that the bot had left, and has come back to.
///
/// # Errors
/// If the store cannot be read.
pub async fn left_in_space(
    db: &mut Db,
    platform: Platform,
    space: &str,
) -> Result<Vec<i64>, StoreError> {
    let platform = platform.as_str();
    Ok(sqlx::query_scalar!(
        r#"select id as "id!" from chats
           where platform = $1 and space = $2 and state = 'left' order by id"#,
        platform,
        space
    )
    .fetch_all(db)
    .await?)
}

/// The Discord servers of known chats that the bot has not left, as far as was heard.
///
/// # Errors
/// If the store cannot be read.
pub async fn spaces(db: &mut Db, platform: Platform) -> Result<Vec<String>, StoreError> {
    let platform = platform.as_str();
    Ok(sqlx::query_scalar!(
        "select distinct space from chats
         where platform = $1 and space <> '' and state <> 'left' order by space",
        platform
    )
    .fetch_all(db)
    .await?)
}

/// Notes that the bot is not on this Discord server any more.
///
/// # Errors
/// If the store cannot be written.
pub async fn leave_space(db: &mut Db, platform: Platform, space: &str) -> Result<(), StoreError> {
    let platform = platform.as_str();
    sqlx::query!(
        "update chats set state = 'left' where platform = $1 and space = $2",
        platform,
        space
    )
    .execute(db)
    .await?;
    Ok(())
}

/// The known chats on a Discord server.
///
/// # Errors
/// If the store cannot be read.
pub async fn in_space(
    db: &mut Db,
    platform: Platform,
    space: &str,
) -> Result<Vec<i64>, StoreError> {
    let platform = platform.as_str();
    Ok(sqlx::query_scalar!(
        r#"select id as "id!" from chats where platform = $1 and space = $2 order by id"#,
        platform,
        space
    )
    .fetch_all(db)
    .await?)
}

/// The known topics of a Telegram chat, the chat itself among them.
///
/// # Errors
/// If the store cannot be read.
pub async fn with_topics(db: &mut Db, address: &ChatAddress) -> Result<Vec<i64>, StoreError> {
    let platform = address.platform.as_str();
    Ok(sqlx::query_scalar!(
        r#"select id as "id!" from chats where platform = $1 and chat = $2 order by id"#,
        platform,
        address.chat
    )
    .fetch_all(db)
    .await?)
}

/// Marks the chat as gone or as present again; says whether that is news.
///
/// # Errors
/// If the store cannot be written.
pub async fn set_present(db: &mut Db, chat: i64, present: bool) -> Result<bool, StoreError> {
    let (state, losses) = if present { ("present", 0) } else { ("gone", 1) };
    let done = sqlx::query!(
        "update chats set state = $1, losses = losses + $2
         where id = $3 and (state = 'present') <> ($1 = 'present')",
        state,
        losses,
        chat
    )
    .execute(db)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// How often the chat has been lost.
///
/// # Errors
/// If the store cannot be read.
pub async fn losses(db: &mut Db, chat: i64) -> Result<i64, StoreError> {
    Ok(sqlx::query_scalar!("select losses from chats where id = $1", chat).fetch_one(db).await?)
}

/// Follows a chat to its new address (a Telegram group that became a supergroup; topic ids belong to
/// the new chat, so only the chat itself moves). If the new one is known already it takes over the
/// group and whatever is still owed. Gives the row of the chat that was followed; nothing if the old
/// address is unknown, as it is when this is told twice.
///
/// # Errors
/// If the store cannot be written.
pub async fn follow(
    db: &mut Db,
    old: &ChatAddress,
    new: &ChatAddress,
) -> Result<Option<i64>, StoreError> {
    let general = |address: &ChatAddress| ChatAddress { topic: None, ..address.clone() };
    let Some(from) = find(db, &general(old)).await? else { return Ok(None) };
    match find(db, &general(new)).await? {
        Some(to) if to.id == from.id => Ok(None),
        Some(to) => hand_over(db, from.id, to.id).await.map(|()| Some(to.id)),
        None => {
            sqlx::query!("update chats set chat = $1 where id = $2", new.chat, from.id)
                .execute(db)
                .await?;
            Ok(Some(from.id))
        }
    }
}

/// Everything one chat has goes to another, which had it first where both have the same; the old row
/// goes with what is left.
async fn hand_over(db: &mut Db, from: i64, to: i64) -> Result<(), StoreError> {
    sqlx::query!("update or ignore bindings set chat_id = $1 where chat_id = $2", to, from)
        .execute(&mut *db)
        .await?;
    sqlx::query!("update or ignore deliveries set chat_id = $1 where chat_id = $2", to, from)
        .execute(&mut *db)
        .await?;
    sqlx::query!(
        "update or ignore deliveries set subject = $1
         where subject = $2 and kind in ('bind_request', 'chat_lost', 'link_exposed', 'access_refused')",
        to,
        from
    )
    .execute(&mut *db)
    .await?;
    doors_too(db, from, to).await?;
    sqlx::query!("delete from chats where id = $1", from).execute(db).await?;
    Ok(())
}

/// What is kept, owed and noted at the one chat's door is the other's from now on.
async fn doors_too(db: &mut Db, from: i64, to: i64) -> Result<(), StoreError> {
    sqlx::query!("update or ignore kept_doors set chat_id = $1 where chat_id = $2", to, from)
        .execute(&mut *db)
        .await?;
    sqlx::query!("update or ignore access_changes set chat_id = $1 where chat_id = $2", to, from)
        .execute(&mut *db)
        .await?;
    sqlx::query!("update or ignore access_given set chat_id = $1 where chat_id = $2", to, from)
        .execute(&mut *db)
        .await?;
    sqlx::query!("update or ignore access_troubles set chat_id = $1 where chat_id = $2", to, from)
        .execute(&mut *db)
        .await?;
    sqlx::query!("update invite_links set chat_id = $1 where chat_id = $2", to, from)
        .execute(&mut *db)
        .await?;
    sqlx::query!("update join_requests set chat_id = $1 where chat_id = $2", to, from)
        .execute(&mut *db)
        .await?;
    Ok(())
}
