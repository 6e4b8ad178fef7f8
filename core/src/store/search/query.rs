//! What is looked for, in FTS5's own language (sqlite.org/fts5.html, Full-text Query Syntax): phrases in
//! double quotes, joined by our own words. In quotes nothing means anything but a double quote, which is
//! written twice.

use crate::domain::topic::{Meaning, is_little, plain};

use super::Term;

/// How much a word weighs that stands for no topic of the list: as one of the group's own topics, and
/// anywhere else.
const AS_TOPIC: i64 = 10;
const ANYWHERE: i64 = 3;
/// How much it weighs if all that was written stands in a group's name.
const AS_NAME: i64 = 6;

/// The terms of a meaning: for each topic and each further word where it stands, and the name. What stands
/// in two places counts in the heavier one alone: a topic has many spellings, and to look for each of them
/// again to leave it aside would take longer than to compare.
pub(super) fn terms(meaning: &Meaning<'_>) -> Vec<Term> {
    let mut terms = Vec::new();
    for (at, (topic, weight)) in meaning.topics.iter().enumerate() {
        let said: Vec<String> = topic.spellings.iter().map(|said| phrase(said)).collect();
        let tell = |said: &&String| said.chars().count() >= 4 && !is_little(said);
        let telling: Vec<String> =
            topic.spellings.iter().filter(tell).map(|said| phrase(said)).collect();
        let topic = Some(at);
        terms.push(Term { query: within("topics", &said), weight: *weight, topic });
        terms.push(Term { query: within("name about", &telling), weight: weight / 2, topic });
    }
    for word in &meaning.words {
        let said = [phrase(word), begun(stem(word))];
        let said = if stem(word).is_empty() { &said[..1] } else { &said[..] };
        let heavier = within("topics", said);
        let lighter = but_not(within("name label about", said), &heavier);
        terms.push(Term { query: heavier, weight: AS_TOPIC, topic: None });
        terms.push(Term { query: lighter, weight: ANYWHERE, topic: None });
    }
    if let Some(name) = &meaning.name {
        terms.push(Term { query: within("name", &[phrase(name)]), weight: AS_NAME, topic: None });
    }
    terms.retain(|term| !term.query.is_empty());
    terms
}

/// A name or label that begins with what was typed.
pub(super) fn beginning(typed: &str) -> String {
    let plain = plain(typed);
    if plain.is_empty() {
        return String::new();
    }
    format!("{{name label}} : ^ {}", begun(&plain))
}

/// A name or label in which every typed word begins a word.
pub(super) fn each_begun(typed: &str) -> String {
    let plain = plain(typed);
    let words: Vec<String> = plain.split_whitespace().map(begun).collect();
    if words.is_empty() {
        return String::new();
    }
    format!("{{name label}} : ({})", words.join(" AND "))
}

/// A name or label in which words begin as those that were typed do, errors behind that left aside.
pub(super) fn begun_like(typed: &str, all: bool) -> String {
    let plain = plain(typed);
    let beginning = |word: &str| {
        let length = if word.chars().count() >= 5 { 3 } else { 2 };
        begun(&word.chars().take(length).collect::<String>())
    };
    let words: Vec<String> = plain.split_whitespace().map(beginning).collect();
    if words.is_empty() {
        return String::new();
    }
    format!("{{name label}} : ({})", words.join(if all { " AND " } else { " OR " }))
}

fn within(columns: &str, phrases: &[String]) -> String {
    if phrases.is_empty() {
        return String::new();
    }
    format!("{{{columns}}} : ({})", phrases.join(" OR "))
}

/// What fits a query and not the heavier one that is looked for apart.
fn but_not(query: String, heavier: &str) -> String {
    if query.is_empty() || heavier.is_empty() {
        return query;
    }
    format!("({query}) NOT ({heavier})")
}

fn phrase(words: &str) -> String {
    format!("\"{}\"", words.replace('"', "\"\""))
}

fn begun(words: &str) -> String {
    format!("{} *", phrase(words))
}

/// What a word begins with in most of its forms, in English and German; nothing if it is too short to say.
/// Scripts that set no spaces between words are searched by what a run of them begins with.
fn stem(word: &str) -> &str {
    if !word.chars().any(|letter| letter.is_ascii_alphabetic()) {
        return if word.is_ascii() { "" } else { word };
    }
    let cut = ENDINGS.iter().filter_map(|end| word.strip_suffix(end));
    let cut =
        cut.filter(|begun| begun.chars().count() >= LEAST_STEM).min_by_key(|begun| begun.len());
    match cut {
        Some(begun) => begun,
        None if word.chars().count() >= LEAST_STEM => word,
        None => "",
    }
}

/// The shortest beginning that is looked for: shorter ones begin too much else.
const LEAST_STEM: usize = 5;

const ENDINGS: &[&str] = &[
    "s", "es", "ed", "er", "ers", "ing", "ings", "ion", "ions", "ness", "e", "en", "em", "n",
    "ung", "ungen",
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::topic::Topics;

    #[test]
    fn words_are_looked_for_by_what_they_begin_with() {
        for (word, expected) in [
            ("porphyrias", "porphyria"),
            ("gardening", "garden"),
            ("wanderungen", "wander"),
            ("cat", ""),
            ("house", "house"),
            ("不安", "不安"),
            ("12345", ""),
        ] {
            assert_eq!(stem(word), expected, "{word}");
        }
    }

    #[test]
    fn nothing_that_is_typed_gets_out_of_its_quotes() {
        for typed in ["\" OR name:*", "NEAR(a b)", "a* -b ^c", "{name}: x", "' ; drop"] {
            let meaning = Topics::built_in().read(typed);
            for term in terms(&meaning) {
                assert_eq!(term.query.matches('"').count() % 2, 0, "{}", term.query);
                let bare: String = term.query.split('"').step_by(2).collect();
                let ours = ["name", "label", "topics", "about", "OR", "NOT"];
                for word in bare.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()) {
                    assert!(ours.contains(&word), "{word} in {}", term.query);
                }
            }
            let called = [beginning(typed), each_begun(typed), begun_like(typed, false)];
            assert!(called.iter().all(|query| query.matches('"').count() % 2 == 0));
        }
    }
}
