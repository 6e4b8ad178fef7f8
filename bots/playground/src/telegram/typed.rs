//! The entities Telegram finds by itself in what somebody typed.
//!
//! Commands, hashtags, mentions, addresses, e-mail, phone numbers: enough of the server's rules for
//! what people type to a bot; offsets in UTF-16 units (docs: MessageEntity). Not here: cashtags,
//! bank cards, and the server's full list of top-level domains.

use serde_json::{Value, json};

use super::message::utf16;

/// The entities of a plain text, in order, never overlapping.
pub(crate) fn entities(text: &str) -> Vec<Value> {
    let (mut found, mut at, mut before) = (Vec::new(), 0, None);
    while let Some(character) = text[at..].chars().next() {
        let free =
            before.is_none_or(|before: char| !is_word(before) && before != '/' && before != '@');
        let hit = if free { find(&text[at..]) } else { None };
        if let Some((kind, length)) = hit {
            found.push(json!({
                "type": kind,
                "offset": utf16(&text[..at]),
                "length": utf16(&text[at..at + length]),
            }));
            before = text[..at + length].chars().next_back();
            at += length;
        } else {
            before = Some(character);
            at += character.len_utf8();
        }
    }
    found
}

fn is_word(character: char) -> bool {
    character.is_alphanumeric() || character == '_'
}

/// What begins at the start of `rest`, and how many bytes it takes.
fn find(rest: &str) -> Option<(&'static str, usize)> {
    match rest.chars().next()? {
        '/' => command(rest).map(|length| ("bot_command", length)),
        '#' => hashtag(rest).map(|length| ("hashtag", length)),
        '@' => mention(rest).map(|length| ("mention", length)),
        '+' => phone(rest).map(|length| ("phone_number", length)),
        _ => address(rest),
    }
}

fn ascii_name(rest: &str) -> usize {
    rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '_').unwrap_or(rest.len())
}

/// `/name` or `/name@bot`, a name of up to 64 letters, digits and underscores (server).
fn command(rest: &str) -> Option<usize> {
    let name = ascii_name(&rest[1..]);
    if !(1..=64).contains(&name) {
        return None;
    }
    let end = 1 + name;
    let addressed = rest[end..].strip_prefix('@').map(ascii_name).filter(|length| *length >= 3);
    let end = end + addressed.map_or(0, |length| 1 + length);
    // A path is no command: `/a/b` (server).
    (!rest[end..].starts_with(|c: char| c == '/' || is_word(c))).then_some(end)
}

/// `#` and word characters, not digits alone (server).
fn hashtag(rest: &str) -> Option<usize> {
    let word = &rest[1..];
    let end = word.find(|c| !is_word(c)).unwrap_or(word.len());
    word[..end].chars().any(char::is_alphabetic).then_some(1 + end)
}

/// `@` and 4 to 32 letters, digits and underscores (server).
fn mention(rest: &str) -> Option<usize> {
    let name = ascii_name(&rest[1..]);
    (4..=32).contains(&name).then_some(1 + name)
}

fn phone(rest: &str) -> Option<usize> {
    let end = rest[1..]
        .find(|c: char| !c.is_ascii_digit() && !" -()".contains(c))
        .map_or(rest.len(), |end| end + 1);
    let number = rest[..end].trim_end_matches([' ', '-', '(', ')']);
    let digits = number.chars().filter(char::is_ascii_digit).count();
    (8..=15).contains(&digits).then_some(number.len())
}

/// A web or e-mail address: with a scheme, or a bare host under a well-known domain.
fn address(rest: &str) -> Option<(&'static str, usize)> {
    let end = rest.find(|c: char| c.is_whitespace() || "<>\"".contains(c)).unwrap_or(rest.len());
    let word = rest[..end].trim_end_matches(['.', ',', ';', ':', '!', '?', ')', '\'']);
    let lower = word.to_ascii_lowercase();
    let behind_scheme = ["http://", "https://", "tg://", "tonsite://", "ftp://"]
        .iter()
        .find_map(|scheme| lower.strip_prefix(scheme));
    if let Some(host) = behind_scheme {
        return host.starts_with(char::is_alphanumeric).then_some(("url", word.len()));
    }
    if let Some((name, host)) = lower.split_once('@') {
        let plain = |c: char| c.is_ascii_alphanumeric() || "._-+".contains(c);
        let mail = !name.is_empty() && name.chars().all(plain) && known_host(host);
        return mail.then_some(("email", word.len()));
    }
    let host = lower.split(['/', '?', '#', ':']).next().unwrap_or_default();
    known_host(host).then_some(("url", word.len()))
}

fn known_host(host: &str) -> bool {
    const DOMAINS: [&str; 12] =
        ["com", "org", "net", "us", "de", "me", "io", "eu", "uk", "co", "app", "info"];
    let letters =
        |label: &str| !label.is_empty() && label.chars().all(|c| c.is_alphanumeric() || c == '-');
    host.rsplit_once('.')
        .is_some_and(|(name, domain)| DOMAINS.contains(&domain) && name.split('.').all(letters))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kinds(text: &str) -> Vec<(String, String)> {
        let units: Vec<u16> = text.encode_utf16().collect();
        let piece = |entity: &Value| {
            let start = usize::try_from(entity["offset"].as_u64().unwrap()).unwrap();
            let length = usize::try_from(entity["length"].as_u64().unwrap()).unwrap();
            let word = String::from_utf16(&units[start..start + length]).unwrap();
            (entity["type"].as_str().unwrap().to_owned(), word)
        };
        entities(text).iter().map(piece).collect()
    }

    #[test]
    fn what_people_type_gets_its_entities() {
        let found = kinds(
            "😀 /newgroup@circlekeeper_bot Circle #müde https://zoom.us/j/1, \
             @someone a@b.org t.me/x",
        );
        let expected = [
            ("bot_command", "/newgroup@circlekeeper_bot"),
            ("hashtag", "#müde"),
            ("url", "https://zoom.us/j/1"),
            ("mention", "@someone"),
            ("email", "a@b.org"),
            ("url", "t.me/x"),
        ];
        assert_eq!(found, expected.map(|(kind, word)| (kind.to_owned(), word.to_owned())));
    }

    #[test]
    fn what_is_none_gets_none() {
        assert_eq!(kinds("19:00 a/b #1 and/or x@ zone:Europe/Berlin name.Surname"), []);
    }
}
