//! Drafts: half-finished requests, one row each, sealed, with an owner and an expiry.

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::clock::{Instant, from_unix};
use crate::domain::address::Account;

use super::seal::{Part, Sealer};
use super::{Db, StoreError};

/// How long a draft waits for its owner, in seconds.
pub const LIFETIME_S: i64 = 24 * 60 * 60;

/// How long a question waits for an answer typed in the private chat, in seconds: what is written later
/// was hardly meant for it.
const WAITS_S: i64 = 10 * 60;

/// The kind of a draft in which something is written about a request to be let in.
#[must_use]
pub fn word_about(request: i64) -> String {
    format!("word:{request}")
}

/// The kind of one that begins to wait once the question about this request is there.
#[must_use]
pub fn answer_to(request: i64) -> String {
    format!("answer:{request}")
}

/// Throws away what is being written about a request, by whoever.
///
/// # Errors
/// If the store cannot be written.
pub async fn discard_about(db: &mut Db, request: i64) -> Result<(), StoreError> {
    let (word, answer) = (word_about(request), answer_to(request));
    sqlx::query!("delete from drafts where kind in ($1, $2)", word, answer).execute(db).await?;
    Ok(())
}

/// A draft as found.
#[derive(Debug)]
pub struct Found<T> {
    /// Row id.
    pub id: i64,
    /// Whose it is.
    pub owner: i64,
    /// Until when it may be taken up.
    pub expires_at: Instant,
    /// What it holds.
    pub content: T,
}

/// Remembers a draft; returns its id. One that awaits text ends all earlier waiting of its owner.
///
/// # Errors
/// If the store cannot be written.
pub async fn create<T: Serialize>(
    db: &mut Db,
    sealer: &Sealer,
    owner: i64,
    (kind, content): (&str, &T),
    awaits_text: bool,
    now: Instant,
) -> Result<i64, StoreError> {
    let sealed = sealer.seal(Part::Draft, content)?;
    let (now, expires) = (now.timestamp(), now.timestamp() + LIFETIME_S);
    if awaits_text {
        sqlx::query!("update drafts set awaits_text = 0 where person_id = $1", owner)
            .execute(&mut *db)
            .await?;
    }
    let awaits = i64::from(awaits_text);
    Ok(sqlx::query_scalar!(
        r#"insert into drafts (person_id, kind, sealed, awaits_text, created_at, expires_at)
           values ($1, $2, $3, $4, $5, $6) returning id as "id!""#,
        owner,
        kind,
        sealed,
        awaits,
        now,
        expires
    )
    .fetch_one(db)
    .await?)
}

/// Puts other content into a draft of this owner's, from now on. One that awaits text ends all other
/// waiting of its owner.
///
/// # Errors
/// If the store cannot be written.
pub async fn renew<T: Serialize>(
    db: &mut Db,
    sealer: &Sealer,
    owner: i64,
    (id, content): (i64, &T),
    awaits_text: bool,
    now: Instant,
) -> Result<(), StoreError> {
    let sealed = sealer.seal(Part::Draft, content)?;
    let (now, expires) = (now.timestamp(), now.timestamp() + LIFETIME_S);
    if awaits_text {
        sqlx::query!("update drafts set awaits_text = 0 where person_id = $1", owner)
            .execute(&mut *db)
            .await?;
    }
    let awaits = i64::from(awaits_text);
    sqlx::query!(
        "update drafts set sealed = $1, awaits_text = $2, created_at = $3, expires_at = $4
         where id = $5 and person_id = $6",
        sealed,
        awaits,
        now,
        expires,
        id,
        owner
    )
    .execute(db)
    .await?;
    Ok(())
}

/// The drafts of this kind that a person may take up again, oldest first.
///
/// # Errors
/// If the store cannot be read, or one was sealed with another key.
pub async fn of_kind<T: DeserializeOwned>(
    db: &mut Db,
    sealer: &Sealer,
    (owner, kind): (i64, &str),
    now: Instant,
) -> Result<Vec<Found<T>>, StoreError> {
    let now = now.timestamp();
    let rows = sqlx::query!(
        r#"select id as "id!", sealed, expires_at from drafts
           where person_id = $1 and kind = $2 and expires_at > $3 order by id"#,
        owner,
        kind,
        now
    )
    .fetch_all(db)
    .await?;
    let found = rows.into_iter().map(|row| {
        let content = sealer.open(Part::Draft, &row.sealed)?;
        Ok(Found { id: row.id, owner, expires_at: from_unix(row.expires_at), content })
    });
    found.collect()
}

/// The draft in row `id`.
///
/// # Errors
/// If the store cannot be read, or the draft was sealed with another key.
pub async fn find<T: DeserializeOwned>(
    db: &mut Db,
    sealer: &Sealer,
    id: i64,
) -> Result<Option<Found<T>>, StoreError> {
    let row = sqlx::query!("select person_id, sealed, expires_at from drafts where id = $1", id)
        .fetch_optional(db)
        .await?;
    let Some(row) = row else { return Ok(None) };
    let content = sealer.open(Part::Draft, &row.sealed)?;
    Ok(Some(Found { id, owner: row.person_id, expires_at: from_unix(row.expires_at), content }))
}

/// The draft whose answer this person would be typing now.
///
/// # Errors
/// If the store cannot be read.
pub async fn awaiting(db: &mut Db, owner: i64, now: Instant) -> Result<Option<i64>, StoreError> {
    let asked_after = now.timestamp() - WAITS_S;
    Ok(sqlx::query_scalar!(
        r#"select id as "id!" from drafts
           where person_id = $1 and awaits_text = 1 and created_at > $2 order by id desc limit 1"#,
        owner,
        asked_after
    )
    .fetch_optional(db)
    .await?)
}

/// A question about this request is there: what its owner types now answers it, unless they were asked for
/// something else. Of several such questions it is the one that came last: what was just read is answered.
///
/// # Errors
/// If the store cannot be written.
pub async fn begin_waiting(
    db: &mut Db,
    (owner, request): (i64, i64),
    now: Instant,
) -> Result<(), StoreError> {
    let (kind, now) = (answer_to(request), now.timestamp());
    let asked_after = now - WAITS_S;
    let prepared = sqlx::query_scalar!(
        r#"select max(id) as "id: i64" from drafts
           where person_id = $1 and kind = $2 and expires_at > $3
             and not exists (select * from drafts as other
                             where other.person_id = $1 and other.awaits_text = 1
                               and other.created_at > $4 and other.kind not like 'answer:%')"#,
        owner,
        kind,
        now,
        asked_after
    )
    .fetch_one(&mut *db)
    .await?;
    let Some(prepared) = prepared else { return Ok(()) };
    sqlx::query!("update drafts set awaits_text = 0 where person_id = $1", owner)
        .execute(&mut *db)
        .await?;
    sqlx::query!("update drafts set awaits_text = 1, created_at = $1 where id = $2", now, prepared)
        .execute(db)
        .await?;
    Ok(())
}

/// Whether a draft of this account's owner still awaits typed text, expired or not.
///
/// # Errors
/// If the store cannot be read.
pub async fn waits(db: &mut Db, account: &Account) -> Result<bool, StoreError> {
    let (platform, id) = (account.platform.as_str(), account.id.reveal());
    let found = sqlx::query_scalar!(
        r#"select count(*) as "count!: i64" from drafts join persons on persons.id = person_id
           where awaits_text = 1 and platform = $1 and account = $2"#,
        platform,
        id
    )
    .fetch_one(db)
    .await?;
    Ok(found > 0)
}

/// From now on nothing typed in the private chat answers a draft of this account's owner. A form that is
/// open for one still does: it names its draft.
///
/// # Errors
/// If the store cannot be written.
pub async fn end_waiting(db: &mut Db, account: &Account) -> Result<(), StoreError> {
    let (platform, id) = (account.platform.as_str(), account.id.reveal());
    sqlx::query!(
        "update drafts set awaits_text = 0 where awaits_text = 1
         and person_id in (select id from persons where platform = $1 and account = $2)",
        platform,
        id
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Throws a draft away.
///
/// # Errors
/// If the store cannot be written.
pub async fn discard(db: &mut Db, id: i64) -> Result<(), StoreError> {
    sqlx::query!("delete from drafts where id = $1", id).execute(db).await?;
    Ok(())
}

/// Throws all drafts of a person away; returns how many there were.
///
/// # Errors
/// If the store cannot be written.
pub async fn discard_all(db: &mut Db, owner: i64) -> Result<u64, StoreError> {
    let done = sqlx::query!("delete from drafts where person_id = $1", owner).execute(db).await?;
    Ok(done.rows_affected())
}

/// Throws away what has expired.
///
/// # Errors
/// If the store cannot be written.
pub async fn purge(db: &mut Db, now: Instant) -> Result<(), StoreError> {
    let now = now.timestamp();
    sqlx::query!("delete from drafts where expires_at <= $1", now).execute(db).await?;
    Ok(())
}
