//! Bringing a directory in: read the file, compare, and write everything in one transaction, or
//! nothing.
//!
//! Not here: the words of the report (`bots/circlekeeper/src/import/`).

use std::collections::BTreeMap;

use crate::clock::Instant;
use crate::domain::listing::Defaults;
use crate::domain::topic::Topics;
use crate::store::listings::{self, Directory};
use crate::store::{Db, Store, StoreError};
use crate::time::zone::Zone;

use super::meeting_guide::{self, Broken, Feed, LeftOut, Remark, Unread};
use super::reconcile::{self, Plan};

/// What the operator says about an import.
#[derive(Clone, Debug)]
pub struct Import {
    /// What the directory is called here; the same name again is the same directory.
    pub directory: String,
    /// Whether the operator chose that name; if not, it must not make a second one of a directory.
    pub named: bool,
    /// The zone of meetings that name none; `None` takes the one given last time.
    pub zone: Option<Zone>,
    /// What the whole directory is about; empty takes what was given last time.
    pub topics: Vec<String>,
    /// What its meetings' names may tell that they are about.
    pub list: Topics,
    /// Whether most of what is known may be retired at once. If nobody says so, it is taken for the
    /// mistake it mostly is: a feed that came half empty, or another one's file.
    pub retire_most: bool,
}

/// What an import did, or would do.
#[derive(Debug)]
pub struct Report {
    /// What the directory is called here.
    pub directory: String,
    /// The zone of meetings that name none.
    pub zone: Option<Zone>,
    /// What the whole directory is about.
    pub topics: Vec<String>,
    /// How many records the file holds.
    pub records: usize,
    /// How many listings are new.
    pub new: usize,
    /// How many changed.
    pub updated: usize,
    /// How many of these were found by name and times, under a new key.
    pub rekeyed: usize,
    /// How many are as they were.
    pub unchanged: usize,
    /// How many are gone from the directory and no longer found.
    pub retired: usize,
    /// What was left out, and why.
    pub left_out: Vec<LeftOut>,
    /// What was noticed, with the keys of the meetings it was noticed in.
    pub remarks: BTreeMap<Remark, Vec<String>>,
    /// Type codes that mean nothing here, with how often they occur.
    pub unknown_types: BTreeMap<String, usize>,
}

/// Why nothing was imported. Nothing was changed.
#[derive(Debug, thiserror::Error)]
pub enum NotImported {
    /// The file cannot be used, or a zone has to be asked for.
    #[error(transparent)]
    Unread(#[from] Unread),
    /// The file is whole, but nothing in it can be brought in.
    #[error(
        "not one of the {} records can be used{}",
        .left_out.len(),
        if *.known { ": this would retire the whole directory" } else { "" }
    )]
    NothingUsable {
        /// Why, for each record.
        left_out: Vec<LeftOut>,
        /// Whether the directory is known already.
        known: bool,
    },
    /// Most of it is known from another directory, and nobody said that this is to be a second one.
    #[error("most of these meetings are known already, from the directory “{0}”")]
    KnownElsewhere(String),
    /// Most of what is known is not in it, and nobody said that it should be retired: half an edition, or
    /// another office's file of the same name.
    #[error("it would retire {gone} of the {of} meetings known from “{directory}”")]
    MostGone {
        /// How many would be.
        gone: usize,
        /// How many are known and live.
        of: usize,
        /// What the directory is called.
        directory: String,
    },
    /// The store says no.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl From<Broken> for NotImported {
    fn from(broken: Broken) -> Self {
        Self::Unread(broken.into())
    }
}

/// Imports a feed into the store.
///
/// # Errors
/// See [`NotImported`].
pub async fn import(
    store: &Store,
    import: &Import,
    bytes: &[u8],
    now: Instant,
    progress: &mut dyn FnMut(usize, usize),
) -> Result<Report, NotImported> {
    let mut question = store.question().await?;
    let before = listings::directory(&mut question, &import.directory).await?;
    drop(question);
    // Read before the write lock is taken: a bot may be running.
    let (defaults, feed) = read(import, before.as_ref(), bytes, progress)?;
    let mut change = store.change().await?;
    let (plan, report) = compare(&mut change, (import, &defaults), feed).await?;
    let directory = listings::imported(&mut change, &import.directory, &defaults, now).await?;
    listings::retire(&mut change, &plan.gone, now).await?;
    listings::write(&mut change, directory, &plan.rows, now).await?;
    change.commit().await.map_err(StoreError::from)?;
    Ok(report)
}

/// What [`import`] would do; `store` is `None` if there is none yet.
///
/// # Errors
/// See [`NotImported`].
pub async fn rehearse(
    store: Option<&Store>,
    import: &Import,
    bytes: &[u8],
    progress: &mut dyn FnMut(usize, usize),
) -> Result<Report, NotImported> {
    let Some(store) = store else {
        let (defaults, mut feed) = read(import, None, bytes, progress)?;
        let found = std::mem::take(&mut feed.found);
        let remarks = remarks(&found);
        let plan = reconcile::plan(Vec::new(), found);
        return Ok(report((import, &defaults), feed, remarks, &plan));
    };
    let mut question = store.question().await?;
    let before = listings::directory(&mut question, &import.directory).await?;
    let (defaults, feed) = read(import, before.as_ref(), bytes, progress)?;
    Ok(compare(&mut question, (import, &defaults), feed).await?.1)
}

fn read(
    import: &Import,
    before: Option<&Directory>,
    bytes: &[u8],
    progress: &mut dyn FnMut(usize, usize),
) -> Result<(Defaults, Feed), NotImported> {
    let remembered = before.map(|directory| directory.defaults.clone()).unwrap_or_default();
    let topics = if import.topics.is_empty() { remembered.topics } else { import.topics.clone() };
    let defaults = Defaults { zone: import.zone.clone().or(remembered.zone), topics };
    let feed = meeting_guide::read(bytes, (&defaults, &import.list), progress)?;
    if feed.found.is_empty() {
        let known = before.is_some();
        return Err(NotImported::NothingUsable { left_out: feed.left_out, known });
    }
    Ok((defaults, feed))
}

async fn compare(
    db: &mut Db,
    (import, defaults): (&Import, &Defaults),
    mut feed: Feed,
) -> Result<(Plan, Report), NotImported> {
    let known = listings::of_directory(db, &import.directory).await?;
    let found = std::mem::take(&mut feed.found);
    if known.is_empty() && !import.named {
        let keys: Vec<&str> = found.iter().map(|found| found.key.as_str()).collect();
        if let Some(other) = listings::holder_of_most(db, &keys).await? {
            return Err(NotImported::KnownElsewhere(other));
        }
    }
    let remarks = remarks(&found);
    let live = known.iter().filter(|known| known.live).count();
    let plan = reconcile::plan(known, found);
    if !import.retire_most && retires_most(plan.gone.len(), live) {
        let directory = import.directory.clone();
        return Err(NotImported::MostGone { gone: plan.gone.len(), of: live, directory });
    }
    let report = report((import, defaults), feed, remarks, &plan);
    Ok((plan, report))
}

/// Whether so many retired at once need somebody's word: fewer than half were found again.
const fn retires_most(gone: usize, of: usize) -> bool {
    gone * 2 > of
}

fn remarks(found: &[meeting_guide::Found]) -> BTreeMap<Remark, Vec<String>> {
    let mut remarks: BTreeMap<Remark, Vec<String>> = BTreeMap::new();
    for found in found {
        for remark in &found.remarks {
            remarks.entry(*remark).or_default().push(found.key.clone());
        }
    }
    remarks
}

fn report(
    (import, defaults): (&Import, &Defaults),
    feed: Feed,
    remarks: BTreeMap<Remark, Vec<String>>,
    plan: &Plan,
) -> Report {
    Report {
        directory: import.directory.clone(),
        zone: defaults.zone.clone(),
        topics: defaults.topics.clone(),
        records: feed.records,
        new: plan.new,
        updated: plan.updated,
        rekeyed: plan.rekeyed,
        unchanged: plan.unchanged,
        retired: plan.gone.len(),
        left_out: feed.left_out,
        remarks,
        unknown_types: feed.unknown_types,
    }
}
