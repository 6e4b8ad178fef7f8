//! How long before a session a reminder falls due: "24h 30min", as people write it.

use std::collections::BTreeSet;

const MINUTE: i64 = 60;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;

/// The shortest offset: a reminder must leave time to get ready.
const SHORTEST: i64 = 5 * MINUTE;
/// The longest: sessions become rows sixty days ahead, so that this is well within.
const LONGEST: i64 = 14 * DAY;
/// The most offsets a group or a person has.
const MOST: usize = 4;

/// Why a text holds no offsets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BadOffsets {
    /// A piece is no length of time.
    NotUnderstood,
    /// Shorter than five minutes, or longer than two weeks.
    OutOfRange,
    /// More than four.
    TooMany,
}

/// Reads offsets, in seconds, longest first: numbers with a unit, in any order.
///
/// # Errors
/// If a piece is no length of time, or out of range, or if there are too many.
pub fn parse(text: &str) -> Result<Vec<i64>, BadOffsets> {
    let mut offsets = BTreeSet::new();
    let mut number = String::new();
    let mut unit = String::new();
    for character in text.chars().chain([' ']) {
        if character.is_ascii_digit() {
            take(&mut offsets, &mut number, &mut unit)?;
            number.push(character);
        } else if character.is_alphabetic() {
            unit.push(character.to_ascii_lowercase());
        } else if !unit.is_empty() {
            take(&mut offsets, &mut number, &mut unit)?;
        }
    }
    if offsets.is_empty() || !number.is_empty() {
        return Err(BadOffsets::NotUnderstood);
    }
    if offsets.len() > MOST {
        return Err(BadOffsets::TooMany);
    }
    Ok(offsets.into_iter().rev().collect())
}

/// Takes a number once its unit is known; a number still being read stays.
fn take(
    offsets: &mut BTreeSet<i64>,
    number: &mut String,
    unit: &mut String,
) -> Result<(), BadOffsets> {
    if unit.is_empty() {
        return Ok(());
    }
    let seconds = match unit.as_str() {
        "and" | "und" | "before" | "vorher" if number.is_empty() => {
            unit.clear();
            return Ok(());
        }
        "m" | "min" | "mins" | "minute" | "minutes" | "minuten" => MINUTE,
        "h" | "hr" | "hrs" | "hour" | "hours" | "std" | "stunde" | "stunden" => HOUR,
        "d" | "day" | "days" | "tag" | "tage" => DAY,
        "w" | "week" | "weeks" | "woche" | "wochen" => 7 * DAY,
        _ => return Err(BadOffsets::NotUnderstood),
    };
    let count: i64 = number.parse().map_err(|_| BadOffsets::NotUnderstood)?;
    let offset = count.checked_mul(seconds).ok_or(BadOffsets::OutOfRange)?;
    if !(SHORTEST..=LONGEST).contains(&offset) {
        return Err(BadOffsets::OutOfRange);
    }
    offsets.insert(offset);
    number.clear();
    unit.clear();
    Ok(())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn offsets_are_read_longest_first() {
        assert_eq!(parse("30min 24h"), Ok(vec![DAY, 30 * MINUTE]));
        assert_eq!(
            parse("1 day, 2 hours and 15 minutes before"),
            Ok(vec![DAY, 2 * HOUR, 15 * MINUTE])
        );
        assert_eq!(parse("1d2h"), Ok(vec![DAY, 2 * HOUR]));
    }

    #[test]
    fn what_is_none_is_refused() {
        assert_eq!(parse("soon"), Err(BadOffsets::NotUnderstood));
        assert_eq!(parse("30"), Err(BadOffsets::NotUnderstood));
        assert_eq!(parse(""), Err(BadOffsets::NotUnderstood));
        assert_eq!(parse("1 min"), Err(BadOffsets::OutOfRange));
        assert_eq!(parse("99999999999999999999 h"), Err(BadOffsets::NotUnderstood));
        assert_eq!(parse("1h 2h 3h 4h 5h"), Err(BadOffsets::TooMany));
    }

    proptest! {
        #[test]
        fn reading_never_panics_and_stays_in_range(text in "[0-9a-z ,]{0,30}") {
            if let Ok(offsets) = parse(&text) {
                prop_assert!(offsets.iter().all(|offset| (SHORTEST..=LONGEST).contains(offset)));
                prop_assert!(offsets.is_sorted_by(|a, b| a > b));
            }
        }
    }
}
