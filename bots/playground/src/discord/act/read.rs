//! Looking: what stands in channels and conversations, and what nobody has looked at.

use std::time::Duration;

use serde_json::json;

use super::super::Discord;
use super::super::ids::{ChannelId, MessageId};
use super::super::world::messages::NewMessage;
use super::super::world::{Message, World};
use super::{Person, Seen, Where};

/// How long a play waits for the bot to speak of itself.
const NEXT: Duration = Duration::from_secs(10);

impl Discord {
    /// What the bot has said in the channel for all to see, in order, without what it deleted.
    #[must_use]
    pub fn messages(&self, at: ChannelId) -> Vec<Seen> {
        self.shared
            .look(|world| world.all_seen(|one| one.channel == at.0 && one.only_for.is_none()))
    }

    /// What the bot has said to the person in their direct conversation.
    #[must_use]
    pub fn dm_messages(&self, person: &Person) -> Vec<Seen> {
        self.shared.look(|world| {
            let conversation = world.dm_of(person.id());
            world.all_seen(|one| Some(one.channel) == conversation && one.only_for.is_none())
        })
    }

    /// What the bot has said for this person's eyes only, anywhere.
    #[must_use]
    pub fn private_answers(&self, person: &Person) -> Vec<Seen> {
        self.shared.look(|world| world.all_seen(|one| one.only_for == Some(person.id())))
    }

    /// The message as it looks now, deleted or not.
    #[must_use]
    pub fn look_again(&self, at: &Seen) -> Seen {
        self.shared.look(|world| {
            let message = world.message(at.id.0).expect("a message that was seen exists");
            world.seen(message)
        })
    }

    /// Waits for the next post in the channel that nobody has read.
    ///
    /// # Panics
    /// After ten seconds, with what was seen instead.
    pub async fn next_message(&self, at: ChannelId) -> Seen {
        let next = |world: &mut World| world.next(at.0);
        match self.shared.until(NEXT, next).await {
            Some(seen) => seen,
            None => panic!("nothing new in channel {at}; {}", self.summary()),
        }
    }

    /// Waits for the next direct message to the person that nobody has read.
    ///
    /// # Panics
    /// After ten seconds, with what was seen instead.
    pub async fn next_dm(&self, person: &Person) -> Seen {
        let next = |world: &mut World| world.next(world.dm_of(person.id())?);
        match self.shared.until(NEXT, next).await {
            Some(seen) => seen,
            None => panic!("nothing new for {}; {}", person.name(), self.summary()),
        }
    }

    /// Waits for the next private answer to the person that nobody has read, such as a followup.
    ///
    /// # Panics
    /// After ten seconds, with what was seen instead.
    pub async fn next_private(&self, person: &Person) -> Seen {
        let next = |world: &mut World| world.take_next(|one| one.only_for == Some(person.id()));
        match self.shared.until(NEXT, next).await {
            Some(seen) => seen,
            None => panic!("no private answer for {}; {}", person.name(), self.summary()),
        }
    }

    /// Everything the bot said that nobody has read.
    #[must_use]
    pub fn unread(&self) -> Vec<Seen> {
        self.shared.look(|world| world.all_seen(|one| !one.read && !one.loading))
    }

    /// From now on what the bot says with one of these words in it counts as read.
    pub fn passes_over(&self, words: &[&str]) {
        let words = words.iter().map(|part| (*part).to_owned()).collect();
        self.shared.look(|world| world.passed_over = words);
    }

    /// Somebody reads everything there is, so that [`Discord::unread`] starts afresh.
    pub fn read_everything(&self) {
        self.shared.look(|world| world.messages.iter_mut().for_each(|one| one.read = true));
    }

    /// Somebody writes an ordinary message. The bot learns of it only with the intent for messages, and
    /// then without the words, save in its direct conversations.
    ///
    /// # Panics
    /// If they may not write there.
    pub fn says(&self, by: &Person, at: impl Into<Where>, text: &str) -> MessageId {
        let channel = self.place(by, at.into());
        self.shared.change(|world| {
            let place = world.channel(channel).expect("the place was just looked up");
            assert!(world.may_send(by.id(), place), "{} may not write there", by.name());
            let new = NewMessage { channel, author: by.id(), only_for: None, interaction: None };
            MessageId(world.add_message(&new, &json!({ "content": text }), Vec::new()))
        })
    }

    fn summary(&self) -> String {
        let unread: Vec<String> = self.unread().into_iter().map(|seen| seen.text).collect();
        let asked: Vec<String> = self
            .requests()
            .iter()
            .rev()
            .take(5)
            .map(|one| format!("{} {} -> {:?}", one.method, one.route, one.status))
            .collect();
        format!("unread elsewhere: {unread:?}; the last requests, newest first: {asked:?}")
    }
}

impl World {
    fn all_seen(&self, which: impl Fn(&Message) -> bool) -> Vec<Seen> {
        let of_bot = |one: &&Message| one.author == self.app && !one.deleted && which(one);
        self.messages.iter().filter(of_bot).map(|one| self.seen(one)).collect()
    }

    fn next(&mut self, channel: u64) -> Option<Seen> {
        self.take_next(|one| one.channel == channel && one.only_for.is_none())
    }

    fn take_next(&mut self, which: impl Fn(&Message) -> bool) -> Option<Seen> {
        let new = |one: &Message| !one.read && !one.loading && !one.deleted && which(one);
        let place = self.messages.iter().position(new)?;
        self.messages[place].read = true;
        Some(self.seen(&self.messages[place]))
    }
}
