//! What is written for a concern, sealed. All of it belongs to whoever raised the concern, and goes with them.

use crate::clock::{Instant, from_unix};
use crate::domain::concern::Part;
use crate::domain::private::Private;
use crate::store::seal::{self, Sealer};
use crate::store::{Db, StoreError, read};

/// How long the operator's last word is kept for somebody who cannot be reached, in seconds.
const KEPT_S: i64 = 7 * 24 * 60 * 60;

/// Something that was written for a concern.
#[derive(Clone, Debug)]
pub struct Word {
    /// The concern.
    pub concern: i64,
    /// What it is, and whose.
    pub part: Part,
    /// The words.
    pub text: Private<String>,
    /// When.
    pub at: Instant,
}

/// Adds to a concern; returns the row's id.
///
/// # Errors
/// If the store cannot be written.
pub async fn add(
    db: &mut Db,
    sealer: &Sealer,
    (concern, person): (i64, i64),
    (part, text): (Part, &Private<String>),
    now: Instant,
) -> Result<i64, StoreError> {
    let sealed = sealer.seal(seal::Part::Concern, text)?;
    let (part, now) = (part.as_str(), now.timestamp());
    Ok(sqlx::query_scalar!(
        r#"insert into concern_words (concern_id, person_id, part, sealed, written_at)
           values ($1, $2, $3, $4, $5) returning id as "id!""#,
        concern,
        person,
        part,
        sealed,
        now
    )
    .fetch_one(db)
    .await?)
}

/// All that was written for a concern, in its order; nothing once whoever raised it is forgotten.
///
/// # Errors
/// If the store cannot be read, or the words were sealed with another key.
pub async fn words(db: &mut Db, sealer: &Sealer, concern: i64) -> Result<Vec<Word>, StoreError> {
    let rows = sqlx::query!(
        r#"select id as "id!", part, sealed, written_at from concern_words
           where concern_id = $1 order by id"#,
        concern
    )
    .fetch_all(db)
    .await?;
    let opened = rows.into_iter().map(|row| {
        let part = read(&row.part, "concern_words", "part", row.id)?;
        let text = sealer.open(seal::Part::Concern, &row.sealed)?;
        Ok(Word { concern, part, text, at: from_unix(row.written_at) })
    });
    opened.collect()
}

/// What was written in row `id`.
///
/// # Errors
/// If the store cannot be read, or the words were sealed with another key.
pub async fn word(db: &mut Db, sealer: &Sealer, id: i64) -> Result<Option<Word>, StoreError> {
    let row = sqlx::query!(
        "select concern_id, part, sealed, written_at from concern_words where id = $1",
        id
    )
    .fetch_optional(db)
    .await?;
    let Some(row) = row else { return Ok(None) };
    let part = read(&row.part, "concern_words", "part", id)?;
    let text = sealer.open(seal::Part::Concern, &row.sealed)?;
    Ok(Some(Word { concern: row.concern_id, part, text, at: from_unix(row.written_at) }))
}

/// How much was written for a concern.
///
/// # Errors
/// If the store cannot be read.
pub async fn words_in_all(db: &mut Db, concern: i64) -> Result<usize, StoreError> {
    let count = sqlx::query_scalar!(
        r#"select count(*) as "count!: i64" from concern_words where concern_id = $1"#,
        concern
    )
    .fetch_one(db)
    .await?;
    Ok(usize::try_from(count).unwrap_or(0))
}

/// Who raised a concern, while it is open and they are remembered.
///
/// # Errors
/// If the store cannot be read.
pub async fn reporter(db: &mut Db, concern: i64) -> Result<Option<i64>, StoreError> {
    Ok(sqlx::query_scalar!(
        "select person_id from concern_words where concern_id = $1 and part = 'raised'",
        concern
    )
    .fetch_optional(db)
    .await?)
}

/// How many open ones a person has raised.
///
/// # Errors
/// If the store cannot be read.
pub async fn open_of(db: &mut Db, person: i64) -> Result<i64, StoreError> {
    Ok(sqlx::query_scalar!(
        r#"select count(*) as "count!: i64" from concern_words w join concerns c on c.id = w.concern_id
           where w.person_id = $1 and w.part = 'raised' and c.ended_at is null"#,
        person
    )
    .fetch_one(db)
    .await?)
}

/// Something written for a concern of somebody's, as they are told of it.
#[derive(Debug)]
pub struct OwnConcern {
    /// What the concern is called.
    pub reference: String,
    /// The group's name.
    pub group: String,
    /// What was written.
    pub word: Word,
}

/// Everything that is kept of what a person told the operator, and was told.
///
/// # Errors
/// If the store cannot be read, or the words were sealed with another key.
pub async fn of_person(
    db: &mut Db,
    sealer: &Sealer,
    person: i64,
) -> Result<Vec<OwnConcern>, StoreError> {
    let rows = sqlx::query!(
        r#"select w.id as "id!", c.id as "concern!", c.reference, g.name, w.part, w.sealed, w.written_at
           from concern_words w join concerns c on c.id = w.concern_id
           join groups g on g.id = c.group_id where w.person_id = $1 order by w.id"#,
        person
    )
    .fetch_all(db)
    .await?;
    let opened = rows.into_iter().map(|row| {
        let part = read(&row.part, "concern_words", "part", row.id)?;
        let text = sealer.open(seal::Part::Concern, &row.sealed)?;
        let word = Word { concern: row.concern, part, text, at: from_unix(row.written_at) };
        Ok(OwnConcern { reference: row.reference, group: row.name, word })
    });
    opened.collect()
}

/// Erases the operators' last words that have arrived, or waited too long.
///
/// # Errors
/// If the store cannot be written.
pub async fn purge(db: &mut Db, now: Instant) -> Result<(), StoreError> {
    let before = now.timestamp() - KEPT_S;
    sqlx::query!(
        "delete from concern_words where part = 'told' and (written_at < $1 or not exists
            (select 1 from deliveries where kind = 'concern_ended' and subject = concern_id
             and state in ('pending', 'sending')))",
        before
    )
    .execute(db)
    .await?;
    Ok(())
}
