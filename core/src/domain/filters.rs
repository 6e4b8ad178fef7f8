//! What narrows a search: language, days and hours, cost, seats, platform, kind.
//!
//! What people type is read in `filters/read.rs`, the most they can pay in `filters/price.rs`. Not here: whose
//! hours they are (`commands/find`), and the looking (`store/search.rs`).

use chrono::Duration;
use serde::{Deserialize, Serialize};

use crate::clock::Instant;
use crate::time::zone::Zone;

use super::address::Platform;

mod price;
mod read;

pub use price::{FeeAsked, Most, Priced, Unused, Why, most, taken_from};
pub use read::{clock, days, fee, is_day, kind, language, led, platform, seats};

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
    /// It does not say whether it costs as little as is asked. This is how those are counted that are not
    /// shown; nobody types it.
    #[serde(skip)]
    pub fee_unsaid: bool,
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

/// A stretch of time in which a zone is this far from UTC.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Stretch {
    /// From this second on …
    pub begins: i64,
    /// … and before this one.
    pub ends: i64,
    /// Seconds east of UTC; nothing where each session's own zone counts.
    pub away: Option<i64>,
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
            most if self.fee_unsaid => FeeAsked::Unsaid(most.as_ref()),
            _ if self.no_fee => FeeAsked::None,
            Some(most) => FeeAsked::AtMost(most),
            None => FeeAsked::Any,
        }
    }

    /// The days asked for, all if none is, the lowest bit a Monday.
    #[must_use]
    pub fn days_as_bits(&self) -> i64 {
        let asked = self.days.iter().fold(0, |bits, day| bits | 1 << day);
        if self.days.is_empty() { 0b111_1111 } else { asked }
    }

    /// The part of the day in which it is to begin: the second of the day it is from, and how long it is. It
    /// may go on after midnight.
    #[must_use]
    pub fn part_of_day(&self) -> (i64, i64) {
        const DAY: i64 = 24 * 60 * 60;
        let after = self.after.map_or(0, i64::from) * 60;
        let before = self.before.map_or(DAY, |minutes| i64::from(minutes) * 60);
        (after, if after < before { before - after } else { before - after + DAY })
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

/// The stretches of the time ahead in which `zone` keeps its distance from UTC; one without a distance if
/// there is no zone.
#[must_use]
pub fn stretches(zone: Option<&Zone>, now: Instant) -> Vec<Stretch> {
    let (from, to) = (now.timestamp(), (now + AHEAD).timestamp());
    let Some(zone) = zone else { return vec![Stretch { begins: from, ends: to, away: None }] };
    let mut stretches: Vec<Stretch> = Vec::new();
    // Clocks change on the hour or the half hour of UTC, wherever that is.
    let step = 30 * 60;
    let mut at = from;
    while at < to {
        let next = (at / step + 1) * step;
        let away = crate::clock::from_unix(at);
        let away = Some(i64::from(zone.offset_seconds(away)));
        match stretches.last_mut() {
            Some(last) if last.away == away => last.ends = next,
            _ => stretches.push(Stretch { begins: at, ends: next, away }),
        }
        at = next;
    }
    stretches
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clock_change_ends_a_stretch() {
        let zone = Zone::parse("Europe/Berlin").unwrap();
        let away = |now: &str| {
            let all = stretches(Some(&zone), now.parse().unwrap());
            all.iter().map(|one| one.away.unwrap() / 3600).collect::<Vec<_>>()
        };
        assert_eq!(away("2026-11-30T08:00:00Z"), [1]);
        assert_eq!(away("2027-03-20T08:00:00Z"), [1, 2]);
    }
}
