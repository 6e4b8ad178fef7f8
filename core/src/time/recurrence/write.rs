//! A rule as text, in the one order it is always written in.

use std::fmt;

use chrono::Weekday;

use super::rule::{Freq, Rule, short};

impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.write(f, self.until.map(|until| until.format("%Y%m%dT%H%M%S").to_string()))
    }
}

impl Rule {
    /// The rule with `until` in place of its own civil one, for calendars that want it in UTC.
    pub(super) fn ending(&self, until: Option<String>) -> String {
        struct Ending<'a>(&'a Rule, Option<String>);
        impl fmt::Display for Ending<'_> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.write(f, self.1.clone())
            }
        }
        Ending(self, until).to_string()
    }

    fn write(&self, f: &mut fmt::Formatter<'_>, until: Option<String>) -> fmt::Result {
        let freq = match self.freq {
            Freq::Daily => "DAILY",
            Freq::Weekly => "WEEKLY",
            Freq::Monthly => "MONTHLY",
            Freq::Yearly => "YEARLY",
        };
        write!(f, "FREQ={freq}")?;
        if self.interval != 1 {
            write!(f, ";INTERVAL={}", self.interval)?;
        }
        if let Some(count) = self.count {
            write!(f, ";COUNT={count}")?;
        }
        if let Some(until) = until {
            write!(f, ";UNTIL={until}")?;
        }
        if self.week_starts != Weekday::Mon {
            write!(f, ";WKST={}", short(self.week_starts))?;
        }
        write_list(f, "BYMONTH", &self.months, u8::to_string)?;
        write_list(f, "BYMONTHDAY", &self.month_days, i8::to_string)?;
        write_list(f, "BYDAY", &self.days, |(nth, day)| match nth {
            0 => short(*day).to_owned(),
            nth => format!("{nth}{}", short(*day)),
        })?;
        write_list(f, "BYSETPOS", &self.positions, i16::to_string)
    }
}

fn write_list<T>(
    f: &mut fmt::Formatter<'_>,
    name: &str,
    items: &[T],
    text: impl Fn(&T) -> String,
) -> fmt::Result {
    if items.is_empty() {
        return Ok(());
    }
    write!(f, ";{name}={}", items.iter().map(text).collect::<Vec<_>>().join(","))
}
