//! From text to lexemes, and the cursor that walks along them.
//!
//! Here: words in lower case, numbers, signs, each with its place in the text as typed, so that a
//! piece can be quoted or replaced there.
//!
//! Not here: what any of them means. Look next: `words.rs`, `pieces.rs`.

use std::ops::Range;

/// A word, a number or a sign, and where it stands.
#[derive(Clone, Debug)]
pub(super) struct Lexeme {
    kind: Kind,
    /// Bytes of the text as typed.
    span: Range<usize>,
    /// Whether nothing stands between it and the one before.
    glued: bool,
}

impl Lexeme {
    pub(super) fn kind(&self) -> &Kind {
        &self.kind
    }

    /// Something else in the same place.
    pub(super) fn with(&self, kind: Kind) -> Self {
        Self { kind, ..self.clone() }
    }
}

/// What stands there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Word(String),
    Number(Number),
    Sign(char),
}

/// A number and how it was written: `07` is not `7` on a clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Number {
    pub(super) value: u32,
    pub(super) digits: usize,
}

/// Splits a text; nothing is left out but spaces.
pub(super) fn lex(text: &str) -> Vec<Lexeme> {
    let mut lexemes: Vec<Lexeme> = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let start = text.len() - rest.len();
        let length = match first {
            c if c.is_whitespace() => {
                rest = &rest[c.len_utf8()..];
                continue;
            }
            c if c.is_ascii_digit() => run(rest, |c| c.is_ascii_digit()),
            c if c.is_alphabetic() => run(rest, |c| c.is_alphabetic() || matches!(c, '\'' | '’')),
            c => c.len_utf8(),
        };
        let glued = lexemes.last().is_some_and(|last| last.span.end == start);
        let span = start..start + length;
        lexemes.push(Lexeme { kind: kind(&rest[..length]), span, glued });
        rest = &rest[length..];
    }
    lexemes
}

fn run(text: &str, belongs: impl Fn(char) -> bool) -> usize {
    text.find(|c| !belongs(c)).unwrap_or(text.len())
}

fn kind(raw: &str) -> Kind {
    match raw.chars().next() {
        Some(c) if c.is_ascii_digit() => {
            let value = raw.parse().unwrap_or(u32::MAX);
            Kind::Number(Number { value, digits: raw.len() })
        }
        Some(c) if c.is_alphabetic() => Kind::Word(raw.to_lowercase().replace('’', "'")),
        // Phones turn a hyphen between spaces into a dash.
        Some('–' | '—' | '−' | '‐' | '‑') => Kind::Sign('-'),
        c => Kind::Sign(c.unwrap_or(' ')),
    }
}

/// A place between lexemes. Every `eat` and `take` moves on only if what it asks for is there.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cursor<'a> {
    lexemes: &'a [Lexeme],
    at: usize,
}

impl<'a> Cursor<'a> {
    pub(super) fn new(lexemes: &'a [Lexeme]) -> Self {
        Self { lexemes, at: 0 }
    }

    pub(super) fn is_at_end(&self) -> bool {
        self.at >= self.lexemes.len()
    }

    /// The byte where the next lexeme begins, or where the last one ended.
    pub(super) fn begins(&self) -> usize {
        self.lexemes.get(self.at).map_or_else(|| self.ended(), |lexeme| lexeme.span.start)
    }

    /// The byte where the lexeme before ended.
    pub(super) fn ended(&self) -> usize {
        let before = self.at.checked_sub(1).and_then(|at| self.lexemes.get(at));
        before.map_or(0, |lexeme| lexeme.span.end)
    }

    /// Whether the next lexeme touches the one before.
    pub(super) fn is_glued(&self) -> bool {
        self.lexemes.get(self.at).is_some_and(|lexeme| lexeme.glued)
    }

    /// Whether a word touches what is before it, as in `7x`.
    pub(super) fn is_word_glued(&self) -> bool {
        self.is_glued() && matches!(self.kind(), Some(Kind::Word(_)))
    }

    /// Does `read` as a whole or not at all.
    pub(super) fn attempt<T>(&mut self, read: impl FnOnce(&mut Self) -> Option<T>) -> Option<T> {
        let before = self.at;
        let result = read(self);
        if result.is_none() {
            self.at = before;
        }
        result
    }

    /// The next word, which must mean something to `meaning`.
    pub(super) fn take_word<T>(&mut self, meaning: impl FnOnce(&str) -> Option<T>) -> Option<T> {
        let Some(Kind::Word(word)) = self.kind() else { return None };
        let meaning = meaning(word)?;
        self.at += 1;
        Some(meaning)
    }

    pub(super) fn take_number(&mut self) -> Option<Number> {
        let Some(Kind::Number(number)) = self.kind() else { return None };
        self.at += 1;
        Some(*number)
    }

    /// Whether the next lexeme is one of these words; if so it is passed.
    pub(super) fn eat(&mut self, words: &[&str]) -> bool {
        self.take_word(|word| words.contains(&word).then_some(())).is_some()
    }

    /// As [`Cursor::eat`], but `None` where it is not, for use with `?`.
    pub(super) fn need(&mut self, words: &[&str]) -> Option<()> {
        self.eat(words).then_some(())
    }

    /// Whether the next lexeme is one of these signs; if so it is passed.
    pub(super) fn eat_sign(&mut self, signs: &[char]) -> bool {
        let found = matches!(self.kind(), Some(Kind::Sign(sign)) if signs.contains(sign));
        self.at += usize::from(found);
        found
    }

    /// As [`Cursor::eat_sign`], for use with `?`.
    pub(super) fn need_sign(&mut self, signs: &[char]) -> Option<()> {
        self.eat_sign(signs).then_some(())
    }

    fn kind(&self) -> Option<&'a Kind> {
        self.lexemes.get(self.at).map(|lexeme| &lexeme.kind)
    }
}
