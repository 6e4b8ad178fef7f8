//! `export GROUP`: what is known of one group, as JSON, for its facilitator or its operator to keep or
//! to take elsewhere.
//!
//! In it: the group's facts, its series as recurrence rules with their zones, its sessions, and how
//! many people there are. Deliberately not in it: who they are, what they are called, which chats they
//! meet in; and where sessions happen, unless that is asked for by name.

use std::fs::OpenOptions;
use std::io::{self, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

use circlekeeper_core::clock::Clock;
use circlekeeper_core::reply::words::Words;
use circlekeeper_core::store::look::{self, KeyFit, Schema};
use circlekeeper_core::store::seal::Sealer;
use circlekeeper_core::store::{Db, StoreError};

use crate::settings::Settings;
use crate::trouble::Trouble;

mod group;

/// Write down what is known of one group, as JSON.
#[derive(clap::Args, Debug)]
#[command(after_help = "\
How many people there are is in it; who they are is not. Times of sessions are in UTC, and on the wall
clock of the named zone; the rule of a series is an RRULE of RFC 5545 on that wall clock.

  circlekeeper export 3                      to standard output
  circlekeeper export 3 --to group.json      to a file that only you can read

Exit codes: 0 written, 1 not written (no such group), 2 a setting must be mended first.")]
pub struct Args {
    /// The group's number, which its facilitator was told when it was opened.
    group: String,
    /// The file to write; it must not be there yet. Standard output if none.
    #[arg(long, value_name = "FILE")]
    to: Option<PathBuf>,
    /// Also write where sessions happen: call links, codes, numbers. Whoever reads them can come in.
    #[arg(long)]
    with_venues: bool,
}

/// Writes the group down.
///
/// # Errors
/// Why it was not.
pub async fn run(args: &Args) -> Result<(), Trouble> {
    let settings = Settings::from_env()?;
    let number = args
        .group
        .trim()
        .trim_start_matches('#')
        .parse()
        .map_err(|_| Trouble::Mend("GROUP is the group's number, such as 3".to_owned()))?;
    let path = look::path(&settings.database)
        .map_err(|error| Trouble::Mend(format!("DATABASE_URL: {error}")))?;
    let mut db = open(&path).await?;
    let sealer = match args.with_venues {
        true => Some(key(&mut db, &settings).await?),
        false => None,
    };
    let words =
        Words::load().map_err(|error| Trouble::failed("the words cannot be read", &error))?;
    let told = (sealer.as_ref(), &words);
    let found = group::read(&mut db, number, told, Clock::system().now()).await;
    let found = found.map_err(|error| unreadable(&error))?;
    let Some(found) = found else {
        return Err(Trouble::Failed(format!("there is no group {number} in {}", path.display())));
    };
    let mut text = serde_json::to_string_pretty(&found)
        .map_err(|error| Trouble::failed("the group cannot be written as JSON", &error))?;
    text.push('\n');
    write(&text, args.to.as_deref())
}

async fn open(path: &Path) -> Result<Db, Trouble> {
    let mut db = look::open(path)
        .await
        .map_err(|error| Trouble::Mend(format!("DATABASE_URL ({}): {error}", path.display())))?;
    let mend = match look::schema(&mut db).await.map_err(|error| unreadable(&error))? {
        Schema::Current => return Ok(db),
        Schema::Older(_) => {
            "is of an older version: start the bot once, which brings it up to date"
        }
        Schema::Newer => "is of a newer version: install that version of the program",
        Schema::Foreign | Schema::NoStore => "is no store of this program",
    };
    Err(Trouble::Mend(format!("DATABASE_URL: {} {mend}", path.display())))
}

/// The key, if it is the one that sealed the venues.
async fn key(db: &mut Db, settings: &Settings) -> Result<Sealer, Trouble> {
    let bad = |why: &str| {
        Trouble::Mend(format!("SECRET_KEY_FILE ({}): {why}", settings.key_file.display()))
    };
    if !settings.key_file.exists() {
        return Err(bad("there is no key, so call links cannot be opened"));
    }
    let sealer = Sealer::from_file(&settings.key_file).map_err(|error| bad(&error.to_string()))?;
    match look::key_fit(db, &sealer).await.map_err(|error| unreadable(&error))? {
        KeyFit::Other => Err(bad("another key sealed this store")),
        KeyFit::Fits | KeyFit::Untold => Ok(sealer),
    }
}

fn unreadable(error: &StoreError) -> Trouble {
    Trouble::failed("the store cannot be read", error)
}

fn write(text: &str, to: Option<&Path>) -> Result<(), Trouble> {
    let written = match to {
        None => io::stdout().lock().write_all(text.as_bytes()),
        Some(file) => new_file(file).and_then(|mut file| file.write_all(text.as_bytes())),
    };
    written.map_err(|error| match to {
        Some(file) => Trouble::failed(&format!("{} cannot be written", file.display()), &error),
        None => Trouble::failed("nothing can be written to standard output", &error),
    })
}

fn new_file(file: &Path) -> io::Result<std::fs::File> {
    OpenOptions::new().write(true).create_new(true).mode(0o600).open(file)
}
