//! The bot on stage: this program's `run`, as a process that can be cut off.

use std::path::Path;
use std::process::Stdio;

use anyhow::Context;
use circlekeeper_playground::discord::Discord;
use circlekeeper_playground::telegram::Telegram;
use tokio::process::{Child, Command};

/// The running bot; killed when dropped.
#[derive(Debug)]
pub(super) struct Bot {
    process: Child,
}

/// What the bot is told, all of it by environment.
pub(super) struct Told<'a> {
    pub program: &'a Path,
    pub discord: &'a Discord,
    pub telegram: &'a Telegram,
    pub calendar: &'a str,
    pub directory: &'a Path,
    pub operator: u64,
}

impl Bot {
    /// Starts the bot, and waits until both platforms see it.
    ///
    /// # Errors
    /// If this program cannot be started again.
    pub(super) async fn start(told: &Told<'_>) -> anyhow::Result<Self> {
        let store = told.directory.join("data/circlekeeper.db");
        let process = Command::new(told.program)
            .arg("run")
            .current_dir(told.directory)
            .env_clear()
            .env("RUST_LOG", std::env::var("RUST_LOG").unwrap_or_else(|_| "error".to_owned()))
            .env("DISCORD_TOKEN", told.discord.token())
            .env("TELEGRAM_TOKEN", told.telegram.token())
            .env("DISCORD_API_URL", told.discord.address())
            .env("TELEGRAM_API_URL", told.telegram.address())
            .env("DATABASE_URL", format!("sqlite://{}", store.display()))
            .env("SECRET_KEY_FILE", told.directory.join("keys/secret.key"))
            .env("OPERATORS", format!("discord:{}", told.operator))
            .env("PLAYGROUND_CALENDAR", told.calendar)
            .stdin(Stdio::null())
            // What is said here is the tour's; a bot that outlives it keeps no pipe open.
            .stdout(Stdio::null())
            .stderr(Stdio::from(std::fs::File::create(told.directory.join("bot.log"))?))
            .kill_on_drop(true)
            .spawn()
            .context("the bot does not start")?;
        told.discord.ready().await;
        told.telegram.ready().await;
        Ok(Self { process })
    }

    /// Cuts the bot off: no signal it could hear, no last word.
    ///
    /// # Errors
    /// If it cannot be killed.
    pub(super) async fn cut_off(mut self) -> anyhow::Result<()> {
        self.process.kill().await.context("the bot cannot be cut off")
    }
}
