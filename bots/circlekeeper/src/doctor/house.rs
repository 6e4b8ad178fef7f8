//! What is looked at on this machine: settings, zone data, store, key, topics, crisis lines.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use chrono::{Months, NaiveDate};
use circlekeeper_core::clock::Instant;
use circlekeeper_core::domain::address::Platform;
use circlekeeper_core::domain::policy::Listing;
use circlekeeper_core::store::look::{self, KeyFit, Schema};
use circlekeeper_core::store::seal::Sealer;
use circlekeeper_core::store::{Db, StoreError};
use circlekeeper_core::time::zone;

use crate::backup::directory_of;
use crate::open;
use crate::restore::trial;
use crate::settings::Settings;
use crate::waiting::size;

use super::report::Report;

/// Rules of clocks change every year, often at a few weeks' notice.
const ZONES_KEEP: Months = Months::new(9);
/// Numbers to call change, and a wrong one is worse than none.
const CRISIS_KEEPS: Months = Months::new(6);

/// Whether anything is served, and by whom.
pub(super) fn settings(report: &mut Report, settings: &Settings) {
    let served: Vec<&str> = settings.platforms().into_iter().map(Platform::title).collect();
    if served.is_empty() {
        let mend = "set DISCORD_TOKEN or TELEGRAM_TOKEN in .env (see .env.example)";
        report.fail("settings", "no token is set: nothing is served", mend);
    } else {
        report.ok("settings", format!("can be read; to serve: {}", served.join(", ")));
    }
    match (settings.operators.len(), settings.listing) {
        (0, Listing::Review) => report.warn(
            "operators",
            "none are set: new groups cannot be listed",
            "set OPERATORS=discord:NUMBER,telegram:NUMBER",
        ),
        (0, Listing::Open) => report.warn(
            "operators",
            "none are set: nobody may ask how the bot is (/status)",
            "set OPERATORS=discord:NUMBER,telegram:NUMBER",
        ),
        (many, _) => report.ok("operators", format!("{many} set")),
    }
}

/// How current the rules of clocks are.
pub(super) fn zones(report: &mut Report, settings: &Settings, now: Instant) {
    if let Some(directory) = &settings.zone_directory
        && let Err(error) = zone::use_directory(directory)
    {
        let mend = "name a directory of compiled zones with tzdata.zi in it, or leave it out";
        return report.fail("zones", format!("ZONE_DIRECTORY: {error}"), mend);
    }
    let version = zone::data_version();
    let mend = "install a newer version of this program, or name newer data in ZONE_DIRECTORY";
    match zone::released(&version) {
        None => report.warn("zones", format!("data {version}: its age cannot be told"), mend),
        Some(day) if older(day, ZONES_KEEP, now) => report.warn(
            "zones",
            format!("data {version} is of {}: times may be an hour wrong", day.format("%B %Y")),
            mend,
        ),
        Some(day) => report.ok("zones", format!("data {version}, of {}", day.format("%B %Y"))),
    }
}

fn older(day: NaiveDate, than: Months, now: Instant) -> bool {
    now.date_naive().checked_sub_months(than).is_some_and(|limit| day < limit)
}

/// Whether the store is there, whole, and of this program. Gives it back if it can be read.
pub(super) async fn store(report: &mut Report, settings: &Settings) -> Option<Db> {
    let path = match look::path(&settings.database) {
        Ok(path) => path,
        Err(error) => {
            let mend = "write DATABASE_URL=sqlite://FILE";
            report.fail("store", error.to_string(), mend);
            return None;
        }
    };
    if !path.exists() {
        not_made_yet(report, &path);
        return None;
    }
    let damaged = "restore a copy: circlekeeper restore FILE";
    let mut db = match look::open(&path).await {
        Ok(db) => db,
        Err(error) => {
            report.fail("store", format!("{}: {error}", path.display()), damaged);
            return None;
        }
    };
    match look::quick_check(&mut db).await {
        Ok(None) => {}
        Ok(Some(fault)) => report.fail("store", format!("it is damaged: {fault}"), damaged),
        Err(error) => report.fail("store", error.to_string(), damaged),
    }
    let schema = look::schema(&mut db).await;
    let readable = matches!(schema, Ok(Schema::Current));
    tell_schema(report, &path, schema);
    tell_mode(report, "store", &path);
    tell_whether_writable(report, settings, &path, readable).await;
    tell_left_behind(report, &path);
    readable.then_some(db)
}

/// A store that can only be read is found at the first reminder otherwise. Its directory counts, too:
/// SQLite keeps its log there, and the lanes their locks.
async fn tell_whether_writable(report: &mut Report, settings: &Settings, path: &Path, ours: bool) {
    let user = "run this as the user the bot runs as; if that one may not either: chown it";
    let directory = directory_of(path);
    if let Err(error) = tempfile::tempfile_in(&directory) {
        let found = format!("nothing can be written in {}: {error}", directory.display());
        return report.fail("store", found, user);
    }
    if !ours {
        return;
    }
    if let Err(error) = look::try_to_write(&settings.database).await {
        report.fail("store", format!("it cannot be written: {error}"), user);
    }
}

fn tell_left_behind(report: &mut Report, path: &Path) {
    let left = trial::left_behind(&directory_of(path));
    if left.is_empty() {
        return;
    }
    let names: Vec<String> = left.iter().map(|path| path.display().to_string()).collect();
    let found = format!("a restore that was cut off left whole copies: {}", names.join(", "));
    report.warn("store", found, "the next backup or restore clears them away");
}

fn not_made_yet(report: &mut Report, path: &Path) {
    let line = format!("there is none yet at {}", path.display());
    if path.parent().is_some_and(Path::is_dir) {
        report.warn("store", line, "the first run makes it; or restore a copy");
    } else {
        report.fail("store", line, "make its directory: nothing can be stored without it");
    }
}

fn tell_schema(report: &mut Report, path: &Path, schema: Result<Schema, StoreError>) {
    let newer = "install the version of this program that wrote it, or a later one";
    let other = "name this program's store in DATABASE_URL";
    match schema {
        Ok(Schema::Current) => report.ok(
            "store",
            format!("{}, {}, whole and up to date", path.display(), size(bytes(path))),
        ),
        Ok(Schema::Older(missing)) => report.warn(
            "store",
            format!("{}: {missing} migrations are to come", path.display()),
            "make a backup; the next start brings it up to date",
        ),
        Ok(Schema::Newer) => report.fail("store", "a newer version wrote it", newer),
        Ok(Schema::Foreign) => report.fail("store", "a migration in it differs", newer),
        Ok(Schema::NoStore) => report.fail("store", "it is no store of this program", other),
        Err(error) => report.fail("store", error.to_string(), other),
    }
}

/// With its write-ahead log, which is part of it.
fn bytes(path: &Path) -> u64 {
    let mut log = path.as_os_str().to_owned();
    log.push("-wal");
    let length = |path: &Path| fs::metadata(path).map_or(0, |found| found.len());
    length(path) + length(&PathBuf::from(log))
}

fn tell_mode(report: &mut Report, about: &str, path: &Path) {
    let open = fs::metadata(path).is_ok_and(|found| found.permissions().mode() & 0o007 != 0);
    if open {
        let mend = format!("chmod o= {}", path.display());
        report.warn(about, "everybody on this machine can read it", mend);
    }
}

/// Whether the key is there, apart from the data, and the one that sealed the store.
pub(super) async fn key(report: &mut Report, settings: &Settings, db: Option<&mut Db>) {
    let path = &settings.key_file;
    if !path.exists() {
        return match db {
            None => report.ok("key", format!("the first run makes it: {}", path.display())),
            Some(_) => report.fail(
                "key",
                format!("it is not at {}: call links cannot be opened", path.display()),
                "put the file back that SECRET_KEY_FILE named when the store was made",
            ),
        };
    }
    let sealer = match Sealer::from_file(path) {
        Ok(sealer) => sealer,
        Err(error) => {
            let mend = "put the right file back, or make it readable for the bot's user";
            return report.fail("key", format!("{}: {error}", path.display()), mend);
        }
    };
    if beside_the_data(settings, path) {
        let mend = "move it, and name its new place in SECRET_KEY_FILE";
        report.warn("key", "it lies beside the data: who takes one has both", mend);
    }
    tell_mode(report, "key", path);
    let Some(db) = db else { return report.ok("key", format!("{}", path.display())) };
    match look::key_fit(db, &sealer).await {
        Ok(KeyFit::Fits) => report.ok("key", format!("{} opens the store", path.display())),
        Ok(KeyFit::Untold) => report.ok("key", format!("{}", path.display())),
        Ok(KeyFit::Other) => report.fail(
            "key",
            "another key sealed this store: call links cannot be opened",
            "put the file back that SECRET_KEY_FILE named when the store was made",
        ),
        Err(error) => report.fail("key", error.to_string(), "restore a copy of the store"),
    }
}

fn beside_the_data(settings: &Settings, key: &Path) -> bool {
    let real = |path: &Path| fs::canonicalize(path).ok();
    let data = look::path(&settings.database).ok();
    let data = data.as_deref().and_then(Path::parent).and_then(real);
    let key = key.parent().and_then(real);
    matches!((data, key), (Some(data), Some(key)) if key.starts_with(&data))
}

/// The operator's own topics, if there are any.
pub(super) fn topics(report: &mut Report, settings: &Settings) {
    match open::topics(settings) {
        Ok(_) if settings.topics_file.is_none() => {
            report.ok("topics", "those of the program; TOPICS_FILE may add yours");
        }
        Ok(_) => report.ok("topics", "those of the program and of TOPICS_FILE"),
        Err(error) => report.fail("topics", error.to_string(), "mend that line of the file"),
    }
}

/// Whether there are numbers to call, and how long ago they were checked.
pub(super) fn crisis(report: &mut Report, settings: &Settings, now: Instant) {
    let lines = match open::crisis_lines(settings) {
        Ok(lines) => lines,
        Err(error) => {
            let mend =
                "mend the file: a JSON list of name, place, contact, hours, source, checked_on";
            return report.fail("crisis", error.to_string(), mend);
        }
    };
    if lines.is_empty() {
        let found = "no lines of your own: /crisis names the emergency number and a directory";
        return report.warn("crisis", found, "set CRISIS_FILE to a file of lines you have checked");
    }
    let old = |number: &(usize, NaiveDate)| older(number.1, CRISIS_KEEPS, now);
    let dates = lines.iter().enumerate().map(|(at, line)| (at + 1, line.checked_on));
    let old: Vec<String> = dates.filter(old).map(|(number, _)| number.to_string()).collect();
    if old.is_empty() {
        return report.ok("crisis", format!("{} lines, all checked within 6 months", lines.len()));
    }
    let found = format!("checked over 6 months ago: line {}", old.join(", "));
    report.warn("crisis", found, "call or look them up, and set checked_on to that day");
}
