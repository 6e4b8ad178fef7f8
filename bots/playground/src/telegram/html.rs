//! The HTML of `parse_mode=HTML`, read as strictly as the server reads it.
//!
//! Only the documented tags are known (docs: Formatting options, HTML style); a tag that is
//! unknown, unclosed or crossed is refused with its byte offset, in the server's words. A `&` that
//! begins no known reference is passed through, as the server does; [`Parsed::loose`] tells of it,
//! since it always is text somebody forgot to escape. What each tag means is in `marks.rs`.

use serde_json::{Value, json};

use super::marks::{Open, TAGS, check, entity, reference, unescape};
use super::message::{Formatted, utf16};

/// The outcome of parsing.
pub(crate) struct Parsed {
    pub(crate) formatted: Formatted,
    /// There was a `&` that is no reference.
    pub(crate) loose: bool,
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
    // Code alone has no language (docs: MessageEntity).
    for code in entities.iter_mut().filter(|entity| entity["type"] == "code") {
        code.as_object_mut().and_then(|code| code.remove("language"));
    }
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
        let open = Open { tag, attributes, from: self.units };
        check(&open, start)?;
        self.open.push(open);
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
                "Unmatched end tag at byte offset {start}, expected \"</{expected}>\", \
                 found \"</{found}>\""
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
        let Some(mut entity) = entity(open, &self.text, length) else { return };
        // `<pre><code class="language-x">` is one entity (docs).
        let inner = |last: &&Value| {
            open.tag == "pre"
                && last["type"] == "code"
                && last["offset"] == open.from
                && last["length"] == length
        };
        if let Some(code) = self.entities.last().filter(inner) {
            if let Some(language) = code.get("language") {
                entity["language"] = language.clone();
            }
            self.entities.pop();
        }
        self.entities.push(entity);
    }
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
