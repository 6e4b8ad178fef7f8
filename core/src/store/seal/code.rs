//! Codes that are handed out once: of each only a keyed hash is kept.

use sha2::{Digest, Sha256};

use super::Sealer;
use crate::chance::{self, NoChance};

/// What a code lets somebody do: the same digits mean nothing elsewhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CodeFor {
    /// Lead a group with those who lead it.
    Cofacilitator,
}

impl CodeFor {
    const fn label(self) -> &'static [u8] {
        match self {
            Self::Cofacilitator => b"code for a cofacilitator",
        }
    }
}

/// How many hexadecimal digits a code has.
pub const CODE_DIGITS: usize = 32;

/// A new code of 128 bits: eight groups of four hexadecimal digits.
///
/// # Errors
/// If the operating system gives no random bytes.
pub fn new_code() -> Result<String, NoChance> {
    let bytes: [u8; 16] = chance::bytes()?;
    let group = |two: &[u8]| two.iter().map(|byte| format!("{byte:02x}")).collect::<String>();
    Ok(bytes.chunks(2).map(group).collect::<Vec<_>>().join("-"))
}

impl Sealer {
    /// What is kept of a code, however it was spaced when it was typed: a keyed hash, from which nobody
    /// gets the code back.
    #[must_use]
    pub fn code_hash(&self, code_for: CodeFor, typed: &str) -> String {
        let digits: String = typed.chars().filter(char::is_ascii_hexdigit).collect();
        let digest = Sha256::new()
            .chain_update(self.tag_key)
            .chain_update(code_for.label())
            .chain_update(digits.to_ascii_lowercase())
            .finalize();
        digest.iter().map(|byte| format!("{byte:02x}")).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_known_again_however_it_was_spaced() {
        let sealer = Sealer::new(&[7; 32]);
        let code = new_code().unwrap();
        assert_eq!(code.len(), 39);
        assert_ne!(code, new_code().unwrap());
        let hash = |typed: &str| sealer.code_hash(CodeFor::Cofacilitator, typed);
        assert_eq!(hash(&code), hash(&code.replace('-', " ").to_uppercase()));
        assert!(!hash(&code).contains(&code.replace('-', "")));
        assert_ne!(hash(&code), Sealer::new(&[8; 32]).code_hash(CodeFor::Cofacilitator, &code));
    }
}
