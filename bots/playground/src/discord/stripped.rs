//! Events with less in them than Discord sends: other servers that speak its protocol leave out what
//! newer versions of the documentation brought, and Discord itself has dropped fields before.

use serde_json::{Map, Value};

use super::Discord;

/// What events still hold.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Events {
    /// All that Discord sends.
    #[default]
    Whole,
    /// What says who, where and what, and nothing else.
    Bare,
    /// Interactions say not even what: they have no `data`.
    Empty,
}

impl Discord {
    /// What the events from now on hold; whole ones at first.
    pub fn events_are(&self, events: Events) {
        self.shared.change(|world| world.faults.events = events);
    }
}

impl Events {
    /// The event as it is sent.
    pub(super) fn strip(self, event: &str, data: &Value) -> Value {
        if self == Self::Whole {
            return data.clone();
        }
        let mut left = match event {
            "INTERACTION_CREATE" => interaction(data),
            "READY" => ready(data),
            "GUILD_CREATE" => server(data),
            "CHANNEL_CREATE" | "CHANNEL_UPDATE" | "CHANNEL_DELETE" => channel(data),
            _ => data.clone(),
        };
        if self == Self::Empty && event == "INTERACTION_CREATE" {
            left["data"] = Value::Null;
        }
        left
    }
}

fn interaction(data: &Value) -> Value {
    let kept = [
        "id",
        "application_id",
        "type",
        "token",
        "data",
        "guild_id",
        "channel_id",
        "channel",
        "user",
    ];
    let mut left = only(data, &kept);
    if data["member"].is_object() {
        left["member"] = only(&data["member"], &["user", "roles", "permissions"]);
        left["member"]["user"] = user(&data["member"]["user"]);
    }
    if data["user"].is_object() {
        left["user"] = user(&data["user"]);
    }
    if data["message"].is_object() {
        left["message"] = only(&data["message"], &["id", "channel_id", "content"]);
    }
    left
}

fn ready(data: &Value) -> Value {
    let mut left = only(data, &["v", "session_id", "guilds"]);
    left["user"] = user(&data["user"]);
    left["application"] = only(&data["application"], &["id"]);
    left
}

fn server(data: &Value) -> Value {
    let mut left = only(data, &["id", "name"]);
    left["roles"] = each(&data["roles"], |role| only(role, &["id", "name", "permissions"]));
    left["channels"] = each(&data["channels"], channel);
    left
}

fn channel(data: &Value) -> Value {
    only(data, &["id", "type", "guild_id", "parent_id", "permission_overwrites"])
}

fn user(data: &Value) -> Value {
    only(data, &["id", "username"])
}

fn each(list: &Value, of: impl Fn(&Value) -> Value) -> Value {
    list.as_array().into_iter().flatten().map(of).collect()
}

fn only(data: &Value, names: &[&str]) -> Value {
    let fields = data.as_object().into_iter().flatten();
    let kept = fields.filter(|(name, _)| names.contains(&name.as_str()));
    Value::Object(kept.map(|(name, value)| (name.clone(), value.clone())).collect::<Map<_, _>>())
}
