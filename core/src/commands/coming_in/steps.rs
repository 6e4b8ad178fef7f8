//! How far somebody is on the way in: what they are asked, and what they have answered. Kept as a draft.
//!
//! Not here: where the way leads (`way.rs`), how it is shown (`shown.rs`).

use serde::{Deserialize, Serialize};

use crate::domain::entry::Answered;
use crate::domain::private::Private;

use super::before::Read;
use super::way::Comes;

/// Somebody on the way in.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Coming {
    /// Into which group.
    pub group: i64,
    /// By which invitation, if by one.
    pub invitation: Option<i64>,
    /// Whether those who lead the group decide.
    pub asks: bool,
    /// What they chose to be called, if they said so beforehand.
    pub alias: Option<Private<String>>,
    /// What they are asked.
    pub steps: Vec<Step>,
    /// The version of the agreement they were shown.
    pub agreement: Option<i64>,
    /// Whether they are typing.
    pub typing: bool,
    /// What they read before, as it was then: what it costs, and that it is noted who comes.
    #[serde(default)]
    pub told: Option<Private<String>>,
    /// Whether they came from one of the group's chats.
    #[serde(default)]
    pub from_its_chat: bool,
}

/// One thing that is asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    /// The question; none asks for their name.
    pub question: Option<Private<String>>,
    /// What was answered: empty if it was left out, nothing as long as it was not come to.
    pub answer: Option<Private<String>>,
}

impl Coming {
    /// Somebody at the beginning of the way into a group.
    pub(super) const fn into(group: i64) -> Self {
        Self {
            group,
            invitation: None,
            asks: false,
            alias: None,
            steps: Vec::new(),
            agreement: None,
            typing: false,
            told: None,
            from_its_chat: false,
        }
    }

    /// The same way from its beginning.
    pub(super) fn once_more(&self, told: bool) -> Comes {
        Comes {
            alias: self.name().cloned(),
            invitation: self.invitation,
            read: if told { Read::All } else { Read::Nothing },
            from_its_chat: self.from_its_chat,
        }
    }

    /// Where they are on the way, from 0; nothing once all is answered.
    pub(super) fn next(&self) -> Option<usize> {
        self.steps.iter().position(|step| step.answer.is_none())
    }

    /// What they chose to be called.
    pub(super) fn name(&self) -> Option<&Private<String>> {
        let typed = self.steps.iter().find(|step| step.question.is_none());
        let typed = typed.and_then(|step| step.answer.as_ref()).filter(|n| !n.reveal().is_empty());
        self.alias.as_ref().or(typed)
    }

    /// The questions with their answers.
    pub(super) fn answers(&self) -> Vec<Answered> {
        let answered = |step: &Step| {
            let (question, answer) = (step.question.clone()?, step.answer.clone()?);
            Some(Answered { question, answer })
        };
        self.steps.iter().filter_map(answered).collect()
    }

    /// What the group asked them, their name aside.
    pub(super) fn asked(&self) -> Vec<Private<String>> {
        self.steps.iter().filter_map(|step| step.question.clone()).collect()
    }

    /// How much is answered.
    pub(super) fn done(&self) -> usize {
        self.steps.iter().filter(|step| step.answer.is_some()).count()
    }

    /// Takes over what was answered to the same questions before.
    pub(super) fn taking_over(&mut self, before: &Self) {
        for step in &mut self.steps {
            let same = before.steps.iter().find(|old| old.question == step.question);
            step.answer = same.and_then(|old| old.answer.clone());
        }
    }
}
