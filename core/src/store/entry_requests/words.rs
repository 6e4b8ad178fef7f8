//! What is said about a request through it, sealed.

use crate::clock::{Instant, from_unix};
use crate::domain::entry;
use crate::domain::private::Private;
use crate::store::seal::{Part, Sealer};
use crate::store::{Db, StoreError, read};

/// One word.
#[derive(Clone, Debug)]
pub struct Word {
    /// Row id.
    pub id: i64,
    /// The request.
    pub request: i64,
    /// What it is.
    pub part: entry::Part,
    /// The words.
    pub text: Private<String>,
    /// When it was said.
    pub said_at: Instant,
}

/// Remembers a word; returns its id.
///
/// # Errors
/// If the store cannot be written.
pub async fn say(
    db: &mut Db,
    sealer: &Sealer,
    (request, part): (i64, entry::Part),
    text: &Private<String>,
    now: Instant,
) -> Result<i64, StoreError> {
    let sealed = sealer.seal(Part::EntryWord, text)?;
    let (part, now) = (part.as_str(), now.timestamp());
    Ok(sqlx::query_scalar!(
        r#"insert into entry_words (request_id, part, sealed, said_at) values ($1, $2, $3, $4)
           returning id as "id!""#,
        request,
        part,
        sealed,
        now
    )
    .fetch_one(db)
    .await?)
}

struct Row {
    id: i64,
    request_id: i64,
    part: String,
    sealed: Vec<u8>,
    said_at: i64,
}

impl Row {
    fn opened(self, sealer: &Sealer) -> Result<Word, StoreError> {
        Ok(Word {
            id: self.id,
            request: self.request_id,
            part: read(&self.part, "entry_words", "part", self.id)?,
            text: sealer.open(Part::EntryWord, &self.sealed)?,
            said_at: from_unix(self.said_at),
        })
    }
}

/// The word in row `id`.
///
/// # Errors
/// If the store cannot be read, or the word was sealed with another key.
pub async fn word(db: &mut Db, sealer: &Sealer, id: i64) -> Result<Option<Word>, StoreError> {
    let row = sqlx::query_as!(
        Row,
        "select id, request_id, part, sealed, said_at from entry_words where id = $1",
        id
    );
    row.fetch_optional(db).await?.map(|row| row.opened(sealer)).transpose()
}

/// All that was said about a request, in order.
///
/// # Errors
/// If the store cannot be read, or a word was sealed with another key.
pub async fn said(db: &mut Db, sealer: &Sealer, request: i64) -> Result<Vec<Word>, StoreError> {
    let rows = sqlx::query_as!(
        Row,
        r#"select id as "id!", request_id, part, sealed, said_at from entry_words
           where request_id = $1 order by id"#,
        request
    );
    rows.fetch_all(db).await?.into_iter().map(|row| row.opened(sealer)).collect()
}
