//! Whether the bot may post in a channel, and give the role it is to give there, asked of Discord without
//! doing either.
//!
//! Discord does not tell it outright: it is worked out (`permissions.rs`) of the server's roles, the
//! bot's own member entry and the channel's table.
//!
//! Not here: what people may do; that comes with each interaction (`place.rs`).

use circlekeeper_core::domain::address::ChatAddress;
use circlekeeper_core::domain::posting::MayPost;
use reqwest::Method;
use serde_json::Value;

use crate::Settings;
use crate::looking;
use crate::permissions::{self, Holder, Permissions};
use crate::wire::{Answer, Wire};

/// Threads have their parent's table. Source: Discord docs, Channel Types.
const THREADS: [i64; 3] = [10, 11, 12];
const MISSING_ACCESS: i64 = 50001;

/// Whether the bot could post a message in this channel or thread now.
pub async fn may_post(settings: &Settings, chat: &ChatAddress) -> MayPost {
    let Ok(wire) = Wire::new(settings) else { return MayPost::Unknown("no HTTP client".into()) };
    look(&wire, &chat.chat).await.unwrap_or_else(|found| found)
}

/// `Err` is what was found as well: the look ended early.
async fn look(wire: &Wire, channel: &str) -> Result<MayPost, MayPost> {
    if channel.is_empty() || !channel.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(MayPost::Unknown("not an id".into()));
    }
    let channel = get(wire, &format!("/channels/{channel}")).await?;
    let server = text(&channel, "guild_id").ok_or_else(unreadable)?;
    let thread = channel["type"].as_i64().is_some_and(|kind| THREADS.contains(&kind));
    let table = match (thread, text(&channel, "parent_id")) {
        (true, Some(parent)) => get(wire, &format!("/channels/{parent}")).await?,
        _ => channel.clone(),
    };
    let me = get(wire, "/users/@me").await?;
    let me = text(&me, "id").ok_or_else(unreadable)?;
    let member = get(wire, &format!("/guilds/{server}/members/{me}")).await?;
    let roles = get(wire, &format!("/guilds/{server}/roles")).await?;
    let (roles, lines) = (permissions::roles(&roles), permissions::lines(&table));
    let rights = held(server, me, &member).zip(roles).zip(lines);
    let rights = rights.and_then(|((held, roles), lines)| held.rights(&roles, &lines));
    let rights = rights.ok_or_else(unreadable)?;
    if thread && channel["thread_metadata"]["locked"] == true {
        let manages = rights.contains(Permissions::MANAGE_THREADS);
        return Ok(if manages { MayPost::Yes } else { MayPost::Lacks("Manage Threads") });
    }
    Ok(verdict(rights, thread))
}

/// Whether the bot could give this role on a channel's server now, to whoever is there.
pub async fn may_give_role(settings: &Settings, chat: &ChatAddress, role: &str) -> MayPost {
    let Ok(wire) = Wire::new(settings) else { return MayPost::Unknown("no HTTP client".into()) };
    let Some(server) = &chat.space else { return MayPost::Unknown("not an id".into()) };
    look_at_role(&wire, server, role).await.unwrap_or_else(|found| found)
}

async fn look_at_role(wire: &Wire, server: &str, role: &str) -> Result<MayPost, MayPost> {
    let server = get(wire, &format!("/guilds/{server}")).await?;
    let id = text(&server, "id").ok_or_else(unreadable)?;
    let me = get(wire, "/users/@me").await?;
    let me = permissions::id(&me["id"]).ok_or_else(unreadable)?;
    let member = get(wire, &format!("/guilds/{id}/members/{me}")).await?;
    Ok(match looking::may_give(&server, (me, &member), role) {
        Some(true) => MayPost::Yes,
        Some(false) => MayPost::Lacks("Manage Roles"),
        None => MayPost::Gone,
    })
}

fn verdict(rights: Permissions, thread: bool) -> MayPost {
    let (send, name) = if thread {
        (Permissions::SEND_MESSAGES_IN_THREADS, "Send Messages in Threads")
    } else {
        (Permissions::SEND_MESSAGES, "Send Messages")
    };
    match rights {
        _ if !rights.contains(Permissions::VIEW_CHANNEL) => MayPost::Lacks("View Channel"),
        _ if !rights.contains(send) => MayPost::Lacks(name),
        _ => MayPost::Yes,
    }
}

async fn get(wire: &Wire, path: &str) -> Result<Value, MayPost> {
    let answer = wire.send(Method::GET, path, None).await;
    let answer = answer.map_err(|failure| MayPost::Unknown(failure.to_string()))?;
    if answer.is_success() {
        return answer.body.ok_or_else(unreadable);
    }
    Err(refused(&answer))
}

fn refused(answer: &Answer) -> MayPost {
    match (answer.status, answer.code()) {
        // Said both of a channel that is closed to the bot and of a server it is not in.
        (403, Some(MISSING_ACCESS)) => MayPost::Lacks("View Channel"),
        (403 | 404, _) => MayPost::Gone,
        (401, _) => MayPost::Unknown("the token is not accepted".into()),
        _ => MayPost::Unknown(format!("status {answer}")),
    }
}

fn held(server: &str, me: &str, member: &Value) -> Option<Holder> {
    let roles = member["roles"].as_array()?.iter().map(permissions::id).collect::<Option<_>>()?;
    Some(Holder { server: server.parse().ok()?, roles, member: me.parse().ok() })
}

fn text<'a>(value: &'a Value, field: &str) -> Option<&'a str> {
    value[field].as_str()
}

fn unreadable() -> MayPost {
    MayPost::Unknown("an answer could not be read".into())
}

#[cfg(test)]
mod tests;
