//! The pieces a phrase is made of, in any order.
//!
//! Here: [`Piece`], and [`split`], which cuts a phrase into pieces from left to right. Every word
//! must belong to a piece or be one of a few that say nothing ("on", "the").
//!
//! Not here: what the pieces mean together (`resolve.rs`), nor how one of them is read: days in
//! `days.rs`, times and lengths in `clock.rs`, repetition and ends in `repeat.rs`.

use std::ops::Range;

use chrono::Weekday;

use super::clock::{self, Clock};
use super::lexer::{Cursor, Lexeme};
use super::words::{Part, Unit};
use super::{days, repeat};

/// A piece and the bytes it takes up in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) piece: Piece,
    pub(super) span: Range<usize>,
}

/// One piece of a phrase, as typed: nothing is checked against a calendar yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Piece {
    /// "3 December", "tomorrow", "this Friday".
    Day(Day),
    /// "Monday and Thursday"; in the plural it repeats weekly by itself.
    Weekdays { days: Vec<Weekday>, plural: bool },
    /// "first and third Monday"; in the plural it repeats monthly by itself.
    Nth { nths: Vec<i8>, day: Weekday, plural: bool },
    /// "15th", "last day" (-1).
    MonthDay(i8),
    /// "tonight", "this evening".
    TodayAt(Part),
    /// "in the evening"; in the plural it makes the weekdays beside it repeat.
    Part { part: Part, plural: bool },
    /// "19:00", "7 pm".
    Clock(Clock),
    /// "19:00-20:30".
    Range(Clock, Clock),
    /// "in 2 hours": minutes from now.
    FromNow(u32),
    /// "90 min", in minutes.
    Length(u32),
    /// "every", "every other week": how often.
    Every { unit: Unit, every: u32 },
    /// "every second Thursday": every other one, or the second of the month?
    EverySecond { nth: i8, day: Weekday },
    /// "biweekly": every other week, or twice a week?
    Biweekly,
    /// "starting 3 December".
    Start(Day),
    /// "until 1 March".
    End(Day),
    /// "for 8 weeks", "6 times".
    For { many: u32, unit: Unit },
}

/// A day as typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Day {
    /// "25 Dec 2026"; the order is beyond doubt.
    Date { day: u32, month: u32, year: Option<i32> },
    /// "3/4": the order is not.
    Slashed { first: u32, second: u32, year: Option<i32> },
    /// Today, tomorrow, "in 3 days".
    Ahead { days: u32 },
    /// Understood, so that it can be said to be over.
    Yesterday,
    /// The coming such day, today included.
    Coming(Weekday),
    /// "this Friday": of the running week, Monday to Sunday.
    This(Weekday),
    /// "next Friday", which no two people read alike.
    Next(Weekday),
}

/// Cuts a phrase into pieces; or the byte where the first thing stands that belongs to none.
pub(super) fn split(lexemes: &[Lexeme]) -> Result<Vec<Found>, usize> {
    let mut cursor = Cursor::new(lexemes);
    let mut found = Vec::new();
    while !cursor.is_at_end() {
        let begins = cursor.begins();
        if let Some(piece) = cursor.attempt(one) {
            found.push(Found { piece, span: begins..cursor.ended() });
        } else if !says_nothing(&mut cursor) {
            return Err(begins);
        }
    }
    Ok(found)
}

/// The order matters where beginnings are shared: "2 weeks" before a bare "2", "from 3 December"
/// before a "from" that says nothing.
fn one(cursor: &mut Cursor<'_>) -> Option<Piece> {
    let readers: [fn(&mut Cursor<'_>) -> Option<Piece>; 12] = [
        repeat::every,
        repeat::end,
        repeat::start,
        repeat::from_now,
        repeat::how_long,
        days::day,
        days::nth_weekday,
        days::month_day,
        days::weekdays,
        clock::range,
        clock::part,
        clock::clock,
    ];
    readers.into_iter().find_map(|read| cursor.attempt(read))
}

/// Passes one word or sign that adds nothing to the pieces around it.
fn says_nothing(cursor: &mut Cursor<'_>) -> bool {
    cursor.eat(&["at", "on", "from", "the", "of", "o'clock"]) || cursor.eat_sign(&[',', '@', '.'])
}
