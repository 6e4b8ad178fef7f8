//! Refusals of what was given in another form than it is understood in: each shows the right one.

use crate::reply::block::{Line, Span};
use crate::reply::words::Voice;

/// What form something has to have.
#[derive(Debug)]
pub enum BadForm {
    /// A whole number in this range: the argument, from, to.
    Number(&'static str, i64, i64),
    /// One of these words: the argument, the words.
    Choice(&'static str, &'static [&'static str]),
    /// Questions are written by a button; the command that shows it.
    Questions(String),
}

impl BadForm {
    pub(super) fn say(&self, voice: &Voice) -> Line {
        let code = |text: String| Span::Code(text);
        match self {
            Self::Number(argument, from, to) => {
                // A number that people mean: not the smallest, not the largest.
                let usual = if *from < 5 { 8 } else { 60 };
                let example = usual.clamp(*from, *to);
                let example = code(format!("{argument}:{example}"));
                voice.refuse_no_number(code((*argument).to_owned()), *from, *to, example)
            }
            Self::Choice(argument, words) => {
                let first = words.first().copied().unwrap_or_default();
                let example = code(format!("{argument}:{first}"));
                voice.refuse_no_choice(
                    code((*argument).to_owned()),
                    code(words.join(", ")),
                    example,
                )
            }
            Self::Questions(command) => voice.refuse_questions_by_button(code(command.clone())),
        }
    }
}
