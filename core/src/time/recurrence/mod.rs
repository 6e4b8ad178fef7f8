//! When a series meets, by the wall clock.
use chrono::{NaiveDate, NaiveDateTime, Weekday};

/// A validated recurrence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recurrence {
    start: NaiveDateTime,
    rule: String,
}
/// One occurrence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Occurrence {
    /// Its place in the series, counted from 0 at the start; exclusions do not shift it.
    pub slot: i64,
    /// Its wall-clock start.
    pub starts: NaiveDateTime,
}
/// What is wrong with a rule.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BadRule {
    /// A part this product does not follow.
    #[error("part {part} is not supported")]
    Unsupported {
        /// Its name.
        part: String,
    },
    /// A part with a value it cannot have.
    #[error("part {part} has a bad value")]
    BadValue {
        /// Its name.
        part: String,
    },
    /// A part given twice.
    #[error("part {part} is given twice")]
    Twice {
        /// Its name.
        part: String,
    },
    /// A part that must be there.
    #[error("part {part} is missing")]
    Missing {
        /// Its name.
        part: &'static str,
    },
    /// No date ever fits.
    #[error("no date ever fits the rule")]
    NeverHappens,
}
/// The shape of a rule, for putting it into words.
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
        /// Monday first.
        days: Vec<Weekday>,
    },
    /// On the nth weekdays of every `every` months.
    MonthlyNth {
        /// 1 is every month.
        every: u32,
        /// -1 is the last.
        nths: Vec<i8>,
        /// The weekday.
        day: Weekday,
    },
    /// On a day of every `every` months.
    MonthlyDay {
        /// 1 is every month.
        every: u32,
        /// 1 to 31, or -1 for the last.
        day: i8,
    },
    /// Anything else.
    Other,
}
/// When a series ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ends {
    /// It does not.
    Never,
    /// After so many occurrences.
    After(u32),
    /// On this day at the latest.
    On(NaiveDate),
}
impl Recurrence {
    /// Reads a rule.
    pub fn parse(_rule_text: &str, _start: NaiveDateTime) -> Result<Self, BadRule> {
        unimplemented!()
    }
    /// Happens once.
    #[must_use]
    pub fn once(start: NaiveDateTime) -> Self {
        Self { start, rule: String::new() }
    }
    /// Every day, or every so many.
    pub fn daily(_start: NaiveDateTime, _every_days: u32) -> Result<Self, BadRule> {
        unimplemented!()
    }
    /// On weekdays, every so many weeks.
    pub fn weekly(
        _start: NaiveDateTime,
        _every_weeks: u32,
        _days: &[Weekday],
    ) -> Result<Self, BadRule> {
        unimplemented!()
    }
    /// On the nth weekday of the month.
    pub fn monthly_nth(
        _start: NaiveDateTime,
        _nth: i8,
        _day: Weekday,
        _every_months: u32,
    ) -> Result<Self, BadRule> {
        unimplemented!()
    }
    /// Ends after `n`.
    pub fn with_count(self, _n: u32) -> Result<Self, BadRule> {
        unimplemented!()
    }
    /// Ends with `last_day`.
    pub fn until(self, _last_day: NaiveDate) -> Result<Self, BadRule> {
        unimplemented!()
    }
    /// Leaves out one day.
    #[must_use]
    pub fn without(self, _day: NaiveDate) -> Self {
        unimplemented!()
    }
    /// The canonical text.
    #[must_use]
    pub fn rule(&self) -> &str {
        &self.rule
    }
    /// The first occurrence.
    #[must_use]
    pub fn start(&self) -> NaiveDateTime {
        self.start
    }
    /// Whether it happens once.
    #[must_use]
    pub fn is_once(&self) -> bool {
        self.rule.is_empty()
    }
    /// Its shape, for words.
    #[must_use]
    pub fn pattern(&self) -> Pattern {
        unimplemented!()
    }
    /// Its end.
    #[must_use]
    pub fn ends(&self) -> Ends {
        unimplemented!()
    }
    /// All occurrences, at most 20,000.
    pub fn occurrences(&self) -> impl Iterator<Item = Occurrence> + use<> {
        std::iter::empty()
    }
    /// Those from `from` (inclusive) to `to` (exclusive).
    #[must_use]
    pub fn between(&self, _from: NaiveDateTime, _to: NaiveDateTime) -> Vec<Occurrence> {
        unimplemented!()
    }
    /// The first `n` strictly after `after`.
    #[must_use]
    pub fn next(&self, _after: NaiveDateTime, _n: usize) -> Vec<Occurrence> {
        unimplemented!()
    }
}
