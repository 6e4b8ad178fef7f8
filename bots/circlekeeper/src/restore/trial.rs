//! Where a copy is tried: a directory beside the store. It holds a whole store, so what a restore that was
//! cut off left of it is cleared away by the next restore or backup.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

/// How the directory is called.
const PREFIX: &str = ".circlekeeper-restoring-";

/// One such directory; gone when dropped.
#[derive(Debug)]
pub(super) struct Trial {
    directory: TempDir,
    /// Says that somebody is at work in it, and ends with the process, however that ends.
    _lock: File,
}

impl Trial {
    /// Makes one.
    pub(super) fn make(beside_the_store: &Path) -> io::Result<Self> {
        let directory = tempfile::Builder::new().prefix(PREFIX).tempdir_in(beside_the_store)?;
        let lock = File::open(directory.path())?;
        lock.lock()?;
        Ok(Self { directory, _lock: lock })
    }

    pub(super) fn directory(&self) -> &Path {
        self.directory.path()
    }

    pub(super) fn copy(&self) -> PathBuf {
        self.directory.path().join("store.db")
    }
}

/// Those in which nobody is at work any more.
pub(crate) fn left_behind(beside_the_store: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(beside_the_store) else { return Vec::new() };
    let ours = |path: &PathBuf| {
        let name = path.file_name().and_then(std::ffi::OsStr::to_str);
        name.is_some_and(|name| name.starts_with(PREFIX)) && path.is_dir()
    };
    let abandoned = |path: &PathBuf| File::open(path).is_ok_and(|file| file.try_lock().is_ok());
    let paths = entries.filter_map(|entry| Some(entry.ok()?.path()));
    paths.filter(|path| ours(path) && abandoned(path)).collect()
}

/// Clears those away. What cannot be cleared away stops nothing; `doctor` names it.
pub(crate) fn sweep(beside_the_store: &Path) {
    for abandoned in left_behind(beside_the_store) {
        let _ = fs::remove_dir_all(abandoned);
    }
}
