//! How old zone data is, told by its version: the data itself does not say.
//!
//! Not here: what to do about it; the operator is told (the program's `doctor`).

use chrono::NaiveDate;

/// Releases, and the month by which each had been taken up by the library that brings the bundled data
/// (its change log says so). A test asks for the bundled one, so that a new bundle gets its line here.
const RELEASES: [(&str, i32, u32); 7] = [
    ("2025b", 2025, 3),
    ("2025c", 2025, 12),
    ("2026a", 2026, 3),
    ("2026b", 2026, 5),
    ("2026c", 2026, 7),
    ("2026e", 2026, 10),
    ("2026f", 2026, 11),
];

/// The first day of the month in which `version` (`2026f`) was out, or the earliest month in which it
/// can have been: a version not listed is no older than the last listed one before it, and no older
/// than its own year. `None` if it is no version.
#[must_use]
pub fn released(version: &str) -> Option<NaiveDate> {
    let (year, letters) = version.split_at_checked(4)?;
    let year = NaiveDate::from_ymd_opt(year.parse().ok()?, 1, 1)?;
    if letters.is_empty() || !letters.bytes().all(|letter| letter.is_ascii_lowercase()) {
        return None;
    }
    // Year and letter order as text; a year of more than 26 releases would be the first.
    let before = RELEASES.iter().rfind(|(known, ..)| *known <= version);
    let listed = before.and_then(|(_, year, month)| NaiveDate::from_ymd_opt(*year, *month, 1));
    Some(listed.map_or(year, |listed| listed.max(year)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn month(version: &str) -> Option<String> {
        released(version).map(|day| day.format("%Y-%m").to_string())
    }

    #[test]
    fn the_bundled_data_is_listed() {
        let bundled = crate::time::zone::data_version();
        assert!(RELEASES.iter().any(|(version, ..)| *version == bundled), "add {bundled}");
    }

    #[test]
    fn a_version_not_listed_is_no_older_than_what_came_before_it() {
        assert_eq!(month("2026a").as_deref(), Some("2026-03"));
        assert_eq!(month("2026d").as_deref(), Some("2026-07"));
        assert_eq!(month("2027b").as_deref(), Some("2027-01"));
        assert_eq!(month("2019c").as_deref(), Some("2019-01"));
    }

    #[test]
    fn what_is_no_version_has_no_age() {
        for text in ["", "2026", "f2026", "2026F", "20é6f", "unknown"] {
            assert_eq!(released(text), None, "{text}");
        }
    }
}
