//! How often, from when, until when, and for how long, as people type them.
//!
//! Here: the words around the days. "Every Thursday" is two pieces, how often and which day, so
//! that "Thursday 19:00 every 2 weeks" and "every 2 weeks on Thursday 19:00" come out the same.
//!
//! Not here: putting the two together again (`resolve.rs`).

use super::clock::{amount, minutes};
use super::days;
use super::lexer::Cursor;
use super::pieces::{Day, Piece};
use super::words::{self, Unit};

/// "every", "every other week", "of the month", "fortnightly".
pub(super) fn every(cursor: &mut Cursor<'_>) -> Option<Piece> {
    let readers: [fn(&mut Cursor<'_>) -> Option<Piece>; 4] =
        [in_one_word, of_the_month, every_other, every_so_many];
    readers.into_iter().find_map(|read| cursor.attempt(read))
}

fn in_one_word(cursor: &mut Cursor<'_>) -> Option<Piece> {
    let split_biweekly = cursor.attempt(|cursor| {
        cursor.need(&["bi"])?;
        cursor.eat_sign(&['-']);
        cursor.need(&["weekly"])
    });
    if split_biweekly.is_some() {
        return Some(Piece::Biweekly);
    }
    cursor.take_word(|word| match word {
        "daily" => Some(times(Unit::Day, 1)),
        "weekly" => Some(times(Unit::Week, 1)),
        "fortnightly" => Some(times(Unit::Week, 2)),
        "monthly" => Some(times(Unit::Month, 1)),
        "biweekly" => Some(Piece::Biweekly),
        _ => None,
    })
}

/// "of the month", "of every month", "in each month".
fn of_the_month(cursor: &mut Cursor<'_>) -> Option<Piece> {
    cursor.need(&["of", "in"])?;
    cursor.need(&["the", "a", "every", "each"])?;
    cursor.need(&["month"])?;
    Some(times(Unit::Month, 1))
}

fn every_other(cursor: &mut Cursor<'_>) -> Option<Piece> {
    cursor.eat(&["of"]);
    cursor.need(&["every", "each"])?;
    cursor.need(&["other"])?;
    if let Some(unit) = cursor.attempt(a_period) {
        return Some(times(unit, 2));
    }
    next_is(cursor, days::weekdays).then_some(times(Unit::Week, 2))
}

fn every_so_many(cursor: &mut Cursor<'_>) -> Option<Piece> {
    cursor.eat(&["of"]);
    cursor.need(&["every", "each"])?;
    if cursor.eat(&["fortnight"]) {
        return Some(times(Unit::Week, 2));
    }
    if let Some(unit) = cursor.attempt(a_period) {
        return Some(times(unit, 1));
    }
    let counted = cursor.attempt(|cursor| {
        let every = cursor.attempt(nth_period).or_else(|| amount(cursor))?;
        Some(times(a_period(cursor)?, every))
    });
    counted.or_else(|| cursor.attempt(every_nth_weekday)).or_else(|| {
        if next_is(cursor, days::weekdays) {
            Some(times(Unit::Week, 1))
        } else if next_is(cursor, |cursor| cursor.take_word(words::part)) {
            Some(times(Unit::Day, 1))
        } else {
            next_is(cursor, days::month_day).then_some(times(Unit::Month, 1))
        }
    })
}

/// "Every first Monday" can only be of the month; "every second Thursday" could also be every
/// other one, unless the month is named or two are listed.
fn every_nth_weekday(cursor: &mut Cursor<'_>) -> Option<Piece> {
    let mut ahead = *cursor;
    let Piece::Nth { nths, day, .. } = days::nth_weekday(&mut ahead)? else { return None };
    let month = times(Unit::Month, 1);
    match nths.as_slice() {
        &[nth] if nth >= 2 && !next_is(&ahead, every) => {
            *cursor = ahead;
            Some(Piece::EverySecond { nth, day })
        }
        _ => Some(month),
    }
}

/// The ordinal of "every third week".
fn nth_period(cursor: &mut Cursor<'_>) -> Option<u32> {
    days::nth(cursor).and_then(|nth| u32::try_from(nth).ok())
}

/// "starting 3 December", "from Monday".
pub(super) fn start(cursor: &mut Cursor<'_>) -> Option<Piece> {
    if !cursor.eat(&["from"]) {
        cursor.need(&["starting", "starts", "start", "beginning", "begins", "commencing"])?;
        cursor.eat(&["on", "from"]);
    }
    cursor.eat(&["the"]);
    days::a_day_or_weekday(cursor).map(Piece::Start)
}

/// "until 1 March". After "to" only a date: "Monday to Friday" says something else.
pub(super) fn end(cursor: &mut Cursor<'_>) -> Option<Piece> {
    if cursor.eat(&["to"]) {
        return days::a_day(cursor).map(Piece::End);
    }
    cursor.need(&["until", "till", "til", "through", "thru", "ending", "ends"])?;
    cursor.eat(&["on"]);
    cursor.eat(&["the"]);
    days::a_day_or_weekday(cursor).map(Piece::End)
}

/// "in 2 hours", "in 3 days".
pub(super) fn from_now(cursor: &mut Cursor<'_>) -> Option<Piece> {
    cursor.need(&["in"])?;
    if let Some(minutes) = minutes(cursor) {
        return Some(Piece::FromNow(minutes));
    }
    let many = amount(cursor)?;
    match cursor.take_word(words::unit)? {
        Unit::Day => Some(Piece::Day(Day::Ahead { days: many })),
        Unit::Week => Some(Piece::Day(Day::Ahead { days: many * 7 })),
        _ => None,
    }
}

/// "90 min", "for 90 min", "for 8 weeks", "6 times".
pub(super) fn how_long(cursor: &mut Cursor<'_>) -> Option<Piece> {
    let said_for = cursor.eat(&["for", "lasting"]);
    if let Some(minutes) = minutes(cursor) {
        return Some(Piece::Length(minutes));
    }
    if said_for && cursor.eat(&["the"]) {
        cursor.need(&["next"])?;
    }
    let many = amount(cursor)?;
    if said_for && cursor.eat(&["year", "years"]) {
        return Some(Piece::For { many: many * 12, unit: Unit::Month });
    }
    match cursor.take_word(words::unit)? {
        unit @ (Unit::Day | Unit::Week | Unit::Month) if said_for => {
            Some(Piece::For { many, unit })
        }
        Unit::Session => Some(Piece::For { many, unit: Unit::Session }),
        _ => None,
    }
}

fn a_period(cursor: &mut Cursor<'_>) -> Option<Unit> {
    let unit = cursor.take_word(words::unit)?;
    matches!(unit, Unit::Day | Unit::Week | Unit::Month).then_some(unit)
}

fn times(unit: Unit, every: u32) -> Piece {
    Piece::Every { unit, every }
}

/// Whether `read` would find something here; nothing is passed.
fn next_is<T>(cursor: &Cursor<'_>, read: impl FnOnce(&mut Cursor<'_>) -> Option<T>) -> bool {
    let mut ahead = *cursor;
    read(&mut ahead).is_some()
}
