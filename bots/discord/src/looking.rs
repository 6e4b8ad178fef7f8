//! Who can see a channel, asked of Discord at the moment it is bound.
//!
//! Events say it as well (`servers.rs`), but serenity runs each in a task of its own, in no promised
//! order: of two changes made in one go the older may be learned last. What the answer depends on is
//! therefore looked at; what cannot be looked at stays as the events said it.

use circlekeeper_core::commands::{Caller, ChatFacts, Openness};
use reqwest::Method;
use serde_json::Value;

use crate::wire::Wire;

/// VIEW_CHANNEL and ADMINISTRATOR.
/// Source: <https://discord.com/developers/docs/topics/permissions>.
const VIEW_CHANNEL: u64 = 1 << 10;
const ADMINISTRATOR: u64 = 1 << 3;
/// Source: <https://discord.com/developers/docs/resources/channel#channel-object-channel-types>.
const PRIVATE_THREAD: u64 = 12;
const THREADS: [u64; 3] = [10, 11, PRIVATE_THREAD];

/// The caller, with what can be seen of the chat's openness now.
pub(crate) async fn look_up(wire: &Wire, mut caller: Caller) -> Caller {
    if let Some(chat) = &mut caller.place.chat
        && let Some(openness) = openness(wire, chat).await
    {
        chat.openness = openness;
    }
    caller
}

async fn openness(wire: &Wire, chat: &ChatFacts) -> Option<Openness> {
    let guild = chat.address.space.as_deref()?;
    let mut channel = ask(wire, &format!("/channels/{}", chat.address.chat)).await?;
    let kind = channel["type"].as_u64()?;
    if kind == PRIVATE_THREAD {
        return Some(Openness::Closed);
    }
    if THREADS.contains(&kind) {
        channel = ask(wire, &format!("/channels/{}", channel["parent_id"].as_str()?)).await?;
    }
    let roles = ask(wire, &format!("/guilds/{guild}/roles")).await?;
    seen_by_everyone(guild, &roles, &channel)
        .map(|seen| if seen { Openness::WholeServer } else { Openness::Closed })
}

async fn ask(wire: &Wire, path: &str) -> Option<Value> {
    let answer = wire.send(Method::GET, path, None).await.ok()?;
    answer.body.filter(|_| (200..300).contains(&answer.status))
}

/// The role @everyone has the server's own id.
fn seen_by_everyone(guild: &str, roles: &Value, channel: &Value) -> Option<bool> {
    let everyone = roles.as_array()?.iter().find(|role| role["id"] == guild)?;
    let granted = bits(&everyone["permissions"])?;
    if granted & ADMINISTRATOR != 0 {
        return Some(true);
    }
    let overwrites = channel["permission_overwrites"].as_array()?;
    let seen = match overwrites.iter().find(|line| line["id"] == guild) {
        Some(line) => (granted & !bits(&line["deny"])?) | bits(&line["allow"])?,
        None => granted,
    };
    Some(seen & VIEW_CHANNEL != 0)
}

fn bits(text: &Value) -> Option<u64> {
    text.as_str()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_channel_is_as_open_as_its_line_for_everyone_says() {
        let roles = |bits: u64| json!([{ "id": "7", "permissions": bits.to_string() }]);
        let line = |allow: u64, deny: u64| {
            let line = json!({ "id": "7", "allow": allow.to_string(), "deny": deny.to_string() });
            json!({ "permission_overwrites": [line] })
        };
        let plain = json!({ "permission_overwrites": [] });
        for (roles, channel, expected) in [
            (roles(VIEW_CHANNEL), plain.clone(), Some(true)),
            (roles(0), plain.clone(), Some(false)),
            (roles(VIEW_CHANNEL), line(0, VIEW_CHANNEL), Some(false)),
            (roles(0), line(VIEW_CHANNEL, 0), Some(true)),
            (roles(ADMINISTRATOR), line(0, VIEW_CHANNEL), Some(true)),
            (json!([]), plain, None),
        ] {
            assert_eq!(seen_by_everyone("7", &roles, &channel), expected, "{roles} {channel}");
        }
    }
}
