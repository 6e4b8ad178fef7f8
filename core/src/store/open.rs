//! Opening the store: pools, settings that keep a promise after a power cut, and migrations.

use std::path::{Path, PathBuf};
use std::str::FromStr;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use sqlx::migrate::MigrateError;
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use sqlx::{Connection, SqlitePool};

use super::seal::{Sealer, Tagged};
use super::{Change, Db, StoreError, credentials, facts, search};

pub(super) static MIGRATIONS: sqlx::migrate::Migrator = sqlx::migrate!("../migrations");

const READERS: u32 = 2;
/// A file does not hang up; to ask before each use costs a way to the connection's thread and back.
const ASKED_WHETHER_ALIVE: bool = false;

/// The oldest SQLite without the fault that lets two writing connections corrupt a WAL file.
const OLDEST_SQLITE: i64 = 3_051_003;

/// Where a store remembers which key seals it: a tag that only that key makes.
pub(super) const SEALING_KEY: &str = "sealing_key";

/// One open store.
#[derive(Clone, Debug)]
pub struct Store {
    writer: SqlitePool,
    readers: SqlitePool,
    sealer: Sealer,
    path: PathBuf,
    opened: Option<FileId>,
    log_holds_erased: Arc<AtomicBool>,
}

/// What tells a file from another one that took its name.
type FileId = (u64, u64);

/// Why a store cannot be opened. Nothing was changed.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// The setting names no SQLite file.
    #[error("write sqlite://FILE, for example sqlite://circlekeeper.db")]
    Address,
    /// There is no file.
    #[error("there is no store at {}", .0.display())]
    Missing(PathBuf),
    /// The file was written by a newer program.
    #[error(
        "the store was written by a newer version of this program: install that version or a later one"
    )]
    Newer,
    /// A migration that ran reads differently now.
    #[error("the store was made by a program that is not this one (a migration differs)")]
    Foreign,
    /// The linked SQLite is too old to be trusted with two connections.
    #[error("SQLite {0} can corrupt a store that two connections write: 3.51.3 or later is needed")]
    OldSqlite(String),
    /// Another key sealed it.
    #[error(
        "another key sealed this store: put back the file that SECRET_KEY_FILE named when the store was made"
    )]
    OtherKey,
    /// SQLite says no.
    #[error("the store cannot be opened: {}{}", plainly(.0), mend(.0))]
    Database(#[from] sqlx::Error),
}

impl Store {
    /// Opens the file that `address` (`sqlite://FILE`) names, makes it if there is none, and brings
    /// it up to date.
    ///
    /// # Errors
    /// If it cannot be opened or brought up to date; it is unchanged then.
    pub async fn open(address: &str, sealer: Sealer) -> Result<Self, OpenError> {
        let options = options(address)?;
        let path = std::path::absolute(options.get_filename())
            .unwrap_or_else(|_| options.get_filename().to_path_buf());
        make_for_its_owner_alone(&path);
        bring_up_to_date(&options, &sealer).await?;
        let writer = SqlitePoolOptions::new()
            .max_connections(1)
            .test_before_acquire(ASKED_WHETHER_ALIVE)
            .acquire_timeout(Duration::from_secs(30))
            // What fails for want of room SQLite takes back by itself. sqlx then cannot, takes the
            // transaction for an open one ever after and begins no other: such a connection is of no use.
            .before_acquire(|db, _| Box::pin(async move { Ok(!db.is_in_transaction()) }))
            .connect_with(options.clone())
            .await?;
        let readers = SqlitePoolOptions::new()
            .max_connections(READERS)
            .test_before_acquire(ASKED_WHETHER_ALIVE)
            .connect_with(options.read_only(true))
            .await?;
        let opened = file_id(&path);
        Ok(Self { writer, readers, sealer, path, opened, log_holds_erased: Arc::default() })
    }

    /// Begins a change: holds the write lock from its first moment.
    ///
    /// # Errors
    /// If the lock is not to be had in time.
    pub async fn change(&self) -> Result<Change, StoreError> {
        Ok(self.writer.begin_with("BEGIN IMMEDIATE").await?)
    }

    /// A connection that only reads.
    ///
    /// # Errors
    /// If none is to be had in time.
    pub async fn question(&self) -> Result<sqlx::pool::PoolConnection<sqlx::Sqlite>, StoreError> {
        Ok(self.readers.acquire().await?)
    }

    /// Seals and opens what must not lie open in the file.
    #[must_use]
    pub const fn sealer(&self) -> &Sealer {
        &self.sealer
    }

    /// The file, as an absolute path.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Writes the log beside the file into it and empties it: what was erased is then in neither. Whoever
    /// reads meanwhile (a backup) keeps it from that; then it is tried again by [`Store::tidy`].
    ///
    /// # Errors
    /// If the store cannot be written.
    pub async fn empty_log(&self) -> Result<(), StoreError> {
        self.log_holds_erased.store(true, Ordering::Relaxed);
        let (busy, _, _): (i64, i64, i64) =
            sqlx::query_as("pragma wal_checkpoint(truncate)").fetch_one(&self.writer).await?;
        self.log_holds_erased.store(busy != 0, Ordering::Relaxed);
        Ok(())
    }

    /// Empties the log if it should have been and was not.
    ///
    /// # Errors
    /// If the store cannot be written.
    pub async fn tidy(&self) -> Result<(), StoreError> {
        if self.log_holds_erased.load(Ordering::Relaxed) { self.empty_log().await } else { Ok(()) }
    }

    /// What a change of the store, whoever makes it, leaves behind: the time and the length of the log beside
    /// it, to which every commit is written.
    #[must_use]
    pub fn trace(&self) -> Option<(std::time::SystemTime, u64)> {
        let mut log = self.path.clone().into_os_string();
        log.push("-wal");
        let found = std::fs::metadata(log).ok()?;
        Some((found.modified().ok()?, found.len()))
    }

    /// Whether the file that was opened still has its name. Another one has it after a copy was
    /// restored: what is written here then reaches nobody.
    #[must_use]
    pub fn is_in_place(&self) -> bool {
        self.opened == file_id(&self.path)
    }

    /// Closes all connections; what was committed is on disk. If another file has the name by now, they
    /// stay open until the process ends: SQLite would delete the log beside that name, which is not ours.
    pub async fn close(&self) {
        if !self.is_in_place() {
            return std::mem::forget(self.clone());
        }
        self.readers.close().await;
        self.writer.close().await;
    }
}

pub(super) fn options(address: &str) -> Result<SqliteConnectOptions, OpenError> {
    if !address.starts_with("sqlite:") {
        return Err(OpenError::Address);
    }
    Ok(SqliteConnectOptions::from_str(address)
        .map_err(|_| OpenError::Address)?
        .create_if_missing(true)
        .journal_mode(SqliteJournalMode::Wal)
        // NORMAL may lose the last commits at a power cut, and a lost mark is a reminder twice.
        .synchronous(SqliteSynchronous::Full)
        .busy_timeout(Duration::from_secs(15))
        .foreign_keys(true)
        .pragma("secure_delete", "on")
        .pragma("trusted_schema", "off"))
}

fn file_id(path: &Path) -> Option<FileId> {
    use std::os::unix::fs::MetadataExt;
    std::fs::metadata(path).ok().map(|found| (found.dev(), found.ino()))
}

/// Makes the file, if there is none, readable by its owner alone: it says who is in which group.
/// SQLite gives what it keeps beside it the same rights. What goes wrong here shows when it is opened.
fn make_for_its_owner_alone(path: &Path) {
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    drop(options.open(path));
}

async fn bring_up_to_date(
    options: &SqliteConnectOptions,
    sealer: &Sealer,
) -> Result<(), OpenError> {
    let mut connection = sqlx::SqliteConnection::connect_with(options).await?;
    let version: String =
        sqlx::query_scalar("select sqlite_version()").fetch_one(&mut connection).await?;
    if version_number(&version) < OLDEST_SQLITE {
        return Err(OpenError::OldSqlite(version));
    }
    recognise_key(&mut connection, sealer).await?;
    migrate(&mut connection).await?;
    search::wipe_what_is_erased(&mut connection).await?;
    let read = credentials::read_last_days(&mut connection, sealer).await;
    if let Err(StoreError::Database(error)) = read {
        return Err(error.into());
    }
    // Written every time: what cannot be written (read-only, a full disk) is found now, not at the
    // first reminder.
    let tag = sealer.tag(Tagged::Store, 0);
    if let Err(StoreError::Database(error)) = facts::set(&mut connection, SEALING_KEY, &tag).await {
        return Err(error.into());
    }
    connection.close().await?;
    Ok(())
}

/// Makes what is missing. A program that was started together with this one may make it at the same
/// moment: what it made is there the next time one looks.
async fn migrate(db: &mut Db) -> Result<(), OpenError> {
    let mut missing = usize::MAX;
    loop {
        let Err(error) = MIGRATIONS.run_direct(None, &mut *db, false).await else { return Ok(()) };
        let error = match error {
            MigrateError::VersionMissing(_) | MigrateError::VersionTooNew(..) => {
                return Err(OpenError::Newer);
            }
            MigrateError::VersionMismatch(_) => return Err(OpenError::Foreign),
            MigrateError::Execute(error) | MigrateError::ExecuteMigration(error, _) => error,
            other => return Err(sqlx::Error::Migrate(Box::new(other)).into()),
        };
        let ran: i64 = sqlx::query_scalar("select count(*) from _sqlx_migrations")
            .fetch_one(&mut *db)
            .await
            .unwrap_or_default();
        let left = MIGRATIONS.iter().count().saturating_sub(usize::try_from(ran).unwrap_or(0));
        // Nobody else made anything meanwhile: this is a failure of its own.
        if left >= missing || missing == usize::MAX && ran == 0 {
            return Err(error.into());
        }
        missing = left;
    }
}

/// Refuses a key other than the one that sealed this store. A new store knows none yet.
async fn recognise_key(db: &mut Db, sealer: &Sealer) -> Result<(), OpenError> {
    let made = "select 1 from sqlite_schema where type = 'table' and name = 'facts'";
    if sqlx::query(made).fetch_optional(&mut *db).await?.is_none() {
        return Ok(());
    }
    match facts::get(db, SEALING_KEY).await {
        Ok(Some(tag)) if !sealer.owns_tag(Tagged::Store, 0, &tag) => Err(OpenError::OtherKey),
        Err(StoreError::Database(error)) => Err(error.into()),
        _ => Ok(()),
    }
}

/// What SQLite says, without how it came to be said.
fn plainly(error: &sqlx::Error) -> String {
    error.as_database_error().map_or_else(|| error.to_string(), |error| error.message().to_owned())
}

/// What to do about an error of SQLite, by its primary code (sqlite.org, Result and Error Codes).
fn mend(error: &sqlx::Error) -> &'static str {
    let code = error.as_database_error().and_then(sqlx::error::DatabaseError::code);
    match code.and_then(|code| code.parse::<i64>().ok()).map(|code| code & 0xff) {
        Some(5 | 6) => ". Another program has locked it: close that program and start again",
        Some(8) => ". Make the file and its directory writable for the user who runs this",
        Some(10 | 13) => ". Is the disk full, or broken?",
        Some(14) => {
            ". Does its directory exist, and may the user who runs this write a file there?"
        }
        Some(11 | 26) => ". It is no store, or a damaged one: name another file, or restore a copy",
        _ => "",
    }
}

/// "3.51.3" as 3051003, the way SQLite itself numbers versions.
fn version_number(version: &str) -> i64 {
    version.split('.').take(3).fold(0, |number, part| number * 1_000 + part.parse().unwrap_or(0))
}
