//! The roles that Discord channels give to the members of their groups.

use crate::domain::access::Trouble;
use crate::store::{Db, StoreError};

use super::Door;

/// A role that a chat gives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GivenRole {
    /// The chat's row.
    pub chat: i64,
    /// The group whose members get it.
    pub group: i64,
    /// The role's id.
    pub role: String,
    /// What whoever leads the group was told that it shows; empty where nothing was.
    pub told: String,
}

/// The roles that are given on a Discord server.
///
/// # Errors
/// If the store cannot be read.
pub async fn roles_on(db: &mut Db, server: &str) -> Result<Vec<GivenRole>, StoreError> {
    Ok(sqlx::query_as!(
        GivenRole,
        r#"select r.chat_id as chat, r.group_id as "group", r.role, r.told from group_roles r
           join chats c on c.id = r.chat_id
           where c.platform = 'discord' and c.space = $1 order by r.chat_id, r.group_id"#,
        server
    )
    .fetch_all(db)
    .await?)
}

/// Notes what whoever leads the group is told that the role shows.
///
/// # Errors
/// If the store cannot be written.
pub async fn note_shown(
    db: &mut Db,
    (chat, group): (i64, i64),
    shows: Option<Trouble>,
) -> Result<(), StoreError> {
    let shows = shows.map_or("", Trouble::as_str);
    sqlx::query!(
        "update group_roles set told = $3 where chat_id = $1 and group_id = $2",
        chat,
        group,
        shows
    )
    .execute(db)
    .await?;
    Ok(())
}

/// The role a chat gives to the members of a group.
///
/// # Errors
/// If the store cannot be read.
pub async fn role_of(db: &mut Db, (chat, group): (i64, i64)) -> Result<Option<String>, StoreError> {
    Ok(sqlx::query_scalar!(
        "select role from group_roles where chat_id = $1 and group_id = $2",
        chat,
        group
    )
    .fetch_optional(db)
    .await?)
}

/// From now on a chat that is bound to a group gives its members this role.
///
/// # Errors
/// If the store cannot be written.
pub async fn give_role(
    db: &mut Db,
    (chat, group): (i64, i64),
    role: &str,
) -> Result<(), StoreError> {
    sqlx::query!(
        "insert into group_roles (chat_id, group_id, role) values ($1, $2, $3)
         on conflict (chat_id, group_id) do update set role = excluded.role, told = ''",
        chat,
        group,
        role
    )
    .execute(db)
    .await?;
    Ok(())
}

/// From now on a chat that is bound to a group gives its members no role.
///
/// # Errors
/// If the store cannot be written.
pub async fn give_none(db: &mut Db, (chat, group): (i64, i64)) -> Result<(), StoreError> {
    sqlx::query!("delete from group_roles where chat_id = $1 and group_id = $2", chat, group)
        .execute(db)
        .await?;
    Ok(())
}

/// A role is no more: no chat of its server gives it, and nobody is owed it.
///
/// # Errors
/// If the store cannot be written.
pub async fn take_role_away(db: &mut Db, door: &Door) -> Result<(), StoreError> {
    sqlx::query!(
        "delete from group_roles where role = $1 and chat_id in
             (select c.id from chats c join chats d on d.id = $2 and d.space = c.space)",
        door.role,
        door.chat
    )
    .execute(&mut *db)
    .await?;
    sqlx::query!(
        "delete from access_given where role = $1 and chat_id in
             (select c.id from chats c join chats d on d.id = $2 and d.space = c.space)",
        door.role,
        door.chat
    )
    .execute(&mut *db)
    .await?;
    sqlx::query!(
        "delete from access_changes where role = $1 and chat_id = $2",
        door.role,
        door.chat
    )
    .execute(db)
    .await?;
    Ok(())
}
