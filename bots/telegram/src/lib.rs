//! The Telegram adapter: translates between Telegram and the core, nothing else.
//!
//! Here, in the order a request meets them: `updates.rs` fetches updates and keeps what matters
//! before it acknowledges anything; `sanitise.rs` makes them readable; `door.rs` turns each into a
//! caller and a request, or drops it; `lanes.rs` handles what was kept, each person's requests in
//! order; `facts.rs` asks Telegram what a command needs to know; `answer.rs` shows the reply and
//! `sending.rs` gets it onto the wire.
//! `messenger.rs` is the outbox's way out, `commands.rs` registers the menus. Under them:
//! `render.rs` (the only place with markup), `keyboard.rs`, `target.rs`, `api.rs` (one request),
//! `envelope.rs` (how its answer is read), `verdict.rs` (what a failed request means), `dialect.rs`
//! (what a server does not understand), `trouble.rs` (many failed requests) and `health.rs` (counters);
//! `rights.rs` looks for the operator whether the bot may post.
//!
//! Deliberately not here: rules about groups, seats or times, words for people (both are the
//! core's), waiting for rate limits of the outbox (its pacer), and teloxide's dispatcher and
//! requests. The dispatcher acknowledges updates before they are handled, and the requests lose the
//! error code and wait ten seconds on every 5xx; so teloxide lends its types for reading updates.
//!
//! Where next: [`run`], then `door.rs`.

mod answer;
mod api;
mod commands;
mod dialect;
mod door;
mod door_keeping;
mod envelope;
mod facts;
mod health;
mod keyboard;
mod lanes;
mod messenger;
mod render;
mod rights;
mod sanitise;
mod sending;
mod target;
mod trouble;
mod updates;
mod verdict;

use std::sync::Arc;

use circlekeeper_core::App;
use circlekeeper_core::clock::Clock;
use circlekeeper_core::domain::address::TELEGRAM_NAME;
use circlekeeper_core::domain::private::Private;
use circlekeeper_core::outbox::messenger::Messenger;
use serde_json::{Value, json};
use tokio::sync::watch;

pub use api::BotIdentity;
pub use health::Health;
pub use rights::{lacks_at_door, may_post};

use api::{Api, Failure};
use verdict::Verdict;

/// What the adapter is told.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The bot's token, as BotFather gave it.
    pub token: Private<String>,
    /// Where the Bot API is (`TELEGRAM_API_URL`), without a trailing slash; Telegram itself if none.
    pub api: Option<String>,
    /// The stopwatch of the whole program.
    pub clock: Clock,
}

/// Why a token cannot be used now.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// Telegram does not know the token.
    #[error("Telegram does not accept the token")]
    Unauthorised,
    /// Telegram could not be asked. Holds a short reason, never the token.
    #[error("Telegram cannot be reached: {0}")]
    Unreachable(String),
}

/// Why the adapter ended although nobody stopped it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Stopped {
    /// Telegram does not know the token (any more).
    #[error("Telegram does not accept the token")]
    Unauthorised,
    /// Something else that trying again at once will not mend. Never holds the token.
    #[error("the Telegram adapter stopped: {0}")]
    Failed(String),
}

/// The outbox's way out to Telegram.
///
/// # Errors
/// If no HTTP client can be made on this machine.
pub fn messenger(settings: &Settings) -> Result<Arc<dyn Messenger>, reqwest::Error> {
    let api = Api::new(settings)?;
    Ok(Arc::new(messenger::TelegramMessenger::new(api, settings.clock.clone())))
}

/// Asks Telegram who the token belongs to (docs: getMe).
///
/// # Errors
/// If Telegram refuses the token, or cannot be asked.
pub async fn check_token(settings: &Settings) -> Result<BotIdentity, Refused> {
    let api = Api::new(settings)
        .map_err(|error| Refused::Unreachable(error.without_url().to_string()))?;
    api.me().await.cloned().map_err(|failure| refused(&failure))
}

/// Whether a webhook takes this bot's updates, so that fetching them brings nothing (docs:
/// getWebhookInfo).
///
/// # Errors
/// If Telegram refuses the token, or cannot be asked.
pub async fn has_webhook(settings: &Settings) -> Result<bool, Refused> {
    let api = Api::new(settings)
        .map_err(|error| Refused::Unreachable(error.without_url().to_string()))?;
    let asked = api.call::<Value>("getWebhookInfo", &json!({}), api::PATIENCE).await;
    let info = asked.map_err(|failure| refused(&failure))?;
    Ok(info["url"].as_str().is_some_and(|url| !url.is_empty()))
}

fn refused(failure: &Failure) -> Refused {
    match Verdict::of(failure) {
        Verdict::Unauthorised => Refused::Unauthorised,
        _ => Refused::Unreachable(failure.kind()),
    }
}

/// Fetches and answers until `stop` becomes true; then gives what is being handled five seconds to
/// end. What was kept and not handled stays kept, and is handled first at the next start. `health`
/// counts on when it is started again.
///
/// # Errors
/// If Telegram does not accept the token, or the store cannot say what was kept.
pub async fn run(
    app: App,
    settings: Settings,
    mut stop: watch::Receiver<bool>,
    health: Arc<Health>,
) -> Result<(), Stopped> {
    let api =
        Api::new(&settings).map_err(|error| Stopped::Failed(error.without_url().to_string()))?;
    let api = Arc::new(api);
    let Some(bot) = updates::introduce(&api, &mut stop).await? else { return Ok(()) };
    // Core writes links that lead into the private chat.
    app.remember(TELEGRAM_NAME, &bot.username).await;
    // Left to itself even when we are stopped: it may be in the middle of a transaction.
    tokio::spawn(commands::publish(app.clone(), api.clone(), stop.clone()));
    let desk = Arc::new(answer::Desk { app, api, bot, health });
    lanes::listen_and_serve(desk, stop).await
}
