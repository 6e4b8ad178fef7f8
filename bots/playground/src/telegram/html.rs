//! The HTML of `parse_mode=HTML`, read as strictly as the server reads it.
//!
//! Only the documented tags are known (docs: Formatting options, HTML style); a tag that is unknown, unclosed
//! or crossed is refused with its byte offset, in the server's words. A `&` that begins no known
//! reference is passed through, as the server does; [`Parsed::loose`] tells of it, since it always
//! is text somebody forgot to escape.

use serde_json::{Value, json};

use super::message::{Formatted, utf16};

/// The outcome of parsing.
pub(crate) struct Parsed {
    pub(crate) formatted: Formatted,
    /// There was a `&` that is no reference.
    pub(crate) loose: bool,
}

/// An open tag: its name, the attribute that matters, where its text began (UTF-16).
struct Open {
    tag: String,
    attributes: Vec<(String, String)>,
    from: usize,
}

struct Parser<'a> {
    source: &'a str,
    at: usize,
    text: String,
    units: usize,
    open: Vec<Open>,
    entities: Vec<Value>,
    loose: bool,
}

/// Parses, or says why not in the words behind "can't parse entities: ".
pub(crate) fn parse(source: &str) -> Result<Parsed, String> {
    let mut parser = Parser {
        source,
        at: 0,
        text: String::new(),
        units: 0,
        open: Vec::new(),
        entities: Vec::new(),
        loose: false,
    };
    while let Some(next) = parser.peek() {
        match next {
            '<' => parser.tag()?,
            '&' => parser.reference(),
            other => {
                parser.at += other.len_utf8();
                parser.push(other);
            }
        }
    }
    if let Some(open) = parser.open.last() {
        let tag = &open.tag;
        return Err(format!("Can't find end tag corresponding to start tag \"{tag}\""));
    }
    let mut entities = parser.entities;
    // In reading order; of two at the same place the longer one first (server).
    entities.sort_by_key(|entity| {
        (entity["offset"].as_u64(), std::cmp::Reverse(entity["length"].as_u64()))
    });
    Ok(Parsed { formatted: Formatted { text: parser.text, entities }, loose: parser.loose })
}

impl Parser<'_> {
    fn peek(&self) -> Option<char> {
        self.source[self.at..].chars().next()
    }

    fn push(&mut self, character: char) {
        self.text.push(character);
        self.units += character.len_utf16();
    }

    fn take_while(&mut self, wanted: impl Fn(char) -> bool) -> String {
        let rest = &self.source[self.at..];
        let end = rest.find(|character| !wanted(character)).unwrap_or(rest.len());
        self.at += end;
        rest[..end].to_owned()
    }

    fn reference(&mut self) {
        if let Some((character, length)) = reference(&self.source[self.at..]) {
            self.at += length;
            self.push(character);
        } else {
            self.loose = true;
            self.at += 1;
            self.push('&');
        }
    }

    fn tag(&mut self) -> Result<(), String> {
        let start = self.at;
        self.at += 1;
        if self.peek() == Some('/') {
            self.at += 1;
            return self.end_tag(start);
        }
        let tag = self.take_while(|c| !c.is_ascii_whitespace() && c != '>').to_ascii_lowercase();
        if self.peek().is_none() {
            return Err(format!("Unclosed start tag at byte offset {start}"));
        }
        if !TAGS.contains(&tag.as_str()) {
            return Err(format!("Unsupported start tag \"{tag}\" at byte offset {start}"));
        }
        let attributes = self.attributes(&tag, start)?;
        check(&tag, &attributes, start)?;
        self.open.push(Open { tag, attributes, from: self.units });
        Ok(())
    }

    fn attributes(&mut self, tag: &str, start: usize) -> Result<Vec<(String, String)>, String> {
        let mut attributes = Vec::new();
        loop {
            self.take_while(|c| c.is_ascii_whitespace());
            let Some(next) = self.peek() else {
                return Err(format!("Unclosed start tag \"{tag}\" at byte offset {start}"));
            };
            if next == '>' {
                self.at += 1;
                return Ok(attributes);
            }
            let name = self.take_while(|c| !c.is_ascii_whitespace() && !"=>/\"'".contains(c));
            if name.is_empty() {
                return Err(format!(
                    "Empty attribute name in the tag \"{tag}\" at byte offset {start}"
                ));
            }
            self.take_while(|c| c.is_ascii_whitespace());
            let value = if self.peek() == Some('=') { self.value(start)? } else { String::new() };
            attributes.push((name, value));
        }
    }

    fn value(&mut self, start: usize) -> Result<String, String> {
        self.at += 1;
        self.take_while(|c| c.is_ascii_whitespace());
        let Some(quote @ ('"' | '\'')) = self.peek() else {
            let begin = self.at;
            let token = self.take_while(|c| c.is_ascii_alphanumeric() || c == '.' || c == '-');
            return match self.peek() {
                Some(c) if c.is_ascii_whitespace() || c == '>' => Ok(token.to_ascii_lowercase()),
                _ => Err(format!("Unexpected end of name token at byte offset {begin}")),
            };
        };
        self.at += 1;
        let raw = self.take_while(|c| c != quote);
        if self.peek().is_none() {
            return Err(format!("Unclosed start tag at byte offset {start}"));
        }
        self.at += 1;
        Ok(unescape(&raw))
    }

    fn end_tag(&mut self, start: usize) -> Result<(), String> {
        if self.open.is_empty() {
            return Err(format!("Unexpected end tag at byte offset {start}"));
        }
        let found = self.take_while(|c| !c.is_ascii_whitespace() && c != '>').to_ascii_lowercase();
        self.take_while(|c| c.is_ascii_whitespace());
        if self.peek() != Some('>') {
            return Err(format!("Unclosed end tag at byte offset {start}"));
        }
        self.at += 1;
        let Some(open) = self.open.pop() else { return Ok(()) };
        // `</>` closes whatever is open (server).
        if !found.is_empty() && found != open.tag {
            let expected = &open.tag;
            return Err(format!(
                "Unmatched end tag at byte offset {start}, expected \"</{expected}>\", found \"</{found}>\""
            ));
        }
        let length = self.units - open.from;
        if length > 0 {
            self.close(&open, length);
        }
        Ok(())
    }

    /// Turns a closed tag into its entity. An empty one leaves none (server).
    fn close(&mut self, open: &Open, length: usize) {
        let attribute = |name: &str| {
            open.attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.clone())
        };
        let kind = entity_kind(&open.tag);
        let mut entity = json!({ "type": kind, "offset": open.from, "length": length });
        match open.tag.as_str() {
            "a" => match link(attribute("href"), &self.text, open.from) {
                Some(url) => entity["url"] = json!(url),
                // A link that is none stays plain text (server).
                None => return,
            },
            "code" => {
                let language = attribute("class")
                    .and_then(|class| class.strip_prefix("language-").map(str::to_owned));
                if let Some(language) = language {
                    entity["language"] = json!(language);
                }
            }
            "pre" => {
                // `<pre><code class="language-x">` is one entity (docs).
                if let Some(inner) = self.entities.last().filter(|last| {
                    last["type"] == "code"
                        && last["offset"] == open.from
                        && last["length"] == length
                }) {
                    let language = inner["language"].clone();
                    self.entities.pop();
                    if !language.is_null() {
                        entity["language"] = language;
                    }
                }
            }
            "blockquote" if attribute("expandable").is_some() => {
                entity["type"] = json!("expandable_blockquote");
            }
            "tg-emoji" => entity["custom_emoji_id"] = json!(attribute("emoji-id")),
            "tg-time" => {
                entity["unix_time"] =
                    json!(attribute("unix").and_then(|unix| unix.parse::<i64>().ok()));
                if let Some(format) = attribute("format").filter(|format| !format.is_empty()) {
                    entity["date_time_format"] = json!(format);
                }
            }
            _ => {}
        }
        self.entities.push(entity);
    }
}

const TAGS: [&str; 17] = [
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
fn check(tag: &str, attributes: &[(String, String)], start: usize) -> Result<(), String> {
    let attribute = |name: &str| {
        attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    };
    match tag {
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
fn link(href: Option<String>, text: &str, from: usize) -> Option<String> {
    let units: Vec<u16> = text.encode_utf16().skip(from).collect();
    let url =
        href.filter(|href| !href.is_empty()).unwrap_or_else(|| String::from_utf16_lossy(&units));
    super::keyboard::link_fault(&url).is_none().then_some(url)
}

/// The named references are these four (docs); numbered ones are all known.
fn reference(source: &str) -> Option<(char, usize)> {
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

fn unescape(raw: &str) -> String {
    let (mut out, mut at) = (String::new(), 0);
    while let Some(next) = raw[at..].chars().next() {
        let (character, length) = reference(&raw[at..]).unwrap_or((next, next.len_utf8()));
        out.push(character);
        at += length;
    }
    out
}

/// Cuts white space off both ends and moves the entities along (server).
pub(crate) fn trim(formatted: Formatted) -> Formatted {
    let text = formatted.text.trim();
    let lead = utf16(&formatted.text[..formatted.text.len() - formatted.text.trim_start().len()]);
    let total = utf16(text);
    let mut entities = Vec::new();
    for mut entity in formatted.entities {
        let number =
            |name: &str| entity[name].as_u64().and_then(|n| usize::try_from(n).ok()).unwrap_or(0);
        let end = (number("offset") + number("length")).saturating_sub(lead).min(total);
        let start = number("offset").saturating_sub(lead).min(end);
        if end > start {
            entity["offset"] = json!(start);
            entity["length"] = json!(end - start);
            entities.push(entity);
        }
    }
    Formatted { text: text.to_owned(), entities }
}
