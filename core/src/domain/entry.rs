//! How one gets into a group that does not take everybody at once: what may be asked, what is answered,
//! and how a request ends.

use serde::{Deserialize, Serialize};

use super::private::Private;
use super::text::{self, BadText};
use super::{BadWord, words_of};

/// The most questions a group asks.
pub const MOST_QUESTIONS: usize = 5;
/// The longest question, in characters.
pub const LONGEST_QUESTION: usize = 100;
/// The longest answer, in characters: five of them and their questions fit one message.
pub const LONGEST_ANSWER: usize = 200;
/// The longest agreement, in characters.
pub const LONGEST_AGREEMENT: usize = 3_000;
/// The longest question asked back, answer to it, and word with a decision, in characters.
pub const LONGEST_WORD: usize = 500;
/// How long a request waits for its answer, and how long somebody who was not let in waits before asking
/// again, in days.
pub const REQUEST_DAYS: i64 = 30;
/// Those who lead a group are reminded of a request that nobody has decided after so many days.
pub const REMINDED_AFTER_DAYS: [i64; 2] = [3, 10];
/// How long an invitation holds unless something else is said, and at most, in days.
pub const INVITATION_DAYS: i64 = 7;
/// See [`INVITATION_DAYS`].
pub const MOST_INVITATION_DAYS: u16 = 30;

words_of! {
    /// How far a request to be let in is.
    pub enum RequestState {
        /// Nobody has decided.
        Open = "open",
        /// They may come.
        Approved = "approved",
        /// They may not, for now.
        Declined = "declined",
    }
}

words_of! {
    /// What a word said about a request is.
    pub enum Part {
        /// Asked by who leads the group.
        Question = "question",
        /// Answered by who asked to be let in.
        Answer = "answer",
        /// Said when the request was declined.
        Decision = "decision",
    }
}

/// One question and what was answered; nothing if it was left blank.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answered {
    /// As it was asked.
    pub question: Private<String>,
    /// As it was answered.
    pub answer: Private<String>,
}

/// Why questions were not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BadQuestions {
    /// More than [`MOST_QUESTIONS`].
    TooMany,
    /// One is longer than [`LONGEST_QUESTION`].
    TooLong,
}

/// The letters of an invitation's code: base32, as people can read it out (RFC 4648).
const LETTERS: &[u8; 32] = b"abcdefghijklmnopqrstuvwxyz234567";
/// So many of them hold 128 bits.
const CODE_LENGTH: usize = 26;

/// An invitation's code, made of 128 bits of chance.
#[must_use]
pub fn code_of(chance: u128) -> String {
    let letter = |place: usize| LETTERS[usize::try_from((chance >> (5 * place)) & 31).unwrap_or(0)];
    (0..CODE_LENGTH).map(|place| char::from(letter(place))).collect()
}

/// Whether it looks like an invitation's code.
#[must_use]
pub fn is_code(given: &str) -> bool {
    given.len() == CODE_LENGTH && given.bytes().all(|letter| LETTERS.contains(&letter))
}

/// Whether somebody who was asked wrote that they leave it out.
#[must_use]
pub fn left_out(typed: &str) -> bool {
    matches!(typed.trim(), "" | "-" | "–" | "—")
}

/// The questions as they were typed, one a line.
///
/// # Errors
/// If they are too many, or one is too long.
pub fn questions(typed: &str) -> Result<Vec<Private<String>>, BadQuestions> {
    let mut found = Vec::new();
    for line in typed.lines().filter(|line| !left_out(line)) {
        match text::one_line(line, LONGEST_QUESTION) {
            Ok(question) => found.push(question),
            Err(BadText::Empty) => {}
            Err(BadText::TooLong(_)) => return Err(BadQuestions::TooLong),
        }
    }
    if found.len() > MOST_QUESTIONS { Err(BadQuestions::TooMany) } else { Ok(found) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_holds_every_bit() {
        let codes: std::collections::HashSet<String> =
            (0..128).map(|bit| code_of(1 << bit)).collect();
        assert_eq!(codes.len(), 128);
        assert!(codes.iter().all(|code| is_code(code)), "{codes:?}");
        assert!(!is_code("thursday circle") && !is_code(&"A".repeat(26)));
    }

    #[test]
    fn questions_are_read_one_a_line() {
        let read = |typed: &str| {
            questions(typed).map(|all| all.into_iter().map(Private::into_inner).collect::<Vec<_>>())
        };
        let two = "Which evenings?\n\n-\n  What would\u{202E} help? ";
        assert_eq!(read(two), Ok(vec!["Which evenings?".into(), "What would help?".into()]));
        assert_eq!(read("-"), Ok(vec![]));
        assert_eq!(read("a\nb\nc\nd\ne\nf"), Err(BadQuestions::TooMany));
        assert_eq!(read(&"x".repeat(101)), Err(BadQuestions::TooLong));
    }
}
