//! A typed fee, cut into words, numbers and signs.

use crate::domain::text;

use super::read::BadFee;
use super::{Amount, Currency};

/// The most anything costs, in whole units of its currency. A course is dearer in rupiah than in euros.
const MOST: i64 = 100_000_000;
/// Signs of currencies.
const SIGNS: &str = "€£$¥₹₽₺₪₩₴₫₱฿₦";

/// One piece.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Token {
    /// Letters, folded; a sign of a currency, with the letters before it.
    Word(String),
    /// A number.
    Number(Number),
    /// What parts one thing said from the next.
    Comma,
    /// Between two numbers.
    Dash,
}

/// A number as it was written: its digits, and how many of them stand behind the point.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Number {
    written: String,
    digits: i64,
    places: u32,
}

impl Number {
    /// It as money. More digits behind the point than the currency has are refused: they mean thousands to
    /// some.
    ///
    /// # Errors
    /// If that is no amount in this currency.
    pub(super) fn in_currency(&self, currency: Currency) -> Result<Amount, BadFee> {
        let more = currency.places().checked_sub(self.places).ok_or_else(|| self.unclear())?;
        let whole = self.digits / 10_i64.pow(self.places);
        if whole > MOST {
            return Err(BadFee::TooMuch);
        }
        Ok(Amount(self.digits * 10_i64.pow(more)))
    }

    /// It as a whole number.
    pub(super) const fn whole(&self) -> Option<i64> {
        if self.places == 0 { Some(self.digits) } else { None }
    }

    pub(super) const fn is_nothing(&self) -> bool {
        self.digits == 0
    }

    pub(super) fn unclear(&self) -> BadFee {
        BadFee::NotUnderstood(self.written.clone())
    }
}

/// Cuts a line.
///
/// # Errors
/// If something in it is none of these.
pub(super) fn tokens(line: &str) -> Result<Vec<Token>, BadFee> {
    let folded = text::folded(line).replace("no-show", "absence").replace("no show", "absence");
    let characters: Vec<char> = folded.chars().collect();
    let mut tokens = Vec::new();
    let mut at = 0;
    while let Some(character) = characters.get(at).copied() {
        let start = at;
        at += 1;
        match character {
            _ if character.is_alphabetic() => {
                at = end(&characters, at, |c| c.is_alphabetic() || c == '\'');
                // "us$" is one sign.
                if characters.get(at) == Some(&'$') && at - start <= 2 {
                    at += 1;
                }
                tokens.push(Token::Word(characters[start..at].iter().collect()));
            }
            _ if character.is_ascii_digit() => {
                at = end_of_number(&characters, at);
                tokens.push(Token::Number(number(&characters[start..at])?));
                // "20,-" is how twenty is written by hand.
                if matches!(characters.get(at..at + 2), Some([',', '-' | '–' | '—'])) {
                    at += 2;
                }
            }
            _ if SIGNS.contains(character) => tokens.push(Token::Word(character.to_string())),
            ',' | ';' | '(' => tokens.push(Token::Comma),
            '-' | '–' | '—' => tokens.push(Token::Dash),
            '/' => tokens.push(Token::Word("per".to_owned())),
            ' ' | ')' | '.' | ':' => {}
            other => return Err(BadFee::NotUnderstood(other.to_string())),
        }
    }
    Ok(tokens)
}

fn end(characters: &[char], from: usize, belongs: impl Fn(char) -> bool) -> usize {
    let more = characters[from..].iter().take_while(|c| belongs(**c)).count();
    from + more
}

/// Where a number ends: a point or comma belongs to it only where a digit follows.
fn end_of_number(characters: &[char], from: usize) -> usize {
    let whole = end(characters, from, |c| c.is_ascii_digit());
    match (characters.get(whole), characters.get(whole + 1)) {
        (Some('.' | ','), Some(next)) if next.is_ascii_digit() => {
            end(characters, whole + 1, |c| c.is_ascii_digit() || c == '.' || c == ',')
        }
        _ => whole,
    }
}

fn number(characters: &[char]) -> Result<Number, BadFee> {
    let written: String = characters.iter().collect();
    let unclear = || BadFee::NotUnderstood(written.clone());
    let (whole, part) = written.split_once(['.', ',']).unwrap_or((&written, ""));
    if !part.bytes().all(|byte| byte.is_ascii_digit()) || part.len() > 3 {
        return Err(unclear());
    }
    let places = u32::try_from(part.len()).map_err(|_| unclear())?;
    let digits = format!("{whole}{part}");
    if whole.trim_start_matches('0').len() > 12 {
        return Err(BadFee::TooMuch);
    }
    let digits = digits.parse().map_err(|_| BadFee::TooMuch)?;
    Ok(Number { written, digits, places })
}
