//! The transcript: who did what where, and what was seen there; each thing seen is counted.

use std::fmt::Write as _;
use std::io::{self, Write as _};

/// Prints, and counts what was seen.
#[derive(Debug, Default)]
pub(super) struct Transcript {
    seen: usize,
}

/// Nobody reads any more (`tour | head`): then the tour is over, and that is no failure.
#[derive(Debug)]
pub(super) struct NobodyReads;

/// Prints a line. Where nobody reads it, the story is left as a panic leaves it, but without a word: what
/// the stage holds, the bot's process above all, is cleared away.
fn print(line: &str) {
    if writeln!(io::stdout().lock(), "{line}").is_err() {
        std::panic::resume_unwind(Box::new(NobodyReads));
    }
}

/// The tour's last line.
pub(super) fn last_line(steps: usize) {
    let _ = writeln!(io::stdout().lock(), "\ntour: {steps} steps seen");
}

impl Transcript {
    /// Begins an act.
    pub(super) fn act(&self, title: &str) {
        print(&format!("\n== {title}\n"));
    }

    /// What the calendar shows now.
    pub(super) fn time(&self, time: &str) {
        print(&format!("   -- {time} --"));
    }

    /// Something somebody did.
    pub(super) fn done(&self, place: &str, who: &str, what: &str) {
        print(&format!("{place:<26} {who}: {what}"));
    }

    /// Something the bot said, as it was seen there. Counts.
    pub(super) fn seen(&mut self, place: &str, audience: &str, text: &str, buttons: &[&str]) {
        self.seen += 1;
        let mut shown = format!("{place:<26} bot{audience}:");
        for line in text.lines().filter(|line| !line.trim().is_empty()) {
            let _ = write!(shown, "\n{:<26}   {line}", "");
        }
        if !buttons.is_empty() {
            let _ = write!(shown, "\n{:<26}   [ {} ]", "", buttons.join(" ] [ "));
        }
        print(&shown);
    }

    /// Something that was looked for and rightly not there. Counts.
    pub(super) fn nothing(&mut self, what: &str) {
        self.seen += 1;
        print(&format!("   (seen: {what})"));
    }

    /// Something that happened to the bot itself.
    pub(super) fn note(&self, what: &str) {
        print(&format!("   ({what})"));
    }

    /// How many things were seen.
    pub(super) const fn count(&self) -> usize {
        self.seen
    }
}
