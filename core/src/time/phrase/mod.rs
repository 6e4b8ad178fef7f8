//! What a person typed about when: "every other Thursday 19:00 90 min for 8 weeks".
//!
//! Here: a strict grammar. Every word must be understood, and what has two readings is asked, with
//! a phrase for each reading: morning or evening, day or month, this Friday or the one after. What
//! is not understood is refused and quoted. Civil time only: the zone is the group's.
//!
//! Not here: guesses. Libraries for natural dates were measured and each is silently wrong on some
//! phrase; a group that meets at the wrong hour does not meet. No words for the reader either:
//! [`Unclear`] is data.
//!
//! Look next: `lexer.rs`, `pieces.rs`, `told.rs`, `question.rs`, `resolve.rs`, in the order a
//! phrase goes through them.

use chrono::{Duration, NaiveDate, NaiveDateTime, NaiveTime, Weekday};

use super::recurrence::Recurrence;

mod canonical;
mod clock;
mod dates;
mod days;
mod german;
mod lexer;
mod pieces;
mod question;
mod repeat;
mod resolve;
mod told;
mod words;

pub use canonical::canonical;

use clock::Clock;
use pieces::{Found, Piece};
use question::first_doubt;
use told::{Told, not_understood};

/// Longer texts are not phrases, and nobody waits for them to be read.
const LONGEST: usize = 300;

/// As many doubts as one phrase can hold.
const MOST_DOUBTS: usize = 8;

/// What a phrase says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct When {
    /// When the first session begins, by the clock on the wall.
    pub start: NaiveDateTime,
    /// The series, which has the same start; [`Recurrence::is_once`] for a single session.
    pub recurrence: Recurrence,
    /// How long each session is, in whole minutes up to 12 hours, if it was said.
    pub length: Option<Duration>,
}

/// Why a phrase cannot be followed as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unclear {
    /// It has more than one reading.
    Ambiguous(Question),
    /// It has no time of day.
    NoTime,
    /// It has no day.
    NoDay,
    /// No calendar has this date: 31 February.
    NoSuchDate {
        /// As typed.
        day: u32,
        /// As typed.
        month: u32,
        /// If it was said.
        year: Option<i32>,
    },
    /// No clock shows this time: 25:00.
    NoSuchTime {
        /// As typed.
        raw: String,
    },
    /// The date is not on the weekday that was said with it.
    WrongWeekday {
        /// The date that was said.
        date: NaiveDate,
        /// The weekday that was said.
        said: Weekday,
    },
    /// Not every month has this day, so sessions would be left out unseen.
    NotEveryMonth {
        /// 29, 30 or 31.
        day: u32,
    },
    /// It has begun already.
    Past {
        /// When it began.
        starts: NaiveDateTime,
    },
    /// It begins more than two years ahead, or lasts more than a thousand sessions.
    TooFar,
    /// One session would be longer than twelve hours.
    TooLong,
    /// It would end before its first session.
    EndsBeforeStart,
    /// A piece of it means nothing here, or contradicts the rest.
    NotUnderstood {
        /// The piece as typed, shortened to 40 characters.
        left: String,
    },
}

/// What to ask about a phrase with more than one reading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// What is in doubt.
    pub doubt: Doubt,
    /// The readings that can be, the likelier or earlier first. Sometimes only one is left; it is
    /// asked all the same.
    pub choices: Vec<Choice>,
}

/// What is in doubt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// "next Friday": the coming one, or the one after.
    NextWeekday(Weekday),
    /// "3/4".
    DayOrMonth,
    /// "at 7", "7:30".
    MorningOrEvening {
        /// 1 to 12.
        hour: u32,
    },
    /// "every second Thursday": every other one, or the second of each month.
    EverySecond {
        /// 2 to 4.
        nth: u32,
        /// The weekday.
        day: Weekday,
    },
    /// "biweekly": every other week, or twice a week.
    Biweekly,
    /// "3 December, monthly": on every third, or on every first Thursday.
    MonthlyHow,
    /// "Monday and Thursday", "Thursday for 8 weeks": said once, and meant to be repeated?
    OnceOrRepeated,
}

/// One reading of a phrase.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// The phrase rewritten so that this doubt is gone; [`parse`] reads it.
    pub phrase: String,
    /// What the reading takes the doubtful piece for.
    pub meaning: Meaning,
    /// When the first session would begin; `None` if another question follows, or if only a date
    /// or a time was asked for.
    pub starts: Option<NaiveDateTime>,
}

/// What a reading takes a doubtful piece for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// This date.
    Date(NaiveDate),
    /// This time of day.
    Time(NaiveTime),
    /// Every so many weeks.
    EveryWeeks(u32),
    /// The nth such weekday of each month; -1 is the last.
    NthOfMonth(i8, Weekday),
    /// This day of each month, 1 to 28.
    DayOfMonth(u32),
}

/// Reads a phrase; `now_local` is what the clock on the group's wall shows. The first session is
/// never before it.
///
/// # Errors
///
/// [`Unclear`], which says what is missing, wrong, not understood, or to be asked.
pub fn parse(text: &str, now_local: NaiveDateTime) -> Result<When, Unclear> {
    parse_within(text, now_local, MOST_DOUBTS)
}

fn parse_within(text: &str, now: NaiveDateTime, doubts: usize) -> Result<When, Unclear> {
    let found = split(text)?;
    let told = Told::sort(&found, text)?;
    resolve::check_complete(&told, text)?;
    match first_doubt(&found, &told, now) {
        Some(_) if doubts == 0 => Err(not_understood(text, 0..text.len())),
        Some(doubt) => Err(doubt.ask(text, |phrase| {
            parse_within(phrase, now, doubts - 1).map(|when| Some(when.start))
        })),
        None => resolve::resolve(&told, text, now),
    }
}

/// Reads a day on its own, for a field that asks for nothing else. A weekday is the coming one,
/// today included.
///
/// # Errors
///
/// [`Unclear`], as [`parse`] has it; a time of day is not understood here.
pub fn civil_date(text: &str, now_local: NaiveDateTime) -> Result<NaiveDate, Unclear> {
    let found = only(text, |piece| {
        let single = |days: &Vec<Weekday>| days.len() == 1;
        match piece {
            Piece::Day(_) => true,
            Piece::Weekdays { days, plural } => !plural && single(days),
            _ => false,
        }
    })?;
    let told = Told::sort(&found, text)?;
    if !told.has_day() {
        return Err(Unclear::NoDay);
    }
    if let Some(doubt) = first_doubt(&found, &told, now_local) {
        return Err(doubt.ask(text, |_| Ok(None)));
    }
    let date = resolve::single(&told, text, now_local, now_local.time())?.date();
    dates::check_not_too_far(date, now_local)?;
    if date < now_local.date() {
        return Err(Unclear::Past { starts: date.and_time(NaiveTime::MIN) });
    }
    Ok(date)
}

/// Reads a time of day on its own, for a field that asks for nothing else. Here `19` is enough;
/// `7` is asked about.
///
/// # Errors
///
/// [`Unclear`], as [`parse`] has it; anything but a time is not understood here.
pub fn civil_time(text: &str) -> Result<NaiveTime, Unclear> {
    let text = text.trim();
    let hour_alone = !text.is_empty() && text.chars().all(|c| c.is_ascii_digit());
    let said = if hour_alone { format!("at {text}") } else { text.to_owned() };
    let found =
        only(&said, |piece| matches!(piece, Piece::Clock(_) | Piece::Part { plural: false, .. }))?;
    let told = Told::sort(&found, &said)?;
    // Only days need to know what day it is.
    if let Some(doubt) = first_doubt(&found, &told, NaiveDateTime::default()) {
        return Err(doubt.ask(&said, |_| Ok(None)));
    }
    match told.clock.map(|clock| clock.value) {
        Some(Clock::Sure(time)) => Ok(time),
        Some(_) => Err(Unclear::NoSuchTime { raw: text.chars().take(40).collect() }),
        None => Err(Unclear::NoTime),
    }
}

/// Reads a length on its own: "90 min", "1h30".
///
/// # Errors
///
/// [`Unclear::TooLong`] beyond 12 hours; anything but a length is not understood here, nor is a
/// number without its unit.
pub fn length(text: &str) -> Result<Duration, Unclear> {
    let found = only(text, |piece| matches!(piece, Piece::Length(_)))?;
    match found.as_slice() {
        [Found { piece: Piece::Length(minutes @ 1..=720), .. }] => {
            Ok(Duration::minutes(i64::from(*minutes)))
        }
        [Found { piece: Piece::Length(721..), .. }] => Err(Unclear::TooLong),
        _ => Err(not_understood(text, 0..text.len())),
    }
}

/// The pieces of a text, all of which must be `wanted`.
fn only(text: &str, wanted: impl Fn(&Piece) -> bool) -> Result<Vec<Found>, Unclear> {
    let found = split(text)?;
    match found.iter().find(|found| !wanted(&found.piece)) {
        Some(other) => Err(not_understood(text, other.span.clone())),
        None => Ok(found),
    }
}

/// The pieces of a text, or a quotation of the first word that belongs to none.
fn split(text: &str) -> Result<Vec<Found>, Unclear> {
    if text.len() > LONGEST {
        return Err(not_understood(text, 0..text.len()));
    }
    pieces::split(&german::into_english(lexer::lex(text))).map_err(|at| {
        let rest = text.get(at..).unwrap_or_default();
        let word = rest.find(char::is_whitespace).unwrap_or(rest.len());
        not_understood(text, at..at + word)
    })
}
