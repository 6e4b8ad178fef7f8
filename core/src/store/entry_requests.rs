//! Requests to be let into a group, and what was said about them: sealed, and erased as soon as they are
//! decided.
//!
//! Not here: what a group asks (`questions.rs` beside), who is asked to decide (`outbox/plan/entry.rs`).

use crate::clock::{Instant, from_unix};
use crate::domain::entry::{Answered, REQUEST_DAYS, RequestState};

use super::seal::{Part, Sealer};
use super::{Db, StoreError, drafts, read};

mod freed;
mod questions;
mod words;

pub use freed::{freed, not_used, stranded};
pub use questions::{questions, set_questions};
pub use words::{Word, said, say, word};

/// A request as found.
#[derive(Clone, Debug)]
pub struct Request {
    /// Row id.
    pub id: i64,
    /// The group.
    pub group: i64,
    /// Who asks.
    pub person: i64,
    /// How far it is.
    pub state: RequestState,
    /// Since when.
    pub asked_at: Instant,
    /// When it was decided.
    pub decided_at: Option<Instant>,
}

struct Row {
    id: i64,
    group_id: i64,
    person_id: i64,
    state: String,
    asked_at: i64,
    decided_at: Option<i64>,
}

impl TryFrom<Row> for Request {
    type Error = StoreError;

    fn try_from(row: Row) -> Result<Self, StoreError> {
        Ok(Self {
            id: row.id,
            group: row.group_id,
            person: row.person_id,
            state: read(&row.state, "entry_requests", "state", row.id)?,
            asked_at: from_unix(row.asked_at),
            decided_at: row.decided_at.map(from_unix),
        })
    }
}

/// Remembers a request in place of an earlier one that was decided; returns its id.
///
/// # Errors
/// If the store cannot be written.
pub async fn create(
    db: &mut Db,
    sealer: &Sealer,
    (group, person): (i64, i64),
    answers: &[Answered],
    now: Instant,
) -> Result<i64, StoreError> {
    let sealed = sealer.seal(Part::EntryAnswers, &answers)?;
    let now = now.timestamp();
    sqlx::query!(
        "delete from entry_requests where group_id = $1 and person_id = $2",
        group,
        person
    )
    .execute(&mut *db)
    .await?;
    Ok(sqlx::query_scalar!(
        r#"insert into entry_requests (group_id, person_id, sealed, asked_at)
           values ($1, $2, $3, $4) returning id as "id!""#,
        group,
        person,
        sealed,
        now
    )
    .fetch_one(db)
    .await?)
}

/// The request in row `id`.
///
/// # Errors
/// If the store cannot be read.
pub async fn by_id(db: &mut Db, id: i64) -> Result<Option<Request>, StoreError> {
    sqlx::query_as!(
        Row,
        "select id, group_id, person_id, state, asked_at, decided_at from entry_requests
         where id = $1",
        id
    )
    .fetch_optional(db)
    .await?
    .map(Request::try_from)
    .transpose()
}

/// A person's request to a group, decided or not.
///
/// # Errors
/// If the store cannot be read.
pub async fn of_person(
    db: &mut Db,
    (group, person): (i64, i64),
) -> Result<Option<Request>, StoreError> {
    sqlx::query_as!(
        Row,
        r#"select id as "id!", group_id, person_id, state, asked_at, decided_at
           from entry_requests where group_id = $1 and person_id = $2"#,
        group,
        person
    )
    .fetch_optional(db)
    .await?
    .map(Request::try_from)
    .transpose()
}

/// The requests to a group that nobody has decided, oldest first.
///
/// # Errors
/// If the store cannot be read.
pub async fn open_in(db: &mut Db, group: i64) -> Result<Vec<Request>, StoreError> {
    sqlx::query_as!(
        Row,
        r#"select id as "id!", group_id, person_id, state, asked_at, decided_at
           from entry_requests where group_id = $1 and state = 'open' order by id"#,
        group
    )
    .fetch_all(db)
    .await?
    .into_iter()
    .map(Request::try_from)
    .collect()
}

/// What was answered, while that is kept.
///
/// # Errors
/// If the store cannot be read, or the answers were sealed with another key.
pub async fn answers(
    db: &mut Db,
    sealer: &Sealer,
    id: i64,
) -> Result<Option<Vec<Answered>>, StoreError> {
    let sealed = sealed(db, id).await?;
    sealed.map(|sealed| sealer.open(Part::EntryAnswers, &sealed)).transpose()
}

/// The same as it lies there.
///
/// # Errors
/// If the store cannot be read.
pub async fn sealed(db: &mut Db, id: i64) -> Result<Option<Vec<u8>>, StoreError> {
    let sealed = sqlx::query_scalar!("select sealed from entry_requests where id = $1", id);
    Ok(sealed.fetch_optional(db).await?.flatten())
}

/// Decides a request, and erases what was answered, said and being written about it. Says whether it was open
/// until then.
///
/// # Errors
/// If the store cannot be written.
pub async fn decide(
    db: &mut Db,
    id: i64,
    state: RequestState,
    now: Instant,
) -> Result<bool, StoreError> {
    let (state, now) = (state.as_str(), now.timestamp());
    let done = sqlx::query!(
        "update entry_requests set state = $1, decided_at = $2, sealed = null
         where id = $3 and state = 'open'",
        state,
        now,
        id
    )
    .execute(&mut *db)
    .await?;
    if done.rows_affected() == 0 {
        return Ok(false);
    }
    sqlx::query!("delete from entry_words where request_id = $1", id).execute(&mut *db).await?;
    drafts::discard_about(db, id).await?;
    Ok(true)
}

/// Erases a request, and what was written, or is being written, about it. A word that is just being sent stays until its end is
/// recorded.
///
/// # Errors
/// If the store cannot be written.
pub async fn erase(db: &mut Db, id: i64) -> Result<(), StoreError> {
    sqlx::query!(
        "delete from deliveries where subject = $1 and state <> 'sending' and kind in
            ('entry_request', 'entry_decided', 'entry_question', 'entry_answer', 'entry_waits')",
        id
    )
    .execute(&mut *db)
    .await?;
    sqlx::query!("delete from entry_requests where id = $1", id).execute(&mut *db).await?;
    drafts::discard_about(db, id).await
}

/// The open requests that have waited too long, or whose group is over.
///
/// # Errors
/// If the store cannot be read.
pub async fn lapsed(db: &mut Db, now: Instant) -> Result<Vec<Request>, StoreError> {
    let before = now.timestamp() - REQUEST_DAYS * 24 * 60 * 60;
    sqlx::query_as!(
        Row,
        r#"select r.id as "id!", r.group_id, r.person_id, r.state, r.asked_at, r.decided_at
           from entry_requests r join groups g on g.id = r.group_id
           where r.state = 'open' and (r.asked_at <= $1 or g.state = 'closed') order by r.id"#,
        before
    )
    .fetch_all(db)
    .await?
    .into_iter()
    .map(Request::try_from)
    .collect()
}

/// Forgets what was decided long ago, so that whoever was not let in may ask again, and last words that
/// were delivered.
///
/// # Errors
/// If the store cannot be written.
pub async fn purge(db: &mut Db, now: Instant) -> Result<(), StoreError> {
    let before = now.timestamp() - REQUEST_DAYS * 24 * 60 * 60;
    sqlx::query!("delete from entry_requests where state <> 'open' and decided_at <= $1", before)
        .execute(&mut *db)
        .await?;
    sqlx::query!("delete from memberships where state = 'declined' and changed_at <= $1", before)
        .execute(&mut *db)
        .await?;
    sqlx::query!(
        "delete from entry_words where part = 'decision' and not exists
            (select 1 from deliveries where kind = 'entry_decided' and subject = request_id
             and state in ('pending', 'sending'))"
    )
    .execute(db)
    .await?;
    Ok(())
}
