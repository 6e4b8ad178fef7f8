//! Whom we let into a Telegram chat, and whom we keep out of it; whom we gave a role. Topics of one chat may serve
//! several groups, and have a row each: whoever is in the chat is in all of them, so what was done at one is done
//! at all. The same goes for the channels of a server that give one role.

use crate::clock::Instant;
use crate::domain::{BadWord, words_of};
use crate::store::{Db, StoreError, read};

use super::Door;

words_of! {
    /// What we did at a chat's door for somebody.
    pub enum Given {
        /// Let them in, or gave them a way in: if they are there, that is how.
        LetIn = "let_in",
        /// Took them out for good.
        Barred = "barred",
    }
}

/// What we did for a person at a door.
///
/// # Errors
/// If the store cannot be read.
pub async fn given(db: &mut Db, (door, person): (&Door, i64)) -> Result<Option<Given>, StoreError> {
    let state = sqlx::query_scalar!(
        "select g.state from access_given g join chats c on c.id = g.chat_id
         join chats d on d.id = $1 and d.platform = c.platform and d.space is c.space
         where g.person_id = $2 and g.role = $3 and (g.role <> '' or d.chat = c.chat)
         order by g.since desc limit 1",
        door.chat,
        person,
        door.role
    )
    .fetch_optional(db)
    .await?;
    state.map(|state| read(&state, "access_given", "state", door.chat)).transpose()
}

/// Notes it, in place of what was done before.
///
/// # Errors
/// If the store cannot be written.
pub async fn note_given(
    db: &mut Db,
    (door, person): (&Door, i64),
    given: Given,
    now: Instant,
) -> Result<(), StoreError> {
    forget_given(db, (door, person)).await?;
    let (given, now) = (given.as_str(), now.timestamp());
    sqlx::query!(
        "insert into access_given (chat_id, role, person_id, state, since)
         values ($1, $2, $3, $4, $5)",
        door.chat,
        door.role,
        person,
        given,
        now
    )
    .execute(db)
    .await?;
    Ok(())
}

/// They are out, and may come again: nothing stays.
///
/// # Errors
/// If the store cannot be written.
pub async fn forget_given(db: &mut Db, (door, person): (&Door, i64)) -> Result<(), StoreError> {
    sqlx::query!(
        "delete from access_given where person_id = $2 and role = $3 and chat_id in
             (select c.id from chats c
              join chats d on d.id = $1 and d.platform = c.platform and d.space is c.space
              where $3 <> '' or d.chat = c.chat)",
        door.chat,
        person,
        door.role
    )
    .execute(db)
    .await?;
    Ok(())
}

/// This change is about to let somebody in: until the platform has answered nobody knows whether they are. Of a
/// role the first such try counts, for what was given by an earlier one is there when a later one looks.
///
/// # Errors
/// If the store cannot be written.
pub async fn note_asked(db: &mut Db, (id, revision): (i64, i64)) -> Result<(), StoreError> {
    sqlx::query!(
        "update access_changes set asked = case when role <> '' and asked > 0 then asked else $2 end
         where id = $1 and revision = $2",
        id,
        revision
    )
    .execute(db)
    .await?;
    Ok(())
}

/// That try of a change let nobody in.
///
/// # Errors
/// If the store cannot be written.
pub async fn note_not_asked(db: &mut Db, (id, revision): (i64, i64)) -> Result<(), StoreError> {
    sqlx::query!("update access_changes set asked = 0 where id = $1 and asked = $2", id, revision)
        .execute(db)
        .await?;
    Ok(())
}

/// Whether they were to be let in at this door, and what became of it is not known.
///
/// # Errors
/// If the store cannot be read.
pub async fn asked_at(db: &mut Db, (door, person): (&Door, i64)) -> Result<bool, StoreError> {
    let found = sqlx::query_scalar!(
        r#"select a.id as "id!" from access_changes a join chats c on c.id = a.chat_id
           join chats d on d.id = $1 and d.platform = c.platform and d.space is c.space
           where a.person_id = $2 and a.role = $3 and (a.role <> '' or d.chat = c.chat)
             and a.asked > 0 limit 1"#,
        door.chat,
        person,
        door.role
    )
    .fetch_optional(db)
    .await?;
    Ok(found.is_some())
}
