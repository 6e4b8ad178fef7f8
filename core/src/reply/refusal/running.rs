//! What is turned down while a group is run: breaks, who is taken out, codes, beginnings, records of who came.

use crate::domain::private::Private;
use crate::reply::block::{Line, Span};
use crate::reply::words::Voice;

/// Why something was not done.
#[derive(Debug)]
pub enum Running {
    /// Of nobody in the group, or of several, this is the name.
    NotOneOfThatName,
    /// Somebody who leads a group is not taken out of it.
    IsFacilitator,
    /// The group takes a break.
    InBreak(Private<String>),
    /// The group takes no break.
    NotInBreak(Private<String>),
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
            Self::NotOneOfThatName => voice.refuse_not_one_of_that_name(),
            Self::IsFacilitator => voice.refuse_is_facilitator(),
            Self::InBreak(label) => voice.refuse_group_in_break(label),
            Self::NotInBreak(label) => voice.refuse_group_not_in_break(label),
            Self::CodeUnknown => voice.refuse_code_unknown(),
            Self::LeadsAlready(label) => voice.refuse_leads_already(label),
            Self::TooEarlyToBegin(label, opens) => {
                voice.refuse_too_early_to_begin(label, opens.clone())
            }
            Self::NoCodeAndNoGroup => voice.refuse_no_code_and_no_group(),
        }
    }
}
