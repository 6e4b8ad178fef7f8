//! Options: from the words a person types to what a client sends.
//!
//! Source: Discord docs, "Application Command Option Type" and "Resolved Data Structure".

use serde_json::{Map, Value, json};

use super::super::permission::VIEW_CHANNEL;
use super::super::world::World;
use super::Person;

/// Options as sent, and what they name.
pub(super) struct Typed {
    pub(super) options: Vec<Value>,
    pub(super) resolved: Value,
}

struct Typist<'a> {
    world: &'a World,
    by: &'a Person,
    channel: u64,
    command: &'a Value,
    resolved: Map<String, Value>,
}

/// Types the options of a command, as far as a client would let one. While typing in `focused`, what is
/// missing or unfinished elsewhere does not matter yet.
pub(super) fn typed(
    world: &World,
    by: &Person,
    channel: u64,
    command: &Value,
    options: &[(&str, &str)],
    focused: Option<&str>,
) -> Typed {
    let mut typist = Typist { world, by, channel, command, resolved: Map::new() };
    let mut sent: Vec<Value> = Vec::new();
    for (name, words) in options {
        let known = typist.option(name);
        assert!(!sent.iter().any(|one| one["name"] == *name), "the option {name:?} is given twice");
        if focused == Some(name) {
            sent.push(typist.unfinished(known, words));
        } else {
            let value = typist.value(known, words);
            sent.push(json!({ "name": name, "type": known["type"], "value": value }));
        }
    }
    match focused {
        None => typist.nothing_missing(&sent),
        Some(name) if !options.iter().any(|(given, _)| *given == name) => {
            sent.push(typist.unfinished(typist.option(name), ""));
        }
        Some(_) => {}
    }
    Typed { options: sent, resolved: Value::Object(typist.resolved) }
}

impl<'a> Typist<'a> {
    fn known(&self) -> impl Iterator<Item = &'a Value> + use<'a> {
        self.command["options"].as_array().into_iter().flatten()
    }

    fn option(&self, name: &str) -> &'a Value {
        self.known().find(|option| option["name"] == name).unwrap_or_else(|| {
            let known: Vec<&str> =
                self.known().filter_map(|option| option["name"].as_str()).collect();
            panic!("/{} has no option {name:?}, but {known:?}", self.command["name"])
        })
    }

    fn nothing_missing(&self, sent: &[Value]) {
        for option in self.known().filter(|option| option["required"] == true) {
            let given = sent.iter().any(|one| one["name"] == option["name"]);
            assert!(given, "/{} needs the option {}", self.command["name"], option["name"]);
        }
    }

    /// What is in the line while somebody types in it is text, whatever the option's type.
    fn unfinished(&self, option: &Value, words: &str) -> Value {
        assert!(option["autocomplete"] == true, "{} has no autocomplete", option["name"]);
        json!({ "name": option["name"], "type": option["type"], "value": words, "focused": true })
    }

    fn value(&mut self, option: &Value, words: &str) -> Value {
        let name = &option["name"];
        let wrong = |kind: &str| -> ! { panic!("the option {name} takes {kind}, not {words:?}") };
        let choices = option["choices"].as_array().filter(|choices| !choices.is_empty());
        if let Some(choices) = choices {
            let means = |c: &&Value| {
                let same = c["value"].as_f64().is_some_and(|number| words.parse() == Ok(number));
                c["name"] == words || c["value"] == words || same
            };
            let found = choices.iter().find(means);
            return found.unwrap_or_else(|| wrong(&format!("one of {choices:?}")))["value"].clone();
        }
        match option["type"].as_u64() {
            Some(3) => {
                let length = words.chars().count() as u64;
                let least = option["min_length"].as_u64().unwrap_or(1);
                let most = option["max_length"].as_u64().unwrap_or(6000);
                assert!((least..=most).contains(&length), "{name} takes {least} to {most} letters");
                json!(words)
            }
            Some(4) => {
                let number: i64 = words.parse().unwrap_or_else(|_| wrong("a whole number"));
                let least = option["min_value"].as_i64().unwrap_or(i64::MIN);
                let most = option["max_value"].as_i64().unwrap_or(i64::MAX);
                assert!((least..=most).contains(&number), "{name} takes {least} to {most}");
                json!(number)
            }
            Some(5) => json!(words.parse::<bool>().unwrap_or_else(|_| wrong("true or false"))),
            Some(6 | 9) => self.person(words).unwrap_or_else(|| wrong("a person")),
            Some(7) => self.place(option, words).unwrap_or_else(|| wrong("a channel they see")),
            Some(8) => self.role(words).unwrap_or_else(|| wrong("a role")),
            Some(10) => json!(words.parse::<f64>().unwrap_or_else(|_| wrong("a number"))),
            other => panic!("options of type {other:?} cannot be typed in this stand-in"),
        }
    }

    /// By id or by name; `@` in front is for the eye.
    fn person(&mut self, words: &str) -> Option<Value> {
        let words = words.trim_start_matches('@');
        let mut people = self.world.people.values();
        let found = people.find(|one| one.id.to_string() == words || one.name == words)?.id;
        let id = found.to_string();
        self.resolve("users", &id, self.world.user_json(found));
        if let Some(guild) = self.world.guild_of(self.channel)
            && guild.members.contains_key(&found)
        {
            let mut member = self.world.bare_member_json(guild, found);
            member["permissions"] = json!(self.world.permissions(found, self.channel).to_string());
            self.resolve("members", &id, member);
        }
        Some(json!(id))
    }

    /// By id or by name, among those the person sees and the option admits.
    fn place(&mut self, option: &Value, words: &str) -> Option<Value> {
        let words = words.trim_start_matches('#');
        let guild = self.world.guild_of(self.channel)?;
        let kinds = option["channel_types"].as_array().filter(|kinds| !kinds.is_empty());
        let found = self.world.channels.values().find(|one| {
            one.guild == Some(guild.id)
                && (one.id.to_string() == words || one.name == words)
                && kinds.is_none_or(|kinds| kinds.iter().any(|kind| *kind == one.kind))
                && self.world.permissions(self.by.id(), one.id) & VIEW_CHANNEL != 0
        })?;
        let mut partial = self.world.partial_channel_json(found, self.by.id());
        let bot = self.world.permissions(self.world.app, found.id);
        partial["app_permissions"] = json!(bot.to_string());
        let id = found.id.to_string();
        self.resolve("channels", &id, partial);
        Some(json!(id))
    }

    fn role(&mut self, words: &str) -> Option<Value> {
        let guild = self.world.guild_of(self.channel)?;
        let roles = self.world.roles_json(guild);
        let words = words.trim_start_matches('@');
        let mut all = roles.as_array().into_iter().flatten();
        let role = all
            .find(|r| r["id"] == words || r["name"] == words || r["name"] == format!("@{words}"))?;
        let id = role["id"].as_str()?.to_owned();
        self.resolve("roles", &id, role.clone());
        Some(json!(id))
    }

    fn resolve(&mut self, kind: &str, id: &str, what: Value) {
        let all = self.resolved.entry(kind).or_insert_with(|| json!({}));
        all[id] = what;
    }
}
