//! Why somebody does not get a seat now.

use crate::domain::private::Private;
use crate::reply::block::{Line, Span};
use crate::reply::words::Voice;

/// Why not.
#[derive(Debug)]
pub enum NoSeat {
    /// Of a group they left, or an offer that was erased.
    OfferGone,
    /// It was held until then. With the label, and the number in line.
    WentOn(Private<String>, i64),
    /// It was held until then, and was offered to nobody else.
    TimeOver(Private<String>, i64),
    /// They had taken it for one session, and gave it back.
    GivenBack(Private<String>, i64),
    /// It was turned down.
    TurnedDown(Private<String>, i64),
    /// It is not free after all.
    NotFree(Private<String>, i64),
    /// They come to that session already.
    ComesAlready(Private<String>, Span),
}

impl NoSeat {
    /// In words.
    #[must_use]
    pub fn say(&self, voice: &Voice) -> Line {
        match self {
            Self::OfferGone => voice.refuse_offer_gone(),
            Self::WentOn(label, position) => voice.refuse_seat_went_on(label, *position),
            Self::TimeOver(label, position) => voice.refuse_seat_time_over(label, *position),
            Self::GivenBack(label, position) => voice.refuse_seat_given_back(label, *position),
            Self::TurnedDown(label, position) => voice.refuse_seat_turned_down(label, *position),
            Self::NotFree(label, position) => voice.refuse_seat_not_free(label, *position),
            Self::ComesAlready(label, at) => voice.refuse_guest_already(label, at.clone()),
        }
    }
}
