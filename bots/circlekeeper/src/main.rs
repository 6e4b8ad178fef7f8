//! The command line: reads `.env`, chooses what to do, and turns its end into an exit code.
//!
//! 0: did what was asked. 1: failed on the way. 2: a setting or a token must be mended first.

use std::process::ExitCode;

use circlekeeper::settings::{BadSetting, Settings};
use circlekeeper::{bots, calendar, log, open, tour};
use circlekeeper_core::clock::Clock;
use circlekeeper_core::domain::address::Platform;
use clap::{Parser, Subcommand};
use tokio::signal::unix::{SignalKind, signal};
use tokio::sync::watch;

/// Coordinates online support groups on Discord and Telegram at once.
#[derive(Parser)]
#[command(version, about)]
struct Line {
    #[command(subcommand)]
    task: Option<Task>,
}

#[derive(Subcommand)]
enum Task {
    /// Run the bots. Needs a token in `.env` or the environment.
    Run {
        /// Serve one platform only; another process may serve the other.
        #[arg(long, value_parser = ["discord", "telegram"])]
        only: Option<String>,
    },
    /// Play the whole story in the terminal, on a Discord and a Telegram of the program's own.
    Tour,
}

/// Why the program ends with a code other than 0.
enum Trouble {
    /// Something to mend before starting again.
    Mend(String),
    /// Something failed.
    Failed(String),
}

#[tokio::main]
async fn main() -> ExitCode {
    let Line { task } = Line::parse();
    let from_file = dotenvy::dotenv();
    log::start();
    if let Err(error) = from_file
        && !error.not_found()
    {
        return end(Err(Trouble::Mend(".env cannot be read: each line is NAME=value".to_owned())));
    }
    let done = match task {
        Some(Task::Run { only }) => run(only.as_deref()).await,
        Some(Task::Tour) => play_tour().await,
        None => run_or_play().await,
    };
    end(done)
}

fn end(done: Result<(), Trouble>) -> ExitCode {
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(Trouble::Mend(line)) => {
            eprintln!("circlekeeper: {line}");
            ExitCode::from(2)
        }
        Err(Trouble::Failed(line)) => {
            eprintln!("circlekeeper: {line}");
            ExitCode::FAILURE
        }
    }
}

impl From<BadSetting> for Trouble {
    fn from(bad: BadSetting) -> Self {
        Self::Mend(bad.to_string())
    }
}

/// What `cargo run` alone does: the bots if there is a token, else the tour.
async fn run_or_play() -> Result<(), Trouble> {
    if Settings::from_env()?.platforms().is_empty() {
        eprintln!(
            "There is no DISCORD_TOKEN and no TELEGRAM_TOKEN, so here is the tour: both bots, \
             on a Discord and a Telegram that run on this machine alone."
        );
        return play_tour().await;
    }
    run(None).await
}

async fn run(only: Option<&str>) -> Result<(), Trouble> {
    let mut settings = Settings::from_env()?;
    match only {
        Some("discord") => settings.telegram_token = None,
        Some(_) => settings.discord_token = None,
        None => {}
    }
    let platforms = settings.platforms();
    if platforms.is_empty() {
        return Err(Trouble::Mend(
            "no token: set DISCORD_TOKEN or TELEGRAM_TOKEN in .env (see .env.example)".to_owned(),
        ));
    }
    let (clock, follower) = clock(&settings).await?;
    let adapters = bots::adapters(&settings, &clock);
    for adapter in &adapters {
        adapter.check_token().await.map_err(|end| Trouble::Mend(end.to_string()))?;
    }
    let house =
        open::house(&settings, clock.clone()).await.map_err(|e| Trouble::Mend(e.to_string()))?;
    announce(&platforms, &house);
    if let Some(follower) = follower {
        tokio::spawn(follower.run(clock, house.progress.clone(), platforms));
    }
    let stop = stop_on_signal().map_err(|error| Trouble::Failed(error.to_string()))?;
    bots::run(house, adapters, stop).await.map_err(|end| Trouble::Mend(end.to_string()))
}

fn announce(platforms: &[Platform], house: &circlekeeper_core::House) {
    let names: Vec<&str> = platforms.iter().map(|platform| platform.title()).collect();
    eprintln!("Serving {}. The store is {}", names.join(" and "), house.store.path().display());
    if let [only] = platforms {
        eprintln!("There is a token for {} alone; the other platform is not served.", only.title());
    }
}

/// The machine's calendar; or a playground's, where the settings allow one.
async fn clock(settings: &Settings) -> Result<(Clock, Option<calendar::Follower>), Trouble> {
    let Some(address) = &settings.playground_calendar else { return Ok((Clock::system(), None)) };
    match calendar::follow(address).await {
        Ok((clock, follower)) => Ok((clock, Some(follower))),
        Err(error) => Err(Trouble::Failed(format!("the playground's calendar: {error}"))),
    }
}

fn stop_on_signal() -> std::io::Result<watch::Receiver<bool>> {
    let mut terminate = signal(SignalKind::terminate())?;
    let mut interrupt = signal(SignalKind::interrupt())?;
    let (stop, stopped) = watch::channel(false);
    tokio::spawn(async move {
        tokio::select! {
            _ = terminate.recv() => {}
            _ = interrupt.recv() => {}
        }
        stop.send_replace(true);
    });
    Ok(stopped)
}

async fn play_tour() -> Result<(), Trouble> {
    tour::play().await.map_err(|error| Trouble::Failed(format!("tour: {error:#}")))
}
