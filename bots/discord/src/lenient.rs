//! Reads events that serenity could not read.
//!
//! serenity asks for every field Discord sends today, also those nobody here looks at; one that is
//! missing, or is of another shape, makes an `Event::Unknown` of the whole, and a person would wait in
//! vain. Discord adds and drops fields, and other servers that speak its protocol leave some out. So
//! the event is written anew: what this adapter uses is taken over, the rest is filled in.
//!
//! What is used is decided in `door.rs`, `place.rs` and `servers.rs`; a field they come to need belongs
//! here too. Source of the shapes: <https://discord.com/developers/docs/events/gateway-events>.

use serde_json::{Map, Value, json};
use serenity::model::event::{Event, UnknownEvent};

/// The kinds of interactions. Source:
/// <https://discord.com/developers/docs/interactions/receiving-and-responding#interaction-object-interaction-type>.
const COMMAND: u64 = 2;
const PRESS: u64 = 3;
pub(crate) const SUGGESTION: u64 = 4;
const FORM: u64 = 5;

/// The event after all, if it is one this adapter uses and what it needs is there. `bot` is the bot's
/// own id: the application's, too, for all but very old bots.
pub(crate) fn read(unread: &UnknownEvent, bot: Option<u64>) -> Option<Event> {
    let raw = &unread.value;
    let data = match unread.kind.as_str() {
        "INTERACTION_CREATE" => interaction(raw, bot)?,
        "READY" => ready(raw)?,
        "GUILD_CREATE" => server(raw),
        "GUILD_ROLE_CREATE" | "GUILD_ROLE_UPDATE" => {
            json!({ "guild_id": raw["guild_id"], "role": role(&raw["role"]) })
        }
        "CHANNEL_CREATE" | "CHANNEL_UPDATE" | "CHANNEL_DELETE" => channel(raw),
        "THREAD_DELETE" => thread(raw),
        _ => return None,
    };
    let event = serde_json::from_value(json!({ "t": unread.kind, "d": data })).ok()?;
    (!matches!(event, Event::Unknown(_))).then_some(event)
}

fn ready(raw: &Value) -> Option<Value> {
    let user = user(&raw["user"])?;
    let application = first([&raw["application"]["id"], &user["id"]]);
    Some(json!({
        "v": 10, "user": user, "guilds": list(&raw["guilds"], |server| json!({ "id": server["id"] })),
        "session_id": text(&raw["session_id"]), "resume_gateway_url": "",
        "application": { "id": application, "flags": 0 },
    }))
}

fn interaction(raw: &Value, bot: Option<u64>) -> Option<Value> {
    let kind = raw["type"].as_u64()?;
    let user = user(first([&raw["member"]["user"], &raw["user"]]))?;
    let bot = bot.map_or(Value::Null, |bot| json!(bot.to_string()));
    let mut data = json!({
        "id": raw["id"], "application_id": first([&raw["application_id"], &bot]),
        "type": kind, "token": raw["token"], "version": 1, "locale": text(&raw["locale"]),
        "entitlements": [], "attachment_size_limit": 0, "authorizing_integration_owners": {},
        "channel_id": first([&raw["channel_id"], &raw["channel"]["id"]]), "user": user,
        "data": match kind {
            COMMAND | SUGGESTION => command(&raw["data"]),
            PRESS => press(&raw["data"]),
            FORM => form(&raw["data"]),
            _ => return None,
        },
    });
    if kind == PRESS {
        data["message"] = message(raw);
    }
    if raw["context"].is_u64() {
        data["context"] = raw["context"].clone();
    }
    if raw["channel"]["id"].is_string() && raw["channel"]["type"].is_u64() {
        data["channel"] = only(&raw["channel"], &["id", "type", "parent_id"]);
    }
    let server = first([&raw["guild_id"], &raw["guild"]["id"]]);
    if !server.is_null() {
        data["guild_id"] = server.clone();
        data["member"] = json!({
            "user": data["user"], "roles": list(&raw["member"]["roles"], Value::clone), "deaf": false, "mute": false, "flags": 0,
            "permissions": raw["member"]["permissions"],
        });
    }
    Some(data)
}

fn user(raw: &Value) -> Option<Value> {
    (!raw["id"].is_null()).then(|| json!({ "id": raw["id"], "username": text(&raw["username"]) }))
}

fn command(raw: &Value) -> Value {
    json!({
        "id": first([&raw["id"], &json!("1")]), "name": raw["name"],
        "type": first([&raw["type"], &json!(1)]), "options": list(&raw["options"], option),
        "resolved": { "roles": roles(&raw["resolved"]["roles"]) },
    })
}

/// The roles that were named, by id.
fn roles(raw: &Value) -> Value {
    let named = raw.as_object().into_iter().flatten();
    Value::Object(named.map(|(id, raw)| (id.clone(), role(raw))).collect())
}

fn option(raw: &Value) -> Value {
    let kind = match &raw["value"] {
        Value::Bool(_) => 5,
        Value::Number(_) => 4,
        _ => 3,
    };
    let mut option = only(raw, &["name", "type", "value", "focused"]);
    if option["type"].is_null() {
        option["type"] = json!(kind);
    }
    // What is being typed is read as text, whatever it will become.
    if option["focused"] == true && !option["value"].is_string() {
        option["value"] = json!(option["value"].to_string());
    }
    option
}

/// A press without a kind is one of a button: no message of ours has a menu.
fn press(raw: &Value) -> Value {
    let button = json!(2);
    let kind = first([&raw["component_type"], &button]);
    json!({ "custom_id": raw["custom_id"], "component_type": kind, "values": raw["values"] })
}

/// The fields, whether each lies in a row, as in our forms, or beside a label.
fn form(raw: &Value) -> Value {
    let rows = list(&raw["components"], |row| {
        let inside = match &row["components"] {
            Value::Array(fields) => fields.clone(),
            _ => vec![row["component"].clone()],
        };
        let field = |raw: &Value| json!({ "type": 4, "custom_id": raw["custom_id"], "value": raw["value"] });
        json!({ "type": 1, "components": inside.iter().map(field).collect::<Vec<_>>() })
    });
    json!({ "custom_id": raw["custom_id"], "components": rows })
}

/// The message with the button: nobody here looks into it.
fn message(interaction: &Value) -> Value {
    let raw = &interaction["message"];
    json!({
        "id": first([&raw["id"], &json!("1")]),
        "channel_id": first([&raw["channel_id"], &interaction["channel_id"], &json!("1")]),
        "author": { "id": "1", "username": "" }, "content": "", "timestamp": "2015-01-01T00:00:00Z",
        "tts": false, "mention_everyone": false, "mentions": [], "mention_roles": [],
        "attachments": [], "embeds": [], "pinned": false, "type": 0,
    })
}

fn server(raw: &Value) -> Value {
    json!({
        "id": raw["id"], "roles": list(&raw["roles"], role), "channels": list(&raw["channels"], channel),
        "name": "", "owner_id": "1", "verification_level": 0, "default_message_notifications": 0,
        "explicit_content_filter": 0, "emojis": [], "features": [], "mfa_level": 0,
        "system_channel_flags": 0, "premium_tier": 0, "preferred_locale": "", "nsfw_level": 0,
        "stickers": [], "premium_progress_bar_enabled": false, "joined_at": "2015-01-01T00:00:00Z",
        "large": false, "unavailable": raw["unavailable"] == true, "member_count": 0,
        "voice_states": [], "members": [], "threads": [], "presences": [], "stage_instances": [],
        "guild_scheduled_events": [],
    })
}

fn role(raw: &Value) -> Value {
    json!({
        "id": raw["id"], "permissions": raw["permissions"],
        "name": raw["name"].as_str().unwrap_or_default(), "color": 0,
        "colors": { "primary_color": 0 }, "hoist": raw["hoist"] == true,
        "mentionable": raw["mentionable"] == true, "managed": raw["managed"] == true,
        "position": raw["position"].as_u64().unwrap_or(0),
    })
}

fn channel(raw: &Value) -> Value {
    let mut channel = only(raw, &["id", "guild_id", "type", "parent_id", "permission_overwrites"]);
    channel["name"] = json!("");
    channel
}

/// Its parent is not looked at.
fn thread(raw: &Value) -> Value {
    let parent = first([&raw["parent_id"], &raw["guild_id"]]);
    let public = json!(11);
    let kind = first([&raw["type"], &public]);
    json!({ "id": raw["id"], "guild_id": raw["guild_id"], "parent_id": parent, "type": kind })
}

/// The fields of these names that hold something.
fn only(raw: &Value, names: &[&str]) -> Value {
    let held =
        |name: &&str| (!raw[*name].is_null()).then(|| ((*name).to_owned(), raw[*name].clone()));
    Value::Object(names.iter().filter_map(held).collect::<Map<_, _>>())
}

/// The first that holds something.
fn first<const N: usize>(values: [&Value; N]) -> &Value {
    values.into_iter().find(|value| !value.is_null()).unwrap_or(&Value::Null)
}

fn list(raw: &Value, each: impl Fn(&Value) -> Value) -> Value {
    raw.as_array().into_iter().flatten().map(each).collect()
}

fn text(raw: &Value) -> &str {
    raw.as_str().unwrap_or_default()
}

#[cfg(test)]
mod tests;
