//! What a person typed about when.
use super::recurrence::Recurrence;
use chrono::{Duration, NaiveDate, NaiveDateTime, NaiveTime, Weekday};

/// What a phrase says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct When {
    /// The first occurrence, by the wall clock.
    pub start: NaiveDateTime,
    /// The series; [`Recurrence::once`] for a single session.
    pub recurrence: Recurrence,
    /// How long, in whole minutes, if it was said.
    pub length: Option<Duration>,
}
/// Why a phrase cannot be followed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unclear {
    /// It can be read in more than one way.
    Ambiguous(Question),
    /// No time of day.
    NoTime,
    /// No day.
    NoDay,
    /// A date no calendar has.
    NoSuchDate {
        /// 1 to 31 or beyond, as typed.
        day: u32,
        /// As typed.
        month: u32,
        /// If it was said.
        year: Option<i32>,
    },
    /// A time no clock shows.
    NoSuchTime {
        /// As typed.
        raw: String,
    },
    /// The date is not on the weekday that was said with it.
    WrongWeekday {
        /// The date.
        date: NaiveDate,
        /// What was said.
        said: Weekday,
    },
    /// A monthly day that some months lack.
    NotEveryMonth {
        /// 29, 30 or 31.
        day: u32,
    },
    /// It has begun already.
    Past {
        /// When.
        starts: NaiveDateTime,
    },
    /// More than two years ahead.
    TooFar,
    /// Longer than twelve hours.
    TooLong,
    /// The end leaves no session.
    EndsBeforeStart,
    /// A piece that is not understood.
    NotUnderstood {
        /// The piece, as typed.
        left: String,
    },
}
/// A phrase with more than one reading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// What is in doubt.
    pub doubt: Doubt,
    /// The readings.
    pub choices: Vec<Choice>,
}
/// What is in doubt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// "next Friday".
    NextWeekday(Weekday),
    /// "3/4".
    DayOrMonth,
    /// "at 7".
    MorningOrEvening {
        /// 1 to 12.
        hour: u32,
    },
    /// "every second Thursday".
    EverySecond {
        /// 2 to 4.
        nth: u32,
        /// The day.
        day: Weekday,
    },
    /// "biweekly".
    Biweekly,
    /// "monthly" beside a date.
    MonthlyHow,
    /// "Monday and Thursday", or "Thursday for 8 weeks".
    OnceOrWeekly,
}
/// One reading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// The phrase, rewritten so that this doubt is gone.
    pub phrase: String,
    /// What it would mean.
    pub meaning: Meaning,
    /// Its first occurrence; `None` if another question follows.
    pub starts: Option<NaiveDateTime>,
}
/// What a choice stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// This date.
    Date(NaiveDate),
    /// This time of day.
    Time(NaiveTime),
    /// Every so many weeks.
    EveryWeeks(u32),
    /// The nth such weekday of each month.
    NthOfMonth(i8, Weekday),
    /// This day of each month.
    DayOfMonth(u32),
}
/// Reads a phrase; `now_local` is the group's own wall clock.
pub fn parse(_text: &str, _now_local: NaiveDateTime) -> Result<When, Unclear> {
    unimplemented!()
}
/// Reads a day on its own.
pub fn civil_date(_text: &str, _now_local: NaiveDateTime) -> Result<NaiveDate, Unclear> {
    unimplemented!()
}
/// Reads a time of day on its own.
pub fn civil_time(_text: &str) -> Result<NaiveTime, Unclear> {
    unimplemented!()
}
/// Reads a length on its own.
pub fn length(_text: &str) -> Result<Duration, Unclear> {
    unimplemented!()
}
/// A phrase that [`parse`] reads back; `None` where the grammar has none.
#[must_use]
pub fn canonical(_when: &When) -> Option<String> {
    unimplemented!()
}
