//! The project's Rust files, as text.

use std::path::{Path, PathBuf};

/// One file.
pub(crate) struct Source {
    /// From the project's root, with `/`.
    pub(crate) path: String,
    /// All of it.
    pub(crate) text: String,
}

impl Source {
    /// Whether all of it is test.
    pub(crate) fn is_test(&self) -> bool {
        self.path.starts_with("tests/")
            || self.path.contains("/tests/")
            || self.path.ends_with("/tests.rs")
    }

    /// The lines before an inline test module.
    pub(crate) fn lines(&self) -> impl Iterator<Item = &str> {
        self.text.lines().take_while(|line| !line.starts_with("#[cfg(test)]"))
    }

    /// The same without comments.
    pub(crate) fn code(&self) -> impl Iterator<Item = &str> {
        self.lines().filter(|line| !line.trim_start().starts_with("//"))
    }
}

/// All files below these folders of the project.
pub(crate) fn below(folders: &[&str]) -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the project's root");
    let mut sources = Vec::new();
    for folder in folders {
        collect(root, &root.join(folder), &mut sources);
    }
    assert!(!sources.is_empty(), "{folders:?}");
    sources.sort_by(|one, other| one.path.cmp(&other.path));
    sources
}

/// The product: everything that runs outside tests and playground.
pub(crate) fn product() -> Vec<Source> {
    below(&["core/src", "bots/discord/src", "bots/telegram/src", "bots/circlekeeper/src"])
        .into_iter()
        .filter(|source| !source.is_test())
        .collect()
}

fn collect(root: &Path, folder: &Path, sources: &mut Vec<Source>) {
    let entries = std::fs::read_dir(folder).expect("a folder of the project");
    for path in entries.map(|entry| entry.expect("an entry").path()) {
        if path.is_dir() {
            collect(root, &path, sources);
        } else if path.extension().is_some_and(|end| end == "rs") {
            let text = std::fs::read_to_string(&path).expect("a file of the project");
            sources.push(Source { path: named(root, &path), text });
        }
    }
}

fn named(root: &Path, path: &Path) -> String {
    let below: PathBuf = path.strip_prefix(root).expect("below the root").into();
    below.to_string_lossy().replace('\\', "/")
}
