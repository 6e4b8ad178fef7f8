//! Who can see a channel, and who may give a role that was named, asked of Discord at the moment a channel is
//! bound.
//!
//! Events say it as well (`servers.rs`), but serenity runs each in a task of its own, in no promised
//! order: of two changes made in one go the older may be learned last. What the answer depends on is
//! therefore looked at; what cannot be looked at stays as the events said it.

use circlekeeper_core::commands::{Caller, ChatFacts, Openness};
use reqwest::Method;
use serde_json::Value;

use crate::permissions::{self, Holder, Permissions};
use crate::wire::Wire;

/// Source: <https://discord.com/developers/docs/resources/channel#channel-object-channel-types>.
const PRIVATE_THREAD: u64 = 12;
const THREADS: [u64; 3] = [10, 11, PRIVATE_THREAD];

/// The caller, with what can be seen now of the chat's openness, and of who may give the role they named.
pub(crate) async fn look_up(wire: &Wire, mut caller: Caller, bot: Option<u64>) -> Caller {
    let Some(chat) = &mut caller.place.chat else { return caller };
    if let Some(openness) = openness(wire, chat).await {
        chat.openness = openness;
    }
    if let (Some(server), Some(role)) = (&chat.address.space, &mut chat.doors.role)
        && let Some(server) = ask(wire, &format!("/guilds/{server}")).await
    {
        let asker = caller.account.id.reveal().parse().ok();
        role.callers = gives(wire, &server, (asker, &role.id)).await.or(role.callers);
        role.in_reach = gives(wire, &server, (bot, &role.id)).await.or(role.in_reach);
    }
    caller
}

/// Whether somebody may give a role on a server, which lists its roles.
async fn gives(wire: &Wire, server: &Value, (who, role): (Option<u64>, &str)) -> Option<bool> {
    let (id, who) = (server["id"].as_str()?, who?);
    let member = ask(wire, &format!("/guilds/{id}/members/{who}")).await?;
    may_give(server, (who, &member), role)
}

/// The owner may give every role; others with the right to, those below their own highest. Source:
/// <https://discord.com/developers/docs/topics/permissions#permission-hierarchy>.
pub(crate) fn may_give(server: &Value, (who, member): (u64, &Value), role: &str) -> Option<bool> {
    if permissions::id(&server["owner_id"])? == who {
        return Some(true);
    }
    let roles = server["roles"].as_array()?;
    let held = member["roles"].as_array()?;
    let everyone = &server["id"];
    let has = |one: &&Value| one["id"] == *everyone || held.contains(&one["id"]);
    let place = |role: &Value| role["position"].as_i64();
    let mut granted = Permissions::empty();
    let mut highest = 0;
    for own in roles.iter().filter(has) {
        granted |= permissions::bits(&own["permissions"])?;
        highest = highest.max(place(own)?);
    }
    let named = roles.iter().find(|one| one["id"] == role).and_then(place)?;
    let may = granted.intersects(Permissions::MANAGE_ROLES | Permissions::ADMINISTRATOR);
    Some(may && highest > named)
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
    let (roles, lines) = (permissions::roles(&roles)?, permissions::lines(&channel)?);
    let rights = Holder::everyone(guild.parse().ok()?).rights(&roles, &lines)?;
    let seen = rights.contains(Permissions::VIEW_CHANNEL);
    Some(if seen { Openness::WholeServer } else { Openness::Closed })
}

async fn ask(wire: &Wire, path: &str) -> Option<Value> {
    let answer = wire.send(Method::GET, path, None).await.ok()?;
    answer.body.filter(|_| (200..300).contains(&answer.status))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_role_is_given_by_who_has_the_right_and_stands_above_it() {
        let role = |id: &str, bits: u64, position: i64| json!({ "id": id, "permissions": bits.to_string(), "position": position });
        let (manages, administers) = (1_u64 << 28, 8);
        let roles =
            [role("7", 0, 0), role("8", manages, 2), role("9", administers, 3), role("10", 0, 4)];
        let server = json!({ "id": "7", "owner_id": "1", "roles": roles });
        let may =
            |who, held: &[&str], role| may_give(&server, (who, &json!({ "roles": held })), role);
        assert_eq!(may(1, &[], "10"), Some(true), "the owner");
        assert_eq!(may(2, &["10"], "8"), Some(false), "above it, without the right");
        assert_eq!(may(2, &["8"], "8"), Some(false), "beside it");
        assert_eq!(may(2, &["8"], "9"), Some(false), "below it");
        assert_eq!(may(2, &["8", "10"], "9"), Some(true), "the right by one, the place by another");
        assert_eq!(may(2, &["9"], "8"), Some(true), "an administrator");
        assert_eq!(may(2, &["9"], "11"), None, "no such role");
        assert_eq!(may_give(&json!({}), (2, &json!({})), "8"), None);
    }
}
