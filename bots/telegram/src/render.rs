//! Markup: the only place that writes it (docs: Formatting options, HTML style).
//!
//! Every span becomes a piece of its own with its tags closed, and pages are cut between pieces, so
//! no cut can ever leave a tag open. All text is escaped here, whoever wrote it; none of it stands
//! inside an attribute.

use circlekeeper_core::reply::{Block, Line, Message, Span, TimeStyle};

/// The longest text, counted after the markup is parsed, in UTF-16 units as Telegram counts.
const LIMIT: usize = 4096;
/// Word joiner: not seen, and no line breaks at it.
const PARTING: char = '\u{2060}';
/// What stands at the end of a text that had to be cut.
const CUT: &str = "…";

/// The message as one or more texts, none of them too long.
pub(crate) fn pages(message: &Message) -> Vec<String> {
    paginate(message, LIMIT)
}

/// The message as one text, cut where it would be too long.
pub(crate) fn one_page(message: &Message) -> String {
    let mut pages = paginate(message, LIMIT - CUT.len()).into_iter();
    let first = pages.next().unwrap_or_default();
    if pages.next().is_some() { format!("{first}{CUT}") } else { first }
}

/// The same markup with each time as it is written, if there is one. All other text is escaped, so what
/// looks like the tag is the tag.
pub(crate) fn timeless(html: &str) -> Option<String> {
    let mut parts = html.split("<tg-time ");
    let mut timeless = parts.next()?.to_owned();
    let before = timeless.len();
    for part in parts {
        let (_, text) = part.split_once('>')?;
        timeless.push_str(&text.replacen("</tg-time>", "", 1));
    }
    (before < html.len()).then_some(timeless)
}

/// The message without markup, for the places that take none.
pub(crate) fn plain(message: &Message) -> String {
    let lines = message.blocks.iter().flat_map(|block| match block {
        Block::Heading(line) | Block::Paragraph(line) => vec![line.plain()],
        Block::List(items) => items.iter().map(|item| format!("• {}", item.plain())).collect(),
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// The first `most` characters, and a sign that there were more.
pub(crate) fn shorten(text: &str, most: usize) -> String {
    if text.encode_utf16().count() <= most {
        return text.to_owned();
    }
    let head = chunks(text, most - 1).into_iter().next().unwrap_or_default();
    format!("{head}{CUT}")
}

/// Some markup and how much of it is text.
struct Piece {
    html: String,
    width: usize,
}

/// One line of output; `gap` is how many line ends come before it.
struct Row {
    gap: usize,
    pieces: Vec<Piece>,
}

fn paginate(message: &Message, limit: usize) -> Vec<String> {
    let mut pages = vec![(String::new(), 0)];
    for row in rows(message, limit) {
        let width: usize = row.pieces.iter().map(|piece| piece.width).sum();
        let used = pages.last().map_or(0, |(_, used)| *used);
        if used > 0 && used + row.gap + width > limit {
            pages.push((String::new(), 0));
        } else if used > 0 {
            put(&mut pages, &"\n".repeat(row.gap), row.gap, limit);
        }
        for piece in row.pieces {
            put(&mut pages, &piece.html, piece.width, limit);
        }
    }
    pages.into_iter().map(|(html, _)| html).collect()
}

fn put(pages: &mut Vec<(String, usize)>, html: &str, width: usize, limit: usize) {
    match pages.last_mut() {
        Some((page, used)) if *used + width <= limit => {
            page.push_str(html);
            *used += width;
        }
        _ => pages.push((html.to_owned(), width)),
    }
}

fn rows(message: &Message, limit: usize) -> Vec<Row> {
    let mut rows = Vec::new();
    let mut before = None;
    for block in &message.blocks {
        let gap = gap_between(before, block);
        match block {
            Block::Heading(line) | Block::Paragraph(line) => {
                let heading = matches!(block, Block::Heading(_));
                rows.push(Row { gap, pieces: line_pieces(line, heading, limit) });
            }
            Block::List(items) => {
                for (index, item) in items.iter().enumerate() {
                    let mut pieces = text_pieces("• ", "", limit);
                    pieces.extend(line_pieces(item, false, limit));
                    rows.push(Row { gap: if index == 0 { gap } else { 1 }, pieces });
                }
            }
        }
        before = Some(block);
    }
    rows
}

/// A heading and a list belong to what stands around them; paragraphs stand apart.
fn gap_between(before: Option<&Block>, block: &Block) -> usize {
    match (before, block) {
        (None, _) => 0,
        (Some(Block::Heading(_)), _) | (Some(Block::Paragraph(_)), Block::List(_)) => 1,
        _ => 2,
    }
}

fn line_pieces(line: &Line, heading: bool, limit: usize) -> Vec<Piece> {
    line.0.iter().flat_map(|span| span_pieces(span, heading, limit)).collect()
}

fn span_pieces(span: &Span, heading: bool, limit: usize) -> Vec<Piece> {
    let usual = if heading { "b" } else { "" };
    match span {
        Span::Words(text) | Span::Link(text) => text_pieces(text, usual, limit),
        Span::Plain(text) => text_pieces(&unsigned(text), usual, limit),
        Span::Strong(text) => text_pieces(&unsigned(text), "b", limit),
        // Code takes no other style, not even in a heading.
        Span::Code(text) => text_pieces(text, "code", limit),
        Span::Command(name) => text_pieces(&format!("/{name}"), usual, limit),
        Span::Time { at, style, fallback } => {
            let shown = if fallback.trim().is_empty() {
                at.format("%Y-%m-%d %H:%M UTC").to_string()
            } else {
                fallback.clone()
            };
            let tag =
                format!("tg-time unix=\"{}\" format=\"{}\"", at.timestamp(), format_of(*style));
            text_pieces(&shown, &tag, limit)
        }
    }
}

/// Docs: date-time entity formatting. Weekday, long date, short time; the long time has seconds.
fn format_of(style: TimeStyle) -> &'static str {
    match style {
        TimeStyle::Full => "wDt",
        TimeStyle::Clock => "t",
        TimeStyle::Relative => "r",
    }
}

/// `text` between `tag`s (none if it is empty), in pieces no longer than a page.
fn text_pieces(text: &str, tag: &str, limit: usize) -> Vec<Piece> {
    let name = tag.split(' ').next().unwrap_or_default();
    let piece = |chunk: String| {
        let width = chunk.encode_utf16().count();
        let text = escape(&chunk);
        let html = if tag.is_empty() { text } else { format!("<{tag}>{text}</{name}>") };
        Piece { html, width }
    };
    chunks(text, limit).into_iter().map(piece).collect()
}

/// `text` without control characters, in chunks of at most `limit` UTF-16 units.
fn chunks(text: &str, limit: usize) -> Vec<String> {
    let mut chunks = Vec::new();
    let mut chunk = String::new();
    let mut width = 0;
    for character in text.chars().filter(|c| *c == '\n' || !c.is_control()) {
        if width + character.len_utf16() > limit {
            chunks.push(std::mem::take(&mut chunk));
            width = 0;
        }
        chunk.push(character);
        width += character.len_utf16();
    }
    if !chunk.is_empty() {
        chunks.push(chunk);
    }
    chunks
}

/// Somebody's text without signs that Telegram would act on by itself: it finds mentions, which ping,
/// and commands, which one touch sends, in any text. A character that is not seen parts sign and word.
fn unsigned(text: &str) -> String {
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    let mut unsigned = String::with_capacity(text.len());
    let mut before = ' ';
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        unsigned.push(character);
        let begins = match character {
            '@' => !is_word(before),
            // The two of an address begin no command.
            '/' => !is_word(before) && !matches!(before, '/' | ':'),
            _ => false,
        };
        if begins && characters.peek().copied().is_some_and(is_word) {
            unsigned.push(PARTING);
        }
        before = character;
    }
    unsigned
}

/// The three characters that mean something to Telegram's HTML in text.
fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

#[cfg(test)]
mod tests;
