//! Both platforms on loopback, the program as a process, and a group with members on both.

use std::process::Stdio;
use std::time::Duration;

use circlekeeper_core::clock::Clock;
use circlekeeper_playground::discord::{self, ChannelId, Discord};
use circlekeeper_playground::telegram::{self, Telegram, Where};
use circlekeeper_tests::process;
use tempfile::TempDir;
use tokio::process::{Child, Command};

/// As many ask in turn, so that no chat is written to more than once a second.
const MEMBERS: usize = 40;

pub(crate) struct Scene {
    discord: Discord,
    telegram: Telegram,
    operator: discord::Person,
    channel: ChannelId,
    here: Vec<discord::Person>,
    there: Vec<telegram::Person>,
    directory: TempDir,
    bot: Option<Child>,
}

impl Scene {
    /// A group that meets every Thursday, with its members; the bot runs.
    pub(crate) async fn set() -> Self {
        let clock = Clock::system();
        let discord = Discord::start(clock.clone()).await.expect("a loopback Discord");
        let telegram = Telegram::start(clock).await.expect("a loopback Telegram");
        discord.limits(false);
        telegram.limits(false);
        let operator = discord.person("Omar");
        let server = discord.guild("Harbour");
        let channel = discord.channel(server, "circle");
        let here = (0..MEMBERS).map(|n| discord.person(&format!("Dana{n}"))).collect::<Vec<_>>();
        for person in here.iter().chain([&operator]) {
            discord.join(server, person);
            discord.allow(channel, person);
        }
        discord.make_admin(server, &operator);
        let there = (0..MEMBERS).map(|n| telegram.person(&format!("Mia{n}"))).collect();
        let directory = TempDir::new().expect("a directory");
        let mut scene =
            Self { discord, telegram, operator, channel, here, there, directory, bot: None };
        scene.start().await;
        scene.open_group().await;
        scene
    }

    async fn open_group(&self) {
        let (discord, operator) = (&self.discord, &self.operator);
        let options = [
            ("name", "Thursday circle"),
            ("zone", "Europe/Berlin"),
            ("topics", "grief"),
            ("fee", "no fee"),
            ("alias", "Dana"),
        ];
        discord.command(operator, self.channel, "newgroup", &options).await.expect("an answer");
        let request = discord.next_dm(operator).await;
        discord.press(operator, &request, "Admit").await.expect("an answer");
        let options = [("when", "every Thursday 19:00")];
        let preview = discord.command(operator, self.channel, "schedule", &options).await;
        let preview = preview.expect("an answer");
        discord.press(operator, preview.seen(), "Confirm").await.expect("an answer");
        for person in &self.here {
            discord.command(person, self.channel, "join", &[]).await.expect("an answer");
        }
        for person in &self.there {
            self.telegram.start_bot(person, None).await;
            self.telegram.next_private(person).await;
            self.telegram.says(person, Where::Private, "/join #1").await;
            self.telegram.next_private(person).await;
            tokio::time::sleep(Duration::from_millis(80)).await;
        }
    }

    /// Starts the bot.
    pub(crate) async fn start(&mut self) {
        self.bot = Some(self.spawn(&self.discord, &self.telegram));
        tokio::join!(self.discord.ready(), self.telegram.ready());
    }

    /// How long a start takes with the store that is there, until both sides are served: by platforms
    /// that have not met the bot yet, so that nothing it did earlier is taken for readiness.
    pub(crate) async fn fresh_start(&mut self) -> Duration {
        self.stop().await;
        let clock = Clock::system();
        let discord = Discord::start(clock.clone()).await.expect("a loopback Discord");
        let telegram = Telegram::start(clock).await.expect("a loopback Telegram");
        let began = Clock::system().mark();
        self.bot = Some(self.spawn(&discord, &telegram));
        tokio::join!(discord.ready(), telegram.ready());
        let took = began.elapsed();
        self.stop().await;
        took
    }

    fn spawn(&self, discord: &Discord, telegram: &Telegram) -> Child {
        Command::new(env!("CARGO_BIN_EXE_circlekeeper"))
            .arg("run")
            .current_dir(self.directory.path())
            .env_clear()
            .env("RUST_LOG", "error")
            .env("DISCORD_TOKEN", discord.token())
            .env("TELEGRAM_TOKEN", telegram.token())
            .env("DISCORD_API_URL", discord.address())
            .env("TELEGRAM_API_URL", telegram.address())
            .env("SECRET_KEY_FILE", self.directory.path().join("keys/secret.key"))
            .env("OPERATORS", format!("discord:{}", self.operator.id()))
            .stdin(Stdio::null())
            .stderr(Stdio::null())
            .kill_on_drop(true)
            .spawn()
            .expect("the bot starts")
    }

    /// Ends the bot as an operator does.
    pub(crate) async fn stop(&mut self) {
        let Some(mut bot) = self.bot.take() else { return };
        process::terminate(bot.id().expect("it runs"));
        bot.wait().await.expect("it ends");
    }

    /// What the bot holds of the machine's memory, in words.
    pub(crate) fn memory(&self) -> String {
        let id = self.bot.as_ref().and_then(Child::id).unwrap_or_default();
        let status = std::fs::read_to_string(format!("/proc/{id}/status")).unwrap_or_default();
        let resident = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
        let kib = resident.and_then(|text| text.trim().trim_end_matches("kB").trim().parse().ok());
        let told = |kib: f64| format!("{:.1} MiB", kib / 1_024.0);
        kib.map_or_else(|| "skipped: there is no /proc here".to_owned(), told)
    }

    /// Somebody asks on Discord and is answered.
    pub(crate) async fn on_discord(&self, turn: usize, command: &str) {
        let person = &self.here[turn % self.here.len()];
        let answer = self.discord.command(person, self.channel, command, &[]).await;
        answer.expect("an answer");
    }

    /// Somebody asks on Telegram and is answered.
    pub(crate) async fn on_telegram(&self, turn: usize, command: &str) {
        let person = &self.there[turn % self.there.len()];
        self.telegram.says(person, Where::Private, &format!("/{command}")).await;
        self.telegram.next_private(person).await;
    }
}
