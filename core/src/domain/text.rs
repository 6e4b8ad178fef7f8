//! Text that people typed, made safe to keep and to show.
//!
//! Kept is what can be read: no control characters, no direction overrides that make a line read
//! backwards, no invisible characters, and none of the private-use characters that mark spans inside
//! words (`reply/words/marker.rs`). Markup needs no care here: a span is escaped by `render.rs`.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::private::Private;

mod alike;

pub use alike::{passes_for, read_alike};

/// Why a text was not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BadText {
    /// Nothing readable is left of it.
    Empty,
    /// Longer than so many characters.
    TooLong(usize),
}

/// One line of at most `longest` characters: cleaned, composed (NFC), single spaces.
///
/// # Errors
/// If nothing is left, or too much is.
pub fn one_line(raw: &str, longest: usize) -> Result<Private<String>, BadText> {
    let kept: String = raw.nfc().filter_map(readable).collect();
    let line = kept.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.chars().count() {
        _ if !line.chars().any(shows) => Err(BadText::Empty),
        length if length > longest => Err(BadText::TooLong(longest)),
        _ => Ok(Private::new(line)),
    }
}

/// Several lines of at most `longest` characters together, each cleaned like [`one_line`], without blank ones.
///
/// # Errors
/// If nothing is left, or too much is.
pub fn lines(raw: &str, longest: usize) -> Result<Private<String>, BadText> {
    let cleaned = raw.lines().filter_map(|line| match one_line(line, longest) {
        Ok(line) => Some(Ok(line.into_inner())),
        Err(BadText::Empty) => None,
        Err(bad) => Some(Err(bad)),
    });
    let text = cleaned.collect::<Result<Vec<_>, _>>()?.join("\n");
    match text.chars().count() {
        0 => Err(BadText::Empty),
        length if length > longest => Err(BadText::TooLong(longest)),
        _ => Ok(Private::new(text)),
    }
}

/// The character, a space in place of one that breaks lines, or nothing in place of one that hides.
fn readable(character: char) -> Option<char> {
    match character {
        '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{200E}' | '\u{200F}' => None,
        '\u{200B}' | '\u{2060}'..='\u{2064}' | '\u{FEFF}' | '\u{00AD}' | '\u{061C}' => None,
        '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..='\u{10FFFF}' => None,
        '\u{E0000}'..='\u{E007F}' | '\u{FFF9}'..='\u{FFFB}' => None,
        '\u{2028}' | '\u{2029}' => Some(' '),
        _ if character.is_whitespace() => Some(' '),
        _ if character.is_control() => None,
        _ => Some(character),
    }
}

/// Whether the character alone leaves anything to be seen. Those that do not have their use between
/// others: they join emoji and letters, and set accents.
fn shows(character: char) -> bool {
    const BLANKS: [char; 5] = ['\u{115F}', '\u{1160}', '\u{3164}', '\u{FFA0}', '\u{2800}'];
    let joins = matches!(character, '\u{200C}' | '\u{200D}' | '\u{FE00}'..='\u{FE0F}');
    let hides = matches!(character, '\u{180B}'..='\u{180F}' | '\u{17B4}' | '\u{17B5}');
    let blank = character.is_whitespace() || BLANKS.contains(&character);
    !(joins || hides || blank || is_combining_mark(character))
}

/// The same text for comparing: lower case, without accents, single spaces.
#[must_use]
pub fn folded(text: &str) -> String {
    let plain: String = text.nfd().filter(|character| !is_combining_mark(*character)).collect();
    plain.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The first `longest` characters, with an ellipsis in place of the rest.
#[must_use]
pub fn shortened(text: &str, longest: usize) -> String {
    if text.chars().count() <= longest {
        return text.to_owned();
    }
    let kept: String = text.chars().take(longest.saturating_sub(1)).collect();
    format!("{}…", kept.trim_end())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn hidden_and_backward_characters_are_dropped() {
        let line = one_line(" Ana\u{202E}evil\u{200B}\u{7}\n\tb ", 20).unwrap();
        assert_eq!(line.reveal(), "Anaevil b");
        for nothing in ["\u{202E}\u{200B}", "\u{200D}", "\u{3164} \u{2800}", "\u{301}", "\u{FE0F}"]
        {
            assert_eq!(one_line(nothing, 20), Err(BadText::Empty), "{nothing:?}");
        }
    }

    #[test]
    fn lines_stay_lines() {
        let text = lines(" We\u{202E} keep\r\n\n\n  names. ", 20).unwrap();
        assert_eq!(text.reveal(), "We keep\nnames.");
        assert_eq!(lines("\n \n", 20), Err(BadText::Empty));
        assert_eq!(lines("12345\n12345", 10), Err(BadText::TooLong(10)));
    }

    #[test]
    fn emoji_and_other_scripts_stay() {
        let line = one_line("Круг 💛 مجموعة", 20).unwrap();
        assert_eq!(line.reveal(), "Круг 💛 مجموعة");
    }

    proptest! {
        #[test]
        fn a_line_is_readable_and_short(raw in any::<String>()) {
            if let Ok(line) = one_line(&raw, 50) {
                let line = line.into_inner();
                prop_assert!(line.chars().count() <= 50);
                prop_assert!(line.chars().all(|c| readable(c) == Some(c)));
                prop_assert_eq!(one_line(&line, 50).unwrap().into_inner(), line);
            }
        }
    }
}
