//! A page with a Discord window, a Telegram window and a clock lever, for trying things in a browser.
//!
//! Here: what the page is given ([`Play`]) and its server: `files` hands out HTML, style and script,
//! `discord` and `telegram` are each window's questions and deeds, `lever` the clock and what the bot
//! owes, `live` the bell that rings when there is something new. A deed is what a client would do; what
//! a client would not let its person do is refused with the reason (`deed`). `deeds` are those beside writing
//! and pressing: coming, going, asking to come in, what the bot may do.
//!
//! Not here: the bot. What only it can tell comes through the trait [`Bot`]. Nothing is fetched from
//! anywhere else, and the page only listens on the address it is given: let that be loopback.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use async_trait::async_trait;
use axum::Router;
use axum::routing::{get, post};
use circlekeeper_core::clock::{Clock, Instant};
use tokio::net::TcpListener;
use tokio::sync::watch;

use crate::discord::{self, Discord};
use crate::telegram::{self, Telegram};

mod deed;
mod deeds;
mod files;
mod lever;
mod live;
mod on_discord;
mod on_telegram;
mod scene;

/// Somebody the visitor can be.
#[derive(Clone, Debug)]
pub struct Persona<P> {
    /// Their account.
    pub person: P,
    /// Who they are in the play, in a word or two.
    pub role: &'static str,
    /// The zone their device shows times in.
    pub zone: &'static str,
}

/// Everything the page shows.
pub struct Play {
    /// The Discord side.
    pub discord: Discord,
    /// Who can be played there.
    pub on_discord: Vec<Persona<discord::Person>>,
    /// The Telegram side.
    pub telegram: Telegram,
    /// Who can be played there.
    pub on_telegram: Vec<Persona<telegram::Person>>,
    /// The calendar both sides and the bot share.
    pub clock: Clock,
    /// The bot between them.
    pub bot: Arc<dyn Bot>,
}

/// What only the bot can tell.
#[async_trait]
pub trait Bot: Send + Sync + 'static {
    /// What it owes next, soonest first.
    async fn owes(&self) -> Vec<Debt>;

    /// Returns once it has sent what was owed by `moment`.
    async fn settled(&self, moment: Instant);
}

/// One thing the bot owes.
#[derive(Clone, Debug)]
pub struct Debt {
    /// On Telegram; else on Discord.
    pub on_telegram: bool,
    /// What, in a word or two.
    pub what: String,
    /// Whether it is a reminder.
    pub reminder: bool,
    /// From when.
    pub due: Instant,
    /// The chat's id on its platform; nothing if it goes to a person.
    pub chat: Option<String>,
}

/// What the routes share.
struct Stage {
    play: Play,
    /// Forms that stand open before somebody, by a number the page knows.
    forms: Mutex<HashMap<String, discord::Form>>,
    /// Rings when the lever was pulled.
    moved: watch::Sender<u64>,
}

impl Stage {
    fn forms(&self) -> MutexGuard<'_, HashMap<String, discord::Form>> {
        self.forms.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Serves the page until the task is aborted.
///
/// # Errors
/// If the listener fails.
pub async fn serve(listener: TcpListener, play: Play) -> std::io::Result<()> {
    let stage = Arc::new(Stage { play, forms: Mutex::default(), moved: watch::Sender::new(0) });
    axum::serve(listener, router(stage)).await
}

fn router(stage: Arc<Stage>) -> Router {
    Router::new()
        .route("/", get(files::index))
        .route("/files/{name}", get(files::file))
        .route("/api/scene", get(scene::tell))
        .route("/api/live", get(live::listen))
        .route("/api/clock", get(lever::read).post(lever::pull))
        .route("/api/owed", get(lever::owed))
        .route("/api/discord/view", get(on_discord::view))
        .route("/api/discord/file", get(on_discord::file))
        .route("/api/discord/suggest", post(on_discord::suggest))
        .route("/api/discord/command", post(on_discord::command))
        .route("/api/discord/press", post(on_discord::press))
        .route("/api/discord/submit", post(on_discord::submit))
        .route("/api/discord/say", post(on_discord::say))
        .route("/api/discord/deed", post(deeds::act_on_discord))
        .route("/api/telegram/view", get(on_telegram::view))
        .route("/api/telegram/file", get(on_telegram::file))
        .route("/api/telegram/start", post(on_telegram::start))
        .route("/api/telegram/say", post(on_telegram::say))
        .route("/api/telegram/press", post(on_telegram::press))
        .route("/api/telegram/deed", post(deeds::act_on_telegram))
        .route("/api/telegram/open", post(deeds::open))
        .with_state(stage)
}
