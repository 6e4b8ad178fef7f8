//! The tags and references of Telegram's HTML: which there are, and what each means.
//!
//! Not here: reading them in order (`html.rs`).

use serde_json::{Value, json};

/// An open tag: its name, its attributes, where its text began (UTF-16).
pub(crate) struct Open {
    pub(crate) tag: String,
    pub(crate) attributes: Vec<(String, String)>,
    pub(crate) from: usize,
}

impl Open {
    fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }
}

/// docs: Formatting options, HTML style.
pub(crate) const TAGS: [&str; 17] = [
    "a",
    "b",
    "strong",
    "i",
    "em",
    "s",
    "strike",
    "del",
    "u",
    "ins",
    "tg-spoiler",
    "tg-emoji",
    "tg-time",
    "span",
    "pre",
    "code",
    "blockquote",
];

/// What a tag makes of the text since it was opened.
pub(crate) fn entity(open: &Open, text: &str, length: usize) -> Option<Value> {
    let kind = entity_kind(&open.tag);
    let mut entity = json!({ "type": kind, "offset": open.from, "length": length });
    match open.tag.as_str() {
        // A link that is none stays plain text (server).
        "a" => entity["url"] = json!(link(open.attribute("href"), text, open.from)?),
        "code" => {
            let class = open.attribute("class").unwrap_or_default();
            if let Some(language) = class.strip_prefix("language-") {
                entity["language"] = json!(language);
            }
        }
        "blockquote" if open.attribute("expandable").is_some() => {
            entity["type"] = json!("expandable_blockquote");
        }
        "tg-emoji" => entity["custom_emoji_id"] = json!(open.attribute("emoji-id")),
        "tg-time" => {
            let unix = open.attribute("unix").and_then(|unix| unix.parse::<i64>().ok());
            entity["unix_time"] = json!(unix);
            if let Some(format) = open.attribute("format").filter(|format| !format.is_empty()) {
                entity["date_time_format"] = json!(format);
            }
        }
        _ => {}
    }
    Some(entity)
}

fn entity_kind(tag: &str) -> &'static str {
    match tag {
        "b" | "strong" => "bold",
        "i" | "em" => "italic",
        "u" | "ins" => "underline",
        "s" | "strike" | "del" => "strikethrough",
        "tg-spoiler" | "span" => "spoiler",
        "a" => "text_link",
        "pre" => "pre",
        "code" => "code",
        "blockquote" => "blockquote",
        "tg-emoji" => "custom_emoji",
        _ => "date_time",
    }
}

/// What a tag's attributes must be.
pub(crate) fn check(open: &Open, start: usize) -> Result<(), String> {
    let attribute = |name: &str| open.attribute(name);
    match open.tag.as_str() {
        "span" if attribute("class") != Some("tg-spoiler") => {
            Err(format!("Tag \"span\" must have class \"tg-spoiler\" at byte offset {start}"))
        }
        "tg-emoji" if attribute("emoji-id").is_none_or(|id| id.parse::<u64>().is_err()) => {
            Err("Invalid custom emoji identifier specified".to_owned())
        }
        // docs: date-time entity formatting; the refusals' wording is this stand-in's.
        "tg-time" if attribute("unix").is_none_or(|unix| unix.parse::<i64>().is_err()) => {
            Err(format!("Invalid Unix time in the tag \"tg-time\" at byte offset {start}"))
        }
        "tg-time" if !time_format(attribute("format").unwrap_or_default()) => {
            Err(format!("Invalid date-time format in the tag \"tg-time\" at byte offset {start}"))
        }
        _ => Ok(()),
    }
}

/// docs: a format is `r`, or `w?[dD]?[tT]?`.
fn time_format(format: &str) -> bool {
    if format == "r" {
        return true;
    }
    let rest = format.strip_prefix('w').unwrap_or(format);
    let rest = rest.strip_prefix(['d', 'D']).unwrap_or(rest);
    let rest = rest.strip_prefix(['t', 'T']).unwrap_or(rest);
    rest.is_empty()
}

/// The address of a link; without `href` it is the text itself (server).
fn link(href: Option<&str>, text: &str, from: usize) -> Option<String> {
    let units: Vec<u16> = text.encode_utf16().skip(from).collect();
    let url = href
        .filter(|href| !href.is_empty())
        .map_or_else(|| String::from_utf16_lossy(&units), str::to_owned);
    super::keyboard::link_fault(&url).is_none().then_some(url)
}

/// The named references are these four (docs); numbered ones are all known.
pub(crate) fn reference(source: &str) -> Option<(char, usize)> {
    let body = source.strip_prefix('&')?;
    let (character, length) = if let Some(number) = body.strip_prefix('#') {
        let (digits, radix, prefix) = match number.strip_prefix('x') {
            Some(hex) => (hex, 16, 2),
            None => (number, 10, 1),
        };
        let end = digits.find(|c: char| !c.is_digit(radix)).unwrap_or(digits.len());
        let code = u32::from_str_radix(&digits[..end], radix).ok().filter(|code| *code != 0)?;
        (char::from_u32(code)?, prefix + end)
    } else {
        let end = body.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(body.len());
        let character = match &body[..end] {
            "lt" => '<',
            "gt" => '>',
            "amp" => '&',
            "quot" => '"',
            _ => return None,
        };
        (character, end)
    };
    let semicolon = usize::from(body[length..].starts_with(';'));
    Some((character, 1 + length + semicolon))
}

/// An attribute's value with its references resolved.
pub(crate) fn unescape(raw: &str) -> String {
    let (mut out, mut at) = (String::new(), 0);
    while let Some(next) = raw[at..].chars().next() {
        let (character, length) = reference(&raw[at..]).unwrap_or((next, next.len_utf8()));
        out.push(character);
        at += length;
    }
    out
}
