//! What a group costs: nothing; or an amount, for what, and what an absence costs.
//!
//! How it is read from what people type is in [`parse`]. Not here: from when a change holds
//! (`outbox/plan/fees.rs`), its rows (`store/fees.rs`), its words (`reply/words/fees.rs`).

mod absence;
mod currency;
mod lexer;
mod read;
mod stated;
mod words;

use chrono::{Days, Duration, NaiveDate, NaiveTime};

pub use absence::parse_absence;
pub use currency::Currency;
pub use read::{BadFee, is_everyday, is_period, parse, parse_price};
pub use stated::{Costs, Stated, Statement};

use super::{BadWord, words_of};
use crate::clock::Instant;
use crate::time::zone::Zone;

/// How long members know of a change of what their group costs before it holds, at least.
pub const CHANGE_KNOWN: Duration = Duration::days(14);

/// What a group costs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fee {
    /// Nothing.
    None,
    /// Something.
    Price(Price),
}

impl Fee {
    /// Whether what an absence costs is said, too, where anything is paid.
    #[must_use]
    pub const fn is_whole(&self) -> bool {
        !matches!(self, Self::Price(Price { absence: None, .. }))
    }
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
    /// What somebody pays who does not come; `None` if that was not said.
    pub absence: Option<Absence>,
}

/// Money, in the smallest units of its currency: cents, or whole yen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Amount(pub i64);

words_of! {
    /// What is paid for at once.
    pub enum Period {
        /// One session.
        Session = "session",
        /// A week.
        Week = "week",
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

/// From when a change holds that is made `now`: the first midnight of the group's zone by which its members
/// have known of it for [`CHANGE_KNOWN`]. Where a clock change skips midnight, the day's first moment.
#[must_use]
pub fn change_holds(zone: &Zone, now: Instant) -> Instant {
    let known_until = zone.local(now) + CHANGE_KNOWN;
    let mut day: NaiveDate = known_until.date();
    if known_until.time() > NaiveTime::MIN {
        day = day.checked_add_days(Days::new(1)).unwrap_or(day);
    }
    zone.resolve(day.and_time(NaiveTime::MIN)).at
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::from_unix;

    #[test]
    fn a_change_holds_from_the_first_midnight_at_least_a_fortnight_ahead() {
        let at = |text: &str| text.parse::<Instant>().unwrap();
        for (zone, now, holds) in [
            ("Europe/Berlin", "2026-12-01T12:00:00Z", "2026-12-15T23:00:00Z"),
            // Midnight exactly: that one counts.
            ("Europe/Berlin", "2026-11-30T23:00:00Z", "2026-12-14T23:00:00Z"),
            // Over a clock change the days are those of the calendar.
            ("Europe/Berlin", "2026-10-20T12:00:00Z", "2026-11-03T23:00:00Z"),
            ("Asia/Kolkata", "2026-12-01T12:00:00Z", "2026-12-15T18:30:00Z"),
        ] {
            let zone = Zone::parse(zone).unwrap();
            assert_eq!(change_holds(&zone, at(now)), at(holds), "{now}");
        }
        let zone = Zone::parse("Europe/Berlin").unwrap();
        for hour in 0..2_000 {
            let now = from_unix(1_790_000_000 + hour * 3_600);
            let known = change_holds(&zone, now) - now;
            assert!(known >= CHANGE_KNOWN - Duration::hours(1), "{now}");
            assert!(known <= CHANGE_KNOWN + Duration::hours(25), "{now}");
        }
    }
}
