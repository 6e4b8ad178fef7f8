//! From a rule to its dates.
//!
//! Here: the only lines that know the `rrule` crate. It is right in civil time and silently drops
//! occurrences in zoned time, so it is shown civil times dressed as UTC and never a zone.
//!
//! Not here: the instants of those civil times, which `../zone.rs` finds one by one.

use chrono::{DateTime, Month, Months, NaiveDateTime, TimeZone};
use rrule::{Frequency, NWeekday, RRule, RRuleSet, RRuleSetIter, Tz};

use super::rule::{BadRule, Freq, Rule};

/// How far ahead dates go. A rule from a stranger can describe days that come once in a lifetime,
/// and a walk through them must end soon.
const HORIZON_YEARS: u32 = 250;

/// A rule joined to its start, ready to be walked through.
pub(super) struct Expander(RRuleSet);

impl Expander {
    pub(super) fn new(rule: &Rule, start: NaiveDateTime) -> Result<Expander, BadRule> {
        if rule.until.is_some_and(|until| until < start) {
            return Err(BadRule::NeverHappens);
        }
        let start = dressed(start);
        // What is left for the library to refuse are positions beyond their period.
        let validated = ours_to_theirs(rule, start).validate(start);
        let validated = validated.map_err(|_| BadRule::value("BYSETPOS"))?;
        // The limit ends the search for a date that never comes (30 February).
        Ok(Expander(RRuleSet::new(start).rrule(validated).limit()))
    }

    /// Every date of the rule from its start on, in order.
    pub(super) fn walk(&self) -> Walk {
        Walk(Some((&self.0).into_iter()))
    }
}

/// A walk through the dates of one rule, or through none.
pub(super) struct Walk(Option<RRuleSetIter>);

impl Walk {
    pub(super) fn nowhere() -> Walk {
        Walk(None)
    }
}

impl Iterator for Walk {
    type Item = NaiveDateTime;

    fn next(&mut self) -> Option<NaiveDateTime> {
        self.0.as_mut()?.next().map(|dressed| dressed.naive_utc())
    }
}

fn dressed(civil: NaiveDateTime) -> DateTime<Tz> {
    Tz::UTC.from_utc_datetime(&civil)
}

fn ours_to_theirs(rule: &Rule, start: DateTime<Tz>) -> RRule<rrule::Unvalidated> {
    let freq = match rule.freq {
        Freq::Daily => Frequency::Daily,
        Freq::Weekly => Frequency::Weekly,
        Freq::Monthly => Frequency::Monthly,
        Freq::Yearly => Frequency::Yearly,
    };
    let months: Vec<Month> = rule.months.iter().filter_map(|&m| Month::try_from(m).ok()).collect();
    let days = rule.days.iter().map(|&(nth, day)| match nth {
        0 => NWeekday::Every(day),
        nth => NWeekday::Nth(i16::from(nth), day),
    });
    let theirs = RRule::new(freq)
        .interval(rule.interval)
        .week_start(rule.week_starts)
        .by_month(&months)
        .by_month_day(rule.month_days.clone())
        .by_weekday(days.collect())
        .by_set_pos(rule.positions.iter().map(|&n| i32::from(n)).collect());
    let theirs = match rule.count {
        Some(count) => theirs.count(count),
        None => theirs,
    };
    let horizon = start.checked_add_months(Months::new(HORIZON_YEARS * 12)).unwrap_or(start);
    theirs.until(rule.until.map_or(horizon, |until| dressed(until).min(horizon)))
}
