//! Handing an interaction to the bot, and waiting for its answer as a client does.

use std::time::Duration;

use serde_json::{Value, json};

use super::super::Discord;
use super::super::ids::ChannelId;
use super::super::permission::{USE_APPLICATION_COMMANDS, VIEW_CHANNEL};
use super::super::world::interactions::FIRST_ANSWER;
use super::super::world::wire::UPLOAD_LIMIT;
use super::super::world::{Interaction, Kind, State, World};
use super::{Answer, Form, NoAnswer, Person, Where};

/// How long a play waits for the rest of a deferred answer. Discord waits 15 minutes; a bot on loopback
/// that needs so long has forgotten it.
const REST_OF_ANSWER: Duration = Duration::from_secs(15);

/// How long it waits for a visible change after a silent acknowledgement.
const VISIBLE_CHANGE: Duration = Duration::from_secs(2);

/// What somebody does.
pub(super) struct Deed {
    pub(super) kind: Kind,
    pub(super) channel: u64,
    pub(super) data: Value,
    /// The message with the button, or behind the form.
    pub(super) source: Option<u64>,
    /// The interaction a form came from.
    pub(super) opened_by: Option<u64>,
    /// In words, for messages to the reader of a failed test.
    pub(super) words: String,
}

impl Discord {
    /// The channel somebody types in.
    pub(super) fn place(&self, by: &Person, at: Where) -> u64 {
        match at {
            Where::Channel(ChannelId(channel)) => self.shared.look(|world| {
                world.must_see(by, channel);
                channel
            }),
            Where::Dm => self.shared.change(|world| {
                let known = world.dm_of(by.id()).is_some() || world.mutual_guild(by.id());
                assert!(
                    known,
                    "{} shares no server with the bot, so cannot write to it",
                    by.name()
                );
                world.open_dm(by.id())
            }),
        }
    }

    /// Sends it and waits for the answer, deferred or not.
    pub(super) async fn act(&self, by: &Person, deed: Deed) -> Result<Answer, NoAnswer> {
        let words = format!("{}: {}", by.name(), deed.words);
        let id = self.shared.change(|world| world.dispatch_interaction(by, &deed));
        let limit = FIRST_ANSWER + Duration::from_millis(50);
        let first = |world: &mut World| world.interaction(id).and_then(answered);
        let state = self.shared.until(limit, first).await;
        let state = match state {
            None => return Err(self.no_answer(&words)),
            Some(State::Thinking) => {
                let rest = |world: &mut World| world.interaction(id).and_then(finished);
                let state = self.shared.until(REST_OF_ANSWER, rest).await;
                state
                    .ok_or_else(|| self.no_answer(&format!("{words} (after \"is thinking …\")")))?
            }
            Some(State::Silent) => {
                let change = |world: &mut World| world.visible_change(id);
                self.shared.until(VISIBLE_CHANGE, change).await.unwrap_or(State::Silent)
            }
            Some(state) => state,
        };
        Ok(self.shared.look(|world| world.read_answer(id, state)))
    }

    /// Sends it and waits for the choices.
    pub(super) async fn ask(&self, by: &Person, deed: Deed) -> Result<Vec<Value>, NoAnswer> {
        let words = format!("{}: {}", by.name(), deed.words);
        let id = self.shared.change(|world| world.dispatch_interaction(by, &deed));
        let choices = |world: &mut World| match &world.interaction(id)?.state {
            State::Choices(choices) => Some(choices.clone()),
            _ => None,
        };
        self.shared.until(FIRST_ANSWER, choices).await.ok_or_else(|| self.no_answer(&words))
    }

    fn no_answer(&self, deed: &str) -> NoAnswer {
        let connected = if self.is_connected() { "" } else { "; the bot is not connected" };
        let refused: Vec<String> = self
            .requests()
            .iter()
            .rev()
            .filter(|one| one.status.is_some_and(|status| status >= 400))
            .take(3)
            .map(|one| format!("{} {} -> {:?}", one.method, one.route, one.status))
            .collect();
        NoAnswer { to: format!("{deed}{connected}; its last refused requests: {refused:?}") }
    }
}

fn answered(interaction: &Interaction) -> Option<State> {
    match &interaction.state {
        State::Waiting => None,
        state => Some(state.clone()),
    }
}

fn finished(interaction: &Interaction) -> Option<State> {
    match &interaction.state {
        State::Waiting | State::Thinking => None,
        state => Some(state.clone()),
    }
}

impl World {
    /// A client shows no channel its person may not see, and no input line for commands without the
    /// right to use them.
    pub(super) fn must_see(&self, by: &Person, channel: u64) {
        assert!(self.channel(channel).is_some(), "channel {channel} does not exist (any more)");
        let bits = self.permissions(by.id(), channel);
        let name = self.channel(channel).map_or("", |channel| channel.name.as_str());
        assert!(bits & VIEW_CHANNEL != 0, "{} does not see the channel {name:?}", by.name());
        assert!(
            bits & USE_APPLICATION_COMMANDS != 0,
            "{} may not use commands in {name:?}",
            by.name()
        );
    }

    /// After type 6: an edit of the message, or a first followup.
    fn visible_change(&self, id: u64) -> Option<State> {
        let interaction = self.interaction(id)?;
        let followup = self.messages.iter().any(|one| one.interaction == Some(id));
        match interaction.state {
            State::Updated => Some(State::Updated),
            _ if followup => Some(State::Said),
            _ => None,
        }
    }

    fn read_answer(&mut self, id: u64, state: State) -> Answer {
        let original = self.interaction(id).and_then(|one| one.original);
        let shown = match state {
            State::Asked(data) => return Answer::Form(Form::read(data, id)),
            State::Updated => original,
            State::Said => {
                let of_it = |one: &&super::super::world::Message| one.interaction == Some(id);
                let first = self.messages.iter().filter(|one| !one.loading).find(of_it);
                first.map(|one| one.id)
            }
            _ => None,
        };
        let Some(message) = shown.and_then(|id| self.message_mut(id)) else {
            return Answer::Nothing;
        };
        message.read = true;
        let seen = shown.and_then(|id| self.message(id)).map(|message| self.seen(message));
        match (seen, state) {
            (Some(seen), State::Updated) => Answer::Updated(seen),
            (Some(seen), _) => Answer::Message(seen),
            (None, _) => Answer::Nothing,
        }
    }

    /// Tells every session. Interactions need no intent. Source: Discord docs, "Gateway Intents".
    fn dispatch_interaction(&mut self, by: &Person, deed: &Deed) -> u64 {
        let id = self.new_id();
        let token = format!("interaction-{id}-{}", self.new_id());
        let payload = self.interaction_json(id, &token, by, deed);
        let interaction = Interaction {
            id,
            token,
            kind: deed.kind,
            person: by.id(),
            command: deed.data["name"].as_str().map(str::to_owned),
            channel: deed.channel,
            state: State::Waiting,
            source: deed.source,
            original: None,
            started: self.clock.mark(),
            at: self.clock.now(),
            metadata: self.metadata(id, by, deed),
        };
        self.interactions.push(interaction);
        self.emit("INTERACTION_CREATE", 0, &payload);
        id
    }

    /// Source: Discord docs, "Interaction Object". Complete: serenity drops one with a field missing.
    fn interaction_json(&self, id: u64, token: &str, by: &Person, deed: &Deed) -> Value {
        let channel = self.channel(deed.channel).map(|c| self.partial_channel_json(c, by.id()));
        let bot = self.permissions(self.app, deed.channel);
        let mut data = json!({
            "id": id.to_string(), "application_id": self.app.to_string(), "type": deed.kind as u8,
            "token": token, "version": 1, "data": deed.data, "channel": channel,
            "channel_id": deed.channel.to_string(), "locale": by.locale(), "entitlements": [],
            "app_permissions": bot.to_string(), "attachment_size_limit": UPLOAD_LIMIT,
            "authorizing_integration_owners": self.owners(deed.channel),
            "entitlement_sku_ids": [],
        });
        match self.guild_of(deed.channel) {
            Some(guild) => {
                data["context"] = json!(0);
                data["guild_id"] = json!(guild.id.to_string());
                data["guild_locale"] = json!("en-US");
                data["guild"] =
                    json!({ "id": guild.id.to_string(), "locale": "en-US", "features": [] });
                data["member"] = self.member_json(guild, by.id());
                let bits = self.permissions(by.id(), deed.channel);
                data["member"]["permissions"] = json!(bits.to_string());
            }
            None => {
                data["context"] = json!(1);
                data["user"] = self.user_json(by.id());
            }
        }
        if let Some(message) = deed.source.and_then(|id| self.message(id)) {
            data["message"] = self.message_json(message);
        }
        data
    }

    /// Installed in a server: its id, or "0" in the bot's direct conversations.
    /// Source: Discord docs, "Authorizing Integration Owners Object".
    fn owners(&self, channel: u64) -> Value {
        let guild = self.guild_of(channel).map_or(0, |guild| guild.id);
        json!({ "0": guild.to_string() })
    }

    /// Source: Discord docs, "Message Interaction Metadata Object".
    fn metadata(&self, id: u64, by: &Person, deed: &Deed) -> Value {
        let mut data = json!({
            "id": id.to_string(), "type": deed.kind as u8, "user": self.user_json(by.id()),
            "authorizing_integration_owners": self.owners(deed.channel),
        });
        match deed.kind {
            Kind::Component => {
                data["interacted_message_id"] = json!(deed.source.map(|id| id.to_string()));
            }
            Kind::Form => {
                let before = deed.opened_by.and_then(|id| self.interaction(id));
                data["triggering_interaction_metadata"] =
                    before.map_or(Value::Null, |one| one.metadata.clone());
            }
            Kind::Command | Kind::Autocomplete => {}
        }
        data
    }
}
