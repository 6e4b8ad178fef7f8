//! A Telegram that lives on loopback: the Bot API, and the people on the other side of it.
//!
//! Here: one server that speaks the Bot API's wire protocol ([`Telegram::address`] is all a bot
//! needs to know of it), the state behind it (people, chats, messages, membership), and verbs for a
//! test or a page to act as those people and read what they see. It is strict: what the real
//! server refuses is refused with the real server's words, and what the real server silently
//! swallows is also written down in [`Telegram::violations`].
//!
//! Deliberately not here: anything of the bot that talks to it; channels, media other than
//! documents, inline mode, payments, business accounts; delivering to a webhook (setting one is
//! remembered, and then polling is refused as the real server does). The real server slows a
//! client down that asks for the same offset again and again; this one does not.
//!
//! Where to look next: `wire.rs` (a request's way in and out), `methods/` (one file for each family
//! of methods), `acting.rs` and `arranging.rs` (what people do), `reading.rs` and `window.rs` (what they see),
//! `faults.rs` (what goes wrong). Remarks name their source: *docs* is the published Bot API,
//! *server* the behaviour of the open-source Bot API server and the library under it.

mod acting;
mod arranging;
mod chat;
mod doors;
mod faults;
mod html;
mod ids;
mod inner;
mod joining;
mod keyboard;
mod marks;
mod masked;
mod message;
mod methods;
mod pace;
mod params;
mod person;
mod pressing;
mod queue;
mod reading;
mod refused;
mod seen;
mod state;
mod typed;
mod waiting;
mod window;
mod wire;

use std::sync::Arc;

use circlekeeper_core::clock::Clock;
use serde_json::Value;

pub use doors::{BotThere, ClosedDoor};
pub use faults::Fault;
pub use ids::{ChatId, Where};
pub use joining::Joined;
pub use person::Person;
pub use pressing::Pressed;
pub use seen::{Button, File, Seen};
pub use state::Recorded;
pub use window::Place;

use crate::connection::{self, Sockets};

use inner::Inner;

/// The bot's own account: its id is above 32 bits, as many real ones are by now.
pub(crate) const BOT_ID: i64 = 7_000_000_001;
pub(crate) const BOT_NAME: &str = "Circlekeeper";
pub(crate) const BOT_USERNAME: &str = "circlekeeper_bot";
/// Shaped like a real token: the bot's id, a colon, 35 letters.
const TOKEN: &str = "7000000001:AAplayground-loopback-token-000000000";

/// A running stand-in. Cloning gives another handle to the same one; it ends with its runtime.
#[derive(Clone)]
pub struct Telegram {
    inner: Arc<Inner>,
}

impl Telegram {
    /// Listens on a free loopback port and serves from then on.
    ///
    /// # Errors
    /// When no port can be had.
    pub async fn start(clock: Clock) -> std::io::Result<Self> {
        let sockets = Sockets::open().await?;
        let inner = Arc::new(Inner::new(clock, Arc::clone(&sockets)));
        let router = wire::router(inner.clone());
        tokio::spawn(connection::serve(router, sockets));
        Ok(Self { inner })
    }

    /// The address a bot is given (`TELEGRAM_API_URL`): no trailing slash.
    #[must_use]
    pub fn address(&self) -> String {
        format!("http://{}", self.inner.sockets.address())
    }

    /// The one token this server knows.
    #[must_use]
    pub fn token(&self) -> String {
        TOKEN.to_owned()
    }

    /// The bot's username, without the `@`.
    #[must_use]
    pub fn bot_username(&self) -> String {
        BOT_USERNAME.to_owned()
    }

    /// The bot's user id.
    #[must_use]
    pub fn bot_id(&self) -> i64 {
        BOT_ID
    }

    /// Rings at each change of anything: for a page that shows it all.
    #[must_use]
    pub fn changes(&self) -> tokio::sync::watch::Receiver<u64> {
        self.inner.changes()
    }

    /// Every request so far, in order of arrival, with the answer it got.
    #[must_use]
    pub fn requests(&self) -> Vec<Recorded> {
        self.inner.look(|state| state.requests.clone())
    }

    /// What the bot did that the real server would swallow or that this one does not know. A test
    /// ends by asserting that this is empty.
    #[must_use]
    pub fn violations(&self) -> Vec<String> {
        self.inner.look(|state| state.violations.clone())
    }

    /// The commands set for exactly this scope (as JSON, `{"type":"default"}`) and language (two
    /// letters, or empty).
    #[must_use]
    pub fn commands(&self, scope: &Value, language: &str) -> Vec<Value> {
        let key = (methods::commands::scope_key(scope), language.to_owned());
        self.inner.look(|state| state.commands.get(&key).cloned().unwrap_or_default())
    }
}
