//! The list of topics: what people call each, and which of them are near each other. It is data
//! (`locales/topics.txt`), which the operator may add to (`TOPICS_FILE`).
//!
//! Not here: what a whole search means (`reading.rs`).

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::{Arc, LazyLock};

use super::super::text;
use super::LONGEST_TOPIC;

/// One topic of the list.
#[derive(Clone, Debug)]
pub struct Topic {
    /// What it is called: folded.
    pub name: String,
    /// What people call it in text, its name among it: folded words, no patterns.
    pub spellings: Vec<String>,
    /// The family it belongs to.
    family: String,
    /// The topic it is a part of.
    wider: Option<usize>,
}

/// Words that mean a topic together, wherever they stand: each a word, or the beginning of one.
#[derive(Clone, Debug)]
pub(super) struct Pattern {
    pub(super) pieces: Vec<(String, bool)>,
    pub(super) topic: usize,
}

/// A list of topics. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Topics(Arc<List>);

#[derive(Clone, Debug, Default)]
struct List {
    topics: Vec<Topic>,
    by_name: BTreeMap<String, usize>,
    by_phrase: HashMap<String, Vec<usize>>,
    patterns: Vec<Pattern>,
    /// All words of all phrases that are long enough to be misspelt, in order.
    words: BTreeSet<String>,
    /// How many words the longest phrase has.
    longest: usize,
}

/// A line of a list that cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {fault}")]
pub struct BadLine {
    /// Its number, from 1.
    pub line: usize,
    /// What is wrong, and what would be right.
    pub fault: &'static str,
}

static BUILT_IN: LazyLock<Topics> = LazyLock::new(|| {
    let none = Topics(Arc::default());
    none.with(include_str!("../../../locales/topics.txt")).unwrap_or(none)
});

impl Default for Topics {
    fn default() -> Self {
        Self::built_in().clone()
    }
}

impl Topics {
    /// The list that is part of the program.
    #[must_use]
    pub fn built_in() -> &'static Self {
        &BUILT_IN
    }

    /// The same list with the lines of `text` added: new topics, and more words for those there are.
    ///
    /// # Errors
    /// The first line that cannot be read.
    pub fn with(&self, text: &str) -> Result<Self, BadLine> {
        let mut list = List::clone(&self.0);
        let mut family = String::from("other");
        for (number, line) in text.lines().enumerate() {
            let line = line.trim();
            let bad = |fault| BadLine { line: number + 1, fault };
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            if let Some(name) = line.strip_prefix('[') {
                let name = name.strip_suffix(']').ok_or_else(|| bad("write a family as [name]"))?;
                name.trim().clone_into(&mut family);
                continue;
            }
            list.add(line, &family).map_err(bad)?;
        }
        Ok(Self(Arc::new(list)))
    }

    /// The topic that is called exactly so.
    #[must_use]
    pub fn named(&self, name: &str) -> Option<&Topic> {
        self.0.by_name.get(name).map(|at| &self.0.topics[*at])
    }

    /// The topics that a phrase stands for.
    pub(super) fn meant_by(&self, phrase: &str) -> Vec<usize> {
        let found = spellings(phrase).filter_map(|said| self.0.by_phrase.get(said));
        let found: BTreeSet<usize> = found.flatten().copied().collect();
        found.into_iter().collect()
    }

    /// The names of the topics that words written as a group's topic stand for; those words themselves
    /// where the list does not know them.
    #[must_use]
    pub fn canonical(&self, written: &str) -> Vec<&str> {
        let found = self.meant_by(&plain(written));
        found.into_iter().map(|at| self.0.topics[at].name.as_str()).collect()
    }

    /// The topics of one family with this one.
    pub fn relatives<'a>(&'a self, name: &str) -> impl Iterator<Item = &'a str> {
        let family = self.named(name).map(|topic| topic.family.clone());
        let same = self.0.topics.iter().filter(move |t| Some(&t.family) == family.as_ref());
        same.map(|topic| topic.name.as_str())
    }

    /// The topic this one is a part of, and those that are part of it.
    pub(super) fn beside(&self, at: usize) -> (Option<usize>, impl Iterator<Item = usize>) {
        let narrower = self.0.topics.iter().enumerate();
        let narrower = narrower.filter(move |(_, topic)| topic.wider == Some(at));
        (self.0.topics[at].wider, narrower.map(|(at, _)| at))
    }

    pub(super) fn topic(&self, at: usize) -> &Topic {
        &self.0.topics[at]
    }

    pub(super) fn patterns(&self) -> &[Pattern] {
        &self.0.patterns
    }

    pub(super) fn longest(&self) -> usize {
        self.0.longest
    }

    /// The words of the list that begin with this letter.
    pub(super) fn words_from(&self, first: char) -> impl Iterator<Item = &str> {
        let words = self.0.words.range(first.to_string()..);
        words.map(String::as_str).take_while(move |word| word.starts_with(first))
    }

    pub(super) fn knows(&self, word: &str) -> bool {
        spellings(word).any(|word| self.0.words.contains(word))
    }
}

/// The fewest letters of a word that is forgiven a typing error.
pub(super) const FORGIVEN_FROM: usize = 5;

const NOT_YET: &str = "the wider topic has to stand in a line before";

impl List {
    fn add(&mut self, line: &str, family: &str) -> Result<(), &'static str> {
        let (name, words) =
            line.split_once(':').ok_or("write a topic as topic: word, two words")?;
        let (name, wider) = name.split_once('>').map_or((name, None), |(n, w)| (n, Some(w)));
        let name = text::folded(name);
        if name.is_empty() || name.chars().count() > LONGEST_TOPIC {
            return Err("a topic has 1 to 32 characters before the colon");
        }
        let at = self.topic_called(&name, family);
        self.learn(&plain(&name), at);
        if let Some(wider) = wider {
            let known = self.by_name.get(&text::folded(wider));
            self.topics[at].wider = Some(*known.ok_or(NOT_YET)?);
        }
        for said in words.split(',').map(text::folded).filter(|said| !said.is_empty()) {
            if said.contains(['+', '*']) {
                self.patterns.push(Pattern { pieces: pieces(&said)?, topic: at });
            } else {
                self.learn(&plain(&said), at);
            }
        }
        Ok(())
    }

    fn topic_called(&mut self, name: &str, family: &str) -> usize {
        if let Some(at) = self.by_name.get(name) {
            return *at;
        }
        let family = family.to_owned();
        let topic = Topic { name: name.to_owned(), spellings: Vec::new(), family, wider: None };
        self.topics.push(topic);
        self.by_name.insert(name.to_owned(), self.topics.len() - 1);
        self.topics.len() - 1
    }

    fn learn(&mut self, phrase: &str, at: usize) {
        let topics = self.by_phrase.entry(phrase.to_owned()).or_default();
        if phrase.is_empty() || topics.contains(&at) {
            return;
        }
        topics.push(at);
        self.topics[at].spellings.push(phrase.to_owned());
        let words: Vec<&str> = phrase.split(' ').collect();
        self.longest = self.longest.max(words.len());
        let long = words.into_iter().filter(|word| word.chars().count() >= FORGIVEN_FROM);
        self.words.extend(long.map(str::to_owned));
    }
}

fn pieces(said: &str) -> Result<Vec<(String, bool)>, &'static str> {
    let piece = |piece: &str| {
        let piece = piece.trim();
        let (word, open) = piece.strip_suffix('*').map_or((piece, false), |word| (word, true));
        let word = plain(word);
        let fits = !word.is_empty() && !word.contains(' ') && (!open || word.chars().count() >= 3);
        fits.then_some((word, open)).ok_or("write one+other*: single words, a star at an end only")
    };
    said.split('+').map(piece).collect()
}

/// Folded words with single spaces: no apostrophes, nothing but letters and digits.
#[must_use]
pub fn plain(text: &str) -> String {
    let folded = text::folded(text).replace(['\'', '’', '‘', '`'], "");
    let words = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ")
}

/// A word as it is, and without what makes it a plural or a German word for such a group: "miscarriage" in
/// "miscarriages", "trauer" in "trauergruppe".
pub(super) fn spellings(word: &str) -> impl Iterator<Item = &str> {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_built_in_list_can_be_read_and_is_long_enough() {
        let none = Topics(Arc::default());
        let list = none.with(include_str!("../../../locales/topics.txt")).unwrap();
        assert!(list.0.topics.len() >= 90, "{}", list.0.topics.len());
        for topic in &list.0.topics {
            assert!(topic.spellings.len() >= 2, "{} has no synonym", topic.name);
        }
    }

    #[test]
    fn an_operator_adds_topics_and_words() {
        let list =
            Topics::default().with("[sea]\nfear of boats: seasick\ngrief: heartbreak").unwrap();
        assert_eq!(list.canonical("Seasick"), ["fear of boats"]);
        assert_eq!(list.canonical("heartbreak"), ["grief"]);
        assert_eq!(list.canonical("bereavement"), ["grief"]);
        assert!(Topics::default().canonical("seasick").is_empty());
    }

    #[test]
    fn a_bad_line_is_named() {
        for (text, line) in [
            ("grief", 1),
            ("# a\n\n[sea\n", 3),
            (": word", 1),
            ("a: b\nc: d+*", 2),
            ("a: x*y", 1),
            ("a > no such: b", 1),
        ] {
            assert_eq!(Topics::default().with(text).unwrap_err().line, line, "{text:?}");
        }
    }
}
