//! What is turned down while a group is run: breaks, who is taken out, codes, beginnings, records of who came.

use crate::domain::policy::KEPT_DAYS;
use crate::domain::private::Private;
use crate::reply::block::{Line, Span};
use crate::reply::words::Voice;

/// Why something was not done.
#[derive(Debug)]
pub enum Running {
    /// Nobody in the groups one leads goes by that name.
    NobodyOfThatName,
    /// That is nothing one takes on for a session.
    NoSuchDuty,
    /// Somebody who leads a group is not taken out of it.
    IsFacilitator,
    /// Nobody is kept out under that number, or nobody any more.
    NotTakenOut,
    /// The operator took them out of this group.
    TakenOutByOperator(Private<String>),
    /// The group takes a break.
    InBreak(Private<String>),
    /// The group takes no break.
    NotInBreak(Private<String>),
    /// A code that is unknown, used or too old.
    CodeUnknown,
    /// Who has a code leads the group already.
    LeadsAlready(Private<String>),
    /// Who leads no group gave no code either.
    NoCodeAndNoGroup,
    /// Somebody else has that duty: who, and in which group.
    DutyTaken(Line, Private<String>),
    /// A break does not end on that day: how one is written.
    NoDayOfABreak(Span),
    /// Somebody who leads the group goes by that name; and how another one is said.
    NameOfWhoLeads(Private<String>, Span),
    /// The same to who leads it: somebody in it, or on the way in.
    NameOfSomebodyHere(Private<String>),
    /// The group notes nobody.
    AttendanceNotKept(Private<String>),
    /// No session of the group is over.
    NoSessionOver(Private<String>),
    /// That session has not begun.
    NothingToNoteYet(Private<String>),
    /// It was over before the group began to note who comes, or long ago.
    NotNotedThen(Private<String>),
    /// Nobody is in the group but who leads it.
    NobodyToNote(Private<String>),
    /// Nothing says that they came.
    NothingNoted(Private<String>),
    /// The group notes nobody: to a member.
    NoProofHere(Private<String>),
    /// The group, and from when its session can be begun.
    TooEarlyToBegin(Private<String>, Span),
    /// That session has begun: in which group, who said so, and when.
    HasBegun(Private<String>, Option<Private<String>>, Span),
}

impl Running {
    /// In words.
    #[must_use]
    pub fn say(&self, voice: &Voice) -> Line {
        match self {
            Self::NobodyOfThatName => voice.refuse_nobody_of_that_name(),
            Self::NoSuchDuty => {
                let example = voice.duty_word("lead").plain();
                voice.refuse_no_such_duty(Span::Code(format!("as:{example}")))
            }
            Self::IsFacilitator => voice.refuse_is_facilitator(),
            Self::NotTakenOut => voice.refuse_not_taken_out(),
            Self::TakenOutByOperator(label) => voice.refuse_taken_out_by_operator(label),
            Self::InBreak(label) => voice.refuse_group_in_break(label),
            Self::NotInBreak(label) => voice.refuse_group_not_in_break(label),
            Self::CodeUnknown => voice.refuse_code_unknown(),
            Self::LeadsAlready(label) => voice.refuse_leads_already(label),
            Self::DutyTaken(name, label) => voice.refuse_duty_taken(name.clone(), label),
            Self::NoDayOfABreak(example) => voice.refuse_no_day_of_a_break(example.clone()),
            Self::NameOfWhoLeads(label, example) => {
                voice.refuse_name_of_who_leads(label, example.clone())
            }
            Self::NameOfSomebodyHere(label) => voice.refuse_name_of_somebody_here(label),
            Self::AttendanceNotKept(label) => voice.refuse_attendance_not_kept(label),
            Self::NoSessionOver(label) => voice.refuse_no_session_over(label),
            Self::NothingToNoteYet(label) => voice.refuse_nothing_to_note_yet(label),
            Self::NotNotedThen(label) => voice.refuse_not_noted_then(label, KEPT_DAYS),
            Self::NobodyToNote(label) => voice.refuse_nobody_to_note(label),
            Self::NothingNoted(label) => voice.refuse_nothing_noted(label),
            Self::NoProofHere(label) => voice.refuse_no_proof_here(label),
            Self::TooEarlyToBegin(label, opens) => {
                voice.refuse_too_early_to_begin(label, opens.clone())
            }
            Self::HasBegun(label, Some(name), at) => {
                voice.refuse_has_begun(label, name, at.clone())
            }
            Self::HasBegun(label, None, at) => voice.refuse_has_begun_unnamed(label, at.clone()),
            Self::NoCodeAndNoGroup => voice.refuse_no_code_and_no_group(),
        }
    }
}
