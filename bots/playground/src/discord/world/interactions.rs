//! Interactions: somebody used a command, pressed a button, sent a form; the bot owes an answer.

use std::time::Duration;

use circlekeeper_core::clock::{Instant, Mark};
use serde_json::Value;

use super::World;

/// Source: Discord docs, "Receiving and Responding": the first answer is due within 3 seconds, "or the
/// interaction token will be invalidated".
pub(in super::super) const FIRST_ANSWER: Duration = Duration::from_secs(3);

/// Source: the same page: "Interaction tokens are valid for 15 minutes". By the calendar, so that a
/// story can pass them by moving it.
const TOKEN_LIFE: chrono::Duration = chrono::Duration::minutes(15);

/// What the person did. The numbers are Discord's interaction types.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) enum Kind {
    /// A slash command.
    Command = 2,
    /// A button or a select menu.
    Component = 3,
    /// Typing in an option.
    Autocomplete = 4,
    /// A form sent.
    Form = 5,
}

/// How far the answer has come.
#[derive(Clone, Debug)]
pub(in super::super) enum State {
    /// Nothing came yet.
    Waiting,
    /// Type 5: "is thinking …".
    Thinking,
    /// Type 6: acknowledged, no visible change.
    Silent,
    /// Type 4, or a thinking answer that was filled.
    Said,
    /// Type 7, or an edit after type 6.
    Updated,
    /// Type 8.
    Choices(Vec<Value>),
    /// Type 9.
    Asked(Value),
}

/// One of them.
pub(in super::super) struct Interaction {
    pub(in super::super) id: u64,
    pub(in super::super) token: String,
    pub(in super::super) kind: Kind,
    pub(in super::super) person: u64,
    /// The name of the command, if it was one.
    pub(in super::super) command: Option<String>,
    pub(in super::super) channel: u64,
    pub(in super::super) state: State,
    /// The message whose button was pressed, or whose form was sent.
    pub(in super::super) source: Option<u64>,
    /// The message that `@original` means.
    pub(in super::super) original: Option<u64>,
    pub(in super::super) started: Mark,
    pub(in super::super) at: Instant,
    pub(in super::super) metadata: Value,
}

/// Why a token is of no use.
pub(in super::super) enum Dead {
    /// Never existed, never answered, or answered too late.
    Unknown,
    /// Older than 15 minutes.
    Expired,
}

impl World {
    pub(in super::super) fn interaction(&self, id: u64) -> Option<&Interaction> {
        self.interactions.iter().rev().find(|one| one.id == id)
    }

    pub(in super::super) fn interaction_mut(&mut self, id: u64) -> Option<&mut Interaction> {
        self.interactions.iter_mut().rev().find(|one| one.id == id)
    }

    /// The answered interaction behind a token, as long as it may be used for more.
    pub(in super::super) fn live_interaction(&self, token: &str) -> Result<&Interaction, Dead> {
        let found = self.interactions.iter().rev().find(|one| one.token == token);
        let interaction = found.ok_or(Dead::Unknown)?;
        if matches!(interaction.state, State::Waiting) {
            return Err(Dead::Unknown);
        }
        if self.clock.now() - interaction.at > TOKEN_LIFE {
            return Err(Dead::Expired);
        }
        Ok(interaction)
    }

    /// Whether the first answer would still be in time.
    pub(in super::super) fn in_time(&self, interaction: &Interaction) -> bool {
        self.clock.mark().saturating_duration_since(interaction.started) <= FIRST_ANSWER
    }
}
