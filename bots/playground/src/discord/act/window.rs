//! All that one person's client shows: the places it lists, what stands in one of them (their own
//! words and private answers included), the commands it offers there.
//!
//! Unlike the other verbs these ask and never complain: where a person sees nothing, there is nothing.

use serde_json::Value;
use tokio::sync::watch;

use super::super::Discord;
use super::super::ids::ChannelId;
use super::super::permission::VIEW_CHANNEL;
use super::super::world::{Channel, Message, World};
use super::{Person, Seen, Where};

/// A place in a client's list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// Where it is.
    pub at: Where,
    /// Its name; nobody's for a direct conversation.
    pub name: String,
    /// The server it belongs to.
    pub server: Option<String>,
}

impl Discord {
    /// Rings at each change of anything: for a page that shows it all.
    #[must_use]
    pub fn changes(&self) -> watch::Receiver<u64> {
        self.shared.changes()
    }

    /// The text channels and threads the person sees, and their conversation with the bot if they
    /// could open one.
    #[must_use]
    pub fn places(&self, by: &Person) -> Vec<Place> {
        self.shared.look(|world| {
            let talk = |one: &&Channel| matches!(one.kind, 0 | 11) && world.sees(by, one.id);
            let place = |one: &Channel| Place {
                at: Where::Channel(ChannelId(one.id)),
                name: one.name.clone(),
                server: world.guild_of(one.id).map(|guild| guild.name.clone()),
            };
            let mut places: Vec<Place> = world.channels.values().filter(talk).map(place).collect();
            if world.dm_of(by.id()).is_some() || world.mutual_guild(by.id()) {
                places.push(Place { at: Where::Dm, name: String::new(), server: None });
            }
            places
        })
    }

    /// Everything the person sees there, oldest first.
    #[must_use]
    pub fn history(&self, by: &Person, at: impl Into<Where>) -> Vec<Seen> {
        let at = at.into();
        self.shared.look(|world| {
            let Some(channel) = world.window(by, at) else { return Vec::new() };
            let shown = |one: &&Message| {
                one.channel == channel
                    && !one.deleted
                    && one.only_for.is_none_or(|person| person == by.id())
            };
            world.messages.iter().filter(shown).map(|one| world.seen(one)).collect()
        })
    }

    /// The commands the person's client offers there, as they were registered.
    #[must_use]
    pub fn offered_commands(&self, by: &Person, at: impl Into<Where>) -> Vec<Value> {
        let at = at.into();
        self.shared.look(|world| {
            // A client shows the conversation before it exists. Nobody is told of its making.
            if at == Where::Dm && world.mutual_guild(by.id()) {
                world.open_dm(by.id());
            }
            let Some(channel) = world.window(by, at) else { return Vec::new() };
            let offered = |one: &&Value| world.hidden(by, channel, one).is_none();
            world.commands.iter().filter(offered).cloned().collect()
        })
    }

    /// A channel's name.
    #[must_use]
    pub fn channel_name(&self, at: ChannelId) -> Option<String> {
        self.shared.look(|world| world.channel(at.0).map(|channel| channel.name.clone()))
    }
}

impl World {
    fn sees(&self, by: &Person, channel: u64) -> bool {
        self.permissions(by.id(), channel) & VIEW_CHANNEL != 0
    }

    /// The channel the person looks into, if they may.
    fn window(&self, by: &Person, at: Where) -> Option<u64> {
        match at {
            Where::Channel(ChannelId(channel)) => self.sees(by, channel).then_some(channel),
            Where::Dm => self.dm_of(by.id()),
        }
    }
}
