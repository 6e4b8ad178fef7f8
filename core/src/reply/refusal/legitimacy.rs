//! Refusals about what a group says of itself: what it costs, who leads it, and with what right.

use crate::domain::private::Private;
use crate::domain::statement::Missing;
use crate::reply::block::Line;
use crate::reply::words::Voice;

use super::code;

/// Why something was not done.
#[derive(Debug)]
pub enum Legitimacy {
    /// The group has not said what a listing needs: its label, its number, and what is missing.
    Incomplete(Private<String>, i64, Vec<Missing>),
}

impl Legitimacy {
    pub(super) fn say(&self, voice: &Voice) -> Line {
        match self {
            Self::Incomplete(label, group, missing) => {
                let command = voice.command_name("editgroup");
                let example = code(&format!("/{command} #{group}"));
                voice.refuse_incomplete(label, voice.all_missing(missing), example)
            }
        }
    }
}
