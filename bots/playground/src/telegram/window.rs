//! All that one person's app shows: the chats it lists, whether the bot was started, the menu of
//! commands it offers in one of them. What stands in a chat is in `reading.rs`.

use serde_json::{Value, json};

use super::Telegram;
use super::chat::{Chat, Kind};
use super::ids::{ChatId, Where};
use super::methods::commands::scope_key;
use super::person::Person;
use super::state::State;

/// A chat in an app's list, or a topic of one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// Where it is.
    pub at: Where,
    /// Its title; the topic's name behind it.
    pub name: String,
}

impl Telegram {
    /// The private chat with the bot, then the groups the person is in.
    #[must_use]
    pub fn places(&self, by: &Person) -> Vec<Place> {
        self.inner.look(|state| {
            let private = Place { at: Where::Private, name: super::BOT_NAME.to_owned() };
            let mine = |chat: &&Chat| {
                let open = !chat.deleted && chat.migrated_to.is_none();
                chat.kind != Kind::Private && open && chat.standing(by.id).is_in()
            };
            // Ids of groups are negative: the first made comes last.
            let groups = state.chats.values().rev().filter(mine).flat_map(group_places);
            std::iter::once(private).chain(groups).collect()
        })
    }

    /// Whether the person has pressed Start, and not blocked the bot since.
    #[must_use]
    pub fn has_started(&self, by: &Person) -> bool {
        self.inner.look(|state| state.human(by.id).started && !state.human(by.id).blocked)
    }

    /// The menu the person's app offers there: that of the narrowest scope which has one, in their
    /// language if there is one (docs: BotCommandScope, "Determining list of commands").
    #[must_use]
    pub fn offered_commands(&self, by: &Person, at: Where) -> Vec<Value> {
        self.inner.look(|state| {
            let language = state.human(by.id).language.clone();
            let keys = state.scopes(by.id, at).into_iter().flat_map(|scope| {
                let key = scope_key(&scope);
                [(key.clone(), language.clone()), (key, String::new())]
            });
            keys.filter_map(|key| state.commands.get(&key)).next().cloned().unwrap_or_default()
        })
    }

    /// A group's title.
    #[must_use]
    pub fn title(&self, chat: ChatId) -> Option<String> {
        self.inner.look(|state| state.chats.get(&chat.0).map(|chat| chat.title.clone()))
    }
}

fn group_places(chat: &Chat) -> Vec<Place> {
    let id = ChatId(chat.id);
    let all = Place { at: Where::Chat(id), name: chat.title.clone() };
    let topic = |(thread, topic): (&i64, &super::chat::Topic)| Place {
        at: Where::Topic(id, *thread),
        name: format!("{}: {}", chat.title, topic.name),
    };
    std::iter::once(all).chain(chat.topics.iter().map(topic)).collect()
}

impl State {
    /// From the narrowest to the widest.
    fn scopes(&self, by: i64, at: Where) -> Vec<Value> {
        let id = at.chat(by);
        if at == Where::Private {
            return vec![
                json!({ "type": "chat", "chat_id": id }),
                json!({ "type": "all_private_chats" }),
                json!({ "type": "default" }),
            ];
        }
        let admin = self.chats.get(&id).is_some_and(|chat| chat.standing(by).is_admin());
        let mut scopes = vec![json!({ "type": "chat_member", "chat_id": id, "user_id": by })];
        scopes.extend(admin.then(|| json!({ "type": "chat_administrators", "chat_id": id })));
        scopes.push(json!({ "type": "chat", "chat_id": id }));
        scopes.extend(admin.then(|| json!({ "type": "all_chat_administrators" })));
        scopes.push(json!({ "type": "all_group_chats" }));
        scopes.push(json!({ "type": "default" }));
        scopes
    }
}
