//! What @everyone may see and which roles stand where, kept from the events the `GUILDS` intent brings.
//!
//! Only that: of a server its owner, roles and the bot's own ones, of a channel one line. Nothing of it is
//! stored or logged. A thread has no overwrites of its own: it is asked for by its parent's id.
//! Source: <https://discord.com/developers/docs/topics/permissions#permission-overwrites>.

use std::collections::HashMap;
use std::sync::{Mutex, OnceLock};

use circlekeeper_core::commands::Openness;
use circlekeeper_core::domain::caller::{NamedRole, RoleLook};
use circlekeeper_core::domain::private::Private;
use serenity::model::channel::{GuildChannel, PermissionOverwriteType};
use serenity::model::event::Event;
use serenity::model::guild;
use serenity::model::id::{ChannelId, GuildId, RoleId, UserId};

use crate::permissions::{Holder, Line, Permissions, Role};

/// The servers the bot is on.
#[derive(Debug, Default)]
pub(crate) struct Servers {
    known: Mutex<HashMap<GuildId, Server>>,
    /// The bot's own account.
    bot: OnceLock<UserId>,
}

#[derive(Debug, Default)]
struct Server {
    /// The permissions of the role @everyone.
    everyone: Option<Permissions>,
    /// What each channel changes for @everyone.
    channels: HashMap<ChannelId, Line>,
    owner: Option<UserId>,
    roles: HashMap<RoleId, Rank>,
    /// The bot's own; nothing where nobody told.
    bot_roles: Option<Vec<RoleId>>,
}

/// Where a role stands, and what it grants.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Rank {
    position: u16,
    grants: Permissions,
}

/// Rights over the server, its channels or its people: more than taking part. Source:
/// <https://discord.com/developers/docs/topics/permissions#permissions-bitwise-permission-flags>.
const POWER: Permissions = Permissions::ADMINISTRATOR
    .union(Permissions::KICK_MEMBERS)
    .union(Permissions::BAN_MEMBERS)
    .union(Permissions::MODERATE_MEMBERS)
    .union(Permissions::MANAGE_GUILD)
    .union(Permissions::MANAGE_CHANNELS)
    .union(Permissions::MANAGE_ROLES)
    .union(Permissions::MANAGE_MESSAGES)
    .union(Permissions::MANAGE_THREADS)
    .union(Permissions::MANAGE_WEBHOOKS)
    .union(Permissions::MANAGE_NICKNAMES)
    .union(Permissions::MANAGE_EVENTS)
    .union(Permissions::MENTION_EVERYONE)
    .union(Permissions::VIEW_AUDIT_LOG)
    .union(Permissions::MUTE_MEMBERS)
    .union(Permissions::DEAFEN_MEMBERS)
    .union(Permissions::MOVE_MEMBERS);

impl Servers {
    /// Takes in what an event says; most say nothing. Gives the server on which the bot may perhaps give a role now
    /// that it could not give: what its own roles grant, or the order of roles, is another.
    pub(crate) fn learn(&self, event: &Event) -> Option<GuildId> {
        let mut servers = self.known.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        match event {
            Event::GuildCreate(event) => {
                let guild = &event.guild;
                let mut server = Server::default();
                for role in guild.roles.values() {
                    server.learn_role(guild.id, role);
                }
                guild.channels.values().for_each(|channel| server.learn_channel(channel));
                server.owner = Some(guild.owner_id);
                let bot = self.bot.get().and_then(|bot| guild.members.get(bot));
                server.bot_roles = bot.map(|bot| bot.roles.clone());
                servers.insert(guild.id, server);
            }
            Event::GuildDelete(event) if !event.guild.unavailable => {
                servers.remove(&event.guild.id);
            }
            Event::GuildRoleCreate(event) => {
                learn_role(&mut servers, &event.role);
            }
            Event::GuildRoleUpdate(event) => {
                return learn_role(&mut servers, &event.role).then_some(event.role.guild_id);
            }
            // Discord tells a bot of its own changes, whatever its intents (docs, Gateway Intents).
            Event::GuildMemberUpdate(event) if self.bot.get() == Some(&event.user.id) => {
                servers.entry(event.guild_id).or_default().bot_roles = Some(event.roles.clone());
                return Some(event.guild_id);
            }
            Event::ChannelCreate(event) => learn_channel(&mut servers, &event.channel),
            Event::ChannelUpdate(event) => learn_channel(&mut servers, &event.channel),
            Event::ChannelDelete(event) => {
                let channel = &event.channel;
                servers.entry(channel.guild_id).or_default().channels.remove(&channel.id);
            }
            _ => {}
        }
        None
    }

    /// Which account is the bot's.
    pub(crate) fn is_bot(&self, bot: UserId) {
        let _ = self.bot.set(bot);
    }

    /// What is to be said of a role that a member named. Only who stands above a role may give it. Source:
    /// <https://discord.com/developers/docs/topics/permissions#permission-hierarchy>.
    pub(crate) fn named(
        &self,
        guild: GuildId,
        by: Option<&guild::Member>,
        role: &guild::Role,
    ) -> NamedRole {
        let servers = self.known.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        let server = servers.get(&guild);
        NamedRole {
            id: role.id.to_string(),
            look: look(role),
            everyone: role.id.get() == guild.get(),
            managed: role.managed,
            powerful: role.permissions.intersects(POWER),
            in_reach: server.and_then(|server| server.bot_gives(role)),
            callers: server.zip(by).and_then(|(server, by)| server.member_gives(by, role)),
        }
    }

    /// Who can look into a channel without being let in.
    pub(crate) fn openness(&self, guild: GuildId, channel: ChannelId) -> Openness {
        let servers = self.known.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        let server = servers.get(&guild);
        match server.and_then(|server| server.seen_by_everyone(guild, channel)) {
            Some(true) => Openness::WholeServer,
            Some(false) => Openness::Closed,
            None => Openness::Unknown,
        }
    }
}

/// How everybody on its server sees a role. Source:
/// <https://discord.com/developers/docs/topics/permissions#role-object>.
pub(crate) fn look(role: &guild::Role) -> RoleLook {
    RoleLook { name: Private::new(role.name.clone()), apart: role.hoist, called: role.mentionable }
}

fn is_above(ranks: &[Rank], role: &guild::Role) -> bool {
    ranks.iter().any(|rank| rank.position > role.position)
}

/// Says whether it grants or stands otherwise than was known.
fn learn_role(servers: &mut HashMap<GuildId, Server>, role: &guild::Role) -> bool {
    servers.entry(role.guild_id).or_default().learn_role(role.guild_id, role)
}

fn learn_channel(servers: &mut HashMap<GuildId, Server>, channel: &GuildChannel) {
    servers.entry(channel.guild_id).or_default().learn_channel(channel);
}

impl Server {
    fn bot_gives(&self, role: &guild::Role) -> Option<bool> {
        let ranks: Vec<Rank> = self.ranks(self.bot_roles.as_ref()?);
        let granted = ranks.iter().fold(self.everyone?, |all, rank| all | rank.grants);
        let may = granted.intersects(Permissions::MANAGE_ROLES | Permissions::ADMINISTRATOR);
        Some(may && is_above(&ranks, role))
    }

    fn member_gives(&self, by: &guild::Member, role: &guild::Role) -> Option<bool> {
        if self.owner == Some(by.user.id) {
            return Some(true);
        }
        let may =
            by.permissions?.intersects(Permissions::MANAGE_ROLES | Permissions::ADMINISTRATOR);
        Some(may && is_above(&self.ranks(&by.roles), role))
    }

    fn ranks(&self, held: &[RoleId]) -> Vec<Rank> {
        held.iter().filter_map(|role| self.roles.get(role)).copied().collect()
    }

    /// The role @everyone has the server's own id. Says whether a role grants or stands otherwise than was known.
    fn learn_role(&mut self, guild: GuildId, role: &guild::Role) -> bool {
        let rank = Rank { position: role.position, grants: role.permissions };
        let before = self.roles.insert(role.id, rank);
        if role.id.get() == guild.get() {
            self.everyone = Some(role.permissions);
        }
        before != Some(rank)
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
