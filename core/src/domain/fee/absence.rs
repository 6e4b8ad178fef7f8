//! What people type about an absence: that it costs nothing, as much as coming, so much, or nothing if it
//! is said in time.

use crate::domain::group::LONGEST_LINE;
use crate::domain::text;

use super::currency::{self, Meant};
use super::lexer::{Number, Token, tokens};
use super::read::{self, BadFee};
use super::words::CHARGE;
use super::{Absence, Amount, Currency};

/// The longest notice that is asked, in hours: a month.
const LONGEST_NOTICE: i64 = 720;

const FREE: &[&str] =
    &["free", "nothing", "none", "kostenlos", "kostenfrei", "nichts", "gratis", "frei", "umsonst"];
const CHARGED: &[&str] = &[
    "charged",
    "full",
    "fully",
    "whole",
    "same",
    "paid",
    "all",
    "berechnet",
    "voll",
    "voller",
    "volle",
    "ganz",
    "ganze",
    "bezahlt",
    "fallig",
];
const NOT: &[&str] = &["not", "no", "never", "nicht", "kein", "keine", "ohne", "without"];
const HOURS: &[&str] = &["h", "hour", "hours", "std", "stunde", "stunden"];
const DAYS: &[&str] = &["day", "days", "tag", "tage", "tagen"];

/// Reads what alone is said of an absence, in a fee in `currency`: "free", "full", "10 EUR".
///
/// # Errors
/// What means nothing here.
pub fn parse_absence(raw: &str, currency: Currency) -> Result<Absence, BadFee> {
    let line = text::one_line(raw, LONGEST_LINE).map_err(BadFee::Text)?;
    of(&tokens(line.reveal())?, currency)
}

/// Reads the clause that is about an absence.
pub(super) fn of(tokens: &[Token], currency: Currency) -> Result<Absence, BadFee> {
    let mut reading = Reading { currency, ..Reading::new(currency) };
    for token in tokens {
        match token {
            Token::Comma | Token::Dash => {}
            Token::Number(number) => reading.number(number)?,
            Token::Word(word) => reading.word(word)?,
        }
    }
    reading.meaning()
}

struct Reading {
    currency: Currency,
    /// A "not" was read whose word is still to come.
    denied: bool,
    charged: Option<bool>,
    amount: Option<Number>,
    hours: Option<i64>,
    /// A number that is not yet known to be money or time.
    pending: Option<Number>,
}

impl Reading {
    const fn new(currency: Currency) -> Self {
        Self { currency, denied: false, charged: None, amount: None, hours: None, pending: None }
    }

    fn number(&mut self, number: &Number) -> Result<(), BadFee> {
        if self.pending.is_some() || self.amount.is_some() {
            return Err(number.unclear());
        }
        self.pending = Some(number.clone());
        Ok(())
    }

    fn word(&mut self, word: &str) -> Result<(), BadFee> {
        let not_understood = || BadFee::NotUnderstood(word.to_owned());
        if let Some(says) = self.says(word) {
            if self.charged.is_some_and(|before| before != says) {
                return Err(not_understood());
            }
            (self.charged, self.denied) = (Some(says), false);
        } else if NOT.contains(&word) {
            self.denied = true;
        } else if let Some(unit) = self.unit(word) {
            let number = self.pending.take().and_then(|number| number.whole());
            self.hours = Some(number.ok_or_else(not_understood)?.saturating_mul(unit));
        } else if let Meant::One(meant) = currency::meant_by(word) {
            if meant != self.currency {
                return Err(not_understood());
            }
            self.amount = self.amount.take().or_else(|| self.pending.take());
        } else if !read::is_plain_in_absence(word) {
            return Err(not_understood());
        }
        Ok(())
    }

    /// Whether the word says that it is charged, if it says anything of that.
    fn says(&self, word: &str) -> Option<bool> {
        match word {
            _ if FREE.contains(&word) => Some(self.denied),
            _ if CHARGED.contains(&word) => Some(!self.denied),
            _ if CHARGE.contains(&word) && self.denied => Some(false),
            _ => None,
        }
    }

    /// How many hours the word stands for, if it can belong to the number before it.
    fn unit(&self, word: &str) -> Option<i64> {
        let waits = self.pending.is_some() && self.hours.is_none();
        match word {
            _ if waits && HOURS.contains(&word) => Some(1),
            _ if waits && DAYS.contains(&word) => Some(24),
            _ => None,
        }
    }

    fn meaning(self) -> Result<Absence, BadFee> {
        let amount = match self.amount.or(self.pending) {
            Some(number) => Some(number.in_currency(self.currency)?),
            None => None,
        };
        match (self.charged, self.hours, amount) {
            (Some(_), Some(hours @ 1..=LONGEST_NOTICE), None) => Ok(Absence::Notice(hours)),
            (Some(false), None, None) | (None, None, Some(Amount(0))) => Ok(Absence::Free),
            (Some(true), None, None) => Ok(Absence::Charged),
            (None | Some(true), None, Some(amount)) if amount > Amount(0) => {
                Ok(Absence::Costs(amount))
            }
            _ => Err(BadFee::AbsenceUnclear),
        }
    }
}
