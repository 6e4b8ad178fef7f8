//! Whom we let into a Telegram chat, and whom we keep out of it.

use crate::clock::Instant;
use crate::domain::{BadWord, words_of};
use crate::store::{Db, StoreError, read};

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
        "select state from access_given where chat_id = $1 and person_id = $2",
        chat,
        person
    )
    .fetch_optional(db)
    .await?;
    state.map(|state| read(&state, "access_given", "state", chat)).transpose()
}

/// Notes it.
///
/// # Errors
/// If the store cannot be written.
pub async fn note_given(
    db: &mut Db,
    (chat, person): (i64, i64),
    given: Given,
    now: Instant,
) -> Result<(), StoreError> {
    let (given, now) = (given.as_str(), now.timestamp());
    sqlx::query!(
        "insert into access_given (chat_id, person_id, state, since) values ($1, $2, $3, $4)
         on conflict (chat_id, person_id) do update
         set state = excluded.state, since = excluded.since",
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
    sqlx::query!("delete from access_given where chat_id = $1 and person_id = $2", chat, person)
        .execute(db)
        .await?;
    Ok(())
}
