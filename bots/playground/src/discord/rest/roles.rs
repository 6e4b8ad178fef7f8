//! Roles of members, given and taken (Discord docs, "Add Guild Member Role", "Remove Guild Member Role").

use super::super::permission::MANAGE_ROLES;
use super::super::refused::Refused;
use super::super::world::World;
use super::answer::Effect;

impl World {
    /// `PUT` and `DELETE /guilds/{guild}/members/{user}/roles/{role}`. Giving what somebody has and taking
    /// what they lack are both answered with 204.
    ///
    /// 50013 without MANAGE_ROLES, and for a role that is not below the bot's highest ("A bot can grant
    /// roles to other users that are of a lower position than its own highest role", "Permission
    /// Hierarchy"); so it is for a managed role, and 50028 for @everyone, as clients report them.
    pub(super) fn member_role(
        &mut self,
        method: &str,
        (guild, user): (u64, u64),
        role: u64,
    ) -> Result<Effect, Refused> {
        let found = self.own_guild(guild)?;
        if self.guild_permissions(self.app, found).unwrap_or(0) & MANAGE_ROLES == 0 {
            return Err(Refused::missing_permissions());
        }
        if role == guild {
            return Err(Refused::new(400, 50028, "Invalid role"));
        }
        let at = |id| found.roles.iter().position(|one| one.id == id);
        let position = at(role).ok_or_else(|| Refused::new(404, 10011, "Unknown Role"))?;
        if at(found.bot_role).is_none_or(|own| position >= own) || found.roles[position].managed {
            return Err(Refused::missing_permissions());
        }
        let known = self.people.contains_key(&user);
        let member = self.guilds.get_mut(&guild).and_then(|guild| guild.members.get_mut(&user));
        let member = member.ok_or_else(|| match known {
            true => Refused::new(404, 10007, "Unknown Member"),
            false => Refused::new(404, 10013, "Unknown User"),
        })?;
        match method {
            "PUT" => member.roles.insert(role),
            _ => member.roles.remove(&role),
        };
        Ok(Effect::nothing())
    }
}
