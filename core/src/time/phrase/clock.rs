//! Times of day and lengths as people type them.
//!
//! Here: what can be read off the digits. `19:00`, `07:30` and `7 pm` are beyond doubt; `7` and
//! `7:30` are not, since half the world means the evening by them. Midnight begins the day it is
//! said of.
//!
//! Not here: asking about the doubt (`question.rs`), or settling it by "in the evening"
//! (`told.rs`).

use chrono::NaiveTime;

use super::days;
use super::lexer::Cursor;
use super::pieces::Piece;
use super::words::{self, Part, Unit};

/// A time of day as typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Clock {
    /// Beyond doubt.
    Sure(NaiveTime),
    /// Of the morning or the evening.
    Either {
        /// 1 to 12.
        hour: u32,
        /// 0 to 59.
        minute: u32,
    },
    /// 25:00, 13 am.
    NoSuch,
}

impl Clock {
    fn sure(hour: u32, minute: u32) -> Clock {
        NaiveTime::from_hms_opt(hour, minute, 0).map_or(Clock::NoSuch, Clock::Sure)
    }

    /// The time, if it is beyond doubt.
    pub(super) fn time(self) -> Option<NaiveTime> {
        if let Clock::Sure(time) = self { Some(time) } else { None }
    }

    /// The time, if the part of the day that was said with it leaves no doubt.
    pub(super) fn settled(self, part: Option<Part>) -> Clock {
        let Clock::Either { hour, minute } = self else { return self };
        match (part, hour) {
            (Some(Part::Morning), 1..=11) => Clock::sure(hour, minute),
            (Some(Part::Afternoon), 12) => Clock::sure(12, minute),
            (Some(Part::Afternoon), 1..=6)
            | (Some(Part::Evening), 4..=11)
            | (Some(Part::Night), 6..=11) => Clock::sure(hour + 12, minute),
            _ => self,
        }
    }
}

/// The two times an hour from 1 to 12 may mean: before noon, and after.
pub(super) fn halves(hour: u32, minute: u32) -> [NaiveTime; 2] {
    let at = |hour| NaiveTime::from_hms_opt(hour, minute, 0).unwrap_or(NaiveTime::MIN);
    [at(hour % 12), at(hour % 12 + 12)]
}

/// "in the evening", "evening".
pub(super) fn part(cursor: &mut Cursor<'_>) -> Option<Piece> {
    if cursor.eat(&["in"]) {
        cursor.need(&["the"])?;
    } else {
        cursor.eat(&["at"]);
    }
    let (part, plural) = cursor.take_word(words::part)?;
    Some(Piece::Part { part, plural })
}

/// `19:00-20:30`, "7 to 8:30 pm", "from 19:00 until 20:30".
pub(super) fn range(cursor: &mut Cursor<'_>) -> Option<Piece> {
    cursor.eat(&["from", "at"]);
    let start = digits(cursor).filter(Digits::is_an_hour)?;
    cursor.eat(&["o'clock"]);
    if !cursor.eat_sign(&['-']) {
        cursor.need(&["to", "until", "till", "til"])?;
    }
    let mut ahead = *cursor;
    let end = digits(cursor).filter(Digits::is_an_hour)?;
    // "Until 1 March" ends the series, not the session.
    if end.is_bare() && (cursor.is_word_glued() || days::a_day(&mut ahead).is_some()) {
        return None;
    }
    let (from, to) = (start.clock(), end.clock());
    // "7-8:30 pm" says once, for both, that it is afternoon; "11-1 pm" says it for the second.
    let from = match (start.half, end.half, to) {
        (None, Some(half), Clock::Sure(until)) if (1..=12).contains(&start.hour) => {
            let minute = start.minute.unwrap_or(0);
            match (Digits { half: Some(half), ..start }).clock() {
                Clock::Sure(same_half) if same_half < until => Clock::Sure(same_half),
                Clock::NoSuch => Clock::NoSuch,
                _ => Clock::Either { hour: start.hour, minute },
            }
        }
        _ => from,
    };
    Some(Piece::Range(from, to))
}

/// `19:00`, "7 pm", "noon", "at 7", and a bare "7" that nothing else claims.
pub(super) fn clock(cursor: &mut Cursor<'_>) -> Option<Piece> {
    let begun = cursor.eat(&["starting", "starts", "beginning", "begins"]);
    let at = cursor.eat(&["at"]) || cursor.eat_sign(&['@']);
    if begun && !at {
        return None;
    }
    if let Some(named) = cursor.attempt(named).or_else(|| cursor.attempt(half_past)) {
        return Some(Piece::Clock(named));
    }
    let digits = digits(cursor)?;
    let said_to_be_a_time = cursor.eat(&["o'clock"]) || at;
    // A number alone is a time only if it counts nothing, touches no word and fits a clock's face.
    let alone = !cursor.is_word_glued() && (*cursor).take_word(words::unit).is_none();
    let fits = alone && (1..=12).contains(&digits.hour);
    if digits.is_bare() && !said_to_be_a_time && !fits {
        return None;
    }
    Some(Piece::Clock(digits.clock()))
}

fn named(cursor: &mut Cursor<'_>) -> Option<Clock> {
    cursor.attempt(|cursor| cursor.take_number().filter(|twelve| twelve.value == 12));
    let noon = cursor.eat(&["noon", "midday"]);
    let midnight = !noon && cursor.eat(&["midnight"]);
    (noon || midnight).then(|| Clock::sure(if noon { 12 } else { 0 }, 0))
}

fn half_past(cursor: &mut Cursor<'_>) -> Option<Clock> {
    cursor.need(&["half"])?;
    cursor.need(&["past"])?;
    let hour = amount(cursor).filter(|hour| (1..=12).contains(hour))?;
    Some(Clock::Either { hour, minute: 30 })
}

/// The digits of a time, before anybody asks what they mean.
#[derive(Clone, Copy)]
struct Digits {
    hour: u32,
    /// Whether the hour was written `07`, or is past noon anyway.
    full: bool,
    minute: Option<u32>,
    /// Whether it was said to be after noon.
    half: Option<bool>,
}

impl Digits {
    fn is_bare(&self) -> bool {
        self.minute.is_none() && self.half.is_none()
    }

    fn is_an_hour(&self) -> bool {
        self.minute.is_some() || self.hour <= 24
    }

    fn clock(self) -> Clock {
        let (hour, minute) = (self.hour, self.minute.unwrap_or(0));
        if minute > 59 || (self.half.is_some() && !(1..=12).contains(&hour)) {
            return Clock::NoSuch;
        }
        let of_half = |after_noon| halves(hour, minute)[usize::from(after_noon)];
        match (self.half, self.minute) {
            (Some(after_noon), _) => Clock::Sure(of_half(after_noon)),
            (None, Some(_)) if self.full => Clock::sure(hour, minute),
            _ if (1..=12).contains(&hour) => Clock::Either { hour, minute },
            _ => Clock::sure(hour, minute),
        }
    }
}

/// `7`, `19:00`, `7.30 pm`, `19h30`.
fn digits(cursor: &mut Cursor<'_>) -> Option<Digits> {
    let hour = cursor.take_number().filter(|hour| hour.digits <= 2)?;
    let colon = cursor.attempt(|cursor| minutes_behind(cursor, &[':']));
    let minute = colon.or_else(|| minutes_behind_letter(cursor));
    let half = cursor.attempt(half);
    let plain = Digits { hour: hour.value, full: hour.digits == 2, minute, half };
    if minute.is_some() || half.is_some() {
        return Some(plain);
    }
    // With a dot it could be a date, unless the half of the day follows.
    let dotted = cursor.attempt(|cursor| {
        let minute = minutes_behind(cursor, &['.'])?;
        Some((minute, cursor.attempt(self::half)?))
    });
    Some(dotted.map_or(plain, |(minute, half)| Digits {
        minute: Some(minute),
        half: Some(half),
        ..plain
    }))
}

fn minutes_behind(cursor: &mut Cursor<'_>, sign: &[char]) -> Option<u32> {
    cursor.need_sign(sign)?;
    let minute = cursor.take_number().filter(|minute| minute.digits == 2)?;
    Some(minute.value)
}

/// The minutes behind an `h`, which touches its hour; none is the full hour.
fn minutes_behind_letter(cursor: &mut Cursor<'_>) -> Option<u32> {
    cursor.attempt(|cursor| {
        let glued = cursor.is_glued();
        cursor.need(&["h"]).filter(|()| glued)?;
        let minute = cursor.attempt(|cursor| {
            let glued = cursor.is_glued();
            cursor.take_number().filter(|minute| glued && minute.digits == 2)
        });
        Some(minute.map_or(0, |minute| minute.value))
    })
}

/// "pm", "p.m.": whether it is after noon.
fn half(cursor: &mut Cursor<'_>) -> Option<bool> {
    if let Some(after_noon) = cursor.take_word(|word| match word {
        "am" => Some(false),
        "pm" => Some(true),
        _ => None,
    }) {
        return Some(after_noon);
    }
    let after_noon = cursor.take_word(|word| match word {
        "a" => Some(false),
        "p" => Some(true),
        _ => None,
    })?;
    cursor.need_sign(&['.'])?;
    cursor.need(&["m"])?;
    cursor.eat_sign(&['.']);
    Some(after_noon)
}

/// A length in minutes: "90 min", "1h30", "1.5 hours", "half an hour", "an hour and a half".
pub(super) fn minutes(cursor: &mut Cursor<'_>) -> Option<u32> {
    cursor.attempt(half_an_hour).or_else(|| cursor.attempt(counted))
}

fn half_an_hour(cursor: &mut Cursor<'_>) -> Option<u32> {
    cursor.need(&["half"])?;
    cursor.need(&["an", "a"])?;
    cursor.need(&["hour"])?;
    Some(30)
}

fn counted(cursor: &mut Cursor<'_>) -> Option<u32> {
    let whole = amount(cursor)?;
    let tenths = cursor.attempt(|cursor| {
        cursor.need_sign(&['.'])?;
        cursor.take_number().filter(|part| part.digits <= 2)
    });
    let glued = cursor.is_glued();
    if tenths.is_none() && glued && cursor.eat(&["m"]) {
        return Some(whole);
    }
    // From 13 on, `h` is French for a time of day.
    if whole > 12 && cursor.eat(&["h"]) {
        return None;
    }
    match (cursor.take_word(words::unit)?, tenths) {
        (Unit::Minute, None) => Some(whole),
        (Unit::Hour, None) => Some(whole * 60 + cursor.attempt(behind_the_hours).unwrap_or(0)),
        (Unit::Hour, Some(part)) => {
            let (sixtieths, parts) = (part.value * 60, if part.digits == 1 { 10 } else { 100 });
            (sixtieths % parts == 0).then_some(whole * 60 + sixtieths / parts)
        }
        _ => None,
    }
}

/// The minutes of "1 hour 30 minutes", "1h30" and "an hour and a half".
fn behind_the_hours(cursor: &mut Cursor<'_>) -> Option<u32> {
    let glued = cursor.is_glued();
    if cursor.eat(&["and"]) {
        let half = cursor.attempt(|cursor| {
            cursor.need(&["a"])?;
            cursor.need(&["half"])
        });
        if half.is_some() {
            return Some(30);
        }
    }
    let minute = cursor.take_number().filter(|minute| minute.digits <= 2)?;
    let named = cursor.eat(&["m", "min", "mins", "minute", "minutes"]);
    (named || glued).then_some(minute.value)
}

/// A count in digits, three at most, or in words.
pub(super) fn amount(cursor: &mut Cursor<'_>) -> Option<u32> {
    cursor.attempt(|cursor| cursor.take_word(words::number)).or_else(|| {
        let number = cursor.take_number().filter(|number| number.digits <= 3)?;
        (number.value > 0).then_some(number.value)
    })
}
