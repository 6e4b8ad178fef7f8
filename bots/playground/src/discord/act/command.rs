//! Typing slash commands.

use serde_json::{Value, json};

use super::super::Discord;
use super::super::permission::ADMINISTRATOR;
use super::super::world::{Kind, World};
use super::interact::Deed;
use super::options::{Typed, typed};
use super::{Answer, NoAnswer, Person, Where};

impl Discord {
    /// Types `/name` with these options, in the words a person types: a date, a number, `true`, the name
    /// of a channel or person. Subcommands are part of the name: `"group add"`.
    ///
    /// # Errors
    /// If the bot does not answer in time.
    ///
    /// # Panics
    /// If a client would not let the person send it: no such command or option here, a required option
    /// missing, a value of the wrong kind.
    pub async fn command(
        &self,
        by: &Person,
        at: impl Into<Where>,
        name: &str,
        options: &[(&str, &str)],
    ) -> Result<Answer, NoAnswer> {
        let channel = self.place(by, at.into());
        let data = self.shared.look(|world| world.command_data(by, channel, name, options, None));
        let words = format!("/{name} {options:?}");
        let kind = Kind::Command;
        self.act(by, Deed { kind, channel, data, source: None, opened_by: None, words }).await
    }

    /// Types `/name` with these options and stops in `focused`: the choices the bot offers there, as
    /// name and value.
    ///
    /// # Errors
    /// If the bot does not answer in time.
    ///
    /// # Panics
    /// If the option has no autocomplete, and as [`Discord::command`] does.
    pub async fn autocomplete(
        &self,
        by: &Person,
        at: impl Into<Where>,
        name: &str,
        options: &[(&str, &str)],
        focused: &str,
    ) -> Result<Vec<(String, String)>, NoAnswer> {
        let channel = self.place(by, at.into());
        let data =
            self.shared.look(|world| world.command_data(by, channel, name, options, Some(focused)));
        let words = format!("/{name} {options:?}, typing in {focused}");
        let kind = Kind::Autocomplete;
        let deed = Deed { kind, channel, data, source: None, opened_by: None, words };
        let choices = self.ask(by, deed).await?;
        let plain = |value: &Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        Ok(choices.iter().map(|one| (plain(&one["name"]), plain(&one["value"]))).collect())
    }

    /// Whether the person's client offers them `/name` there.
    #[must_use]
    pub fn can_see_command(&self, by: &Person, at: impl Into<Where>, name: &str) -> bool {
        let channel = self.place(by, at.into());
        self.shared.look(|world| {
            let found = world.offered(channel, name.split(' ').next().unwrap_or_default());
            found.is_some_and(|command| world.hidden(by, channel, command).is_none())
        })
    }
}

impl World {
    /// A command of this server or of all; the server's own wins.
    fn offered(&self, channel: u64, name: &str) -> Option<&Value> {
        let own = self.guild_of(channel).and_then(|guild| self.guild_commands.get(&guild.id));
        let all = own.into_iter().flatten().chain(&self.commands);
        all.into_iter().find(|command| command["name"] == name)
    }

    /// Why the client does not offer it. Source: Discord docs, "Contexts" (0 server, 1 direct) and
    /// "Permissions": `default_member_permissions`, where "0" means administrators only.
    pub(super) fn hidden(&self, by: &Person, channel: u64, command: &Value) -> Option<String> {
        let guild = self.guild_of(channel);
        if guild.is_some_and(|guild| !guild.bot_inside) {
            return Some("the bot is not in this server".to_owned());
        }
        let context = u64::from(guild.is_none());
        let contexts = command["contexts"].as_array();
        let here = contexts.is_none_or(|contexts| contexts.iter().any(|one| *one == context));
        if !here || (guild.is_none() && contexts.is_none() && command["dm_permission"] == false) {
            return Some(format!("its contexts {} are others", command["contexts"]));
        }
        let needed = &command["default_member_permissions"];
        let needed = needed.as_u64().or_else(|| needed.as_str()?.parse().ok())?;
        let needed = if needed == 0 { ADMINISTRATOR } else { needed };
        let bits = self.permissions(by.id(), channel);
        let lacks = guild.is_some() && bits & needed != needed;
        lacks.then(|| format!("{} has {bits}, it needs {needed}", by.name()))
    }

    fn command_data(
        &self,
        by: &Person,
        channel: u64,
        name: &str,
        options: &[(&str, &str)],
        focused: Option<&str>,
    ) -> Value {
        let mut names = name.split(' ');
        let first = names.next().unwrap_or_default();
        let Some(command) = self.offered(channel, first) else {
            let known: Vec<&str> =
                self.commands.iter().filter_map(|c| c["name"].as_str()).collect();
            panic!("there is no command /{first} here; registered are {known:?}");
        };
        if let Some(why) = self.hidden(by, channel, command) {
            panic!("{} is not offered /{first}: {why}", by.name());
        }
        let mut path = vec![command];
        for sub in names {
            let inner = path[path.len() - 1]["options"].as_array().into_iter().flatten();
            let found = inner.into_iter().find(|option| option["name"] == sub);
            path.push(found.unwrap_or_else(|| panic!("/{first} has no subcommand {sub:?}")));
        }
        let innermost = path[path.len() - 1];
        let mut typed = typed(self, by, channel, innermost, options, focused);
        for outer in path.iter().skip(1).rev() {
            typed.options = vec![
                json!({ "name": outer["name"], "type": outer["type"], "options": typed.options }),
            ];
        }
        finish(command, typed)
    }
}

/// Source: Discord docs, "Application Command Data Structure".
fn finish(command: &Value, typed: Typed) -> Value {
    let mut data = json!({
        "id": command["id"], "name": command["name"], "type": 1, "options": typed.options,
    });
    if let Some(guild) = command.get("guild_id") {
        data["guild_id"] = guild.clone();
    }
    if typed.resolved.as_object().is_some_and(|resolved| !resolved.is_empty()) {
        data["resolved"] = typed.resolved;
    }
    data
}
