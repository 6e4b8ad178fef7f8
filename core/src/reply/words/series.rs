//! How a series reads: "every Thursday 19:00 (Berlin)".

use chrono::{Datelike, NaiveDateTime, Timelike, Weekday};

use crate::reply::block::{Line, Span};
use crate::time::recurrence::{Pattern, Recurrence};
use crate::time::zone::Zone;

use super::moment::{MONTHS, city};
use super::sayings::sayings;
use super::{Value, Voice};

sayings! {
    day_in_full(day);
    nth(nth);
    and_last(first, last);
    rule_daily(every);
    rule_weekly(every, days);
    rule_nth(every, nths, day);
    rule_day(every, day);
    rule_last_day(every);
    rule_from(first);
    rule_at(rule, time, zone);
    rule_beginning(rule, date);
}

impl Voice {
    /// When a series meets, in words; the first of its times where there are no words for its rule.
    #[must_use]
    pub fn rule(&self, recurrence: &Recurrence, zone: &Zone) -> Line {
        let start = recurrence.start();
        let rule = match recurrence.pattern() {
            Pattern::Daily { every } => self.rule_daily(i64::from(every)),
            Pattern::Weekly { every, days } => {
                self.rule_weekly(i64::from(every), self.days_of(&days))
            }
            Pattern::MonthlyNth { every, nths, day } => {
                let nths = nths.iter().map(|nth| self.nth(ordinal(*nth)));
                self.rule_nth(i64::from(every), self.enumerated(nths), self.day_in_full(name(day)))
            }
            Pattern::MonthlyDay { every, day: -1 } => self.rule_last_day(i64::from(every)),
            Pattern::MonthlyDay { every, day } => {
                self.rule_day(i64::from(every), Span::Plain(day.to_string()))
            }
            Pattern::Once => return self.wall_clock(start, zone),
            Pattern::Other => return self.rule_from(self.wall_clock(start, zone)),
        };
        let time = Span::Plain(format!("{:02}:{:02}", start.hour(), start.minute()));
        self.rule_at(rule, time, Span::Plain(city(zone.name())))
    }

    /// The same with the day it begins on, which tells two of one rule apart.
    #[must_use]
    pub fn rule_since(&self, recurrence: &Recurrence, zone: &Zone) -> Line {
        let rule = self.rule(recurrence, zone);
        match recurrence.pattern() {
            Pattern::Once | Pattern::Other => rule,
            _ => self.rule_beginning(rule, self.short_date(recurrence.start())),
        }
    }

    /// "3 Dec 2026".
    #[must_use]
    pub fn date(&self, at: NaiveDateTime) -> Line {
        self.day_of_year(self.short_date(at), Span::Plain(at.year().to_string()))
    }

    fn short_date(&self, at: NaiveDateTime) -> Line {
        let month = self.month(MONTHS[at.month0() as usize]);
        self.day_of_month(Span::Plain(at.day().to_string()), month)
    }

    /// "Monday and Friday".
    #[must_use]
    pub fn days_of(&self, days: &[Weekday]) -> Line {
        self.enumerated(days.iter().map(|day| self.day_in_full(name(*day))))
    }

    /// "Monday, Tuesday and Friday".
    fn enumerated(&self, lines: impl Iterator<Item = Line>) -> Line {
        let mut words: Vec<String> = lines.map(|line| line.plain()).collect();
        let last = Span::Words(words.pop().unwrap_or_default());
        match words.is_empty() {
            true => last.into(),
            false => self.and_last(Span::Words(words.join(", ")), last),
        }
    }
}

const fn name(day: Weekday) -> &'static str {
    match day {
        Weekday::Mon => "mon",
        Weekday::Tue => "tue",
        Weekday::Wed => "wed",
        Weekday::Thu => "thu",
        Weekday::Fri => "fri",
        Weekday::Sat => "sat",
        Weekday::Sun => "sun",
    }
}

const fn ordinal(nth: i8) -> &'static str {
    match nth {
        1 => "first",
        2 => "second",
        3 => "third",
        4 => "fourth",
        5 => "fifth",
        _ => "last",
    }
}
