//! The first answer to an interaction: `POST /interactions/{id}/{token}/callback`.
//!
//! Source: Discord docs, "Receiving and Responding": Interaction Callback Type; three seconds; one
//! callback an interaction.

use serde_json::{Value, json};

use super::super::check;
use super::super::refused::Refused;
use super::super::world::messages::NewMessage;
use super::super::world::{Kind, State, World};
use super::answer::Effect;
use super::body::Body;

/// Source: the same page, "Interaction Callback Type".
const MESSAGE: u64 = 4;
const DEFER: u64 = 5;
const DEFER_UPDATE: u64 = 6;
const UPDATE: u64 = 7;
const CHOICES: u64 = 8;
const FORM: u64 = 9;

const EPHEMERAL: u64 = 1 << 6;

impl World {
    pub(super) fn callback(
        &mut self,
        id: u64,
        token: &str,
        with_response: bool,
        body: Body,
    ) -> Result<Effect, Refused> {
        let known = self.interaction(id).filter(|one| one.token == token);
        let interaction = known.ok_or_else(Refused::unknown_interaction)?;
        if !matches!(interaction.state, State::Waiting) {
            return Err(Refused::already_acknowledged());
        }
        if !self.in_time(interaction) {
            return Err(Refused::unknown_interaction());
        }
        let kind = body.json["type"].as_u64().unwrap_or(0);
        fits(kind, interaction.kind, interaction.source.is_some())?;
        let message = self.answer(id, kind, body)?;
        if with_response {
            return Ok(Effect::ok(self.callback_json(id, kind, message)));
        }
        Ok(Effect::nothing())
    }

    /// Makes it so; says which message came of it.
    fn answer(&mut self, id: u64, kind: u64, body: Body) -> Result<Option<u64>, Refused> {
        let data = body.json["data"].clone();
        let source = self.interaction(id).and_then(|one| one.source);
        let (state, original) = match kind {
            MESSAGE => {
                check::callback_message(&data, &body.files)?;
                (State::Said, Some(self.say(id, &data, body)))
            }
            DEFER => {
                let message = self.say(id, &data, body);
                if let Some(message) = self.message_mut(message) {
                    message.loading = true;
                    message.said.clear();
                }
                (State::Thinking, Some(message))
            }
            DEFER_UPDATE => (State::Silent, source),
            UPDATE => {
                let before = source.and_then(|id| self.message(id));
                let before = before.ok_or_else(Refused::unknown_message)?;
                check::callback_update(&data, &body.files, before)?;
                let message = before.id;
                self.edit_message(message, &data, body.files);
                (State::Updated, source)
            }
            CHOICES => (State::Choices(check::choices(&data)?), None),
            _ => {
                check::form(&data)?;
                (State::Asked(data), None)
            }
        };
        if let Some(interaction) = self.interaction_mut(id) {
            interaction.state = state;
            interaction.original = original;
        }
        Ok(original)
    }

    /// A message as the answer, or as a followup: seen by all, or by one.
    pub(super) fn say(&mut self, interaction: u64, data: &Value, body: Body) -> u64 {
        let (person, channel) =
            self.interaction(interaction).map_or((0, 0), |one| (one.person, one.channel));
        let only_for = (data["flags"].as_u64().unwrap_or(0) & EPHEMERAL != 0).then_some(person);
        let new =
            NewMessage { channel, author: self.app, only_for, interaction: Some(interaction) };
        self.add_message(&new, data, body.files)
    }

    /// Source: OpenAPI, `InteractionCallbackResponse`.
    fn callback_json(&self, id: u64, kind: u64, message: Option<u64>) -> Value {
        let asked = self.interaction(id).map_or(2, |one| one.kind as u8);
        let mut data = json!({ "interaction": { "id": id.to_string(), "type": asked } });
        if let Some(message) = message.and_then(|id| self.message(id)) {
            data["interaction"]["response_message_id"] = json!(message.id.to_string());
            data["interaction"]["response_message_loading"] = json!(message.loading);
            data["interaction"]["response_message_ephemeral"] = json!(message.only_for.is_some());
            data["resource"] = json!({ "type": kind, "message": self.message_json(message) });
        }
        data
    }
}

/// Which callbacks an interaction can take. A form cannot answer a form, only a pressed component (or
/// a form that came from one) has a message to update, and only typing takes choices.
fn fits(callback: u64, asked: Kind, has_message: bool) -> Result<(), Refused> {
    let fits = match callback {
        MESSAGE | DEFER => asked != Kind::Autocomplete,
        DEFER_UPDATE | UPDATE => has_message && matches!(asked, Kind::Component | Kind::Form),
        CHOICES => asked == Kind::Autocomplete,
        FORM => matches!(asked, Kind::Command | Kind::Component),
        _ => false,
    };
    if fits {
        return Ok(());
    }
    let words = format!("Callback type {callback} cannot answer this interaction.");
    Err(Refused::field("type", "BASE_TYPE_CHOICES", &words))
}
