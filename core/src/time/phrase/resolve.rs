//! From what a phrase tells to when the sessions are.
//!
//! Here: one session or a series, its first date, its end and its length, all in civil time.
//!
//! Not here: doubts; `question.rs` asks about them first, and what gets here has none left.

use chrono::{Datelike, Days, Duration, Months, NaiveDate, NaiveDateTime, NaiveTime, Timelike};

use super::clock::{Clock, halves};
use super::dates::{check_not_too_far, coming, date_of, later};
use super::told::{End, Slot, Told, not_understood};
use super::words::Unit;
use super::{Unclear, When};
use crate::time::recurrence::Recurrence;

/// No session is longer than this many minutes.
const LONGEST: i64 = 12 * 60;

/// What somebody tells in words lasts no more sessions than this.
const MOST: u32 = 1_000;

/// What is missing altogether is said before anything else is asked.
pub(super) fn check_complete(told: &Told, text: &str) -> Result<(), Unclear> {
    if let Some(Slot { value: Clock::NoSuch, span }) = &told.clock {
        let raw = text.get(span.clone()).unwrap_or_default();
        return Err(Unclear::NoSuchTime { raw: raw.trim().chars().take(40).collect() });
    }
    if told.until_clock == Some(Clock::NoSuch) {
        let span = told.clock.as_ref().map_or(0..0, |clock| clock.span.clone());
        let raw = text.get(span).unwrap_or_default().chars().take(40).collect();
        return Err(Unclear::NoSuchTime { raw });
    }
    if !told.has_day() {
        return Err(Unclear::NoDay);
    }
    if told.clock.is_none() && told.from_now.is_none() {
        return Err(Unclear::NoTime);
    }
    Ok(())
}

/// When the sessions are.
pub(super) fn resolve(told: &Told, text: &str, now: NaiveDateTime) -> Result<When, Unclear> {
    if let Some(minutes) = &told.from_now {
        return from_now(told, minutes, text, now);
    }
    let Some(Slot { value: Clock::Sure(time), .. }) = told.clock else {
        return Err(Unclear::NoTime);
    };
    let recurrence = match &told.every {
        Some(every) => series(told, every, text, now, time)?,
        None => Recurrence::once(single(told, text, now, time)?),
    };
    let start = recurrence.start();
    check_not_too_far(start.date(), now)?;
    if start < now {
        return Err(Unclear::Past { starts: start });
    }
    let recurrence = ending(told, recurrence, text, now)?;
    Ok(When { start, recurrence, length: length(told, time, text)? })
}

/// "In 2 hours" is told alone, save for a length. It counts on the clock on the wall, so it is an
/// hour off in the night the clocks change.
fn from_now(
    told: &Told,
    minutes: &Slot<u32>,
    text: &str,
    now: NaiveDateTime,
) -> Result<When, Unclear> {
    let said_too = [
        told.day.as_ref().map(|slot| &slot.span),
        told.clock.as_ref().map(|slot| &slot.span),
        told.part.as_ref().map(|slot| &slot.span),
        told.every.as_ref().map(|slot| &slot.span),
        told.start.as_ref().map(|slot| &slot.span),
        told.end.as_ref().map(|slot| &slot.span),
        told.weekdays.as_ref().map(|slot| &slot.span),
        told.nth.as_ref().map(|slot| &slot.span),
        told.month_day.as_ref().map(|slot| &slot.span),
    ];
    if let Some(span) = said_too.into_iter().flatten().next() {
        return Err(not_understood(text, span.clone()));
    }
    let ahead = Duration::minutes(i64::from(minutes.value));
    let start = now.checked_add_signed(ahead).and_then(|start| start.with_second(0));
    let start = start.and_then(|start| start.with_nanosecond(0)).ok_or(Unclear::TooFar)?;
    check_not_too_far(start.date(), now)?;
    let recurrence = Recurrence::once(start);
    Ok(When { start, recurrence, length: length(told, start.time(), text)? })
}

/// The start of one session.
pub(super) fn single(
    told: &Told,
    text: &str,
    now: NaiveDateTime,
    time: NaiveTime,
) -> Result<NaiveDateTime, Unclear> {
    let unfit = [
        told.nth.as_ref().map(|slot| &slot.span),
        told.month_day.as_ref().map(|slot| &slot.span),
        told.start.as_ref().filter(|_| told.day.is_some()).map(|slot| &slot.span),
        told.end.as_ref().map(|slot| &slot.span),
    ];
    if let Some(span) = unfit.into_iter().flatten().next() {
        return Err(not_understood(text, span.clone()));
    }
    let weekday = told.weekdays.as_ref().and_then(|days| days.value.first().copied());
    let date = match (told.day.as_ref().or(told.start.as_ref()), weekday) {
        (Some(day), _) => date_of(&day.value, now, Some(time))?,
        (None, Some(weekday)) => coming(weekday, now, Some(time))?,
        (None, None) => return Err(Unclear::NoDay),
    };
    match weekday {
        Some(said) if said != date.weekday() => Err(Unclear::WrongWeekday { date, said }),
        _ => Ok(date.and_time(time)),
    }
}

/// A series from its first session that is still ahead.
fn series(
    told: &Told,
    every: &Slot<(Unit, u32)>,
    text: &str,
    now: NaiveDateTime,
    time: NaiveTime,
) -> Result<Recurrence, Unclear> {
    if let (Some(_), Some(start)) = (&told.day, &told.start) {
        return Err(not_understood(text, start.span.clone()));
    }
    let named = told.day.as_ref().or(told.start.as_ref());
    let from = match named {
        Some(day) => first_day(date_of(&day.value, now, Some(time))?, now, time)?,
        None => now.date(),
    };
    check_not_too_far(from, now)?;
    let over = from == now.date() && time < now.time();
    let anchor = if over { later(from, 1)? } else { from }.and_time(time);
    let series = match every.value {
        (Unit::Day, every) => daily(told, anchor, every, text)?,
        (Unit::Week, every) => weekly(told, named.map(|_| from), anchor, every, text)?,
        (_, every) => monthly(told, anchor, every, text)?,
    };
    // "3 December, every Thursday" is a slip if the third is no Thursday; "starting" is not.
    match &told.day {
        Some(day) if series.start().date() != from && !over => {
            Err(not_understood(text, day.span.clone()))
        }
        _ => Ok(series),
    }
}

fn first_day(date: NaiveDate, now: NaiveDateTime, time: NaiveTime) -> Result<NaiveDate, Unclear> {
    if date < now.date() { Err(Unclear::Past { starts: date.and_time(time) }) } else { Ok(date) }
}

fn daily(
    told: &Told,
    anchor: NaiveDateTime,
    every: u32,
    text: &str,
) -> Result<Recurrence, Unclear> {
    check_no_other_days(told, false, text)?;
    Recurrence::daily(anchor, every).map_err(|_| Unclear::TooFar)
}

/// A week's days are the weekdays told, or else that of the date told.
fn weekly(
    told: &Told,
    named: Option<NaiveDate>,
    anchor: NaiveDateTime,
    every: u32,
    text: &str,
) -> Result<Recurrence, Unclear> {
    check_no_other_days(told, true, text)?;
    let days = match (&told.weekdays, named) {
        (Some(days), _) => days.value.clone(),
        (None, Some(date)) => vec![date.weekday()],
        (None, None) => return Err(Unclear::NoDay),
    };
    Recurrence::weekly(anchor, every, &days).map_err(|_| Unclear::TooFar)
}

fn monthly(
    told: &Told,
    anchor: NaiveDateTime,
    every: u32,
    text: &str,
) -> Result<Recurrence, Unclear> {
    match (&told.nth, &told.month_day, &told.weekdays) {
        (Some(nth), None, weekdays) => {
            let (nths, day) = &nth.value;
            if let Some(other) = weekdays.as_ref().filter(|days| days.value != [*day]) {
                return Err(not_understood(text, other.span.clone()));
            }
            Recurrence::monthly_nths(anchor, nths, *day, every).map_err(|_| Unclear::TooFar)
        }
        (None, Some(day), None) if day.value > 28 => {
            Err(Unclear::NotEveryMonth { day: day.value.unsigned_abs().into() })
        }
        (None, Some(day), None) => {
            Recurrence::monthly_day(anchor, day.value, every).map_err(|_| Unclear::TooFar)
        }
        (None, None, _) => Err(Unclear::NoDay),
        (_, Some(day), _) => Err(not_understood(text, day.span.clone())),
    }
}

/// Days and weeks do not count the way months do.
fn check_no_other_days(told: &Told, weekdays_fit: bool, text: &str) -> Result<(), Unclear> {
    let unfit = [
        told.weekdays.as_ref().filter(|_| !weekdays_fit).map(|slot| &slot.span),
        told.nth.as_ref().map(|slot| &slot.span),
        told.month_day.as_ref().map(|slot| &slot.span),
    ];
    match unfit.into_iter().flatten().next() {
        Some(span) => Err(not_understood(text, span.clone())),
        None => Ok(()),
    }
}

/// The series with the end that was told. "For 8 weeks" becomes the number of sessions in eight
/// weeks from the first: a count stays true when one of them is moved.
fn ending(
    told: &Told,
    series: Recurrence,
    text: &str,
    now: NaiveDateTime,
) -> Result<Recurrence, Unclear> {
    let Some(end) = &told.end else { return Ok(series) };
    if series.is_once() {
        return Err(not_understood(text, end.span.clone()));
    }
    let start = series.start();
    match &end.value {
        End::On(day) => {
            use super::pieces::Day;
            let from_now = matches!(day, Day::Ahead { .. } | Day::Yesterday);
            let seen_from = if from_now { now } else { start };
            let last = date_of(day, seen_from, None)?;
            series.until(last).map_err(|_| Unclear::EndsBeforeStart)
        }
        End::For { many, unit: Unit::Session } => counted(series, *many),
        End::For { many, unit } => {
            let end = stretch(start, *many, *unit).ok_or(Unclear::TooFar)?;
            let sessions = series.between(start, end).len();
            counted(series, u32::try_from(sessions).unwrap_or(u32::MAX))
        }
    }
}

fn counted(series: Recurrence, sessions: u32) -> Result<Recurrence, Unclear> {
    if sessions > MOST {
        return Err(Unclear::TooFar);
    }
    series.with_count(sessions).map_err(|_| Unclear::EndsBeforeStart)
}

fn stretch(start: NaiveDateTime, many: u32, unit: Unit) -> Option<NaiveDateTime> {
    match unit {
        Unit::Day => start.checked_add_days(Days::new(many.into())),
        Unit::Week => start.checked_add_days(Days::new(u64::from(many) * 7)),
        _ => start.checked_add_months(Months::new(many)),
    }
}

/// The length that was told, as such or by an end on the clock.
fn length(told: &Told, from: NaiveTime, text: &str) -> Result<Option<Duration>, Unclear> {
    let minutes = match (&told.length, told.until_clock) {
        (Some(length), _) if length.value == 0 => {
            return Err(not_understood(text, length.span.clone()));
        }
        (Some(length), _) => i64::from(length.value),
        (None, Some(until)) => until_clock(from, until),
        (None, None) => return Ok(None),
    };
    if minutes > LONGEST { Err(Unclear::TooLong) } else { Ok(Some(Duration::minutes(minutes))) }
}

/// Minutes to the end on the clock. "19:00-8" ends at the first eight that comes.
pub(super) fn until_clock(from: NaiveTime, until: Clock) -> i64 {
    let ends = match until {
        Clock::Sure(time) => vec![time],
        Clock::Either { hour, minute } => halves(hour, minute).to_vec(),
        Clock::NoSuch => Vec::new(),
    };
    let after = |time: NaiveTime| match (time - from).num_minutes() {
        minutes if minutes <= 0 => minutes + 24 * 60,
        minutes => minutes,
    };
    ends.into_iter().map(after).min().unwrap_or(i64::MAX)
}
