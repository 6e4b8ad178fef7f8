//! Markers: how spans pass through Fluent.
//!
//! A span goes in as two private-use characters that no user text can hold (`domain/text.rs` drops
//! them) and comes out, wherever the translation put it, as the span it was.

use fluent_bundle::FluentValue;

use crate::reply::block::{Line, Span};

use super::{Value, number};

const OPEN: char = '\u{E000}';
const FIRST: u32 = 0xE100;

/// The spans that were given for one saying.
#[derive(Default)]
pub(super) struct Markers {
    lines: Vec<Line>,
}

impl Markers {
    /// What Fluent is given for `value`.
    pub(super) fn argument(&mut self, value: &Value) -> FluentValue<'static> {
        match value {
            Value::Number(value) => number(*value),
            Value::Choice(word) => FluentValue::from(*word),
            Value::Spans(line) => {
                let index = u32::try_from(self.lines.len()).unwrap_or(0);
                self.lines.push(line.clone());
                let marker = char::from_u32(FIRST + index).unwrap_or(OPEN);
                FluentValue::from(format!("{OPEN}{marker}"))
            }
        }
    }

    /// The formatted text as spans again.
    pub(super) fn split(&self, text: &str) -> Line {
        let mut spans = Vec::new();
        let mut pieces = text.split(OPEN);
        push_words(&mut spans, pieces.next().unwrap_or_default());
        for piece in pieces {
            let mut characters = piece.chars();
            let marker = characters.next().map_or(FIRST, u32::from);
            let index = usize::try_from(marker - FIRST).unwrap_or(usize::MAX);
            spans.extend(self.lines.get(index).into_iter().flat_map(|line| line.0.iter().cloned()));
            push_words(&mut spans, characters.as_str());
        }
        Line(spans)
    }
}

fn push_words(spans: &mut Vec<Span>, words: &str) {
    if !words.is_empty() {
        spans.push(Span::Words(words.to_owned()));
    }
}
