//! Making groups and changing who may do what in them.
//!
//! Each verb tells the bot what the real server would tell it. Not here: joining and asking to
//! (`joining.rs`).

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::chat::{Chat, Kind, RIGHTS, Standing, Topic};
use super::ids::ChatId;
use super::message::Post;
use super::person::Person;
use super::state::State;
use super::{BOT_ID, Telegram};

impl Telegram {
    /// A private supergroup of `owner`'s, with the bot as an ordinary member.
    pub fn group(&self, title: &str, owner: &Person) -> ChatId {
        self.make(Kind::Supergroup, title, owner, |_| {})
    }

    /// A basic group, as every small group begins.
    pub fn basic_group(&self, title: &str, owner: &Person) -> ChatId {
        self.make(Kind::Group, title, owner, |_| {})
    }

    /// A public supergroup: anybody can find and read it as `@username`.
    pub fn public_group(&self, title: &str, username: &str, owner: &Person) -> ChatId {
        self.make(Kind::Supergroup, title, owner, |chat| chat.username = Some(username.to_owned()))
    }

    /// A private supergroup with topics.
    pub fn forum(&self, title: &str, owner: &Person) -> ChatId {
        self.make(Kind::Supergroup, title, owner, |chat| chat.forum = true)
    }

    fn make(
        &self,
        kind: Kind,
        title: &str,
        owner: &Person,
        change: impl FnOnce(&mut Chat),
    ) -> ChatId {
        self.inner.with(|state| {
            let number = state.fresh();
            let id = if kind == Kind::Group {
                -4_000_000_000 - number
            } else {
                -1_002_000_000_000 - number
            };
            let mut chat = Chat::new(id, kind, title);
            change(&mut chat);
            chat.members.insert(owner.id, Standing::Creator);
            state.chats.insert(id, chat);
            state.add_bot(id, owner.id);
            ChatId(id)
        })
    }

    /// Opens a topic in a forum and gives its thread id.
    ///
    /// # Panics
    /// When the chat is no forum.
    pub fn topic(&self, chat: ChatId, name: &str) -> i64 {
        self.inner.with(|state| {
            assert!(state.chat(chat.0).forum, "chat {chat} has no topics");
            let owner = state.owner(chat.0);
            let created = json!({ "name": name, "icon_color": 7_322_096 });
            let mut post = Post::service(owner, "forum_topic_created", created);
            // The topic's id is that of the message that opened it (docs: ForumTopic).
            let thread = state.chat(chat.0).last_message + 1;
            post.thread = Some(thread);
            state
                .chat_mut(chat.0)
                .topics
                .insert(thread, Topic { name: name.to_owned(), closed: false });
            let id = state.post(chat.0, post);
            state.deliver(chat.0, id);
            thread
        })
    }

    /// Deletes a topic. The bot is told nothing.
    pub fn delete_topic(&self, chat: ChatId, thread: i64) {
        self.inner.with(|state| state.chat_mut(chat.0).topics.remove(&thread));
    }

    /// Closes a topic to all but administrators.
    pub fn close_topic(&self, chat: ChatId, thread: i64) {
        self.inner.with(|state| {
            if let Some(topic) = state.chat_mut(chat.0).topics.get_mut(&thread) {
                topic.closed = true;
            }
            let mut post = Post::service(state.owner(chat.0), "forum_topic_closed", json!({}));
            post.thread = Some(thread);
            let id = state.post(chat.0, post);
            state.deliver(chat.0, id);
        });
    }

    /// The topics of a forum: thread ids and names.
    #[must_use]
    pub fn topics(&self, chat: ChatId) -> Vec<(i64, String)> {
        self.inner.look(|state| {
            let topics = state.chat(chat.0).topics.iter();
            topics.map(|(thread, topic)| (*thread, topic.name.clone())).collect()
        })
    }

    /// Makes somebody an administrator with every right.
    pub fn make_admin(&self, chat: ChatId, person: &Person) {
        self.promote(chat, person.id, &[]);
    }

    /// Makes the bot an administrator with every right.
    pub fn make_bot_admin(&self, chat: ChatId) {
        self.promote(chat, BOT_ID, &[]);
    }

    /// Makes the bot an administrator without these rights (`can_invite_users`).
    pub fn make_bot_admin_without(&self, chat: ChatId, rights: &[&str]) {
        self.promote(chat, BOT_ID, rights);
    }

    fn promote(&self, chat: ChatId, user: i64, without: &[&str]) {
        let all = RIGHTS.into_iter().chain(["can_manage_topics"]);
        let rights: BTreeSet<&'static str> = all.filter(|right| !without.contains(right)).collect();
        self.by_owner(chat, user, &Standing::Administrator(rights));
    }

    /// Makes the bot an ordinary member again.
    pub fn demote_bot(&self, chat: ChatId) {
        self.by_owner(chat, BOT_ID, &Standing::Member);
    }

    /// Forbids the bot to send anything (or, `false`, makes it an ordinary member again).
    pub fn mute_bot(&self, chat: ChatId, mute: bool) {
        self.by_owner(chat, BOT_ID, if mute { &Standing::Restricted } else { &Standing::Member });
    }

    /// Throws the bot out.
    pub fn kick_bot(&self, chat: ChatId) {
        self.by_owner(chat, BOT_ID, &Standing::Kicked);
    }

    /// Adds the bot (again).
    pub fn add_bot(&self, chat: ChatId) {
        self.inner.with(|state| {
            let owner = state.owner(chat.0);
            state.add_bot(chat.0, owner);
        });
    }

    /// Deletes the whole group. The bot is told nothing.
    pub fn delete_group(&self, chat: ChatId) {
        self.inner.with(|state| state.chat_mut(chat.0).deleted = true);
    }

    fn by_owner(&self, chat: ChatId, user: i64, standing: &Standing) {
        self.inner.with(|state| {
            let owner = state.owner(chat.0);
            state.set_standing(chat.0, user, owner, standing);
        });
    }

    /// Turns a basic group into a supergroup and gives its new id: a service message in the old
    /// chat says where to, one in the new says where from (docs: Message.migrate_to_chat_id).
    ///
    /// # Panics
    /// When it is none.
    pub fn migrate(&self, chat: ChatId) -> ChatId {
        self.inner.with(|state| {
            let old = state.chat(chat.0).clone();
            assert!(
                old.kind == Kind::Group && old.migrated_to.is_none(),
                "chat {chat} is no basic group"
            );
            let new = -1_002_000_000_000 - state.fresh();
            let mut supergroup = Chat::new(new, Kind::Supergroup, &old.title);
            supergroup.members = old.members;
            state.chats.insert(new, supergroup);
            let owner = state.owner(chat.0);
            let to = state.post(chat.0, Post::service(owner, "migrate_to_chat_id", json!(new)));
            state.deliver(chat.0, to);
            state.chat_mut(chat.0).migrated_to = Some(new);
            let from = state.post(new, Post::service(owner, "migrate_from_chat_id", json!(chat.0)));
            state.deliver(new, from);
            ChatId(new)
        })
    }
}

impl State {
    pub(crate) fn owner(&self, chat: i64) -> i64 {
        let mut members = self.chat(chat).members.iter();
        members
            .find(|(_, standing)| **standing == Standing::Creator)
            .map_or(BOT_ID, |(user, _)| *user)
    }

    fn add_bot(&mut self, chat: i64, by: i64) {
        self.set_standing(chat, BOT_ID, by, &Standing::Member);
        let bot = self.user_json(BOT_ID);
        let id = self.post(chat, Post::service(by, "new_chat_members", json!([bot])));
        self.deliver(chat, id);
    }

    /// Changes somebody's standing and tells the bot: of its own always, of others' when it is an
    /// administrator and asked for it (docs: Update.my_chat_member, Update.chat_member).
    pub(crate) fn set_standing(&mut self, chat: i64, user: i64, by: i64, new: &Standing) {
        let old = self.chat(chat).standing(user);
        if old == *new {
            return;
        }
        self.chat_mut(chat).members.insert(user, new.clone());
        let subject = self.user_json(user);
        let change: Value = json!({
            "chat": self.chat_json(chat),
            "from": self.user_json(by),
            "date": self.unix(),
            "old_chat_member": old.json(subject.clone()),
            "new_chat_member": new.json(subject),
        });
        if user == BOT_ID {
            self.updates.push("my_chat_member", change);
        } else if self.chat(chat).standing(BOT_ID).is_admin() {
            self.updates.push("chat_member", change);
        }
    }
}
