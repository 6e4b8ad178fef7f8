//! The command line: reads `.env`, chooses what to do, and turns its end into an exit code.
//!
//! 0: did what was asked. 1: failed on the way. 2: a setting or a token must be mended first.

use std::net::SocketAddr;
use std::process::ExitCode;

use circlekeeper::calendar::Follower;
use circlekeeper::playground::Playground;
use circlekeeper::settings::Settings;
use circlekeeper::side::{Adapter, SideEnd};
use circlekeeper::trouble::{EXIT_CODES, Trouble};
use circlekeeper::{
    backup, bots, doctor, env_file, export, http, import, log, open, restore, tour,
};
use circlekeeper_core::House;
use circlekeeper_core::clock::Clock;
use circlekeeper_core::domain::address::Platform;
use circlekeeper_core::health::Why;
use circlekeeper_core::outbox::Limits;
use clap::{Parser, Subcommand};
use tokio::signal::unix::{SignalKind, signal};
use tokio::sync::watch;

/// Coordinates online support groups on Discord and Telegram at once.
#[derive(Parser)]
#[command(version, after_help = EXIT_CODES)]
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
    /// Open a page with a Discord window, a Telegram window and a clock, on this machine alone.
    Playground {
        /// Where the page is served on 127.0.0.1. [default: 4321, or any free port]
        #[arg(long)]
        port: Option<u16>,
    },
    /// Play the whole story in the terminal, on a Discord and a Telegram of the program's own.
    Tour,
    /// Look whether everything is as it should be, and say the mend for what is not.
    Doctor(doctor::Args),
    /// Copy the store into one file. The bot may run meanwhile.
    Backup(backup::Args),
    /// Put a copy in the store's place. The bot must not run.
    Restore(restore::Args),
    /// Write down what is known of one group, as JSON.
    Export(export::Args),
    /// Bring a directory of meetings in, so that /find shows them. The bot may run meanwhile.
    Import(import::Args),
}

#[tokio::main]
async fn main() -> ExitCode {
    let Line { task } = Line::parse();
    let from_file = env_file::read();
    log::start();
    if from_file.is_err() {
        return end(from_file);
    }
    let done = match task {
        Some(Task::Run { only }) => run(only.as_deref()).await,
        Some(Task::Playground { port }) => play(port).await,
        Some(Task::Tour) => play_tour().await,
        Some(Task::Doctor(args)) => doctor::run(&args).await,
        Some(Task::Backup(args)) => backup::run(&args).await,
        Some(Task::Restore(args)) => restore::run(&args).await,
        Some(Task::Export(args)) => export::run(&args).await,
        Some(Task::Import(args)) => import::run(&args).await,
        None => run_or_play().await,
    };
    end(done)
}

fn end(done: Result<(), Trouble>) -> ExitCode {
    done.map_or_else(|trouble| trouble.end(), |()| ExitCode::SUCCESS)
}

/// What `cargo run` alone does: the bots if there is a token, else the playground.
async fn run_or_play() -> Result<(), Trouble> {
    if Settings::from_env()?.platforms().is_empty() {
        eprintln!(
            "There is no DISCORD_TOKEN and no TELEGRAM_TOKEN, so here is the playground: the real \
             bot, on a Discord and a Telegram that run on this machine alone."
        );
        return play(None).await;
    }
    run(None).await
}

async fn run(only: Option<&str>) -> Result<(), Trouble> {
    // Listened to from the first moment: a container's first process is told nothing by default.
    let stop = stop_on_signal().map_err(|error| Trouble::Failed(error.to_string()))?;
    let mut settings = Settings::from_env()?;
    let given = settings.platforms();
    match only {
        Some("discord") => settings.telegram_token = None,
        Some(_) => settings.discord_token = None,
        None => {}
    }
    if settings.platforms().is_empty() {
        return Err(Trouble::Mend(
            "no token: set DISCORD_TOKEN or TELEGRAM_TOKEN in .env (see .env.example)".to_owned(),
        ));
    }
    let mut told = stop.clone();
    // Nothing is open yet, so nothing is torn when this is left half-way.
    let asked = tokio::select! {
        asked = ask_the_platforms(&settings) => asked?,
        _ = told.wait_for(|stop| *stop) => return Ok(()),
    };
    let Asked { clock, follower, adapters, refused } = asked;
    let platforms: Vec<Platform> = adapters.iter().map(Adapter::platform).collect();
    let house = open::house(&settings, clock.clone()).await?;
    refused.iter().for_each(|platform| house.sides.end(*platform, Why::TokenRefused));
    announce(&platforms, &house);
    if let ([served], []) = (platforms.as_slice(), refused.as_slice()) {
        eprintln!("{}", alone(*served, &given));
    }
    if let Some(follower) = follower {
        tokio::spawn(follower.run(clock, house.progress.clone(), platforms));
    }
    if let Some(address) = settings.http_listen {
        serve_health(address, &house, settings.platforms()).await;
    }
    let limits: fn(Platform) -> Limits =
        if settings.unpaced { |_| Limits::NONE } else { Limits::of };
    bots::run_within(limits, house, adapters, stop).await.map_err(|end| match end {
        SideEnd::Replaced | SideEnd::Panicked => Trouble::Failed(end.to_string()),
        other => Trouble::Mend(other.to_string()),
    })
}

/// Whoever stands by, with the same settings, finds the address taken: that is no reason not to stand by.
async fn serve_health(address: SocketAddr, house: &House, platforms: Vec<Platform>) {
    match http::serve(address, house.clone(), platforms).await {
        Ok(at) => eprintln!("Health and metrics: http://{at}/healthz and http://{at}/metrics"),
        Err(error) => {
            eprintln!("HTTP_LISTEN: {address} is not to be had ({error}): no health is told here");
        }
    }
}

/// What the platforms said before anything was opened.
struct Asked {
    clock: Clock,
    follower: Option<Follower>,
    /// The sides whose token was not refused.
    adapters: Vec<Adapter>,
    refused: Vec<Platform>,
}

/// Asks each platform whether it takes its token. A side whose token is refused is left out, loudly; only
/// if none is left is that the program's end.
async fn ask_the_platforms(settings: &Settings) -> Result<Asked, Trouble> {
    let (clock, follower) = open::clock(settings).await?;
    let mut asked = Asked { clock, follower, adapters: Vec::new(), refused: Vec::new() };
    let mut ends = Vec::new();
    for adapter in bots::adapters(settings, &asked.clock) {
        match adapter.check_token().await {
            Ok(()) => asked.adapters.push(adapter),
            Err(end) => {
                asked.refused.push(adapter.platform());
                ends.push(end.to_string());
            }
        }
    }
    if asked.adapters.is_empty() {
        return Err(Trouble::Mend(ends.join(" ")));
    }
    for (platform, end) in asked.refused.iter().zip(ends) {
        eprintln!("circlekeeper: {} IS NOT SERVED. {end}", platform.title().to_uppercase());
    }
    Ok(asked)
}

fn announce(platforms: &[Platform], house: &House) {
    let names: Vec<&str> = platforms.iter().map(|platform| platform.title()).collect();
    eprintln!("Serving {}. The store is {}", names.join(" and "), house.store.path().display());
}

/// Why one side is served alone.
fn alone(served: Platform, given: &[Platform]) -> String {
    let served = served.title();
    if given.len() > 1 {
        return format!("--only: {served} alone is served; another process may serve the other.");
    }
    format!("There is a token for {served} alone; the other platform is not served.")
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

async fn play(port: Option<u16>) -> Result<(), Trouble> {
    let failed = |error: anyhow::Error| Trouble::Failed(format!("playground: {error:#}"));
    let mut stopped = stop_on_signal().map_err(|error| Trouble::Failed(error.to_string()))?;
    let now = Clock::system().now();
    circlekeeper::playground::say_panics_in_a_line();
    let playground = Playground::start(port, now).await.map_err(failed)?;
    eprintln!("The playground is open at {} (Ctrl+C ends it).", playground.address());
    // The sender lives as long as the signals are listened to: till the end.
    let _ = stopped.wait_for(|stopped| *stopped).await;
    playground.stop().await.map_err(failed)
}

async fn play_tour() -> Result<(), Trouble> {
    tour::play().await.map_err(|error| Trouble::Failed(format!("tour: {error:#}")))
}
