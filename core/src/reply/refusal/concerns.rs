//! Why something about a concern, or about a group that the operator holds, was not done.

use crate::domain::address::Platform;
use crate::domain::private::Private;
use crate::reply::block::{Line, Span};
use crate::reply::words::Voice;

/// The reasons.
#[derive(Debug)]
pub enum ConcernRefusal {
    /// There is no operator it could go to; on which platform the asker is.
    NobodyOperates(Platform),
    /// Which group it is about was not said.
    AboutWhich,
    /// Nobody who leads the group is called so there.
    NoSuchFacilitator(Private<String>),
    /// So many of the asker's are open.
    TooMany(i64),
    /// The asker has none that is called so.
    NoSuchReference,
    /// So much was written for it already.
    Enough(String),
    /// Only the operator ends the group's break.
    Held(Private<String>),
    /// Only the operator closes the group that they hold.
    HeldNotClosed(Private<String>),
    /// Nobody else leads the group that the operator holds.
    HeldNotLeft(Private<String>),
    /// It was ended since.
    Ended(String),
    /// Whoever raised it took it back.
    Withdrawn(String),
    /// The group cannot go on without anybody who leads it.
    NobodyLeads(Private<String>),
    /// No open concern is about this group.
    NotAbout(Private<String>),
    /// The operator does not hold the group.
    NotHeld(Private<String>),
    /// Another operator holds the group already.
    HeldAlready(Private<String>),
    /// Whoever raised it was forgotten since.
    NobodyToAsk(String),
}

impl ConcernRefusal {
    /// In words.
    #[must_use]
    pub fn say(&self, voice: &Voice) -> Line {
        let code = |text: &str| Span::Code(text.to_owned());
        match self {
            Self::NobodyOperates(platform) => {
                voice.refuse_nobody_operates(voice.platform_report(platform.as_str()))
            }
            Self::AboutWhich => {
                let command = voice.command_name("concern");
                voice.refuse_about_which(code(&format!("/{command} group:#12")))
            }
            Self::NoSuchFacilitator(label) => voice.refuse_no_such_facilitator(label),
            Self::TooMany(most) => voice.refuse_too_many_concerns(*most),
            Self::NoSuchReference => voice.refuse_no_such_reference(),
            Self::Enough(reference) => voice.refuse_enough_written(code(reference)),
            Self::Held(label) => voice.refuse_held(label),
            Self::HeldNotClosed(label) => voice.refuse_held_not_closed(label),
            Self::HeldNotLeft(label) => voice.refuse_held_not_left(label),
            Self::Ended(reference) => voice.refuse_concern_ended(code(reference)),
            Self::Withdrawn(reference) => voice.refuse_concern_withdrawn(code(reference)),
            Self::NobodyLeads(label) => voice.refuse_nobody_leads(label),
            Self::NotAbout(label) => voice.refuse_not_about(label),
            Self::NotHeld(label) => voice.refuse_not_held(label),
            Self::HeldAlready(label) => voice.refuse_held_already(label),
            Self::NobodyToAsk(reference) => voice.refuse_nobody_to_ask(code(reference)),
        }
    }
}
