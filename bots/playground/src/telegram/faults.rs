//! What goes wrong, on demand.
//!
//! A fault strikes the next *post*: a request that shows people something (`sendMessage`,
//! `sendDocument`, `editMessageText`). Held posts are requests that arrived and were recorded, and
//! have neither effect nor answer until they are let go; one whose client hangs up is gone.

use std::collections::VecDeque;
use std::sync::Arc;
use std::time::Duration;

use super::Telegram;
use super::inner::Inner;
use super::refused::Refused;

/// How the next post fails.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// Nothing is done; this status and description are the answer.
    Status(u16, &'static str),
    /// It is done, and then the answer is this status all the same (a gateway that gave up).
    AfterEffect(u16),
    /// It is done, and then the connection breaks without an answer.
    LoseReply,
    /// Nothing is done; 429 with so many seconds to wait.
    RetryAfter(u64),
    /// Nothing is done and nothing answered until the client hangs up.
    Hang,
}

#[derive(Debug, Default)]
pub(crate) struct Faults {
    next: VecDeque<Fault>,
    pub(crate) holding: bool,
    pub(crate) held: usize,
    pub(crate) down: bool,
}

impl Faults {
    pub(crate) fn take(&mut self, method: &str) -> Option<Fault> {
        is_post(method).then(|| self.next.pop_front()).flatten()
    }
}

pub(crate) fn is_post(method: &str) -> bool {
    matches!(method, "sendmessage" | "senddocument" | "editmessagetext")
}

impl Fault {
    /// The answer that comes instead of the effect, if it is one of those.
    pub(crate) fn instead(&self) -> Option<Refused> {
        match self {
            Self::Status(status, description) => Some(Refused::new(*status, *description)),
            Self::RetryAfter(seconds) => Some(Refused::retry_after(*seconds)),
            Self::AfterEffect(_) | Self::LoseReply | Self::Hang => None,
        }
    }
}

/// One held post; counted as long as it lives.
struct Held<'a>(&'a Inner);

impl<'a> Held<'a> {
    fn new(inner: &'a Inner) -> Self {
        inner.with(|state| state.faults.held += 1);
        Self(inner)
    }
}

impl Drop for Held<'_> {
    fn drop(&mut self) {
        self.0.with(|state| state.faults.held -= 1);
    }
}

/// Waits as long as posts are held.
pub(crate) async fn hold(inner: &Arc<Inner>) {
    if !inner.look(|state| state.faults.holding) {
        return;
    }
    let _held = Held::new(inner);
    let let_go = |state: &mut super::state::State| (!state.faults.holding).then_some(());
    while inner.wait_for(Duration::from_secs(3600), let_go).await.is_none() {}
}

impl Telegram {
    /// Holds every post from now on, or lets the held ones go and holds no more.
    pub fn hold_posts(&self, hold: bool) {
        self.inner.with(|state| state.faults.holding = hold);
    }

    /// Waits until at least `n` posts are held.
    ///
    /// # Panics
    /// When they are not within ten seconds.
    pub async fn held(&self, n: usize) {
        let enough = |state: &mut super::state::State| (state.faults.held >= n).then_some(());
        let came = self.inner.wait_for(super::waiting::PATIENCE, enough).await;
        assert!(came.is_some(), "{n} held posts were expected;\n{}", self.account());
    }

    /// Makes the next post fail; several calls queue up.
    pub fn fail_next(&self, fault: Fault) {
        self.inner.with(|state| state.faults.next.push_back(fault));
    }

    /// Turns the speed limits on (as they are at first) or off.
    pub fn limits(&self, on: bool) {
        self.inner.with(|state| state.pace.on = on);
    }

    /// Another program polls with the same token: the bot's poll, the present one or the next,
    /// ends with 409.
    pub fn steal_poll(&self) {
        self.inner.with(|state| {
            state.updates.polls += 1;
            state.updates.stolen = state.updates.polling.take().is_none();
        });
    }

    /// Takes the server down (connections break and new ones are refused) or brings it back under
    /// the same address.
    pub fn down(&self, down: bool) {
        self.inner.with(|state| state.faults.down = down);
    }
}
