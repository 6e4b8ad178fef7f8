//! What @everyone may see, kept from the events the `GUILDS` intent brings.
//!
//! Only that: one flag a server and one a channel. Nothing of it is stored or logged. A thread has
//! no overwrites of its own: it is asked for by its parent's id.
//! Source: <https://discord.com/developers/docs/topics/permissions#permission-overwrites>.

use std::collections::HashMap;
use std::sync::Mutex;

use circlekeeper_core::commands::Openness;
use serenity::model::channel::{GuildChannel, PermissionOverwriteType};
use serenity::model::event::Event;
use serenity::model::guild;
use serenity::model::id::{ChannelId, GuildId};

use crate::permissions::{Holder, Line, Permissions, Role};

/// The servers the bot is on.
#[derive(Debug, Default)]
pub(crate) struct Servers(Mutex<HashMap<GuildId, Server>>);

#[derive(Debug, Default)]
struct Server {
    /// The permissions of the role @everyone.
    everyone: Option<Permissions>,
    /// What each channel changes for @everyone.
    channels: HashMap<ChannelId, Line>,
}

impl Servers {
    /// Takes in what an event says; most say nothing.
    pub(crate) fn learn(&self, event: &Event) {
        let mut servers = self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        match event {
            Event::GuildCreate(event) => {
                let guild = &event.guild;
                let mut server = Server::default();
                guild.roles.values().for_each(|role| server.learn_role(guild.id, role));
                guild.channels.values().for_each(|channel| server.learn_channel(channel));
                servers.insert(guild.id, server);
            }
            Event::GuildDelete(event) if !event.guild.unavailable => {
                servers.remove(&event.guild.id);
            }
            Event::GuildRoleCreate(event) => learn_role(&mut servers, &event.role),
            Event::GuildRoleUpdate(event) => learn_role(&mut servers, &event.role),
            Event::ChannelCreate(event) => learn_channel(&mut servers, &event.channel),
            Event::ChannelUpdate(event) => learn_channel(&mut servers, &event.channel),
            Event::ChannelDelete(event) => {
                let channel = &event.channel;
                servers.entry(channel.guild_id).or_default().channels.remove(&channel.id);
            }
            _ => {}
        }
    }

    /// Who can look into a channel without being let in.
    pub(crate) fn openness(&self, guild: GuildId, channel: ChannelId) -> Openness {
        let servers = self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        let server = servers.get(&guild);
        match server.and_then(|server| server.seen_by_everyone(guild, channel)) {
            Some(true) => Openness::WholeServer,
            Some(false) => Openness::Closed,
            None => Openness::Unknown,
        }
    }
}

fn learn_role(servers: &mut HashMap<GuildId, Server>, role: &guild::Role) {
    servers.entry(role.guild_id).or_default().learn_role(role.guild_id, role);
}

fn learn_channel(servers: &mut HashMap<GuildId, Server>, channel: &GuildChannel) {
    servers.entry(channel.guild_id).or_default().learn_channel(channel);
}

impl Server {
    /// The role @everyone has the server's own id.
    fn learn_role(&mut self, guild: GuildId, role: &guild::Role) {
        if role.id.get() == guild.get() {
            self.everyone = Some(role.permissions);
        }
    }

    fn learn_channel(&mut self, channel: &GuildChannel) {
        let everyone = |kind: &PermissionOverwriteType| match kind {
            PermissionOverwriteType::Role(role) => role.get() == channel.guild_id.get(),
            _ => false,
        };
        let found = channel.permission_overwrites.iter().find(|found| everyone(&found.kind));
        let nothing = (Permissions::empty(), Permissions::empty());
        let (allow, deny) = found.map_or(nothing, |found| (found.allow, found.deny));
        self.channels.insert(channel.id, Line { whose: channel.guild_id.get(), allow, deny });
    }

    fn seen_by_everyone(&self, guild: GuildId, channel: ChannelId) -> Option<bool> {
        let everyone = Role { id: guild.get(), grants: self.everyone? };
        let lines = self.channels.get(&channel).copied();
        // Of a channel nobody told of only administrators are sure to see it.
        let known = lines.is_some() || everyone.grants.contains(Permissions::ADMINISTRATOR);
        let rights = Holder::everyone(guild.get()).rights(&[everyone], lines.as_slice())?;
        known.then(|| rights.contains(Permissions::VIEW_CHANNEL))
    }
}
