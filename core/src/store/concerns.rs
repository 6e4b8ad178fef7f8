//! Concerns: that there is one, and what becomes of it. What is written for one, and by whom, is in `words`.

use crate::clock::{Instant, from_unix};
use crate::domain::concern::{Concern, How};

use super::{Db, StoreError, read};

mod words;

pub use words::{
    OwnConcern, Word, add, of_person, open_of, purge, reporter, word, words, words_in_all,
};

struct Row {
    id: i64,
    reference: String,
    group_id: i64,
    about: Option<i64>,
    inside: bool,
    raised_at: i64,
    how: Option<String>,
}

impl TryFrom<Row> for Concern {
    type Error = StoreError;

    fn try_from(row: Row) -> Result<Self, StoreError> {
        let ended =
            row.how.as_deref().map(|how| read(how, "concerns", "how", row.id)).transpose()?;
        Ok(Self {
            id: row.id,
            reference: row.reference,
            group: row.group_id,
            about: row.about,
            inside: row.inside,
            raised_at: from_unix(row.raised_at),
            ended,
        })
    }
}

/// A concern to be, without its words.
#[derive(Debug)]
pub struct NewConcern<'a> {
    /// What it may be called: the first that no other has.
    pub references: &'a [String],
    /// See [`Concern::group`].
    pub group: i64,
    /// See [`Concern::about`].
    pub about: Option<i64>,
    /// See [`Concern::inside`].
    pub inside: bool,
}

/// Remembers a concern; returns its id, and what it is called.
///
/// # Errors
/// If the store cannot be written, or others have all these references.
pub async fn create(
    db: &mut Db,
    new: &NewConcern<'_>,
    now: Instant,
) -> Result<(i64, String), StoreError> {
    let (inside, now) = (i64::from(new.inside), now.timestamp());
    for reference in new.references {
        let made = sqlx::query_scalar!(
            r#"insert into concerns (reference, group_id, about, inside, raised_at)
               values ($1, $2, $3, $4, $5) on conflict (reference) do nothing returning id as "id!""#,
            reference,
            new.group,
            new.about,
            inside,
            now
        )
        .fetch_optional(&mut *db)
        .await?;
        if let Some(id) = made {
            return Ok((id, reference.clone()));
        }
    }
    Err(StoreError::Database(sqlx::Error::RowNotFound))
}

/// The concern in row `id`.
///
/// # Errors
/// If the store cannot be read.
pub async fn by_id(db: &mut Db, id: i64) -> Result<Option<Concern>, StoreError> {
    sqlx::query_as!(
        Row,
        r#"select id as "id!", reference, group_id, about, inside as "inside!: bool", raised_at, how
           from concerns where id = $1"#,
        id
    )
    .fetch_optional(db)
    .await?
    .map(Concern::try_from)
    .transpose()
}

/// The concern that is called so.
///
/// # Errors
/// If the store cannot be read.
pub async fn by_reference(db: &mut Db, reference: &str) -> Result<Option<Concern>, StoreError> {
    sqlx::query_as!(
        Row,
        r#"select id as "id!", reference, group_id, about, inside as "inside!: bool", raised_at, how
           from concerns where reference = $1"#,
        reference
    )
    .fetch_optional(db)
    .await?
    .map(Concern::try_from)
    .transpose()
}

/// All that are open, the oldest first.
///
/// # Errors
/// If the store cannot be read.
pub async fn open(db: &mut Db) -> Result<Vec<Concern>, StoreError> {
    sqlx::query_as!(
        Row,
        r#"select id as "id!", reference, group_id, about, inside as "inside!: bool", raised_at, how
           from concerns where ended_at is null order by id"#
    )
    .fetch_all(db)
    .await?
    .into_iter()
    .map(Concern::try_from)
    .collect()
}

/// Whether an open one is about this group.
///
/// # Errors
/// If the store cannot be read.
pub async fn is_about(db: &mut Db, group: i64) -> Result<bool, StoreError> {
    let open = sqlx::query_scalar!(
        r#"select count(*) as "count!: i64" from concerns
           where group_id = $1 and ended_at is null"#,
        group
    )
    .fetch_one(db)
    .await?;
    Ok(open > 0)
}

/// Ends a concern and erases all that was written for it. Says whether it was open.
///
/// # Errors
/// If the store cannot be written.
pub async fn end(db: &mut Db, id: i64, how: How, now: Instant) -> Result<bool, StoreError> {
    let (how, now) = (how.as_str(), now.timestamp());
    let done = sqlx::query!(
        "update concerns set ended_at = $1, how = $2 where id = $3 and ended_at is null",
        now,
        how,
        id
    )
    .execute(&mut *db)
    .await?;
    if done.rows_affected() == 0 {
        return Ok(false);
    }
    sqlx::query!("delete from concern_words where concern_id = $1", id).execute(db).await?;
    Ok(true)
}

/// Those open ones that were raised before this moment.
///
/// # Errors
/// If the store cannot be read.
pub async fn open_since(db: &mut Db, before: Instant) -> Result<Vec<i64>, StoreError> {
    let before = before.timestamp();
    Ok(sqlx::query_scalar!(
        r#"select id as "id!" from concerns where ended_at is null and raised_at <= $1 order by id"#,
        before
    )
    .fetch_all(db)
    .await?)
}
