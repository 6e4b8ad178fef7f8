//! Chats, and the bindings between chats and groups.

use std::collections::HashMap;

use crate::clock::Instant;
use crate::domain::address::{ChatAddress, Platform};
use crate::domain::caller::Openness;

use super::{Db, StoreError, id_list, read};

mod presence;

pub use presence::{
    follow, in_space, leave_space, left_in_space, losses, set_present, spaces, with_topics,
};

/// One chat, as remembered.
#[derive(Clone, Debug)]
pub struct Chat {
    /// Row id.
    pub id: i64,
    /// Where it is.
    pub address: ChatAddress,
    /// Who can look in, as found when it was bound.
    pub openness: Openness,
    /// Whether the bot can still post there, as far as is known.
    pub present: bool,
}

struct Row {
    id: i64,
    platform: String,
    space: String,
    chat: String,
    topic: String,
    openness: String,
    state: String,
}

impl TryFrom<Row> for Chat {
    type Error = StoreError;

    fn try_from(row: Row) -> Result<Self, StoreError> {
        let platform: Platform = read(&row.platform, "chats", "platform", row.id)?;
        let given = |text: String| Some(text).filter(|text| !text.is_empty());
        let (space, topic) = (given(row.space), given(row.topic));
        Ok(Self {
            id: row.id,
            address: ChatAddress { platform, space, chat: row.chat, topic },
            openness: read_openness(&row.openness),
            present: row.state == "present",
        })
    }
}

const fn write_openness(openness: Openness) -> &'static str {
    match openness {
        Openness::Closed => "closed",
        Openness::WholeServer => "whole_server",
        Openness::Public => "public",
        Openness::Unknown => "unknown",
    }
}

fn read_openness(word: &str) -> Openness {
    match word {
        "closed" => Openness::Closed,
        "whole_server" => Openness::WholeServer,
        "public" => Openness::Public,
        _ => Openness::Unknown,
    }
}

/// The chat at this address.
///
/// # Errors
/// If the store cannot be read.
pub async fn find(db: &mut Db, address: &ChatAddress) -> Result<Option<Chat>, StoreError> {
    let (platform, topic) = (address.platform.as_str(), address.topic.as_deref().unwrap_or(""));
    sqlx::query_as!(
        Row,
        r#"select id as "id!", platform, space, chat, topic, openness, state from chats
           where platform = $1 and chat = $2 and topic = $3"#,
        platform,
        address.chat,
        topic
    )
    .fetch_optional(db)
    .await?
    .map(Chat::try_from)
    .transpose()
}

/// Those in rows `ids`, by id; without those that cannot be read.
///
/// # Errors
/// If the store cannot be read.
pub async fn by_ids(db: &mut Db, ids: &[i64]) -> Result<HashMap<i64, Chat>, StoreError> {
    let ids = id_list(ids);
    let rows = sqlx::query_as!(
        Row,
        r#"select id as "id!", platform, space, chat, topic, openness, state from chats
           where id in (select value from json_each($1))"#,
        ids
    )
    .fetch_all(db)
    .await?;
    let read = |row: Row| Some((row.id, Chat::try_from(row).ok()?));
    Ok(rows.into_iter().filter_map(read).collect())
}

/// The chat in row `id`.
///
/// # Errors
/// If the store cannot be read.
pub async fn by_id(db: &mut Db, id: i64) -> Result<Option<Chat>, StoreError> {
    sqlx::query_as!(
        Row,
        r#"select id as "id!", platform, space, chat, topic, openness, state from chats
           where id = $1"#,
        id
    )
    .fetch_optional(db)
    .await?
    .map(Chat::try_from)
    .transpose()
}

/// The chat at this address, remembered from now on as present and as open as found.
///
/// # Errors
/// If the store cannot be written.
pub async fn remember(
    db: &mut Db,
    address: &ChatAddress,
    openness: Openness,
) -> Result<i64, StoreError> {
    let platform = address.platform.as_str();
    let space = address.space.as_deref().unwrap_or("");
    let topic = address.topic.as_deref().unwrap_or("");
    let openness = write_openness(openness);
    Ok(sqlx::query_scalar!(
        r#"insert into chats (platform, space, chat, topic, openness) values ($1, $2, $3, $4, $5)
           on conflict (platform, chat, topic) do update
           set space = excluded.space, openness = excluded.openness, state = 'present'
           returning id as "id!""#,
        platform,
        space,
        address.chat,
        topic,
        openness
    )
    .fetch_one(db)
    .await?)
}

/// The group this chat serves.
///
/// # Errors
/// If the store cannot be read.
pub async fn group_of(db: &mut Db, address: &ChatAddress) -> Result<Option<i64>, StoreError> {
    let (platform, topic) = (address.platform.as_str(), address.topic.as_deref().unwrap_or(""));
    Ok(sqlx::query_scalar!(
        "select group_id from bindings join chats on chats.id = bindings.chat_id
         where platform = $1 and chat = $2 and topic = $3",
        platform,
        address.chat,
        topic
    )
    .fetch_optional(db)
    .await?)
}

/// The chats of a group, present or not.
///
/// # Errors
/// If the store cannot be read.
pub async fn of_group(db: &mut Db, group: i64) -> Result<Vec<Chat>, StoreError> {
    sqlx::query_as!(
        Row,
        r#"select id as "id!", platform, space, chat, topic, openness, state from chats
           join bindings on bindings.chat_id = chats.id where group_id = $1 order by id"#,
        group
    )
    .fetch_all(db)
    .await?
    .into_iter()
    .map(Chat::try_from)
    .collect()
}

/// Every chat that serves a group, with the group.
///
/// # Errors
/// If the store cannot be read.
pub async fn bound(db: &mut Db) -> Result<Vec<(Chat, i64)>, StoreError> {
    let rows = sqlx::query!(
        r#"select id as "id!", platform, space, chat, topic, openness, state, group_id from chats
           join bindings on bindings.chat_id = chats.id order by id, group_id"#
    )
    .fetch_all(db)
    .await?;
    rows.into_iter()
        .map(|found| {
            let row = Row {
                id: found.id,
                platform: found.platform,
                space: found.space,
                chat: found.chat,
                topic: found.topic,
                openness: found.openness,
                state: found.state,
            };
            Ok((Chat::try_from(row)?, found.group_id))
        })
        .collect()
}

/// Binds a chat to a group. A group that is over keeps no chat from others.
///
/// # Errors
/// If the store cannot be written.
pub async fn bind(
    db: &mut Db,
    chat: i64,
    group: i64,
    by: i64,
    now: Instant,
) -> Result<(), StoreError> {
    let now = now.timestamp();
    sqlx::query!(
        "delete from bindings where chat_id = $1
            and group_id in (select id from groups where state = 'closed')",
        chat
    )
    .execute(&mut *db)
    .await?;
    sqlx::query!(
        "insert into bindings (chat_id, group_id, bound_at, bound_by) values ($1, $2, $3, $4)
         on conflict (chat_id, group_id) do nothing",
        chat,
        group,
        now,
        by
    )
    .execute(db)
    .await?;
    Ok(())
}

/// The groups that are served by this chat: those that are over are served no more.
///
/// # Errors
/// If the store cannot be read.
pub async fn groups_of(db: &mut Db, chat: i64) -> Result<Vec<i64>, StoreError> {
    Ok(sqlx::query_scalar!(
        "select group_id from bindings join groups on groups.id = bindings.group_id
         where chat_id = $1 and groups.state <> 'closed'",
        chat
    )
    .fetch_all(db)
    .await?)
}
