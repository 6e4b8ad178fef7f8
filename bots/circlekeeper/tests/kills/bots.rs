//! The processes: the program itself, each started as an operator starts it.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::Duration;

use circlekeeper_tests::process;
use tokio::process::{Child, Command};

use crate::scene::Scene;

/// The longest a process may take until it serves.
const PATIENCE: Duration = Duration::from_secs(60);

/// Those that run.
pub(crate) struct Bots {
    running: Vec<Bot>,
    /// One file for each that was ever started: what it said.
    logs: Vec<PathBuf>,
}

/// One that runs, and where it writes what it says.
struct Bot {
    process: Child,
    log: PathBuf,
}

impl Bots {
    pub(crate) fn none() -> Self {
        Self { running: Vec::new(), logs: Vec::new() }
    }

    pub(crate) fn count(&self) -> usize {
        self.running.len()
    }

    /// Starts one more. What it says goes to a log of its own.
    pub(crate) fn start(&mut self, scene: &Scene) {
        let log = scene.directory.path().join(format!("bot-{}.log", self.logs.len()));
        let process = Command::new(env!("CARGO_BIN_EXE_circlekeeper"))
            .arg("run")
            .current_dir(scene.directory.path())
            .env_clear()
            .env("RUST_LOG", "warn")
            .env("DISCORD_TOKEN", scene.discord.token())
            .env("TELEGRAM_TOKEN", scene.telegram.token())
            .env("DISCORD_API_URL", scene.discord.address())
            .env("TELEGRAM_API_URL", scene.telegram.address())
            .env("DATABASE_URL", scene.store())
            .env("SECRET_KEY_FILE", scene.directory.path().join("secret.key"))
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(File::create(&log).unwrap())
            .kill_on_drop(true)
            .spawn()
            .unwrap();
        self.logs.push(log.clone());
        self.running.push(Bot { process, log });
    }

    /// Halts one where it stands. It runs no further: killing it is the next thing done.
    pub(crate) async fn halt(&mut self, which: usize) -> Child {
        let bot = self.running.swap_remove(which).process;
        process::suspend(id(&bot));
        bot
    }

    /// Ends all of them as an operator does, once each serves: one that was started a moment ago does not
    /// listen to signals yet, and the system ends it. Each ends well.
    pub(crate) async fn stop(mut self) {
        for mut bot in std::mem::take(&mut self.running) {
            let serves = tokio::time::timeout(PATIENCE, bot.serves()).await;
            assert!(serves.is_ok(), "it serves; {}", self.said());
            process::terminate(id(&bot.process));
            let code = bot.process.wait().await.unwrap().code();
            assert_eq!(code, Some(0), "it ends well; {}", self.said());
        }
    }

    /// What they said, each in its turn.
    pub(crate) fn said(&self) -> String {
        self.logs.iter().map(|log| said(log)).collect()
    }
}

impl Bot {
    async fn serves(&self) {
        while !said(&self.log).contains("Serving") {
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }
}

fn said(log: &Path) -> String {
    std::fs::read_to_string(log).unwrap_or_default()
}

fn id(bot: &Child) -> u32 {
    bot.id().expect("it was not waited for yet")
}
