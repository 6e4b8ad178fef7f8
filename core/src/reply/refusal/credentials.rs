//! Why something about a profession, stated or checked, was not done.

use crate::domain::private::Private;
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
    /// No statement has that number, or no longer.
    NoSuchStatement,
    /// A peer has no licence that could be checked.
    PeersAreNotChecked,
    /// It was stated anew, or checked, since it was looked at.
    StatedAnew(i64),
    /// The check's last day is over.
    CheckInThePast,
    /// The check would hold longer than the licence.
    BeyondTheLicence,
    /// The check would hold too long.
    CheckTooLong,
    /// Whoever leads the group has said it.
    NothingToAsk(Private<String>),
    /// The caller asked already; so many days must pass.
    AskedAlready(i64),
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
            Self::NoSuchStatement => voice.refuse_no_such_statement(),
            Self::PeersAreNotChecked => voice.refuse_peers_are_not_checked(),
            Self::StatedAnew(id) => {
                let command = voice.command_name("checkcredential");
                voice.refuse_stated_anew(Span::Code(format!("/{command} #{id}")))
            }
            Self::CheckInThePast => voice.refuse_check_in_the_past(),
            Self::BeyondTheLicence => voice.refuse_beyond_the_licence(),
            Self::CheckTooLong => voice.refuse_check_too_long(),
            Self::NothingToAsk(label) => voice.refuse_nothing_to_ask(label),
            Self::AskedAlready(days) => voice.refuse_asked_already(*days),
        }
    }
}
