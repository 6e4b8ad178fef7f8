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

/// Whether a text gives away what a group is about: it names a topic of the list, or one of the group's
/// own. A label that does would out somebody from a lock screen.
#[must_use]
pub fn is_given_away_by(text: &str, own: &[Private<String>]) -> bool {
    let listed =
        [text.to_owned(), text.replace('-', " ")].iter().any(|text| !named_in(text).is_empty());
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
    LITTLE_WORDS.contains(&word) || NEUTRAL_WORDS.contains(&word)
}

/// The topics of the list that a text names, in its own words or in theirs.
#[must_use]
pub fn named_in(words: &str) -> BTreeSet<String> {
    meant_by(words).into_iter().filter(|word| SYNONYMS.contains_key(word)).collect()
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

fn standing_for(phrase: &str) -> impl Iterator<Item = String> {
    let is_called = |topic: &str, words: &[String]| {
        spellings(phrase).any(|said| topic == said || words.iter().any(|word| word == said))
    };
    SYNONYMS
        .iter()
        .filter(move |(topic, words)| is_called(topic, words))
        .map(|(topic, _)| topic.clone())
}

/// A word as it is, and without what makes it a plural or a German word for such a group: "miscarriage" in
/// "miscarriages", "trauer" in "trauergruppe".
fn spellings(word: &str) -> impl Iterator<Item = &str> {
    let begun = GROUP_ENDS.iter().filter_map(move |end| word.strip_suffix(end));
    let begun = begun.filter(|begun| begun.len() >= 3);
    std::iter::once(word).chain(begun).flat_map(|word| [Some(word), singular(word)]).flatten()
}

fn singular(word: &str) -> Option<&str> {
    word.strip_suffix('s').filter(|singular| singular.len() >= 4)
}

/// What German words for such a group end in.
const GROUP_ENDS: &[&str] =
    &["selbsthilfegruppe", "selbsthilfe", "gruppe", "hilfe", "kreis", "treff", "runde", "abend"];

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
            assert!(is_given_away_by(label, &[]), "{label}");
        }
        for label in ["Thursday circle", "Quiet evenings", "Group 12", "Sonntagsrunde", "Harbour"] {
            assert!(!is_given_away_by(label, &[]), "{label}");
        }
    }

    #[test]
    fn a_label_that_names_one_of_the_own_topics_is_noticed() {
        let own = parse("#xyz, porphyria patients, MS, new fathers, 不安").unwrap();
        for label in ["XYZ circle", "Porphyrias", "Living with MS", "Fathers' walk", "不安の会"]
        {
            assert!(is_given_away_by(label, &own), "{label}");
        }
        for label in ["Thursday circle", "A new morning", "Msgr. Reilly's house", "Patio"] {
            assert!(!is_given_away_by(label, &own), "{label}");
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
            proptest::prop_assert!(is_given_away_by(&label, &own), "{}", label);
        }
    }
}
