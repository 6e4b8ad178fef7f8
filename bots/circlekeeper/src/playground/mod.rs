//! The playground: the real bot in this very process, between a Discord and a Telegram on loopback,
//! with a page to sit at.
//!
//! `village` makes people and places, `samples` opens groups as people would, by commands; `glimpse`
//! tells the page what only the bot knows. The page itself is in `bots/playground/src/page/`. The store
//! lies in a temporary directory and is gone when the playground ends.

use std::path::Path;
use std::sync::Arc;

use anyhow::{Context, anyhow};
use circlekeeper_core::House;
use circlekeeper_core::clock::{Clock, Instant};
use circlekeeper_playground::discord::Discord;
use circlekeeper_playground::page::{self, Play};
use circlekeeper_playground::telegram::Telegram;
use tempfile::TempDir;
use tokio::net::TcpListener;
use tokio::sync::watch;
use tokio::task::JoinHandle;

use crate::settings::Settings;
use crate::side::SideEnd;
use crate::tour::Asked;
use crate::{bots, open};

mod glimpse;
mod samples;
mod village;

use glimpse::Glimpse;
use village::Village;

/// A running playground.
pub struct Playground {
    address: String,
    page: JoinHandle<std::io::Result<()>>,
    bot: JoinHandle<Result<(), SideEnd>>,
    stop: watch::Sender<bool>,
    /// They outlive the bot, which says goodbye to them.
    platforms: (Discord, Telegram),
    directory: TempDir,
}

impl Playground {
    /// Starts platforms, bot and page. The calendar begins at `moment` and runs from there; without a
    /// `port` the page takes the usual one, or any if that is taken.
    ///
    /// # Errors
    /// If a port or a directory is not to be had, or the bot does not do what the samples ask of it.
    pub async fn start(port: Option<u16>, moment: Instant) -> anyhow::Result<Self> {
        let listener = listen(port).await?;
        let clock = Clock::running(moment);
        let discord = Discord::start(clock.clone()).await?;
        let telegram = Telegram::start(clock.clone()).await?;
        // Nobody waits a minute for an answer here; the bot's own pacing stays on.
        discord.limits(false);
        telegram.limits(false);
        let directory = TempDir::with_prefix("circlekeeper-playground-")?;
        let village = Village::found(discord, telegram);
        let settings = settings(&village, directory.path())?;
        let house = open::house(&settings, clock.clone()).await?;
        let adapters = bots::adapters(&settings, &clock);
        let (stop, stopped) = watch::channel(false);
        let bot = tokio::spawn(bots::run(house.clone(), adapters, stopped));
        let village = settle(village).await?;
        let address = format!("http://{}", listener.local_addr()?);
        let platforms = (village.discord.clone(), village.telegram.clone());
        let page = tokio::spawn(page::serve(listener, play(village, clock, house)));
        Ok(Self { address, page, bot, stop, platforms, directory })
    }

    /// Where the page is.
    #[must_use]
    pub fn address(&self) -> &str {
        &self.address
    }

    /// What the bot asked of the platforms so far.
    #[must_use]
    pub fn asked(&self) -> Asked {
        let (discord, telegram) = &self.platforms;
        Asked { discord: discord.requests(), telegram: telegram.requests() }
    }

    /// Stops everything; what was stored is gone.
    ///
    /// # Errors
    /// If the bot had ended before, and why.
    pub async fn stop(self) -> anyhow::Result<()> {
        self.page.abort();
        self.stop.send_replace(true);
        let ended = self.bot.await.context("the bot")?;
        drop((self.platforms, self.directory));
        Ok(ended?)
    }
}

/// From now on a panic is one line on standard error. A stand-in panics where a client would not let its
/// person do something, with all it knows of its platform in the message; the page says the first line to
/// whoever sits there.
pub fn say_panics_in_a_line() {
    std::panic::set_hook(Box::new(|panic| {
        let words = panic.payload_as_str().and_then(|words| words.lines().next());
        let place = panic.location().map(|at| format!(" ({}:{})", at.file(), at.line()));
        eprintln!("playground: {}{}", words.unwrap_or("a panic"), place.unwrap_or_default());
    }));
}

/// What the page is usually found at.
const USUAL_PORT: u16 = 4321;

async fn listen(port: Option<u16>) -> anyhow::Result<TcpListener> {
    match (port, TcpListener::bind(("127.0.0.1", port.unwrap_or(USUAL_PORT))).await) {
        (_, Ok(listener)) => Ok(listener),
        (None, Err(_)) => Ok(TcpListener::bind(("127.0.0.1", 0)).await?),
        (Some(port), Err(error)) => Err(error).context(format!("port {port} cannot be had")),
    }
}

/// What an operator would write in `.env`, pointing at loopback.
fn settings(village: &Village, directory: &Path) -> anyhow::Result<Settings> {
    let inside = |name: &str| directory.join(name).display().to_string();
    let operators = format!("discord:{},telegram:{}", village.omar.id(), village.omar_there.id());
    Ok(Settings::read(&|name| match name {
        "DISCORD_TOKEN" => Some(village.discord.token()),
        "DISCORD_API_URL" => Some(village.discord.address()),
        "TELEGRAM_TOKEN" => Some(village.telegram.token()),
        "TELEGRAM_API_URL" => Some(village.telegram.address()),
        "DATABASE_URL" => Some(format!("sqlite://{}", inside("playground.db"))),
        "SECRET_KEY_FILE" => Some(inside("keys/secret.key")),
        "OPERATORS" => Some(operators.clone()),
        _ => None,
    })?)
}

/// Opens the sample groups. The platforms' people insist: what they wait for in vain is a panic in
/// their task.
async fn settle(village: Village) -> anyhow::Result<Village> {
    let samples = tokio::spawn(async move {
        village.discord.ready().await;
        village.telegram.ready().await;
        samples::open(&village).await.map(|()| village)
    });
    let opened = samples.await.map_err(|error| anyhow!("the sample groups: {error}"))?;
    opened.context("the sample groups")
}

fn play(village: Village, clock: Clock, house: House) -> Play {
    let (on_discord, on_telegram) = village.cast();
    let Village { discord, telegram, .. } = village;
    Play { discord, on_discord, telegram, on_telegram, clock, bot: Arc::new(Glimpse::of(house)) }
}
