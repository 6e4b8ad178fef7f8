//! What a group costs: nothing; or an amount, for what, and what an absence costs.
//!
//! How it is read from what people type is in [`read`]. Not here: from when a change holds
//! (`commands/cost.rs`), its rows (`store/fees.rs`), its words (`reply/words/legitimacy.rs`).

mod currency;
mod lexer;
mod read;

use chrono::Duration;

pub use currency::Currency;
pub use read::{BadFee, parse};

use super::{BadWord, words_of};

/// How long a change of what a group costs is known to its members before it holds, at least.
pub const CHANGE_KNOWN: Duration = Duration::days(14);

/// What a group costs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fee {
    /// Nothing.
    None,
    /// Something.
    Price(Price),
}

/// What is paid, and for what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Price {
    /// How much, or from how much on.
    pub amount: Amount,
    /// Up to how much, where people choose between.
    pub up_to: Option<Amount>,
    /// In which currency.
    pub currency: Currency,
    /// For what.
    pub period: Period,
    /// What somebody pays who does not come.
    pub absence: Absence,
}

/// Money, in hundredths of its currency.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Amount(pub i64);

words_of! {
    /// What is paid for at once.
    pub enum Period {
        /// One session.
        Session = "session",
        /// A month.
        Month = "month",
        /// The whole of it.
        Course = "course",
    }
}

/// What somebody pays who does not come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Absence {
    /// Nothing.
    Free,
    /// Nothing, if they say so at least so many hours before; else as much as if they came.
    Notice(i64),
    /// As much as if they came.
    Charged,
    /// So much.
    Costs(Amount),
}

impl Absence {
    /// The word the store uses, and the number with it.
    #[must_use]
    pub const fn columns(self) -> (&'static str, Option<i64>) {
        match self {
            Self::Free => ("free", None),
            Self::Notice(hours) => ("notice", Some(hours)),
            Self::Charged => ("charged", None),
            Self::Costs(Amount(amount)) => ("costs", Some(amount)),
        }
    }

    /// From these columns.
    #[must_use]
    pub fn read(word: &str, number: Option<i64>) -> Option<Self> {
        match (word, number) {
            ("free", None) => Some(Self::Free),
            ("notice", Some(hours)) => Some(Self::Notice(hours)),
            ("charged", None) => Some(Self::Charged),
            ("costs", Some(amount)) => Some(Self::Costs(Amount(amount))),
            _ => None,
        }
    }
}
