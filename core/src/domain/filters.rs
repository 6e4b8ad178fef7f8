//! What narrows a search: language, days and hours, cost, seats, platform, kind.
//!
//! What people type is read in `filters/read.rs`, the most they can pay in `filters/price.rs`; when that is, in `filters/windows.rs`. Not here: whose
//! hours they are (`commands/find`), and the looking (`store/search.rs`).

use chrono::Duration;
use serde::{Deserialize, Serialize};

use super::address::Platform;

mod price;
mod read;
mod windows;

pub use price::{FeeAsked, Most, Priced, Unused, Why, most, taken_from};
pub use read::{clock, days, fee, is_day, kind, language, led, platform, seats};
pub use windows::{Windows, ahead_until};

/// How far ahead sessions are looked at, so that a group that meets once a month is found.
const AHEAD: Duration = Duration::days(35);

/// What is asked of a group besides what it is about.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Filters {
    /// The language it speaks, as a tag.
    pub language: Option<String>,
    /// The days it meets on, 0 is Monday; none is any.
    pub days: Vec<u8>,
    /// It begins at this minute of the day or later …
    pub after: Option<u16>,
    /// … and before this one.
    pub before: Option<u16>,
    /// It costs nothing.
    pub no_fee: bool,
    /// It costs no more than this.
    pub most: Option<Most>,
    /// Somebody may get in now.
    pub seats: bool,
    /// It has a chat there.
    pub platform: Option<Platform>,
    /// Its kind, as the store writes it.
    pub kind: Option<String>,
    /// What those who lead it say they are.
    pub led: Option<Led>,
}

/// What those who lead a group say they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Led {
    /// One of them states a profession.
    Therapist,
    /// One says that they are a peer, and none states a profession.
    Peers,
}

impl Led {
    /// In one word, as it is typed.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Therapist => "therapist",
            Self::Peers => "peers",
        }
    }
}

/// A filter that cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BadFilter {
    /// Not understood.
    NotUnderstood,
    /// In the morning or in the evening?
    WhichHalf(u16),
    /// A price in which currency?
    NoCurrency,
    /// A price in one of these currencies.
    SeveralCurrencies(&'static str),
}

impl Filters {
    /// Whether nothing is asked.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Whether days or hours are asked for.
    #[must_use]
    pub const fn ask_when(&self) -> bool {
        !self.days.is_empty() || self.after.is_some() || self.before.is_some()
    }

    /// What is asked of its fee.
    #[must_use]
    pub const fn fee_asked(&self) -> FeeAsked<'_> {
        match &self.most {
            _ if self.no_fee => FeeAsked::None,
            Some(most) => FeeAsked::AtMost(most),
            None => FeeAsked::Any,
        }
    }

    /// Whether anything is asked of the group itself, besides when it meets.
    #[must_use]
    pub fn ask_of_groups(&self) -> bool {
        self.language.is_some()
            || self.kind.is_some()
            || self.fee_asked() != FeeAsked::Any
            || self.seats
            || self.platform.is_some()
            || self.led.is_some()
    }

    /// Whether more is asked than a directory says of its meetings.
    #[must_use]
    pub const fn ask_more_than_directories_say(&self) -> bool {
        self.ask_when()
            || self.no_fee
            || self.most.is_some()
            || self.seats
            || self.platform.is_some()
            || self.kind.is_some()
            || self.led.is_some()
    }
}
