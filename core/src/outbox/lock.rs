//! One holder a lane: a file lock of the operating system, which the kernel frees when its process
//! dies, however it dies. A second process stands by.

use std::fs::{File, OpenOptions, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

use crate::domain::address::Platform;

/// The holding of a lane by this process; ends when dropped.
#[derive(Debug)]
pub struct LaneLock {
    _file: File,
}

impl LaneLock {
    /// Takes the lane of the store at `store`, unless another process holds it.
    ///
    /// # Errors
    /// If the lock file beside the store cannot be made or locked at all.
    pub fn try_take(store: &Path, lane: Platform) -> io::Result<Option<Self>> {
        let file = OpenOptions::new()
            .create(true)
            .truncate(false)
            .write(true)
            .open(Self::path(store, lane))?;
        match file.try_lock() {
            Ok(()) => Ok(Some(Self { _file: file })),
            Err(TryLockError::WouldBlock) => Ok(None),
            Err(TryLockError::Error(error)) => Err(error),
        }
    }

    /// The lock file of a lane, beside the store.
    #[must_use]
    pub fn path(store: &Path, lane: Platform) -> PathBuf {
        let mut name = store.as_os_str().to_owned();
        name.push(format!(".{lane}.lane"));
        PathBuf::from(name)
    }
}

/// Whether any process holds the lane of the store at `store` at this moment.
///
/// # Errors
/// If the lock file cannot be looked at.
pub fn is_held(store: &Path, lane: Platform) -> io::Result<bool> {
    let file = match File::open(LaneLock::path(store, lane)) {
        Ok(file) => file,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(false),
        Err(error) => return Err(error),
    };
    match file.try_lock_shared() {
        Ok(()) => Ok(false),
        Err(TryLockError::WouldBlock) => Ok(true),
        Err(TryLockError::Error(error)) => Err(error),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lane_has_one_holder() {
        let directory = tempfile::tempdir().unwrap();
        let store = directory.path().join("store.db");
        let first = LaneLock::try_take(&store, Platform::Discord).unwrap();
        assert!(first.is_some());
        assert!(LaneLock::try_take(&store, Platform::Discord).unwrap().is_none());
        assert!(is_held(&store, Platform::Discord).unwrap());
        assert!(!is_held(&store, Platform::Telegram).unwrap());
        assert!(LaneLock::try_take(&store, Platform::Telegram).unwrap().is_some());
        drop(first);
        assert!(LaneLock::try_take(&store, Platform::Discord).unwrap().is_some());
    }
}
