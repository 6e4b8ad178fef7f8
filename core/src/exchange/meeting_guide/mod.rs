//! Meeting Guide JSON, as mutual-aid offices publish it: a flat list of weekly meetings.
//!
//! The format is <https://github.com/code4recovery/spec>; the feeds keep to it loosely, so each part is
//! read by what offices really write: the file (`document.rs`), days and times (`times.rs`), type codes
//! (`types.rs`), ways in and the public page (`ways.rs`), names (`clean.rs`), and all of one record
//! together (`record.rs`).
//!
//! Not here: which of the records are new (`../reconcile.rs`).

mod clean;
mod document;
mod record;
mod remark;
mod times;
mod types;
mod ways;

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use crate::domain::listing::{Defaults, Listing};
use crate::domain::topic::Topics;

pub use document::Broken;
pub use remark::{Fault, Remark};

use record::Record;

/// A feed, read.
#[derive(Debug)]
pub struct Feed {
    /// How many records the file holds.
    pub records: usize,
    /// Those that can be used.
    pub found: Vec<Found>,
    /// Those that cannot.
    pub left_out: Vec<LeftOut>,
    /// Type codes that mean nothing here, with how often they occur.
    pub unknown_types: BTreeMap<String, usize>,
}

/// One usable record.
#[derive(Debug)]
pub struct Found {
    /// Its place in the file, the first is 1.
    pub index: usize,
    /// What the feed knows it by.
    pub key: String,
    /// What it says.
    pub listing: Listing,
    /// What was noticed while reading it.
    pub remarks: Vec<Remark>,
}

/// One record that cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftOut {
    /// Its place in the file, the first is 1.
    pub index: usize,
    /// What the feed knows it by, if it says.
    pub key: Option<String>,
    /// Why.
    pub why: Fault,
}

/// Why a feed was not read at all.
#[derive(Debug, thiserror::Error)]
pub enum Unread {
    /// The file is broken.
    #[error(transparent)]
    Broken(#[from] Broken),
    /// Some meetings name no zone, and nobody said which is meant.
    #[error("{without} of {of} meetings name no time zone")]
    ZoneNeeded {
        /// How many.
        without: usize,
        /// Of how many.
        of: usize,
    },
}

/// Reads a feed; what a meeting's name tells of its topics is read by the `list`. `progress` hears how many records are read, of how many.
///
/// # Errors
/// If the file is broken, or a zone has to be asked for.
pub fn read(
    bytes: &[u8],
    (defaults, list): (&Defaults, &Topics),
    progress: &mut dyn FnMut(usize, usize),
) -> Result<Feed, Unread> {
    let records = document::records(bytes)?;
    let of = records.len();
    let without = records.iter().filter(|record| lacks_zone(record)).count();
    if without > 0 && defaults.zone.is_none() {
        return Err(Unread::ZoneNeeded { without, of });
    }
    let mut feed =
        Feed { records: of, found: vec![], left_out: vec![], unknown_types: BTreeMap::new() };
    let mut keys = BTreeSet::new();
    for (place, value) in records.iter().enumerate() {
        feed.take((place + 1, value), (defaults, list), &mut keys);
        progress(place + 1, of);
    }
    Ok(feed)
}

fn lacks_zone(record: &Value) -> bool {
    Record::new(record).is_some_and(|record| record.text("timezone").is_none())
}

impl Feed {
    fn take(
        &mut self,
        (index, value): (usize, &Value),
        known: (&Defaults, &Topics),
        keys: &mut BTreeSet<String>,
    ) {
        let Some(record) = Record::new(value) else {
            self.left_out.push(LeftOut { index, key: None, why: Fault::NotARecord });
            return;
        };
        for code in types::unknown(record.field("types")) {
            *self.unknown_types.entry(code).or_default() += 1;
        }
        let own = record.own_key();
        match record.read(known) {
            Ok((listing, mut remarks)) => match free_key(own.as_deref(), &listing, keys) {
                Some((key, taken)) => {
                    remarks.extend(taken.then_some(Remark::KeyTwice));
                    keys.insert(key.clone());
                    self.found.push(Found { index, key, listing, remarks });
                }
                None => self.left_out.push(LeftOut { index, key: own, why: Fault::Twice }),
            },
            Err(why) => self.left_out.push(LeftOut { index, key: own, why }),
        }
    }
}

/// A key nothing before it in the file has, and whether its own was taken: `None` if the very same
/// meeting came before.
fn free_key(
    own: Option<&str>,
    listing: &Listing,
    taken: &BTreeSet<String>,
) -> Option<(String, bool)> {
    if let Some(own) = own
        && !taken.contains(own)
    {
        return Some((own.to_owned(), false));
    }
    let base = own.map_or_else(|| clean::slug(listing.name.reveal()), str::to_owned);
    let with_times = format!("{base}@{}", times::short(listing.meets.as_ref()));
    (!taken.contains(&with_times)).then_some((with_times, own.is_some()))
}

#[cfg(test)]
mod tests;
