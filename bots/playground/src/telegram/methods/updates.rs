//! Fetching updates, and the webhook that excludes it.

use std::sync::Arc;
use std::time::Duration;

use serde_json::{Value, json};

use crate::telegram::inner::Inner;
use crate::telegram::params::Call;
use crate::telegram::refused::{Answer, Refused};
use crate::telegram::state::State;

pub(crate) const WEBHOOK: &[&str] = &[
    "url",
    "certificate",
    "ip_address",
    "max_connections",
    "allowed_updates",
    "drop_pending_updates",
    "secret_token",
];

/// server: the youngest poll wins, the one before it ends with this.
fn terminated() -> Refused {
    Refused::new(
        409,
        "Conflict: terminated by other getUpdates request; make sure that only one bot instance \
         is running",
    )
}

/// A poll under way; however it ends, it is no longer under way.
struct Poll<'a> {
    inner: &'a Inner,
    number: u64,
}

impl Drop for Poll<'_> {
    fn drop(&mut self) {
        self.inner.with(|state| {
            if state.updates.polling == Some(self.number) {
                state.updates.polling = None;
            }
        });
    }
}

/// docs: getUpdates. Waits up to `timeout` seconds (server: at most 50) for the first update.
pub(crate) async fn poll(inner: &Arc<Inner>, call: &Call) -> Answer {
    let limit = usize::try_from(call.number("limit").unwrap_or(100)).unwrap_or(0);
    // server: what is out of range counts as 100.
    let limit = if (1..=100).contains(&limit) { limit } else { 100 };
    let timeout = u64::try_from(call.number("timeout").unwrap_or(0)).unwrap_or(0).min(50);
    let number = inner.with(|state| begin(state, call))?;
    let poll = Poll { inner, number };
    let attempt = |state: &mut State| {
        if state.updates.polls != poll.number {
            return Some(Err(terminated()));
        }
        let updates = state.updates.next(limit);
        (!updates.is_empty()).then_some(Ok(Value::Array(updates)))
    };
    let came = inner.wait_for(Duration::from_secs(timeout).max(Duration::from_millis(1)), attempt);
    came.await.unwrap_or_else(|| Ok(json!([])))
}

fn begin(state: &mut State, call: &Call) -> Result<u64, Refused> {
    super::check_names(state, call, &["offset", "limit", "timeout", "allowed_updates"]);
    if state.webhook.is_some() {
        return Err(Refused::new(
            409,
            "Conflict: can't use getUpdates method while webhook is active; use \
             deleteWebhook to delete the webhook first",
        ));
    }
    want(state, call)?;
    if std::mem::take(&mut state.updates.stolen) {
        return Err(terminated());
    }
    if let Some(offset) = call.number("offset").filter(|offset| *offset != 0) {
        state.updates.confirm(offset);
    }
    state.updates.polls += 1;
    state.updates.polling = Some(state.updates.polls);
    Ok(state.updates.polls)
}

fn want(state: &mut State, call: &Call) -> Result<(), Refused> {
    let Some(kinds) = call.json("allowed_updates", "allowed updates")? else { return Ok(()) };
    let kinds: Vec<String> = serde_json::from_value(kinds)
        .map_err(|_| Refused::bad("allowed_updates must be an Array of String"))?;
    for unknown in state.updates.want(&kinds) {
        state.violation(format!("allowed_updates names {unknown}, which is no kind of update"));
    }
    Ok(())
}

/// docs: WebhookInfo.
#[expect(clippy::unnecessary_wraps, reason = "every method has the same shape")]
pub(crate) fn webhook_info(state: &mut State, _: &Call) -> Answer {
    let mut info = json!({
        "url": state.webhook.clone().unwrap_or_default(),
        "has_custom_certificate": false,
        "pending_update_count": state.updates.pending(),
    });
    if let Some(wanted) = state.updates.wanted() {
        info["allowed_updates"] = json!(wanted);
    }
    Ok(info)
}

/// docs: setWebhook. Nothing is ever delivered to it here.
pub(crate) fn set_webhook(state: &mut State, call: &Call) -> Answer {
    let url = call.text("url").unwrap_or_default();
    if !url.is_empty() && !url.starts_with("https://") {
        return Err(Refused::bad("bad webhook: An HTTPS URL must be provided for webhook"));
    }
    let port = url.strip_prefix("https://").and_then(|rest| {
        rest.split('/').next().and_then(|host| host.rsplit_once(':')).map(|(_, port)| port)
    });
    if port.is_some_and(|port| !["80", "88", "443", "8443"].contains(&port)) {
        return Err(Refused::bad(
            "bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443",
        ));
    }
    want(state, call)?;
    if call.flag("drop_pending_updates") {
        state.updates.drop_all();
    }
    state.webhook = (!url.is_empty()).then_some(url);
    Ok(json!(true))
}

#[expect(clippy::unnecessary_wraps, reason = "every method has the same shape")]
pub(crate) fn delete_webhook(state: &mut State, call: &Call) -> Answer {
    state.webhook = None;
    if call.flag("drop_pending_updates") {
        state.updates.drop_all();
    }
    Ok(json!(true))
}
