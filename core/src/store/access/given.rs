//! Whom we let into a Telegram chat, and whom we keep out of it. Topics of one chat may serve several groups,
//! and have a row each: whoever is in the chat is in all of them, so what was done at one is done at all.

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

/// What we did for a person at a chat's door.
///
/// # Errors
/// If the store cannot be read.
pub async fn given(db: &mut Db, (chat, person): (i64, i64)) -> Result<Option<Given>, StoreError> {
    let state = sqlx::query_scalar!(
        "select g.state from access_given g join chats c on c.id = g.chat_id
         join chats d on d.id = $1 and d.platform = c.platform and d.chat = c.chat
         where g.person_id = $2 order by g.since desc limit 1",
        chat,
        person
    )
    .fetch_optional(db)
    .await?;
    state.map(|state| read(&state, "access_given", "state", chat)).transpose()
}

/// Notes it, in place of what was done before.
///
/// # Errors
/// If the store cannot be written.
pub async fn note_given(
    db: &mut Db,
    (chat, person): (i64, i64),
    given: Given,
    now: Instant,
) -> Result<(), StoreError> {
    forget_given(db, (chat, person)).await?;
    let (given, now) = (given.as_str(), now.timestamp());
    sqlx::query!(
        "insert into access_given (chat_id, person_id, state, since) values ($1, $2, $3, $4)",
        chat,
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
pub async fn forget_given(db: &mut Db, (chat, person): (i64, i64)) -> Result<(), StoreError> {
    sqlx::query!(
        "delete from access_given where person_id = $2 and chat_id in
             (select c.id from chats c
              join chats d on d.id = $1 and d.platform = c.platform and d.chat = c.chat)",
        chat,
        person
    )
    .execute(db)
    .await?;
    Ok(())
}

/// A request to join is about to be approved by this change: until Telegram has answered nobody knows whether
/// they are in.
///
/// # Errors
/// If the store cannot be written.
pub async fn note_asked(db: &mut Db, (id, revision): (i64, i64)) -> Result<(), StoreError> {
    sqlx::query!(
        "update access_changes set asked = $2 where id = $1 and revision = $2",
        id,
        revision
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Whether a request of theirs to join this chat was to be approved, and what became of it is not known.
///
/// # Errors
/// If the store cannot be read.
pub async fn asked_at(db: &mut Db, (person, door): (i64, &Door)) -> Result<bool, StoreError> {
    let found = sqlx::query_scalar!(
        r#"select a.id as "id!" from access_changes a join chats c on c.id = a.chat_id
           join chats d on d.id = $1 and d.platform = c.platform and d.chat = c.chat
           where a.person_id = $2 and a.role = '' and a.asked > 0 limit 1"#,
        door.chat,
        person
    )
    .fetch_optional(db)
    .await?;
    Ok(found.is_some())
}
