//! What comes after the first answer: `/webhooks/{application}/{token}…`.
//!
//! Source: Discord docs, "Receiving and Responding": Followup Messages; the token lives 15 minutes.

use super::super::check;
use super::super::refused::Refused;
use super::super::world::interactions::Dead;
use super::super::world::{Kind, State, World};
use super::answer::Effect;
use super::body::Body;
use super::route::Which;

impl World {
    /// `POST`: one more message. After a deferral the first one takes the place of "is thinking …", and
    /// with it the deferral's visibility: ephemerality is settled when deferring.
    pub(super) fn followup(
        &mut self,
        app: u64,
        token: &str,
        body: Body,
    ) -> Result<Effect, Refused> {
        let interaction = self.behind(app, token)?;
        check::new_message(&body.json, &body.files)?;
        let found = self.interaction(interaction);
        let thinking = found.filter(|one| matches!(one.state, State::Thinking));
        if let Some(original) = thinking.and_then(|one| one.original) {
            return self.fill(interaction, original, body);
        }
        let data = body.json.clone();
        let id = self.say(interaction, &data, body);
        self.written(id)
    }

    /// Every request about one message of the interaction.
    pub(super) fn followup_request(
        &mut self,
        method: &str,
        app: u64,
        token: &str,
        message: Which,
        body: Body,
    ) -> Result<Effect, Refused> {
        let interaction = self.behind(app, token)?;
        let original = self.interaction(interaction).and_then(|one| one.original);
        let id = match message {
            Which::Original => original.ok_or_else(Refused::unknown_message)?,
            Which::Followup(id) => id,
        };
        let found = self.message(id).filter(|one| {
            !one.deleted && (one.interaction == Some(interaction) || original == Some(id))
        });
        found.ok_or_else(Refused::unknown_message)?;
        match method {
            "GET" => self.written(id),
            "PATCH" if original == Some(id) => self.fill(interaction, id, body),
            "PATCH" => self.edit_request(id, body),
            _ => {
                self.delete_message(id);
                Ok(Effect::nothing())
            }
        }
    }

    /// Edits the original answer; a waiting one is then said.
    fn fill(&mut self, interaction: u64, message: u64, body: Body) -> Result<Effect, Refused> {
        let effect = self.edit_request(message, body)?;
        if let Some(interaction) = self.interaction_mut(interaction) {
            interaction.state = match interaction.state {
                State::Thinking => State::Said,
                State::Silent => State::Updated,
                ref other => other.clone(),
            };
        }
        Ok(effect)
    }

    fn behind(&self, app: u64, token: &str) -> Result<u64, Refused> {
        if app != self.app {
            return Err(Refused::unknown_webhook());
        }
        let interaction = self.live_interaction(token).map_err(|dead| match dead {
            Dead::Unknown => Refused::unknown_webhook(),
            Dead::Expired => Refused::new(401, 50027, "Invalid Webhook Token"),
        })?;
        match interaction.kind {
            Kind::Autocomplete => Err(Refused::unknown_webhook()),
            _ => Ok(interaction.id),
        }
    }
}
