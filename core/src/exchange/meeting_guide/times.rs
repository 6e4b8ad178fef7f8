//! Days, times and lengths as feeds write them.
//!
//! A day is a number (0 is Sunday; 7 too, since some exports count as ISO does), its text, a name, or a
//! list of these. A time is `19:00`, `19:00:00` or `8:00 PM`.

use chrono::{Days, NaiveDate, NaiveTime, Timelike, Weekday};
use serde_json::Value;

use crate::domain::listing::Meets;
use crate::domain::session::USUAL_LENGTH_MINUTES;
use crate::time::recurrence::{Pattern, Recurrence};

use super::clean::quoted;
use super::remark::{Fault, Remark};

/// A meeting that would take longer is a typing error.
const LONGEST_MINUTES: i64 = 12 * 60;

/// The days a record names, Monday first; none if it names none.
pub(super) fn days(field: Option<&Value>) -> Result<Vec<Weekday>, Fault> {
    let mut days = match field {
        None | Some(Value::Null) => Vec::new(),
        Some(Value::Array(items)) => {
            items.iter().map(day).collect::<Result<Vec<Vec<_>>, _>>()?.concat()
        }
        Some(one) => day(one)?,
    };
    days.sort_by_key(Weekday::num_days_from_monday);
    days.dedup();
    Ok(days)
}

fn day(value: &Value) -> Result<Vec<Weekday>, Fault> {
    let bad = || Fault::Day(quoted(&value.to_string()));
    match value {
        Value::Null => Ok(Vec::new()),
        Value::Number(number) => {
            number.as_u64().and_then(numbered).map(|day| vec![day]).ok_or_else(bad)
        }
        Value::String(text) => {
            let parts = text.split(',').map(str::trim).filter(|part| !part.is_empty());
            parts.map(|part| named(part).ok_or_else(|| Fault::Day(quoted(part)))).collect()
        }
        _ => Err(bad()),
    }
}

fn named(text: &str) -> Option<Weekday> {
    match text.parse() {
        Ok(number) => numbered(number),
        Err(_) => text.trim_end_matches(['.', 's', 'S']).parse().ok(),
    }
}

const fn numbered(number: u64) -> Option<Weekday> {
    Some(match number {
        0 | 7 => Weekday::Sun,
        1 => Weekday::Mon,
        2 => Weekday::Tue,
        3 => Weekday::Wed,
        4 => Weekday::Thu,
        5 => Weekday::Fri,
        6 => Weekday::Sat,
        _ => return None,
    })
}

/// Reads a time of day.
pub(super) fn time(text: &str) -> Result<NaiveTime, Fault> {
    let lower = text.trim().to_lowercase().replace('.', "");
    let (clock, half) = match (lower.strip_suffix("am"), lower.strip_suffix("pm")) {
        (Some(clock), _) => (clock, Some(0)),
        (_, Some(clock)) => (clock, Some(12)),
        _ => (lower.as_str(), None),
    };
    let bad = || Fault::Time(quoted(text));
    let parts: Result<Vec<u32>, _> = clock.trim().split(':').map(str::parse).collect();
    let (hour, minute) = match (parts.as_deref(), half) {
        (Ok([hour]), Some(_)) => (*hour, 0),
        (Ok([hour, minute] | [hour, minute, _]), _) => (*hour, *minute),
        _ => return Err(bad()),
    };
    let hour = match half {
        // The end of a day is the beginning of the next.
        None if (hour, minute) == (24, 0) => 0,
        None => hour,
        Some(half) if (1..=12).contains(&hour) => hour % 12 + half,
        // "19:00 PM" says the same thing twice.
        Some(12) if (13..=23).contains(&hour) => hour,
        Some(_) => return Err(bad()),
    };
    NaiveTime::from_hms_opt(hour, minute, 0).ok_or_else(bad)
}

/// How long it takes, from its beginning, end and stated duration.
pub(super) fn length(
    start: NaiveTime,
    end: Option<&str>,
    minutes: Option<i64>,
) -> (i64, Option<Remark>) {
    let Some(end) = end else {
        let stated = minutes.filter(|minutes| (1..=LONGEST_MINUTES).contains(minutes));
        return (stated.unwrap_or(USUAL_LENGTH_MINUTES), None);
    };
    let Ok(end) = time(end) else { return (USUAL_LENGTH_MINUTES, Some(Remark::EndUnlikely)) };
    let minutes = |time: NaiveTime| i64::from(time.hour() * 60 + time.minute());
    let (start, end) = (minutes(start), minutes(end));
    let past_midnight = end <= start;
    let length = if past_midnight { end + 24 * 60 - start } else { end - start };
    match (length <= LONGEST_MINUTES, past_midnight) {
        (false, _) => (USUAL_LENGTH_MINUTES, Some(Remark::EndUnlikely)),
        (true, true) => (length, Some(Remark::CrossesMidnight)),
        (true, false) => (length, None),
    }
}

/// Every week on these days. The count begins at a fixed Monday, so that reading a feed again gives the
/// same series.
pub(super) fn weekly(days: &[Weekday], time: NaiveTime) -> Option<Recurrence> {
    let monday = NaiveDate::from_isoywd_opt(2024, 1, Weekday::Mon)?;
    let first =
        monday.checked_add_days(Days::new(u64::from(days.first()?.num_days_from_monday())))?;
    Recurrence::weekly(first.and_time(time), 1, days).ok()
}

/// When it meets in a few letters, to tell two meetings of one key apart.
pub(super) fn short(meets: Option<&Meets>) -> String {
    let Some(meets) = meets else { return "appointment".to_owned() };
    let days = match meets.recurrence.pattern() {
        Pattern::Weekly { days, .. } => days,
        _ => Vec::new(),
    };
    let days: String = days.iter().map(|day| format!("{day}-").to_lowercase()).collect();
    let start = meets.recurrence.start();
    format!("{days}{:02}{:02}-{}", start.hour(), start.minute(), meets.length_minutes)
}
