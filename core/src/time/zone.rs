//! Places and their wall clocks.
use chrono::{DateTime, NaiveDateTime, Utc};
use std::fmt;
use std::path::Path;

/// An IANA zone that exists in the database in use.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Zone(String);
/// An instant and how the wall clock led to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Resolved {
    /// The instant.
    pub at: DateTime<Utc>,
    /// Whether a clock change touched it.
    pub clock_change: ClockChange,
}
/// What a clock change did to a wall-clock time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClockChange {
    /// Nothing.
    None,
    /// The time does not exist that day; it is held later by the gap.
    Skipped {
        /// The wall-clock time it is held at.
        shifted_to: NaiveDateTime,
    },
    /// The time happens twice that day; the first one is meant.
    Repeated,
}
/// No zone is called that.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownZone {
    /// Up to five names that may have been meant, best first.
    pub nearest: Vec<String>,
}
/// A directory that cannot replace the bundled database.
#[derive(Debug, thiserror::Error)]
pub enum BadDirectory {
    /// Zones were already read, or a directory was already named.
    #[error("zone data is already in use")]
    TooLate,
    /// No zone could be read there.
    #[error("no zone data there")]
    NoZones,
    /// The data does not say which version it is.
    #[error("the zone data there does not say its version")]
    NoVersion,
}
impl Zone {
    /// Reads a name.
    pub fn parse(_raw: &str) -> Result<Zone, UnknownZone> {
        unimplemented!()
    }
    /// UTC.
    #[must_use]
    pub fn utc() -> Zone {
        unimplemented!()
    }
    /// The name.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.0
    }
    /// The instant of a wall-clock time.
    #[must_use]
    pub fn resolve(&self, _civil: NaiveDateTime) -> Resolved {
        unimplemented!()
    }
    /// The wall clock at an instant.
    #[must_use]
    pub fn local(&self, _at: DateTime<Utc>) -> NaiveDateTime {
        unimplemented!()
    }
    /// Seconds east of UTC at an instant.
    #[must_use]
    pub fn offset_seconds(&self, _at: DateTime<Utc>) -> i32 {
        unimplemented!()
    }
    /// The abbreviation in use at an instant, such as `CET` or `-03`.
    #[must_use]
    pub fn abbreviation(&self, _at: DateTime<Utc>) -> String {
        unimplemented!()
    }
}
impl fmt::Display for Zone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
/// The version of the data in use, such as `2026f`.
#[must_use]
pub fn data_version() -> String {
    unimplemented!()
}
/// Zone names that may have been meant, best first.
#[must_use]
pub fn nearest(_raw: &str, _n: usize) -> Vec<String> {
    unimplemented!()
}
/// Zone names to offer while someone types.
#[must_use]
pub fn completions(_typed: &str, _n: usize) -> Vec<String> {
    unimplemented!()
}
/// Uses a directory instead of the bundle; once, before any zone is read.
pub fn use_directory(_path: &Path) -> Result<(), BadDirectory> {
    unimplemented!()
}
