//! Whether the bot may post in a chat: what an adapter finds out when it is asked, without posting.

/// What was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MayPost {
    /// It may.
    Yes,
    /// The chat is there, but closed to the bot, or this right is missing: the platform's own name
    /// of it.
    Lacks(&'static str),
    /// The chat is not there any more, or the bot is not in it.
    Gone,
    /// It became another chat (a Telegram group that became a supergroup).
    Moved,
    /// Nobody could be asked. A short reason: never an address, a name or a token.
    Unknown(String),
}
