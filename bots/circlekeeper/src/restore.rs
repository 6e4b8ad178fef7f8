//! `restore FILE`: a copy takes the store's place.
//!
//! Everything is tried on a second copy beside the store first: is it whole, is it a store of this
//! program, does the key open it, can it be brought up to date. Only then does it take the store's
//! place, and the store that was there stays aside. Until that moment nothing has changed.
//!
//! Not here: what becomes of what the copy owed (`store/recover.rs` in the core).

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use circlekeeper_core::clock::Instant;
use circlekeeper_core::domain::address::Platform;
use circlekeeper_core::outbox::LaneLock;
use circlekeeper_core::store::look::{self, KeyFit, Schema};
use circlekeeper_core::store::recover::{self, Recovered};
use circlekeeper_core::store::seal::Sealer;
use circlekeeper_core::store::{OpenError, Store, StoreError};
use tempfile::TempDir;

use crate::backup::{directory_of, sync_directory};
use crate::open;
use crate::settings::Settings;
use crate::trouble::Trouble;
use crate::waiting::Waiting;

mod place;

/// How the directory is called in which a copy is tried.
const TRIAL: &str = ".circlekeeper-restoring-";

/// Put a copy in the store's place. The bot must not run.
#[derive(clap::Args, Debug)]
#[command(after_help = "\
Run it as the user the bot runs as. The copy is checked first; whatever is wrong with it, the store stays
as it is. The store that was there is kept beside it, as NAME.before-restore-1 (or -2, …).

What the copy still owed and what has fallen due since is not sent: nobody is reminded twice, or of what
is over. Half-finished requests are thrown away. Reminders still to come are sent as usual.

Exit codes: 0 restored, 1 not restored and nothing changed, 2 a setting must be mended first.")]
pub struct Args {
    /// The copy that `backup` made.
    file: PathBuf,
}

/// Puts the copy in the store's place.
///
/// # Errors
/// Why it was not; nothing was changed then.
pub async fn run(args: &Args) -> Result<(), Trouble> {
    let settings = Settings::from_env()?;
    let store = look::path(&settings.database)
        .map_err(|error| Trouble::Mend(format!("DATABASE_URL: {error}")))?;
    let sealer = key(&settings)?;
    let (clock, _) = open::clock(&settings).await?;
    let trial = bring_beside(&args.file, &store)?;
    let _locks = hold_both_lanes(&store)?;
    let done = try_out(&trial, &args.file, sealer, clock.now()).await?;
    if store.exists() && look::is_in_use(&store).await {
        let line = format!("{} is open in another program: stop that first", store.display());
        return Err(Trouble::Failed(line));
    }
    let aside = place::take(&trial.copy(), &store).map_err(|error| at(&store, &error))?;
    say(args, &store, aside.as_deref(), done);
    Ok(())
}

fn at(store: &Path, error: &io::Error) -> Trouble {
    Trouble::Failed(format!("beside {} nothing can be written: {error}", store.display()))
}

/// The key must be there: a new one would open nothing.
fn key(settings: &Settings) -> Result<Sealer, Trouble> {
    let path = settings.key_file.display();
    if !settings.key_file.exists() {
        let line = "put the key file back that was in use when the copy was made";
        return Err(Trouble::Mend(format!(
            "SECRET_KEY_FILE ({path}): there is no key. First {line}"
        )));
    }
    Sealer::from_file(&settings.key_file)
        .map_err(|error| Trouble::Mend(format!("SECRET_KEY_FILE ({path}): {error}")))
}

/// Where a copy is tried, beside the store it is to replace.
struct Trial {
    directory: TempDir,
}

impl Trial {
    fn copy(&self) -> PathBuf {
        self.directory.path().join("store.db")
    }
}

/// Copies the file, and a write-ahead log beside it if it was copied with one, to where it is tried.
fn bring_beside(file: &Path, store: &Path) -> Result<Trial, Trouble> {
    let cannot =
        |error: io::Error| Trouble::Failed(format!("{} cannot be read: {error}", file.display()));
    File::open(file).map_err(cannot)?;
    let directory = tempfile::Builder::new()
        .prefix(TRIAL)
        .tempdir_in(directory_of(store))
        .map_err(|error| at(store, &error))?;
    let trial = Trial { directory };
    place::refuse_another_user(trial.directory.path(), store)?;
    let _waiting = Waiting::show("reading the copy");
    fs::copy(file, trial.copy()).map_err(cannot)?;
    place::own_alone(&trial.copy()).map_err(|error| at(store, &error))?;
    let log = place::beside(file, "-wal");
    if log.exists() {
        fs::copy(&log, place::beside(&trial.copy(), "-wal")).map_err(cannot)?;
    }
    Ok(trial)
}

/// Who holds both lanes knows that no bot sends from this store.
fn hold_both_lanes(store: &Path) -> Result<Vec<LaneLock>, Trouble> {
    let mut locks = Vec::new();
    for platform in Platform::ALL {
        match LaneLock::try_take(store, platform).map_err(|error| at(store, &error))? {
            Some(lock) => locks.push(lock),
            None => {
                return Err(Trouble::Failed(format!(
                    "a bot serves {} from {}: stop it first (systemctl stop circlekeeper)",
                    platform.title(),
                    store.display()
                )));
            }
        }
    }
    Ok(locks)
}

/// Looks the copy over, brings it up to date, and ends what it owed.
async fn try_out(
    trial: &Trial,
    file: &Path,
    sealer: Sealer,
    now: Instant,
) -> Result<Recovered, Trouble> {
    let waiting = Waiting::show("checking the copy");
    let refuse = |why: &str| Trouble::Failed(format!("{} {why}", file.display()));
    check(&trial.copy(), &sealer).await.map_err(|why| refuse(&why))?;
    waiting.now("bringing the copy up to date");
    let address = format!("sqlite://{}", trial.copy().display());
    let store = Store::open(&address, sealer).await.map_err(|error| refuse(&unfit(&error)))?;
    let done = settle(&store, now).await.map_err(|error| refuse(&unfit(&error)))?;
    store.close().await;
    Ok(done)
}

fn unfit(error: &dyn std::error::Error) -> String {
    format!("cannot be used: {error}")
}

async fn check(copy: &Path, sealer: &Sealer) -> Result<(), String> {
    let mut db = look::open(copy).await.map_err(|_| "is no store of this program".to_owned())?;
    let text = |error: StoreError| unfit(&error);
    if let Some(fault) = look::full_check(&mut db).await.map_err(text)? {
        return Err(format!("is damaged ({fault}): take an earlier copy"));
    }
    match look::schema(&mut db).await.map_err(text)? {
        Schema::NoStore => return Err("is no store of this program".to_owned()),
        Schema::Newer => return Err(unfit(&OpenError::Newer)),
        Schema::Foreign => return Err(unfit(&OpenError::Foreign)),
        Schema::Current | Schema::Older(_) => {}
    }
    match look::key_fit(&mut db, sealer).await.map_err(text)? {
        KeyFit::Other => Err(unfit(&OpenError::OtherKey)),
        KeyFit::Fits | KeyFit::Untold => Ok(()),
    }
}

async fn settle(store: &Store, now: Instant) -> Result<Recovered, StoreError> {
    let mut change = store.change().await?;
    let done = recover::after_restore(&mut change, now).await?;
    change.commit().await?;
    Ok(done)
}

fn say(args: &Args, store: &Path, aside: Option<&Path>, done: Recovered) {
    eprintln!("Restored {} from {}.", store.display(), args.file.display());
    if let Some(aside) = aside {
        eprintln!("The store that was there is {}.", aside.display());
    }
    eprintln!(
        "Not sent, since their time had come: {}. In doubt, since they were on their way: {}. \
         Half-finished requests thrown away: {}. Still to come: {}.",
        done.expired, done.in_doubt, done.requests, done.ahead
    );
}

/// Writes the directory of `store` through.
fn sync_beside(store: &Path) -> io::Result<()> {
    sync_directory(&directory_of(store))
}
