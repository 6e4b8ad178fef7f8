//! How a gateway connection becomes a session: IDENTIFY and RESUME.
//!
//! Source: Discord docs, "Gateway": Identifying, Resuming, Intents; the close codes are from "Opcodes
//! and Status Codes".

use std::time::Duration;

use serde_json::{Value, json};

use super::gateway::{Connection, Next};
use super::session::{Order, Session};
use super::world::World;
use super::world::people::GUILDS;

/// GUILD_MEMBERS, GUILD_PRESENCES, MESSAGE_CONTENT: not switched on for this application.
const PRIVILEGED: u64 = 1 << 1 | 1 << 8 | 1 << 15;

/// Every bit the list of intents names.
const KNOWN: u64 = 0x3FF_FFFF;

/// "identify … 1 per 5 seconds", for an application with one shard.
const IDENTIFY_PACE: Duration = Duration::from_secs(5);

impl Connection {
    /// A new session, with READY and the servers.
    pub(super) fn identify(&mut self, asked: &Value) -> Next {
        if self.identified {
            return Next::Close(4005);
        }
        let link = self.link.clone();
        let verdict = self.shared.change(|world| {
            if let Some(code) = wrong(world, asked) {
                return Some(Next::Close(code));
            }
            let now = world.clock.mark();
            let soon = world
                .last_identify
                .is_some_and(|last| now.saturating_duration_since(last) < IDENTIFY_PACE);
            if soon && world.limits.on {
                // "If you exceed this limit, Discord will respond with an Opcode 9 Invalid Session".
                return Some(Next::Answer(json!({ "op": 9, "s": null, "t": null, "d": false })));
            }
            world.last_identify = Some(now);
            let session = Session {
                id: format!("session-{}-{}", world.app, link.number),
                intents: asked["intents"].as_u64().unwrap_or(0),
                seq: 0,
                log: Vec::new(),
                link: Some(link),
            };
            world.open(session, &asked["shard"]);
            None
        });
        self.identified = verdict.is_none();
        verdict.unwrap_or(Next::Go)
    }

    /// The old session on this connection, with everything it missed.
    pub(super) fn resume(&mut self, asked: &Value) -> Next {
        if self.identified {
            return Next::Close(4005);
        }
        let link = self.link.clone();
        let verdict = self.shared.change(|world| {
            if !token_fits(world, asked) {
                return Next::Close(4004);
            }
            let id = asked["session_id"].as_str().unwrap_or_default();
            let seen = asked["seq"].as_u64().unwrap_or(0);
            let Some(session) = world.sessions.iter_mut().find(|session| session.id == id) else {
                return Next::Answer(json!({ "op": 9, "s": null, "t": null, "d": false }));
            };
            if seen > session.seq {
                return Next::Close(4007);
            }
            session.link = Some(link);
            let missed: Vec<String> = session
                .log
                .iter()
                .filter(|(seq, _)| *seq > seen)
                .map(|(_, text)| text.clone())
                .collect();
            for text in missed {
                session.tell(Order::Send(text));
            }
            session.dispatch("RESUMED", &json!({}));
            Next::Go
        });
        self.identified = matches!(verdict, Next::Go);
        verdict
    }
}

impl World {
    fn open(&mut self, mut session: Session, shard: &Value) {
        let inside = self.guilds.values().filter(|guild| guild.bot_inside);
        let creates: Vec<Value> =
            inside.clone().map(|guild| self.guild_create_json(guild)).collect();
        let guilds: Vec<Value> = inside
            .map(|guild| json!({ "id": guild.id.to_string(), "unavailable": true }))
            .collect();
        let mut ready = json!({
            "v": 10, "user": self.me_json(), "guilds": guilds, "session_id": session.id,
            "resume_gateway_url": format!("ws://127.0.0.1:{}", self.port), "private_channels": [],
            "application": { "id": self.app.to_string(), "flags": 0 }, "user_settings": {},
            "relationships": [], "presences": [], "geo_ordered_rtc_regions": [], "session_type": "normal",
            "auth": {}, "_trace": [],
        });
        if shard.is_array() {
            ready["shard"] = shard.clone();
        }
        let events = self.faults.events;
        session.dispatch("READY", &events.strip("READY", &ready));
        if session.intents & GUILDS != 0 {
            for guild in &creates {
                session.dispatch("GUILD_CREATE", &events.strip("GUILD_CREATE", guild));
            }
        }
        self.sessions.push(session);
    }
}

/// The close code this IDENTIFY earns, if any.
fn wrong(world: &World, asked: &Value) -> Option<u16> {
    if !token_fits(world, asked) {
        return Some(4004);
    }
    if !asked["properties"].is_object() {
        return Some(4002);
    }
    let Some(intents) = asked["intents"].as_u64() else { return Some(4013) };
    if intents & !KNOWN != 0 {
        return Some(4013);
    }
    if intents & PRIVILEGED != 0 {
        return Some(4014);
    }
    match asked["shard"].as_array().map(Vec::as_slice) {
        None => None,
        Some([which, of]) if which.as_u64() < of.as_u64() => None,
        Some(_) => Some(4010),
    }
}

fn token_fits(world: &World, asked: &Value) -> bool {
    let said = asked["token"].as_str().unwrap_or_default();
    // The docs show the bare token; Discord takes it with the prefix too, as serenity sends it.
    said.strip_prefix("Bot ").unwrap_or(said) == world.token
}
