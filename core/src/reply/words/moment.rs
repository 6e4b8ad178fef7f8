//! How moments read: as spans that each reader's client shows in its own zone, with words in a named
//! zone for where it cannot.

use chrono::{Datelike, NaiveDate, NaiveDateTime, NaiveTime, Timelike};

use crate::clock::Instant;
use crate::reply::block::{Line, Span, TimeStyle};
use crate::time::zone::Zone;

use super::{Value, Voice};

/// The months as the words' files know them.
pub(super) const MONTHS: [&str; 12] =
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

impl Voice {
    /// A day of the calendar.
    #[must_use]
    pub fn day(&self, day: NaiveDate) -> Line {
        self.date(day.and_time(NaiveTime::MIN))
    }

    /// A day of a month as typed, whether the calendar has it or not.
    #[must_use]
    pub fn day_and_month(&self, day: u32, month: u32) -> Line {
        let plain = |number: u32| Span::Plain(number.to_string());
        let name = month.checked_sub(1).and_then(|index| MONTHS.get(index as usize));
        match name {
            Some(name) => self.day_of_month(plain(day), self.month(*name)),
            None => Span::Plain(format!("{day}.{month}.")).into(),
        }
    }

    /// A moment with weekday, date and time; in words, in `zone`.
    #[must_use]
    pub fn moment(&self, at: Instant, zone: &Zone) -> Span {
        let fallback = self.wall_clock(zone.local(at), zone).plain();
        Span::Time { at, style: TimeStyle::Full, fallback }
    }

    /// How long until `at`, from `now`.
    #[must_use]
    pub fn how_long_until(&self, at: Instant, now: Instant) -> Span {
        let minutes = ((at - now).num_seconds().max(0) + 59) / 60;
        let fallback = match minutes {
            0..=90 => self.in_minutes(minutes),
            91..=2_880 => self.in_hours((minutes + 30) / 60),
            _ => self.in_days((minutes + 720) / 1_440),
        };
        Span::Time { at, style: TimeStyle::Relative, fallback: fallback.plain() }
    }

    /// A length of time: "30 minutes".
    #[must_use]
    pub fn how_long(&self, seconds: i64) -> Line {
        match seconds / 60 {
            minutes if minutes % 1_440 == 0 && minutes > 1_440 => self.days(minutes / 1_440),
            minutes if minutes % 60 == 0 => self.hours(minutes / 60),
            minutes => self.minutes(minutes),
        }
    }

    /// A wall-clock time in words, with the zone's city: for where times must not be converted, as in
    /// a preview of what was typed.
    #[must_use]
    pub fn wall_clock(&self, local: NaiveDateTime, zone: &Zone) -> Line {
        const DAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
        let plain = |text: String| Value::from(Span::Plain(text));
        let weekday = DAYS[local.weekday().num_days_from_monday() as usize];
        self.say(
            "moment",
            &[
                ("weekday", self.weekday(weekday).into()),
                ("day", plain(local.day().to_string())),
                ("month", self.month(MONTHS[local.month0() as usize]).into()),
                ("year", plain(local.year().to_string())),
                ("time", plain(format!("{:02}:{:02}", local.hour(), local.minute()))),
                ("zone", plain(city(zone.name()))),
            ],
        )
    }
}

/// "Europe/Berlin" as people say it.
pub(super) fn city(zone: &str) -> String {
    zone.rsplit('/').next().unwrap_or(zone).replace('_', " ")
}
