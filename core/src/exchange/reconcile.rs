//! What an import means for the listings there are: which are new, which changed, which are gone.
//!
//! A meeting is found again by its key. Where the office changed its software and with it the keys, it
//! is found by its name and its times, if these fit one meeting on each side and no other.
//!
//! Pure: the rows are read and written by `directory.rs`.

use std::collections::BTreeMap;

use crate::domain::listing::Listing;
use crate::domain::text;
use crate::store::listings::{Known, Row};

use super::meeting_guide::Found;

/// What is to be done, and what there is to tell of it.
#[derive(Debug, Default)]
pub struct Plan {
    /// Rows to write.
    pub rows: Vec<Row>,
    /// Ids of rows to retire.
    pub gone: Vec<i64>,
    /// How many are new.
    pub new: usize,
    /// How many changed, or came back.
    pub updated: usize,
    /// How many of those were found by name and times, under a new key.
    pub rekeyed: usize,
    /// How many are as they were.
    pub unchanged: usize,
}

/// Compares what is known with what was found.
#[must_use]
pub fn plan(known: Vec<Known>, found: Vec<Found>) -> Plan {
    let mut plan = Plan::default();
    let mut known: BTreeMap<String, Known> =
        known.into_iter().map(|known| (known.key.clone(), known)).collect();
    let mut strangers = Vec::new();
    for found in found {
        match known.remove(&found.key) {
            Some(before) => plan.keep(&before, found),
            None => strangers.push(found),
        }
    }
    let mut by_looks = by_looks(known.values().filter(|known| known.live), &strangers);
    for found in strangers {
        let before = by_looks.remove(&looks(&found.listing)).and_then(|key| known.remove(&key));
        match before {
            Some(before) => {
                plan.rekeyed += 1;
                plan.keep(&before, found);
            }
            None => {
                plan.new += 1;
                plan.rows.push(Row { id: None, key: found.key, listing: found.listing });
            }
        }
    }
    plan.gone = known.into_values().filter(|known| known.live).map(|known| known.id).collect();
    plan
}

impl Plan {
    fn keep(&mut self, before: &Known, found: Found) {
        if before.live && before.key == found.key && before.listing == found.listing {
            self.unchanged += 1;
            return;
        }
        self.updated += 1;
        self.rows.push(Row { id: Some(before.id), key: found.key, listing: found.listing });
    }
}

/// Name and times: what a meeting looks like when its key is no help.
type Looks = (String, Option<String>);

fn looks(listing: &Listing) -> Looks {
    let times = listing
        .meets
        .as_ref()
        .map(|meets| format!("{} {}", meets.recurrence.rule(), meets.recurrence.start()));
    (text::folded(listing.name.reveal()), times)
}

/// The keys of known meetings by their looks, where exactly one known and one found meeting look so.
fn by_looks<'a>(
    known: impl Iterator<Item = &'a Known>,
    found: &[Found],
) -> BTreeMap<Looks, String> {
    let mut keys: BTreeMap<Looks, Vec<String>> = BTreeMap::new();
    for known in known {
        keys.entry(looks(&known.listing)).or_default().push(known.key.clone());
    }
    let mut seen: BTreeMap<Looks, usize> = BTreeMap::new();
    for found in found {
        *seen.entry(looks(&found.listing)).or_default() += 1;
    }
    keys.retain(|looks, keys| keys.len() == 1 && seen.get(looks) == Some(&1));
    keys.into_iter().filter_map(|(looks, mut keys)| Some((looks, keys.pop()?))).collect()
}
