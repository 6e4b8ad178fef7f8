//! Where an interaction was made, and what Discord says of that place.
//!
//! Facts about this one event only; what @everyone may see is kept in `servers.rs`.
//! Source: <https://discord.com/developers/docs/topics/permissions>.

use circlekeeper_core::commands::{ChatFacts, Openness, Place};
use circlekeeper_core::domain::address::{ChatAddress, Platform};
use circlekeeper_core::domain::caller::Doors;
use serenity::model::application::InteractionContext;
use serenity::model::channel::{ChannelType, PartialChannel};
use serenity::model::guild::{Member, Role};
use serenity::model::id::{ChannelId, GuildId};
use serenity::model::permissions::Permissions;

use crate::servers::Servers;

/// What every kind of interaction says of its place.
pub(crate) struct Facts<'a> {
    pub(crate) guild: Option<GuildId>,
    pub(crate) channel_id: ChannelId,
    pub(crate) channel: Option<&'a PartialChannel>,
    pub(crate) member: Option<&'a Member>,
    pub(crate) context: Option<InteractionContext>,
    /// A role that was named.
    pub(crate) role: Option<&'a Role>,
}

impl Facts<'_> {
    /// The place, or nothing where requests are not taken.
    pub(crate) fn read(&self, servers: &Servers) -> Option<Place> {
        let Some(guild) = self.guild else {
            // In a conversation of others an answer would be neither private nor in a chat of ours.
            let of_others = self.context == Some(InteractionContext::PrivateChannel);
            return (!of_others).then(Place::private);
        };
        let chat = ChatFacts {
            address: address(guild, self.channel_id),
            caller_manages: self.manages(),
            openness: self.openness(guild, servers),
            doors: Doors {
                role: self.role.map(|role| servers.named(guild, self.member, role)),
                ..Doors::default()
            },
        };
        Some(Place { chat: Some(chat), answers_privately: true })
    }

    /// By the permissions Discord computed for this member in this very channel.
    fn manages(&self) -> Option<bool> {
        let permissions = self.member?.permissions?;
        let thread =
            if self.is_thread() { Permissions::MANAGE_THREADS } else { Permissions::empty() };
        let any = Permissions::ADMINISTRATOR
            | Permissions::MANAGE_GUILD
            | Permissions::MANAGE_CHANNELS
            | thread;
        Some(permissions.intersects(any))
    }

    fn is_thread(&self) -> bool {
        self.channel.is_some_and(|channel| {
            matches!(
                channel.kind,
                ChannelType::PublicThread | ChannelType::PrivateThread | ChannelType::NewsThread
            )
        })
    }

    fn openness(&self, guild: GuildId, servers: &Servers) -> Openness {
        match self.channel {
            // Seen only by those added to it, wherever it hangs.
            Some(channel) if channel.kind == ChannelType::PrivateThread => Openness::Closed,
            Some(channel) if self.is_thread() => channel
                .parent_id
                .map_or(Openness::Unknown, |parent| servers.openness(guild, parent)),
            _ => servers.openness(guild, self.channel_id),
        }
    }
}

/// A channel or thread as the core knows it.
pub(crate) fn address(guild: GuildId, channel: ChannelId) -> ChatAddress {
    ChatAddress {
        platform: Platform::Discord,
        space: Some(guild.to_string()),
        chat: channel.to_string(),
        topic: None,
    }
}
