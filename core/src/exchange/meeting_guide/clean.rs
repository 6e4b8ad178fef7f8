//! Text of a feed, made fit to keep: one line, and nothing in it that leads into a call.

use crate::domain::private::Private;
use crate::domain::text;
use crate::domain::venue::leads_into_a_call;

/// The longest name kept, in characters; the format allows 255.
const LONGEST_NAME: usize = 120;
/// The longest key kept, in characters; the format allows 64.
const LONGEST_KEY: usize = 200;
/// Conference rooms have nine to eleven digits.
const ROOM_DIGITS: usize = 9;
/// People write these in groups of three or four digits; what is longer is an office's own number.
const GROUP_DIGITS: usize = 5;
/// Words behind which a passcode stands.
const PASSWORDS: &[&str] = &["passcode", "password", "pwd", "pw", "passwd"];

/// A name without addresses, room numbers and passcodes, and whether something was left out. `None` if
/// nothing is left.
pub(super) fn name(raw: &str) -> Option<(Private<String>, bool)> {
    let line = text::one_line(raw, usize::MAX).ok()?.into_inner();
    let words: Vec<&str> = line.split(' ').collect();
    let kept = &words[..words.iter().position(|word| is_password(word)).unwrap_or(words.len())];
    let kept: Vec<&str> =
        without_rooms(kept).into_iter().filter(|word| !is_address(word)).collect();
    let cut = kept.len() < words.len();
    let name = kept.join(" ");
    let name = name.trim_end_matches([' ', '-', ':', ',', '(', '/']);
    let name = text::shortened(name, LONGEST_NAME);
    name.chars().any(char::is_alphanumeric).then(|| (Private::new(name), cut))
}

fn is_password(word: &str) -> bool {
    let bare = word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    let bare = bare.split([':', '=']).next().unwrap_or_default();
    PASSWORDS.contains(&bare)
}

fn is_address(word: &str) -> bool {
    let mail =
        word.split_once('@').is_some_and(|(user, host)| !user.is_empty() && host.contains('.'));
    mail || word.contains("://") || word.starts_with("www.") || leads_into_a_call(word)
}

/// The words without runs of digits that are long enough to be a room or a phone number, however they
/// are grouped.
fn without_rooms<'a>(words: &[&'a str]) -> Vec<&'a str> {
    let is_digits = |word: &str| {
        word.chars().any(|c| c.is_ascii_digit())
            && word.chars().all(|c| c.is_ascii_digit() || "#+-()./".contains(c))
    };
    let count = |word: &str| word.chars().filter(char::is_ascii_digit).count();
    let mut kept = Vec::new();
    for run in words.chunk_by(|a, b| is_digits(a) && is_digits(b)) {
        let digits: usize = run.iter().map(|word| count(word)).sum();
        let alone = run.iter().any(|word| count(word) >= ROOM_DIGITS);
        let grouped = run.iter().all(|word| is_digits(word) && count(word) <= GROUP_DIGITS);
        if !(alone || grouped && digits >= ROOM_DIGITS) {
            kept.extend_from_slice(run);
        }
    }
    kept
}

/// A feed's own key: as it is, only readable and not endless. `None` if it holds what is not kept.
pub(super) fn key(raw: &str) -> Option<String> {
    let line = text::one_line(raw, usize::MAX).ok()?.into_inner();
    (!is_address(&line)).then(|| line.chars().take(LONGEST_KEY).collect())
}

/// A key made of a name, for a feed that gives none.
pub(super) fn slug(name: &str) -> String {
    let folded = text::folded(name);
    let words = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join("-").chars().take(LONGEST_KEY).collect()
}

/// The beginning of what a report repeats.
pub(super) fn quoted(raw: &str) -> String {
    let line = text::one_line(raw, usize::MAX).map(Private::into_inner).unwrap_or_default();
    text::shortened(line.trim_matches('"'), 24)
}
