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
use serenity::model::guild::Role;
use serenity::model::id::{ChannelId, GuildId};
use serenity::model::permissions::Permissions;

/// The servers the bot is on.
#[derive(Debug, Default)]
pub(crate) struct Servers(Mutex<HashMap<GuildId, Server>>);

#[derive(Debug, Default)]
struct Server {
    /// The permissions of the role @everyone.
    everyone: Option<Permissions>,
    channels: HashMap<ChannelId, Overwrite>,
}

/// What a channel changes for @everyone.
#[derive(Clone, Copy, Debug)]
struct Overwrite {
    allow: Permissions,
    deny: Permissions,
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
        match server.and_then(|server| server.seen_by_everyone(channel)) {
            Some(true) => Openness::WholeServer,
            Some(false) => Openness::Closed,
            None => Openness::Unknown,
        }
    }
}

fn learn_role(servers: &mut HashMap<GuildId, Server>, role: &Role) {
    servers.entry(role.guild_id).or_default().learn_role(role.guild_id, role);
}

fn learn_channel(servers: &mut HashMap<GuildId, Server>, channel: &GuildChannel) {
    servers.entry(channel.guild_id).or_default().learn_channel(channel);
}

impl Server {
    /// The role @everyone has the server's own id.
    fn learn_role(&mut self, guild: GuildId, role: &Role) {
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
        let overwrite = found.map_or(
            Overwrite { allow: Permissions::empty(), deny: Permissions::empty() },
            |found| Overwrite { allow: found.allow, deny: found.deny },
        );
        self.channels.insert(channel.id, overwrite);
    }

    fn seen_by_everyone(&self, channel: ChannelId) -> Option<bool> {
        let everyone = self.everyone?;
        if everyone.contains(Permissions::ADMINISTRATOR) {
            return Some(true);
        }
        let overwrite = self.channels.get(&channel)?;
        let allowed = (everyone & !overwrite.deny) | overwrite.allow;
        Some(allowed.contains(Permissions::VIEW_CHANNEL))
    }
}
