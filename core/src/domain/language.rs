//! Languages that meetings are held in: their tags, and what they are called.
//!
//! A language's own name needs no translation. Not here: the languages this program speaks
//! (`reply/words`).

use super::text;

/// Tag, own name, English name, German name.
type Row = (&'static str, &'static str, &'static str, &'static str);

const LANGUAGES: &[Row] = &[
    ("af", "Afrikaans", "Afrikaans", "Afrikaans"),
    ("am", "አማርኛ", "Amharic", "Amharisch"),
    ("ar", "العربية", "Arabic", "Arabisch"),
    ("ase", "American Sign Language", "American Sign Language", "Amerikanische Gebärdensprache"),
    ("bg", "Български", "Bulgarian", "Bulgarisch"),
    ("da", "Dansk", "Danish", "Dänisch"),
    ("de", "Deutsch", "German", "Deutsch"),
    ("el", "Ελληνικά", "Greek", "Griechisch"),
    ("en", "English", "English", "Englisch"),
    ("es", "Español", "Spanish", "Spanisch"),
    ("fa", "فارسی", "Persian", "Persisch"),
    ("fi", "Suomi", "Finnish", "Finnisch"),
    ("fil", "Tagalog", "Filipino", "Filipino"),
    ("fr", "Français", "French", "Französisch"),
    ("he", "עברית", "Hebrew", "Hebräisch"),
    ("hi", "हिन्दी", "Hindi", "Hindi"),
    ("hr", "Hrvatski", "Croatian", "Kroatisch"),
    ("hu", "Magyar", "Hungarian", "Ungarisch"),
    ("is", "Íslenska", "Icelandic", "Isländisch"),
    ("it", "Italiano", "Italian", "Italienisch"),
    ("ja", "日本語", "Japanese", "Japanisch"),
    ("ka", "ქართული", "Georgian", "Georgisch"),
    ("ko", "한국어", "Korean", "Koreanisch"),
    ("lt", "Lietuvių", "Lithuanian", "Litauisch"),
    ("ml", "മലയാളം", "Malayalam", "Malayalam"),
    ("mt", "Malti", "Maltese", "Maltesisch"),
    ("ne", "नेपाली", "Nepali", "Nepali"),
    ("nl", "Nederlands", "Dutch", "Niederländisch"),
    ("no", "Norsk", "Norwegian", "Norwegisch"),
    ("pa", "ਪੰਜਾਬੀ", "Punjabi", "Panjabi"),
    ("pl", "Polski", "Polish", "Polnisch"),
    ("pt", "Português", "Portuguese", "Portugiesisch"),
    ("ru", "Русский", "Russian", "Russisch"),
    ("sk", "Slovenčina", "Slovak", "Slowakisch"),
    ("sl", "Slovenščina", "Slovenian", "Slowenisch"),
    ("sv", "Svenska", "Swedish", "Schwedisch"),
    ("th", "ไทย", "Thai", "Thailändisch"),
    ("tr", "Türkçe", "Turkish", "Türkisch"),
    ("uk", "Українська", "Ukrainian", "Ukrainisch"),
];

/// Other words people use for one, folded.
const ALSO: &[(&str, &str)] = &[("ase", "asl"), ("fil", "tagalog"), ("fa", "farsi")];

/// The tag as it stands in the list, if it does.
#[must_use]
pub fn known(tag: &str) -> Option<&'static str> {
    row(tag).map(|(tag, ..)| *tag)
}

/// What the language calls itself.
#[must_use]
pub fn own_name(tag: &str) -> Option<&'static str> {
    row(tag).map(|(_, own, ..)| *own)
}

/// What it is called in English.
#[must_use]
pub fn english_name(tag: &str) -> Option<&'static str> {
    row(tag).map(|(_, _, english, _)| *english)
}

/// What somebody calls it who reads the language `reader`; what it calls itself where that is not known.
#[must_use]
pub fn name_for(reader: &str, tag: &str) -> Option<&'static str> {
    row(tag).map(|(_, own, english, german)| match reader {
        "en" => *english,
        "de" => *german,
        _ => *own,
    })
}

/// What it is searched by: its name in its own words and in English, and what else people say.
pub fn searched_by(tag: &str) -> impl Iterator<Item = &'static str> {
    let also = ALSO.iter().filter(move |(other, _)| other.eq_ignore_ascii_case(tag));
    own_name(tag).into_iter().chain(english_name(tag)).chain(also.map(|(_, also)| *also))
}

/// Whether people call the language of this tag so: by the tag itself, or by its name in its own words,
/// in English or in German.
#[must_use]
pub fn is_called(tag: &str, word: &str) -> bool {
    let word = text::folded(word);
    let Some((tag, own, english, german)) = row(tag) else { return false };
    let also = ALSO.iter().any(|(other, also)| other == tag && *also == word);
    also || [*tag, own, english, german].into_iter().any(|name| text::folded(name) == word)
}

/// The tag of the language that people call so.
#[must_use]
pub fn called(word: &str) -> Option<&'static str> {
    LANGUAGES.iter().map(|(tag, ..)| *tag).find(|tag| is_called(tag, word))
}

fn row(tag: &str) -> Option<&'static Row> {
    LANGUAGES.iter().find(|(known, ..)| known.eq_ignore_ascii_case(tag))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_is_called_as_its_reader_calls_it() {
        for (reader, tag, name) in [
            ("en", "de", "German"),
            ("de", "en", "Englisch"),
            ("de", "de", "Deutsch"),
            ("de", "uk", "Ukrainisch"),
            ("xx", "uk", "Українська"),
        ] {
            assert_eq!(name_for(reader, tag), Some(name));
        }
        assert_eq!(name_for("en", "tlh"), None);
    }

    #[test]
    fn no_two_languages_are_called_the_same() {
        for (tag, own, english, german) in LANGUAGES {
            for name in [tag, own, english, german] {
                assert_eq!(called(name), Some(*tag), "{name}");
            }
        }
        for (tag, word) in ALSO {
            assert_eq!(called(word), Some(*tag), "{word}");
        }
    }
}
