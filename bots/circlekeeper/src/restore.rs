//! `restore FILE`: a copy takes the store's place.
//!
//! Everything is tried on a second copy beside the store first: is it whole, is it a store of this
//! program, does the key open it, can it be brought up to date. Only then does it take the store's
//! place, and the store that was there stays aside. Until that moment nothing has changed. Whoever asked
//! the store that was there to forget them is forgotten by the copy, too, before it serves anybody.
//!
//! Not here: what becomes of what the copy owed (`store/recover.rs` in the core).

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use crate::backup::{beside, directory_of, sync_directory};
use crate::open;
use crate::settings::Settings;
use crate::trouble::Trouble;
use crate::waiting::Waiting;
use circlekeeper_core::clock::Instant;
use circlekeeper_core::domain::address::{Account, Platform};
use circlekeeper_core::outbox::{LaneLock, plan};
use circlekeeper_core::store::forgotten::Wish;
use circlekeeper_core::store::look::{self, KeyFit, Schema};
use circlekeeper_core::store::recover::{self, Recovered};
use circlekeeper_core::store::seal::Sealer;
use circlekeeper_core::store::{OpenError, Store, StoreError};

mod place;
pub(crate) mod trial;
mod wishes;

use trial::Trial;

/// Put a copy in the store's place. The bot must not run.
#[derive(clap::Args, Debug)]
#[command(after_help = "\
Run it as the user the bot runs as. The copy is checked first; whatever is wrong with it, the store stays
as it is. The store that was there is kept beside it, as NAME.before-restore-1 (or -2, …).

What the copy still owed and what has fallen due since is not sent: nobody is reminded twice, or of what
is over. Half-finished requests are thrown away. Reminders still to come are sent as usual. Whoever asked
to be forgotten (/forgetme) since the copy was made is forgotten again: the store that was there says who,
by hashes that only the same key makes.

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
    readable(&args.file)?;
    trial::sweep(&directory_of(&store));
    let sealer = key(&settings)?;
    let (clock, _) = open::clock(&settings).await?;
    let trial = bring_beside(&args.file, &store)?;
    let _locks = hold_both_lanes(&store)?;
    let rest = Rest { sealer, operators: settings.operators, now: clock.now() };
    let done = try_out(&trial, args, &store, rest).await?;
    if store.exists() && look::is_in_use(&store).await {
        let line = format!("{} is open in another program: stop that first", store.display());
        return Err(Trouble::Failed(line));
    }
    let aside = place::take(&trial.copy(), &store).map_err(|error| at(&store, &error))?;
    say(args, &store, aside.as_deref(), &done);
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

/// What is not there is said before anything else is complained of.
fn readable(file: &Path) -> Result<(), Trouble> {
    File::open(file).map(drop).map_err(|error| unreadable(file, &error))
}

fn unreadable(file: &Path, error: &io::Error) -> Trouble {
    Trouble::Failed(format!("{} cannot be read: {error}", file.display()))
}

/// Copies the file, and a write-ahead log beside it if it was copied with one, to where it is tried.
fn bring_beside(file: &Path, store: &Path) -> Result<Trial, Trouble> {
    let cannot = |error: io::Error| unreadable(file, &error);
    let trial = Trial::make(&directory_of(store)).map_err(|error| at(store, &error))?;
    place::refuse_another_user(trial.directory(), store)?;
    let _waiting = Waiting::show("reading the copy");
    fs::copy(file, trial.copy()).map_err(cannot)?;
    place::own_alone(&trial.copy()).map_err(|error| at(store, &error))?;
    let log = beside(file, "-wal");
    if log.exists() {
        fs::copy(&log, beside(&trial.copy(), "-wal")).map_err(cannot)?;
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

/// What bringing a copy up to today takes, beside the copy.
struct Rest {
    sealer: Sealer,
    operators: Vec<Account>,
    now: Instant,
}

/// What became of the copy.
struct Done {
    recovered: Recovered,
    /// How many were forgotten again; or why nobody was.
    forgotten: Result<usize, String>,
    ahead: i64,
}

/// Looks the copy over, brings it up to date, ends what it owed, and lets it forget whom `store` forgot.
async fn try_out(trial: &Trial, args: &Args, store: &Path, rest: Rest) -> Result<Done, Trouble> {
    let waiting = Waiting::show("checking the copy");
    let refuse = |why: &str| Trouble::Failed(format!("{} {why}", args.file.display()));
    check(&trial.copy(), &rest.sealer).await.map_err(|why| refuse(&why))?;
    let wishes = wishes::of(store, &rest.sealer).await;
    waiting.now("bringing the copy up to date");
    let address = format!("sqlite://{}", trial.copy().display());
    let opened = Store::open(&address, rest.sealer).await;
    let copy = opened.map_err(|error| refuse(&unfit(&error)))?;
    let operators = &rest.operators;
    let done = settle(&copy, operators, wishes, rest.now).await;
    let done = done.map_err(|error| refuse(&unfit(&error)))?;
    copy.close().await;
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

async fn settle(
    copy: &Store,
    operators: &[Account],
    wishes: Result<Vec<Wish>, String>,
    now: Instant,
) -> Result<Done, StoreError> {
    let mut change = copy.change().await?;
    let recovered = recover::after_restore(&mut change, now).await?;
    let by = (copy.sealer(), operators);
    let forgotten = match wishes {
        Ok(wishes) => Ok(plan::forget_again(&mut change, by, &wishes, now).await?),
        Err(why) => Err(why),
    };
    let ahead = recover::still_ahead(&mut change).await?;
    change.commit().await?;
    Ok(Done { recovered, forgotten, ahead })
}

fn say(args: &Args, store: &Path, aside: Option<&Path>, done: &Done) {
    eprintln!("Restored {} from {}.", store.display(), args.file.display());
    if let Some(aside) = aside {
        eprintln!("The store that was there is {}.", aside.display());
    }
    eprintln!(
        "Not sent, since their time had come: {}. In doubt, since they were on their way: {}. \
         Half-finished requests thrown away: {}. Still to come: {}.",
        done.recovered.expired, done.recovered.in_doubt, done.recovered.requests, done.ahead
    );
    eprintln!("{}", wishes::told(&done.forgotten));
}

/// Writes the directory of `store` through.
fn sync_beside(store: &Path) -> io::Result<()> {
    sync_directory(&directory_of(store))
}
