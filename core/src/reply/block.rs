//! Blocks and spans: what a message is before any platform's markup.
//!
//! User text is only ever a [`Span::Plain`] (or the text of a [`Span::Strong`]); `render.rs` of each
//! adapter escapes it. There is no span that mentions somebody.

use crate::clock::Instant;

/// A part of a message that stands on its own lines.
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    /// A short title.
    Heading(Line),
    /// Running text.
    Paragraph(Line),
    /// One item a line, each with a bullet.
    List(Vec<Line>),
}

/// Spans read one after the other.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Line(pub Vec<Span>);

/// The smallest piece of a message.
#[derive(Clone, Debug, PartialEq)]
pub enum Span {
    /// Our own words.
    Words(String),
    /// Somebody's text, shown as it is and never as markup.
    Plain(String),
    /// Somebody's text or ours, standing out.
    Strong(String),
    /// Something to dial, type or copy exactly, in fixed-width letters.
    Code(String),
    /// A moment, shown to each reader in their own zone where the platform can.
    Time {
        /// When.
        at: Instant,
        /// How much of it to show.
        style: TimeStyle,
        /// The same in words, in a zone that is named, for where the platform cannot.
        fallback: String,
    },
    /// An address to open, shown in full so that people see where it leads.
    Link(String),
    /// A command's name without its slash, as it is typed.
    Command(String),
}

/// How a moment is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TimeStyle {
    /// Weekday, date and time.
    Full,
    /// Time of day alone.
    Clock,
    /// How long until then ("in 30 minutes").
    Relative,
}

impl Line {
    /// The line as plain text, times by their fallback: for logs of tests, and for places that take
    /// no markup.
    #[must_use]
    pub fn plain(&self) -> String {
        self.0.iter().map(Span::plain).collect()
    }
}

impl Span {
    fn plain(&self) -> &str {
        match self {
            Self::Words(text) | Self::Plain(text) | Self::Strong(text) => text,
            Self::Code(text) | Self::Link(text) | Self::Command(text) => text,
            Self::Time { fallback, .. } => fallback,
        }
    }
}

impl From<Span> for Line {
    fn from(span: Span) -> Self {
        Self(vec![span])
    }
}
