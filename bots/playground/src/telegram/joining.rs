//! Coming into a group, asking to, and going.

use serde_json::{Value, json};

use super::chat::{Kind, Standing};
use super::ids::ChatId;
use super::message::Post;
use super::person::Person;
use super::state::State;
use super::{BOT_ID, Telegram};

/// An invite link the bot made (docs: ChatInviteLink).
#[derive(Clone, Debug)]
pub(crate) struct InviteLink {
    pub(crate) url: String,
    pub(crate) chat: i64,
    pub(crate) name: Option<String>,
    pub(crate) expires: Option<i64>,
    pub(crate) member_limit: Option<i64>,
    pub(crate) by_request: bool,
    pub(crate) revoked: bool,
    pub(crate) used: i64,
}

impl InviteLink {
    pub(crate) fn json(&self, creator: &Value) -> Value {
        let mut link = json!({
            "invite_link": self.url,
            "creator": creator,
            "creates_join_request": self.by_request,
            "is_primary": false,
            "is_revoked": self.revoked,
        });
        if let Some(name) = &self.name {
            link["name"] = json!(name);
        }
        if let Some(date) = self.expires {
            link["expire_date"] = json!(date);
        }
        if let Some(limit) = self.member_limit {
            link["member_limit"] = json!(limit);
        }
        link
    }
}

/// What following an invite link led to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Joined {
    /// They are in.
    In(ChatId),
    /// An administrator (or the bot) has to decide.
    Asked(ChatId),
    /// The link is revoked, expired, used up or none at all.
    Expired,
    /// They are banned from the chat.
    Banned,
}

impl Telegram {
    /// Somebody is in the group from now on.
    pub fn join(&self, chat: ChatId, person: &Person) {
        self.inner.with(|state| state.enter(chat.0, person.id, person.id));
    }

    /// Somebody leaves the group.
    pub fn leave(&self, chat: ChatId, person: &Person) {
        self.go(chat, person, person.id, &Standing::Left);
    }

    /// The owner throws somebody out.
    pub fn kick(&self, chat: ChatId, person: &Person) {
        let owner = self.inner.look(|state| state.owner(chat.0));
        self.go(chat, person, owner, &Standing::Kicked);
    }

    /// The owner lifts a ban: they may come again.
    pub fn lift_ban(&self, chat: ChatId, person: &Person) {
        self.inner.with(|state| {
            let owner = state.owner(chat.0);
            state.set_standing(chat.0, person.id, owner, &Standing::Left);
        });
    }

    fn go(&self, chat: ChatId, person: &Person, by: i64, standing: &Standing) {
        self.inner.with(|state| {
            state.set_standing(chat.0, person.id, by, standing);
            let gone = state.user_json(person.id);
            let id = state.post(chat.0, Post::service(by, "left_chat_member", gone));
            state.deliver(chat.0, id);
        });
    }

    /// Whether somebody is in the group.
    #[must_use]
    pub fn is_in(&self, chat: ChatId, person: &Person) -> bool {
        self.inner.look(|state| state.chat(chat.0).standing(person.id).is_in())
    }

    /// Somebody asks to join a group that wants to be asked.
    pub fn ask_to_join(&self, chat: ChatId, person: &Person) {
        self.inner.with(|state| state.ask(chat.0, person.id, None));
    }

    /// Somebody opens an invite link the bot made.
    pub fn follow_invite(&self, person: &Person, url: &str) -> Joined {
        self.inner.with(|state| {
            let now = state.unix();
            let index = state.links.iter().position(|link| {
                let fresh = link.expires.is_none_or(|date| now < date);
                let room = link.member_limit.is_none_or(|limit| link.used < limit);
                link.url == url && !link.revoked && fresh && room
            });
            let Some(index) = index else { return Joined::Expired };
            let link = state.links[index].clone();
            if state.standing_now(link.chat, person.id) == Standing::Kicked {
                return Joined::Banned;
            }
            if link.by_request {
                state.ask(link.chat, person.id, Some(&link));
                return Joined::Asked(ChatId(link.chat));
            }
            state.links[index].used += 1;
            state.enter(link.chat, person.id, person.id);
            Joined::In(ChatId(link.chat))
        })
    }
}

impl State {
    /// Somebody comes in; `by` lets them. Everybody, the bot too, sees the service message.
    pub(crate) fn enter(&mut self, chat: i64, person: i64, by: i64) {
        if self.chat(chat).standing(person).is_in() {
            return;
        }
        self.chat_mut(chat).asking.remove(&person);
        self.set_standing(chat, person, by, &Standing::Member);
        let user = self.user_json(person);
        let id = self.post(chat, Post::service(person, "new_chat_members", json!([user])));
        self.deliver(chat, id);
    }

    /// Somebody's standing now: a ban may have ended by itself.
    pub(crate) fn standing_now(&mut self, chat: i64, person: i64) -> Standing {
        let now = self.unix();
        if self.chat(chat).bans_end.get(&person).is_some_and(|until| *until <= now) {
            self.chat_mut(chat).bans_end.remove(&person);
            self.chat_mut(chat).members.insert(person, Standing::Left);
        }
        self.chat(chat).standing(person)
    }

    /// docs: Update.chat_join_request, for administrators who may invite. The bot may write to the
    /// person for five minutes.
    fn ask(&mut self, chat: i64, person: i64, link: Option<&InviteLink>) {
        let standing = self.standing_now(chat, person);
        if self.chat(chat).kind == Kind::Private || standing.is_in() || standing == Standing::Kicked
        {
            return;
        }
        self.chat_mut(chat).asking.insert(person);
        if !self.chat(chat).standing(BOT_ID).may("can_invite_users") {
            return;
        }
        self.human_mut(person).open_since = Some(self.unix());
        let mut request = json!({
            "chat": self.chat_json(chat),
            "from": self.user_json(person),
            "user_chat_id": person,
            "date": self.unix(),
        });
        if let Some(link) = link {
            request["invite_link"] = link.json(&self.user_json(BOT_ID));
        }
        self.updates.push("chat_join_request", request);
    }
}
