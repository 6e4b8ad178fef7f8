//! The processes: the program itself, each started as an operator starts it.

use std::fs::File;
use std::path::PathBuf;
use std::process::Stdio;

use circlekeeper_tests::process;
use tokio::process::{Child, Command};

use crate::scene::Scene;

/// Those that run.
pub(crate) struct Bots {
    running: Vec<Child>,
    log: PathBuf,
}

impl Bots {
    pub(crate) fn none(scene: &Scene) -> Self {
        Self { running: Vec::new(), log: scene.directory.path().join("bots.log") }
    }

    pub(crate) fn count(&self) -> usize {
        self.running.len()
    }

    /// Starts one more. What it says goes to a log they share.
    pub(crate) fn start(&mut self, scene: &Scene) {
        let log = File::options().create(true).append(true).open(&self.log).unwrap();
        let bot = Command::new(env!("CARGO_BIN_EXE_circlekeeper"))
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
            .stderr(log)
            .kill_on_drop(true)
            .spawn();
        self.running.push(bot.unwrap());
    }

    /// Halts one where it stands. It runs no further: killing it is the next thing done.
    pub(crate) async fn halt(&mut self, which: usize) -> Child {
        let bot = self.running.swap_remove(which);
        process::suspend(id(&bot));
        bot
    }

    /// Ends all of them as an operator does. Each ends well.
    pub(crate) async fn stop(mut self) {
        for mut bot in std::mem::take(&mut self.running) {
            process::terminate(id(&bot));
            let code = bot.wait().await.unwrap().code();
            assert_eq!(code, Some(0), "it ends well; {}", self.said());
        }
    }

    /// What they said.
    pub(crate) fn said(&self) -> String {
        std::fs::read_to_string(&self.log).unwrap_or_default()
    }
}

fn id(bot: &Child) -> u32 {
    bot.id().expect("it was not waited for yet")
}
