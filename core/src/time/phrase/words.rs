//! The words the grammar knows.
//!
//! Here: one small function for each family of words; the words are in lower case already.
//!
//! Not here: how they go together (`pieces.rs` and its neighbours). German is put
//! into these words by `german.rs`; a language with another word order would need another grammar.

use chrono::Weekday;

/// A unit of counting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unit {
    Minute,
    Hour,
    Day,
    Week,
    Month,
    /// What a series is made of, rather than a stretch of time.
    Session,
}

/// A part of the day, enough to tell seven in the morning from seven in the evening.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Morning,
    Afternoon,
    Evening,
    Night,
}

/// A weekday, and whether it was in the plural ("Thursdays").
pub(super) fn weekday(word: &str) -> Option<(Weekday, bool)> {
    let day = |name: &str| match name {
        "monday" | "mon" => Some(Weekday::Mon),
        "tuesday" | "tue" | "tues" => Some(Weekday::Tue),
        "wednesday" | "wed" | "weds" => Some(Weekday::Wed),
        "thursday" | "thu" | "thur" | "thurs" => Some(Weekday::Thu),
        "friday" | "fri" => Some(Weekday::Fri),
        "saturday" | "sat" => Some(Weekday::Sat),
        "sunday" | "sun" => Some(Weekday::Sun),
        _ => None,
    };
    let plural = || word.strip_suffix('s').filter(|name| name.ends_with("day")).and_then(day);
    day(word).map(|day| (day, false)).or_else(|| plural().map(|day| (day, true)))
}

/// The name of a weekday as the grammar reads it back.
pub(super) fn weekday_name(day: Weekday) -> &'static str {
    match day {
        Weekday::Mon => "Monday",
        Weekday::Tue => "Tuesday",
        Weekday::Wed => "Wednesday",
        Weekday::Thu => "Thursday",
        Weekday::Fri => "Friday",
        Weekday::Sat => "Saturday",
        Weekday::Sun => "Sunday",
    }
}

/// A month, 1 to 12.
pub(super) fn month(word: &str) -> Option<u32> {
    const MONTHS: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let full = |name: &&str| *name == word || name.get(..3) == Some(word);
    let index = MONTHS.iter().position(full).or_else(|| (word == "sept").then_some(8))?;
    u32::try_from(index + 1).ok()
}

/// A small number in words; "a week" is one.
pub(super) fn number(word: &str) -> Option<u32> {
    const NUMBERS: [&str; 12] = [
        "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
        "twelve",
    ];
    if matches!(word, "a" | "an") {
        return Some(1);
    }
    let index = NUMBERS.iter().position(|name| *name == word)?;
    u32::try_from(index + 1).ok()
}

/// An ordinal in words, 1 to 4, or -1 for the last. No fifth: most months have none.
pub(super) fn ordinal(word: &str) -> Option<i8> {
    match word {
        "first" => Some(1),
        "second" => Some(2),
        "third" => Some(3),
        "fourth" => Some(4),
        "last" => Some(-1),
        _ => None,
    }
}

/// The word for an ordinal, as the grammar reads it back.
pub(super) fn ordinal_name(nth: i8) -> Option<&'static str> {
    ["first", "second", "third", "fourth", "last"].into_iter().find(|&n| ordinal(n) == Some(nth))
}

/// Whether `word` behind a number makes it an ordinal.
pub(super) fn is_ordinal_ending(word: &str) -> bool {
    matches!(word, "st" | "nd" | "rd" | "th")
}

pub(super) fn unit(word: &str) -> Option<Unit> {
    match word {
        "min" | "mins" | "minute" | "minutes" => Some(Unit::Minute),
        "h" | "hr" | "hrs" | "hour" | "hours" => Some(Unit::Hour),
        "day" | "days" => Some(Unit::Day),
        "week" | "weeks" | "wk" | "wks" => Some(Unit::Week),
        "month" | "months" => Some(Unit::Month),
        "session" | "sessions" | "time" | "times" | "meeting" | "meetings" | "occurrence"
        | "occurrences" => Some(Unit::Session),
        _ => None,
    }
}

/// A part of the day, and whether it was in the plural ("evenings").
pub(super) fn part(word: &str) -> Option<(Part, bool)> {
    let part = match word.strip_suffix('s').unwrap_or(word) {
        "morning" => Part::Morning,
        "afternoon" => Part::Afternoon,
        "evening" => Part::Evening,
        "night" => Part::Night,
        _ => return None,
    };
    Some((part, word.ends_with('s')))
}
