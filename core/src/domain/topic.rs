//! Topics, and the words people use for them.
//!
//! A topic is folded text (lower case, no accents). Which words stand for which is the list's to say
//! (`list.rs`), what a search means is read by it (`reading.rs`): "panic" finds groups about anxiety.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use super::group::MOST_TOPICS;
use super::private::Private;
use super::text::{self, BadText};

mod list;
mod reading;

pub use list::{BadLine, Topic, Topics, plain};
pub use reading::{Meaning, is_little};

use list::spellings;

/// The longest topic, in characters.
pub const LONGEST_TOPIC: usize = 32;

/// Words of somebody who may need another human now.
static URGENT: LazyLock<Vec<String>> = LazyLock::new(|| {
    let list = include_str!("../../locales/urgent.txt").lines();
    list.filter(|line| !line.starts_with('#')).map(spaced).filter(|words| words != " ").collect()
});

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

/// Whether a text gives away what a group is about: it names a topic of the `list`, or one of the group's
/// own. A label that does would out somebody from a lock screen.
#[must_use]
pub fn is_given_away_by(text: &str, list: &Topics, own: &[Private<String>]) -> bool {
    let listed = !list.named_in(text).is_empty();
    listed || own.iter().any(|topic| shares_a_word(text, topic.reveal()))
}

/// Whether a text holds a topic, or a word of it: "HIV Thursday circle" holds "hiv positive".
fn shares_a_word(text: &str, topic: &str) -> bool {
    let (text, topic) = (text::folded(text), text::folded(topic));
    let unspaced = !topic.is_ascii() || topic.chars().count() >= 4;
    if unspaced && text.contains(&topic) {
        return true;
    }
    let single = !topic.contains(' ');
    let tells = |word: &&str| single || word.chars().count() >= 3 && !is_neutral(word);
    let alike = |a: &str, b: &str| a == b || a.len() >= 5 && b.starts_with(a);
    words_of(&topic).filter(tells).any(|word| {
        let mut words = words_of(&text).flat_map(spellings);
        words.any(|other| spellings(word).any(|word| alike(word, other) || alike(other, word)))
    })
}

fn words_of(folded: &str) -> impl Iterator<Item = &str> {
    folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
}

fn is_neutral(word: &str) -> bool {
    is_little(word) || NEUTRAL_WORDS.contains(&word)
}

/// Whether a search holds words of suicide or self-harm: then the way to help comes first. It decides
/// nothing else.
#[must_use]
pub fn sounds_urgent(words: &str) -> bool {
    let words = spaced(words);
    URGENT.iter().any(|urgent| words.contains(urgent.as_str()))
}

/// Folded words, a space before each.
fn spaced(text: &str) -> String {
    let plain = text::folded(text).replace(['\'', '’'], "");
    let words = plain.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    format!(" {}", words.collect::<Vec<_>>().join(" "))
}

/// Words of a topic that give nothing away by themselves.
const NEUTRAL_WORDS: &[&str] = &[
    "abend",
    "circle",
    "evening",
    "evenings",
    "kreis",
    "life",
    "living",
    "meeting",
    "men",
    "morning",
    "new",
    "online",
    "people",
    "runde",
    "support",
    "talk",
    "treff",
    "walk",
    "weekly",
    "women",
    "young",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "montag",
    "dienstag",
    "mittwoch",
    "donnerstag",
    "freitag",
    "samstag",
    "sonntag",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_suicide_are_noticed_inside_others() {
        for words in
            ["I feel suicidal", "self-harm", "I don’t want to live", "Lebensmüde", "ritzen"]
        {
            assert!(sounds_urgent(words), "{words}");
        }
        for words in ["", "anxiety", "a cutting board", "leben mit trauer", "spritzen"] {
            assert!(!sounds_urgent(words), "{words}");
        }
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
        for label in [
            "Panic attack evening",
            "HIV Thursday circle",
            "Miscarriages, Tuesdays",
            "Trauergruppe",
            "Depressionsgruppe Nord",
            "Borderline",
            "Krebs-Treff",
        ] {
            assert!(is_given_away_by(label, Topics::built_in(), &[]), "{label}");
        }
        for label in ["Thursday circle", "Quiet evenings", "Group 12", "Sonntagsrunde", "Harbour"] {
            assert!(!is_given_away_by(label, Topics::built_in(), &[]), "{label}");
        }
    }

    #[test]
    fn a_label_that_names_one_of_the_own_topics_is_noticed() {
        let own = parse("#xyz, porphyria patients, MS, new fathers, 不安").unwrap();
        for label in ["XYZ circle", "Porphyrias", "Living with MS", "Fathers' walk", "不安の会"]
        {
            assert!(is_given_away_by(label, Topics::built_in(), &own), "{label}");
        }
        for label in ["Thursday circle", "A new morning", "Msgr. Reilly's house", "Patio"] {
            assert!(!is_given_away_by(label, Topics::built_in(), &own), "{label}");
        }
    }

    proptest::proptest! {
        #[test]
        fn a_label_that_holds_an_own_topic_is_always_noticed(
            topic in "[a-zäöü]{3,12}",
            (before, behind) in ("[a-z]{0,6}", "[a-z]{0,6}"),
        ) {
            let own = parse(&topic).unwrap();
            let label = format!("{before} {} {behind}", topic.to_uppercase());
            proptest::prop_assert!(is_given_away_by(&label, Topics::built_in(), &own), "{}", label);
        }
    }
}
