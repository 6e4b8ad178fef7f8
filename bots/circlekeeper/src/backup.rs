//! `backup FILE`: one file that holds the store as it was at one moment.
//!
//! The copy is made beside its place, looked over, written through to the disk, and only then given
//! its name: under that name there is never half a copy. The bot may run all the while.
//!
//! Not here: putting a copy back (`restore.rs`), and the key, which is never copied along: both
//! platforms' terms want it apart from the data.

use std::ffi::OsString;
use std::fs::{self, File};
use std::io;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};

use circlekeeper_core::domain::address::Platform;
use circlekeeper_core::outbox::LaneLock;
use circlekeeper_core::store::OpenError;
use circlekeeper_core::store::look::{self, Schema};
use tempfile::NamedTempFile;

use crate::restore::trial;
use crate::settings::Settings;
use crate::trouble::Trouble;
use crate::waiting::{Waiting, size};

/// How a copy is called until it is whole.
const UNFINISHED: &str = ".circlekeeper-unfinished-";

/// Copies the store into one file. The bot may run meanwhile.
#[derive(clap::Args, Debug)]
#[command(after_help = "\
The copy is checked before it gets its name, and readable by you alone. It holds what the store holds:
who is in which group. Keep it as safe as the store, and the key (SECRET_KEY_FILE) somewhere else: the
copy is of no use without it.

  circlekeeper backup /var/backups/circlekeeper/monday.db --force

Exit codes: 0 the copy is there, 1 it is not, 2 a setting must be mended first, or
the file is one the bot itself uses.")]
pub struct Args {
    /// The file to write.
    file: PathBuf,
    /// Replace the file if there is one.
    #[arg(long)]
    force: bool,
}

/// Makes the copy.
///
/// # Errors
/// Why there is none; a file that was there before is untouched then.
pub async fn run(args: &Args) -> Result<(), Trouble> {
    let settings = Settings::from_env()?;
    let store = look::path(&settings.database)
        .map_err(|error| Trouble::Mend(format!("DATABASE_URL: {error}")))?;
    refuse_the_programs_own(&args.file, &store, &settings.key_file)?;
    if !args.force && args.file.exists() {
        return Err(Trouble::Failed(taken(&args.file)));
    }
    let directory = directory_of(&args.file);
    let at = |error: io::Error| {
        Trouble::Failed(format!("no copy can be written in {}: {error}", directory.display()))
    };
    sweep(&directory).map_err(at)?;
    trial::sweep(&directory_of(&store));
    let copy = unfinished(&directory).map_err(at)?;
    let bytes = fill(&copy, &store).await?;
    put_in_place(copy, args).map_err(|error| match error.kind() {
        io::ErrorKind::AlreadyExists => Trouble::Failed(taken(&args.file)),
        _ => at(error),
    })?;
    sync_directory(&directory).map_err(at)?;
    eprintln!("Copied {} to {} ({}, checked).", store.display(), args.file.display(), size(bytes));
    Ok(())
}

/// A copy that took the name of the store itself would be read with a write-ahead log that is not its
/// own, and what the bot goes on writing would be lost: neither is ever asked for.
fn refuse_the_programs_own(file: &Path, store: &Path, key: &Path) -> Result<(), Trouble> {
    let companions = ["", "-wal", "-shm", "-journal"].map(|ending| beside(store, ending));
    let locks = Platform::ALL.map(|lane| LaneLock::path(store, lane));
    let own = companions.into_iter().chain(locks).chain([key.to_path_buf()]);
    match own.into_iter().find(|own| is_same(file, own)) {
        None => Ok(()),
        Some(own) => Err(Trouble::Mend(format!(
            "{} is a file the bot itself uses ({}): name another one for the copy",
            file.display(),
            own.display()
        ))),
    }
}

/// Whether two names lead to one file, or would if there were one.
fn is_same(one: &Path, other: &Path) -> bool {
    let found = |path: &Path| fs::metadata(path).map(|found| (found.dev(), found.ino())).ok();
    let named = |path: &Path| Some((found(&directory_of(path))?, path.file_name()?.to_owned()));
    let same_file = found(one).is_some_and(|one| found(other) == Some(one));
    same_file || named(one).is_some_and(|one| named(other) == Some(one))
}

fn taken(file: &Path) -> String {
    format!("{} is there already: name another file, or say --force", file.display())
}

/// Copies the store into the empty file and looks the copy over; its size.
async fn fill(copy: &NamedTempFile, store: &Path) -> Result<u64, Trouble> {
    let failed = |error: &dyn std::error::Error| {
        Trouble::Failed(format!("no copy was made of {}: {error}", store.display()))
    };
    let to = copy.path().to_str().ok_or_else(|| {
        Trouble::Failed("the file's directory has a name that is no text".to_owned())
    })?;
    let waiting = Waiting::show("copying the store");
    let mut db = look::open(store).await.map_err(|error| match error {
        OpenError::Missing(_) => Trouble::Mend(format!("DATABASE_URL: {error}")),
        other => failed(&other),
    })?;
    if look::schema(&mut db).await.map_err(|error| failed(&error))? == Schema::NoStore {
        let line = format!("{} is no store of this program", store.display());
        return Err(Trouble::Mend(format!("DATABASE_URL: {line}")));
    }
    look::copy_into(&mut db, to).await.map_err(|error| failed(&error))?;
    waiting.now("checking the copy");
    let mut written = look::open(copy.path()).await.map_err(|error| failed(&error))?;
    if let Some(fault) = look::full_check(&mut written).await.map_err(|error| failed(&error))? {
        let mend = "restore an earlier copy";
        return Err(Trouble::Failed(format!("the store is damaged ({fault}): {mend}")));
    }
    let through = copy.as_file().sync_all().and_then(|()| copy.as_file().metadata());
    through.map(|found| found.len()).map_err(|error| failed(&error))
}

/// An empty file in `directory`, readable by its owner alone. The lock says that somebody is at work
/// on it; it ends with the process.
fn unfinished(directory: &Path) -> io::Result<NamedTempFile> {
    let copy = tempfile::Builder::new().prefix(UNFINISHED).tempfile_in(directory)?;
    copy.as_file().lock()?;
    Ok(copy)
}

/// Removes what a copying that was killed left behind: it holds what a store holds.
fn sweep(directory: &Path) -> io::Result<()> {
    for entry in fs::read_dir(directory)? {
        let entry = entry?;
        let ours = entry.file_name().to_str().is_some_and(|name| name.starts_with(UNFINISHED));
        if ours && File::open(entry.path()).is_ok_and(|file| file.try_lock().is_ok()) {
            let _ = fs::remove_file(entry.path());
        }
    }
    Ok(())
}

fn put_in_place(copy: NamedTempFile, args: &Args) -> io::Result<()> {
    if args.force { copy.persist(&args.file) } else { copy.persist_noclobber(&args.file) }
        .map(drop)
        .map_err(|error| error.error)
}

/// The file whose name is this one's with `ending` after it.
pub(crate) fn beside(file: &Path, ending: &str) -> PathBuf {
    let mut name = OsString::from(file);
    name.push(ending);
    PathBuf::from(name)
}

/// The directory a file is in.
pub(crate) fn directory_of(file: &Path) -> PathBuf {
    let parent = file.parent().filter(|parent| !parent.as_os_str().is_empty());
    parent.map_or_else(|| PathBuf::from("."), Path::to_path_buf)
}

/// Writes a directory through, so that a power cut does not take a file's new name back.
pub(crate) fn sync_directory(directory: &Path) -> io::Result<()> {
    File::open(directory)?.sync_all()
}
