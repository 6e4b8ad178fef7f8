//! That somebody asked with what right a person leads; never who. Who asked is known by a keyed hash alone,
//! and for as long as they may not ask again.

use crate::clock::{Instant, from_unix};
use crate::domain::credential::ASKED_AGAIN_DAYS;
use crate::domain::policy::KEPT_DAYS;

use super::{Db, StoreError};

const DAY_S: i64 = 24 * 60 * 60;

/// Since when a question to this person waits for its answer.
///
/// # Errors
/// If the store cannot be read.
pub async fn of(db: &mut Db, person: i64) -> Result<Option<Instant>, StoreError> {
    let since =
        sqlx::query_scalar!("select asked_at from licence_requests where person_id = $1", person);
    Ok(since.fetch_optional(db).await?.map(from_unix))
}

/// When whoever this token is made of asked this person, if they may not ask again yet.
///
/// # Errors
/// If the store cannot be read.
pub async fn asked_by(
    db: &mut Db,
    (person, token): (i64, &str),
    now: Instant,
) -> Result<Option<Instant>, StoreError> {
    let after = now.timestamp() - ASKED_AGAIN_DAYS * DAY_S;
    let at = sqlx::query_scalar!(
        "select asked_at from licence_askers where person_id = $1 and token = $2 and asked_at > $3",
        person,
        token,
        after
    );
    Ok(at.fetch_optional(db).await?.map(from_unix))
}

/// Asks this person. Says whether they are to be told: not while they have heard of it lately.
///
/// # Errors
/// If the store cannot be written.
pub async fn ask(
    db: &mut Db,
    (person, token): (i64, &str),
    now: Instant,
) -> Result<bool, StoreError> {
    let (now, before) = (now.timestamp(), now.timestamp() - ASKED_AGAIN_DAYS * DAY_S);
    sqlx::query!(
        "insert into licence_askers (person_id, token, asked_at) values ($1, $2, $3)
         on conflict (person_id, token) do update set asked_at = excluded.asked_at",
        person,
        token,
        now
    )
    .execute(&mut *db)
    .await?;
    let told = sqlx::query!(
        "insert into licence_requests (person_id, asked_at, told_at) values ($1, $2, $2)
         on conflict (person_id) do update set told_at = excluded.told_at
         where licence_requests.told_at <= $3",
        person,
        now,
        before
    )
    .execute(db)
    .await?;
    Ok(told.rows_affected() == 1)
}

/// They have said it: nothing waits any more.
///
/// # Errors
/// If the store cannot be written.
pub async fn answered(db: &mut Db, person: i64) -> Result<(), StoreError> {
    sqlx::query!("delete from licence_requests where person_id = $1", person).execute(db).await?;
    Ok(())
}

/// Forgets who asked, once they may ask again; and what is stated by, and asked of, people who lead nothing.
///
/// # Errors
/// If the store cannot be written.
pub async fn purge(db: &mut Db, now: Instant) -> Result<(), StoreError> {
    let before = now.timestamp() - ASKED_AGAIN_DAYS * DAY_S;
    sqlx::query!("delete from licence_askers where asked_at <= $1", before)
        .execute(&mut *db)
        .await?;
    sqlx::query!(
        "delete from licence_requests where person_id not in
         (select person_id from memberships where role = 'facilitator' and state = 'active')"
    )
    .execute(&mut *db)
    .await?;
    let before = now.timestamp() - KEPT_DAYS * DAY_S;
    sqlx::query!(
        "delete from credentials where stated_at < $1 and person_id not in
         (select person_id from memberships where role = 'facilitator' and state = 'active')",
        before
    )
    .execute(db)
    .await?;
    Ok(())
}

/// What was said is taken back: whoever asked within the time in which they may not ask again waits once more.
///
/// # Errors
/// If the store cannot be written.
pub async fn unanswered(db: &mut Db, person: i64) -> Result<(), StoreError> {
    sqlx::query!(
        "insert into licence_requests (person_id, asked_at, told_at)
         select person_id, min(asked_at), max(asked_at) from licence_askers
         where person_id = $1 group by person_id
         on conflict do nothing",
        person
    )
    .execute(db)
    .await?;
    Ok(())
}
