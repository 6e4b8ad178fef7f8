//! Answers about sessions: coming, or not.

use crate::clock::Instant;
use crate::domain::membership::Rsvp;

use super::{Db, StoreError, read};

/// Remembers an answer in place of an earlier one.
///
/// # Errors
/// If the store cannot be written.
pub async fn answer(
    db: &mut Db,
    session: i64,
    person: i64,
    answer: Rsvp,
    now: Instant,
) -> Result<(), StoreError> {
    let (answer, now) = (answer.as_str(), now.timestamp());
    sqlx::query!(
        "insert into rsvps (session_id, person_id, answer, answered_at) values ($1, $2, $3, $4)
         on conflict (session_id, person_id) do update
         set answer = excluded.answer, answered_at = excluded.answered_at",
        session,
        person,
        answer,
        now
    )
    .execute(db)
    .await?;
    Ok(())
}

/// How many said that they come, and how many that they cannot.
///
/// # Errors
/// If the store cannot be read.
pub async fn count(db: &mut Db, session: i64) -> Result<(i64, i64), StoreError> {
    let row = sqlx::query!(
        r#"select count(*) filter (where answer = 'coming') as "coming!: i64",
                  count(*) filter (where answer = 'cant_come') as "absent!: i64"
           from rsvps where session_id = $1"#,
        session
    )
    .fetch_one(db)
    .await?;
    Ok((row.coming, row.absent))
}

/// What somebody answered about a session, if they did.
///
/// # Errors
/// If the store cannot be read.
pub async fn of(db: &mut Db, (session, person): (i64, i64)) -> Result<Option<Rsvp>, StoreError> {
    let answer = sqlx::query_scalar!(
        "select answer from rsvps where session_id = $1 and person_id = $2",
        session,
        person
    )
    .fetch_optional(db)
    .await?;
    answer.map(|answer| read(&answer, "rsvps", "answer", session)).transpose()
}
