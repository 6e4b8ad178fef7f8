//! What people say to the bot, and which of it the bot gets to see.

use serde_json::{Value, json};

use super::Telegram;
use super::chat::Kind;
use super::ids::Where;
use super::message::{Content, Formatted, Post, utf16};
use super::person::Person;
use super::seen::Seen;
use super::state::State;
use super::{BOT_ID, BOT_USERNAME, typed};

impl Telegram {
    /// Somebody types a text and sends it. Returns when it is queued for the bot (or kept from it
    /// by privacy mode).
    ///
    /// # Panics
    /// When they cannot: in private before pressing Start or while blocking the bot, in a chat they
    /// are not in, with a text no app would send.
    pub async fn says(&self, by: &Person, at: Where, text: &str) {
        let text = text.trim();
        self.speak(by, at, text, typed::entities(text), None);
    }

    /// The same with entities as given (pasted text may hold kinds a client does not know).
    ///
    /// # Panics
    /// As [`Telegram::says`], and when `entities` is no array.
    pub async fn says_raw(&self, by: &Person, at: Where, text: &str, entities: Value) {
        let Value::Array(entities) = entities else { panic!("entities come as an array") };
        self.speak(by, at, text, entities, None);
    }

    /// Somebody replies to a message.
    ///
    /// # Panics
    /// As [`Telegram::says`].
    pub async fn replies(&self, by: &Person, to: &Seen, text: &str) {
        let at = match to.thread {
            _ if to.chat.0 == by.id => Where::Private,
            Some(thread) => Where::Topic(to.chat, thread),
            None => Where::Chat(to.chat),
        };
        self.speak(by, at, text, typed::entities(text), Some(to.message_id));
    }

    /// Somebody changes what they said. The bot gets an `edited_message`, where it may see it.
    ///
    /// # Panics
    /// When it is not their own text.
    pub async fn rewrites(&self, by: &Person, message: &Seen, text: &str) {
        self.inner.with(|state| {
            let (chat, id, date) = (message.chat.0, message.message_id, state.unix());
            let own = state.chat_mut(chat).messages.get_mut(&id);
            let own = own.filter(|own| own.from == by.id && !own.is_service());
            let own = own.expect("people change only what they said themselves");
            let words = Formatted { text: text.to_owned(), entities: typed::entities(text) };
            own.content = Content::Text(words);
            own.edit_date = Some(date);
            own.edits += 1;
            if state.bot_sees(chat, id) {
                let message = state.message_json(chat, id);
                state.updates.push("edited_message", message);
            }
        });
    }

    /// Somebody presses Start in the private chat, by a deep link if there is a payload. Lifts a
    /// block, as the app does.
    ///
    /// # Panics
    /// When the payload is none (docs: deep linking, up to 64 of `A-Z a-z 0-9 _ -`).
    pub async fn start_bot(&self, by: &Person, payload: Option<&str>) {
        let fits = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'-';
        if let Some(payload) = payload {
            let length = payload.len();
            assert!(
                (1..=64).contains(&length) && payload.bytes().all(fits),
                "not a start payload: {payload:?}"
            );
        }
        self.inner.with(|state| {
            state.private_chat(by.id);
            state.set_blocked(by.id, false);
            state.human_mut(by.id).started = true;
        });
        let text = payload.map_or("/start".to_owned(), |payload| format!("/start {payload}"));
        self.says(by, Where::Private, &text).await;
    }

    /// Somebody blocks the bot.
    pub async fn block(&self, by: &Person) {
        self.inner.with(|state| state.set_blocked(by.id, true));
    }

    /// Somebody lifts the block.
    pub async fn unblock(&self, by: &Person) {
        self.inner.with(|state| state.set_blocked(by.id, false));
    }

    /// Somebody deletes their account. The bot is told nothing.
    pub async fn delete_account(&self, by: &Person) {
        self.inner.with(|state| state.human_mut(by.id).deactivated = true);
    }

    fn speak(
        &self,
        by: &Person,
        at: Where,
        text: &str,
        entities: Vec<Value>,
        reply_to: Option<i64>,
    ) {
        assert!(
            (1..=4096).contains(&utf16(text)),
            "no app sends a text of {} characters",
            utf16(text)
        );
        let chat = at.chat(by.id);
        let why_not = self.inner.look(|state| state.why_not(by.id, at));
        assert!(
            why_not.is_none(),
            "{} cannot say {text:?}: {}",
            by.name(),
            why_not.unwrap_or_default()
        );
        self.inner.with(|state| {
            let words = Formatted { text: text.to_owned(), entities };
            let mut post = Post::new(by.id, Content::Text(words));
            post.thread = at.thread();
            post.reply_to = reply_to;
            let id = state.post(chat, post);
            state.deliver(chat, id);
        });
    }
}

impl State {
    /// Why somebody cannot speak somewhere.
    fn why_not(&self, by: i64, at: Where) -> Option<String> {
        if at == Where::Private {
            let human = self.human(by);
            return match (human.started, human.blocked) {
                (false, _) => Some("Start was never pressed".to_owned()),
                (true, true) => Some("the bot is blocked".to_owned()),
                (true, false) => None,
            };
        }
        let Some(chat) = self.chats.get(&at.chat(by)) else {
            return Some("there is no such chat".to_owned());
        };
        if chat.migrated_to.is_some() {
            return Some("the group became a supergroup".to_owned());
        }
        if !chat.standing(by).is_in() {
            return Some(format!("not in the chat {:?}", chat.title));
        }
        let gone = at.thread().is_some_and(|thread| !chat.topics.contains_key(&thread));
        gone.then(|| "there is no such topic".to_owned())
    }

    /// Queues a message for the bot if it may see it.
    pub(crate) fn deliver(&mut self, chat: i64, id: i64) {
        if self.bot_sees(chat, id) {
            let message = self.message_json(chat, id);
            self.updates.push("message", message);
        }
    }

    /// docs: Bot features, Privacy mode. An administrator sees everything; any other bot sees
    /// service messages, commands that are not for another bot, and replies to itself.
    fn bot_sees(&self, chat: i64, id: i64) -> bool {
        let facts = self.chat(chat);
        let standing = facts.standing(BOT_ID);
        if !standing.is_in() {
            return false;
        }
        if facts.kind == Kind::Private || standing.is_admin() {
            return true;
        }
        let message = &facts.messages[&id];
        if message.is_service() {
            return true;
        }
        let replied = message.reply_to.and_then(|target| facts.messages.get(&target));
        replied.is_some_and(|target| target.from == BOT_ID)
            || is_for_this_bot(&message.content.words())
    }

    pub(crate) fn set_blocked(&mut self, person: i64, blocked: bool) {
        if self.human(person).blocked == blocked || !self.human(person).started {
            return;
        }
        self.human_mut(person).blocked = blocked;
        // docs: Update.my_chat_member; in private chats it tells of blocking and unblocking alone.
        let standing = |blocked: bool| {
            if blocked { super::chat::Standing::Kicked } else { super::chat::Standing::Member }
        };
        let bot = self.user_json(BOT_ID);
        let update = json!({
            "chat": self.chat_json(person),
            "from": self.user_json(person),
            "date": self.unix(),
            "old_chat_member": standing(!blocked).json(bot.clone()),
            "new_chat_member": standing(blocked).json(bot),
        });
        self.updates.push("my_chat_member", update);
    }
}

/// Begins with a command that names no other bot.
fn is_for_this_bot(words: &Formatted) -> bool {
    let first = words.entities.first();
    let command =
        first.is_some_and(|entity| entity["type"] == "bot_command" && entity["offset"] == 0);
    let name = words.text.split_whitespace().next().unwrap_or_default();
    command && name.split_once('@').is_none_or(|(_, bot)| bot.eq_ignore_ascii_case(BOT_USERNAME))
}
