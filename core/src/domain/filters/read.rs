//! What people type to narrow a search, in English or German. What has two readings ("after 6") is not guessed.
//!
//! Not here: how much they can pay (`price.rs`).

use crate::domain::address::Platform;
use crate::domain::fee::BadFee;
use crate::domain::group::Kind;
use crate::domain::language as languages;
use crate::domain::topic::plain;

use super::price::{Most, most};
use super::{BadFilter, Led};

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

/// Whether a word is what people call a day of the week, or several. Short forms are other words, too.
#[must_use]
pub fn is_day(word: &str) -> bool {
    word.chars().count() >= 4 && days_called(word).is_ok()
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
    languages::called(raw.trim()).ok_or(BadFilter::NotUnderstood)
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
