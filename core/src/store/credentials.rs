//! What those who lead groups state of their profession, and what the operator checked of it: one statement a
//! person, sealed. What it is worth on a day is said by `domain/credential.rs`.

use chrono::NaiveDate;

use crate::clock::{Instant, from_unix};
use crate::domain::credential::{Check, Credential, Statement};
use crate::domain::private::Private;

use super::seal::{Part, Sealer};
use super::{Db, StoreError};

struct Row {
    id: i64,
    person_id: i64,
    sealed: Vec<u8>,
    stated_at: i64,
    revision: i64,
    checked_at: Option<i64>,
    checked_until: Option<String>,
}

impl Row {
    fn opened(self, sealer: &Sealer) -> Result<Credential, StoreError> {
        let bad = StoreError::Inconsistent {
            table: "credentials",
            column: "checked_until",
            row: self.id,
        };
        let checked = match (self.checked_at, self.checked_until) {
            (Some(at), Some(until)) => {
                Some(Check { at: from_unix(at), until: until.parse().map_err(|_| bad)? })
            }
            _ => None,
        };
        Ok(Credential {
            id: self.id,
            person: self.person_id,
            statement: sealer.open(Part::Credential, &self.sealed)?,
            stated_at: from_unix(self.stated_at),
            revision: self.revision,
            checked,
        })
    }
}

/// What a person states, if they do.
///
/// # Errors
/// If the store cannot be read, or was sealed with another key.
pub async fn of(
    db: &mut Db,
    sealer: &Sealer,
    person: i64,
) -> Result<Option<Credential>, StoreError> {
    let row = sqlx::query_as!(
        Row,
        r#"select id as "id!", person_id, sealed, stated_at, revision, checked_at, checked_until
           from credentials where person_id = $1"#,
        person
    );
    row.fetch_optional(db).await?.map(|row| row.opened(sealer)).transpose()
}

/// The statement in row `id`.
///
/// # Errors
/// If the store cannot be read, or was sealed with another key.
pub async fn by_id(
    db: &mut Db,
    sealer: &Sealer,
    id: i64,
) -> Result<Option<Credential>, StoreError> {
    let row = sqlx::query_as!(
        Row,
        r#"select id as "id!", person_id, sealed, stated_at, revision, checked_at, checked_until
           from credentials where id = $1"#,
        id
    );
    row.fetch_optional(db).await?.map(|row| row.opened(sealer)).transpose()
}

/// The last day of what is stated, as the search compares it.
fn licence_until(statement: &Statement) -> String {
    let expires = match statement {
        Statement::Peer => None,
        Statement::Profession(profession) => profession.expires,
    };
    expires.map_or_else(|| "9999-12-31".to_owned(), |day| day.to_string())
}

/// Reads the last day of what was stated before that stood beside it.
///
/// # Errors
/// If the store cannot be written, or was sealed with another key.
pub(super) async fn read_last_days(db: &mut Db, sealer: &Sealer) -> Result<(), StoreError> {
    let unread =
        sqlx::query!(r#"select id as "id!", sealed from credentials where licence_until is null"#)
            .fetch_all(&mut *db)
            .await?;
    for row in unread {
        let until = licence_until(&sealer.open(Part::Credential, &row.sealed)?);
        sqlx::query!("update credentials set licence_until = $1 where id = $2", until, row.id)
            .execute(&mut *db)
            .await?;
    }
    Ok(())
}

/// Writes down what a person states now. Whatever was checked before is not said of it any more.
///
/// # Errors
/// If the store cannot be written.
pub async fn state(
    db: &mut Db,
    sealer: &Sealer,
    (person, statement): (i64, &Statement),
    now: Instant,
) -> Result<i64, StoreError> {
    let sealed = sealer.seal(Part::Credential, statement)?;
    let kind = match statement {
        Statement::Peer => "peer",
        Statement::Profession(_) => "profession",
    };
    let (until, now) = (licence_until(statement), now.timestamp());
    Ok(sqlx::query_scalar!(
        r#"insert into credentials (person_id, kind, sealed, stated_at, licence_until)
           values ($1, $2, $3, $4, $5)
           on conflict (person_id) do update
           set kind = excluded.kind, sealed = excluded.sealed, stated_at = excluded.stated_at,
               licence_until = excluded.licence_until, revision = credentials.revision + 1, checked_at = null, checked_until = null,
               checked_by = null, note = null
           returning id as "id!""#,
        person,
        kind,
        sealed,
        now,
        until
    )
    .fetch_one(db)
    .await?)
}

/// Erases what a person states. Says whether there was something.
///
/// # Errors
/// If the store cannot be written.
pub async fn take_back(db: &mut Db, person: i64) -> Result<bool, StoreError> {
    let done =
        sqlx::query!("delete from credentials where person_id = $1", person).execute(db).await?;
    Ok(done.rows_affected() == 1)
}

/// All professions that are stated, the oldest first.
///
/// # Errors
/// If the store cannot be read, or was sealed with another key.
pub async fn professions(db: &mut Db, sealer: &Sealer) -> Result<Vec<Credential>, StoreError> {
    let rows = sqlx::query_as!(
        Row,
        r#"select id as "id!", person_id, sealed, stated_at, revision, checked_at, checked_until
           from credentials where kind = 'profession' order by stated_at, id"#
    );
    rows.fetch_all(db).await?.into_iter().map(|row| row.opened(sealer)).collect()
}

/// A check to be.
#[derive(Clone, Copy, Debug)]
pub struct NewCheck<'a> {
    /// Its last day.
    pub until: NaiveDate,
    /// What the operator notes of it.
    pub note: Option<&'a Private<String>>,
    /// Who gives it.
    pub by: i64,
}

/// Remembers that the operator checked a statement of this revision. Says whether it is still that.
///
/// # Errors
/// If the store cannot be written.
pub async fn check(
    db: &mut Db,
    sealer: &Sealer,
    ((id, revision), given): ((i64, i64), &NewCheck<'_>),
    now: Instant,
) -> Result<bool, StoreError> {
    let note = given.note.map(|note| sealer.seal(Part::CredentialNote, note)).transpose()?;
    let (until, now) = (given.until.to_string(), now.timestamp());
    let done = sqlx::query!(
        "update credentials set checked_at = $1, checked_until = $2, checked_by = $3, note = $4,
                revision = revision + 1
         where id = $5 and revision = $6 and kind = 'profession'",
        now,
        until,
        given.by,
        note,
        id,
        revision
    )
    .execute(db)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// Takes a check back. Says whether the statement is still of this revision.
///
/// # Errors
/// If the store cannot be written.
pub async fn uncheck(db: &mut Db, (id, revision): (i64, i64)) -> Result<bool, StoreError> {
    let done = sqlx::query!(
        "update credentials set checked_at = null, checked_until = null, checked_by = null,
                note = null, revision = revision + 1
         where id = $1 and revision = $2",
        id,
        revision
    )
    .execute(db)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// What the operator noted of their last check of a person's statement.
///
/// # Errors
/// If the store cannot be read, or was sealed with another key.
pub async fn note(
    db: &mut Db,
    sealer: &Sealer,
    person: i64,
) -> Result<Option<Private<String>>, StoreError> {
    let note = sqlx::query_scalar!("select note from credentials where person_id = $1", person)
        .fetch_optional(db)
        .await?;
    note.flatten().map(|note| sealer.open(Part::CredentialNote, &note)).transpose()
}

/// The checks a person gave as the operator that are still kept: of which statement, when, until which day.
///
/// # Errors
/// If the store cannot be read.
pub async fn checked_by(
    db: &mut Db,
    person: i64,
) -> Result<Vec<(i64, Option<Instant>, Option<String>)>, StoreError> {
    let rows = sqlx::query!(
        r#"select id as "id!", checked_at, checked_until from credentials
           where checked_by = $1 order by id"#,
        person
    )
    .fetch_all(db)
    .await?;
    let check = |row_id, at: Option<i64>, until| (row_id, at.map(from_unix), until);
    Ok(rows.into_iter().map(|row| check(row.id, row.checked_at, row.checked_until)).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::address::{Account, Platform};
    use crate::domain::credential::Profession;
    use crate::store::{Store, persons};

    #[tokio::test]
    async fn the_last_day_of_what_was_stated_before_is_read_when_the_store_is_opened() {
        let directory = tempfile::tempdir().unwrap();
        let address = format!("sqlite://{}", directory.path().join("store.db").display());
        let open = async || Store::open(&address, Sealer::new(&[7; 32])).await.unwrap();
        let store = open().await;
        let now = from_unix(1_796_025_600);
        let ends = Statement::Profession(Profession {
            title: Private::new("counsellor".to_owned()),
            number: None,
            body: None,
            country: None,
            register: None,
            expires: Some("2026-12-01".parse().unwrap()),
        });
        let mut change = store.change().await.unwrap();
        for (number, statement) in [(1, &ends), (2, &Statement::Peer)] {
            let account = Account::new(Platform::Discord, number);
            let person = persons::remember(&mut change, &account, None, now).await.unwrap().id;
            state(&mut change, store.sealer(), (person, statement), now).await.unwrap();
        }
        sqlx::query("update credentials set licence_until = null")
            .execute(&mut *change)
            .await
            .unwrap();
        change.commit().await.unwrap();
        store.close().await;
        let store = open().await;
        let mut db = store.question().await.unwrap();
        let read: Vec<String> =
            sqlx::query_scalar("select licence_until from credentials order by id")
                .fetch_all(&mut *db)
                .await
                .unwrap();
        assert_eq!(read, ["2026-12-01", "9999-12-31"]);
    }
}
