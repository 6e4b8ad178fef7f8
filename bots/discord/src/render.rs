//! From the core's blocks and spans to Discord's markdown and components: the only place that
//! writes markup.
//!
//! Not here: which kind of answer a reply becomes (`reply.rs`) and forms (`modal.rs`).
//! Sources: <https://discord.com/developers/docs/reference#message-formatting>,
//! <https://discord.com/developers/docs/components/reference#button>.

use std::collections::HashSet;

use circlekeeper_core::reply::{Action, Block, Button, Line, Message, Span, TimeStyle, Tone};
use serde_json::{Value, json};

use crate::escape;

/// Discord's limit for a message. Counted in UTF-16 units, which are never fewer than characters.
const CONTENT: usize = 2000;
/// Discord's limit for what stands on a button.
const LABEL: usize = 80;
/// Discord's limit for an address behind a button.
const ADDRESS: usize = 512;
const ROWS: usize = 5;
const BUTTONS_A_ROW: usize = 5;
/// Source: <https://discord.com/developers/docs/resources/message#message-object-message-flags>.
pub(crate) const SUPPRESS_EMBEDS: u64 = 1 << 2;
/// Where text had to end early.
const ELLIPSIS: &str = "…";
/// Discord refuses a message without any character; this one is not seen.
const BLANK: &str = "\u{200b}";

/// One Discord message.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Page {
    content: String,
    components: Vec<Value>,
}

impl Page {
    /// A message in which nothing is to be seen.
    pub(crate) fn empty() -> Self {
        page(String::new(), Vec::new())
    }

    /// The fields of a message object. Nobody is ever mentioned, whatever the text says, and no
    /// address in it (not even a bare invite, which no escaping stops) is fetched for a preview.
    pub(crate) fn body(&self) -> Value {
        json!({
            "content": self.content,
            "components": self.components,
            "allowed_mentions": { "parse": [] },
            "flags": SUPPRESS_EMBEDS,
        })
    }
}

/// The message in one Discord message; what does not fit is cut between two spans.
pub(crate) fn one_page(message: &Message) -> Page {
    let mut pages = contents(message).into_iter();
    let mut content = pages.next().unwrap_or_default();
    if pages.next().is_some() {
        content.push_str(ELLIPSIS);
    }
    page(content, components(&message.buttons))
}

/// The message in as many Discord messages as it takes; the buttons are below the last.
pub(crate) fn pages(message: &Message) -> Vec<Page> {
    let mut pages: Vec<Page> =
        contents(message).into_iter().map(|content| page(content, Vec::new())).collect();
    if pages.is_empty() {
        pages.push(Page::empty());
    }
    if let Some(last) = pages.last_mut() {
        last.components = components(&message.buttons);
    }
    pages
}

fn page(content: String, components: Vec<Value>) -> Page {
    let content = if content.trim().is_empty() { BLANK.to_owned() } else { content };
    Page { content, components }
}

/// The text in portions that fit, broken between lines; within one, between pieces, if it is too long to
/// stand in a portion of its own.
fn contents(message: &Message) -> Vec<String> {
    let room = CONTENT - units(ELLIPSIS);
    let mut contents: Vec<String> = Vec::new();
    let mut current = String::new();
    for line in pieces(message).chunk_by(|_, next| !next.starts_with('\n')) {
        let whole: usize = line.iter().map(|piece| units(piece)).sum();
        if units(&current) + whole > room && whole <= room {
            contents.push(std::mem::take(&mut current));
        }
        for piece in line {
            if units(&current) + units(piece) > room {
                contents.push(std::mem::take(&mut current));
            }
            // A line end in front of a new portion would be an empty first line.
            let start = current.is_empty();
            current.push_str(if start { piece.trim_start_matches('\n') } else { piece });
        }
    }
    contents.push(current);
    contents.retain(|content| !content.trim().is_empty());
    contents
}

/// The message as pieces of finished markup that must not be cut.
fn pieces(message: &Message) -> Vec<String> {
    let mut pieces = Vec::new();
    for block in &message.blocks {
        if !pieces.is_empty() {
            pieces.push("\n".to_owned());
        }
        match block {
            Block::Heading(line) => piece_line(&mut pieces, "### ", line, escape::one_line),
            Block::Paragraph(line) => piece_line(&mut pieces, "", line, escape::lines),
            Block::List(lines) => {
                for (index, line) in lines.iter().enumerate() {
                    let bullet = if index == 0 { "- " } else { "\n- " };
                    piece_line(&mut pieces, bullet, line, escape::one_line);
                }
            }
        }
    }
    pieces
}

/// What begins a line stays with its first span: alone at a portion's end it would be no markup.
fn piece_line(pieces: &mut Vec<String>, start: &str, line: &Line, text: fn(&str) -> String) {
    let mut start = start.to_owned();
    for piece in line.0.iter().flat_map(|span| span_pieces(span, text)) {
        let before = pieces.last().filter(|_| start.is_empty());
        let gap =
            if before.is_some_and(|before| must_not_touch(before, &piece)) { BLANK } else { "" };
        pieces.push(format!("{}{gap}{piece}", std::mem::take(&mut start)));
    }
}

/// Whether two pieces would be read as one: stars of two bold texts, backticks of two codes, an
/// address split between spans.
fn must_not_touch(before: &str, after: &str) -> bool {
    let both = |c: char| before.ends_with(c) && after.starts_with(c);
    both('*') || both('`') || (before.ends_with([':', '/']) && after.starts_with('/'))
}

fn span_pieces(span: &Span, text: fn(&str) -> String) -> Vec<String> {
    match span {
        Span::Words(words) | Span::Plain(words) => portions(words).map(text).collect(),
        Span::Strong(words) => portions(words).map(|words| strong(words, text)).collect(),
        Span::Code(code) => portions(code).map(inline_code).collect(),
        Span::Time { at, style, .. } => {
            vec![format!("<t:{}:{}>", at.timestamp(), letter(*style))]
        }
        Span::Link(address) => vec![link(address)],
        Span::Command(name) => vec![text(&format!("/{}", cut(name, 32)))],
    }
}

/// A text in portions that fit into a message even if each character gets a backslash.
fn portions(text: &str) -> impl Iterator<Item = &str> {
    const CHARACTERS: usize = CONTENT / 4;
    let mut rest = text;
    std::iter::from_fn(move || {
        let end = rest.char_indices().nth(CHARACTERS).map_or(rest.len(), |(index, _)| index);
        let (portion, left) = rest.split_at(end);
        rest = left;
        (!portion.is_empty()).then_some(portion)
    })
}

/// Bold. Blanks stay outside: stars with a blank on the inner side may be shown as stars.
fn strong(words: &str, text: fn(&str) -> String) -> String {
    let inner = words.trim();
    if inner.is_empty() {
        return text(words);
    }
    let start = &words[..words.len() - words.trim_start().len()];
    let end = &words[words.trim_end().len()..];
    format!("{}**{}**{}", text(start), text(inner), text(end))
}

/// Fixed width. Inside it no character is markup but the backtick; a text that holds one is shown
/// escaped instead, since it must stay exact.
fn inline_code(code: &str) -> String {
    let code = escape::bare_line(code);
    if code.trim().is_empty() || code.contains('`') {
        return escape::one_line(&code);
    }
    format!("`{code}`")
}

/// In angle brackets, which keeps Discord from fetching the page for a preview.
fn link(address: &str) -> String {
    let whole = |c: char| c.is_whitespace() || c.is_control() || matches!(c, '<' | '>' | '\\');
    let web = address.starts_with("https://") || address.starts_with("http://");
    if web && !address.contains(whole) && units(address) <= CONTENT / 2 {
        format!("<{address}>")
    } else {
        portions(address).map(escape::one_line).next().unwrap_or_default()
    }
}

const fn letter(style: TimeStyle) -> char {
    match style {
        TimeStyle::Full => 'F',
        TimeStyle::Clock => 't',
        TimeStyle::Relative => 'R',
    }
}

/// Rows of buttons. A row too long goes on in the next; Discord refuses two buttons that send the
/// same, so the second is left out.
fn components(rows: &[Vec<Button>]) -> Vec<Value> {
    let mut seen = HashSet::new();
    let mut components = Vec::new();
    for row in rows {
        let fresh = row.iter().filter_map(button).filter(|(data, _)| seen.insert(data.clone()));
        let buttons: Vec<Value> = fresh.map(|(_, component)| component).collect();
        for chunk in buttons.chunks(BUTTONS_A_ROW) {
            components.push(json!({ "type": 1, "components": chunk }));
        }
    }
    components.truncate(ROWS);
    components
}

/// What the button sends or opens, and its component; nothing for what Discord does not have.
fn button(button: &Button) -> Option<(String, Value)> {
    let label = cut(&escape::bare_line(&button.label), LABEL);
    match &button.action {
        Action::Press(press) => {
            let data = press.to_string();
            Some((data.clone(), press_button(&data, &label, button.tone)))
        }
        Action::Open(address) => {
            let web = address.starts_with("https://") || address.starts_with("http://");
            let component = json!({ "type": 2, "style": 5, "label": label, "url": address });
            (web && units(address) <= ADDRESS).then(|| (address.clone(), component))
        }
        Action::Copy(_) | Action::OpenPrivate(_) => None,
    }
}

/// A button that comes back with `data`.
pub(crate) fn press_button(data: &str, label: &str, tone: Tone) -> Value {
    let style = match tone {
        Tone::Primary => 1,
        Tone::Plain => 2,
        Tone::Danger => 4,
    };
    json!({ "type": 2, "style": style, "label": label, "custom_id": data })
}

/// A page with one more row, of one button.
pub(crate) fn with_button(mut page: Page, button: &Value) -> Page {
    page.components.push(json!({ "type": 1, "components": [button] }));
    page
}

/// At most `most` characters, the last an ellipsis if some were cut.
pub(crate) fn cut(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let mut cut: String = text.chars().take(most.saturating_sub(1)).collect();
    cut.push_str(ELLIPSIS);
    cut
}

fn units(text: &str) -> usize {
    text.encode_utf16().count()
}

#[cfg(test)]
mod tests;
