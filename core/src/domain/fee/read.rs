//! What people type about a fee, read strictly: what is not understood is refused, never guessed. English
//! and German, whatever the language of the group.

use crate::domain::group::LONGEST_LINE;
use crate::domain::text::{self, BadText};

use super::currency::{self, Meant};
use super::lexer::{Token, tokens};
use super::{Absence, Amount, Currency, Fee, Period, Price};

/// Why something typed is no fee.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BadFee {
    /// The text is empty or too long.
    Text(BadText),
    /// This means nothing here.
    NotUnderstood(String),
    /// No amount.
    NoAmount,
    /// An amount of what?
    NoCurrency,
    /// The sign means one of these.
    SeveralCurrencies(&'static str),
    /// No currency there is.
    UnknownCurrency(String),
    /// For a session, a month, or all of it?
    NoPeriod,
    /// What an absence costs is not said. What was understood.
    NoAbsence(String),
    /// More than anything costs.
    TooMuch,
}

const NOTHING: &[&str] = &[
    "no fee", "no fees", "none", "free", "free of charge", "no charge", "no cost", "no costs", "nothing",
    "costs nothing", "it is free", "kostenlos", "kostenfrei", "gratis", "umsonst", "frei", "nichts",
    "kostet nichts", "keine", "keine kosten", "keine gebuhr", "keine gebuhren", "ohne kosten", "ohne gebuhr",
    "gebuhrenfrei",
];
const ABSENCES: &[&str] = &[
    "absence", "absences", "absent", "miss", "missing", "missed", "cancellation", "cancellations",
    "cancelling", "abwesenheit", "fehlen", "fehlt", "fehltermin", "fehltermine", "fehlzeit", "absage", "absagen",
    "versaumen", "versaumtes", "versaumte",
];
const FREE: &[&str] =
    &["free", "nothing", "kostenlos", "kostenfrei", "nichts", "gratis", "frei", "umsonst"];
const CHARGED: &[&str] = &[
    "charged", "full", "fully", "same", "paid", "berechnet", "voll", "voller", "bezahlt", "fallig",
];
/// A charge where one is denied, and else no word at all.
const CHARGE: &[&str] = &["charge", "cost", "costs", "fee", "kosten", "kostet", "gebuhr", "berechnung"];
const NOT: &[&str] = &["not", "no", "never", "nicht", "kein", "keine", "ohne", "without"];
const HOURS: &[&str] = &["h", "hour", "hours", "std", "stunde", "stunden"];
const DAYS: &[&str] = &["day", "days", "tag", "tage", "tagen"];
const RANGE: &[&str] = &["to", "bis"];
/// Words between the others that change nothing.
const PLAIN: &[&str] = &[
    "a", "an", "and", "are", "as", "at", "be", "before", "beforehand", "by", "each", "every", "for", "from", "group",
    "if", "in", "is", "it", "later", "least", "of", "one", "only", "or", "person", "per", "price", "said", "the",
    "than", "then", "told", "unless", "until", "up", "we", "when", "whole", "with", "notice", "will", "you",
    "ab", "abgesagt", "auch", "bei", "beitrag", "betrag", "das", "den", "der", "die", "ein", "eine", "einem", "einen",
    "fur", "gesagt", "ganze", "ganzen", "im", "je", "jede", "jeden", "jeder", "jedes", "mindestens", "mit", "pro",
    "spatestens", "und", "vorher", "von", "vorab", "wenn", "wer", "werden", "wird", "zum", "ausser", "preis",
];

/// Reads a fee: "no fee", "20 EUR a session, absence free", "30 € pro Monat, Fehlen wird berechnet".
///
/// # Errors
/// What is missing, or means nothing here.
pub fn parse(raw: &str) -> Result<Fee, BadFee> {
    let line = text::one_line(raw, LONGEST_LINE).map_err(BadFee::Text)?;
    let tokens = tokens(line.reveal())?;
    let (price, absence) = parted(&tokens);
    if says_nothing(price) {
        return match absence.map(|absence| absence_of(absence, None)).transpose()? {
            None | Some(Absence::Free) => Ok(Fee::None),
            Some(_) => Err(BadFee::NoAmount),
        };
    }
    let mut read = Reading::default();
    read.price(price)?;
    let amount = read.amount.ok_or(BadFee::NoAmount)?;
    if amount == Amount(0) && read.up_to.is_none() && absence.is_none() {
        return Ok(Fee::None);
    }
    if amount == Amount(0) {
        return Err(BadFee::NoAmount);
    }
    let currency = read.currency.ok_or(BadFee::NoCurrency)?;
    let period = read.period.ok_or(BadFee::NoPeriod)?;
    let absence = absence.ok_or_else(|| BadFee::NoAbsence(line.reveal().clone()))?;
    let absence = absence_of(absence, Some(currency))?;
    Ok(Fee::Price(Price { amount, up_to: read.up_to, currency, period, absence }))
}

/// What is said of the price, and what of an absence: that begins with the clause that names one.
fn parted(tokens: &[Token]) -> (&[Token], Option<&[Token]>) {
    let names_absence = |token: &Token| is_one_of(token, ABSENCES);
    let Some(named) = tokens.iter().position(names_absence) else { return (tokens, None) };
    let comma = |token: &Token| *token == Token::Comma;
    let begins = tokens[..named].iter().rposition(comma).map_or(0, |at| at + 1);
    let number = |token: &Token| matches!(token, Token::Number(_));
    if tokens[begins..named].iter().any(number) {
        return (&tokens[..named], Some(&tokens[named..]));
    }
    if tokens[..begins].iter().any(|token| *token != Token::Comma) {
        return (&tokens[..begins], Some(&tokens[begins..]));
    }
    let ends = tokens[named..].iter().position(comma).map_or(tokens.len(), |at| named + at);
    (&tokens[ends..], Some(&tokens[begins..ends]))
}

fn says_nothing(price: &[Token]) -> bool {
    let words: Option<Vec<&str>> = price
        .iter()
        .filter(|token| **token != Token::Comma)
        .map(|token| match token {
            Token::Word(word) => Some(word.as_str()),
            _ => None,
        })
        .collect();
    words.is_some_and(|words| NOTHING.contains(&words.join(" ").as_str()))
}

#[derive(Default)]
struct Reading {
    amount: Option<Amount>,
    up_to: Option<Amount>,
    currency: Option<Currency>,
    period: Option<Period>,
    /// A range was begun: "20 to", "20-".
    ranges: bool,
}

impl Reading {
    fn price(&mut self, tokens: &[Token]) -> Result<(), BadFee> {
        for token in tokens {
            match token {
                Token::Comma => {}
                Token::Dash => self.ranges = self.amount.is_some(),
                Token::Number(number) => self.number(Amount(*number))?,
                Token::Word(word) => self.word(word)?,
            }
        }
        match (self.ranges, self.up_to) {
            (true, None) => Err(BadFee::NotUnderstood("-".to_owned())),
            _ => Ok(()),
        }
    }

    fn number(&mut self, number: Amount) -> Result<(), BadFee> {
        match (self.amount, self.up_to) {
            (None, _) => self.amount = Some(number),
            (Some(from), None) if self.ranges && from < number => self.up_to = Some(number),
            _ => return Err(BadFee::NotUnderstood(digits(number))),
        }
        Ok(())
    }

    fn word(&mut self, word: &str) -> Result<(), BadFee> {
        if let Some(period) = period_of(word) {
            return match self.period.replace(period) {
                Some(other) if other != period => Err(BadFee::NotUnderstood(word.to_owned())),
                _ => Ok(()),
            };
        }
        if RANGE.contains(&word) && self.amount.is_some() && self.up_to.is_none() {
            self.ranges = true;
            return Ok(());
        }
        if PLAIN.contains(&word) || CHARGE.contains(&word) {
            return Ok(());
        }
        match currency::meant_by(word) {
            Meant::One(currency) => match self.currency.replace(currency) {
                Some(other) if other != currency => Err(BadFee::NotUnderstood(word.to_owned())),
                _ => Ok(()),
            },
            Meant::Several(which) => Err(BadFee::SeveralCurrencies(which)),
            Meant::Nothing if self.amount.is_some() && self.currency.is_none() && looks_like_code(word) => {
                Err(BadFee::UnknownCurrency(word.to_uppercase()))
            }
            Meant::Nothing => Err(BadFee::NotUnderstood(word.to_owned())),
        }
    }
}

fn looks_like_code(word: &str) -> bool {
    word.len() == 3 && word.bytes().all(|byte| byte.is_ascii_alphabetic())
}

fn period_of(word: &str) -> Option<Period> {
    Some(match word {
        "session" | "sessions" | "meeting" | "meetings" | "evening" | "time" | "sitzung" | "treffen" | "termin"
        | "abend" | "mal" | "stunde" => Period::Session,
        "month" | "months" | "monthly" | "monat" | "monatlich" => Period::Month,
        "course" | "total" | "altogether" | "kurs" | "kurses" | "insgesamt" => Period::Course,
        _ => return None,
    })
}

/// What is said of an absence, in a fee in `currency`.
fn absence_of(tokens: &[Token], currency: Option<Currency>) -> Result<Absence, BadFee> {
    let mut denied = false;
    let mut charged: Option<bool> = None;
    let (mut amount, mut hours, mut pending) = (None, None, None);
    let contradicts = |before: &Option<bool>, now: bool| before.is_some_and(|before| before != now);
    for token in tokens {
        let word = match token {
            Token::Comma | Token::Dash => continue,
            Token::Number(number) if pending.is_none() && amount.is_none() => {
                pending = Some(*number);
                continue;
            }
            Token::Number(number) => return Err(BadFee::NotUnderstood(digits(Amount(*number)))),
            Token::Word(word) => word.as_str(),
        };
        let says = match word {
            _ if FREE.contains(&word) => Some(denied),
            _ if CHARGED.contains(&word) => Some(!denied),
            _ if CHARGE.contains(&word) && denied => Some(false),
            _ => None,
        };
        if let Some(says) = says {
            if contradicts(&charged, says) {
                return Err(BadFee::NotUnderstood(word.to_owned()));
            }
            (charged, denied) = (Some(says), false);
        } else if NOT.contains(&word) {
            denied = true;
        } else if let Some(unit) = hours_in(word).filter(|_| pending.is_some() && hours.is_none()) {
            hours = pending.take().map(|number| number / 100 * unit);
        } else if let Meant::One(meant) = currency::meant_by(word) {
            if currency != Some(meant) {
                return Err(BadFee::NotUnderstood(word.to_owned()));
            }
            amount = amount.or(pending.take());
        } else if !is_plain_in_absence(word) {
            return Err(BadFee::NotUnderstood(word.to_owned()));
        }
    }
    let amount = amount.or(pending);
    match (charged, hours, amount) {
        (Some(_), Some(hours @ 1..=720), None) => Ok(Absence::Notice(hours)),
        (Some(false), None, None) => Ok(Absence::Free),
        (Some(true), None, None) => Ok(Absence::Charged),
        (None | Some(true), None, Some(amount)) if amount > 0 => Ok(Absence::Costs(Amount(amount))),
        (None, None, Some(_)) => Ok(Absence::Free),
        _ => Err(BadFee::NotUnderstood(ABSENCES[0].to_owned())),
    }
}

fn is_plain_in_absence(word: &str) -> bool {
    [PLAIN, ABSENCES, CHARGE, RANGE].iter().any(|list| list.contains(&word))
        || period_of(word) == Some(Period::Session)
}

fn hours_in(word: &str) -> Option<i64> {
    match word {
        _ if HOURS.contains(&word) => Some(1),
        _ if DAYS.contains(&word) => Some(24),
        _ => None,
    }
}

fn is_one_of(token: &Token, words: &[&str]) -> bool {
    matches!(token, Token::Word(word) if words.contains(&word.as_str()))
}

fn digits(Amount(hundredths): Amount) -> String {
    match hundredths % 100 {
        0 => (hundredths / 100).to_string(),
        rest => format!("{}.{rest:02}", hundredths / 100),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn price(amount: i64, currency: &str, period: Period, absence: Absence) -> Result<Fee, BadFee> {
        let currency = Currency::of_code(currency).unwrap();
        Ok(Fee::Price(Price { amount: Amount(amount), up_to: None, currency, period, absence }))
    }

    #[test]
    fn a_fee_is_read_as_people_type_it() {
        use Absence::{Charged, Costs, Free, Notice};
        use Period::{Course, Month, Session};
        for (typed, amount, currency, period, absence) in [
            ("20 EUR a session, absence free", 2000, "EUR", Session, Free),
            ("20€/session, absence free", 2000, "EUR", Session, Free),
            ("Absence is free, 20 EUR per session", 2000, "EUR", Session, Free),
            ("20 CAD a session, absence charged", 2000, "CAD", Session, Charged),
            ("12,50 Euro pro Treffen, Fehlen kostenlos", 1250, "EUR", Session, Free),
            ("30 € pro Monat, Fehlen wird berechnet", 3000, "EUR", Month, Charged),
            ("30 € pro Monat, Fehlen wird nicht berechnet", 3000, "EUR", Month, Free),
            ("US$ 15.5 per session; missed sessions cost 5", 1550, "USD", Session, Costs(Amount(500))),
            ("£200 for the whole course, no charge for absence", 20000, "GBP", Course, Free),
            ("180 CHF insgesamt, Fehlen kostet nichts", 18000, "CHF", Course, Free),
            ("20 EUR a session, absence free if told 24 hours before", 2000, "EUR", Session, Notice(24)),
            ("20 EUR a session, no-show charged unless told 2 days before", 2000, "EUR", Session, Notice(48)),
            ("20 EUR a session (absence is not free)", 2000, "EUR", Session, Charged),
            ("20 EUR a session, an absence costs 10 EUR", 2000, "EUR", Session, Costs(Amount(1000))),
        ] {
            assert_eq!(parse(typed), price(amount, currency, period, absence), "{typed}");
        }
        let Ok(Fee::Price(range)) = parse("10-20 EUR a session, absence free") else { panic!() };
        assert_eq!((range.amount, range.up_to), (Amount(1000), Some(Amount(2000))));
        for nothing in ["no fee", "Free", "kostenlos", "Keine Gebühr", "none", "0", "0 EUR", "No fee, absence free"] {
            assert_eq!(parse(nothing), Ok(Fee::None), "{nothing}");
        }
    }

    #[test]
    fn what_is_not_understood_is_refused_and_never_guessed() {
        let not = |word: &str| BadFee::NotUnderstood(word.to_owned());
        for (typed, why) in [
            ("20", BadFee::NoCurrency),
            ("20 $ a session, absence free", BadFee::SeveralCurrencies("USD, CAD, AUD, NZD")),
            ("20 XYZ a session, absence free", BadFee::UnknownCurrency("XYZ".to_owned())),
            ("20 EUR, absence free", BadFee::NoPeriod),
            ("EUR a session, absence free", BadFee::NoAmount),
            ("20 EUR a session", BadFee::NoAbsence("20 EUR a session".to_owned())),
            ("20 EUR a week, absence free", not("week")),
            ("20 30 EUR a session, absence free", not("30")),
            ("30-20 EUR a session, absence free", not("20")),
            ("1.200 EUR a course, absence free", not("1.200")),
            ("20 EUR a session, absence free and charged", not("charged")),
            ("20 EUR a session, absence costs 5 CAD", not("cad")),
            ("20 EUR a session, absence maybe", not("maybe")),
            ("20 EUR a session, absence", not("absence")),
            ("what you can give", not("what")),
            ("99999999 EUR a session, absence free", BadFee::TooMuch),
            ("20 EUR a session or a month, absence free", not("month")),
            ("-", BadFee::NoAmount),
            ("", BadFee::Text(BadText::Empty)),
        ] {
            assert_eq!(parse(typed), Err(why), "{typed}");
        }
    }

    proptest! {
        #[test]
        fn reading_a_fee_never_panics(raw in any::<String>()) {
            let _ = parse(&raw);
        }

        #[test]
        fn an_amount_is_read_as_it_stands(units in 1i64..=999_999, cents in 0i64..100) {
            let typed = format!("{units}.{cents:02} EUR a month, absence free");
            prop_assert_eq!(
                parse(&typed),
                price(units * 100 + cents, "EUR", Period::Month, Absence::Free)
            );
        }
    }
}
