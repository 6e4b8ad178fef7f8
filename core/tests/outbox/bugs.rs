//! The bugs that the simulation must find (`.ci/bugs` plants them) still fit the sources.

use std::path::Path;
use std::process::Command;

#[test]
fn every_planted_bug_still_fits_the_sources() {
    let core = Path::new(env!("CARGO_MANIFEST_DIR"));
    let root = core.parent().expect("the project's root");
    let bugs = std::fs::read_dir(core.join("tests/outbox/bugs")).expect("the bugs");
    let patches: Vec<_> = bugs.map(|entry| entry.expect("an entry").path()).collect();
    assert!(patches.len() >= 8, "{patches:?}");
    for patch in patches {
        let text = std::fs::read_to_string(&patch).expect("a patch");
        let first = text.lines().next().unwrap_or_default();
        assert!(first.ends_with('.'), "{}: say what bug it is", patch.display());
        // Outside of a repository it needs none, and looks at the files as they are.
        let checked = Command::new("git")
            .args(["apply", "--check", "--unidiff-zero"])
            .arg(&patch)
            .current_dir(root)
            .env("GIT_CEILING_DIRECTORIES", root.parent().unwrap_or(root))
            .output();
        let Ok(checked) = checked else { return eprintln!("git is not to be had: not checked") };
        let why = String::from_utf8_lossy(&checked.stderr);
        assert!(checked.status.success(), "{} does not apply: {why}", patch.display());
    }
}
