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
/// Between them stand spaces, commas, a plus, or words such as "and". Within a number only a half or a
/// quarter may stand behind a point or a comma ("1.5h", "1,5 Stunden"). All else between digits is
/// refused: whoever writes "1-2 h" must not be reminded twelve hours before.
///
/// # Errors
/// If a piece is no length of time, or out of range, or if there are too many.
pub fn parse(text: &str) -> Result<Vec<i64>, BadOffsets> {
    let mut offsets = BTreeSet::new();
    let mut rest = text;
    loop {
        rest = rest.trim_start();
        if rest.is_empty() {
            break;
        }
        if let Some(behind) = rest.strip_prefix('+').or_else(|| little_word(rest)) {
            rest = behind;
            continue;
        }
        let (offset, behind) = item(rest)?;
        offsets.insert(offset);
        rest = behind;
    }
    match offsets.len() {
        0 => Err(BadOffsets::NotUnderstood),
        count if count > MOST => Err(BadOffsets::TooMany),
        _ => Ok(offsets.into_iter().rev().collect()),
    }
}

/// What is behind a word that only joins, if one stands first.
fn little_word(text: &str) -> Option<&str> {
    let (word, behind) = letters(text);
    let joins = ["and", "und", "before", "vorher"].contains(&word.to_lowercase().as_str());
    joins.then(|| behind.strip_prefix(',').unwrap_or(behind))
}

/// One number with its unit, in seconds, and what is behind it.
fn item(text: &str) -> Result<(i64, &str), BadOffsets> {
    let (quarters, behind) = number(text).ok_or(BadOffsets::NotUnderstood)?;
    let (unit, behind) = letters(behind.trim_start());
    let seconds = unit_of(unit).ok_or(BadOffsets::NotUnderstood)?;
    let offset = quarters.checked_mul(seconds).ok_or(BadOffsets::OutOfRange)? / 4;
    if !(SHORTEST..=LONGEST).contains(&offset) {
        return Err(BadOffsets::OutOfRange);
    }
    if offset % MINUTE != 0 {
        return Err(BadOffsets::NotUnderstood);
    }
    // "Std." and "1 day, 2 hours".
    let behind = behind.strip_prefix('.').filter(|b| !begins_with_digit(b)).unwrap_or(behind);
    Ok((offset, behind.strip_prefix(',').unwrap_or(behind)))
}

/// A number in quarters, since halves and quarters are all that may stand behind its point.
fn number(text: &str) -> Option<(i64, &str)> {
    let (whole, behind) = digits(text);
    let quarters = whole.parse::<i64>().ok()?.checked_mul(4)?;
    let Some(point) = behind.strip_prefix(['.', ',']).filter(|b| begins_with_digit(b)) else {
        return Some((quarters, behind));
    };
    let (fraction, behind) = digits(point);
    let more = match fraction {
        "25" => 1,
        "5" | "50" => 2,
        "75" => 3,
        _ => return None,
    };
    Some((quarters.checked_add(more)?, behind))
}

fn unit_of(unit: &str) -> Option<i64> {
    Some(match unit.to_lowercase().as_str() {
        "m" | "min" | "mins" | "minute" | "minutes" | "minuten" => MINUTE,
        "h" | "hr" | "hrs" | "hour" | "hours" | "std" | "stunde" | "stunden" => HOUR,
        "d" | "day" | "days" | "tag" | "tage" => DAY,
        "w" | "week" | "weeks" | "woche" | "wochen" => 7 * DAY,
        _ => return None,
    })
}

fn digits(text: &str) -> (&str, &str) {
    text.split_at(text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len()))
}

fn letters(text: &str) -> (&str, &str) {
    text.split_at(text.find(|c: char| !c.is_alphabetic()).unwrap_or(text.len()))
}

fn begins_with_digit(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_digit())
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
        assert_eq!(parse("24h + 30 min."), Ok(vec![DAY, 30 * MINUTE]));
        assert_eq!(parse("1 Tag, 2 Std. und 30 Min. vorher"), Ok(vec![DAY, 2 * HOUR, 30 * MINUTE]));
    }

    #[test]
    fn halves_and_quarters_are_what_they_say() {
        for text in ["1.5h", "1,5 Stunden", "1.50 hours", "90 min"] {
            assert_eq!(parse(text), Ok(vec![90 * MINUTE]), "{text}");
        }
        assert_eq!(parse("0.5h"), Ok(vec![30 * MINUTE]));
        assert_eq!(parse("1,25 h, 7.5 min"), Err(BadOffsets::NotUnderstood));
    }

    #[test]
    fn what_is_none_is_refused() {
        for text in [
            "soon",
            "30",
            "",
            "+",
            "99999999999999999999 h",
            "1-2 h",
            "1 - 2 h",
            "1–2 h",
            "1/2 h",
            "1:30 h",
            "1 000 min",
            "1.000 min",
            "1,30 h",
            "1.5.5 h",
            "1h30",
            "-30 min",
            "1'000 min",
            "30-min",
            "1_0 h",
        ] {
            assert_eq!(parse(text), Err(BadOffsets::NotUnderstood), "{text}");
        }
        assert_eq!(parse("1 min"), Err(BadOffsets::OutOfRange));
        assert_eq!(parse("1h 2h 3h 4h 5h"), Err(BadOffsets::TooMany));
    }

    proptest! {
        #[test]
        fn reading_never_panics_and_stays_in_range(text in "[0-9a-z ,.+-]{0,30}") {
            if let Ok(offsets) = parse(&text) {
                prop_assert!(offsets.iter().all(|offset| (SHORTEST..=LONGEST).contains(offset)));
                prop_assert!(offsets.is_sorted_by(|a, b| a > b));
            }
        }

        #[test]
        fn what_was_written_is_what_is_read(
            hours in prop::collection::btree_set(1..300_i64, 1..=4),
            between in prop::sample::select(vec![" ", ", ", " + ", " and ", ""]),
            unit in prop::sample::select(vec!["h", " hours", "Std", " Stunden"]),
        ) {
            let written: Vec<String> = hours.iter().map(|hours| format!("{hours}{unit}")).collect();
            let read: Vec<i64> = hours.iter().rev().map(|hours| hours * HOUR).collect();
            prop_assert_eq!(parse(&written.join(between)), Ok(read));
        }

        #[test]
        fn digits_on_both_sides_of_anything_else_are_refused(
            (left, right) in (0..100_u32, 0..100_u32),
            between in "[-–/:;_'~* ]{1,3}",
        ) {
            let written = format!("{left}{between}{right} min");
            prop_assert_eq!(parse(&written), Err(BadOffsets::NotUnderstood), "{}", written);
        }
    }
}
