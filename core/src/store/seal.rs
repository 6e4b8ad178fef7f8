//! Sealing: links, codes and drafts are ciphertext in the store (XChaCha20-Poly1305, an AEAD).
//!
//! Each sealed field is bound to what it belongs to: copied into another column it does not open. The
//! key lives in a file outside the data directory (both platforms' terms want it apart from the data).

use std::fs;
use std::io::{ErrorKind, Write};
use std::path::Path;

use chacha20poly1305::aead::{Aead, Payload};
use chacha20poly1305::{KeyInit, XChaCha20Poly1305, XNonce};
use serde::Serialize;
use serde::de::DeserializeOwned;
use sha2::{Digest, Sha256};

use super::StoreError;
use crate::chance;
use crate::domain::address::Account;

mod code;

pub use code::{CODE_DIGITS, CodeFor, new_code};

const KEY_LENGTH: usize = 32;
const NONCE_LENGTH: usize = 24;

/// Seals and opens fields.
#[derive(Clone)]
pub struct Sealer {
    cipher: XChaCha20Poly1305,
    tag_key: [u8; KEY_LENGTH],
}

/// What a tag vouches for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tagged {
    /// That somebody came from a chat of this group.
    ChatOfGroup,
    /// That a store was sealed with this key.
    Store,
}

impl Tagged {
    const fn label(self) -> &'static [u8] {
        match self {
            Self::ChatOfGroup => b"chat of group",
            Self::Store => b"store",
        }
    }
}

/// What a sealed field is part of. A field opens only as what it was sealed as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// `venues.sealed`.
    Venue,
    /// `drafts.sealed`.
    Draft,
    /// `kept.sealed`.
    Kept,
    /// `announcements.sealed`.
    Announcement,
    /// `concern_words.sealed`.
    Concern,
    /// `access_changes.sealed`.
    AccessChange,
    /// `invite_links.sealed`.
    InviteLink,
    /// `join_requests.sealed`.
    JoinRequest,
    /// `entry_requests.sealed`.
    EntryAnswers,
    /// `entry_words.sealed`.
    EntryWord,
    /// `wishes.sealed`.
    Wish,
    /// `credentials.sealed`.
    Credential,
    /// `credentials.note`.
    CredentialNote,
}

/// Why there is no key.
#[derive(Debug, thiserror::Error)]
pub enum KeyError {
    /// The file cannot be read or made.
    #[error("{0}")]
    File(#[from] std::io::Error),
    /// The file holds something else.
    #[error("it holds no key of 64 hexadecimal digits")]
    Malformed,
    /// A new key cannot be made.
    #[error(transparent)]
    NoChance(#[from] chance::NoChance),
}

impl Sealer {
    /// A sealer with this very key.
    #[must_use]
    pub fn new(key: &[u8; KEY_LENGTH]) -> Self {
        // Tags have a key of their own, so that none of them says anything about the sealing key.
        let tag_key = Sha256::new().chain_update(b"tags").chain_update(key).finalize().into();
        Self { cipher: XChaCha20Poly1305::new(key.into()), tag_key }
    }

    /// Reads the key file, or makes it (with its directories, readable by its owner alone) if there
    /// is none.
    ///
    /// # Errors
    /// If it cannot be read or made, or holds something else.
    pub fn from_file(path: &Path) -> Result<Self, KeyError> {
        if let Some(there) = Self::existing(path)? {
            return Ok(there);
        }
        create(path)?;
        Self::existing(path)?.ok_or_else(|| KeyError::File(ErrorKind::NotFound.into()))
    }

    /// Reads the key file, if there is one.
    ///
    /// # Errors
    /// If it cannot be read, or holds something else.
    pub fn existing(path: &Path) -> Result<Option<Self>, KeyError> {
        match fs::read_to_string(path) {
            Ok(hex) => Ok(Some(Self::new(&parse(hex.trim()).ok_or(KeyError::Malformed)?))),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error.into()),
        }
    }

    /// Seals `value`.
    ///
    /// # Errors
    /// If there is no randomness for a nonce.
    pub fn seal<T: Serialize>(&self, part: Part, value: &T) -> Result<Vec<u8>, StoreError> {
        let plain = serde_json::to_vec(value).map_err(|_| StoreError::Sealed)?;
        let nonce: [u8; NONCE_LENGTH] = chance::bytes().map_err(|_| StoreError::Sealed)?;
        let payload = Payload { msg: &plain, aad: part.label() };
        let sealed =
            self.cipher.encrypt(&XNonce::from(nonce), payload).map_err(|_| StoreError::Sealed)?;
        Ok([nonce.as_slice(), &sealed].concat())
    }

    /// A short tag that only this key makes for `id`: what carries it was handed out by us. Sixteen
    /// characters that are allowed in Telegram's start payload.
    #[must_use]
    pub fn tag(&self, part: Tagged, id: i64) -> String {
        let digest = Sha256::new()
            .chain_update(self.tag_key)
            .chain_update(part.label())
            .chain_update(id.to_le_bytes())
            .finalize();
        hex(&digest[..8])
    }

    /// Where the way from a chat into private leads: its group, by a payload nobody can make up, since it
    /// also opens groups that cannot be found by searching.
    #[must_use]
    pub fn payload_from_chat_of(&self, group: i64) -> String {
        format!("chat-{group}-{}", self.tag(Tagged::ChatOfGroup, group))
    }

    /// What stays of an account that asked to be forgotten: a keyed hash, which says nothing without the key.
    #[must_use]
    pub fn tombstone(&self, account: &Account) -> String {
        self.hash_of(account, b"forgotten")
    }

    /// What stays of an account that was taken out of a group and asked to be forgotten: as
    /// [`Sealer::tombstone`], for each group another.
    #[must_use]
    pub fn tombstone_in(&self, group: i64, account: &Account) -> String {
        self.hash_of(account, &[b"kept out".as_slice(), &group.to_le_bytes()].concat())
    }

    /// What stays of an invitation's code: a keyed hash, by which it is found and from which it cannot be made.
    #[must_use]
    pub fn invitation(&self, code: &str) -> String {
        hex(&self.digest(b"invitation", code))
    }

    /// Sixteen bits, as many as fit a button, that only this key makes of what somebody was shown.
    #[must_use]
    pub fn mark(&self, shown: &str) -> u16 {
        let [first, second, ..] = self.digest(b"shown", shown);
        u16::from_be_bytes([first, second])
    }

    /// What stays of who asked whom (a person) for their licence: as [`Sealer::tombstone`], for each of
    /// them another.
    #[must_use]
    pub fn asked_by(&self, asked: i64, account: &Account) -> String {
        self.hash_of(account, &[b"licence asked".as_slice(), &asked.to_le_bytes()].concat())
    }

    fn hash_of(&self, account: &Account, why: &[u8]) -> String {
        let account = format!("{}{}", account.platform.as_str(), account.id.reveal());
        hex(&self.digest(why, &account))
    }

    fn digest(&self, why: &[u8], of: &str) -> [u8; 32] {
        let digest = Sha256::new().chain_update(self.tag_key).chain_update(why).chain_update(of);
        digest.finalize().into()
    }

    /// Whether `tag` is the one this key makes. Compared in full, whatever differs.
    #[must_use]
    pub fn owns_tag(&self, part: Tagged, id: i64, tag: &str) -> bool {
        let own = self.tag(part, id);
        let differing = own.bytes().zip(tag.bytes()).fold(0, |found, (a, b)| found | (a ^ b));
        own.len() == tag.len() && differing == 0
    }

    /// Opens what [`Sealer::seal`] sealed as the same part.
    ///
    /// # Errors
    /// If it was sealed with another key or as another part, or was altered.
    pub fn open<T: DeserializeOwned>(&self, part: Part, sealed: &[u8]) -> Result<T, StoreError> {
        let (nonce, sealed) =
            sealed.split_first_chunk::<NONCE_LENGTH>().ok_or(StoreError::Sealed)?;
        let payload = Payload { msg: sealed, aad: part.label() };
        let plain =
            self.cipher.decrypt(&XNonce::from(*nonce), payload).map_err(|_| StoreError::Sealed)?;
        serde_json::from_slice(&plain).map_err(|_| StoreError::Sealed)
    }
}

impl Part {
    const fn label(self) -> &'static [u8] {
        match self {
            Self::Venue => b"venues.sealed",
            Self::Draft => b"drafts.sealed",
            Self::Kept => b"kept.sealed",
            Self::Announcement => b"announcements.sealed",
            Self::Concern => b"concern_words.sealed",
            Self::AccessChange => b"access_changes.sealed",
            Self::InviteLink => b"invite_links.sealed",
            Self::JoinRequest => b"join_requests.sealed",
            Self::EntryAnswers => b"entry_requests.sealed",
            Self::EntryWord => b"entry_words.sealed",
            Self::Wish => b"wishes.sealed",
            Self::Credential => b"credentials.sealed",
            Self::CredentialNote => b"credentials.note",
        }
    }
}

impl std::fmt::Debug for Sealer {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("Sealer")
    }
}

/// Makes the key under another name, writes it through, and only then gives it its own, unless one has
/// that name by now: under it there is never half a key, and of two programs that start together both
/// read the same one.
fn create(path: &Path) -> Result<(), KeyError> {
    let key: [u8; KEY_LENGTH] = chance::bytes()?;
    let hex: String = key.iter().map(|byte| format!("{byte:02x}")).collect();
    let beside = path.parent().filter(|parent| !parent.as_os_str().is_empty());
    let directory = beside.unwrap_or(Path::new("."));
    fs::create_dir_all(directory)?;
    let mark: [u8; 8] = chance::bytes()?;
    let unfinished = directory.join(format!(".secret-key-{:016x}", u64::from_le_bytes(mark)));
    let named = write_through(&unfinished, &hex).and_then(|()| fs::hard_link(&unfinished, path));
    let removed = fs::remove_file(&unfinished);
    match named {
        Err(error) if error.kind() != ErrorKind::AlreadyExists => return Err(error.into()),
        _ => removed?,
    }
    // The key must not be lost once something is sealed with it.
    Ok(fs::File::open(directory)?.sync_all()?)
}

fn write_through(path: &Path, hex: &str) -> std::io::Result<()> {
    let mut options = fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(path)?;
    writeln!(file, "{hex}")?;
    file.sync_all()
}

fn parse(hex: &str) -> Option<[u8; KEY_LENGTH]> {
    if hex.len() != 2 * KEY_LENGTH || !hex.is_ascii() {
        return None;
    }
    let mut key = [0; KEY_LENGTH];
    for (byte, digits) in key.iter_mut().zip(hex.as_bytes().chunks(2)) {
        *byte = u8::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok()?;
    }
    Some(key)
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sealed_field_opens_only_as_what_it_was() {
        let sealer = Sealer::new(&[7; 32]);
        let sealed = sealer.seal(Part::Venue, &"https://zoom.us/j/1").unwrap();
        assert!(!String::from_utf8_lossy(&sealed).contains("zoom"));
        assert_eq!(sealer.open::<String>(Part::Venue, &sealed).unwrap(), "https://zoom.us/j/1");
        assert!(sealer.open::<String>(Part::Draft, &sealed).is_err());
        assert!(Sealer::new(&[8; 32]).open::<String>(Part::Venue, &sealed).is_err());
    }

    #[test]
    fn a_tag_holds_for_one_id_and_one_key() {
        let sealer = Sealer::new(&[7; 32]);
        let tag = sealer.tag(Tagged::ChatOfGroup, 5);
        assert!(sealer.owns_tag(Tagged::ChatOfGroup, 5, &tag));
        assert!(!sealer.owns_tag(Tagged::ChatOfGroup, 6, &tag));
        assert!(!sealer.owns_tag(Tagged::ChatOfGroup, 5, ""));
        assert!(!Sealer::new(&[8; 32]).owns_tag(Tagged::ChatOfGroup, 5, &tag));
    }

    #[test]
    fn a_mark_is_of_what_was_shown_and_of_one_key() {
        let sealer = Sealer::new(&[7; 32]);
        assert_eq!(sealer.mark("one"), sealer.mark("one"));
        assert_ne!(sealer.mark("one"), sealer.mark("other"));
        assert_ne!(sealer.mark("one"), Sealer::new(&[8; 32]).mark("one"));
    }

    #[test]
    fn the_key_file_is_made_once_and_then_read() {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("keys/secret.key");
        let sealed = Sealer::from_file(&path).unwrap().seal(Part::Draft, &1).unwrap();
        assert_eq!(Sealer::from_file(&path).unwrap().open::<i32>(Part::Draft, &sealed).unwrap(), 1);
        let names: Vec<_> = fs::read_dir(path.parent().unwrap()).unwrap().collect();
        assert_eq!(names.len(), 1, "nothing else is left there");
        fs::write(&path, "short").unwrap();
        assert!(matches!(Sealer::from_file(&path), Err(KeyError::Malformed)));
    }
    #[test]
    fn all_who_start_together_have_one_key() {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("keys/secret.key");
        let tag = || Sealer::from_file(&path).unwrap().tag(Tagged::Store, 0);
        let tags: Vec<String> = std::thread::scope(|scope| {
            let all: Vec<_> = (0..16).map(|_| scope.spawn(tag)).collect();
            all.into_iter().map(|one| one.join().unwrap()).collect()
        });
        assert!(tags.iter().all(|tag| *tag == tags[0]));
    }
}
