//! From what someone typed to the name of a zone.
//!
//! Here: the exact reading ([`find`]), the near misses ([`nearest`]) and what to offer while they
//! type ([`completions`]).
//!
//! Not here: cities that have no zone of their own, and countries (`places.rs`). Reading the rules
//! themselves: `../zone.rs`.

use std::collections::BTreeSet;
use std::sync::OnceLock;

use strsim::{jaro_winkler, normalized_damerau_levenshtein};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::places::{self, at_offset};

/// How alike a name must be to what was typed before it is worth offering; 1 is the same.
const ALIKE: f64 = 0.72;

/// Abbreviations people use for a clock, not for a place, with the places most of them mean. Those
/// that are also names in the database (`EST`, `CET`) are refused all the same: as zones some of
/// them have no summer time, and others are shared by several continents.
const ABBREVIATIONS: &[(&[&str], &[&str])] = &[
    (&["est", "edt", "et", "est5edt"], &["America/New_York", "America/Toronto", "America/Panama"]),
    (
        &["cst", "cdt", "ct", "cst6cdt"],
        &["America/Chicago", "America/Mexico_City", "Asia/Shanghai"],
    ),
    (&["mst", "mdt", "mt", "mst7mdt"], &["America/Denver", "America/Phoenix"]),
    (
        &["pst", "pdt", "pt", "pst8pdt"],
        &["America/Los_Angeles", "America/Vancouver", "Asia/Manila"],
    ),
    (&["akst", "akdt"], &["America/Anchorage"]),
    (&["hst", "hdt"], &["Pacific/Honolulu", "America/Adak"]),
    (&["ast", "adt"], &["America/Halifax", "America/Puerto_Rico"]),
    (
        &["cet", "cest", "met", "mest", "mez", "mesz"],
        &["Europe/Berlin", "Europe/Paris", "Europe/Madrid", "Europe/Rome", "Europe/Warsaw"],
    ),
    (&["eet", "eest"], &["Europe/Athens", "Europe/Helsinki", "Europe/Kyiv", "Europe/Bucharest"]),
    (&["wet", "west"], &["Europe/Lisbon", "Atlantic/Canary"]),
    (&["gmt", "bst"], &["Europe/London", "Europe/Dublin", "UTC"]),
    (&["msk"], &["Europe/Moscow"]),
    (&["ist"], &["Asia/Kolkata", "Europe/Dublin", "Asia/Jerusalem"]),
    (&["jst"], &["Asia/Tokyo"]),
    (&["kst"], &["Asia/Seoul"]),
    (&["brt"], &["America/Sao_Paulo"]),
    (&["aest", "aedt", "aet"], &["Australia/Sydney", "Australia/Melbourne", "Australia/Brisbane"]),
    (&["acst", "acdt"], &["Australia/Adelaide", "Australia/Darwin"]),
    (&["awst"], &["Australia/Perth"]),
    (&["nzst", "nzdt"], &["Pacific/Auckland"]),
];

/// A name in the data, ready to be compared.
struct Known {
    name: String,
    /// The name this one is an old or second name of; itself for most.
    primary: String,
    key: String,
    city: String,
    /// Whether it is an abbreviation or an offset, which is not offered.
    refused: bool,
}

/// The name of the zone that is meant beyond doubt, in its usual case.
pub(super) fn find(raw: &str) -> Option<String> {
    let key = key(raw);
    if is_refused(&key) {
        return None;
    }
    if matches!(key.as_str(), "utc" | "etc/utc" | "z") {
        return Some("UTC".to_owned());
    }
    let exact = known().iter().find(|known| known.key == key);
    exact.map(|known| known.name.clone()).or_else(|| by_city(&key)).or_else(|| by_place(raw))
}

/// The zone of the place that is called so, where only one place is.
fn by_place(raw: &str) -> Option<String> {
    match places::called(raw).as_slice() {
        [only] => Some((*only).to_owned()),
        _ => None,
    }
}

/// Up to `n` names that may have been meant, best first: by the city alone or the whole name,
/// whichever is closer. Abbreviations give the places most people mean by them.
#[must_use]
pub fn nearest(raw: &str, n: usize) -> Vec<String> {
    let key = key(raw);
    if let Some((_, places)) = ABBREVIATIONS.iter().find(|(short, _)| short.contains(&&*key)) {
        return places.iter().take(n).map(|&place| place.to_owned()).collect();
    }
    let places = at_offset(raw).map_or_else(|| places::called(raw), <[_]>::to_vec);
    if !places.is_empty() {
        return places.into_iter().take(n).map(str::to_owned).collect();
    }
    let scored = known().iter().map(|known| (likeness(&key, known), known));
    let mut alike: Vec<_> = scored.filter(|(score, _)| *score >= ALIKE).collect();
    alike.sort_by(|(a, left), (b, right)| b.total_cmp(a).then(left.name.cmp(&right.name)));
    distinct(alike.into_iter().map(|(_, known)| known), n)
}

/// Up to `n` names to offer while someone types: cities that begin so, then names that begin so,
/// then names that have it anywhere; and near misses when nothing has it.
#[must_use]
pub fn completions(typed: &str, n: usize) -> Vec<String> {
    let key = key(typed);
    let mut fitting: Vec<(u8, &Known)> = known()
        .iter()
        .filter(|known| !known.refused)
        .filter_map(|known| Some((rank(&key, known)?, known)))
        .collect();
    fitting.sort_by_key(|(rank, known)| (*rank, known.name != known.primary, &known.name));
    let offered = distinct(fitting.into_iter().map(|(_, known)| known), n);
    if !offered.is_empty() {
        return offered;
    }
    let places = places::beginning(typed);
    if places.is_empty() {
        return nearest(typed, n);
    }
    places.into_iter().take(n).map(str::to_owned).collect()
}

/// The only zone whose last part is `city`. Old and second names of one place count once, and its
/// present name wins.
fn by_city(city: &str) -> Option<String> {
    let named: Vec<&Known> = known().iter().filter(|known| known.city == city).collect();
    let places: BTreeSet<&str> = named.iter().map(|known| known.primary.as_str()).collect();
    if places.len() != 1 {
        return None;
    }
    let present = named.iter().find(|known| known.name == known.primary);
    present.or(named.first()).map(|known| known.name.clone())
}

fn rank(key: &str, known: &Known) -> Option<u8> {
    if known.city.starts_with(key) {
        Some(0)
    } else if known.key.starts_with(key) {
        Some(1)
    } else {
        known.key.contains(key).then_some(2)
    }
}

fn likeness(key: &str, known: &Known) -> f64 {
    if known.refused {
        return 0.0;
    }
    // Jaro-Winkler favours a common beginning, which is right while somebody is still typing and
    // too kind to long names; the edit distance alone is too harsh on short ones, and slow.
    let alike = |name: &str| match jaro_winkler(key, name) {
        far if far < ALIKE => 0.0,
        near => near.midpoint(normalized_damerau_levenshtein(key, name)),
    };
    alike(&known.city).max(alike(&known.key))
}

/// One name for each place, the first that comes, in the order they come.
fn distinct<'a>(names: impl Iterator<Item = &'a Known>, n: usize) -> Vec<String> {
    let mut seen = BTreeSet::new();
    names
        .filter(|known| seen.insert(known.primary.as_str()))
        .take(n)
        .map(|known| known.name.clone())
        .collect()
}

/// Abbreviations, fixed offsets (whose sign in `Etc/GMT+5` is the reverse of what people expect)
/// and the placeholder for a machine nobody set up.
fn is_refused(key: &str) -> bool {
    let city = key.rsplit('/').next().unwrap_or(key);
    let offset = city
        .strip_prefix("gmt")
        .is_some_and(|rest| rest.chars().all(|c| c.is_ascii_digit() || c == '+' || c == '_'));
    let abbreviation = ABBREVIATIONS.iter().any(|(short, _)| short.contains(&key));
    offset || abbreviation || key == "factory"
}

fn known() -> &'static [Known] {
    static KNOWN: OnceLock<Vec<Known>> = OnceLock::new();
    KNOWN.get_or_init(|| {
        super::all_names()
            .into_iter()
            .map(|(name, primary)| {
                let key = key(&name);
                let city = key.rsplit('/').next().unwrap_or(&key).to_owned();
                let refused = is_refused(&key);
                Known { name, primary, key, city, refused }
            })
            .collect()
    })
}

/// What is compared: lower case, without accents, with `_` for every space and hyphen.
pub(super) fn key(raw: &str) -> String {
    let plain = raw.trim().nfd().filter(|c| !is_combining_mark(*c)).take(40);
    let lower = plain.flat_map(char::to_lowercase);
    lower.map(|c| if c.is_whitespace() || c == '-' { '_' } else { c }).collect()
}
