//! The menu of commands, for each scope and language (docs: BotCommandScope).

use serde_json::{Value, json};

use crate::telegram::message::utf16;
use crate::telegram::params::Call;
use crate::telegram::refused::{Answer, Refused};
use crate::telegram::state::State;

use super::me::language;

/// One string for a scope: its type and ids.
pub(crate) fn scope_key(scope: &Value) -> String {
    let part = |name: &str| match &scope[name] {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    };
    format!("{}/{}/{}", part("type"), part("chat_id"), part("user_id"))
}

fn key(state: &State, call: &Call) -> Result<(String, String), Refused> {
    let scope =
        call.json("scope", "BotCommandScope")?.unwrap_or_else(|| json!({ "type": "default" }));
    let kind = scope["type"]
        .as_str()
        .ok_or_else(|| Refused::bad("can't parse BotCommandScope: Can't find field \"type\""))?;
    match kind {
        "default" | "all_private_chats" | "all_group_chats" | "all_chat_administrators" => {}
        "chat" | "chat_administrators" | "chat_member" => {
            let id = scope["chat_id"].as_i64();
            if !id.is_some_and(|id| state.chats.contains_key(&id) || state.people.contains_key(&id))
            {
                return Err(Refused::bad("chat not found"));
            }
        }
        _ => return Err(Refused::bad("can't parse BotCommandScope: unsupported type specified")),
    }
    Ok((scope_key(&scope), language(call)?))
}

pub(crate) fn set(state: &mut State, call: &Call) -> Answer {
    let key = key(state, call)?;
    let commands = call.json("commands", "commands")?.unwrap_or_else(|| json!([]));
    let commands =
        commands.as_array().ok_or_else(|| Refused::bad("expected an Array of BotCommand"))?;
    // docs: at most 100 commands.
    if commands.len() > 100 {
        return Err(Refused::bad("BOT_COMMANDS_TOO_MUCH"));
    }
    for command in commands {
        check(state, command)?;
    }
    state.commands.insert(key, commands.clone());
    Ok(json!(true))
}

/// docs: BotCommand; lengths in the server's words, letters in Telegram's code.
fn check(state: &mut State, command: &Value) -> Result<(), Refused> {
    let field = |name: &str| {
        command[name].as_str().ok_or_else(|| {
            Refused::bad(format!("can't parse BotCommand: Can't find field \"{name}\""))
        })
    };
    let (name, description) = (field("command")?, field("description")?);
    // server: a leading slash is taken off; it is still not what the documentation asks for.
    let bare = name.strip_prefix('/').unwrap_or(name);
    if bare.len() != name.len() {
        state.violation(format!("a command with its slash in the menu: {name}"));
    }
    if bare.is_empty() {
        return Err(Refused::bad("command must be non-empty"));
    }
    if utf16(bare) > 32 {
        return Err(Refused::bad("command length must not exceed 32"));
    }
    if !bare.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_')
    {
        return Err(Refused::bad("BOT_COMMAND_INVALID"));
    }
    if description.trim().is_empty() {
        return Err(Refused::bad("command description must be non-empty"));
    }
    if utf16(description) > 256 {
        return Err(Refused::bad("command description length must not exceed 256"));
    }
    Ok(())
}

pub(crate) fn get(state: &mut State, call: &Call) -> Answer {
    let key = key(state, call)?;
    Ok(json!(state.commands.get(&key).cloned().unwrap_or_default()))
}

pub(crate) fn delete(state: &mut State, call: &Call) -> Answer {
    let key = key(state, call)?;
    state.commands.remove(&key);
    Ok(json!(true))
}
