//! Days as people type them.
//!
//! Here: dates, weekdays, "tomorrow", and the two ways a month counts its days ("first Monday",
//! "15th"). A number is never taken for a day without a month or an ending beside it.
//!
//! Not here: which date is meant in the end (`resolve.rs`).

use chrono::Weekday;

use super::lexer::{Cursor, Number};
use super::pieces::{Day, Piece};
use super::words::{self, Part};

pub(super) fn day(cursor: &mut Cursor<'_>) -> Option<Piece> {
    cursor.attempt(today_at).or_else(|| cursor.attempt(a_day).map(Piece::Day))
}

/// One day that is not merely a weekday.
pub(super) fn a_day(cursor: &mut Cursor<'_>) -> Option<Day> {
    let readers: [fn(&mut Cursor<'_>) -> Option<Day>; 7] =
        [year_first, named_month, month_first, dotted, slashed, relative, this_or_next];
    readers.into_iter().find_map(|read| cursor.attempt(read))
}

/// One day, a weekday included, for use behind "starting" and "until".
pub(super) fn a_day_or_weekday(cursor: &mut Cursor<'_>) -> Option<Day> {
    cursor.attempt(a_day).or_else(|| {
        let (day, plural) = cursor.take_word(words::weekday)?;
        (!plural).then_some(Day::Coming(day))
    })
}

fn today_at(cursor: &mut Cursor<'_>) -> Option<Piece> {
    if cursor.eat(&["tonight"]) {
        return Some(Piece::TodayAt(Part::Evening));
    }
    cursor.need(&["this"])?;
    let (part, plural) = cursor.take_word(words::part)?;
    (!plural).then_some(Piece::TodayAt(part))
}

/// `2026-12-25`, and a `T` if a time follows.
fn year_first(cursor: &mut Cursor<'_>) -> Option<Day> {
    let year = cursor.take_number().and_then(full_year)?;
    cursor.need_sign(&['-', '/', '.'])?;
    let month = cursor.take_number()?.value;
    cursor.need_sign(&['-', '/', '.'])?;
    let day = cursor.take_number()?.value;
    cursor.attempt(|cursor| {
        let glued = cursor.is_glued() && cursor.eat(&["t"]);
        let mut ahead = *cursor;
        (glued && ahead.take_number().is_some()).then_some(())
    });
    Some(Day::Date { day, month, year: Some(year) })
}

/// `25 Dec 2026`, `25th of December`.
fn named_month(cursor: &mut Cursor<'_>) -> Option<Day> {
    let day = day_of_month(cursor)?;
    cursor.eat(&["of"]);
    let month = cursor.take_word(words::month)?;
    cursor.eat_sign(&['.']);
    Some(Day::Date { day, month, year: trailing_year(cursor) })
}

/// `Dec 25 2026`, `December the 25th, 2026`.
fn month_first(cursor: &mut Cursor<'_>) -> Option<Day> {
    let month = cursor.take_word(words::month)?;
    cursor.eat_sign(&['.']);
    cursor.eat(&["the"]);
    let day = day_of_month(cursor)?;
    // In "December 19:00" and "December 7 pm" the number is an hour, and the day is missing.
    let mut ahead = *cursor;
    if ahead.eat_sign(&[':']) || ahead.eat(&["am", "pm"]) {
        return None;
    }
    Some(Day::Date { day, month, year: trailing_year(cursor) })
}

/// `25.12.2026`, `25.12.`, `25.12`: with dots the day comes first everywhere. `7.30 pm` is a time.
fn dotted(cursor: &mut Cursor<'_>) -> Option<Day> {
    let day = small(cursor.take_number()?)?;
    cursor.need_sign(&['.'])?;
    let month = cursor.take_number().and_then(small).filter(|month| *month <= 12)?;
    let year = cursor.attempt(|cursor| {
        cursor.need_sign(&['.'])?;
        // What follows a space is the time.
        if cursor.is_glued() { cursor.take_number().and_then(any_year) } else { None }
    });
    let mut ahead = *cursor;
    if year.is_none()
        && (ahead.eat(&["am", "pm", "a", "p"]) || ahead.take_word(words::unit).is_some())
    {
        return None;
    }
    Some(Day::Date { day, month, year })
}

/// `3/4`, `3/4/2027`, `3-4-2027`: whose order depends on where one grew up.
fn slashed(cursor: &mut Cursor<'_>) -> Option<Day> {
    let first = small(cursor.take_number()?)?;
    let with_slash = cursor.eat_sign(&['/']);
    let separator: &[char] = if with_slash { &['/'] } else { &['-'] };
    if !with_slash {
        cursor.need_sign(separator)?;
    }
    let second = small(cursor.take_number()?)?;
    let year = cursor.attempt(|cursor| {
        cursor.need_sign(separator)?;
        cursor.take_number().and_then(any_year)
    });
    // Two numbers and a hyphen are more likely hours.
    (with_slash || year.is_some()).then_some(Day::Slashed { first, second, year })
}

fn relative(cursor: &mut Cursor<'_>) -> Option<Day> {
    if cursor.eat(&["today"]) {
        return Some(Day::Ahead { days: 0 });
    }
    if cursor.eat(&["tomorrow"]) {
        return Some(Day::Ahead { days: 1 });
    }
    if cursor.eat(&["yesterday"]) {
        return Some(Day::Yesterday);
    }
    cursor.eat(&["the"]);
    cursor.need(&["day"])?;
    cursor.need(&["after"])?;
    cursor.need(&["tomorrow"])?;
    Some(Day::Ahead { days: 2 })
}

fn this_or_next(cursor: &mut Cursor<'_>) -> Option<Day> {
    let next = cursor.eat(&["next"]);
    let this = !next && cursor.eat(&["this"]);
    let coming = !next && cursor.eat(&["coming"]);
    let (day, plural) = cursor.take_word(words::weekday)?;
    match (next, coming, this) {
        _ if plural => None,
        (true, _, _) => Some(Day::Next(day)),
        (_, true, _) => Some(Day::Coming(day)),
        (_, _, true) => Some(Day::This(day)),
        _ => None,
    }
}

/// "Monday", "Mon, Wed and Fri", "Mondays", "Monday to Friday", "weekdays".
pub(super) fn weekdays(cursor: &mut Cursor<'_>) -> Option<Piece> {
    if cursor.eat(&["weekday", "weekdays"]) {
        return Some(Piece::Weekdays { days: through(Weekday::Mon, Weekday::Fri), plural: true });
    }
    let (first, mut plural) = a_weekday(cursor)?;
    let mut days = vec![first];
    loop {
        let last = *days.last()?;
        if let Some((next, many)) = cursor.attempt(and_another) {
            days.push(next);
            plural |= many;
        } else if let Some((end, many)) = cursor.attempt(up_to_another) {
            days.extend(through(last, end).into_iter().skip(1));
            plural |= many;
        } else {
            break;
        }
        // Nobody lists more days than a week has; who does is testing the grammar.
        if days.len() > 14 {
            return None;
        }
    }
    Some(Piece::Weekdays { days, plural })
}

fn a_weekday(cursor: &mut Cursor<'_>) -> Option<(Weekday, bool)> {
    let day = cursor.take_word(words::weekday)?;
    cursor.eat_sign(&['.']);
    Some(day)
}

fn and_another(cursor: &mut Cursor<'_>) -> Option<(Weekday, bool)> {
    let comma = cursor.eat_sign(&[',', '&', '/', '+']);
    let and = cursor.eat(&["and"]);
    if comma || and { a_weekday(cursor) } else { None }
}

fn up_to_another(cursor: &mut Cursor<'_>) -> Option<(Weekday, bool)> {
    if cursor.eat_sign(&['-']) || cursor.eat(&["to", "through", "thru"]) {
        a_weekday(cursor)
    } else {
        None
    }
}

fn through(first: Weekday, last: Weekday) -> Vec<Weekday> {
    let mut days = vec![first];
    let mut day = first;
    while day != last {
        day = day.succ();
        days.push(day);
    }
    days
}

/// "first Monday", "2nd and 4th Tuesdays", "last Friday".
pub(super) fn nth_weekday(cursor: &mut Cursor<'_>) -> Option<Piece> {
    let mut nths = vec![nth(cursor)?];
    while let Some(another) = cursor.attempt(|cursor| {
        let comma = cursor.eat_sign(&[',', '&', '/', '+']);
        let and = cursor.eat(&["and"]);
        if comma || and { nth(cursor) } else { None }
    }) {
        nths.push(another);
    }
    let (day, plural) = cursor.take_word(words::weekday)?;
    (nths.len() <= 5).then_some(Piece::Nth { nths, day, plural })
}

/// "first", "1st", "last".
pub(super) fn nth(cursor: &mut Cursor<'_>) -> Option<i8> {
    cursor.attempt(|cursor| cursor.take_word(words::ordinal)).or_else(|| {
        let nth = cursor.take_number()?.value;
        cursor.take_word(|word| words::is_ordinal_ending(word).then_some(()))?;
        i8::try_from(nth).ok().filter(|nth| (1..=4).contains(nth))
    })
}

/// "15th", "last day".
pub(super) fn month_day(cursor: &mut Cursor<'_>) -> Option<Piece> {
    if cursor.eat(&["last"]) {
        cursor.need(&["day"])?;
        return Some(Piece::MonthDay(-1));
    }
    let day = cursor.take_number()?;
    cursor.take_word(|word| words::is_ordinal_ending(word).then_some(()))?;
    i8::try_from(day.value).ok().filter(|day| (1..=31).contains(day)).map(Piece::MonthDay)
}

fn day_of_month(cursor: &mut Cursor<'_>) -> Option<u32> {
    let day = small(cursor.take_number()?)?;
    cursor.take_word(|word| words::is_ordinal_ending(word).then_some(()));
    Some(day)
}

fn trailing_year(cursor: &mut Cursor<'_>) -> Option<i32> {
    cursor.attempt(|cursor| {
        cursor.eat_sign(&[',']);
        cursor.take_number().and_then(full_year)
    })
}

fn small(number: Number) -> Option<u32> {
    (number.digits <= 2).then_some(number.value)
}

fn full_year(number: Number) -> Option<i32> {
    (number.digits == 4).then_some(number.value).and_then(|year| i32::try_from(year).ok())
}

/// Two digits are of this century: nothing is planned in another.
fn any_year(number: Number) -> Option<i32> {
    full_year(number).or_else(|| {
        let year = (number.digits == 2).then_some(number.value)?;
        i32::try_from(2000 + year).ok()
    })
}
