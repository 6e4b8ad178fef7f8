//! What was given for an argument, read into what it must be. Which numbers and words an argument takes is said by
//! its command's entry, and by nothing else: menus offer them, and they are read and refused by them here.
//! Arguments that have a domain of their own (zones, topics, times, venues) are read there.

use crate::domain::membership::LONGEST_ALIAS;
use crate::domain::private::Private;
use crate::domain::text::{self, BadText};
use crate::reply::refusal::{BadForm, Refusal};

use super::{Entry, Input, Kind};

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

/// Why something is not taken for an argument: with the numbers or words that it takes, where its entry names some.
pub(super) fn refused(entry: &Entry, argument: &'static str) -> Refusal {
    match entry.argument(argument).map(|argument| argument.kind) {
        Some(Kind::OneOf(words)) => Refusal::Form(BadForm::Choice(argument, words)),
        Some(Kind::Number(least, most)) => {
            Refusal::Form(BadForm::Number(argument, least.into(), most.into()))
        }
        _ => Refusal::BadArgument(argument),
    }
}

/// A whole number that the argument takes.
pub(super) fn number(
    entry: &Entry,
    input: &Input,
    argument: &'static str,
) -> Result<Option<i64>, Refusal> {
    let Some(raw) = input.get(argument) else { return Ok(None) };
    let number: Option<i64> = raw.trim().parse().ok();
    match (number, entry.argument(argument).map(|argument| argument.kind)) {
        (Some(number), Some(Kind::Number(least, most)))
            if (i64::from(least)..=i64::from(most)).contains(&number) =>
        {
            Ok(Some(number))
        }
        _ => Err(refused(entry, argument)),
    }
}

/// One of the words that the argument takes, whatever its case.
pub(super) fn word(
    entry: &Entry,
    input: &Input,
    argument: &'static str,
) -> Result<Option<&'static str>, Refusal> {
    let Some(raw) = input.get(argument) else { return Ok(None) };
    let words = match entry.argument(argument).map(|argument| argument.kind) {
        Some(Kind::OneOf(words)) => words,
        _ => &[],
    };
    let given = text::folded(raw);
    let word = words.iter().copied().find(|word| text::folded(word) == given);
    word.map(Some).ok_or_else(|| refused(entry, argument))
}

/// The same, read into what it means.
pub(super) fn one_of<T: std::str::FromStr>(
    entry: &Entry,
    input: &Input,
    argument: &'static str,
) -> Result<Option<T>, Refusal> {
    let word = word(entry, input, argument)?;
    word.map(|word| word.parse().map_err(|_| refused(entry, argument))).transpose()
}

/// What an argument switches on or off.
pub(super) fn switched(
    entry: &Entry,
    input: &Input,
    argument: &'static str,
) -> Result<Option<bool>, Refusal> {
    let Some(raw) = input.get(argument) else { return Ok(None) };
    switch(raw).map(Some).ok_or_else(|| refused(entry, argument))
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

#[cfg(test)]
mod tests {
    use super::super::CATALOGUE;
    use super::*;

    fn given(argument: &str, value: &str) -> Input {
        let mut input = Input::default();
        input.set(argument, value);
        input
    }

    #[test]
    fn what_an_entry_offers_is_taken_and_what_lies_beyond_is_refused_with_it() {
        for entry in CATALOGUE {
            for argument in entry.arguments {
                let name = argument.name;
                match argument.kind {
                    Kind::Number(least, most) => {
                        for end in [least, most] {
                            let read = number(entry, &given(name, &end.to_string()), name);
                            assert_eq!(read.ok(), Some(Some(end.into())), "{} {name}", entry.name);
                        }
                        let beyond = i64::from(most) + 1;
                        for bad in
                            [beyond.to_string(), (i64::from(least) - 1).to_string(), "x".into()]
                        {
                            let read = number(entry, &given(name, &bad), name);
                            let numbers = BadForm::Number(name, least.into(), most.into());
                            let refusal = format!("{:?}", Refusal::Form(numbers));
                            assert_eq!(
                                format!("{:?}", read.unwrap_err()),
                                refusal,
                                "{}",
                                entry.name
                            );
                        }
                    }
                    Kind::OneOf(words) => {
                        for one in words {
                            let read = word(entry, &given(name, &one.to_uppercase()), name);
                            assert_eq!(read.ok(), Some(Some(*one)), "{} {name}", entry.name);
                        }
                        let read = word(entry, &given(name, "neither"), name);
                        let refusal = format!("{:?}", Refusal::Form(BadForm::Choice(name, words)));
                        assert_eq!(format!("{:?}", read.unwrap_err()), refusal, "{}", entry.name);
                    }
                    _ => {}
                }
            }
        }
    }
}
