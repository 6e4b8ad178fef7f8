//! Fetches updates, and acknowledges them only when what matters in them is durable.
//!
//! Asking for updates from an offset acknowledges everything below it (docs: getUpdates). So a
//! batch goes through the door, what passes is kept in the store, and only the request after that
//! carries the higher offset. Whatever a crash cuts off is delivered again; what was kept already is
//! left out then, or handled at most once, by its update id.
//!
//! Not here: handling (`lanes.rs`). One process polls per token: who may is settled before this runs.

use std::collections::BTreeSet;
use std::time::Duration;

use circlekeeper_core::commands::Request;
use circlekeeper_core::domain::address::Platform;
use serde_json::{Value, json};
use tokio::sync::watch;

use crate::answer::Desk;
use crate::api::{Api, BotIdentity, Failure};
use crate::door::{Arrival, Door, Passage};
use crate::lanes::Arrivals;
use crate::trouble::Trouble;
use crate::{Stopped, sanitise};

/// The kinds of updates the door may let in.
pub(crate) const WANTED: [&str; 4] =
    ["message", "callback_query", "my_chat_member", "chat_join_request"];
/// How long the server may hold a poll open. It allows up to 50 s.
const POLL: Duration = Duration::from_secs(25);
/// How long we wait for it to end: longer than the server holds it, or every quiet poll would fail.
const POLL_PATIENCE: Duration = Duration::from_secs(35);
/// How long the last word of a stopping program may take.
const PARTING: Duration = Duration::from_secs(2);

/// Learns who we are, patiently. Nothing if we were stopped before that.
pub(crate) async fn introduce(
    api: &Api,
    stop: &mut watch::Receiver<bool>,
) -> Result<Option<BotIdentity>, Stopped> {
    let mut trouble = Trouble::default();
    loop {
        let answer = tokio::select! {
            () = stopped(stop) => return Ok(None),
            answer = api.me() => answer,
        };
        match answer {
            Ok(bot) => return Ok(Some(bot.clone())),
            Err(failure) => {
                let pause = trouble.pause_after(&failure)?;
                if rest(pause, stop).await {
                    return Ok(None);
                }
            }
        }
    }
}

/// Fetches until stopped. Every update that is somebody's request comes out of `arrivals`, kept.
pub(crate) async fn listen(
    desk: &Desk,
    arrivals: &Arrivals,
    stop: &mut watch::Receiver<bool>,
) -> Result<(), Stopped> {
    let mut offset = 0;
    let mut trouble = Trouble::default();
    let mut answered = BTreeSet::new();
    loop {
        let fetched = tokio::select! {
            () = stopped(stop) => {
                part(&desk.api, offset).await;
                return Ok(());
            }
            fetched = fetch(&desk.api, offset) => fetched,
        };
        let pause = match fetched {
            Ok(batch) => match receive(desk, arrivals, (&batch, &mut answered), stop).await {
                Ok(()) => {
                    trouble = Trouble::default();
                    answered.clear();
                    offset = offset_after(&batch, offset);
                    continue;
                }
                Err(NotKept) => trouble.next_pause(),
            },
            Err(failure) => trouble.pause_after(&failure)?,
        };
        desk.health.failed_poll();
        if rest(pause, stop).await {
            return Ok(());
        }
    }
}

/// Resolves when the program is to stop, or has forgotten about us.
pub(crate) async fn stopped(stop: &mut watch::Receiver<bool>) {
    // An error means that nobody can tell us any more, which is as good as being told.
    let _ = stop.wait_for(|stop| *stop).await;
}

async fn fetch(api: &Api, offset: i64) -> Result<Vec<Value>, Failure> {
    let body = json!({
        "offset": offset,
        "timeout": POLL.as_secs(),
        // On every call: a first call that failed would have set nothing.
        "allowed_updates": WANTED,
    });
    api.call("getUpdates", &body, POLL_PATIENCE).await
}

/// Acknowledges what is kept, so that it is not delivered again at the next start. Only a courtesy:
/// what does come again is left out then.
async fn part(api: &Api, offset: i64) {
    let body = json!({ "offset": offset, "timeout": 0, "limit": 1, "allowed_updates": WANTED });
    if offset > 0 {
        let _: Result<Value, Failure> = api.call("getUpdates", &body, PARTING).await;
    }
}

/// The batch is not durable and must not be acknowledged.
struct NotKept;

/// `answered` holds the events of this batch that were handed on without being kept: a batch that
/// could not be kept comes again.
async fn receive(
    desk: &Desk,
    arrivals: &Arrivals,
    (batch, answered): (&[Value], &mut BTreeSet<String>),
    stop: &mut watch::Receiver<bool>,
) -> Result<(), NotKept> {
    let (at_once, rest): (Vec<_>, Vec<_>) =
        admit(desk, batch).into_iter().partition(|(one, _)| desk.at_once(one));
    // What somebody writes beside a cry for help answers no question.
    let crying: BTreeSet<String> =
        at_once.iter().map(|(one, _)| one.caller.account.id.reveal().clone()).collect();
    // Before anything is asked of the store.
    for (one, _) in at_once {
        if answered.insert(one.caller.event.clone()) {
            arrivals.at_once(one);
        }
    }
    let mut to_keep = Vec::with_capacity(rest.len());
    for (mut one, only_if_awaited) in rest {
        if only_if_awaited {
            let cries = crying.contains(one.caller.account.id.reveal());
            if cries || !desk.app.awaits_text(&one.caller).await {
                one.request = Request::Unasked;
            }
        }
        to_keep.push(one);
    }
    if to_keep.is_empty() {
        return Ok(());
    }
    let requests: Vec<_> =
        to_keep.iter().map(|one| (one.caller.clone(), one.request.clone())).collect();
    let Ok(new) = desk.app.keep(Platform::Telegram, &requests).await else {
        tracing::error!(updates = requests.len(), "updates could not be kept; not acknowledged");
        return Err(NotKept);
    };
    // What was kept before a restart is on its way already, or was handled.
    let fresh = to_keep.into_iter().zip(new).filter_map(|(one, new)| new.then_some(one));
    // They are kept, so nothing is lost by leaving them to the next start.
    hand_on(arrivals, fresh, stop).await;
    Ok(())
}

/// Hands arrivals on until stopped.
async fn hand_on(
    arrivals: &Arrivals,
    batch: impl Iterator<Item = Arrival>,
    stop: &mut watch::Receiver<bool>,
) {
    for arrival in batch {
        tokio::select! {
            () = stopped(stop) => return,
            taken = arrivals.in_turn(arrival) => if !taken { return },
        }
    }
}

/// What passes the door; with it, whether it does so only if a draft awaits it.
fn admit(desk: &Desk, batch: &[Value]) -> Vec<(Arrival, bool)> {
    let door = Door { bot: &desk.bot.username };
    let mut admitted = Vec::new();
    for raw in batch {
        let Some(update) = sanitise::read(raw) else {
            desk.health.unknown_update();
            tracing::warn!(kind = sanitise::kind(raw), "an update that cannot be read was skipped");
            continue;
        };
        match door.admit(sanitise::event(raw), update) {
            Passage::Kept(arrival) => admitted.push((arrival, false)),
            Passage::IfAwaited(arrival) => admitted.push((arrival, true)),
            Passage::Dropped => {}
        }
    }
    admitted
}

/// One above the highest id; also above those that could not be read.
fn offset_after(batch: &[Value], offset: i64) -> i64 {
    let ids = batch.iter().filter_map(|raw| raw["update_id"].as_i64());
    ids.map(|id| id + 1).max().unwrap_or(offset)
}

/// Waits, but not past a stop: then it says `true`.
pub(crate) async fn rest(pause: Duration, stop: &mut watch::Receiver<bool>) -> bool {
    tokio::time::timeout(pause, stopped(stop)).await.is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_read_is_acknowledged_as_well() {
        let batch = [json!({"update_id": 8, "message": {}}), json!({"update_id": 9, "new": {}})];
        assert_eq!(offset_after(&batch, 3), 10);
        assert_eq!(offset_after(&[], 3), 3);
    }
}
