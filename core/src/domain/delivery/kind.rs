//! Every kind of thing that is owed, and the one table that says what follows when its sending ends in doubt.
//!
//! A new kind is written in four places: here twice, in `outbox/plan/` where it is owed, and in
//! `outbox/compose/` where it gets its words.

use super::super::{BadWord, words_of};

/// What must not be missed is sent again after so many doubtful ends, where a double cannot be helped. Once
/// is too few: a lost answer and a process that dies do meet.
const DOUBTS_BORNE: i64 = 3;

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
        /// Somebody wishes for a group that is not there: to the operator (wish).
        Wish = "wish",
    }
}

impl Kind {
    /// Whether it announces a session that is near, one offset at a time.
    #[must_use]
    pub const fn is_reminder(self) -> bool {
        matches!(self, Self::Reminder | Self::PersonalReminder)
    }
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
            Self::Wish => (A::Once, G::Counted),
        }
    }
}
