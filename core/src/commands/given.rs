//! What was given for an argument, read into what it must be. Arguments that have a domain of their own
//! (zones, topics, times, venues) are read there.

use crate::domain::membership::LONGEST_ALIAS;
use crate::domain::private::Private;
use crate::domain::text::{self, BadText};
use crate::reply::refusal::Refusal;

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
    let number = raw.parse().ok().filter(|number| range.contains(number));
    number.map(Some).ok_or(Refusal::BadArgument(argument))
}
