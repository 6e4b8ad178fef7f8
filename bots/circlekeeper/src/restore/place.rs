//! Taking the store's place: the order of steps in which a crash at any moment leaves one whole store.

use std::fs::{self, File, Permissions};
use std::io;
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::path::{Path, PathBuf};

use crate::backup::{beside, directory_of};
use crate::trouble::Trouble;

/// What SQLite keeps beside a store.
const COMPANIONS: [&str; 2] = ["-wal", "-shm"];
/// How the store that was there is called from then on, before its number.
const ASIDE: &str = ".before-restore-";

/// Puts `copy` in the place of `store`; the store that was there stays aside, under the name that is
/// returned.
///
/// # Errors
/// If a file cannot be named or written; the store is in its place then, old or new.
pub(super) fn take(copy: &Path, store: &Path) -> io::Result<Option<PathBuf>> {
    File::open(copy)?.sync_all()?;
    let aside = if store.exists() { Some(keep_aside(store)?) } else { None };
    // A write-ahead log that stayed would be read into the copy. The store that was there has its own
    // beside its other name by now.
    for companion in COMPANIONS {
        remove(&beside(store, companion))?;
    }
    fs::rename(copy, store)?;
    super::sync_beside(store)?;
    Ok(aside)
}

/// Gives the store, and what belongs to it, a second name that nothing has yet.
fn keep_aside(store: &Path) -> io::Result<PathBuf> {
    let free = |number: &u32| !beside(store, &format!("{ASIDE}{number}")).exists();
    let number = (1..).find(free).ok_or(io::ErrorKind::AlreadyExists)?;
    let aside = beside(store, &format!("{ASIDE}{number}"));
    for companion in COMPANIONS {
        let from = beside(store, companion);
        if from.exists() {
            name_too(&from, &beside(&aside, companion))?;
        }
    }
    name_too(store, &aside)?;
    super::sync_beside(store)?;
    Ok(aside)
}

/// A second name, or a copy where the file system knows no second names.
fn name_too(from: &Path, to: &Path) -> io::Result<()> {
    fs::hard_link(from, to).or_else(|_| fs::copy(from, to).map(drop))
}

fn remove(file: &Path) -> io::Result<()> {
    match fs::remove_file(file) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        other => other,
    }
}

/// Makes a file readable by its owner alone.
pub(super) fn own_alone(file: &Path) -> io::Result<()> {
    fs::set_permissions(file, Permissions::from_mode(0o600))
}

/// What another user restores, the bot could not open. `made` was made just now, by this user.
pub(super) fn refuse_another_user(made: &Path, store: &Path) -> Result<(), Trouble> {
    let owner = |path: &Path| fs::metadata(path).map(|found| found.uid());
    let theirs = owner(store).or_else(|_| owner(&directory_of(store)));
    match (owner(made), theirs) {
        (Ok(mine), Ok(theirs)) if mine != theirs => Err(Trouble::Failed(format!(
            "{} belongs to another user: run this as the user the bot runs as (sudo -u circlekeeper …)",
            store.display()
        ))),
        _ => Ok(()),
    }
}
