//! What one person's client knows of servers: whether they are in one, what they may do there, which
//! roles they wear, whether the bot may give roles.

use super::super::Discord;
use super::super::ids::GuildId;
use super::super::permission::{ADMINISTRATOR, MANAGE_ROLES};
use super::Person;

/// A server, as somebody stands to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ServerSeen {
    /// Which one.
    pub id: GuildId,
    /// Its name.
    pub name: String,
    /// They are a member.
    pub inside: bool,
    /// They may do everything there.
    pub administers: bool,
    /// The names of their roles there, from the lowest to the highest.
    pub roles: Vec<String>,
    /// The bot may give and take roles there.
    pub bot_gives_roles: bool,
}

impl Discord {
    /// Every server there is, as the person stands to it.
    #[must_use]
    pub fn servers(&self, by: &Person) -> Vec<ServerSeen> {
        self.shared.look(|world| {
            let seen = |guild: &super::super::world::Guild| {
                let bits = |who| world.guild_permissions(who, guild).unwrap_or(0);
                let worn = world.roles_of(by.id(), guild).unwrap_or_default();
                let roles = guild.roles.iter().filter(|role| worn.contains(&role.id));
                ServerSeen {
                    id: GuildId(guild.id),
                    name: guild.name.clone(),
                    inside: guild.members.contains_key(&by.id()),
                    administers: bits(by.id()) & ADMINISTRATOR != 0,
                    roles: roles.map(|role| role.name.clone()).collect(),
                    bot_gives_roles: bits(world.app) & MANAGE_ROLES != 0,
                }
            };
            world.guilds.values().map(seen).collect()
        })
    }
}
