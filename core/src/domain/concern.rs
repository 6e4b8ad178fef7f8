//! A concern: what somebody tells the operator about a group or a person in it.
//!
//! Not here: how its words are kept (`store/concerns.rs`), and who does what about it
//! (`commands/concern.rs`, `commands/concerns.rs`).

use chrono::Duration;

use crate::clock::Instant;

use super::{BadWord, words_of};

/// The longest text of one, in characters: it must fit a message with its heading.
pub const LONGEST: usize = 1_000;
/// The longest question or last word of the operator's.
pub const LONGEST_ANSWER: usize = 500;
/// So many open ones may be of one person.
pub const MOST_OPEN: i64 = 3;
/// So much may be written for one, on both sides together.
pub const MOST_WORDS: usize = 20;
/// How long its words are kept at the longest, in days.
pub const KEPT_DAYS: i64 = 180;
/// When the operators are reminded of one that waits.
pub const REMINDED_AFTER: [Duration; 2] = [Duration::days(7), Duration::days(150)];

/// One concern. Who raised it is not in it: that goes with their words.
#[derive(Clone, Debug)]
pub struct Concern {
    /// Row id.
    pub id: i64,
    /// What both sides call it.
    pub reference: String,
    /// About which group.
    pub group: i64,
    /// About which facilitator of it (membership), where one was chosen.
    pub about: Option<i64>,
    /// Whether whoever raised it was in the group.
    pub inside: bool,
    /// When.
    pub raised_at: Instant,
    /// What became of it; nothing while it is open.
    pub ended: Option<How>,
}

words_of! {
    /// What became of a concern.
    pub enum How {
        /// The operator looked at it.
        Handled = "handled",
        /// Nobody did, for as long as its words are kept.
        Lapsed = "lapsed",
        /// Whoever raised it took it back.
        Withdrawn = "withdrawn",
    }
}

words_of! {
    /// What was written for a concern, and by whom.
    pub enum Part {
        /// What whoever raised it wrote first.
        Raised = "raised",
        /// What they added.
        Added = "added",
        /// What the operator asked.
        Asked = "asked",
        /// The operator's last word.
        Told = "told",
    }
}

impl Part {
    /// Whether the operator wrote it.
    #[must_use]
    pub const fn is_operators(self) -> bool {
        matches!(self, Self::Asked | Self::Told)
    }
}

/// The letters of references: none that is taken for another.
const LETTERS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// A reference made of chance: `C-7F3K`.
#[must_use]
pub fn reference(chance: [u8; 4]) -> String {
    let letters = chance.map(|byte| char::from(LETTERS[usize::from(byte % 32)]));
    format!("C-{}", letters.iter().collect::<String>())
}

/// The reference somebody typed, however they spelt it.
#[must_use]
pub fn read_reference(typed: &str) -> Option<String> {
    let upper = typed.trim().to_ascii_uppercase();
    let bare = upper.strip_prefix('C').filter(|rest| rest.len() > 3).unwrap_or(&upper);
    let bare = bare.trim_start_matches(['-', ' ']);
    let ours = bare.len() == 4 && bare.bytes().all(|byte| LETTERS.contains(&byte));
    ours.then(|| format!("C-{bare}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reference_is_read_however_it_is_spelt() {
        let made = reference([7, 15, 3, 19]);
        assert_eq!(made, "C-7F3K");
        for typed in ["C-7F3K", " c-7f3k ", "7F3K", "C 7f3k", "c7f3k"] {
            assert_eq!(read_reference(typed).as_ref(), Some(&made), "{typed}");
        }
        assert_eq!(read_reference("CCCC").as_deref(), Some("C-CCCC"));
        for typed in ["", "C-", "C-7F3", "C-7F3KK", "C-7F3U", "#12", "C-7Ä3"] {
            assert_eq!(read_reference(typed), None, "{typed}");
        }
    }

    #[test]
    fn every_chance_makes_one_that_reads_back() {
        for byte in 0..=u8::MAX {
            let made = reference([byte, 255 - byte, byte / 2, 7]);
            assert_eq!(read_reference(&made), Some(made));
        }
    }
}
