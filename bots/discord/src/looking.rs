//! Who can see a channel, asked of Discord at the moment it is bound.
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
    let (roles, lines) = (permissions::roles(&roles)?, permissions::lines(&channel)?);
    let rights = Holder::everyone(guild.parse().ok()?).rights(&roles, &lines)?;
    let seen = rights.contains(Permissions::VIEW_CHANNEL);
    Some(if seen { Openness::WholeServer } else { Openness::Closed })
}

async fn ask(wire: &Wire, path: &str) -> Option<Value> {
    let answer = wire.send(Method::GET, path, None).await.ok()?;
    answer.body.filter(|_| (200..300).contains(&answer.status))
}
