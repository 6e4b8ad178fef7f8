//! What goes wrong, on demand.
//!
//! A fault strikes the next *post*, a request that shows people something (`sendMessage`,
//! `sendDocument`, `editMessageText`), or the next call of one method. Held posts and
//! calls arrived and were recorded, and have neither effect nor answer until they are let go; one whose
//! client hangs up is gone.

use std::collections::{BTreeSet, VecDeque};
use std::sync::Arc;
use std::time::Duration;

use super::Telegram;
use super::inner::Inner;
use super::refused::Refused;
use crate::weather::{Gust, Passage, Sky, Tally, Weather};

/// How the next post fails.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// Nothing is done; this status and description are the answer.
    Status(u16, &'static str),
    /// Nothing is done: a proxy before the server answers with this status and a page of its own.
    Page(u16),
    /// It is done, and then the answer is this status all the same (a gateway that gave up).
    AfterEffect(u16),
    /// It is done, and then the connection breaks without an answer.
    LoseReply,
    /// Nothing is done, and the connection breaks without an answer.
    LoseRequest,
    /// Nothing is done; 429 with so many seconds to wait.
    RetryAfter(u64),
    /// Nothing is done and nothing answered until the client hangs up.
    Hang,
    /// It is done, and nothing is answered until the client hangs up.
    HangAfterEffect,
}

#[derive(Debug, Default)]
pub(crate) struct Faults {
    next: VecDeque<(Option<String>, Fault)>,
    /// All posts are held.
    posts_held: bool,
    /// Calls of these methods are held.
    held_methods: BTreeSet<String>,
    pub(crate) held: usize,
    sky: Option<Arc<Sky>>,
    pub(crate) down: bool,
    pub(crate) revoked: bool,
    pub(crate) timeless: bool,
}

impl Faults {
    pub(crate) fn take(&mut self, method: &str) -> Option<Fault> {
        let strikes = |on: &Option<String>| match on {
            Some(on) => on == method,
            None => is_post(method),
        };
        let index = self.next.iter().position(|(on, _)| strikes(on))?;
        self.next.remove(index).map(|(_, fault)| fault)
    }
}

impl Faults {
    /// What a post meets on its way, if there is weather.
    pub(crate) fn enter(&self, method: &str) -> Option<Passage> {
        self.sky.as_ref().filter(|_| is_post(method)).map(Sky::enter)
    }

    fn holds(&self, method: &str) -> bool {
        (self.posts_held && is_post(method)) || self.held_methods.contains(method)
    }
}

fn is_post(method: &str) -> bool {
    matches!(method, "sendmessage" | "senddocument" | "editmessagetext")
}

impl Fault {
    /// The answer that comes instead of the effect, if it is one of those.
    pub(crate) fn instead(&self) -> Option<Refused> {
        match self {
            Self::Status(status, description) => Some(Refused::new(*status, *description)),
            Self::RetryAfter(seconds) => Some(Refused::retry_after(*seconds)),
            Self::Page(status) => Some(Refused::page(*status)),
            Self::AfterEffect(_)
            | Self::LoseReply
            | Self::LoseRequest
            | Self::Hang
            | Self::HangAfterEffect => None,
        }
    }
}

impl From<Gust> for Fault {
    fn from(gust: Gust) -> Self {
        match gust {
            Gust::Limited => Self::RetryAfter(1),
            Gust::Broken => Self::Status(502, "Bad Gateway"),
            Gust::BrokenAfter => Self::AfterEffect(504),
            Gust::LostRequest => Self::LoseRequest,
            Gust::LostReply => Self::LoseReply,
        }
    }
}

/// One held request; counted as long as it lives.
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

/// Waits as long as calls of this method are held.
pub(crate) async fn hold(inner: &Arc<Inner>, method: &str) {
    if !inner.look(|state| state.faults.holds(method)) {
        return;
    }
    let _held = Held::new(inner);
    let let_go = |state: &mut super::state::State| (!state.faults.holds(method)).then_some(());
    while inner.wait_for(Duration::from_secs(3600), let_go).await.is_none() {}
    // A client that hung up just before must not be served: its connection gets time to notice.
    tokio::time::sleep(Duration::from_millis(50)).await;
}

impl Telegram {
    /// Holds every post from now on, or lets the held ones go and holds no more.
    pub fn hold_posts(&self, hold: bool) {
        self.inner.with(|state| state.faults.posts_held = hold);
    }

    /// Holds every call of one method from now on, or lets the held ones go and holds no more.
    pub fn hold_calls(&self, method: &str, hold: bool) {
        let method = method.to_ascii_lowercase();
        self.inner.with(|state| match hold {
            true => state.faults.held_methods.insert(method),
            false => state.faults.held_methods.remove(&method),
        });
    }

    /// Waits until at least `n` posts or calls are held.
    ///
    /// # Panics
    /// When they are not within ten seconds.
    pub async fn held(&self, n: usize) {
        let enough = |state: &mut super::state::State| (state.faults.held >= n).then_some(());
        let came = self.inner.wait_for(super::waiting::PATIENCE, enough).await;
        assert!(came.is_some(), "{n} held requests were expected;\n{}", self.account());
    }

    /// Waits until none is held: let go, or their clients hung up.
    ///
    /// # Panics
    /// When some are still after ten seconds.
    pub async fn none_held(&self) {
        let none = |state: &mut super::state::State| (state.faults.held == 0).then_some(());
        let came = self.inner.wait_for(super::waiting::PATIENCE, none).await;
        assert!(came.is_some(), "requests are still held;\n{}", self.account());
    }

    /// Makes the next post fail; several calls queue up.
    pub fn fail_next(&self, fault: Fault) {
        self.inner.with(|state| state.faults.next.push_back((None, fault)));
    }

    /// Makes the next call of one method fail (`getUpdates`, `answerCallbackQuery`).
    pub fn fail_next_of(&self, method: &str, fault: Fault) {
        let on = Some(method.to_ascii_lowercase());
        self.inner.with(|state| state.faults.next.push_back((on, fault)));
    }

    /// From now on posts meet this weather, beside the faults asked for.
    pub fn weather(&self, weather: Weather) {
        self.inner.with(|state| state.faults.sky = Some(Arc::new(Sky::new(weather))));
    }

    /// What has been seen of the weather.
    #[must_use]
    pub fn tally(&self) -> Tally {
        self.inner
            .look(|state| state.faults.sky.as_ref().map(|sky| sky.tally()))
            .unwrap_or_default()
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

    /// A program that ran with this token before has left a webhook behind (or, `false`, has not).
    pub fn webhook_left(&self, left: bool) {
        let url = left.then(|| "https://old.example/telegram".to_owned());
        self.inner.with(|state| state.webhook = url);
    }

    /// The token is revoked: every request is answered with 401 (or, `false`, no more).
    pub fn revoke_token(&self, revoked: bool) {
        self.inner.with(|state| state.faults.revoked = revoked);
    }

    /// The server is one from before Bot API 9.5, or of somebody else: it does not know `<tg-time>`.
    pub fn refuse_times(&self, refuse: bool) {
        self.inner.with(|state| state.faults.timeless = refuse);
    }

    /// Takes the server down (connections break and new ones are refused) or brings it back under
    /// the same address. Both have happened when this returns.
    ///
    /// # Panics
    /// When somebody else took the address meanwhile.
    pub fn down(&self, down: bool) {
        if down {
            self.inner.sockets.close();
        } else {
            self.inner.sockets.reopen().expect("the address is still free");
        }
        self.inner.with(|state| state.faults.down = down);
    }
}
