//! The pieces sorted into what each of them tells.
//!
//! Here: [`Told`], with one place for each kind of piece, and the rule that nothing may be told
//! twice: "19:00 20:00" is refused rather than half ignored.
//!
//! Not here: dates. Look next: `resolve.rs`.

use std::ops::Range;

use chrono::{Timelike, Weekday};

use super::Unclear;
use super::clock::Clock;
use super::pieces::{Day, Found, Piece};
use super::words::{Part, Unit};

/// Something told, and where.
#[derive(Clone, Debug)]
pub(super) struct Slot<T> {
    pub(super) value: T,
    pub(super) span: Range<usize>,
}

/// When a series ends, as typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum End {
    On(Day),
    For { many: u32, unit: Unit },
}

/// All that a phrase tells.
#[derive(Clone, Debug, Default)]
pub(super) struct Told {
    pub(super) day: Option<Slot<Day>>,
    pub(super) weekdays: Option<Slot<Vec<Weekday>>>,
    pub(super) nth: Option<Slot<(Vec<i8>, Weekday)>>,
    pub(super) month_day: Option<Slot<i8>>,
    pub(super) part: Option<Slot<Part>>,
    pub(super) clock: Option<Slot<Clock>>,
    pub(super) until_clock: Option<Clock>,
    pub(super) from_now: Option<Slot<u32>>,
    pub(super) length: Option<Slot<u32>>,
    pub(super) every: Option<Slot<(Unit, u32)>>,
    pub(super) start: Option<Slot<Day>>,
    pub(super) end: Option<Slot<End>>,
}

impl Told {
    /// Sorts the pieces of `text`.
    pub(super) fn sort(found: &[Found], text: &str) -> Result<Told, Unclear> {
        let mut told = Told::default();
        for Found { piece, span } in found {
            if told.place(piece, span).is_none() {
                return Err(not_understood(text, span.clone()));
            }
        }
        told.settle(text)?;
        Ok(told)
    }

    /// Whether any day at all is told.
    pub(super) fn has_day(&self) -> bool {
        self.day.is_some() || self.start.is_some() || self.from_now.is_some() || {
            let daily = self.every.as_ref().is_some_and(|every| every.value.0 == Unit::Day);
            daily || self.has_days_of_its_own()
        }
    }

    /// Whether weekdays or days of the month are told.
    pub(super) fn has_days_of_its_own(&self) -> bool {
        self.weekdays.is_some() || self.nth.is_some() || self.month_day.is_some()
    }

    /// Puts a piece in its place; `None` if the place is taken by something else.
    fn place(&mut self, piece: &Piece, span: &Range<usize>) -> Option<()> {
        match piece.clone() {
            Piece::Day(day) => put(&mut self.day, day, span),
            Piece::Weekdays { days, plural } => {
                if plural && self.every.is_none() {
                    put(&mut self.every, (Unit::Week, 1), span)?;
                }
                put(&mut self.weekdays, days, span)
            }
            Piece::Nth { nths, day, plural } => {
                if plural && self.every.is_none() {
                    put(&mut self.every, (Unit::Month, 1), span)?;
                }
                put(&mut self.nth, (nths, day), span)
            }
            Piece::MonthDay(day) => put(&mut self.month_day, day, span),
            Piece::TodayAt(part) => {
                put(&mut self.day, Day::Ahead { days: 0 }, span)?;
                put(&mut self.part, part, span)
            }
            Piece::Part { part, plural } => {
                if plural && self.every.is_none() {
                    put(&mut self.every, (Unit::Week, 1), span)?;
                }
                put(&mut self.part, part, span)
            }
            Piece::Clock(clock) => put(&mut self.clock, clock, span),
            Piece::Range(from, to) => {
                self.until_clock = Some(to);
                put(&mut self.clock, from, span)
            }
            Piece::FromNow(minutes) => put(&mut self.from_now, minutes, span),
            Piece::Length(minutes) => put(&mut self.length, minutes, span),
            Piece::Every { unit, every } => self.put_every((unit, every), span),
            // Both readings repeat; which one is asked before the answer matters.
            Piece::EverySecond { nth, day } => {
                put(&mut self.nth, (vec![nth], day), span)?;
                self.put_every((Unit::Month, 1), span)
            }
            Piece::Biweekly => self.put_every((Unit::Week, 2), span),
            Piece::Start(day) => put(&mut self.start, day, span),
            Piece::End(day) => put(&mut self.end, End::On(day), span),
            Piece::For { many, unit } => put(&mut self.end, End::For { many, unit }, span),
        }
    }

    /// "Thursdays every 2 weeks" tells the unit twice and the number once.
    fn put_every(&mut self, every: (Unit, u32), span: &Range<usize>) -> Option<()> {
        match &mut self.every {
            Some(told) if told.value.0 == every.0 && told.value.1 == 1 => {
                *told = Slot { value: every, span: span.clone() };
                Some(())
            }
            Some(told) => (told.value.0 == every.0 && every.1 == 1).then_some(()),
            None => put(&mut self.every, every, span),
        }
    }

    /// Lets the part of the day settle the hour, and refuses what contradicts itself.
    fn settle(&mut self, text: &str) -> Result<(), Unclear> {
        let part = self.part.as_ref().map(|part| part.value);
        if let Some(clock) = &mut self.clock {
            clock.value = clock.value.settled(part);
        }
        if let (Some(Slot { value: Clock::Sure(time), .. }), Some(part)) = (&self.clock, &self.part)
        {
            let hours = match part.value {
                Part::Morning => 0..=12,
                Part::Afternoon => 12..=19,
                Part::Evening => 15..=23,
                Part::Night => 0..=23,
            };
            if !hours.contains(&time.hour()) {
                return Err(not_understood(text, part.span.clone()));
            }
        }
        if let (Some(range), Some(length)) =
            (self.until_clock.and(self.clock.as_ref()), &self.length)
        {
            let later = range.span.start.max(length.span.start);
            let span = if later == range.span.start { &range.span } else { &length.span };
            return Err(not_understood(text, span.clone()));
        }
        Ok(())
    }
}

fn put<T: PartialEq>(place: &mut Option<Slot<T>>, value: T, span: &Range<usize>) -> Option<()> {
    match place {
        Some(told) => (told.value == value).then_some(()),
        None => {
            *place = Some(Slot { value, span: span.clone() });
            Some(())
        }
    }
}

/// The refusal that quotes a piece, shortened so that it can be shown.
pub(super) fn not_understood(text: &str, span: Range<usize>) -> Unclear {
    let left = text.get(span).unwrap_or_default().trim().chars().take(40).collect();
    Unclear::NotUnderstood { left }
}
