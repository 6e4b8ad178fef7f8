//! The most somebody can pay, as a filter, and as part of what they write: "panic under 20 euro".
//!
//! A price is a number beside its currency. What looks like a limit and names no currency, or one that
//! several are called by, is not guessed: it is handed back, to be said. Not here: how money is read
//! (`domain/fee`).

use serde::{Deserialize, Serialize};

use crate::domain::fee::{self, BadFee};
use crate::domain::text;

/// The most somebody can pay.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Most {
    /// In the currency's smallest unit.
    pub amount: i64,
    /// The currency's code.
    pub currency: String,
    /// For what, as the store writes it; nothing is for whatever the group takes it for.
    pub period: Option<String>,
}

/// What is asked of a group's fee.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FeeAsked<'a> {
    /// Nothing.
    Any,
    /// That there is none.
    None,
    /// That it is no more than this.
    AtMost(&'a Most),
}

/// What was written, and the price in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Priced {
    /// The words without the price.
    pub words: String,
    /// The price …
    pub most: Option<Most>,
    /// … as it was written.
    pub price: String,
    /// What looked like a price and was not used, and why.
    pub unused: Vec<Unused>,
}

/// A part of a search that was not used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unused {
    /// As it was written.
    pub written: String,
    /// Why.
    pub why: Why,
}

/// Why a part of a search was not used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// It names no currency, and may be no price at all.
    NoCurrency,
    /// Its sign means one of these currencies.
    Several(&'static str),
    /// There was a price before it.
    Second,
}

/// What stands before a price to say that it is the most, folded; longer ones first.
const LIMITS: &[&str] = &[
    "no more than",
    "not more than",
    "nicht mehr als",
    "less than",
    "weniger als",
    "cheaper than",
    "billiger als",
    "at most",
    "up to",
    "bis zu",
    "maximal",
    "maximum",
    "hochstens",
    "under",
    "below",
    "unter",
    "max.",
    "max",
    "bis",
    "<=",
    "<",
];
/// What stands behind it to say the same.
const OR_LESS: &[&str] =
    &["or less", "or below", "or under", "oder weniger", "maximum", "maximal", "max"];
/// What stands before a price and belongs to it.
const FOR: &[&str] = &["for", "fur"];
/// What stands between a price and what it is for, and the most words both are.
const MOST_WORDS_OF_PERIOD: usize = 2;

/// Reads the most somebody can pay: "20 EUR", "max 20 €", "12.50 euro a session".
///
/// # Errors
/// If that is no price.
pub fn most(raw: &str) -> Result<Most, BadFee> {
    let folded = text::folded(raw);
    let mut rest = folded.trim();
    while let Some(limit) = LIMITS.iter().find(|limit| begins_with(rest, limit)) {
        rest = rest[limit.len()..].trim_start();
    }
    while let Some(end) = OR_LESS.iter().find(|end| ends_with(rest, end)) {
        rest = rest[..rest.len() - end.len()].trim_end();
    }
    let (amount, currency, period) = fee::parse_price(rest)?;
    let period = period.map(|period| period.as_str().to_owned());
    Ok(Most { amount: amount.0, currency: currency.code().to_owned(), period })
}

fn begins_with(text: &str, limit: &str) -> bool {
    let rest = text.strip_prefix(limit);
    rest.is_some_and(|rest| !rest.starts_with(char::is_alphabetic))
}

fn ends_with(text: &str, end: &str) -> bool {
    text.strip_suffix(end).is_some_and(|rest| rest.ends_with(' '))
}

/// Takes a price out of what somebody writes about themselves.
#[must_use]
pub fn taken_from(written: &str) -> Priced {
    let mut priced = Priced::default();
    let words: Vec<&str> = written.split_whitespace().collect();
    let mut left: Vec<&str> = Vec::new();
    let mut at = 0;
    while at < words.len() {
        match price_at(&words[at..]) {
            Some((length, Ok(most))) if priced.most.is_none() => {
                priced.most = Some(most);
                priced.price = words[at..at + length].join(" ");
                at += length;
            }
            Some((length, read)) => {
                let written = words[at..at + length].join(" ");
                let why = match read {
                    Ok(_) => Why::Second,
                    Err(BadFee::SeveralCurrencies(which)) => Why::Several(which),
                    Err(_) => Why::NoCurrency,
                };
                priced.unused.push(Unused { written, why });
                at += length;
            }
            None => {
                left.push(words[at]);
                at += 1;
            }
        }
    }
    priced.words = left.join(" ");
    priced
}

/// The price or the limit that these words begin with, and how many of them it is.
fn price_at(words: &[&str]) -> Option<(usize, Result<Most, BadFee>)> {
    let folded: Vec<String> = words.iter().map(|word| text::folded(word)).collect();
    let limit = LIMITS.iter().find_map(|limit| {
        let pieces: Vec<&str> = limit.split(' ').collect();
        let same = folded.len() > pieces.len() && pieces.iter().zip(&folded).all(|(p, f)| p == f);
        same.then_some(pieces.len())
    });
    let named = usize::from(folded.first().is_some_and(|word| FOR.contains(&word.as_str())));
    let before = limit.unwrap_or(named);
    let has_digit = |word: Option<&String>| {
        word.is_some_and(|word| word.contains(|c: char| c.is_ascii_digit()))
    };
    // "20 euro", "20€", "€20", "EUR 20", "€ 20": in one word or two.
    for length in [1, 2] {
        let Some(price) = folded.get(before..before + length) else { continue };
        if !price.iter().any(|word| has_digit(Some(word))) {
            continue;
        }
        // "I lost 2 all at once" is about nobody's lek.
        if limit.is_none() && price.iter().any(|word| fee::is_everyday(word)) {
            continue;
        }
        let read = most(&price.join(" "));
        if matches!(read, Ok(_) | Err(BadFee::SeveralCurrencies(_))) {
            let end = before + length;
            let tail = tail(&folded[end..]);
            let whole = folded[before..end + tail].join(" ");
            return Some((end + tail, most(&whole).or(read)));
        }
    }
    // A limit of something, and nothing says of what: "under 20", "bis 20 Uhr".
    let number = folded.get(before).filter(|word| {
        let digits = word.trim_start_matches('<').trim_end_matches(['.', ',']);
        !digits.is_empty() && digits.chars().all(|c| c.is_ascii_digit() || ".,:".contains(c))
    });
    number.filter(|_| limit.is_some())?;
    let unit =
        folded.get(before + 1).filter(|word| ["uhr", "h", "pm", "am"].contains(&word.as_str()));
    Some((before + 1 + usize::from(unit.is_some()), Err(BadFee::NoCurrency)))
}

/// How many words behind a price belong to it: "or less", "a session", "pro Monat".
fn tail(words: &[String]) -> usize {
    let begins = |phrase: &str| {
        let pieces: Vec<&str> = phrase.split(' ').collect();
        let same = words.len() >= pieces.len() && pieces.iter().zip(words).all(|(p, w)| p == w);
        same.then_some(pieces.len())
    };
    let less = OR_LESS.iter().find_map(|phrase| begins(phrase)).unwrap_or(0);
    let rest = &words[less..];
    let period = (1..=MOST_WORDS_OF_PERIOD.min(rest.len()))
        .find(|length| fee::is_period(&rest[..*length].join(" ")));
    less + period.unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at_most(amount: i64, currency: &str, period: Option<&str>) -> Most {
        let (currency, period) = (currency.to_owned(), period.map(str::to_owned));
        Most { amount, currency, period }
    }

    #[test]
    fn a_price_is_taken_out_of_what_is_written() {
        for (written, words, most) in [
            ("panic under 20 euro", "panic", at_most(2_000, "EUR", None)),
            ("panic max 20€", "panic", at_most(2_000, "EUR", None)),
            ("panic max. €20 at night", "panic at night", at_most(2_000, "EUR", None)),
            ("Angst unter 20 Euro", "Angst", at_most(2_000, "EUR", None)),
            ("bis 20 € Trauer", "Trauer", at_most(2_000, "EUR", None)),
            ("bis zu 12,50 Euro pro Sitzung", "", at_most(1_250, "EUR", Some("session"))),
            ("höchstens 30 CHF im Monat", "", at_most(3_000, "CHF", Some("month"))),
            ("grief for 15 pounds or less", "grief for 15 pounds or less", at_most(0, "", None)),
            ("grief no more than GBP 15 a week", "grief", at_most(1_500, "GBP", Some("week"))),
            ("grief 15 gbp or less", "grief", at_most(1_500, "GBP", None)),
            ("panic <20€", "panic", at_most(2_000, "EUR", None)),
            ("weniger als 2000 yen", "", at_most(2_000, "JPY", None)),
        ] {
            let priced = taken_from(written);
            if most.currency.is_empty() {
                assert_eq!(priced.most, None, "{written}");
                assert_eq!(priced.unused.len(), 1, "{written}: {priced:?}");
                continue;
            }
            assert_eq!((priced.words.as_str(), priced.most), (words, Some(most)), "{written}");
            assert!(priced.unused.is_empty(), "{written}");
        }
    }

    #[test]
    fn a_limit_that_says_not_of_what_is_handed_back() {
        let several = Why::Several("USD, CAD, AUD, NZD");
        for (written, words, unused, why) in [
            ("panic under 20", "panic", "under 20", Why::NoCurrency),
            ("panic max 20 people", "panic people", "max 20", Why::NoCurrency),
            ("Angst bis 20 Uhr", "Angst", "bis 20 Uhr", Why::NoCurrency),
            ("panic under $20", "panic", "under $20", several),
            ("panic under 20 dollars", "panic", "under 20 dollars", several),
        ] {
            let priced = taken_from(written);
            assert_eq!(priced.words, words, "{written}");
            assert_eq!(priced.most, None, "{written}");
            let told = Unused { written: unused.to_owned(), why };
            assert_eq!(priced.unused, [told], "{written}");
        }
    }

    #[test]
    fn of_two_prices_the_first_is_used() {
        let priced = taken_from("grief 20 EUR, or 30 EUR a month");
        assert_eq!(priced.most, Some(at_most(2_000, "EUR", None)));
        assert_eq!(priced.words, "grief or");
        let second = Unused { written: "30 EUR a month".to_owned(), why: Why::Second };
        assert_eq!(priced.unused, [second]);
    }

    #[test]
    fn what_is_no_price_stays_where_it_is() {
        for written in [
            "I have panic attacks at night",
            "under pressure",
            "12 step group",
            "bis heute traurig",
            "my son is 20",
            "up to my neck",
            "a try for 2",
            "I lost 2 all at once",
            "",
        ] {
            let priced = taken_from(written);
            assert_eq!(priced, Priced { words: written.to_owned(), ..Priced::default() });
        }
    }

    proptest::proptest! {
        #[test]
        fn anything_that_is_written_is_kept_used_or_handed_back(written in "\\PC{0,60}") {
            let priced = taken_from(&written);
            let there = written.split_whitespace().count();
            let mut kept = priced.words.split_whitespace().count();
            kept += priced.unused.iter().map(|one| one.written.split_whitespace().count()).sum::<usize>();
            proptest::prop_assert!(kept == there || priced.most.is_some() && kept < there);
        }
    }
}
