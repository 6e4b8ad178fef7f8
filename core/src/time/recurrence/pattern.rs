//! The shape of a rule, for those who put it into words.
//!
//! Here: the handful of shapes people have words for, and the end.
//!
//! Not here: the words (`locales/`), nor any way back from a shape to a rule: that is what the
//! constructors in `mod.rs` are for.

use chrono::{Datelike, NaiveDate, NaiveDateTime, Weekday};

use super::rule::{Freq, Rule};

/// What a series looks like to a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Pattern {
    /// It happens once.
    Once,
    /// Every `every` days.
    Daily {
        /// 1 is every day.
        every: u32,
    },
    /// On `days`, every `every` weeks.
    Weekly {
        /// 1 is every week.
        every: u32,
        /// Monday first; never empty.
        days: Vec<Weekday>,
    },
    /// On the nth such weekdays of every `every` months.
    MonthlyNth {
        /// 1 is every month.
        every: u32,
        /// 1 to 5 in order, and then -1 for the last; never empty.
        nths: Vec<i8>,
        /// The weekday.
        day: Weekday,
    },
    /// On one day of every `every` months.
    MonthlyDay {
        /// 1 is every month.
        every: u32,
        /// 1 to 31, or -1 for the last of the month.
        day: i8,
    },
    /// Anything else a rule can say; show the next dates instead.
    Other,
}

/// When a series ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ends {
    /// It does not.
    Never,
    /// After so many sessions.
    After(u32),
    /// On this day at the latest.
    On(NaiveDate),
}

pub(super) fn pattern(rule: &Rule, start: NaiveDateTime) -> Pattern {
    let every = u32::from(rule.interval);
    if !rule.months.is_empty() || !rule.positions.is_empty() {
        return Pattern::Other;
    }
    match (rule.freq, rule.days.as_slice(), rule.month_days.as_slice()) {
        (Freq::Daily, [], []) => Pattern::Daily { every },
        (Freq::Weekly, days, []) => Pattern::Weekly { every, days: weekdays(days, start) },
        (Freq::Monthly, [], []) => match i8::try_from(start.day()) {
            Ok(day) => Pattern::MonthlyDay { every, day },
            Err(_) => Pattern::Other,
        },
        (Freq::Monthly, [], [day @ (1..=31 | -1)]) => Pattern::MonthlyDay { every, day: *day },
        (Freq::Monthly, days, []) => monthly_nth(every, days),
        _ => Pattern::Other,
    }
}

/// A weekly rule that names no day means the start's own.
fn weekdays(days: &[(i8, Weekday)], start: NaiveDateTime) -> Vec<Weekday> {
    match days {
        [] => vec![start.weekday()],
        days => days.iter().map(|(_, day)| *day).collect(),
    }
}

fn monthly_nth(every: u32, days: &[(i8, Weekday)]) -> Pattern {
    let Some(&(_, day)) = days.first() else { return Pattern::Other };
    let sayable = |nth: i8| nth == -1 || (1..=5).contains(&nth);
    if days.iter().any(|&(nth, other)| other != day || !sayable(nth)) {
        return Pattern::Other;
    }
    let mut nths: Vec<i8> = days.iter().map(|(nth, _)| *nth).collect();
    nths.sort_unstable_by_key(|&nth| if nth < 0 { i8::MAX } else { nth });
    Pattern::MonthlyNth { every, nths, day }
}

pub(super) fn ends(rule: &Rule, start: NaiveDateTime) -> Ends {
    match (rule.count, rule.until) {
        (Some(count), _) => Ends::After(count),
        // An end earlier in the day than the session leaves that day out.
        (None, Some(until)) if until.time() < start.time() => {
            Ends::On(until.date().pred_opt().unwrap_or(until.date()))
        }
        (None, Some(until)) => Ends::On(until.date()),
        (None, None) => Ends::Never,
    }
}
