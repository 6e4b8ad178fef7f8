//! Series made from what somebody said, rather than from a rule's text.

use std::collections::BTreeSet;

use chrono::{NaiveDateTime, Weekday};

use super::Recurrence;
use super::rule::{BadRule, Freq, Rule};

impl Recurrence {
    /// Every `every_days` days, from `start` on.
    ///
    /// # Errors
    ///
    /// `INTERVAL` if `every_days` is 0 or over 1000.
    pub fn daily(start: NaiveDateTime, every_days: u32) -> Result<Self, BadRule> {
        Self::snapped(Rule::new(Freq::Daily, every_days)?, start)
    }

    /// On `days`, every `every_weeks` weeks, counted from the week (Monday to Sunday) of the first
    /// such day that is not before `start`.
    ///
    /// # Errors
    ///
    /// `BYDAY` if there is no day; `INTERVAL` if `every_weeks` is 0 or over 1000.
    pub fn weekly(
        start: NaiveDateTime,
        every_weeks: u32,
        days: &[Weekday],
    ) -> Result<Self, BadRule> {
        if days.is_empty() {
            return Err(BadRule::value("BYDAY"));
        }
        let mut rule = Rule::new(Freq::Weekly, every_weeks)?;
        rule.days = days.iter().map(|&day| (0, day)).collect();
        Self::snapped(rule, start)
    }

    /// On the `nth` such weekday (1 to 4, or -1 for the last) of every `every_months` months,
    /// counted from the first that is not before `start`.
    ///
    /// # Errors
    ///
    /// As [`Recurrence::monthly_nths`].
    pub fn monthly_nth(
        start: NaiveDateTime,
        nth: i8,
        day: Weekday,
        every_months: u32,
    ) -> Result<Self, BadRule> {
        Self::monthly_nths(start, &[nth], day, every_months)
    }

    /// As [`Recurrence::monthly_nth`], for more than one: the second and the fourth Tuesday.
    ///
    /// # Errors
    ///
    /// `BYDAY` if there is none, or one that some months lack: sessions would be dropped unseen.
    /// `INTERVAL` if `every_months` is 0 or over 1000.
    pub fn monthly_nths(
        start: NaiveDateTime,
        nths: &[i8],
        day: Weekday,
        every_months: u32,
    ) -> Result<Self, BadRule> {
        if nths.is_empty() || nths.iter().any(|nth| !matches!(nth, 1..=4 | -1)) {
            return Err(BadRule::value("BYDAY"));
        }
        let mut rule = Rule::new(Freq::Monthly, every_months)?;
        rule.days = nths.iter().map(|&nth| (nth, day)).collect();
        Self::snapped(rule, start)
    }

    /// On one day (1 to 28, or -1 for the last) of every `every_months` months, counted from the
    /// first that is not before `start`.
    ///
    /// # Errors
    ///
    /// `BYMONTHDAY` for a day that some months lack. `INTERVAL` if `every_months` is 0 or over 1000.
    pub fn monthly_day(start: NaiveDateTime, day: i8, every_months: u32) -> Result<Self, BadRule> {
        if !matches!(day, 1..=28 | -1) {
            return Err(BadRule::value("BYMONTHDAY"));
        }
        let mut rule = Rule::new(Freq::Monthly, every_months)?;
        rule.month_days = vec![day];
        Self::snapped(rule, start)
    }

    /// As [`Recurrence::repeating`], but the interval is counted from the first day that would fit
    /// if there were none: "every other Thursday" said on a Friday begins with the next Thursday.
    fn snapped(rule: Rule, start: NaiveDateTime) -> Result<Self, BadRule> {
        let every_period = Rule { interval: 1, ..rule.clone() };
        let first = Self::repeating(every_period, BTreeSet::new(), start)?.start;
        Self::repeating(rule, BTreeSet::new(), first)
    }
}
