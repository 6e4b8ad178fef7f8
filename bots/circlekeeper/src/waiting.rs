//! A sign that work goes on: on a terminal only, and on standard error, so that what is piped stays
//! clean.

use std::time::Duration;

use indicatif::{ProgressBar, ProgressStyle};

const TURN: Duration = Duration::from_millis(120);

/// Shown until dropped.
pub(crate) struct Waiting {
    bar: ProgressBar,
}

impl Waiting {
    /// Begins to show what is being done.
    pub(crate) fn show(doing: &str) -> Self {
        // Hidden by itself where standard error is no terminal.
        let bar = ProgressBar::new_spinner();
        if let Ok(style) = ProgressStyle::with_template("{spinner} {msg} ({elapsed})") {
            bar.set_style(style);
        }
        bar.set_message(doing.to_owned());
        bar.enable_steady_tick(TURN);
        Self { bar }
    }

    /// Something else is being done now.
    pub(crate) fn now(&self, doing: &str) {
        self.bar.set_message(doing.to_owned());
    }
}

impl Drop for Waiting {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}

/// A size as people read it.
pub(crate) fn size(bytes: u64) -> String {
    indicatif::HumanBytes(bytes).to_string()
}
