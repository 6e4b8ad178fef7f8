//! Both platforms on loopback, a calendar, the program as a process, and a circle that meets.

use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::Duration;

use chrono::{DateTime, Utc};
use circlekeeper::calendar::Leader;
use circlekeeper_core::clock::Clock;
use circlekeeper_playground::discord::{self, ChannelId, Discord, GuildId};
use circlekeeper_playground::telegram::{self, ChatId, Telegram};
use tempfile::TempDir;
use tokio::process::{Child, Command};

/// The link of the call.
pub(crate) const LINK: &str = "https://us02web.zoom.us/j/84212345678?pwd=canarylink";
/// What a member wants to be called, and the title of the chat: neither is the operator's to show.
pub(crate) const MEMBER: &str = "Canarymia";
pub(crate) const CHAT: &str = "Canarychat evenings";

pub(crate) struct World {
    pub(crate) discord: Discord,
    pub(crate) telegram: Telegram,
    pub(crate) calendar: Leader,
    pub(crate) extra: Vec<(&'static str, String)>,
    operator: discord::Person,
    directory: TempDir,
    bot: Option<Child>,
}

/// A circle with a chat on each platform, that meets every Thursday at 19:00 in Berlin.
pub(crate) struct Circle {
    pub(crate) server: GuildId,
    pub(crate) channel: ChannelId,
    pub(crate) chat: ChatId,
    pub(crate) dana: discord::Person,
    pub(crate) mia: telegram::Person,
}

/// How a command of the program ended.
#[derive(Debug)]
pub(crate) struct Told {
    pub(crate) code: Option<i32>,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl World {
    /// Monday, 30 November 2026, 09:00 in Berlin; no bot runs.
    pub(crate) async fn open() -> Self {
        let clock = Clock::movable(moment("2026-11-30T08:00:00Z"));
        let discord = Discord::start(clock.clone()).await.expect("a loopback Discord");
        let telegram = Telegram::start(clock.clone()).await.expect("a loopback Telegram");
        discord.limits(false);
        telegram.limits(false);
        // The journeys here are about other things.
        discord.passes_over(&["who may not be in its chat"]);
        let operator = discord.person("Omar");
        let directory = TempDir::new().expect("a directory");
        std::fs::create_dir(directory.path().join("data")).expect("a directory");
        let calendar = Leader::start(clock).await.expect("a port");
        let (extra, bot) = (Vec::new(), None);
        Self { discord, telegram, calendar, extra, operator, directory, bot }
    }

    /// A file in the world's own directory.
    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.directory.path().join(name)
    }

    pub(crate) fn store(&self) -> PathBuf {
        self.path("data/circlekeeper.db")
    }

    /// A setting other than usual, from now on.
    pub(crate) fn set(&mut self, name: &'static str, value: impl Into<String>) {
        self.extra.push((name, value.into()));
    }

    /// The program, with the world's settings.
    pub(crate) fn program(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_circlekeeper"));
        command
            .args(args)
            .current_dir(self.directory.path())
            .env_clear()
            .env("RUST_LOG", "error")
            .env("DISCORD_TOKEN", self.discord.token())
            .env("TELEGRAM_TOKEN", self.telegram.token())
            .env("DISCORD_API_URL", self.discord.address())
            .env("TELEGRAM_API_URL", self.telegram.address())
            .env("DATABASE_URL", format!("sqlite://{}", self.store().display()))
            .env("SECRET_KEY_FILE", self.path("keys/secret.key"))
            .env("OPERATORS", format!("discord:{}", self.operator.id()))
            .env("PLAYGROUND_CALENDAR", self.calendar.address())
            .envs(self.extra.iter().map(|(name, value)| (*name, value)))
            .stdin(Stdio::null())
            .kill_on_drop(true);
        command
    }

    /// Runs a command of the program to its end.
    pub(crate) async fn tell(&self, args: &[&str]) -> Told {
        let ended = tokio::time::timeout(Duration::from_secs(60), self.program(args).output());
        let ended = ended.await.expect("it ends").expect("it starts");
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("it prints text");
        Told { code: ended.status.code(), out: text(ended.stdout), err: text(ended.stderr) }
    }

    pub(crate) async fn start_bot(&mut self) {
        let log = std::fs::File::create(self.path("bot.log")).expect("a log");
        let bot = self.program(&["run"]).stderr(log).spawn().expect("the bot starts");
        self.bot = Some(bot);
        self.discord.ready().await;
        self.telegram.ready().await;
    }

    /// Cuts the bot off, as `kill -9` does.
    pub(crate) async fn cut_off_bot(&mut self) {
        self.bot.take().expect("the bot runs").kill().await.expect("it can be killed");
    }

    /// Moves the calendar and waits until the bot has sent all it owed by then.
    pub(crate) async fn at(&self, when: &str) {
        self.settle_at(moment(when)).await;
    }

    async fn settle_at(&self, when: DateTime<Utc>) {
        let settled = self.calendar.settle_at(when);
        let settled = tokio::time::timeout(Duration::from_secs(30), settled).await;
        assert!(settled.expect("the bot settles"), "the bot settles");
    }

    /// Nobody heard anything that was not read.
    pub(crate) fn nobody_hears(&self) {
        let discord: Vec<String> = self.discord.unread().into_iter().map(|s| s.text).collect();
        let telegram: Vec<String> = self.telegram.unread().into_iter().map(|s| s.text).collect();
        assert_eq!((discord, telegram), (Vec::new(), Vec::new()));
    }

    /// Both chats of the circle hear one message each, with these words.
    pub(crate) async fn both_hear(&self, circle: &Circle, words: &str) {
        let discord = self.discord.next_message(circle.channel).await.text;
        let telegram = self.telegram.next_message(circle.chat).await.text;
        assert!(discord.contains(words) && telegram.contains(words), "{discord}\n{telegram}");
    }

    /// The circle, opened by its facilitator, admitted, with both chats, a member and times.
    pub(crate) async fn circle(&self) -> Circle {
        let (discord, telegram) = (&self.discord, &self.telegram);
        let server = discord.guild("Harbour");
        let channel = discord.channel(server, "canarychannel");
        let dana = discord.person("Dana");
        for person in [&dana, &self.operator] {
            discord.join(server, person);
            discord.allow(channel, person);
        }
        discord.make_admin(server, &dana);
        let options = [
            ("name", "Thursday circle"),
            ("zone", "Europe/Berlin"),
            ("topics", "grief"),
            ("fee", "no fee"),
            ("alias", "Dana"),
        ];
        discord.command(&dana, channel, "newgroup", &options).await.expect("an answer");
        let request = discord.next_dm(&self.operator).await;
        discord.press(&self.operator, &request, "Admit").await.expect("an answer");
        discord.next_dm(&dana).await;
        let there = telegram.person("Dana");
        let chat = telegram.group(CHAT, &there);
        telegram.says(&there, telegram::Where::Chat(chat), "/usechat #1").await;
        telegram.next_message(chat).await;
        let request = discord.next_dm(&dana).await;
        discord.press(&dana, &request, "Yes, use that chat").await.expect("an answer");
        telegram.next_message(chat).await;
        let mia = self.member(chat, MEMBER).await;
        let circle = Circle { server, channel, chat, dana, mia };
        self.schedule(&circle).await;
        circle
    }

    /// Somebody in the chat who joins the circle.
    pub(crate) async fn member(&self, chat: ChatId, name: &str) -> telegram::Person {
        let member = self.telegram.person(name);
        self.telegram.join(chat, &member);
        self.telegram.start_bot(&member, None).await;
        self.telegram.next_private(&member).await;
        self.telegram.says(&member, telegram::Where::Private, "/join #1").await;
        self.telegram.next_private(&member).await;
        member
    }

    /// Who operates the bot.
    pub(crate) const fn operator(&self) -> &discord::Person {
        &self.operator
    }

    async fn schedule(&self, circle: &Circle) {
        let options = [("when", "every Thursday 19:00"), ("link", LINK)];
        let preview = self.discord.command(&circle.dana, circle.channel, "schedule", &options);
        let preview = preview.await.expect("an answer");
        let pressed = self.discord.press(&circle.dana, preview.seen(), "Confirm").await;
        pressed.expect("an answer");
        self.discord.next_message(circle.channel).await;
        self.telegram.next_message(circle.chat).await;
        // What was heard is recorded before a copy is made, or the bot is cut off.
        self.settle_at(self.calendar.now() + chrono::Duration::milliseconds(1)).await;
    }
}

impl Told {
    /// The line about something, with its mend if it has one.
    pub(crate) fn about(&self, word: &str, about: &str) -> &str {
        let start = format!("{word:<5} {about:<10} ");
        let Some((_, rest)) = self.out.split_once(&start) else {
            panic!("no line begins with {start:?}: {}\n{}", self.out, self.err)
        };
        let ends = |(at, _): &(usize, &str)| !rest[at + 1..].starts_with("                 mend");
        rest.match_indices('\n').find(ends).map_or(rest, |(at, _)| &rest[..at])
    }
}

pub(crate) fn moment(text: &str) -> DateTime<Utc> {
    text.parse().expect("a moment")
}

/// Everything in a directory, by name and content: to see that nothing changed.
pub(crate) fn snapshot(directory: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let entries = std::fs::read_dir(directory).expect("a directory");
    let mut files: Vec<(PathBuf, Vec<u8>)> = entries
        .map(|entry| entry.expect("an entry").path())
        // Made by whoever asks whether a bot runs; always empty.
        .filter(|path| path.extension().is_none_or(|ending| ending != "lane"))
        .map(|path| (path.clone(), std::fs::read(&path).expect("a file")))
        .collect();
    files.sort();
    files
}
