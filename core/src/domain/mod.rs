//! What is true: facts and rules about groups, sessions, venues and deliveries, and the plain data a
//! platform hands over ([`caller`], [`request`]).
//!
//! Pure: no async, no SQL, no clock of its own. Not here: what can be asked (`commands/`), what is
//! remembered (`store/`), what is said (`reply/`).

pub mod access;
pub mod address;
pub mod attendance;
pub mod audit;
pub mod caller;
pub mod concern;
pub mod credential;
pub mod delivery;
pub mod duty;
pub mod entry;
pub mod fee;
pub mod filters;
pub mod group;
pub mod language;
pub mod listing;
pub mod membership;
pub mod offsets;
pub mod policy;
pub mod posting;
pub mod private;
pub mod request;
pub mod seat;
pub mod session;
pub mod statement;
pub mod text;
pub mod topic;
pub mod venue;

/// A word the store holds that is none of those this program writes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a word of ours")]
pub struct BadWord;

/// An enumeration whose members are single words in the store.
macro_rules! words_of {
    ($(#[$doc:meta])* pub enum $name:ident { $($(#[$note:meta])* $member:ident = $word:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum $name { $($(#[$note])* $member),+ }

        impl $name {
            /// All of them.
            pub const ALL: &'static [Self] = &[$(Self::$member),+];

            /// The word the store uses.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$member => $word),+ }
            }
        }

        impl std::str::FromStr for $name {
            type Err = BadWord;

            fn from_str(word: &str) -> Result<Self, BadWord> {
                Self::ALL.iter().copied().find(|member| member.as_str() == word).ok_or(BadWord)
            }
        }
    };
}
pub(crate) use words_of;
