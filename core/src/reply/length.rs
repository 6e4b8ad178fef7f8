//! How long a message may be on a platform, and how long it can become there at most.
//!
//! What is cut into portions that must stay whole (the hits of a search) is measured before it is said.
//! Markup is the adapters' (`render.rs`); here only its length is estimated, never too short. Lengths are in
//! UTF-16 units, as Telegram counts, which are never fewer than the characters Discord counts.

use crate::domain::address::Platform;

use super::{Block, Line, Message, Span};

/// The most one message takes, with some left for what parts its pieces. Sources:
/// <https://discord.com/developers/docs/resources/message#create-message>,
/// <https://core.telegram.org/bots/api#sendmessage>.
#[must_use]
pub const fn room(platform: Platform) -> usize {
    match platform {
        Platform::Discord => 2_000 - 20,
        Platform::Telegram => 4_096 - 20,
    }
}

/// What begins a line and ends it: a heading's marks or a bullet, what parts two spans, line ends.
const LINE: usize = 8;
/// A moment as a platform is told it.
const MOMENT: usize = 24;
/// Signs around a span that stands out.
const SIGNS: usize = 6;

impl Message {
    /// How long its text can become at most.
    #[must_use]
    pub fn length(&self) -> usize {
        let lines = |block: &Block| match block {
            Block::Heading(line) | Block::Paragraph(line) => length(line),
            Block::List(lines) => lines.iter().map(length).sum(),
        };
        self.blocks.iter().map(|block| lines(block) + 2).sum()
    }
}

fn length(line: &Line) -> usize {
    let span = |span: &Span| match span {
        Span::Words(text) | Span::Plain(text) => escaped(text) + 1,
        Span::Strong(text) | Span::Code(text) => escaped(text) + SIGNS,
        Span::Link(text) | Span::Command(text) => escaped(text) + SIGNS,
        Span::Time { fallback, .. } => fallback.encode_utf16().count().max(MOMENT),
    };
    LINE + line.0.iter().map(span).sum::<usize>()
}

/// A text of which each sign that may mean something is written with another before it. Digits and a point
/// do so once a line.
fn escaped(text: &str) -> usize {
    let signs = text.chars().filter(|c| MEANS_SOMETHING.contains(*c)).count();
    text.encode_utf16().count() + signs + 1
}

const MEANS_SOMETHING: &str = "\\*_~|`<>@[]#-+:\n\r\u{2028}\u{2029}";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_count_twice_and_moments_as_what_stands_for_them() {
        let plain = |text: &str| Message::line(Span::Plain(text.to_owned())).length();
        assert_eq!(plain("****") - plain(""), 8);
        assert_eq!(plain("🙂") - plain(""), 2);
        assert_eq!(plain("abcd") - plain(""), 4);
        assert!(room(Platform::Discord) < room(Platform::Telegram));
    }
}
