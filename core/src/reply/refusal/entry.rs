//! Refusals about coming into a group: requests, invitations, what is asked and agreed.

use crate::domain::entry::{LONGEST_QUESTION, MOST_QUESTIONS, RequestState};
use crate::domain::private::Private;
use crate::reply::block::{Line, Span};
use crate::reply::words::Voice;

/// Why somebody did not come in, or was not let in.
#[derive(Debug)]
pub enum EntryRefusal {
    /// The group takes only those it invites.
    ByInvitation(Private<String>),
    /// They were taken out of it, and forgotten since.
    TakenOut(Private<String>),
    /// They were taken out of it, and what number they are to those who may let them ask again.
    TakenOutAs(Private<String>, Span),
    /// The operator took them out of it.
    TakenOutForGood(Private<String>),
    /// They were not let in, and may ask again from this date on.
    AskAgainFrom(Private<String>, Line),
    /// They are on the way in, and not in yet: where they stand, and the way out.
    OnTheWay(Line),
    /// The request was taken back, or has lapsed.
    RequestGone,
    /// It was decided already.
    Decided(RequestState),
    /// The same, to who asked: word of it is on its way.
    DecidedMeanwhile,
    /// No invitation has that code.
    NoSuchInvitation,
    /// Somebody came in by it already.
    InvitationUsed,
    /// The same, to who wants to take it back.
    InvitationUsedBy(Private<String>),
    /// It held for a while only.
    InvitationExpired,
    /// The group takes nobody new at present; the invitation holds until then.
    InvitationKeeps(Private<String>, Line),
    /// The code leads into another group than the one that was named.
    CodeOfAnother,
    /// So many are open that no more are made.
    TooManyInvitations(Private<String>),
    /// More questions than may be asked.
    TooManyQuestions,
    /// A question is too long.
    QuestionTooLong,
    /// The group does without an agreement.
    NoAgreement(Private<String>),
}

impl EntryRefusal {
    /// In words.
    #[must_use]
    pub fn say(&self, voice: &Voice) -> Line {
        let number = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
        match self {
            Self::ByInvitation(label) => voice.refuse_by_invitation(label),
            Self::TakenOut(label) => voice.refuse_taken_out(label),
            Self::TakenOutAs(label, number) => voice.refuse_taken_out_as(label, number.clone()),
            Self::TakenOutForGood(label) => voice.refuse_only_operator_lets_back(label),
            Self::AskAgainFrom(label, date) => voice.refuse_ask_again_from(label, date.clone()),
            Self::OnTheWay(stands) => stands.clone(),
            Self::RequestGone => voice.refuse_request_gone(),
            Self::Decided(state) => voice.refuse_decided(state.as_str()),
            Self::DecidedMeanwhile => voice.refuse_decided_meanwhile(),
            Self::NoSuchInvitation => voice.refuse_no_such_invitation(),
            Self::InvitationUsed => voice.refuse_invitation_used(),
            Self::InvitationUsedBy(label) => voice.refuse_invitation_used_by(label),
            Self::InvitationExpired => voice.refuse_invitation_expired(),
            Self::InvitationKeeps(label, until) => {
                voice.refuse_invitation_keeps(label, until.clone())
            }
            Self::CodeOfAnother => voice.refuse_code_of_another(),
            Self::TooManyInvitations(label) => voice.refuse_too_many_invitations(label),
            Self::TooManyQuestions => voice.refuse_too_many_questions(number(MOST_QUESTIONS)),
            Self::QuestionTooLong => voice.refuse_question_too_long(number(LONGEST_QUESTION)),
            Self::NoAgreement(label) => voice.refuse_no_agreement(label),
        }
    }
}
