//! A delivery: one thing owed to one recipient, and what follows when its sending ends in doubt.
//!
//! Not here: which deliveries are owed (`outbox/plan.rs`), their rows (`store/deliveries.rs`), what
//! they say (`outbox/compose.rs`).

use chrono::Duration;

use super::address::Platform;
use super::{BadWord, words_of};

mod kind;
#[cfg(test)]
mod tests;

pub use kind::{Again, GivenUp, Kind};

/// A change notice waits this long, so that an undo says nothing.
pub const CHANGE_WAITS: Duration = Duration::minutes(2);
/// … but not at all if the session is this near.
pub const CHANGE_HURRIES: Duration = Duration::hours(2);
/// Discord knows a message by its nonce for "a few minutes" (Discord docs, Create Message): a doubtful
/// send may be repeated this long after its first start without being doubled.
pub const NONCE_HOLDS: Duration = Duration::seconds(60);
/// A calendar that is corrected by so little is no reason for anything.
pub const CORRECTION: Duration = Duration::seconds(5);

words_of! {
    /// How far a delivery is.
    pub enum State {
        /// Owed.
        Pending = "pending",
        /// Marked; a request may be under way.
        Sending = "sending",
        /// Done.
        Sent = "sent",
        /// It may have been done; it is not tried again.
        InDoubt = "in_doubt",
        /// The platform will not have it.
        Refused = "refused",
        /// It came too late.
        Expired = "expired",
        /// A more urgent one took its place.
        Superseded = "superseded",
        /// It is not owed any more.
        Cancelled = "cancelled",
    }
}

words_of! {
    /// Why a chat cannot be posted to: what its facilitators can mend.
    pub enum Loss {
        /// The bot is there, but may not write.
        Rights = "rights",
        /// The bot was taken out.
        Left = "left",
        /// It is not there any more, or not for the bot.
        Gone = "gone",
    }
}

/// What follows a doubtful send.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AfterDoubt {
    /// Try again: the platform drops the double, or a double does no harm.
    Resend,
    /// Leave it, and count it.
    LeaveIt,
}

/// What is known of a send that ended in doubt.
#[derive(Clone, Copy, Debug)]
pub struct Doubt {
    /// On which platform.
    pub platform: Platform,
    /// Of what kind.
    pub kind: Kind,
    /// How long ago it was first tried.
    pub since_first_try: Duration,
    /// How often it has ended in doubt.
    pub times: i64,
    /// A reminder: whether a later one for the same session and recipient is still to come.
    pub later_one_to_come: bool,
}

/// Whether Discord still knows the nonce. A first try that has not come yet, by the calendar, was before the
/// calendar was set back: nobody knows how long ago.
fn nonce_holds(since_first_try: Duration) -> bool {
    (-CORRECTION..=NONCE_HOLDS).contains(&since_first_try)
}

impl Doubt {
    /// Whether it may still be tried again now that its turn has come: it cannot be doubled, or a double does
    /// less harm than silence. What kept it waiting since (a limit, an outage) does not make the nonce hold
    /// longer; and a later reminder may be to come that was not when it ended in doubt (a cancelled session
    /// that takes place after all).
    #[must_use]
    pub fn may_be_repeated(self) -> bool {
        match (self.platform, self.kind.in_doubt().0) {
            (_, Again::Anywhere(_) | Again::Harmless(_)) => true,
            (_, Again::Anew) => false,
            (Platform::Discord, _) => nonce_holds(self.since_first_try),
            (Platform::Telegram, Again::Once) => true,
            (Platform::Telegram, Again::IfLast(_)) => !self.later_one_to_come,
        }
    }

    /// What follows, by what the kind declares.
    #[must_use]
    pub fn answer(self) -> AfterDoubt {
        let on_telegram = self.platform == Platform::Telegram;
        let dropped = !on_telegram && nonce_holds(self.since_first_try);
        let again = match self.kind.in_doubt().0 {
            Again::Once => dropped || (on_telegram && self.times <= 1),
            Again::IfLast(times) => {
                dropped || (on_telegram && self.times <= times && !self.later_one_to_come)
            }
            Again::Anywhere(times) => dropped || self.times <= times,
            // Discord's nonce says nothing here: nothing is posted.
            Again::Harmless(times) => self.times <= times,
            Again::Anew => false,
        };
        if again { AfterDoubt::Resend } else { AfterDoubt::LeaveIt }
    }
}
