//! Messages: what was said, by whom, and what became of it.

use circlekeeper_core::clock::{Instant, Mark};
use serde_json::{Map, Value, json};

use super::World;

/// An uploaded file.
#[derive(Clone, Debug)]
pub(in super::super) struct File {
    pub(in super::super) name: String,
    pub(in super::super) content_type: String,
    pub(in super::super) bytes: Vec<u8>,
}

/// One message. Deleted ones are kept, so that a test can see what was there.
#[derive(Clone)]
pub(in super::super) struct Message {
    pub(in super::super) id: u64,
    pub(in super::super) channel: u64,
    pub(in super::super) author: u64,
    /// content, embeds, components, flags, allowed_mentions, as last sent.
    pub(in super::super) said: Map<String, Value>,
    pub(in super::super) files: Vec<File>,
    pub(in super::super) at: Instant,
    pub(in super::super) mark: Mark,
    pub(in super::super) edited: Option<Instant>,
    /// What it said before each edit, oldest first.
    pub(in super::super) earlier: Vec<Map<String, Value>>,
    pub(in super::super) deleted: bool,
    /// The only person who sees it.
    pub(in super::super) only_for: Option<u64>,
    /// The interaction it answers.
    pub(in super::super) interaction: Option<u64>,
    pub(in super::super) reply_to: Option<u64>,
    pub(in super::super) nonce: Option<Value>,
    /// "is thinking …": deferred, nothing said yet.
    pub(in super::super) loading: bool,
    /// Whether somebody in the play has read it.
    pub(in super::super) read: bool,
}

/// The parts of a message body that become the message itself.
const SAID: [&str; 5] = ["content", "embeds", "components", "flags", "allowed_mentions"];

impl Message {
    /// A text of the body, empty if it has none.
    pub(in super::super) fn content(&self) -> &str {
        self.said.get("content").and_then(Value::as_str).unwrap_or_default()
    }

    pub(in super::super) fn list(&self, key: &str) -> &[Value] {
        self.said.get(key).and_then(Value::as_array).map_or(&[], Vec::as_slice)
    }

    pub(in super::super) fn flags(&self) -> u64 {
        let said = self.said.get("flags").and_then(Value::as_u64).unwrap_or(0);
        // 1 << 6 EPHEMERAL, 1 << 7 LOADING. Source: Discord docs, "Message Flags".
        said & !(1 << 6 | 1 << 7)
            | u64::from(self.only_for.is_some()) << 6
            | u64::from(self.loading) << 7
    }
}

/// Where a new message goes and whose it is.
pub(in super::super) struct NewMessage {
    pub(in super::super) channel: u64,
    pub(in super::super) author: u64,
    pub(in super::super) only_for: Option<u64>,
    pub(in super::super) interaction: Option<u64>,
}

impl World {
    /// Adds a message and tells those sessions that asked for it.
    pub(in super::super) fn add_message(
        &mut self,
        new: &NewMessage,
        body: &Value,
        files: Vec<File>,
    ) -> u64 {
        let id = self.new_id();
        let words = body.to_string();
        let passed_over = self.passed_over.iter().any(|part| words.contains(part));
        let message = Message {
            id,
            channel: new.channel,
            author: new.author,
            said: said(body),
            files,
            at: self.clock.now(),
            mark: self.clock.mark(),
            edited: None,
            earlier: Vec::new(),
            deleted: false,
            only_for: new.only_for,
            interaction: new.interaction,
            reply_to: body["message_reference"]["message_id"]
                .as_str()
                .and_then(|id| id.parse().ok()),
            nonce: body.get("nonce").filter(|nonce| !nonce.is_null()).cloned(),
            loading: false,
            read: passed_over || new.author != self.app,
        };
        self.messages.push(message);
        if let Some(channel) = self.channels.get_mut(&new.channel) {
            channel.last_message = Some(id);
        }
        self.emit_message("MESSAGE_CREATE", id);
        id
    }

    pub(in super::super) fn message(&self, id: u64) -> Option<&Message> {
        self.messages.iter().rev().find(|message| message.id == id)
    }

    pub(in super::super) fn message_mut(&mut self, id: u64) -> Option<&mut Message> {
        self.messages.iter_mut().rev().find(|message| message.id == id)
    }

    /// Changes what a message says: fields that are absent stay, `null` empties.
    pub(in super::super) fn edit_message(&mut self, id: u64, body: &Value, files: Vec<File>) {
        let now = self.clock.now();
        let Some(message) = self.message_mut(id) else { return };
        if message.loading {
            message.loading = false;
        } else {
            message.earlier.push(message.said.clone());
            message.edited = Some(now);
        }
        for (key, value) in said(body) {
            message.said.insert(key, value);
        }
        message.files.extend(files);
        self.emit_message("MESSAGE_UPDATE", id);
    }

    pub(in super::super) fn delete_message(&mut self, id: u64) {
        let Some(message) = self.message_mut(id) else { return };
        message.deleted = true;
        let channel = message.channel;
        let guild = self.channel(channel).and_then(|channel| channel.guild);
        let mut data = json!({ "id": id.to_string(), "channel_id": channel.to_string() });
        if let Some(guild) = guild {
            data["guild_id"] = json!(guild.to_string());
        }
        self.emit("MESSAGE_DELETE", message_intent(guild), &data);
    }

    /// Ephemeral messages are not dispatched, and without the message-content intent (privileged, and
    /// not granted here) a bot gets other people's words empty, save in direct conversations.
    /// Source: Discord docs, "Message Content Intent".
    fn emit_message(&mut self, event: &str, id: u64) {
        let Some(message) = self.message(id) else { return };
        if message.only_for.is_some() {
            return;
        }
        let guild = self.channel(message.channel).and_then(|channel| channel.guild);
        let others = message.author != self.app;
        let mut data = self.message_json(message);
        if let Some(guild) = guild {
            data["guild_id"] = json!(guild.to_string());
            if others {
                data["content"] = json!("");
                data["embeds"] = json!([]);
                data["components"] = json!([]);
                data["attachments"] = json!([]);
            }
        }
        self.emit(event, message_intent(guild), &data);
    }
}

/// GUILD_MESSAGES or DIRECT_MESSAGES. Source: Discord docs, "List of Intents".
fn message_intent(guild: Option<u64>) -> u64 {
    if guild.is_some() { 1 << 9 } else { 1 << 12 }
}

fn said(body: &Value) -> Map<String, Value> {
    SAID.iter().filter_map(|key| Some(((*key).to_owned(), body.get(key)?.clone()))).collect()
}
