//! When people take one name for another.
//!
//! Unicode's own table of confusable characters is about what cannot be told apart; here counts what is read past:
//! small capitals, a letter of another script in a word that is known, digits in place of letters.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::folded;

/// Whether people read two names as one: whatever their case, width, accents and marks, with letters of another
/// script, or digits, in place of Latin ones that look like them.
#[must_use]
pub fn read_alike(one: &str, other: &str) -> bool {
    // Of a name without letters, only what it is made of counts.
    let same = |form: fn(&str) -> String| !form(one).is_empty() && form(one) == form(other);
    folded(one) == folded(other) || same(spoken) || same(in_latin) || same(at_a_glance)
}

/// Whether whoever goes by `name` passes for whoever goes by `known`: it is read alike, or holds the whole of it as
/// words among others, or with digits before or behind it.
#[must_use]
pub fn passes_for(name: &str, known: &str) -> bool {
    if read_alike(name, known) || read_alike(without_number(name), known) {
        return true;
    }
    // One letter alone is an initial, and everybody's.
    let words = words(known);
    if words.concat().chars().count() < 2 {
        return false;
    }
    let among = self::words(name);
    let known = words.concat();
    among.windows(words.len()).any(|some| read_alike(&some.concat(), &known))
}

/// The words of a name, each without the digits around it.
fn words(name: &str) -> Vec<&str> {
    let words = name.split(|c: char| !c.is_alphanumeric() && !is_combining_mark(c) && c != '@');
    words.map(without_number).filter(|word| !word.is_empty()).collect()
}

fn without_number(name: &str) -> &str {
    name.trim_matches(|c: char| c.is_numeric() || c.is_whitespace())
}

/// Letters and digits only, in one width and case, without accents.
fn spoken(name: &str) -> String {
    letters(name.nfkd(), |character| character)
}

/// The same, with what looks like Latin letters taken for them.
fn in_latin(name: &str) -> String {
    letters(name.nfkd(), latin)
}

/// The same, with what looks like another Latin letter taken for that.
fn at_a_glance(name: &str) -> String {
    letters(name.nfkd(), |character| match character {
        'I' | '1' | '|' | '\u{406}' | '\u{399}' => 'l',
        '0' => 'o',
        '3' => 'e',
        '4' | '@' => 'a',
        '5' | '$' => 's',
        other => latin(other),
    })
}

fn letters(decomposed: impl Iterator<Item = char>, seen_as: fn(char) -> char) -> String {
    let seen: String = decomposed.filter(|c| !is_combining_mark(*c)).map(seen_as).collect();
    seen.to_lowercase().replace('ß', "ss").chars().filter(|c| c.is_alphanumeric()).collect()
}

/// The Latin letter that one of another script, a small capital or a letter with a stroke looks like.
const fn latin(character: char) -> char {
    match character {
        'А' | 'а' | 'Α' | 'α' | 'ᴀ' | 'ɑ' | 'ɐ' | 'Ꭺ' => 'a',
        'В' | 'в' | 'Β' | 'β' | 'ʙ' | 'Ᏼ' => 'b',
        'С' | 'с' | 'ϲ' | 'ᴄ' | 'ς' | 'Ꮯ' => 'c',
        'ԁ' | 'ᴅ' | 'đ' | 'Đ' | 'ð' | 'Ð' | 'ɗ' | 'δ' | 'Ꭰ' => 'd',
        'Е' | 'е' | 'Ε' | 'ε' | 'ᴇ' | 'ɛ' | 'Ꭼ' => 'e',
        'ꜰ' | 'ƒ' => 'f',
        'ɡ' | 'ɢ' | 'ց' | 'Ꮐ' => 'g',
        'Н' | 'н' | 'Η' | 'һ' | 'ʜ' | 'ħ' | 'հ' | 'Ꮋ' => 'h',
        'І' | 'і' | 'Ι' | 'ι' | 'ı' | 'ɪ' | 'ɩ' | 'Ꭵ' => 'i',
        'Ј' | 'ј' | 'ᴊ' | 'ȷ' | 'Ꭻ' => 'j',
        'К' | 'к' | 'Κ' | 'κ' | 'ᴋ' | 'Ꮶ' => 'k',
        'ʟ' | 'ł' | 'Ł' | 'Ꮮ' => 'l',
        'М' | 'м' | 'Μ' | 'ᴍ' | 'Ꮇ' => 'm',
        'Ν' | 'п' | 'η' | 'π' | 'ɴ' | 'ŋ' | 'ո' => 'n',
        'О' | 'о' | 'Ο' | 'ο' | 'ᴏ' | 'ø' | 'Ø' | 'օ' | 'σ' => 'o',
        'Р' | 'р' | 'Ρ' | 'ρ' | 'ᴘ' | 'Ꮲ' => 'p',
        'ꞯ' | 'ԛ' => 'q',
        'г' | 'ʀ' | 'Ꮢ' => 'r',
        'Ѕ' | 'ѕ' | 'ꜱ' | 'Ꮪ' => 's',
        'Т' | 'т' | 'Τ' | 'τ' | 'ᴛ' | 'ŧ' | 'Ꭲ' => 't',
        'υ' | 'ᴜ' | 'ս' | 'μ' => 'u',
        'ν' | 'ᴠ' | 'ѵ' | 'Ꮩ' => 'v',
        'ᴡ' | 'ω' | 'ѡ' | 'ԝ' | 'Ꮃ' => 'w',
        'Х' | 'х' | 'Χ' | 'χ' => 'x',
        'У' | 'у' | 'Υ' | 'γ' | 'ʏ' | 'Ꮍ' => 'y',
        'Ζ' | 'ᴢ' | 'Ꮓ' => 'z',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_compared_as_people_read_them() {
        let dana = [
            "Dana",
            "dANA",
            "Ｄａｎａ",
            "D\u{430}na",
            "D\u{430}n\u{3b1}",
            "Dána",
            "Dana.",
            "D a n a",
            "𝐃𝐚𝐧𝐚",
            "ⓓⓐⓝⓐ",
            "Dana 🌟",
            "Da\u{200D}na",
            "-DANA-",
            "Da\u{43f}a",
            "ᴅᴀɴᴀ",
            "D4n@",
            "Đana",
            "D\u{251}na",
            "D\u{3b1}\u{3b7}a",
        ];
        for name in dana {
            assert!(read_alike("Dana", name), "{name}");
        }
        for (one, other) in [("Iris", "lris"), ("Dora", "D0ra"), ("НАТАША", "Наташа"), ("🌟", "🌟")]
        {
            assert!(read_alike(one, other), "{one} {other}");
        }
        let apart =
            [("Dana", "Danas"), ("Lia", "Ila"), ("Dana", "Dina"), ("🌟", "🌙"), ("Наташа", "Dana")];
        for (one, other) in apart {
            assert!(!read_alike(one, other), "{one} {other}");
        }
    }

    #[test]
    fn a_name_passes_for_one_that_it_holds_as_words_or_with_digits() {
        for name in [
            "Dana (therapist)",
            "Dana2",
            "Dana 2",
            "2 Dana",
            "Dana_99",
            "the real Dana",
            "D4na",
            "D\u{430}\u{43f}\u{430}",
            "Dr. Dáná",
            "Dana, who leads",
            "ᴅᴀɴᴀ 1",
        ] {
            assert!(passes_for(name, "Dana"), "{name}");
        }
        for name in ["Daniel", "Danas", "Jordana", "Diana", "Ana", "Mia B.", "25"] {
            assert!(!passes_for(name, "Dana"), "{name}");
        }
        assert!(passes_for("Dana Berg, host", "Dana Berg"));
        assert!(!passes_for("Dana Hill", "Dana Berg"));
        assert!(!passes_for("Mia B.", "B."));
        assert!(passes_for("B.", "B."));
        assert!(passes_for("🌟", "🌟") && !passes_for("Tom 🌟", "🌟"));
    }
}
