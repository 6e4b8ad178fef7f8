//! Languages that meetings are held in: their tags, and what they are called.
//!
//! A language's own name needs no translation. Not here: the languages this program speaks
//! (`reply/words`).

use super::text;

/// Tag, own name, English name (for searching).
const LANGUAGES: &[(&str, &str, &str)] = &[
    ("af", "Afrikaans", "afrikaans"),
    ("am", "አማርኛ", "amharic"),
    ("ar", "العربية", "arabic"),
    ("ase", "American Sign Language", "asl"),
    ("bg", "Български", "bulgarian"),
    ("da", "Dansk", "danish"),
    ("de", "Deutsch", "german"),
    ("el", "Ελληνικά", "greek"),
    ("en", "English", "english"),
    ("es", "Español", "spanish"),
    ("fa", "فارسی", "persian"),
    ("fi", "Suomi", "finnish"),
    ("fil", "Tagalog", "tagalog"),
    ("fr", "Français", "french"),
    ("he", "עברית", "hebrew"),
    ("hi", "हिन्दी", "hindi"),
    ("hr", "Hrvatski", "croatian"),
    ("hu", "Magyar", "hungarian"),
    ("is", "Íslenska", "icelandic"),
    ("it", "Italiano", "italian"),
    ("ja", "日本語", "japanese"),
    ("ka", "ქართული", "georgian"),
    ("ko", "한국어", "korean"),
    ("lt", "Lietuvių", "lithuanian"),
    ("ml", "മലയാളം", "malayalam"),
    ("mt", "Malti", "maltese"),
    ("ne", "नेपाली", "nepali"),
    ("nl", "Nederlands", "dutch"),
    ("no", "Norsk", "norwegian"),
    ("pa", "ਪੰਜਾਬੀ", "punjabi"),
    ("pl", "Polski", "polish"),
    ("pt", "Português", "portuguese"),
    ("ru", "Русский", "russian"),
    ("sk", "Slovenčina", "slovak"),
    ("sl", "Slovenščina", "slovenian"),
    ("sv", "Svenska", "swedish"),
    ("th", "ไทย", "thai"),
    ("tr", "Türkçe", "turkish"),
    ("uk", "Українська", "ukrainian"),
];

/// The tag as it stands in the list, if it does.
#[must_use]
pub fn known(tag: &str) -> Option<&'static str> {
    row(tag).map(|(tag, _, _)| *tag)
}

/// What the language calls itself.
#[must_use]
pub fn own_name(tag: &str) -> Option<&'static str> {
    row(tag).map(|(_, own, _)| *own)
}

/// What it is called in English, in lower case.
#[must_use]
pub fn english_name(tag: &str) -> Option<&'static str> {
    row(tag).map(|(_, _, english)| *english)
}

/// Whether people call the language of this tag so: by the tag itself, or by its name in its own words,
/// in English or in German.
#[must_use]
pub fn is_called(tag: &str, word: &str) -> bool {
    let word = text::folded(word);
    let Some((tag, own, english)) = row(tag) else { return false };
    let german = match *tag {
        "en" => "englisch",
        _ => own,
    };
    [*tag, own, english, german].into_iter().any(|name| text::folded(name) == word)
}

/// The tag of the language that people call so.
#[must_use]
pub fn called(word: &str) -> Option<&'static str> {
    LANGUAGES.iter().map(|(tag, _, _)| *tag).find(|tag| is_called(tag, word))
}

fn row(tag: &str) -> Option<&'static (&'static str, &'static str, &'static str)> {
    LANGUAGES.iter().find(|(known, _, _)| known.eq_ignore_ascii_case(tag))
}
