//! All the server remembers, and the few ways to add to it.
//!
//! Not here: what a request does with it (`methods/`), what people do with it (`acting.rs`,
//! `arranging.rs`).

use std::collections::BTreeMap;

use circlekeeper_core::clock::Clock;
use serde_json::{Value, json};

use super::chat::{Chat, Kind, Standing};
use super::faults::Faults;
use super::joining::InviteLink;
use super::message::{Content, Message, Post};
use super::pace::Pace;
use super::person::Human;
use super::pressing::Press;
use super::queue::Updates;
use super::{BOT_ID, BOT_NAME, BOT_USERNAME, masked};

/// A request that arrived.
#[derive(Clone, Debug)]
pub struct Recorded {
    /// The method in lower case: `sendmessage`.
    pub method: String,
    /// Its parameters; uploaded files are not among them.
    pub params: Value,
    /// The status of the answer; `None` as long as there was none.
    pub status: Option<u16>,
    /// The words of the refusal, if it was one.
    pub description: Option<String>,
}

pub(crate) struct State {
    pub(crate) clock: Clock,
    pub(crate) people: BTreeMap<i64, Human>,
    pub(crate) chats: BTreeMap<i64, Chat>,
    pub(crate) updates: Updates,
    pub(crate) presses: BTreeMap<String, Press>,
    pub(crate) commands: BTreeMap<(String, String), Vec<Value>>,
    pub(crate) descriptions: BTreeMap<(&'static str, String), String>,
    pub(crate) links: Vec<InviteLink>,
    pub(crate) pace: Pace,
    pub(crate) faults: Faults,
    pub(crate) requests: Vec<Recorded>,
    pub(crate) violations: Vec<String>,
    pub(crate) webhook: Option<String>,
    made: i64,
    /// Messages with one of these words count as read: a story that is about something else passes them over.
    pub(crate) passed_over: Vec<String>,
}

impl State {
    pub(crate) fn new(clock: Clock) -> Self {
        Self {
            clock,
            people: BTreeMap::new(),
            chats: BTreeMap::new(),
            updates: Updates::default(),
            presses: BTreeMap::new(),
            commands: BTreeMap::new(),
            descriptions: BTreeMap::new(),
            links: Vec::new(),
            pace: Pace::default(),
            faults: Faults::default(),
            requests: Vec::new(),
            violations: Vec::new(),
            webhook: None,
            made: 0,
            passed_over: Vec::new(),
        }
    }

    /// A number not given out before.
    pub(crate) fn fresh(&mut self) -> i64 {
        self.made += 1;
        self.made
    }

    pub(crate) fn unix(&self) -> i64 {
        self.clock.now().timestamp()
    }

    pub(crate) fn violation(&mut self, what: String) {
        tracing::error!(what, "the bot did what Telegram would not take");
        self.violations.push(what);
    }

    /// People's ids are above 32 bits, as many real ones are by now (docs: User.id).
    pub(crate) fn add_person(&mut self, name: &str) -> i64 {
        let id = 5_000_000_000 + self.fresh();
        let human = Human {
            name: name.to_owned(),
            username: None,
            language: "en".to_owned(),
            started: false,
            blocked: false,
            deactivated: false,
            open_since: None,
        };
        self.people.insert(id, human);
        id
    }

    pub(crate) fn human(&self, id: i64) -> &Human {
        self.people.get(&id).expect("persons are never removed")
    }

    pub(crate) fn human_mut(&mut self, id: i64) -> &mut Human {
        self.people.get_mut(&id).expect("persons are never removed")
    }

    /// The private chat of a person, made when it is first used.
    pub(crate) fn private_chat(&mut self, person: i64) {
        let entry = self.chats.entry(person);
        let chat = entry.or_insert_with(|| Chat::new(person, Kind::Private, ""));
        chat.members.insert(person, Standing::Member);
        chat.members.insert(BOT_ID, Standing::Member);
    }

    pub(crate) fn chat(&self, id: i64) -> &Chat {
        self.chats.get(&id).expect("a chat of this stand-in")
    }

    pub(crate) fn chat_mut(&mut self, id: i64) -> &mut Chat {
        self.chats.get_mut(&id).expect("a chat of this stand-in")
    }

    /// Adds a message to a chat and gives its id.
    pub(crate) fn post(&mut self, chat: i64, post: Post) -> i64 {
        let (date, order) = (self.unix(), self.fresh().unsigned_abs());
        let words = post.content.words().text;
        let read = self.passed_over.iter().any(|part| words.contains(part));
        let chat = self.chat_mut(chat);
        chat.last_message += 1;
        let id = chat.last_message;
        let message = Message {
            id,
            from: post.from,
            date,
            edit_date: None,
            thread: post.thread,
            content: post.content,
            markup: post.markup,
            reply_to: post.reply_to,
            edits: 0,
            deleted: false,
            read,
            order,
        };
        chat.messages.insert(id, message);
        id
    }

    pub(crate) fn user_json(&self, id: i64) -> Value {
        if id == BOT_ID {
            return json!({
                "id": BOT_ID, "is_bot": true, "first_name": BOT_NAME, "username": BOT_USERNAME,
            });
        }
        masked::user(id).unwrap_or_else(|| self.human(id).json(id))
    }

    pub(crate) fn chat_json(&self, id: i64) -> Value {
        let chat = self.chat(id);
        if chat.kind != Kind::Private {
            return chat.json();
        }
        let human = self.human(id);
        let mut private = json!({ "id": id, "type": "private", "first_name": human.name });
        if let Some(username) = &human.username {
            private["username"] = json!(username);
        }
        private
    }

    /// The Message object (docs: Message). A message replied to is shown without its own reply,
    /// as the real server does.
    pub(crate) fn message_json(&self, chat: i64, id: i64) -> Value {
        let mut json = self.bare_message_json(chat, id);
        let reply_to = self.chat(chat).messages[&id].reply_to;
        if let Some(target) =
            reply_to.filter(|target| self.chat(chat).messages.contains_key(target))
        {
            json["reply_to_message"] = self.bare_message_json(chat, target);
        }
        json
    }

    fn bare_message_json(&self, chat: i64, id: i64) -> Value {
        let message = &self.chat(chat).messages[&id];
        let mut json = json!({
            "message_id": message.id,
            "from": self.user_json(message.from),
            "chat": self.chat_json(chat),
            "date": message.date,
        });
        if let Some(mask) = self.mask(message.from, chat) {
            json["sender_chat"] = mask;
        }
        if let Some(date) = message.edit_date {
            json["edit_date"] = json!(date);
        }
        if let Some(thread) = message.thread {
            json["message_thread_id"] = json!(thread);
            json["is_topic_message"] = json!(true);
        }
        write_content(&mut json, &message.content);
        if let Some(markup) = &message.markup {
            json["reply_markup"] = markup.clone();
        }
        json
    }
}

fn write_content(json: &mut Value, content: &Content) {
    let (words, text, entities) = match content {
        Content::Text(words) => (words, "text", "entities"),
        Content::Document(file, words) => {
            json["document"] = json!({
                "file_name": file.name,
                "mime_type": file.mime.as_deref().unwrap_or("application/octet-stream"),
                "file_id": file.id,
                "file_unique_id": format!("u{}", file.id),
                "file_size": file.bytes.len(),
            });
            (words, "caption", "caption_entities")
        }
        Content::Service(fields) => {
            for (name, value) in fields {
                json[name.as_str()] = value.clone();
            }
            return;
        }
    };
    if !words.text.is_empty() {
        json[text] = json!(words.text);
    }
    if !words.entities.is_empty() {
        json[entities] = json!(words.entities);
    }
}
