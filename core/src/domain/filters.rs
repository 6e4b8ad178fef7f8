//! What narrows a search: language, days and hours, cost, seats, platform, kind.
//!
//! Each is read from what people type, in English or German. What has two readings ("after 6") is not
//! guessed. Not here: whose hours they are (`commands/find`), and the looking (`store/search.rs`).

use chrono::Duration;
use serde::{Deserialize, Serialize};

use crate::clock::Instant;
use crate::time::zone::Zone;

use super::address::Platform;
use super::fee::BadFee;
use super::group::Kind;
use super::language;
use super::topic::plain;

mod price;

pub use price::{FeeAsked, Most, Priced, Unused, Why, most, taken_from};

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

/// Reads weekdays: "Monday", "Mo, Mi", "mon-thu", "weekend".
///
/// # Errors
/// If one of them is none.
pub fn days(raw: &str) -> Result<Vec<u8>, BadFilter> {
    let mut days = Vec::new();
    let lower = raw.to_lowercase().replace(['–', '—'], "-").replace("- ", "-").replace(" -", "-");
    let words = lower.split([',', ';', '/', '+', '&', ' ']).filter(|word| !word.is_empty());
    for word in words.filter(|word| !["and", "or", "und", "oder"].contains(word)) {
        match word.split_once('-') {
            Some((first, last)) => {
                let (first, last) = (day(first)?, day(last)?);
                let length = (7 + last - first) % 7;
                days.extend((0..=length).map(|more| (first + more) % 7));
            }
            None => days.extend(days_called(word)?),
        }
    }
    days.sort_unstable();
    days.dedup();
    if days.is_empty() { Err(BadFilter::NotUnderstood) } else { Ok(days) }
}

fn days_called(word: &str) -> Result<Vec<u8>, BadFilter> {
    match word {
        "weekend" | "weekends" | "wochenende" | "wochenenden" => Ok(vec![5, 6]),
        "weekdays" | "weekday" | "werktags" | "werktag" | "wochentags" => Ok((0..5).collect()),
        word => Ok(vec![day(word)?]),
    }
}

fn day(word: &str) -> Result<u8, BadFilter> {
    let word = plain(word);
    let called = |names: &[&str]| {
        names.iter().any(|name| *name == word || word.strip_suffix('s') == Some(name))
    };
    let place = DAYS.iter().position(|names| called(names));
    place.and_then(|day| u8::try_from(day).ok()).ok_or(BadFilter::NotUnderstood)
}

/// What people call the days, Monday first.
const DAYS: [&[&str]; 7] = [
    &["monday", "mon", "montag", "mo"],
    &["tuesday", "tue", "dienstag", "di"],
    &["wednesday", "wed", "mittwoch", "mi"],
    &["thursday", "thu", "thur", "donnerstag", "do"],
    &["friday", "fri", "freitag", "fr"],
    &["saturday", "sat", "samstag", "sonnabend", "sa"],
    &["sunday", "sun", "sonntag", "so"],
];

/// Reads a time of day as minutes: "18:00", "6pm", "18", "18.30 Uhr".
///
/// # Errors
/// If it is none, or could be two.
pub fn clock(raw: &str) -> Result<u16, BadFilter> {
    let lower = raw.to_lowercase().replace(' ', "").replace("uhr", "");
    let (digits, half) = match lower.trim_end_matches('.').strip_suffix("m") {
        Some(start) => match start.trim_end_matches('.').strip_suffix(['a', 'p']) {
            Some(digits) => (digits.to_owned(), Some(start.trim_end_matches('.').ends_with('p'))),
            None => return Err(BadFilter::NotUnderstood),
        },
        None => (lower.trim_end_matches('h').to_owned(), None),
    };
    let (hour, minute) = digits.split_once([':', '.', 'h']).unwrap_or((&digits, ""));
    let number = |text: &str| text.parse::<u16>().map_err(|_| BadFilter::NotUnderstood);
    let (written, hour) = (hour.len(), number(hour)?);
    let exact = !minute.is_empty();
    let minute = if exact { number(minute)? } else { 0 };
    if minute > 59 || hour > 24 || half.is_some() && !(1..=12).contains(&hour) {
        return Err(BadFilter::NotUnderstood);
    }
    match half {
        Some(later) => Ok((hour % 12 + if later { 12 } else { 0 }) * 60 + minute),
        None if (1..=12).contains(&hour) && !(exact && written == 2) => {
            Err(BadFilter::WhichHalf(hour))
        }
        None => Ok((hour * 60 + minute).min(24 * 60)),
    }
}

/// Reads a language: its tag, or its name in its own words, in English or in German.
///
/// # Errors
/// If nobody calls one so.
pub fn language(raw: &str) -> Result<&'static str, BadFilter> {
    language::called(raw.trim()).ok_or(BadFilter::NotUnderstood)
}

/// Reads "no fee".
fn no_fee(raw: &str) -> Result<bool, BadFilter> {
    one_of(raw, &["none", "no", "no fee", "free", "0", "keine", "kostenlos", "gratis", "umsonst"])
}

/// Reads a fee: nothing, or at most so much.
///
/// # Errors
/// If it says something else, or not in which currency.
pub fn fee(raw: &str) -> Result<Option<Most>, BadFilter> {
    if no_fee(raw).is_ok() {
        return Ok(None);
    }
    most(raw).map(Some).map_err(|bad| match bad {
        BadFee::NoCurrency => BadFilter::NoCurrency,
        BadFee::SeveralCurrencies(which) => BadFilter::SeveralCurrencies(which),
        _ => BadFilter::NotUnderstood,
    })
}

/// Reads "yes", of free seats.
///
/// # Errors
/// If it says something else.
pub fn seats(raw: &str) -> Result<bool, BadFilter> {
    one_of(raw, &["yes", "now", "free", "ja", "frei", "jetzt"])
}

fn one_of(raw: &str, words: &[&str]) -> Result<bool, BadFilter> {
    let plain = plain(raw);
    words.contains(&plain.as_str()).then_some(true).ok_or(BadFilter::NotUnderstood)
}

/// Reads a platform.
///
/// # Errors
/// If it is none of ours.
pub fn platform(raw: &str) -> Result<Platform, BadFilter> {
    plain(raw).parse().map_err(|_| BadFilter::NotUnderstood)
}

/// Reads a kind of group.
///
/// # Errors
/// If there is none of that name.
pub fn kind(raw: &str) -> Result<Kind, BadFilter> {
    match plain(raw).as_str() {
        "drop in" | "dropin" | "open" | "offen" => Ok(Kind::DropIn),
        "fixed" | "closed" | "fest" | "geschlossen" => Ok(Kind::Fixed),
        "course" | "kurs" => Ok(Kind::Course),
        _ => Err(BadFilter::NotUnderstood),
    }
}

/// Reads by whom a group is led.
///
/// # Errors
/// If it says something else.
pub fn led(raw: &str) -> Result<Led, BadFilter> {
    match plain(raw).as_str() {
        "therapist" | "therapists" | "professional" | "professionals" | "therapeut"
        | "therapeutin" | "therapeuten" | "fachleute" => Ok(Led::Therapist),
        "peer" | "peers" | "betroffene" | "selbsthilfe" => Ok(Led::Peers),
        _ => Err(BadFilter::NotUnderstood),
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
    fn days_are_read_in_both_languages() {
        for (raw, expected) in [
            ("thursday", vec![3]),
            ("Mondays", vec![0]),
            ("Mo, Mi und Fr", vec![0, 2, 4]),
            ("mon-wed", vec![0, 1, 2]),
            ("Sa - Mo", vec![0, 5, 6]),
            ("weekend", vec![5, 6]),
            ("Montags", vec![0]),
            ("tues", vec![1]),
        ] {
            assert_eq!(days(raw), Ok(expected), "{raw}");
        }
        for raw in ["", "someday", "mon-", ",", "mon-xyz"] {
            assert_eq!(days(raw), Err(BadFilter::NotUnderstood), "{raw}");
        }
    }

    #[test]
    fn times_of_day_are_read_and_never_guessed() {
        for (raw, expected) in [
            ("18:00", 1080),
            ("6pm", 1080),
            ("6:30 p.m.", 1110),
            ("18", 1080),
            ("18.30 Uhr", 1110),
            ("07:00", 420),
            ("12am", 0),
            ("12 pm", 720),
            ("24:00", 1440),
            ("0", 0),
        ] {
            assert_eq!(clock(raw), Ok(expected), "{raw}");
        }
        for (raw, hour) in [("6", 6), ("7:30", 7), ("12", 12)] {
            assert_eq!(clock(raw), Err(BadFilter::WhichHalf(hour)), "{raw}");
        }
        for raw in ["", "evening", "25:00", "18:60", "13pm", "-1", "m", "am", "18:00:00"] {
            assert_eq!(clock(raw), Err(BadFilter::NotUnderstood), "{raw}");
        }
    }

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

    proptest::proptest! {
        #[test]
        fn whatever_is_typed_is_read_or_refused(raw in "\\PC{0,20}") {
            let _ = (days(&raw), kind(&raw), language(&raw), fee(&raw), platform(&raw), led(&raw));
            if let Ok(minutes) = clock(&raw) {
                proptest::prop_assert!(minutes <= 24 * 60);
            }
        }
    }
}
