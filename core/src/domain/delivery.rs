//! A delivery: one thing owed to one recipient, and what follows when its sending ends in doubt.
//!
//! Not here: which deliveries are owed (`outbox/plan.rs`), their rows (`store/deliveries.rs`), what
//! they say (`outbox/compose.rs`).

use chrono::Duration;

use super::address::Platform;
use super::{BadWord, words_of};

/// A change notice waits this long, so that an undo says nothing.
pub const CHANGE_WAITS: Duration = Duration::minutes(2);
/// … but not at all if the session is this near.
pub const CHANGE_HURRIES: Duration = Duration::hours(2);
/// Discord knows a message by its nonce for "a few minutes" (Discord docs, Create Message): a doubtful
/// send may be repeated this long after its first start without being doubled.
pub const NONCE_HOLDS: Duration = Duration::seconds(60);
/// What must not be missed is sent again after so many doubtful ends, where a double cannot be helped. Once
/// is too few: a lost answer and a process that dies do meet.
const DOUBTS_BORNE: i64 = 3;
/// A calendar that is corrected by so little is no reason for anything.
pub const CORRECTION: Duration = Duration::seconds(5);

words_of! {
    /// What is owed. In brackets: whose id the row's `subject` is.
    pub enum Kind {
        /// A session is near (session).
        Reminder = "reminder",
        /// A session is near, said privately to somebody who wished for it (session).
        PersonalReminder = "personal_reminder",
        /// A session was moved or cancelled, or takes place after all (session).
        Change = "change",
        /// New session times were posted (series).
        Posted = "posted",
        /// A series goes no further (series).
        SeriesEnded = "series_ended",
        /// A group takes a break, goes on, or is over (group; the revision counts these changes).
        GroupState = "group_state",
        /// A facilitator's words (announcement).
        Announcement = "announcement",
        /// Somebody was taken out of a group: to them (group).
        Removed = "removed",
        /// A group has no facilitator any more: to the operator (group).
        Orphaned = "orphaned",
        /// A group asks to be admitted: to the operator (group).
        AdmissionRequest = "admission_request",
        /// A group was admitted: to its facilitators (group).
        Admitted = "admitted",
        /// Somebody who manages a chat asks that it serve a group: to the group's facilitators
        /// (chat; the revision is the group's id).
        BindRequest = "bind_request",
        /// A facilitator agreed to that: to the chat (group).
        ChatBound = "chat_bound",
        /// A group's chat cannot be reached: to its facilitators (chat).
        ChatLost = "chat_lost",
        /// A call link was typed in a chat: to the group's facilitators (chat).
        LinkExposed = "link_exposed",
        /// A message that holds a call link is to be deleted (chat; the message id is in `message`).
        EraseMessage = "erase_message",
        /// A chat may not have heard something: to the group's facilitators, who may have it told
        /// again (that delivery; the revision is when it fell due).
        Unheard = "unheard",
        /// Reminders may not have arrived: to the group's facilitators (group; the revision is the
        /// day).
        RemindersUnheard = "reminders_unheard",
    }
}

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

impl Kind {
    /// Whether it announces a session that is near, one offset at a time.
    #[must_use]
    pub const fn is_reminder(self) -> bool {
        matches!(self, Self::Reminder | Self::PersonalReminder)
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

/// Whether a kind is sent again where a platform does not drop the double: on Telegram always, on Discord
/// once its nonce holds no longer. While it holds, Discord is sent everything again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Again {
    /// Resend once, on Telegram: one too many is better than none.
    Once,
    /// Drop it on Telegram while a later one is to come; resend the last one, after so many doubts: one
    /// too many is better than none.
    IfLast(i64),
    /// Resend on both platforms, after so many doubts: silence does more harm than a double.
    Anywhere(i64),
    /// Idempotent: twice is the same as once. Done again on both, after so many doubts.
    Harmless(i64),
}

/// What happens once a kind is not sent again and nobody knows whether it arrived, or it is known that it did
/// not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GivenUp {
    /// It is counted, and that is all: whoever it was for is a person, or can do nothing about it.
    Counted,
    /// The group's facilitators are asked to look, and may have it sent again.
    Asked,
    /// It stands in what the facilitators get once a day at most.
    Listed,
}

impl Kind {
    /// What this kind declares for doubt: the one table.
    #[must_use]
    pub const fn in_doubt(self) -> (Again, GivenUp) {
        use {Again as A, GivenUp as G};
        match self {
            Self::Reminder => (A::IfLast(DOUBTS_BORNE), G::Listed),
            Self::PersonalReminder => (A::IfLast(DOUBTS_BORNE), G::Counted),
            Self::Change => (A::Anywhere(DOUBTS_BORNE), G::Asked),
            Self::Posted => (A::Once, G::Asked),
            Self::SeriesEnded => (A::Once, G::Asked),
            Self::GroupState => (A::Once, G::Asked),
            Self::Announcement => (A::Once, G::Asked),
            Self::Removed => (A::Once, G::Counted),
            Self::Orphaned => (A::Once, G::Counted),
            Self::AdmissionRequest => (A::Once, G::Counted),
            Self::Admitted => (A::Once, G::Counted),
            Self::BindRequest => (A::Once, G::Counted),
            Self::ChatBound => (A::Once, G::Counted),
            Self::ChatLost => (A::Once, G::Counted),
            Self::LinkExposed => (A::Once, G::Counted),
            Self::EraseMessage => (A::Harmless(5), G::Counted),
            // Word of what failed is not followed by word of its own failing.
            Self::Unheard => (A::Once, G::Counted),
            Self::RemindersUnheard => (A::Once, G::Counted),
        }
    }
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
        };
        if again { AfterDoubt::Resend } else { AfterDoubt::LeaveIt }
    }
}

#[cfg(test)]
mod tests;
