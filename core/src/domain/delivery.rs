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

/// What is known of a send that ended in doubt.
#[derive(Clone, Copy, Debug)]
pub struct Doubt {
    /// On which platform.
    pub platform: Platform,
    /// Of what kind.
    pub kind: Kind,
    /// How long ago it was first tried.
    pub since_first_try: Duration,
    /// How often it has ended in doubt, this time included.
    pub times: i64,
    /// A reminder: whether a later one for the same session and recipient is still to come.
    pub later_one_to_come: bool,
}

/// Whether a delivery that ended in doubt, `since_first_try` ago, may still be tried again: it cannot be
/// doubled, or a double does less harm than silence. What kept it waiting since (a limit, an outage) does not make the nonce hold longer.
#[must_use]
pub fn may_be_repeated(platform: Platform, kind: Kind, since_first_try: Duration) -> bool {
    platform == Platform::Telegram
        || matches!(kind, Kind::EraseMessage | Kind::Change)
        || nonce_holds(since_first_try)
}

/// Whether Discord still knows the nonce. A first try that has not come yet, by the calendar, was before the
/// calendar was set back: nobody knows how long ago.
fn nonce_holds(since_first_try: Duration) -> bool {
    (-CORRECTION..=NONCE_HOLDS).contains(&since_first_try)
}

impl Doubt {
    /// What follows.
    ///
    /// Discord drops a repeated nonce, so there everything is resent while the nonce holds. Telegram
    /// has no such key: a reminder is left if a later one is still to come, and resent once if it
    /// was the last, since one too many is better than none; the rest is resent once. A notice of
    /// change is resent on both, since whoever misses it comes at the wrong time.
    #[must_use]
    pub fn answer(self) -> AfterDoubt {
        let again = match (self.kind, self.platform) {
            (Kind::EraseMessage, _) => self.times <= 5,
            (Kind::Change, _) if self.times <= 3 => true,
            (_, Platform::Discord) => nonce_holds(self.since_first_try),
            (Kind::Reminder | Kind::PersonalReminder, Platform::Telegram) => {
                !self.later_one_to_come && self.times <= 1
            }
            (Kind::Change, Platform::Telegram) => false,
            (_, Platform::Telegram) => self.times <= 1,
        };
        if again { AfterDoubt::Resend } else { AfterDoubt::LeaveIt }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn doubt(platform: Platform, kind: Kind) -> Doubt {
        Doubt {
            platform,
            kind,
            since_first_try: Duration::seconds(5),
            times: 1,
            later_one_to_come: false,
        }
    }

    #[test]
    fn discord_resends_only_while_the_nonce_holds() {
        let early = doubt(Platform::Discord, Kind::Reminder);
        assert_eq!(early.answer(), AfterDoubt::Resend);
        let late = Doubt { since_first_try: Duration::seconds(61), ..early };
        assert_eq!(late.answer(), AfterDoubt::LeaveIt);
        let set_back = Doubt { since_first_try: Duration::seconds(-6), ..early };
        assert_eq!(set_back.answer(), AfterDoubt::LeaveIt);
    }

    #[test]
    fn a_change_is_told_even_if_the_nonce_holds_no_longer() {
        let change = doubt(Platform::Discord, Kind::Change);
        let late = Doubt { since_first_try: Duration::seconds(61), ..change };
        assert_eq!(late.answer(), AfterDoubt::Resend);
        assert_eq!(Doubt { times: 4, ..late }.answer(), AfterDoubt::LeaveIt);
        assert_eq!(Doubt { times: 4, ..change }.answer(), AfterDoubt::Resend);
    }

    #[test]
    fn telegram_resends_the_last_reminder_once_and_an_early_one_never() {
        let last = doubt(Platform::Telegram, Kind::Reminder);
        assert_eq!(last.answer(), AfterDoubt::Resend);
        assert_eq!(Doubt { times: 2, ..last }.answer(), AfterDoubt::LeaveIt);
        assert_eq!(Doubt { later_one_to_come: true, ..last }.answer(), AfterDoubt::LeaveIt);
    }
}
