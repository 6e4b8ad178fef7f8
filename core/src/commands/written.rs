//! A command written as one message (Telegram): told apart into its arguments.
//!
//! Hashtags are topics, `#` and digits a row's number, `s` and digits a session's, an address is the call link, and
//! `name:value` counts only at the start of a word and only for the command's own argument names, so
//! that `19:00` and `https:` are never eaten. The value runs to the end of its word, of its quotes, or
//! (free text) to the next thing that is marked. What is left over belongs to the argument that takes
//! the rest.

use std::sync::LazyLock;

use crate::domain::session;

use super::entry::{Argument, Entry, Kind};
use super::request::Input;

/// The command's name in a written message: `schedule` in `/schedule@bot every Thursday`.
#[must_use]
pub fn name_of(text: &str) -> Option<&str> {
    let word = text.trim_start().strip_prefix('/')?.split_whitespace().next()?;
    let name = word.split('@').next().unwrap_or(word);
    Some(name).filter(|name| !name.is_empty())
}

/// The arguments in a written message.
#[must_use]
pub fn arguments_of(entry: &Entry, text: &str) -> Input {
    let text = text.trim();
    let start = text.find(char::is_whitespace).unwrap_or(text.len());
    arguments_within(entry, &text[start..])
}

/// The arguments in a value that takes the rest, wherever it was typed: a phrase with a link behind it
/// means the same in an option or a form as in a message.
#[must_use]
pub fn arguments_within(entry: &Entry, value: &str) -> Input {
    let mut reader =
        Reader { entry, line: value, at: 0, input: Input::default(), free: None, rest: vec![] };
    while reader.take_next() {}
    reader.finish()
}

/// What people write for an argument's name, and the argument they mean, where the command has it.
static ALSO: LazyLock<Vec<(&str, &str)>> = LazyLock::new(|| {
    let lines = include_str!("../../locales/argument_names.txt").lines();
    let pairs = lines.filter(|line| !line.starts_with('#')).filter_map(|line| {
        let (said, argument) = line.split_once(char::is_whitespace)?;
        Some((said, argument.trim()))
    });
    pairs.collect()
});

struct Reader<'a> {
    entry: &'a Entry,
    line: &'a str,
    /// Up to where the line has been read, in bytes.
    at: usize,
    input: Input,
    /// The free-text argument that is being filled.
    free: Option<&'static Argument>,
    rest: Vec<&'a str>,
}

impl<'a> Reader<'a> {
    /// The word ahead, without stepping over it.
    fn word(&mut self) -> &'a str {
        let ahead = &self.line[self.at..];
        self.at += ahead.len() - ahead.trim_start().len();
        let ahead = &self.line[self.at..];
        &ahead[..ahead.find(char::is_whitespace).unwrap_or(ahead.len())]
    }

    /// Reads the next word and what belongs to it; says `false` at the end.
    fn take_next(&mut self) -> bool {
        let word = self.word();
        if word.is_empty() {
            return false;
        }
        if let Some((argument, value)) = self.named(word) {
            self.at += word.len() - value.len();
            self.take_value(argument);
            return true;
        }
        self.at += word.len();
        if let Some(argument) = self.marked(word) {
            self.free = None;
            self.append(argument, word);
        } else if let Some(argument) = self.free {
            self.append(argument, word);
        } else {
            self.rest.push(word);
        }
        true
    }

    fn named<'w>(&self, word: &'w str) -> Option<(&'static Argument, &'w str)> {
        let (name, value) = word.split_once(':')?;
        let name = name.to_lowercase();
        let also = || {
            let meant = ALSO.iter().filter(|(said, _)| *said == name);
            meant.filter_map(|(_, argument)| self.entry.argument(argument)).next()
        };
        Some((self.entry.argument(&name).or_else(also)?, value))
    }

    /// The argument that a word of this look belongs to.
    fn marked(&self, word: &str) -> Option<&'static Argument> {
        let of_kind = |wanted: Kind| self.entry.arguments.iter().find(|a| a.kind == wanted);
        let lower = word.to_ascii_lowercase();
        if lower.starts_with("https://") || lower.starts_with("http://") {
            return of_kind(Kind::Link);
        }
        if session::by_number(word).is_some() {
            return of_kind(Kind::Session);
        }
        let tag = word.strip_prefix('#')?;
        if !tag.is_empty() && tag.bytes().all(|byte| byte.is_ascii_digit()) {
            return of_kind(Kind::Session).or_else(|| of_kind(Kind::Group));
        }
        of_kind(Kind::Topics)
    }

    /// Reads the value behind `name:`.
    fn take_value(&mut self, argument: &'static Argument) {
        self.free = None;
        let value = self.word();
        if value.starts_with(QUOTES) {
            let quote = value.chars().next().map_or(0, char::len_utf8);
            let quoted = &self.line[self.at + quote..];
            let end = quoted.find(QUOTES).unwrap_or(quoted.len());
            let closing = quoted[end..].chars().next().map_or(0, char::len_utf8);
            self.append(argument, &quoted[..end]);
            self.at += quote + end + closing;
        } else if self.named(value).is_none() {
            self.at += value.len();
            self.append(argument, value);
            if matches!(argument.kind, Kind::Text(_)) {
                self.free = Some(argument);
            }
        }
    }

    fn append(&mut self, argument: &Argument, word: &str) {
        let value = match self.input.get(argument.name) {
            Some(before) => format!("{before} {word}"),
            None => word.to_owned(),
        };
        self.input.set(argument.name, value);
    }

    fn finish(mut self) -> Input {
        let rest = self.rest.join(" ");
        if let Some(argument) = self.entry.arguments.iter().find(|argument| argument.rest)
            && !rest.is_empty()
        {
            self.append(argument, &rest);
        }
        self.input
    }
}

/// Straight quotes, and those that phones write in their place.
const QUOTES: [char; 4] = ['"', '“', '”', '„'];

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::entry::{Answer, Effect, Who};
    use super::*;

    #[test]
    fn every_other_name_of_an_argument_stands_for_one_there_is() {
        for (said, argument) in ALSO.iter() {
            let mut entries = super::super::CATALOGUE.iter();
            assert!(entries.any(|entry| entry.argument(argument).is_some()), "{said}: {argument}");
        }
    }

    static SCHEDULE: Entry = Entry {
        name: "schedule",
        arguments: &[
            Argument::optional("when", Kind::Text(200)).taking_the_rest(),
            Argument::optional("link", Kind::Link),
            Argument::optional("place", Kind::Text(200)),
            Argument::optional("topics", Kind::Topics),
            Argument::optional("group", Kind::Group),
        ],
        who: Who::Facilitator,
        answer: Answer::Private,
        effect: Effect::Changes,
    };

    fn read(text: &str) -> Vec<(String, String)> {
        let Input(values) = arguments_of(&SCHEDULE, text);
        values.into_iter().map(|(name, value)| (name, value.into_inner())).collect()
    }

    fn pairs(expected: &[(&str, &str)]) -> Vec<(String, String)> {
        expected.iter().map(|(name, value)| ((*name).into(), (*value).into())).collect()
    }

    #[test]
    fn times_and_addresses_are_not_eaten() {
        assert_eq!(
            read("/schedule@bot every Thursday 19:00 90 min https://zoom.us/j/1?pwd=a:b"),
            pairs(&[
                ("link", "https://zoom.us/j/1?pwd=a:b"),
                ("when", "every Thursday 19:00 90 min"),
            ])
        );
    }

    #[test]
    fn marked_words_belong_to_their_arguments() {
        assert_eq!(
            read("/schedule tomorrow #anxiety #panic 19:00 #12 place: Room 3, left door group:7"),
            pairs(&[
                ("group", "#12 7"),
                ("place", "Room 3, left door"),
                ("topics", "#anxiety #panic"),
                ("when", "tomorrow 19:00"),
            ])
        );
    }

    #[test]
    fn quotes_hold_a_value_together() {
        assert_eq!(
            read("/schedule place:“Room 3, left door” tomorrow 19:00"),
            pairs(&[("place", "Room 3, left door"), ("when", "tomorrow 19:00")])
        );
        assert_eq!(read("/schedule place:\"Room"), pairs(&[("place", "Room")]));
    }

    proptest! {
        #[test]
        fn reading_never_panics_and_invents_nothing(text in "(/schedule )?[ -~äß“”„#:\"\n]{0,80}") {
            for (_, value) in read(&text) {
                for word in value.split_whitespace() {
                    prop_assert!(text.contains(word));
                }
            }
        }

        #[test]
        fn words_without_marks_all_reach_the_rest(words in prop::collection::vec("[a-z0-9]{1,8}", 1..8)) {
            let text = format!("/schedule {}", words.join(" "));
            prop_assert_eq!(read(&text), pairs(&[("when", &words.join(" "))]));
        }
    }
}
