//! The desk an operator imports at: settings, a store of its own, and the files.

use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};
use circlekeeper::import::{self, Args};
use circlekeeper::settings::Settings;
use circlekeeper::trouble::Trouble;
use circlekeeper_core::clock::Clock;
use circlekeeper_core::exchange::directory::Report;
use tempfile::TempDir;

/// A desk with no store yet.
pub(crate) struct Desk {
    pub(crate) directory: TempDir,
    settings: Settings,
}

impl Desk {
    pub(crate) fn new() -> Self {
        let directory = TempDir::new().expect("a directory");
        let path = |name: &str| directory.path().join(name).display().to_string();
        let settings = Settings::read(&|name| match name {
            "DATABASE_URL" => Some(format!("sqlite://{}", path("store.db"))),
            "SECRET_KEY_FILE" => Some(path("keys/secret.key")),
            _ => None,
        });
        Self { settings: settings.expect("settings"), directory }
    }

    pub(crate) async fn import(&self, asked: &Args) -> Result<Report, Trouble> {
        let now: DateTime<Utc> = "2026-11-30T08:00:00Z".parse().expect("a moment");
        import::bring_in(&self.settings, Clock::movable(now), asked).await
    }

    /// A file with this text.
    pub(crate) fn file(&self, name: &str, text: &[u8]) -> PathBuf {
        let path = self.directory.path().join(name);
        std::fs::write(&path, text).expect("a file");
        path
    }

    /// What the store's files hold.
    pub(crate) fn stored_text(&self) -> String {
        let read = |name: &str| std::fs::read(self.directory.path().join(name)).unwrap_or_default();
        String::from_utf8_lossy(&[read("store.db"), read("store.db-wal")].concat()).into_owned()
    }
}

/// What is asked for to import `file` with `zone`.
pub(crate) fn asked(file: impl Into<PathBuf>, zone: &str) -> Args {
    let zone = Some(zone.to_owned());
    let file = file.into();
    Args { file, zone, directory: None, topics: None, retire_most: false, dry_run: false }
}

/// A file of the project's own.
pub(crate) fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/directories/fixtures").join(name)
}

/// A real feed kept beside the project; `None`, and says so, where there is none.
pub(crate) fn feed(name: &str) -> Option<PathBuf> {
    let feeds = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/data/meeting-guide");
    let path = feeds.join(name).with_extension("json");
    if !path.exists() {
        eprintln!("skipped: {name} is not here");
        return None;
    }
    Some(path)
}

/// New, updated, unchanged, retired, left out.
pub(crate) fn counts(report: &Report) -> [usize; 5] {
    let Report { new, updated, unchanged, retired, left_out, .. } = report;
    [*new, *updated, *unchanged, *retired, left_out.len()]
}
