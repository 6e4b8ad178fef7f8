//! A disk so small that it is soon full: a file system of its own in memory. Only who may mount one
//! (root, on Linux) gets it.

use std::fs::File;
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

/// It is there until this is dropped.
#[derive(Debug)]
pub struct SmallDisk {
    directory: TempDir,
}

impl SmallDisk {
    /// A disk of so many megabytes.
    ///
    /// # Errors
    /// Why there is none, in words for whoever reads what the test says.
    pub fn of_megabytes(size: u32) -> Result<Self, String> {
        let directory = TempDir::new().map_err(|error| error.to_string())?;
        let size = format!("size={size}m");
        let mounted = Command::new("mount")
            .args(["-t", "tmpfs", "-o", &size, "tmpfs"])
            .arg(directory.path())
            .output()
            .map_err(|error| format!("mount: {error}"))?;
        if mounted.status.success() {
            return Ok(Self { directory });
        }
        Err(String::from_utf8_lossy(&mounted.stderr).trim().to_owned())
    }

    /// Where it is.
    #[must_use]
    pub fn path(&self) -> &Path {
        self.directory.path()
    }

    /// Somebody else's file takes all the room that is left.
    ///
    /// # Panics
    /// When it cannot be written for another reason than that.
    pub fn fill(&self) {
        let mut ballast = File::create(self.ballast()).expect("a file");
        let zeros = vec![0; 4096];
        loop {
            match ballast.write_all(&zeros) {
                Ok(()) => {}
                Err(error) if error.kind() == ErrorKind::StorageFull => return,
                Err(error) => panic!("the disk was to be filled: {error}"),
            }
        }
    }

    /// That file is deleted.
    ///
    /// # Panics
    /// When it is not there.
    pub fn free(&self) {
        std::fs::remove_file(self.ballast()).expect("the disk was full");
    }

    fn ballast(&self) -> PathBuf {
        self.path().join("ballast")
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        // Lazily: whoever still has a file open there keeps it until then.
        let _ = Command::new("umount").arg("-l").arg(self.directory.path()).status();
    }
}
