//! What the server behind an address was found not to understand, remembered as long as the process runs.
//!
//! `<tg-time>` came with Bot API 9.5. A server of one's own may be older, and another's may read less
//! HTML: either refuses the whole text (server: "can't parse entities: Unsupported start tag"; others
//! have other words, so none are looked for). Nothing was sent then, and the same text goes out once
//! more, with the written time in each tag's place.

use std::collections::BTreeSet;
use std::sync::{Mutex, PoisonError};

use serde_json::{Value, json};

use crate::api::{Api, Failure, PATIENCE};
use crate::render;
use crate::verdict::Verdict;

/// Servers that read no times, by address. Adapter and messenger speak to the same one.
static TIMELESS: Mutex<BTreeSet<String>> = Mutex::new(BTreeSet::new());

impl Api {
    /// Sends a text as this server can read it. `still` says whether it may yet be sent: reading a
    /// refusal takes time.
    pub(crate) async fn say(
        &self,
        method: &str,
        body: &Value,
        still: impl Fn() -> bool + Send,
    ) -> Result<Value, Failure> {
        if self.is_timeless()
            && let Some(timeless) = timeless(body)
        {
            return self.call(method, &timeless, PATIENCE).await;
        }
        let said = self.call(method, body, PATIENCE).await;
        let refused =
            said.as_ref().is_err_and(|failure| Verdict::of(failure) == Verdict::Malformed);
        if !refused {
            return said;
        }
        let Some(timeless) = timeless(body).filter(|_| still()) else { return said };
        let said = self.call(method, &timeless, PATIENCE).await;
        if said.is_ok() {
            tracing::warn!(
                "this server knows no times in texts (Bot API 9.5): they are written out"
            );
            lock().insert(self.server().to_owned());
        }
        said
    }

    fn is_timeless(&self) -> bool {
        lock().contains(self.server())
    }
}

fn lock() -> std::sync::MutexGuard<'static, BTreeSet<String>> {
    TIMELESS.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The same body without times, if there are any in it.
fn timeless(body: &Value) -> Option<Value> {
    let text = render::timeless(body["text"].as_str()?)?;
    let mut body = body.clone();
    body["text"] = json!(text);
    Some(body)
}
