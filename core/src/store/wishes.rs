//! Wishes: groups that people look for and that are not there, in the words the operator is to read.
//!
//! Sealed; nothing in them or beside them says who wished. The same wish is counted, not written again.

use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};

use crate::clock::Instant;
use crate::domain::policy::KEPT_DAYS;
use crate::domain::private::Private;

use super::seal::{Part, Sealer};
use super::{Db, StoreError, read};

/// The most wishes that wait for the operator at once.
pub const MOST_OPEN: i64 = 100;
/// The most new ones of one day: who wishes is not known, so this is what keeps one from flooding.
pub const MOST_A_DAY: i64 = 10;

/// What is wished for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Words {
    /// The words.
    pub words: Private<String>,
    /// The language they were written in, as a tag.
    pub language: String,
}

/// A wish as remembered.
#[derive(Clone, Debug)]
pub struct Wish {
    /// Row id.
    pub id: i64,
    /// What is wished for.
    pub words: Words,
    /// How often.
    pub times: i64,
    /// The day it was last wished for.
    pub day: NaiveDate,
}

/// What became of a wish.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Made {
    /// It is a new one.
    New(i64),
    /// It was there already, and counts once more.
    Again,
    /// There are too many.
    TooMany,
}

/// Remembers a wish.
///
/// # Errors
/// If the store cannot be written.
pub async fn make(
    db: &mut Db,
    sealer: &Sealer,
    words: &Words,
    now: Instant,
) -> Result<Made, StoreError> {
    let day = now.date_naive().to_string();
    let open = all(db, sealer).await?;
    let same = |wish: &&Wish| {
        let folded = |words: &Words| crate::domain::topic::plain(words.words.reveal());
        folded(&wish.words) == folded(words)
    };
    if let Some(same) = open.iter().find(same) {
        sqlx::query!("update wishes set times = times + 1, day = $1 where id = $2", day, same.id)
            .execute(db)
            .await?;
        return Ok(Made::Again);
    }
    let today = open.iter().filter(|wish| wish.day == now.date_naive()).count();
    let count = |number: usize| i64::try_from(number).unwrap_or(i64::MAX);
    if count(open.len()) >= MOST_OPEN || count(today) >= MOST_A_DAY {
        return Ok(Made::TooMany);
    }
    let sealed = sealer.seal(Part::Wish, words)?;
    let id = sqlx::query_scalar!(
        r#"insert into wishes (sealed, day) values ($1, $2) returning id as "id!""#,
        sealed,
        day
    )
    .fetch_one(db)
    .await?;
    Ok(Made::New(id))
}

/// All open wishes, those wished for most often first.
///
/// # Errors
/// If the store cannot be read, or they were sealed with another key.
pub async fn all(db: &mut Db, sealer: &Sealer) -> Result<Vec<Wish>, StoreError> {
    let rows = sqlx::query!(
        r#"select id as "id!", sealed, times, day from wishes order by times desc, id limit $1"#,
        MOST_OPEN
    )
    .fetch_all(db)
    .await?;
    let mut wishes = Vec::new();
    for row in rows {
        let words = sealer.open(Part::Wish, &row.sealed)?;
        let day = read(&row.day, "wishes", "day", row.id)?;
        wishes.push(Wish { id: row.id, words, times: row.times, day });
    }
    Ok(wishes)
}

/// What the wish in row `id` says, while it is open.
///
/// # Errors
/// If the store cannot be read, or it was sealed with another key.
pub async fn words(db: &mut Db, sealer: &Sealer, id: i64) -> Result<Option<Words>, StoreError> {
    let sealed = sqlx::query_scalar!("select sealed from wishes where id = $1", id)
        .fetch_optional(db)
        .await?;
    sealed.map(|sealed| sealer.open(Part::Wish, &sealed)).transpose()
}

/// The operator has seen to it: it is erased. Says whether it was there.
///
/// # Errors
/// If the store cannot be written.
pub async fn tick_off(db: &mut Db, id: i64) -> Result<bool, StoreError> {
    let done = sqlx::query!("delete from wishes where id = $1", id).execute(db).await?;
    Ok(done.rows_affected() == 1)
}

/// Erases what nobody has wished for in a long time.
///
/// # Errors
/// If the store cannot be written.
pub async fn purge(db: &mut Db, now: Instant) -> Result<(), StoreError> {
    let days = Days::new(u64::try_from(KEPT_DAYS).unwrap_or_default());
    let before = now.date_naive().checked_sub_days(days).unwrap_or_default().to_string();
    sqlx::query!("delete from wishes where day < $1", before).execute(db).await?;
    Ok(())
}
