//! What the outbox asks of a platform at the door of a chat: who gets in, and who is taken out.
//!
//! An adapter translates each into the requests it takes and says how that ended. Here `Done` also means
//! that there is nothing to do: whoever is to be taken out is not there, or stands above the bot and is
//! never touched. `WasSo` is said of a role that somebody had already. `Gone` is said of what is given (a role), not of the account; `NotAllowed` of a right
//! the bot lacks; `Absent` of an account that is not there to be given anything. None of them says anything
//! about the chat as a place to write in.

use crate::clock::Instant;
use crate::domain::address::Account;
use crate::domain::private::Private;
use crate::reply::Message;

/// A change at the door of the chat it goes to.
#[derive(Clone, Debug, PartialEq)]
pub enum Door {
    /// Discord: gives a member of the chat's server a role.
    GiveRole {
        /// To whom.
        account: Account,
        /// Which.
        role: String,
    },
    /// Discord: takes it back.
    TakeRole {
        /// From whom.
        account: Account,
        /// Which.
        role: String,
    },
    /// Telegram: approves their request if they asked to join; else, unless they are in the chat, makes a
    /// link that lets in one account, once. It is not sent by this.
    LetIn {
        /// Whom.
        account: Account,
        /// Whether they asked, as far as is known.
        asked: bool,
        /// Whether it was we who banned them.
        barred: bool,
        /// When the link ends.
        until: Instant,
    },
    /// Telegram: takes them out of the chat, unless they are administrator or owner of it.
    TakeOut {
        /// Whom.
        account: Account,
        /// Whether they are kept out.
        barred: bool,
    },
    /// Telegram: makes a link worthless.
    Revoke(Private<String>),
    /// Telegram: turns down a request to join.
    TurnDown(Account),
    /// Telegram: writes privately to somebody who asked to join: for five minutes that reaches people who
    /// never pressed Start.
    Answer {
        /// To whom.
        account: Account,
        /// What.
        message: Message,
    },
}
