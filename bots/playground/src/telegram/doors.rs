//! What one person's app offers at the doors of chats: those they could ask to come into, what the bot
//! may do in one of their own. What happens when they do is in `joining.rs` and `arranging.rs`.

use super::chat::{Chat, Kind, Standing};
use super::ids::ChatId;
use super::person::Person;
use super::{BOT_ID, Telegram};

/// A chat somebody is not in, and could ask to join.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClosedDoor {
    /// Which one.
    pub chat: ChatId,
    /// Its title.
    pub title: String,
}

/// What the bot is in somebody's own chat.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BotThere {
    /// An administrator.
    Administrator,
    /// An ordinary member, perhaps a silenced one.
    Member,
    /// Not in it.
    Outside,
}

impl Telegram {
    /// The supergroups the person is not in, is not banned from, and has not asked at yet.
    #[must_use]
    pub fn closed_doors(&self, by: &Person) -> Vec<ClosedDoor> {
        self.inner.with(|state| {
            let open = |chat: &&Chat| chat.kind == Kind::Supergroup && !chat.deleted;
            let ids: Vec<i64> = state.chats.values().filter(open).map(|chat| chat.id).collect();
            let outside = |id: &i64| {
                state.standing_now(*id, by.id) == Standing::Left
                    && !state.chat(*id).asking.contains(&by.id)
            };
            let ids: Vec<i64> = ids.into_iter().filter(outside).collect();
            let door =
                |id: i64| ClosedDoor { chat: ChatId(id), title: state.chat(id).title.clone() };
            ids.into_iter().map(door).collect()
        })
    }

    /// Whether the chat is the person's own.
    #[must_use]
    pub fn owns(&self, chat: ChatId, person: &Person) -> bool {
        self.inner.look(|state| state.chat(chat.0).standing(person.id) == Standing::Creator)
    }

    /// What the bot is in a chat.
    #[must_use]
    pub fn bot_in(&self, chat: ChatId) -> BotThere {
        match self.inner.look(|state| state.chat(chat.0).standing(BOT_ID)) {
            Standing::Creator | Standing::Administrator(_) => BotThere::Administrator,
            Standing::Member | Standing::Restricted => BotThere::Member,
            Standing::Left | Standing::Kicked => BotThere::Outside,
        }
    }
}
