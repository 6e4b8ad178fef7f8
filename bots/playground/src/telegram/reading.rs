//! What people see.

use super::BOT_ID;
use super::Telegram;
use super::ids::ChatId;
use super::person::Person;
use super::seen::Seen;
use super::state::State;
use super::waiting::PATIENCE;

impl Telegram {
    /// The bot's messages in a chat, oldest first; those taken away are marked so.
    #[must_use]
    pub fn messages(&self, at: ChatId) -> Vec<Seen> {
        self.history(at).into_iter().filter(|seen| seen.from == BOT_ID).collect()
    }

    /// The bot's messages in a person's private chat.
    #[must_use]
    pub fn private_messages(&self, person: &Person) -> Vec<Seen> {
        self.messages(person.private_chat())
    }

    /// Everything said in a chat, by whomever, and what happened there.
    #[must_use]
    pub fn history(&self, at: ChatId) -> Vec<Seen> {
        self.inner.look(|state| {
            let messages = state.chats.get(&at.0).map(|chat| chat.messages.keys().copied());
            messages.into_iter().flatten().map(|id| state.seen(at.0, id)).collect()
        })
    }

    /// The next message of the bot in a chat that nobody has read yet.
    ///
    /// # Panics
    /// When none comes within ten seconds.
    pub async fn next_message(&self, at: ChatId) -> Seen {
        let next = |state: &mut State| {
            let chat = state.chats.get_mut(&at.0)?;
            let mut messages = chat.messages.values_mut();
            let message = messages
                .find(|message| message.from == BOT_ID && !message.read && !message.is_service())?;
            message.read = true;
            let id = message.id;
            Some(state.seen(at.0, id))
        };
        let came = self.inner.wait_for(PATIENCE, next).await;
        came.unwrap_or_else(|| panic!("no message came in chat {at};\n{}", self.account()))
    }

    /// The next unread message of the bot in a person's private chat.
    ///
    /// # Panics
    /// When none comes within ten seconds.
    pub async fn next_private(&self, person: &Person) -> Seen {
        self.next_message(person.private_chat()).await
    }

    /// Waits until this message was changed since it was seen, and gives it as it is then.
    ///
    /// # Panics
    /// When it is not within ten seconds.
    pub async fn next_edit(&self, seen: &Seen) -> Seen {
        let changed = |state: &mut State| {
            let now = state.seen(seen.chat.0, seen.message_id);
            (now.edits > seen.edits).then_some(now)
        };
        let came = self.inner.wait_for(PATIENCE, changed).await;
        came.unwrap_or_else(|| panic!("{:?} was not changed;\n{}", seen.text, self.account()))
    }

    /// Waits until this message is taken away.
    ///
    /// # Panics
    /// When it is not within ten seconds.
    pub async fn gone(&self, seen: &Seen) {
        let gone =
            |state: &mut State| state.seen(seen.chat.0, seen.message_id).deleted.then_some(());
        let came = self.inner.wait_for(PATIENCE, gone).await;
        assert!(came.is_some(), "{:?} was not taken away;\n{}", seen.text, self.account());
    }

    /// The same message as it is now.
    #[must_use]
    pub fn again(&self, seen: &Seen) -> Seen {
        self.inner.look(|state| state.seen(seen.chat.0, seen.message_id))
    }

    /// From now on what the bot says with one of these words in it counts as read.
    pub fn passes_over(&self, words: &[&str]) {
        let words = words.iter().map(|part| (*part).to_owned()).collect();
        self.inner.with(|state| state.passed_over = words);
    }

    /// The bot's messages that `next_message` and `next_private` did not hand out, in the order
    /// they were sent. A test ends by asserting that there are none.
    #[must_use]
    pub fn unread(&self) -> Vec<Seen> {
        self.inner.look(|state| {
            let mut unread = Vec::new();
            for chat in state.chats.values() {
                let messages = chat.messages.values();
                let new = messages.filter(|message| {
                    message.from == BOT_ID && !message.read && !message.is_service()
                });
                unread.extend(new.map(|message| (message.order, state.seen(chat.id, message.id))));
            }
            unread.sort_by_key(|(order, _)| *order);
            unread.into_iter().map(|(_, seen)| seen).collect()
        })
    }
}
