//! What is true in the stand-in's Discord at this moment.
//!
//! Here: plain data behind one lock. `people` makes and changes it, `permissions` judges it, `wire`
//! writes it as Discord would, `messages` and `interactions` are the two things that grow.
//!
//! Not here: requests (`rest/`), the socket (`gateway.rs`), people who act (`act/`).

use std::collections::{BTreeMap, BTreeSet};

use circlekeeper_core::clock::{Clock, Instant, Mark};
use serde_json::Value;

use super::faults::Faults;
use super::ids;
use super::limits::Limits;
use super::recorded::Recorded;
use super::session::Session;

pub(super) mod interactions;
mod mentions;
pub(super) mod messages;
pub(super) mod people;
pub(super) mod permissions;
pub(super) mod roles;
pub(super) mod wire;
mod wire_messages;

pub(super) use interactions::{Interaction, Kind, State};
pub(super) use messages::{File, Message};

/// A server.
pub(super) struct Guild {
    pub(super) id: u64,
    pub(super) name: String,
    pub(super) owner: u64,
    pub(super) bot_inside: bool,
    pub(super) members: BTreeMap<u64, Membership>,
    /// Those above @everyone, from the lowest to the highest.
    pub(super) roles: Vec<Role>,
    pub(super) admin_role: u64,
    pub(super) bot_role: u64,
}

/// A role.
pub(super) struct Role {
    pub(super) id: u64,
    pub(super) name: String,
    pub(super) bits: u64,
    /// It belongs to an integration, which alone gives it.
    pub(super) managed: bool,
    /// Who has it is listed apart from the other members.
    pub(super) hoist: bool,
    /// Anybody may mention it.
    pub(super) mentionable: bool,
}

/// Somebody's place in a server.
pub(super) struct Membership {
    pub(super) joined: Instant,
    pub(super) roles: BTreeSet<u64>,
}

/// A channel, thread or direct conversation.
pub(super) struct Channel {
    pub(super) id: u64,
    pub(super) guild: Option<u64>,
    /// Source: Discord docs, "Channel Types": 0 text, 1 direct, 2 voice, 11 public thread, 13 stage.
    pub(super) kind: u8,
    pub(super) name: String,
    pub(super) parent: Option<u64>,
    pub(super) overwrites: Vec<Overwrite>,
    pub(super) recipient: Option<u64>,
    pub(super) last_message: Option<u64>,
}

/// One line of a channel's permission table.
#[derive(Clone, Copy)]
pub(super) struct Overwrite {
    pub(super) id: u64,
    /// A person, where `false` means a role.
    pub(super) person: bool,
    pub(super) allow: u64,
    pub(super) deny: u64,
}

/// One account.
pub(super) struct Account {
    pub(super) id: u64,
    pub(super) name: String,
    pub(super) refuses_dms: bool,
}

/// Everything there is.
pub(super) struct World {
    pub(super) clock: Clock,
    count: u64,
    pub(super) port: u16,
    /// The application and its bot user carry the same id, as on Discord for newer applications.
    pub(super) app: u64,
    pub(super) token: String,
    pub(super) guilds: BTreeMap<u64, Guild>,
    pub(super) channels: BTreeMap<u64, Channel>,
    pub(super) people: BTreeMap<u64, Account>,
    pub(super) messages: Vec<Message>,
    pub(super) interactions: Vec<Interaction>,
    pub(super) commands: Vec<Value>,
    pub(super) registered: bool,
    pub(super) guild_commands: BTreeMap<u64, Vec<Value>>,
    pub(super) sessions: Vec<Session>,
    pub(super) last_identify: Option<Mark>,
    pub(super) heartbeat_millis: u64,
    pub(super) links: u64,
    pub(super) requests: Vec<Recorded>,
    pub(super) violations: Vec<String>,
    pub(super) faults: Faults,
    pub(super) limits: Limits,
    /// Messages with one of these words count as read: a story that is about something else passes them over.
    pub(super) passed_over: Vec<String>,
}

impl World {
    pub(super) fn new(clock: Clock, port: u16) -> Self {
        let app = ids::snowflake(clock.now(), 0);
        Self {
            token: token(app),
            app,
            clock,
            count: 1,
            port,
            guilds: BTreeMap::new(),
            channels: BTreeMap::new(),
            people: BTreeMap::new(),
            messages: Vec::new(),
            interactions: Vec::new(),
            commands: Vec::new(),
            registered: false,
            guild_commands: BTreeMap::new(),
            sessions: Vec::new(),
            last_identify: None,
            heartbeat_millis: 41_250,
            links: 0,
            requests: Vec::new(),
            violations: Vec::new(),
            faults: Faults::default(),
            limits: Limits::new(),
            passed_over: Vec::new(),
        }
    }

    pub(super) fn new_id(&mut self) -> u64 {
        self.count += 1;
        ids::snowflake(self.clock.now(), self.count)
    }

    /// Something no correct bot does. Kept for the tests to read, and said aloud.
    pub(super) fn violation(&mut self, what: String) {
        tracing::error!("discord stand-in: {what}");
        self.violations.push(what);
    }

    pub(super) fn channel(&self, id: u64) -> Option<&Channel> {
        self.channels.get(&id)
    }

    /// The channel's server, if it has one.
    pub(super) fn guild_of(&self, channel: u64) -> Option<&Guild> {
        self.guilds.get(&self.channel(channel)?.guild?)
    }

    /// The direct conversation between the bot and this person, if one was ever opened.
    pub(super) fn dm_of(&self, person: u64) -> Option<u64> {
        self.channels.values().find(|channel| channel.recipient == Some(person)).map(|c| c.id)
    }

    /// Opens it if need be.
    pub(super) fn open_dm(&mut self, person: u64) -> u64 {
        if let Some(channel) = self.dm_of(person) {
            return channel;
        }
        let id = self.new_id();
        let channel = Channel {
            id,
            guild: None,
            kind: 1,
            name: String::new(),
            parent: None,
            overwrites: Vec::new(),
            recipient: Some(person),
            last_message: None,
        };
        self.channels.insert(id, channel);
        id
    }

    /// Whether this person and the bot meet in any server.
    pub(super) fn mutual_guild(&self, person: u64) -> bool {
        self.guilds.values().any(|guild| guild.bot_inside && guild.members.contains_key(&person))
    }

    /// Forgets a channel and its threads; says which were forgotten.
    pub(super) fn remove_channel(&mut self, id: u64) -> Vec<Channel> {
        let gone: Vec<u64> = self
            .channels
            .values()
            .filter(|channel| channel.id == id || channel.parent == Some(id))
            .map(|channel| channel.id)
            .collect();
        gone.into_iter().filter_map(|id| self.channels.remove(&id)).collect()
    }
}

/// A token of Discord's shape: the id in base64, then two parts only Discord understands.
fn token(app: u64) -> String {
    use base64::Engine as _;
    let id = base64::engine::general_purpose::STANDARD_NO_PAD.encode(app.to_string());
    format!("{id}.Play00.stand-in-token-of-no-worth-anywhere")
}
