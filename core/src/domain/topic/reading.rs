//! What somebody means who searches: topics of the list, and the words that are left.
//!
//! Longer phrases go before the words within them ("my husband drinks" is about relatives, not about
//! drinking). A typing error in a word is forgiven where the word is long enough and a word of the list
//! is near; words too common to search by find nothing.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::sync::LazyLock;

use crate::domain::filters::is_day;

use super::list::{FORGIVEN_FROM, Topic, Topics, plain};

/// What a search means.
#[derive(Clone, Debug, Default)]
pub struct Meaning<'a> {
    /// The topics it names, and how plainly, the plainest first.
    pub topics: Vec<(&'a Topic, i64)>,
    /// Words that stand for no topic.
    pub words: Vec<String>,
    /// Days of the week that were written beside what it is about. Many a group has its day in its name, and
    /// is about something else: they are not looked for.
    pub days: Vec<String>,
    /// All that was written, if it may be a group's name.
    pub name: Option<String>,
    /// What was read for what was typed.
    pub read_as: Vec<(String, String)>,
}

/// How plainly a word that was written names its topic; each further word of a phrase adds a little.
const PLAINLY: i64 = 10;
const EACH_WORD: i64 = 2;
/// What a typing error takes away.
const FORGIVEN: i64 = 3;
/// How much less the topic weighs that one named is a part of, and one that is part of it.
const WIDER: i64 = 4;
const NARROWER: i64 = 5;

/// The longest search that is read, in words: nobody describes what they look for in more.
const MOST_WORDS: usize = 40;

static LITTLE: LazyLock<HashSet<String>> =
    LazyLock::new(|| words_in(include_str!("../../../locales/little.txt")));
static OWN_WORDS: LazyLock<HashSet<String>> =
    LazyLock::new(|| words_in(include_str!("../../../locales/own_words.txt")));

fn words_in(text: &str) -> HashSet<String> {
    let lines = text.lines().filter(|line| !line.starts_with('#'));
    lines.flat_map(str::split_whitespace).map(plain).collect()
}

/// Whether a word is too common to search by.
#[must_use]
pub fn is_little(word: &str) -> bool {
    LITTLE.contains(word)
}

impl Topics {
    /// Reads a search.
    #[must_use]
    pub fn read(&self, words: &str) -> Meaning<'_> {
        let plain = plain(words);
        let typed: Vec<&str> = plain.split_whitespace().take(MOST_WORDS).collect();
        let read: Vec<Option<String>> = typed.iter().map(|word| self.forgiven(word)).collect();
        let mut meaning = Meaning::default();
        let mut covered = vec![false; typed.len()];
        let exact = self.named_among(&typed, &mut covered);
        let mut found: BTreeMap<usize, i64> = exact;
        if read.iter().any(Option::is_some) {
            let pairs = typed.iter().zip(&read);
            let mended: Vec<&str> = pairs.map(|(t, r)| r.as_deref().unwrap_or(t)).collect();
            let mut mended_covered = vec![false; typed.len()];
            for (topic, weight) in self.named_among(&mended, &mut mended_covered) {
                found.entry(topic).or_insert(weight - FORGIVEN);
            }
            for (at, read) in read.iter().enumerate() {
                if let Some(read) = read.as_ref().filter(|_| mended_covered[at] && !covered[at]) {
                    meaning.read_as.push((typed[at].to_owned(), read.clone()));
                }
            }
            // Words beside a mended one may belong to its phrase.
            for (at, mended) in mended_covered.iter().enumerate() {
                covered[at] |= *mended && read[at].is_none();
            }
        }
        self.widen(&mut found);
        meaning.topics = found.into_iter().map(|(at, weight)| (self.topic(at), weight)).collect();
        meaning.topics.sort_by_key(|(_, weight)| std::cmp::Reverse(*weight));
        let left = typed.iter().zip(&covered).filter(|(word, covered)| !**covered && tells(word));
        let left: BTreeSet<String> = left.map(|(word, _)| (*word).to_owned()).collect();
        let (days, words): (Vec<_>, Vec<_>) = left.into_iter().partition(|word| is_day(word));
        let alone = words.is_empty() && meaning.topics.is_empty();
        (meaning.words, meaning.days) = if alone { (days, words) } else { (words, days) };
        let says_something = typed.len() > 1 || typed.iter().any(|word| tells(word));
        meaning.name = (says_something && typed.len() <= 8).then(|| typed.join(" "));
        meaning
    }

    /// Adds what is next to what was named: the wider topic, and the narrower ones.
    fn widen(&self, found: &mut BTreeMap<usize, i64>) {
        for (at, weight) in found.clone() {
            let (wider, narrower) = self.beside(at);
            if let Some(wider) = wider {
                found.entry(wider).or_insert(weight - WIDER);
            }
            for narrower in narrower {
                found.entry(narrower).or_insert(weight - NARROWER);
            }
        }
    }

    /// The names of the topics a text names in its own words.
    #[must_use]
    pub fn named_in(&self, text: &str) -> BTreeSet<String> {
        let plain = plain(text);
        let words: Vec<&str> = plain.split_whitespace().collect();
        let found = self.named_among(&words, &mut vec![false; words.len()]);
        found.into_keys().map(|at| self.topic(at).name.clone()).collect()
    }

    /// The topics among these words, and how plainly; what stands for one is covered.
    fn named_among(&self, words: &[&str], covered: &mut [bool]) -> BTreeMap<usize, i64> {
        let mut found = BTreeMap::new();
        let weight = |words: usize| PLAINLY + EACH_WORD * i64::try_from(words - 1).unwrap_or(0);
        let mut taken = vec![false; words.len()];
        for pattern in self.patterns() {
            let place = |(piece, open): &(String, bool)| {
                words.iter().position(|w| w == piece || *open && w.starts_with(piece.as_str()))
            };
            let places: Option<Vec<usize>> = pattern.pieces.iter().map(place).collect();
            let Some(places) = places else { continue };
            let best = found.entry(pattern.topic).or_insert(0);
            *best = weight(places.len()).max(*best);
            places.iter().for_each(|at| taken[*at] = true);
        }
        for length in (1..=self.longest().min(words.len())).rev() {
            let before = taken.clone();
            for (start, phrase) in words.windows(length).enumerate() {
                let range = start..start + length;
                if before[range.clone()].iter().all(|taken| *taken) {
                    continue;
                }
                for topic in self.meant_by(&phrase.join(" ")) {
                    let best = found.entry(topic).or_insert(0);
                    *best = weight(length).max(*best);
                    taken[range.clone()].fill(true);
                }
            }
        }
        for (covered, taken) in covered.iter_mut().zip(taken) {
            *covered |= taken;
        }
        found
    }

    /// The word of the list that was meant by a word with a typing error in it, if one is near.
    fn forgiven(&self, typed: &str) -> Option<String> {
        let length = typed.chars().count();
        let most = if length >= 8 { 2 } else { 1 };
        let first = typed.chars().next()?;
        let is_right = length < FORGIVEN_FROM
            || !typed.chars().all(char::is_alphabetic)
            || is_little(typed)
            || OWN_WORDS.contains(typed)
            || self.knows(typed);
        if is_right {
            return None;
        }
        let far = |word: &str| strsim::osa_distance(typed, word);
        let near = self.words_from(first).filter(|word| !is_little(word));
        let near = near.map(|word| (far(word), word)).filter(|(far, _)| *far <= most);
        near.min().map(|(_, word)| word.to_owned())
    }
}

/// Whether a word says enough to search by.
fn tells(word: &str) -> bool {
    let length = word.chars().count();
    (length >= 3 || length >= 2 && !word.is_ascii()) && !is_little(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn topics(words: &str) -> Vec<&'static str> {
        let topics = Topics::built_in().read(words).topics.into_iter();
        topics.map(|(topic, _)| topic.name.as_str()).collect()
    }

    #[test]
    fn what_people_write_means_what_they_go_through() {
        for (words, topic) in [
            ("I have panic attacks at night", "anxiety"),
            ("Panikattacken", "anxiety"),
            ("my husband drinks", "relatives of addicts"),
            ("My husband just can’t stop drinking", "relatives of addicts"),
            ("mein Mann trinkt", "relatives of addicts"),
            ("mein Vater war immer betrunken und trinkt noch", "relatives of addicts"),
            ("kann nicht schlafen", "insomnia"),
            ("I can't sleep", "insomnia"),
            ("we lost our baby", "miscarriage"),
            ("Fehlgeburt", "miscarriage"),
            ("ADHS", "adhd"),
            ("caring for my mother with dementia", "caregivers"),
            ("caring for my mother with dementia", "dementia"),
            ("long covid", "long covid"),
            ("my wife left me", "divorce"),
            ("Trennung", "divorce"),
            ("binge eating", "eating disorders"),
            ("intrusive thoughts", "ocd"),
            ("Wochenbettdepression", "postnatal depression"),
            ("Wechseljahre", "menopause"),
            ("I stutter", "stuttering"),
            ("ringing in my ears", "tinnitus"),
            ("my son is in prison", "families of prisoners"),
            ("Kinderwunsch", "infertility"),
            ("Mobbing", "bullying"),
            ("Spielsucht", "gambling"),
            ("my partner hits me", "domestic violence"),
            ("mobbing in der schule", "bullying"),
            ("Trauergruppe", "grief"),
        ] {
            assert!(topics(words).contains(&topic), "{words}: {:?}", topics(words));
        }
        assert_eq!(topics("my husband drinks"), ["relatives of addicts"]);
        assert_eq!(topics("my mother died"), ["loss of a parent", "grief"]);
        assert_eq!(topics("cancer")[0], "cancer");
        assert!(topics("cancer").contains(&"breast cancer"));
        assert_eq!(topics("gardening"), Vec::<&str>::new());
    }

    #[test]
    fn a_day_beside_what_it_is_about_is_not_looked_for() {
        for (written, words, days) in [
            ("grief on Tuesdays", vec![], vec!["tuesdays"]),
            ("Trauer am Dienstag", vec![], vec!["dienstag"]),
            ("tuesday harbour", vec!["harbour"], vec!["tuesday"]),
            ("Tuesdays", vec!["tuesdays"], vec![]),
            ("sun allergy", vec!["allergy", "sun"], vec![]),
        ] {
            let topics = Topics::built_in();
            let read = topics.read(written);
            assert_eq!((read.words, read.days), (as_owned(words), as_owned(days)), "{written}");
        }
    }

    fn as_owned(words: Vec<&str>) -> Vec<String> {
        words.into_iter().map(str::to_owned).collect()
    }

    #[test]
    fn typing_errors_are_forgiven_and_told() {
        for (words, topic) in [
            ("anxeity", "anxiety"),
            ("depresion", "depression"),
            ("lonelyness", "loneliness"),
            ("panik atacks", "anxiety"),
            ("alzhiemer", "dementia"),
            ("Deppression", "depression"),
            ("schlaflosigkiet", "insomnia"),
            ("greif", "grief"),
        ] {
            assert!(topics(words).contains(&topic), "{words}: {:?}", topics(words));
        }
        let read = Topics::built_in().read("anxeity").read_as;
        assert_eq!(read, [("anxeity".to_owned(), "anxiety".to_owned())]);
    }

    #[test]
    fn other_words_are_not_taken_for_topics() {
        for words in [
            "dancer",
            "career",
            "lovely",
            "strike",
            "gardening",
            "cancel",
            "danger",
            "ocds",
            "brief",
        ] {
            assert_eq!(topics(words), Vec::<&str>::new(), "{words}");
        }
    }

    #[test]
    fn words_too_common_find_nothing() {
        for words in ["", "I have the", "a group for me", "ich suche eine Gruppe", "\"*-(", "help"]
        {
            let meaning = Topics::built_in().read(words);
            assert!(meaning.topics.is_empty() && meaning.words.is_empty(), "{words}: {meaning:?}");
        }
        let meaning = Topics::built_in().read("panic in Harbour town at night");
        assert_eq!(meaning.words, ["harbour", "town"]);
    }

    proptest::proptest! {
        #[test]
        fn anything_can_be_read(words in "\\PC{0,120}") {
            let _ = Topics::built_in().read(&words);
        }
    }
}
