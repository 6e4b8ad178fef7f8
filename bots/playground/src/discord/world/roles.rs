//! Roles: made, moved, given to the bot's own role, deleted. Each change is told to the bot as the `GUILDS`
//! intent brings it. Source: Discord docs, "Guild Role Create", "Permission Hierarchy".

use serde_json::json;

use super::super::ids::{ChannelId, GuildId, RoleId};
use super::super::permission::{ALL, BOT, SEND_MESSAGES, VIEW_CHANNEL};
use super::super::{Discord, Person};
use super::people::GUILDS;
use super::{Role, World};

/// The roles of a new server: the bot's own, which belongs to it, below the administrators'.
pub(super) fn at_first(bot: u64, admin: u64) -> Vec<Role> {
    vec![Role { managed: true, ..plain(bot, "Circlekeeper", BOT) }, plain(admin, "admin", ALL)]
}

/// As Discord makes one: not shown apart, and nobody but who may mention everyone can mention it ("Create Guild
/// Role": `hoist` and `mentionable` default to false).
pub(super) fn plain(id: u64, name: &str, bits: u64) -> Role {
    Role { id, name: name.to_owned(), bits, managed: false, hoist: false, mentionable: false }
}

impl Discord {
    /// A new role that grants nothing, at the bottom, as Discord makes them.
    pub fn role(&self, guild: GuildId, name: &str) -> RoleId {
        self.role_with(guild, name, 0)
    }

    /// A new role that grants these bits.
    pub fn role_with(&self, guild: GuildId, name: &str, bits: u64) -> RoleId {
        self.shared.change(|world| {
            let id = world.new_id();
            world.roles(guild).insert(0, plain(id, name, bits));
            world.tell_role(guild.0, id, "GUILD_ROLE_CREATE");
            // The others stand one higher now.
            let others: Vec<u64> = world.roles(guild).iter().skip(1).map(|role| role.id).collect();
            for other in others {
                world.tell_role(guild.0, other, "GUILD_ROLE_UPDATE");
            }
            RoleId(id)
        })
    }

    /// Somebody changes how a role looks: whether those who have it are listed apart (`hoist`), and whether
    /// anybody may mention it.
    pub fn show_role(&self, guild: GuildId, role: RoleId, (hoist, mentionable): (bool, bool)) {
        self.change_role(guild, role, |role| {
            role.hoist = hoist;
            role.mentionable = mentionable;
        });
    }

    /// Somebody gives a role another name.
    pub fn rename_role(&self, guild: GuildId, role: RoleId, name: &str) {
        self.change_role(guild, role, |role| name.clone_into(&mut role.name));
    }

    fn change_role(&self, guild: GuildId, role: RoleId, change: impl FnOnce(&mut Role)) {
        self.shared.change(|world| {
            let found = world.roles(guild).iter_mut().find(|one| one.id == role.0);
            change(found.expect("a role of this server"));
            world.tell_role(guild.0, role.0, "GUILD_ROLE_UPDATE");
        });
    }

    /// Moves a role to the top.
    pub fn raise_role(&self, guild: GuildId, role: RoleId) {
        self.shared.change(|world| {
            let roles = world.roles(guild);
            let at = roles.iter().position(|one| one.id == role.0).expect("a role of this server");
            let raised = roles.remove(at);
            roles.push(raised);
            let all: Vec<u64> = roles.iter().map(|role| role.id).collect();
            for id in all {
                world.tell_role(guild.0, id, "GUILD_ROLE_UPDATE");
            }
        });
    }

    /// Deletes a role: nobody has it any more.
    pub fn delete_role(&self, guild: GuildId, role: RoleId) {
        self.shared.change(|world| {
            world.roles(guild).retain(|one| one.id != role.0);
            if let Some(guild) = world.guilds.get_mut(&guild.0) {
                guild.members.values_mut().for_each(|member| {
                    member.roles.remove(&role.0);
                });
            }
            let data = json!({ "guild_id": guild.0.to_string(), "role_id": role.0.to_string() });
            world.emit("GUILD_ROLE_DELETE", GUILDS, &data);
        });
    }

    /// Gives the bot's own role these bits, beside what it had, or takes them.
    pub fn grant_bot(&self, guild: GuildId, bits: u64, granted: bool) {
        self.shared.change(|world| {
            let own = world.guilds.get(&guild.0).map(|guild| guild.bot_role);
            let own = own.expect("a server of this world");
            for role in world.roles(guild).iter_mut().filter(|role| role.id == own) {
                role.bits = if granted { role.bits | bits } else { role.bits & !bits };
            }
            world.tell_role(guild.0, own, "GUILD_ROLE_UPDATE");
        });
    }

    /// Whether a member has a role.
    #[must_use]
    pub fn has_role(&self, guild: GuildId, person: &Person, role: RoleId) -> bool {
        self.shared.look(|world| {
            let member =
                world.guilds.get(&guild.0).and_then(|guild| guild.members.get(&person.id()));
            member.is_some_and(|member| member.roles.contains(&role.0))
        })
    }

    /// Somebody who may gives a member a role.
    pub fn give_role(&self, guild: GuildId, person: &Person, role: RoleId) {
        self.shared.change(|world| {
            let guild = world.guilds.get_mut(&guild.0).expect("a server of this world");
            let member = guild.members.get_mut(&person.id()).expect("a member of this server");
            member.roles.insert(role.0);
        });
    }

    /// Lets whoever has a role see the channel and write in it.
    pub fn allow_role(&self, channel: ChannelId, role: RoleId) {
        let bits = VIEW_CHANNEL | SEND_MESSAGES;
        self.shared.change(|world| world.overwrite(channel.0, role.0, false, bits, 0));
    }
}

impl World {
    fn roles(&mut self, guild: GuildId) -> &mut Vec<Role> {
        &mut self.guilds.get_mut(&guild.0).expect("a server of this world").roles
    }

    fn tell_role(&mut self, guild: u64, role: u64, event: &str) {
        let Some(found) = self.guilds.get(&guild) else { return };
        let roles = self.roles_json(found);
        let id = role.to_string();
        let role = roles.as_array().into_iter().flatten().find(|one| one["id"] == id.as_str());
        let data = json!({ "guild_id": guild.to_string(), "role": role });
        self.emit(event, GUILDS, &data);
    }
}
