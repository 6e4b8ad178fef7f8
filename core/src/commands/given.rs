//! What was given for an argument, read into what it must be. Arguments that have a domain of their own
//! (zones, topics, times, venues) are read there.

use crate::domain::membership::LONGEST_ALIAS;
use crate::domain::private::Private;
use crate::domain::text::{self, BadText};
use crate::reply::refusal::{BadForm, Refusal};

use super::Input;

/// One cleaned line of at most `longest` characters; nothing if nothing was given.
pub(super) fn line(
    input: &Input,
    argument: &'static str,
    longest: usize,
) -> Result<Option<Private<String>>, Refusal> {
    let Some(raw) = input.get(argument) else { return Ok(None) };
    text::one_line(raw, longest).map(Some).map_err(|bad| match bad {
        BadText::Empty => Refusal::BadArgument(argument),
        BadText::TooLong(longest) => Refusal::TooLong { argument, longest },
    })
}

/// What somebody chose to be called.
pub(super) fn alias(input: &Input) -> Result<Option<Private<String>>, Refusal> {
    line(input, "alias", LONGEST_ALIAS)
}

/// A whole number in `range`.
pub(super) fn number(
    input: &Input,
    argument: &'static str,
    range: std::ops::RangeInclusive<i64>,
) -> Result<Option<i64>, Refusal> {
    let Some(raw) = input.get(argument) else { return Ok(None) };
    let number = raw.trim().parse().ok().filter(|number| range.contains(number));
    let form = || Refusal::Form(BadForm::Number(argument, *range.start(), *range.end()));
    number.map(Some).ok_or_else(form)
}

/// What is switched on or off, in the words that people have for it; nothing if it is neither.
pub(super) fn switch(given: &str) -> Option<bool> {
    const ON: [&str; 6] = ["on", "yes", "true", "an", "ein", "ja"];
    const OFF: [&str; 5] = ["off", "no", "false", "aus", "nein"];
    let given = text::folded(given);
    let given = given.as_str();
    if ON.contains(&given) {
        return Some(true);
    }
    OFF.contains(&given).then_some(false)
}

/// One of these words for an argument, read into what it means.
pub(super) fn one_of<T: std::str::FromStr>(
    given: &str,
    argument: &'static str,
    words: &'static [&'static str],
) -> Result<T, Refusal> {
    given.trim().to_lowercase().parse().map_err(|_| Refusal::Form(BadForm::Choice(argument, words)))
}
