//! What is turned down while a group is run: codes, beginnings, records of who came.

use crate::domain::private::Private;
use crate::reply::block::{Line, Span};
use crate::reply::words::Voice;

/// Why something was not done.
#[derive(Debug)]
pub enum Running {
    /// A code that is unknown, used or too old.
    CodeUnknown,
    /// Who has a code leads the group already.
    LeadsAlready(Private<String>),
    /// Who leads no group gave no code either.
    NoCodeAndNoGroup,
    /// The group, and from when its session can be begun.
    TooEarlyToBegin(Private<String>, Span),
}

impl Running {
    /// In words.
    #[must_use]
    pub fn say(&self, voice: &Voice) -> Line {
        match self {
            Self::CodeUnknown => voice.refuse_code_unknown(),
            Self::LeadsAlready(label) => voice.refuse_leads_already(label),
            Self::TooEarlyToBegin(label, opens) => {
                voice.refuse_too_early_to_begin(label, opens.clone())
            }
            Self::NoCodeAndNoGroup => voice.refuse_no_code_and_no_group(),
        }
    }
}
