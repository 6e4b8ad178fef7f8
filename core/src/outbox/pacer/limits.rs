//! What the platforms publish about how fast they may be written to.

use std::fmt;
use std::time::Duration;

use crate::domain::address::Platform;

/// A platform's published limits.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Requests a second, all chats together.
    pub lane_per_second: usize,
    /// At most so many messages …
    pub chat_burst: usize,
    /// … to one chat in so long.
    pub chat_window: Duration,
    /// At most so many messages in a minute to a chat of several people, if there is such a limit.
    pub shared_per_minute: Option<usize>,
    /// How long a recipient is left alone after a request that failed; after each one more in a row, so much
    /// longer (`failures.rs`). None is published: it is what a short break of a platform takes.
    pub breather: Duration,
    /// The longest it is left alone. Telegram is asked again a few times only, so these are spread; Discord is
    /// asked for as long as its nonce holds, so no break may be over and go unnoticed until then.
    pub longest_breather: Duration,
}

/// The usual breather.
const BREATHER: Duration = Duration::from_millis(700);

/// What a platform counts messages by.
#[derive(Clone, PartialEq, Eq, Hash)]
pub enum Room {
    /// A chat of several people, its topics together.
    Shared(String),
    /// One person's private chat.
    Private(String),
}

impl Limits {
    /// None at all.
    pub const NONE: Self = Self {
        lane_per_second: usize::MAX,
        chat_burst: usize::MAX,
        chat_window: Duration::from_secs(1),
        shared_per_minute: None,
        breather: BREATHER,
        longest_breather: Duration::from_secs(5),
    };

    /// Telegram: 30 a second, one a second to a chat, 20 a minute to a group (Bot API FAQ). Discord:
    /// 50 a second (Discord docs, Rate Limits), 5 in 5 seconds to a channel (its usual bucket).
    #[must_use]
    pub const fn of(platform: Platform) -> Self {
        match platform {
            Platform::Telegram => Self {
                lane_per_second: 30,
                chat_burst: 1,
                chat_window: Duration::from_secs(1),
                shared_per_minute: Some(20),
                breather: BREATHER,
                longest_breather: Duration::from_secs(14),
            },
            Platform::Discord => Self {
                lane_per_second: 50,
                chat_burst: 5,
                chat_window: Duration::from_secs(5),
                shared_per_minute: None,
                breather: BREATHER,
                longest_breather: Duration::from_secs(5),
            },
        }
    }
}

/// Says whose it is to nobody.
impl fmt::Debug for Room {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Shared(_) => "a chat",
            Self::Private(_) => "a private chat",
        })
    }
}
