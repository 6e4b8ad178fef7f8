//! Looking at a store without changing it: what an operator's tools know of it before they trust it.
//!
//! Not here: opening a store to serve people ([`Store::open`](super::Store::open)), which makes what is
//! missing and brings it up to date. Nothing here writes but [`is_in_use`], and nothing else needs the bot
//! to be stopped.

use std::path::{Path, PathBuf};
use std::time::Duration;

use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{Connection, SqliteConnection};

use super::open::{MIGRATIONS, SEALING_KEY, options};
use super::seal::{Sealer, Tagged};
use super::{Db, OpenError, StoreError, facts, venues};

/// How a store's tables stand to this program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Schema {
    /// Up to date.
    Current,
    /// Older: so many migrations are missing, and are made up for at the next start.
    Older(usize),
    /// Written by a newer program.
    Newer,
    /// A migration that ran reads differently here.
    Foreign,
    /// Not a store of this program at all.
    NoStore,
}

/// Whether a key is the one that sealed a store.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyFit {
    /// It is, and what was sealed last opens with it.
    Fits,
    /// Another one sealed it.
    Other,
    /// The store does not say: nothing was sealed yet.
    Untold,
}

/// The file that `address` (`sqlite://FILE`) names, as an absolute path.
///
/// # Errors
/// If it names none.
pub fn path(address: &str) -> Result<PathBuf, OpenError> {
    let options = options(address)?;
    let file = options.get_filename();
    Ok(std::path::absolute(file).unwrap_or_else(|_| file.to_path_buf()))
}

/// Opens the file to read only. Neither makes nor changes it.
///
/// # Errors
/// If there is none, or it is no SQLite file.
pub async fn open(path: &Path) -> Result<Db, OpenError> {
    if !path.exists() {
        return Err(OpenError::Missing(path.to_path_buf()));
    }
    let options = SqliteConnectOptions::new()
        .filename(path)
        .read_only(true)
        .busy_timeout(Duration::from_secs(15))
        .pragma("trusted_schema", "off");
    let mut db = SqliteConnection::connect_with(&options).await?;
    // SQLite opens anything; only reading shows what it is.
    sqlx::query("select count(*) from sqlite_schema").execute(&mut db).await?;
    Ok(db)
}

/// Whether another program has the store at `path` open, so that no other file may take its name: SQLite
/// would go on with its log by name. Folds the log in if nobody has. A damaged store is in nobody's use.
pub async fn is_in_use(path: &Path) -> bool {
    let options = SqliteConnectOptions::new().filename(path).busy_timeout(Duration::from_secs(1));
    let Ok(mut db) = SqliteConnection::connect_with(&options).await else { return false };
    // Only who is alone may leave the write-ahead log behind.
    let alone = sqlx::query("pragma journal_mode = delete").execute(&mut db).await;
    let closed = db.close().await;
    [alone.err(), closed.err()].iter().flatten().any(is_locked)
}

/// "Busy" and "locked" among SQLite's primary codes.
fn is_locked(error: &sqlx::Error) -> bool {
    let code = error.as_database_error().and_then(sqlx::error::DatabaseError::code);
    code.and_then(|code| code.parse::<i64>().ok())
        .is_some_and(|code| [5, 6].contains(&(code & 0xff)))
}

/// Whether there is a store at `path` that was sealed with some key. An empty file was not.
///
/// # Errors
/// If there is a file that cannot be read as a store.
pub async fn is_sealed(path: &Path) -> Result<bool, OpenError> {
    if !path.exists() {
        return Ok(false);
    }
    let mut db = open(path).await?;
    let made = "select 1 from sqlite_schema where type = 'table' and name = 'facts'";
    if sqlx::query(made).fetch_optional(&mut db).await?.is_none() {
        return Ok(false);
    }
    match facts::get(&mut db, SEALING_KEY).await {
        Ok(tag) => Ok(tag.is_some()),
        Err(StoreError::Database(error)) => Err(error.into()),
        Err(_) => Ok(true),
    }
}

/// Whether the store that `address` names can be written, tried with a change that is taken back.
///
/// # Errors
/// Why it cannot.
pub async fn try_to_write(address: &str) -> Result<(), OpenError> {
    let options = options(address)?.create_if_missing(false);
    let mut db = SqliteConnection::connect_with(&options).await?;
    let mut change = db.begin_with("BEGIN IMMEDIATE").await?;
    // Taking the lock alone writes nothing.
    let touched = sqlx::query("create table tried_to_write (it integer) strict");
    touched.execute(&mut *change).await?;
    change.rollback().await?;
    db.close().await?;
    Ok(())
}

/// How the store's tables stand to this program.
///
/// # Errors
/// If it cannot be read.
pub async fn schema(db: &mut Db) -> Result<Schema, StoreError> {
    let list = "select 1 from sqlite_schema where type = 'table' and name = '_sqlx_migrations'";
    if sqlx::query(list).fetch_optional(&mut *db).await?.is_none() {
        return Ok(Schema::NoStore);
    }
    let ran: Vec<(i64, Vec<u8>)> =
        sqlx::query_as("select version, checksum from _sqlx_migrations order by version")
            .fetch_all(db)
            .await?;
    let ours: Vec<(i64, &[u8])> =
        MIGRATIONS.iter().map(|migration| (migration.version, &*migration.checksum)).collect();
    Ok(compare(&ran, &ours))
}

fn compare(ran: &[(i64, Vec<u8>)], ours: &[(i64, &[u8])]) -> Schema {
    let same = |(version, checksum): &(i64, Vec<u8>)| {
        ours.iter().find(|own| own.0 == *version).map(|own| own.1 == checksum.as_slice())
    };
    let known: Vec<Option<bool>> = ran.iter().map(same).collect();
    match known.first() {
        // What does not even begin as ours does was made by something else.
        None | Some(None | Some(false)) => Schema::NoStore,
        _ if known.contains(&Some(false)) => Schema::Foreign,
        _ if known.contains(&None) => Schema::Newer,
        _ if ran.len() < ours.len() => Schema::Older(ours.len() - ran.len()),
        _ => Schema::Current,
    }
}

/// Looks the file over quickly; the first fault found, if there is one.
///
/// # Errors
/// If it cannot be read at all.
pub async fn quick_check(db: &mut Db) -> Result<Option<String>, StoreError> {
    let found = sqlx::query_scalar("pragma quick_check(1)").fetch_one(db).await?;
    Ok(Some(found).filter(|found| found != "ok"))
}

/// Looks the whole file over, indexes and references among them; the first fault found, if there is
/// one.
///
/// # Errors
/// If it cannot be read at all.
pub async fn full_check(db: &mut Db) -> Result<Option<String>, StoreError> {
    let found: String = sqlx::query_scalar("pragma integrity_check(1)").fetch_one(&mut *db).await?;
    if found != "ok" {
        return Ok(Some(found));
    }
    let torn = sqlx::query("pragma foreign_key_check").fetch_optional(db).await?;
    Ok(torn.map(|_| "a row refers to one that is not there".to_owned()))
}

/// Whether `sealer` has the key that sealed this store.
///
/// # Errors
/// If the store cannot be read.
pub async fn key_fit(db: &mut Db, sealer: &Sealer) -> Result<KeyFit, StoreError> {
    let fits = match facts::get(db, SEALING_KEY).await? {
        Some(tag) if !sealer.owns_tag(Tagged::Store, 0, &tag) => return Ok(KeyFit::Other),
        Some(_) => KeyFit::Fits,
        None => KeyFit::Untold,
    };
    let newest = sqlx::query_scalar!(r#"select max(id) as "id: i64" from venues"#);
    let Some(venue) = newest.fetch_one(&mut *db).await? else { return Ok(fits) };
    match venues::open(db, sealer, venue).await {
        Ok(_) => Ok(KeyFit::Fits),
        Err(StoreError::Sealed) => Ok(KeyFit::Other),
        Err(other) => Err(other),
    }
}

/// Writes a copy of the store, as it is at one moment, into the empty file at `to`. The bot may run.
///
/// # Errors
/// If the store cannot be read, or the copy not be written.
pub async fn copy_into(db: &mut Db, to: &str) -> Result<(), StoreError> {
    sqlx::query("vacuum into $1").bind(to).execute(db).await?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_schema_is_told_by_what_ran() {
        let ours: [(i64, &[u8]); 2] = [(1, b"one"), (2, b"two")];
        let ran = |list: &[(i64, &[u8])]| -> Vec<(i64, Vec<u8>)> {
            list.iter().map(|(version, sum)| (*version, sum.to_vec())).collect()
        };
        assert_eq!(compare(&ran(&ours), &ours), Schema::Current);
        assert_eq!(compare(&ran(&[(1, b"one")]), &ours), Schema::Older(1));
        assert_eq!(compare(&ran(&[(1, b"one"), (2, b"2")]), &ours), Schema::Foreign);
        let newer = ran(&[(1, b"one"), (2, b"two"), (3, b"three")]);
        assert_eq!(compare(&newer, &ours), Schema::Newer);
        assert_eq!(compare(&ran(&[(1, b"other")]), &ours), Schema::NoStore);
        assert_eq!(compare(&ran(&[]), &ours), Schema::NoStore);
    }
}
