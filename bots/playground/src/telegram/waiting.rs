//! Waiting for the bot, with a full account of what happened when it does not come.

use std::fmt::Write as _;
use std::time::Duration;

use super::Telegram;
use super::state::State;

/// How long a person waits for the bot before it counts as silent.
pub(crate) const PATIENCE: Duration = Duration::from_secs(10);

impl Telegram {
    /// Waits until the bot polls for updates.
    ///
    /// # Panics
    /// When it does not within ten seconds.
    pub async fn ready(&self) {
        let polling = |state: &mut State| state.updates.polling.map(|_| ());
        let came = self.inner.wait_for(PATIENCE, polling).await;
        assert!(came.is_some(), "the bot does not poll;\n{}", self.account());
    }

    /// Waits until the bot has taken every update and polls for more, having confirmed them all.
    ///
    /// # Panics
    /// When it does not within ten seconds.
    pub async fn nothing_more(&self) {
        let idle = |state: &mut State| state.updates.idle().then_some(());
        let came = self.inner.wait_for(PATIENCE, idle).await;
        assert!(came.is_some(), "the bot left updates unconfirmed;\n{}", self.account());
    }

    /// The last requests with their answers, what is unread and what was wrong: for panics.
    pub(crate) fn account(&self) -> String {
        let mut account = String::new();
        self.inner.look(|state| {
            let from = state.requests.len().saturating_sub(12);
            for request in &state.requests[from..] {
                let status =
                    request.status.map_or("no answer".to_owned(), |status| status.to_string());
                let words = request.description.as_deref().unwrap_or_default();
                let _ = writeln!(
                    account,
                    "  {} {} -> {status} {words}",
                    request.method, request.params
                );
            }
            let _ = writeln!(account, "  updates waiting: {}", state.updates.pending());
            for violation in &state.violations {
                let _ = writeln!(account, "  violation: {violation}");
            }
        });
        for seen in self.unread() {
            let _ = writeln!(account, "  unread in {}: {:?}", seen.chat, seen.text);
        }
        account
    }
}
