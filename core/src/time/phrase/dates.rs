//! From a day as typed to a date.
//!
//! Here: the calendar's part of a phrase: years left out, weekdays to come, dates that do not
//! exist.
//!
//! Not here: days in doubt, which `question.rs` has asked about before anything gets here.

use chrono::{Datelike, Days, Months, NaiveDate, NaiveDateTime, NaiveTime, Weekday};

use super::Unclear;
use super::pieces::Day;

/// The date `day` means at `now`. A weekday is not today if `time`, where it is known, is over.
pub(super) fn date_of(
    day: &Day,
    now: NaiveDateTime,
    time: Option<NaiveTime>,
) -> Result<NaiveDate, Unclear> {
    let today = now.date();
    match *day {
        Day::Date { day, month, year } => dated(day, month, year, today),
        Day::Slashed { first, second, year } => {
            let (day, month) = day_and_month(first, second).unwrap_or((first, second));
            dated(day, month, year, today)
        }
        Day::Ahead { days } => later(today, u64::from(days)),
        Day::Yesterday => today.pred_opt().ok_or(Unclear::TooFar),
        Day::Coming(weekday) | Day::Next(weekday) => coming(weekday, now, time),
        Day::This(weekday) => {
            let monday =
                today.checked_sub_days(Days::new(today.weekday().days_since(Weekday::Mon).into()));
            later(monday.unwrap_or(today), weekday.days_since(Weekday::Mon).into())
        }
    }
}

/// The first such weekday whose `time`, where it is known, is not over at `now`.
pub(super) fn coming(
    weekday: Weekday,
    now: NaiveDateTime,
    time: Option<NaiveTime>,
) -> Result<NaiveDate, Unclear> {
    let ahead = weekday.days_since(now.weekday());
    let over = ahead == 0 && time.is_some_and(|time| time < now.time());
    later(now.date(), u64::from(if over { 7 } else { ahead }))
}

/// Which of the two numbers of `3/4` is the day; `None` if only the writer knows.
pub(super) fn day_and_month(first: u32, second: u32) -> Option<(u32, u32)> {
    if first == second || second <= 12 && first > 12 {
        Some((first, second))
    } else {
        (first <= 12 && second > 12).then_some((second, first))
    }
}

/// A date with or without its year. Without, it is the first from today on; 29 February may have
/// to wait for years.
pub(super) fn dated(
    day: u32,
    month: u32,
    year: Option<i32>,
    today: NaiveDate,
) -> Result<NaiveDate, Unclear> {
    let found = match year {
        Some(year) => NaiveDate::from_ymd_opt(year, month, day),
        None => (0..=8)
            .filter_map(|ahead| NaiveDate::from_ymd_opt(today.year() + ahead, month, day))
            .find(|date| *date >= today),
    };
    found.ok_or(Unclear::NoSuchDate { day, month, year })
}

/// More than two years ahead is a slip of the finger.
pub(super) fn check_not_too_far(date: NaiveDate, now: NaiveDateTime) -> Result<(), Unclear> {
    let limit = now.date().checked_add_months(Months::new(24)).unwrap_or(NaiveDate::MAX);
    if date > limit { Err(Unclear::TooFar) } else { Ok(()) }
}

pub(super) fn later(date: NaiveDate, days: u64) -> Result<NaiveDate, Unclear> {
    date.checked_add_days(Days::new(days)).ok_or(Unclear::TooFar)
}
