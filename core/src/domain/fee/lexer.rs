//! A typed fee, cut into words, numbers and signs.

use crate::domain::text;

use super::read::BadFee;

/// The most anything costs, in hundredths.
const MOST: i64 = 100_000_000;
/// Signs of currencies.
const SIGNS: &str = "€£$¥₹₽₺₪₩₴₫₱฿₦";

/// One piece.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Token {
    /// Letters, folded; a sign of a currency, with the letters before it.
    Word(String),
    /// A number, in hundredths.
    Number(i64),
    /// What parts one thing said from the next.
    Comma,
    /// Between two numbers.
    Dash,
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

/// In hundredths. Three digits behind a point are refused: they mean thousands to some.
fn number(characters: &[char]) -> Result<i64, BadFee> {
    let written: String = characters.iter().collect();
    let (whole, part) = written.split_once(['.', ',']).unwrap_or((&written, ""));
    let hundredths = match part.len() {
        0 => Ok(0),
        1 => part.parse::<i64>().map(|tenths| tenths * 10),
        2 => part.parse::<i64>(),
        _ => return Err(BadFee::NotUnderstood(written)),
    };
    let hundredths = hundredths.map_err(|_| BadFee::NotUnderstood(written.clone()))?;
    let whole = whole.parse::<i64>().map_err(|_| BadFee::TooMuch)?;
    let amount = whole.checked_mul(100).and_then(|amount| amount.checked_add(hundredths));
    amount.filter(|amount| *amount <= MOST).ok_or(BadFee::TooMuch)
}
