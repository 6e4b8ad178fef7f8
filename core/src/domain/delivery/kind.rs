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
        /// Somebody who was taken out may ask to come in again: to them; and, if the operator says so, to who leads
        /// the group (group; the revision counts these).
        LetBack = "let_back",
        /// A group has no facilitator any more: to the operator (group; the revision counts these).
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
        /// A code that somebody gave out was typed where others read it: to them (group; the revision counts
        /// these; what it was is in `message`).
        CodeOverheard = "code_overheard",
        /// A message that holds a call link or a code is to be deleted (chat; the message id is in `message`).
        EraseMessage = "erase_message",
        /// A chat may not have heard something: to the group's facilitators, who may have it told
        /// again (that delivery; the revision is when it fell due).
        Unheard = "unheard",
        /// Reminders may not have arrived: to the group's facilitators (group; the revision is the
        /// day).
        RemindersUnheard = "reminders_unheard",
        /// One person more leads a group: to who led it before (group; the revision is the membership).
        Cofacilitator = "cofacilitator",
        /// Somebody who led a group has left it: to who leads it still (group; the revision counts these; the
        /// sessions they had taken on are in `message`).
        FacilitatorLeft = "facilitator_left",
        /// The same of somebody who was forgotten.
        FacilitatorGone = "facilitator_gone",
        /// A group does not say any more what it must to be found, or is found no more for that: to who leads it
        /// (group; the revision counts these).
        Unstated = "unstated",
        /// Somebody told the operator something about a group: to the operators, and again while it
        /// waits (concern; the revision counts these).
        ConcernRaised = "concern_raised",
        /// Something was added to a concern: to the operators (a row of its words).
        ConcernAdded = "concern_added",
        /// The operator asks something: to whoever raised a concern (a row of its words).
        ConcernAsked = "concern_asked",
        /// What became of a concern: to whoever raised it (concern).
        ConcernEnded = "concern_ended",
        /// What the operator decided about a group: to its facilitators (group; the revision counts
        /// these decisions).
        Decided = "decided",
        /// The operator took somebody out of a group: to who leads it (membership; the revision counts these).
        Expelled = "expelled",
        /// A group takes a break, goes on, or is over: to whom none of its chats reaches (group; the revision
        /// counts these changes).
        StateTold = "state_told",
        /// A facilitator states a profession: to the operator (credential; the revision is its).
        ProfessionStated = "profession_stated",
        /// The operator checked it, or took that back: to who stated it (credential; the revision is its).
        ProfessionChecked = "profession_checked",
        /// It ends in a while: to who stated it, and of a check to the operator (credential; the revision
        /// is its).
        ProfessionEnds = "profession_ends",
        /// By what somebody stated, their licence ends in a while, after the operator's check of it: to them
        /// (credential; the revision is its).
        LicenceEnds = "licence_ends",
        /// Somebody asks with what right somebody leads: to them (person).
        LicenceAsked = "licence_asked",
        /// Somebody is let in at a chat's door, or taken out again: to the chat, where nobody reads it
        /// (access change; the revision is its own).
        Access = "access",
        /// A way into a chat, for one person, once: to them (invite link).
        Invitation = "invitation",
        /// Such a link is of no more use: to the chat, where nobody reads it (invite link).
        LinkRevoked = "link_revoked",
        /// Somebody we do not know asked to join a chat: to them (join request).
        JoinAnswer = "join_answer",
        /// They are turned down: to the chat, where nobody reads it (join request).
        JoinDeclined = "join_declined",
        /// A Discord channel cannot be opened to somebody who is not on its server: to them (group; the
        /// revision is the access change).
        DoorWaits = "door_waits",
        /// A group gives a role from now on, which others see: to who is in it (group).
        RoleTold = "role_told",
        /// A chat's door cannot be kept: to its group's facilitators (chat).
        AccessRefused = "access_refused",
        /// Somebody who came in may not be in the group's chat, whose door is not kept: to who leads it (group;
        /// the revision is the day; on which platforms is in `message`).
        Outside = "outside",
        /// A seat is held for somebody who waits for one (seat offer).
        SeatOffer = "seat_offer",
        /// It was held in vain, and went on (seat offer). Due when that time is over.
        SeatLapsed = "seat_lapsed",
        /// A seat that was offered is not free after all (seat offer).
        SeatWithdrawn = "seat_withdrawn",
        /// Somebody waited for a seat in a group that is over (group).
        LineEnded = "line_ended",
        /// A session was moved or cancelled, or takes place after all: to who would come in vain, since no
        /// chat says it to them (session).
        ChangeTold = "change_told",
        /// A place for one session is a member's again who wanted to come after all: to them (session; the revision
        /// counts these).
        PlaceBack = "place_back",
        /// Somebody asks to be let in: to the group's facilitators (request).
        EntryRequest = "entry_request",
        /// A request was decided: to who asked (request).
        EntryDecided = "entry_decided",
        /// Something is asked back: to who asked to be let in (request; the revision is the word).
        EntryQuestion = "entry_question",
        /// That was answered: to the group's facilitators (request; the revision is the word).
        EntryAnswer = "entry_answer",
        /// Nobody has decided a request for some days: to the group's facilitators (request; the revision is how
        /// many days).
        EntryWaits = "entry_waits",
        /// A request was not decided in time: to who asked, and to the group's facilitators (group; the
        /// revision is the request).
        EntryLapsed = "entry_lapsed",
        /// A group agrees on something new: to its members (group; the revision is the version).
        AgreementChanged = "agreement_changed",
        /// A session begins: to who leads the group (session).
        SessionBegins = "session_begins",
        /// Nobody has begun a session: to who leads the group (session).
        HostMissing = "host_missing",
        /// Nobody began two in a row: to the operator (group; the revision is the session).
        HostsMissing = "hosts_missing",
        /// A group takes nobody new for that: to who leads it (group; the revision is the session).
        JoinsPaused = "joins_paused",
        /// A break will not end by itself on the day that was said: to who leads the group (group; the revision
        /// counts these days).
        BreakEnds = "break_ends",
        /// Somebody wishes for a group that is not there: to the operator (wish).
        Wish = "wish",
        /// What a group costs changes, or stays after all: to whom it concerns (fee).
        FeeChange = "fee_change",
        /// Who came to a session is asked: of who leads the group (session).
        Attendance = "attendance",
        /// Whether that is noted: to the members (group).
        AttendanceTold = "attendance_told",
    }
}

impl Kind {
    /// Whether it announces a session that is near, one offset at a time.
    #[must_use]
    pub const fn is_reminder(self) -> bool {
        matches!(self, Self::Reminder | Self::PersonalReminder)
    }

    /// Whether it changes who gets into a chat instead of saying something there: that it is refused says
    /// nothing about the chat as a place to write in.
    #[must_use]
    pub const fn is_at_the_door(self) -> bool {
        let changes = matches!(self, Self::Access | Self::LinkRevoked);
        changes || matches!(self, Self::JoinAnswer | Self::JoinDeclined)
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
    /// Never sent again as it is: what it carries is made worthless, and another is made in its place.
    Anew,
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
            Self::Removed | Self::LetBack | Self::Orphaned => (A::Once, G::Counted),
            Self::AdmissionRequest | Self::Admitted => (A::Once, G::Counted),
            Self::BindRequest => (A::Once, G::Counted),
            Self::ChatBound => (A::Once, G::Counted),
            Self::ChatLost => (A::Once, G::Counted),
            Self::LinkExposed | Self::CodeOverheard => (A::Once, G::Counted),
            Self::EraseMessage => (A::Harmless(5), G::Counted),
            // Word of what failed is not followed by word of its own failing.
            Self::Unheard => (A::Once, G::Counted),
            Self::RemindersUnheard => (A::Once, G::Counted),
            Self::Cofacilitator | Self::FacilitatorLeft => (A::Once, G::Counted),
            Self::FacilitatorGone | Self::Unstated => (A::Once, G::Counted),
            Self::ConcernRaised | Self::ConcernAdded | Self::ConcernAsked | Self::ConcernEnded => {
                (A::Once, G::Counted)
            }
            Self::Decided | Self::Expelled => (A::Once, G::Counted),
            Self::StateTold => (A::Once, G::Counted),
            Self::ProfessionStated
            | Self::ProfessionChecked
            | Self::ProfessionEnds
            | Self::LicenceEnds
            | Self::LicenceAsked => (A::Once, G::Counted),
            Self::Access => (A::Harmless(5), G::Counted),
            Self::Invitation => (A::Anew, G::Counted),
            Self::LinkRevoked => (A::Harmless(5), G::Counted),
            Self::JoinAnswer => (A::Once, G::Counted),
            Self::JoinDeclined => (A::Harmless(5), G::Counted),
            Self::DoorWaits | Self::RoleTold => (A::Once, G::Counted),
            Self::AccessRefused | Self::Outside => (A::Once, G::Counted),
            // The seat goes on, or stays empty, if they do not hear of it; to hear twice of it does no harm.
            Self::SeatOffer | Self::PlaceBack => (A::Anywhere(DOUBTS_BORNE), G::Counted),
            Self::SeatLapsed => (A::Once, G::Counted),
            Self::SeatWithdrawn => (A::Once, G::Counted),
            Self::LineEnded => (A::Once, G::Counted),
            // Whoever comes to the old time must hear of it.
            Self::ChangeTold => (A::Anywhere(DOUBTS_BORNE), G::Counted),
            Self::EntryRequest => (A::Once, G::Counted),
            Self::EntryDecided => (A::Once, G::Counted),
            Self::EntryQuestion | Self::EntryAnswer => (A::Once, G::Counted),
            Self::EntryWaits | Self::EntryLapsed => (A::Once, G::Counted),
            Self::AgreementChanged => (A::Once, G::Counted),
            Self::SessionBegins => (A::Once, G::Counted),
            Self::HostMissing | Self::HostsMissing | Self::JoinsPaused => (A::Once, G::Counted),
            Self::BreakEnds => (A::Once, G::Counted),
            Self::Wish => (A::Once, G::Counted),
            // Nobody shall pay what they did not hear of.
            Self::FeeChange => (A::Anywhere(DOUBTS_BORNE), G::Counted),
            Self::Attendance | Self::AttendanceTold => (A::Once, G::Counted),
        }
    }
}
