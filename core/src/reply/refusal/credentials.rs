//! Why something about a profession, stated or checked, was not done.

use crate::reply::block::{Line, Span};
use crate::reply::words::Voice;

/// The reasons.
#[derive(Debug)]
pub enum CredentialRefusal {
    /// They state that very thing already.
    StatedAlready,
    /// A peer gives a number, a body, or whatever else belongs to a licence.
    PeerHasNoLicence,
    /// The address is none of a public page.
    BadRegister,
    /// The day could be another one, or is none.
    BadDay,
    /// The day is over.
    EndedAlready,
    /// It speaks of being checked.
    NotForYouToSay,
}

impl CredentialRefusal {
    /// In words.
    #[must_use]
    pub fn say(&self, voice: &Voice) -> Line {
        match self {
            Self::StatedAlready => voice.refuse_stated_already(),
            Self::PeerHasNoLicence => voice.refuse_peer_has_no_licence(),
            Self::BadRegister => voice.refuse_bad_register(),
            Self::BadDay => voice.refuse_bad_day(Span::Code("2027-12-31".to_owned())),
            Self::EndedAlready => voice.refuse_ended_already(),
            Self::NotForYouToSay => voice.refuse_not_for_you_to_say(),
        }
    }
}
