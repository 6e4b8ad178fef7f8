//! Type codes: what they say about languages, about who may come, and about what a meeting is like.
//!
//! The codes are those of the format (<https://github.com/code4recovery/spec>, `data/types.json`) and
//! `ONL`, which nearly every feed uses. Case is not looked at; other codes are counted and left.

use serde_json::Value;

use crate::domain::language;
use crate::domain::listing::{Entry, Welcomes};
use crate::domain::text;

/// What all codes of a record say.
#[derive(Debug, Default)]
pub(super) struct Types {
    pub(super) languages: Vec<&'static str>,
    pub(super) welcomes: Vec<Welcomes>,
    pub(super) entry: Option<Entry>,
    /// Said to be online.
    pub(super) online: bool,
    /// Its place is closed for now.
    pub(super) place_closed: bool,
    /// Folded words to search by.
    pub(super) words: Vec<String>,
}

/// What one code means.
#[derive(Clone, Copy)]
enum Means {
    Online,
    PlaceClosed,
    Entry(Entry),
    Language(&'static str),
    For(Welcomes, &'static str),
    Like(&'static str),
}

use Means::{For, Language, Like};

/// Every code known, in upper case.
const CODES: &[(&str, Means)] = &[
    ("ONL", Means::Online),
    ("TC", Means::PlaceClosed),
    ("O", Means::Entry(Entry::Open)),
    ("C", Means::Entry(Entry::Closed)),
    ("W", For(Welcomes::Women, "women woman")),
    ("M", For(Welcomes::Men, "men man")),
    ("Y", For(Welcomes::Young, "young people")),
    ("SEN", For(Welcomes::Seniors, "seniors older")),
    ("LGBTQ", For(Welcomes::Lgbtq, "lgbtq queer")),
    ("G", For(Welcomes::Lgbtq, "lgbtq gay")),
    ("L", For(Welcomes::Lgbtq, "lgbtq lesbian")),
    ("BI", For(Welcomes::Lgbtq, "lgbtq bisexual")),
    ("T", For(Welcomes::Lgbtq, "lgbtq trans transgender")),
    ("NB", For(Welcomes::Lgbtq, "lgbtq non-binary")),
    ("POC", For(Welcomes::Colour, "people of color colour")),
    ("BE", For(Welcomes::Newcomers, "newcomer newcomers beginner beginners")),
    ("11", Like("meditation")),
    ("12X12", Like("steps traditions")),
    ("A", Like("secular")),
    ("ABSI", Like("literature")),
    ("AL", Like("alateen teenagers")),
    ("AL-AN", Like("al-anon families")),
    ("B", Like("big book")),
    ("BA", Like("babysitting children")),
    ("BRK", Like("breakfast")),
    ("CAN", Like("candlelight")),
    ("CF", Like("child-friendly children")),
    ("D", Like("discussion")),
    ("DB", Like("")),
    ("DD", Like("dual diagnosis")),
    ("DR", Like("daily reflections")),
    ("FF", Like("fragrance free")),
    ("GR", Like("grapevine")),
    ("H", Like("birthday")),
    ("LIT", Like("literature")),
    ("LS", Like("living sober")),
    ("MED", Like("meditation")),
    ("N", Like("native american indigenous")),
    ("NDG", Like("indigenous")),
    ("OUT", Like("outdoor")),
    ("P", Like("professionals")),
    ("POA", Like("proof of attendance")),
    ("SM", Like("")),
    ("SP", Like("speaker")),
    ("ST", Like("steps")),
    ("TR", Like("traditions")),
    ("X", Like("wheelchair accessible")),
    ("XB", Like("wheelchair accessible")),
    ("XT", Like("")),
    ("AF", Language("af")),
    ("AM", Language("am")),
    ("AR", Language("ar")),
    ("ASL", Language("ase")),
    ("BG", Language("bg")),
    ("DA", Language("da")),
    ("DE", Language("de")),
    ("EL", Language("el")),
    ("EN", Language("en")),
    ("FA", Language("fa")),
    ("FI", Language("fi")),
    ("FR", Language("fr")),
    ("HE", Language("he")),
    ("HI", Language("hi")),
    ("HR", Language("hr")),
    ("HU", Language("hu")),
    ("IS", Language("is")),
    ("ITA", Language("it")),
    ("JA", Language("ja")),
    ("KA", Language("ka")),
    ("KOR", Language("ko")),
    ("LT", Language("lt")),
    ("ML", Language("ml")),
    ("MT", Language("mt")),
    ("NE", Language("ne")),
    ("NL", Language("nl")),
    ("NO", Language("no")),
    ("POL", Language("pl")),
    ("POR", Language("pt")),
    ("PUN", Language("pa")),
    ("RUS", Language("ru")),
    ("S", Language("es")),
    ("SK", Language("sk")),
    ("SL", Language("sl")),
    ("SV", Language("sv")),
    ("TH", Language("th")),
    ("TL", Language("fil")),
    ("TUR", Language("tr")),
    ("UK", Language("uk")),
];

/// Reads the codes of a record.
pub(super) fn read(field: Option<&Value>) -> Types {
    let mut types = Types::default();
    for means in codes(field).iter().filter_map(|code| meaning(code)) {
        types.add(means);
    }
    types.languages.sort_unstable();
    types.languages.dedup();
    types.welcomes.sort_by_key(|welcomes| welcomes.as_str());
    types.welcomes.dedup();
    types
}

/// The codes of a record that mean nothing here.
pub(super) fn unknown(field: Option<&Value>) -> Vec<String> {
    let unknown = codes(field).into_iter().filter(|code| meaning(code).is_none());
    unknown.map(|code| text::shortened(&code, 16)).collect()
}

fn meaning(code: &str) -> Option<Means> {
    CODES.iter().find(|(known, _)| *known == code).map(|(_, means)| *means)
}

/// A list, text with commas, or nothing.
fn codes(field: Option<&Value>) -> Vec<String> {
    let texts: Vec<String> = match field {
        Some(Value::Array(items)) => items.iter().filter_map(one).collect(),
        Some(other) => one(other).into_iter().collect(),
        None => Vec::new(),
    };
    let split = texts.iter().flat_map(|text| text.split([',', ';']));
    split.map(|code| code.trim().to_uppercase()).filter(|code| !code.is_empty()).collect()
}

fn one(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

impl Types {
    fn add(&mut self, means: Means) {
        match means {
            Means::Online => self.online = true,
            Means::PlaceClosed => self.place_closed = true,
            // A feed that says both means the stricter.
            Means::Entry(entry) if self.entry != Some(Entry::Closed) => self.entry = Some(entry),
            Means::Entry(_) => {}
            Language(tag) => {
                self.languages.extend(language::known(tag));
                self.words.extend(language::searched_by(tag).map(text::folded));
            }
            For(welcomes, words) => {
                self.welcomes.push(welcomes);
                self.words.push(words.to_owned());
            }
            Like(words) => self.words.push(words.to_owned()),
        }
    }
}
