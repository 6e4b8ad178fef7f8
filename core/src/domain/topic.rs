//! Topics, and the words people use for them.
//!
//! A topic is folded text (lower case, no accents). The list of synonyms is data
//! (`locales/topics.txt`): searching "panic" finds groups about anxiety.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use super::group::MOST_TOPICS;
use super::private::Private;
use super::text::{self, BadText};

/// The longest topic, in characters.
pub const LONGEST_TOPIC: usize = 32;

static SYNONYMS: LazyLock<BTreeMap<String, Vec<String>>> =
    LazyLock::new(|| read(include_str!("../../locales/topics.txt")));

/// Why a text holds no topics for a group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BadTopics {
    /// More than [`MOST_TOPICS`].
    TooMany,
    /// One of them is empty or too long.
    Text(BadText),
}

/// Reads a list of topics: hashtags, or words between commas.
///
/// # Errors
/// If one is too long, or there are too many.
pub fn parse(raw: &str) -> Result<Vec<Private<String>>, BadTopics> {
    let mut topics = BTreeSet::new();
    for piece in raw.split([',', '#', ';']).map(str::trim).filter(|piece| !piece.is_empty()) {
        let line = text::one_line(piece, LONGEST_TOPIC).map_err(BadTopics::Text)?;
        topics.insert(text::folded(&line.reveal().replace('_', " ")));
    }
    if topics.len() > MOST_TOPICS {
        return Err(BadTopics::TooMany);
    }
    Ok(topics.into_iter().map(Private::new).collect())
}

/// The topics somebody means who writes `words`: their own words, and the topics these stand for.
#[must_use]
pub fn meant_by(words: &str) -> BTreeSet<String> {
    let folded = text::folded(words);
    let plain: String =
        folded.chars().map(|c| if c.is_alphanumeric() || c == '-' { c } else { ' ' }).collect();
    let words: Vec<&str> = plain.split_whitespace().collect();
    let mut meant = BTreeSet::new();
    for length in 1..=3 {
        for phrase in words.windows(length).map(|window| window.join(" ")) {
            meant.extend(standing_for(&phrase));
            if phrase.chars().count() >= 3 && !LITTLE_WORDS.contains(&phrase.as_str()) {
                meant.insert(phrase);
            }
        }
    }
    meant
}

/// Whether a text names a topic: a label that does would out somebody from a lock screen.
#[must_use]
pub fn is_named_in(words: &str) -> bool {
    !named_in(words).is_empty()
}

/// The topics of the list that a text names, in its own words or in theirs.
#[must_use]
pub fn named_in(words: &str) -> BTreeSet<String> {
    meant_by(words).into_iter().filter(|word| SYNONYMS.contains_key(word)).collect()
}

fn standing_for(phrase: &str) -> impl Iterator<Item = String> {
    SYNONYMS
        .iter()
        .filter(move |(topic, words)| *topic == phrase || words.iter().any(|word| word == phrase))
        .map(|(topic, _)| topic.clone())
}

/// Words too common to search by.
const LITTLE_WORDS: &[&str] = &[
    "and", "are", "attack", "attacks", "der", "die", "das", "for", "group", "groups", "gruppe",
    "have", "help", "ich", "mit", "need", "night", "the", "und", "with", "you",
];

fn read(list: &str) -> BTreeMap<String, Vec<String>> {
    list.lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.split_once(':'))
        .map(|(topic, words)| {
            (text::folded(topic), words.split(',').map(text::folded).collect::<Vec<_>>())
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn panic_means_anxiety() {
        assert!(meant_by("I have panic attacks at night").contains("anxiety"));
        assert!(meant_by("Panikattacken").contains("anxiety"));
        assert!(!meant_by("gardening").contains("anxiety"));
    }

    #[test]
    fn topics_are_folded_and_counted() {
        let topics = parse("#Anxiety, #new_mother").unwrap();
        let topics: Vec<_> = topics.iter().map(|topic| topic.reveal().as_str()).collect();
        assert_eq!(topics, ["anxiety", "new mother"]);
        assert_eq!(parse("a,b,c,d,e,f,g,h,i"), Err(BadTopics::TooMany));
    }

    #[test]
    fn a_label_that_names_a_topic_is_noticed() {
        assert!(is_named_in("Panic attack evening"));
        assert!(!is_named_in("Thursday circle"));
    }
}
