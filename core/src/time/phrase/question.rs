//! What a phrase leaves in doubt, and the phrases that would not.
//!
//! Here: [`first_doubt`], which finds the leftmost doubt and rewrites the phrase once for each of
//! its readings, so that a button can go on from there.
//!
//! Not here: the words of the question, or what to do with the answer: it is a phrase like any
//! other and is read from the start.

use std::ops::Range;

use chrono::{Datelike, NaiveDate, NaiveDateTime, NaiveTime, Weekday};

use super::clock::{Clock, halves};
use super::dates::{coming, date_of, dated, day_and_month, later};
use super::pieces::{Day, Found, Piece};
use super::resolve::until_clock;
use super::told::Told;
use super::words::{Unit, ordinal_name, weekday_name};
use super::{Choice, Doubt, Meaning, Question, Unclear};

/// A doubt, where it stands, and what could stand there instead.
pub(super) struct Doubtful {
    doubt: Doubt,
    span: Range<usize>,
    readings: Vec<(String, Meaning)>,
}

/// The leftmost doubt of a phrase.
pub(super) fn first_doubt(found: &[Found], told: &Told, now: NaiveDateTime) -> Option<Doubtful> {
    found.iter().find_map(|found| {
        let (doubt, readings) = match &found.piece {
            Piece::Day(day) => day_doubt(day, "", now)?,
            Piece::Start(day) => day_doubt(day, "starting ", now)?,
            Piece::End(day) => day_doubt(day, "until ", now)?,
            Piece::Clock(clock) => clock_doubt(clock.settled(told.part.as_ref().map(|p| p.value)))?,
            Piece::Range(from, to) => {
                range_doubt(from.settled(told.part.as_ref().map(|p| p.value)), *to)?
            }
            Piece::EverySecond { nth, day } => every_second(*nth, *day),
            Piece::Biweekly => biweekly(told),
            Piece::Weekdays { days, .. } if told.every.is_none() => once_or_weekly(days, told)?,
            Piece::Nth { nths, day, .. } if told.every.is_none() => once_or_monthly(nths, *day)?,
            Piece::Every { unit: Unit::Month, every } => monthly_how(*every, told, now)?,
            _ => return None,
        };
        Some(Doubtful { doubt, span: found.span.clone(), readings })
    })
}

impl Doubtful {
    /// The question, with the first session of each reading as `start_of` finds it. Readings that
    /// cannot be, such as a time that is over, are not offered.
    ///
    /// If none can be, the answer is why the first one cannot.
    pub(super) fn ask(
        self,
        text: &str,
        start_of: impl Fn(&str) -> Result<Option<NaiveDateTime>, Unclear>,
    ) -> Unclear {
        let (mut choices, mut refusal) = (Vec::new(), None);
        for (reading, meaning) in self.readings {
            let phrase = replaced(text, &self.span, &reading);
            match start_of(&phrase) {
                Ok(starts) => choices.push(Choice { phrase, meaning, starts }),
                Err(Unclear::Ambiguous(_)) => {
                    choices.push(Choice { phrase, meaning, starts: None });
                }
                Err(unclear) => refusal = refusal.or(Some(unclear)),
            }
        }
        match refusal {
            Some(refusal) if choices.is_empty() => refusal,
            _ => Unclear::Ambiguous(Question { doubt: self.doubt, choices }),
        }
    }
}

type Readings = (Doubt, Vec<(String, Meaning)>);

fn day_doubt(day: &Day, before: &str, now: NaiveDateTime) -> Option<Readings> {
    let reading = |date: NaiveDate| (format!("{before}{date}"), Meaning::Date(date));
    match *day {
        Day::Next(weekday) => {
            // Whoever says "next Friday" on a Friday does not mean today.
            let first = coming(weekday, now, None).ok()?;
            let first = if first == now.date() { later(first, 7).ok()? } else { first };
            let dates = [first, later(first, 7).ok()?];
            Some((Doubt::NextWeekday(weekday), dates.map(reading).to_vec()))
        }
        Day::Slashed { first, second, year } if day_and_month(first, second).is_none() => {
            let date = |day, month| dated(day, month, year, now.date()).ok();
            let dates = [date(first, second), date(second, first)];
            let readings: Vec<_> = dates.into_iter().flatten().map(reading).collect();
            (!readings.is_empty()).then_some((Doubt::DayOrMonth, readings))
        }
        _ => None,
    }
}

fn clock_doubt(clock: Clock) -> Option<Readings> {
    let Clock::Either { hour, minute } = clock else { return None };
    let reading = |time: NaiveTime| (time.format("%H:%M").to_string(), Meaning::Time(time));
    let readings = halves(hour, minute).map(reading).to_vec();
    Some((Doubt::MorningOrEvening { hour }, readings))
}

fn range_doubt(from: Clock, to: Clock) -> Option<Readings> {
    let Clock::Either { hour, minute } = from else { return None };
    let reading = |from: NaiveTime| {
        let (until, _) =
            from.overflowing_add_signed(chrono::Duration::minutes(until_clock(from, to)));
        let text = format!("{}-{}", from.format("%H:%M"), until.format("%H:%M"));
        (text, Meaning::Time(from))
    };
    Some((Doubt::MorningOrEvening { hour }, halves(hour, minute).map(reading).to_vec()))
}

fn every_second(nth: i8, day: Weekday) -> Readings {
    let every = u32::from(nth.unsigned_abs());
    let name = weekday_name(day);
    let of_month = ordinal_name(nth).unwrap_or_default();
    let readings = vec![
        (format!("every {every} weeks on {name}"), Meaning::EveryWeeks(every)),
        (format!("{of_month} {name} of the month"), Meaning::NthOfMonth(nth, day)),
    ];
    (Doubt::EverySecond { nth: every, day }, readings)
}

/// Twice a week takes two days, so with one day there is only one reading; it is asked all the
/// same, since the word has misled many.
fn biweekly(told: &Told) -> Readings {
    let days = told.weekdays.as_ref().map_or(0, |days| days.value.len());
    let mut readings = vec![("every 2 weeks".to_owned(), Meaning::EveryWeeks(2))];
    if days > 1 {
        readings.push(("every week".to_owned(), Meaning::EveryWeeks(1)));
    }
    (Doubt::Biweekly, readings)
}

/// Several days, or an end, make no sense for a single session.
fn once_or_weekly(days: &[Weekday], told: &Told) -> Option<Readings> {
    if days.len() < 2 && told.end.is_none() {
        return None;
    }
    let names: Vec<_> = days.iter().map(|day| weekday_name(*day)).collect();
    let reading = (format!("every {}", names.join(", ")), Meaning::EveryWeeks(1));
    Some((Doubt::OnceOrRepeated, vec![reading]))
}

fn once_or_monthly(nths: &[i8], day: Weekday) -> Option<Readings> {
    let names: Option<Vec<_>> = nths.iter().map(|nth| ordinal_name(*nth)).collect();
    let text = format!("{} {} of the month", names?.join(", "), weekday_name(day));
    Some((Doubt::OnceOrRepeated, vec![(text, Meaning::NthOfMonth(*nths.first()?, day))]))
}

/// "3 December, monthly": on every third, or on every first Thursday?
fn monthly_how(every: u32, told: &Told, now: NaiveDateTime) -> Option<Readings> {
    if told.nth.is_some() || told.month_day.is_some() {
        return None;
    }
    let (date, by_weekday) = match (told.day.as_ref().or(told.start.as_ref()), &told.weekdays) {
        (Some(day), None) => (date_of(&day.value, now, None).ok()?, false),
        (None, Some(days)) => {
            let time = told.clock.as_ref().and_then(|clock| clock.value.time());
            (coming(*days.value.first()?, now, time).ok()?, true)
        }
        _ => return None,
    };
    let (day, weekday) = (date.day(), date.weekday());
    let nth = i8::try_from(day.div_ceil(7)).ok().filter(|nth| *nth <= 4).unwrap_or(-1);
    let months =
        if every == 1 { "every month".to_owned() } else { format!("every {every} months") };
    let of_weekday = format!("{months} on the {} {}", ordinal_name(nth)?, weekday_name(weekday));
    let mut readings = vec![(of_weekday, Meaning::NthOfMonth(nth, weekday))];
    if !by_weekday && day <= 28 {
        readings.insert(0, (format!("{months} on the {day}th"), Meaning::DayOfMonth(day)));
    }
    Some((Doubt::MonthlyHow, readings))
}

/// `text` with something else in place of `span`, and a space where two words would touch.
fn replaced(text: &str, span: &Range<usize>, by: &str) -> String {
    let before = text.get(..span.start).unwrap_or_default();
    let after = text.get(span.end..).unwrap_or_default();
    let touches = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let left = if touches(before.chars().next_back()) { " " } else { "" };
    let right = if touches(after.chars().next()) { " " } else { "" };
    format!("{before}{left}{by}{right}{after}")
}
