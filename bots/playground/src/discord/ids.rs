//! Names of things in the stand-in's Discord: snowflakes with a type.
//!
//! Here: the ids a person who acts passes around, and how a new one is made. Not here: what they
//! stand for (`world/`).

use std::fmt;

use chrono::{DateTime, Utc};

/// First second of 2015 in Unix milliseconds, where snowflakes start to count.
/// Source: Discord docs, "Snowflakes".
const DISCORD_EPOCH: i64 = 1_420_070_400_000;

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub u64);

        impl $name {
            /// The bare number.
            #[must_use]
            pub fn get(self) -> u64 {
                self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(out)
            }
        }
    };
}

id!(
    /// A server ("guild").
    GuildId
);
id!(
    /// A channel, thread or direct conversation.
    ChannelId
);
id!(
    /// A role of a server.
    RoleId
);
id!(
    /// A message.
    MessageId
);

/// The snowflake made at `now` as the `count`-th of this world. Deterministic: the same story played
/// at the same calendar times gives the same ids.
pub(super) fn snowflake(now: DateTime<Utc>, count: u64) -> u64 {
    let millis = u64::try_from(now.timestamp_millis() - DISCORD_EPOCH).unwrap_or(0);
    (millis << 22) | (count & 0x3F_FFFF)
}

/// A snowflake as it stands in paths and bodies.
pub(super) fn parse(text: &str) -> Option<u64> {
    let plain = text.bytes().all(|byte| byte.is_ascii_digit()) && !text.starts_with('0');
    if plain { text.parse().ok() } else { None }
}
