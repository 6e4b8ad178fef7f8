//! A day as it is typed: read where it can mean one day only.

use chrono::NaiveDate;

use crate::domain::text;

/// The months, in full, in the languages there are, without accents.
const MONTHS: [&[&str]; 12] = [
    &["january", "januar"],
    &["february", "februar"],
    &["march", "marz"],
    &["april"],
    &["may", "mai"],
    &["june", "juni"],
    &["july", "juli"],
    &["august"],
    &["september"],
    &["october", "oktober"],
    &["november"],
    &["december", "dezember"],
];

/// `2027-12-31`, `31.12.2027`, `31 December 2027`, `Dec 31, 2027`. Nothing that could be read in two ways,
/// such as `3/4/2027`.
#[must_use]
pub fn day(typed: &str) -> Option<NaiveDate> {
    let folded = text::folded(typed);
    if let [year, month, day] = folded.split('-').collect::<Vec<_>>()[..] {
        return NaiveDate::from_ymd_opt(year_of(year)?, number(month)?, number(day)?);
    }
    let between = |letter: char| letter == '.' || letter == ',' || letter == ' ';
    let pieces: Vec<&str> = folded.split(between).filter(|piece| !piece.is_empty()).collect();
    let [first, second, year] = pieces[..] else { return None };
    let (day, month) = match (month_of(first), month_of(second)) {
        (None, Some(month)) => (number(first)?, month),
        (Some(month), None) => (number(second)?, month),
        (None, None) if folded.matches('.').count() == 2 => (number(first)?, number(second)?),
        _ => return None,
    };
    NaiveDate::from_ymd_opt(year_of(year)?, month, day)
}

fn month_of(piece: &str) -> Option<u32> {
    let is_called = |names: &&[&str]| names.iter().any(|name| name.starts_with(piece));
    let place = MONTHS.iter().position(|names| piece.len() >= 3 && is_called(names))?;
    u32::try_from(place + 1).ok()
}

fn number(piece: &str) -> Option<u32> {
    let short = (1..=2).contains(&piece.len()) && piece.bytes().all(|digit| digit.is_ascii_digit());
    piece.parse().ok().filter(|_| short)
}

fn year_of(piece: &str) -> Option<i32> {
    let full = piece.len() == 4 && piece.bytes().all(|digit| digit.is_ascii_digit());
    piece.parse().ok().filter(|_| full)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn days_are_read_in_both_languages() {
        let meant = NaiveDate::from_ymd_opt(2027, 12, 31);
        for typed in [
            "2027-12-31",
            "31.12.2027",
            "31. 12. 2027",
            "31 December 2027",
            "31. Dezember 2027",
            "Dec 31, 2027",
            " 31 dez. 2027 ",
        ] {
            assert_eq!(day(typed), meant, "{typed}");
        }
        assert_eq!(day("3. März 2028"), NaiveDate::from_ymd_opt(2028, 3, 3));
    }

    #[test]
    fn what_may_mean_another_day_is_not_read() {
        for typed in [
            "3/4/2027",
            "3 4 2027",
            "31.12.27",
            "31.12.",
            "2027-13-01",
            "30 Feb 2027",
            "next year",
            "31 Ma 2027",
            "",
            "-",
        ] {
            assert_eq!(day(typed), None, "{typed}");
        }
    }

    proptest! {
        #[test]
        fn reading_never_panics(typed in any::<String>()) {
            let _ = day(&typed);
        }
    }
}
