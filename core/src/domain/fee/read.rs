//! What people type about a fee, read strictly: what is not understood is refused, never guessed. English
//! and German, whatever the language of the group.

use crate::domain::group::LONGEST_LINE;
use crate::domain::text::{self, BadText};

use super::currency::{self, Meant};
use super::lexer::{Number, Token, tokens};
use super::words::{ABSENCES, CHARGE, GIFTS, NOTHING, PLAIN, RANGE};
use super::{Absence, Amount, Currency, Fee, Period, Price, absence};

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
    /// For a session, a week, a month, or all of it?
    NoPeriod,
    /// What people give as they like is no fee.
    Gift,
    /// What is said of an absence says not what it costs.
    AbsenceUnclear,
    /// More than anything costs.
    TooMuch,
}

/// Reads a fee: "no fee", "20 EUR a session, absence free", "30 € pro Monat, Fehlen wird berechnet".
///
/// # Errors
/// What is missing, or means nothing here.
pub fn parse(raw: &str) -> Result<Fee, BadFee> {
    let line = text::one_line(raw, LONGEST_LINE).map_err(BadFee::Text)?;
    let tokens = tokens(line.reveal())?;
    let (price, clause) = parted(&tokens);
    if says_nothing(price) {
        return nothing(clause);
    }
    let mut read = Reading::default();
    read.price(price)?;
    let number = read.amount.ok_or(BadFee::NoAmount)?;
    if number.is_nothing() {
        let alone = read.up_to.is_none() && clause.is_none();
        return if alone { Ok(Fee::None) } else { Err(BadFee::NoAmount) };
    }
    let currency = read.currency.ok_or(BadFee::NoCurrency)?;
    let amount = number.in_currency(currency)?;
    let up_to = match &read.up_to {
        Some(number) => Some(more_than(amount, number, currency)?),
        None => None,
    };
    let period = read.period.ok_or(BadFee::NoPeriod)?;
    let absence = clause.map(|clause| absence::of(clause, currency)).transpose()?;
    Ok(Fee::Price(Price { amount, up_to, currency, period, absence }))
}

/// Reads a price alone: "20 EUR", "€ 12.50 a session". What it is for may be left out.
///
/// # Errors
/// What is missing, or means nothing here.
pub fn parse_price(raw: &str) -> Result<(Amount, Currency, Option<Period>), BadFee> {
    let line = text::one_line(raw, LONGEST_LINE).map_err(BadFee::Text)?;
    let mut read = Reading::default();
    read.price(&tokens(line.reveal())?)?;
    let number = read.amount.ok_or(BadFee::NoAmount)?;
    let currency = read.currency.ok_or(BadFee::NoCurrency)?;
    if let Some(second) = read.up_to {
        return Err(second.unclear());
    }
    if number.is_nothing() {
        return Err(BadFee::NoAmount);
    }
    Ok((number.in_currency(currency)?, currency, read.period))
}

/// Whether a folded word is a currency's code and an everyday word, too.
#[must_use]
pub fn is_everyday(word: &str) -> bool {
    EVERYDAY.contains(&word)
}

/// Whether these words say what something is paid for: "a session", "pro Monat", "weekly".
#[must_use]
pub fn is_period(words: &str) -> bool {
    let folded = text::folded(words);
    let words: Vec<&str> = folded.split(' ').collect();
    let plain = |word: &&str| PLAIN.contains(word);
    match words.as_slice() {
        [period] => ["weekly", "monthly", "wochentlich", "monatlich"].contains(period),
        [between, period] => plain(between) && period_of(period).is_some(),
        _ => false,
    }
}

/// No fee. What is said of an absence besides can only be that it costs nothing, too.
fn nothing(clause: Option<&[Token]>) -> Result<Fee, BadFee> {
    let Some(clause) = clause else { return Ok(Fee::None) };
    match absence::of(clause, Currency::EUR) {
        Ok(Absence::Free) => Ok(Fee::None),
        Ok(_) => Err(BadFee::NoAmount),
        Err(bad) => Err(bad),
    }
}

fn more_than(amount: Amount, number: &Number, currency: Currency) -> Result<Amount, BadFee> {
    let up_to = number.in_currency(currency)?;
    if up_to > amount { Ok(up_to) } else { Err(number.unclear()) }
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

/// Codes of currencies that are words, too: they are meant as codes beside a number alone.
const EVERYDAY: &[&str] = &["all", "cup", "mad", "pen", "top", "try"];

#[derive(Default)]
struct Reading {
    amount: Option<Number>,
    up_to: Option<Number>,
    currency: Option<Currency>,
    period: Option<Period>,
    /// A range was begun: "20 to", "20-".
    ranges: bool,
}

impl Reading {
    fn price(&mut self, tokens: &[Token]) -> Result<(), BadFee> {
        let number = |at: Option<usize>| {
            at.and_then(|at| tokens.get(at)).is_some_and(|token| matches!(token, Token::Number(_)))
        };
        for (at, token) in tokens.iter().enumerate() {
            match token {
                Token::Comma => {}
                Token::Dash => self.ranges = self.amount.is_some(),
                Token::Number(number) => self.number(number)?,
                Token::Word(word) if EVERYDAY.contains(&word.as_str()) => {
                    if !number(at.checked_sub(1)) && !number(at.checked_add(1)) {
                        return Err(BadFee::NotUnderstood(word.clone()));
                    }
                    self.word(word)?;
                }
                Token::Word(word) => self.word(word)?,
            }
        }
        match (self.ranges, &self.up_to) {
            (true, None) => Err(BadFee::NotUnderstood("-".to_owned())),
            _ => Ok(()),
        }
    }

    fn number(&mut self, number: &Number) -> Result<(), BadFee> {
        match (&self.amount, &self.up_to) {
            (None, _) => self.amount = Some(number.clone()),
            (Some(_), None) if self.ranges => self.up_to = Some(number.clone()),
            _ => return Err(number.unclear()),
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
        if GIFTS.contains(&word) {
            return Err(BadFee::Gift);
        }
        match currency::meant_by(word) {
            Meant::One(currency) => match self.currency.replace(currency) {
                Some(other) if other != currency => Err(BadFee::NotUnderstood(word.to_owned())),
                _ => Ok(()),
            },
            Meant::Several(which) => Err(BadFee::SeveralCurrencies(which)),
            Meant::Nothing
                if self.amount.is_some() && self.currency.is_none() && looks_like_code(word) =>
            {
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
        "session" | "sessions" | "meeting" | "meetings" | "evening" | "time" | "sitzung"
        | "treffen" | "termin" | "abend" | "mal" | "stunde" => Period::Session,
        "week" | "weeks" | "weekly" | "woche" | "wochentlich" => Period::Week,
        "month" | "months" | "monthly" | "monat" | "monatlich" => Period::Month,
        "course" | "total" | "altogether" | "kurs" | "kurses" | "insgesamt" => Period::Course,
        _ => return None,
    })
}

/// Whether the word changes nothing where an absence is spoken of.
pub(super) fn is_plain_in_absence(word: &str) -> bool {
    [PLAIN, ABSENCES, CHARGE, RANGE].iter().any(|list| list.contains(&word))
        || period_of(word) == Some(Period::Session)
}

fn is_one_of(token: &Token, words: &[&str]) -> bool {
    matches!(token, Token::Word(word) if words.contains(&word.as_str()))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn price(
        amount: i64,
        currency: &str,
        period: Period,
        absence: impl Into<Option<Absence>>,
    ) -> Result<Fee, BadFee> {
        let (currency, absence) = (Currency::of_code(currency).unwrap(), absence.into());
        Ok(Fee::Price(Price { amount: Amount(amount), up_to: None, currency, period, absence }))
    }

    #[test]
    fn a_fee_is_read_as_people_type_it() {
        use Absence::{Charged, Costs, Free, Notice};
        use Period::{Course, Month, Session, Week};
        for (typed, amount, currency, period, absence) in [
            ("20 EUR a session, absence free", 2000, "EUR", Session, Free),
            ("20€/session, absence free", 2000, "EUR", Session, Free),
            ("Absence is free, 20 EUR per session", 2000, "EUR", Session, Free),
            ("20 CAD a session, absence charged", 2000, "CAD", Session, Charged),
            ("12,50 Euro pro Treffen, Fehlen kostenlos", 1250, "EUR", Session, Free),
            ("30 € pro Monat, Fehlen wird berechnet", 3000, "EUR", Month, Charged),
            ("30 € pro Monat, Fehlen wird nicht berechnet", 3000, "EUR", Month, Free),
            (
                "US$ 15.5 per session; missed sessions cost 5",
                1550,
                "USD",
                Session,
                Costs(Amount(500)),
            ),
            ("£200 for the whole course, no charge for absence", 20000, "GBP", Course, Free),
            ("180 CHF insgesamt, Fehlen kostet nichts", 18000, "CHF", Course, Free),
            (
                "20 EUR a session, absence free if told 24 hours before",
                2000,
                "EUR",
                Session,
                Notice(24),
            ),
            (
                "20 EUR a session, no-show charged unless told 2 days before",
                2000,
                "EUR",
                Session,
                Notice(48),
            ),
            ("20 EUR a session (absence is not free)", 2000, "EUR", Session, Charged),
            ("20 EUR per session, absence: full", 2000, "EUR", Session, Charged),
            ("20,- EUR pro Woche, Fehlen kostenlos", 2000, "EUR", Week, Free),
            ("1500 yen a session, absence free", 1500, "JPY", Session, Free),
            ("5.5 KWD a month, absence costs 1.250", 5500, "KWD", Month, Costs(Amount(1250))),
            (
                "20 EUR a session, an absence costs 10 EUR",
                2000,
                "EUR",
                Session,
                Costs(Amount(1000)),
            ),
        ] {
            assert_eq!(parse(typed), price(amount, currency, period, absence), "{typed}");
        }
    }

    #[test]
    fn a_range_an_honest_blank_and_nothing_are_fees_too() {
        use Period::Session;
        assert_eq!(parse("20 EUR a session"), price(2000, "EUR", Session, None));
        assert_eq!(parse("20 ALL a session"), price(2000, "ALL", Session, None));
        let Ok(Fee::Price(range)) = parse("10-20 EUR a session, absence free") else { panic!() };
        assert_eq!((range.amount, range.up_to), (Amount(1000), Some(Amount(2000))));
        for nothing in [
            "no fee",
            "Free",
            "kostenlos",
            "Keine Gebühr",
            "none",
            "0",
            "0 EUR",
            "No fee, absence free",
        ] {
            assert_eq!(parse(nothing), Ok(Fee::None), "{nothing}");
        }
    }

    #[test]
    fn what_is_not_understood_is_refused_and_never_guessed() {
        let not = |word: &str| BadFee::NotUnderstood(word.to_owned());
        for (typed, why) in [
            ("20", BadFee::NoCurrency),
            ("20 for all sessions", not("all")),
            ("20 $ a session, absence free", BadFee::SeveralCurrencies("USD, CAD, AUD, NZD")),
            ("20 XYZ a session, absence free", BadFee::UnknownCurrency("XYZ".to_owned())),
            ("20 EUR, absence free", BadFee::NoPeriod),
            ("EUR a session, absence free", BadFee::NoAmount),
            ("20 EUR a year, absence free", not("year")),
            ("15.5 JPY a session, absence free", not("15.5")),
            ("1.200 JPY a session, absence free", not("1.200")),
            ("12.345 EUR a session, absence free", not("12.345")),
            ("donation", BadFee::Gift),
            ("auf Spendenbasis", not("auf")),
            ("no fee, absence costs 5", BadFee::NoAmount),
            ("20 30 EUR a session, absence free", not("30")),
            ("30-20 EUR a session, absence free", not("20")),
            ("1.200 EUR a course, absence free", not("1.200")),
            ("20 EUR a session, absence free and charged", not("charged")),
            ("20 EUR a session, absence costs 5 CAD", not("cad")),
            ("20 EUR a session, absence maybe", not("maybe")),
            ("20 EUR a session, absence", BadFee::AbsenceUnclear),
            ("what you can give", not("what")),
            ("999999999 EUR a session, absence free", BadFee::TooMuch),
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
