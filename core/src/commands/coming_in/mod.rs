//! Into a group, for whoever may come: what is asked and agreed on the way, who decides, who was invited.
//!
//! Here: what is half-finished of all that, and which file takes it up. The way itself is in [`way`], what
//! stands against it in [`standing`], the decision in [`decide`], what is asked back in [`talk`].
//!
//! Not here: the command (`join.rs`), the seat (`seat.rs`).

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use crate::domain::private::Private;
use crate::domain::request::Fields;
use crate::reply::refusal::Refusal;
use crate::reply::{Press, Verb};

use super::context::{Context, Outcome};

pub(super) mod agreeing;
mod before;
mod data;
mod decide;
pub(super) mod invited;
mod rule;
pub(super) mod shown;
pub(super) mod standing;
mod steps;
mod taken_up;
mod talk;
mod way;
mod welcome;

pub(super) use before::Read;
pub(super) use data::own_requests;
pub(super) use decide::list;
pub(super) use rule::rule_changed;
pub(crate) use standing::explained;
pub(super) use taken_up::resume;
pub(crate) use taken_up::unasked;
pub(super) use way::{Comes, begin};
pub(super) use welcome::welcome;

use crate::store::drafts;
use steps::Coming;
use talk::Saying;

/// What is half-finished.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum EntryDraft {
    /// Somebody on the way in.
    Coming(Coming),
    /// Somebody who followed an invitation and was shown the group.
    Invited {
        /// The invitation.
        invitation: i64,
        /// What they read of the group, as it was then.
        #[serde(default)]
        told: Option<Private<String>>,
    },
    /// What a group is to ask.
    Questions {
        /// The group.
        group: i64,
        /// The questions.
        questions: Vec<Private<String>>,
        /// Whether they are being typed.
        typing: bool,
    },
    /// What a group is to agree on.
    Agreement {
        /// The group.
        group: i64,
        /// The words; none if it is to do without.
        words: Option<Private<String>>,
        /// Whether they are being typed.
        typing: bool,
    },
    /// Something said about a request.
    Word {
        /// The request.
        request: i64,
        /// What it is.
        saying: Saying,
        /// The words so far.
        text: Option<Private<String>>,
        /// Whether they are being typed.
        typing: bool,
    },
}

impl EntryDraft {
    /// The word the store uses.
    pub(super) fn kind(&self) -> Cow<'static, str> {
        match self {
            Self::Coming(_) => way::KIND.into(),
            Self::Invited { .. } => "invited".into(),
            Self::Questions { .. } => "questions".into(),
            Self::Agreement { .. } => "agreement".into(),
            // By its request: it goes when that is decided.
            Self::Word { request, .. } => drafts::word_about(*request).into(),
        }
    }

    /// Whether what is typed next belongs to it.
    pub(super) const fn awaits_text(&self) -> bool {
        match self {
            Self::Coming(coming) => coming.typing,
            Self::Invited { .. } => false,
            Self::Questions { typing, .. }
            | Self::Agreement { typing, .. }
            | Self::Word { typing, .. } => *typing,
        }
    }
}

/// The press of a button about requests, agreements and invitations.
pub(super) async fn press(context: &mut Context<'_>, press: Press) -> Outcome {
    match press.verb {
        Verb::Request => decide::show(context, press.id).await,
        Verb::Approve => decide::approve(context, press.id).await,
        Verb::Decline => decide::decline(context, (press.id, press.choice)).await,
        Verb::Withdraw => standing::take_back(context, press.id).await,
        Verb::AskBack => talk::ask_back(context, press.id).await,
        Verb::AnswerBack => talk::answer_back(context, press.id).await,
        Verb::Agreement => agreeing::show(context, press.id).await,
        Verb::Agree => agreeing::agree(context, (press.id, press.choice)).await,
        Verb::Revoke => super::invite::revoke(context, press.id).await,
        _ => Err(Refusal::ButtonTooOld.into()),
    }
}

/// The press of "Confirm" under a draft.
pub(super) async fn confirm(context: &mut Context<'_>, id: i64, draft: EntryDraft) -> Outcome {
    match draft {
        EntryDraft::Coming(coming) => way::finish(context, id, coming).await,
        EntryDraft::Invited { invitation, told } => {
            invited::enter(context, invitation, told.as_ref()).await
        }
        EntryDraft::Questions { group, questions, .. } => {
            super::questions::confirm(context, id, (group, &questions)).await
        }
        EntryDraft::Agreement { group, words, .. } => {
            super::agreement::confirm(context, id, (group, words.as_ref())).await
        }
        EntryDraft::Word { request, saying, text: Some(text), .. } => {
            talk::confirm(context, id, (request, saying), &text).await
        }
        EntryDraft::Word { .. } => Err(Refusal::ButtonTooOld.into()),
    }
}

/// Opens the form of a draft: for the first time, or once more.
pub(super) async fn write(context: &mut Context<'_>, id: i64, draft: EntryDraft) -> Outcome {
    match draft {
        EntryDraft::Coming(coming) => way::ask(context, id, coming).await,
        EntryDraft::Invited { .. } => Err(Refusal::ButtonTooOld.into()),
        EntryDraft::Questions { group, questions, .. } => {
            super::questions::write(context, id, (group, questions)).await
        }
        EntryDraft::Agreement { group, words, .. } => {
            super::agreement::write(context, id, (group, words)).await
        }
        EntryDraft::Word { request, saying, text, .. } => {
            talk::write(context, Some(id), (request, saying), text).await
        }
    }
}

/// What was typed in answer to a draft.
pub(super) async fn typed(
    context: &mut Context<'_>,
    id: i64,
    (draft, fields): (EntryDraft, &Fields),
) -> Outcome {
    let one = || fields.values().next().map_or("", |value| value.reveal());
    match draft {
        EntryDraft::Coming(coming) => way::answered(context, id, (coming, fields)).await,
        EntryDraft::Invited { .. } => Err(Refusal::ButtonTooOld.into()),
        EntryDraft::Questions { group, .. } => {
            super::questions::typed(context, id, (group, one())).await
        }
        EntryDraft::Agreement { group, .. } => {
            super::agreement::typed(context, id, (group, one())).await
        }
        EntryDraft::Word { request, saying, .. } => {
            talk::typed(context, id, (request, saying), one()).await
        }
    }
}
