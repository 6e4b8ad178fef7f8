//! The bot's commands: `/applications/{id}/commands`, for all servers or for one.
//!
//! Source: Discord docs, "Application Commands": Bulk Overwrite.

use serde_json::{Value, json};

use super::super::check;
use super::super::refused::Refused;
use super::super::world::World;
use super::answer::Effect;

impl World {
    /// PUT takes the place of all that were there; GET lists them.
    pub(super) fn commands_request(
        &mut self,
        method: &str,
        app: u64,
        guild: Option<u64>,
        body: &Value,
    ) -> Result<Effect, Refused> {
        if app != self.app {
            // "You do not have permission to perform this action on this application".
            return Err(Refused::new(
                403,
                20012,
                "You are not authorized to perform this action on this application",
            ));
        }
        if let Some(guild) = guild {
            self.own_guild(guild).map_err(|_| Refused::missing_access())?;
        }
        if method == "PUT" {
            let commands = check::commands(body)?;
            let commands = commands.iter().map(|one| self.registered_command(one, guild)).collect();
            match guild {
                Some(guild) => drop(self.guild_commands.insert(guild, commands)),
                None => self.commands = commands,
            }
            self.registered = true;
        }
        let commands = match guild {
            Some(guild) => self.guild_commands.get(&guild).cloned().unwrap_or_default(),
            None => self.commands.clone(),
        };
        Ok(Effect::ok(Value::Array(commands)))
    }

    /// The command with all that Discord fills in. One that keeps its name keeps its id.
    fn registered_command(&mut self, asked: &Value, guild: Option<u64>) -> Value {
        let before = match guild {
            Some(guild) => self.guild_commands.get(&guild),
            None => Some(&self.commands),
        };
        let same = before.and_then(|list| list.iter().find(|old| old["name"] == asked["name"]));
        let id = same.map(|old| old["id"].clone());
        let id = id.unwrap_or_else(|| json!(self.new_id().to_string()));
        let mut command = json!({
            "id": id, "application_id": self.app.to_string(), "version": self.new_id().to_string(),
            "type": 1, "default_member_permissions": null, "name_localizations": null,
            "description_localizations": null, "dm_permission": true, "contexts": null,
            "integration_types": [0], "nsfw": false, "description": "", "options": [],
        });
        for (key, value) in asked.as_object().into_iter().flatten() {
            if key != "id" {
                command[key] = value.clone();
            }
        }
        if let Some(guild) = guild {
            command["guild_id"] = json!(guild.to_string());
        }
        command
    }
}
