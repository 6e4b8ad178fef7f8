//! The world of a journey: both platforms on loopback, a calendar, and the bot.

use std::time::Duration;

use chrono::{DateTime, Utc};
use circlekeeper::settings::Settings;
use circlekeeper_core::clock::Clock;
use circlekeeper_core::domain::address::{Account, Platform};
use circlekeeper_core::domain::policy::Listing;
use circlekeeper_core::store::{Change, announcements, audit, entry_requests, lanes};
use circlekeeper_playground::discord::{self, ChannelId, Discord, GuildId};
use circlekeeper_playground::telegram::{self, ChatId, Telegram};
use tempfile::TempDir;

use crate::bot::Bot;
use crate::conformance::{self, Findings};

/// Monday, 30 November 2026, 09:00 in Berlin.
const MORNING: &str = "2026-11-30T08:00:00Z";
/// What those who lead a group read of somebody who may not be in its chat. Nearly all journeys have somebody
/// join, and are about something else.
const OF_NEWCOMERS: [&str; 2] = ["who may not be in its chat", "vielleicht nicht im Chat"];
/// The longest anything may take that is waited for.
const PATIENCE: Duration = Duration::from_secs(15);

/// Both platforms, the calendar, and the bot between them.
pub struct World {
    /// Discord.
    pub discord: Discord,
    /// Telegram.
    pub telegram: Telegram,
    /// Who operates the bot: an account on Discord.
    pub operator: discord::Person,
    pub(crate) clock: Clock,
    pub(crate) settings: Settings,
    directory: TempDir,
    pub(crate) patience: Option<circlekeeper_discord::Patience>,
    pub(crate) bot: Option<Bot>,
    pub(crate) second: Option<Bot>,
    pub(crate) ended: Vec<Platform>,
    misses: bool,
}

/// "Thursday circle", listed, with a chat on each platform and its people.
pub struct Circle {
    /// The Discord server.
    pub server: GuildId,
    /// Its private channel.
    pub channel: ChannelId,
    /// Its private Telegram chat.
    pub chat: ChatId,
    /// The facilitator, on Discord.
    pub dana: discord::Person,
    /// Her other account: administrator of the Telegram chat; no facilitator as far as the bot knows.
    pub dana_there: telegram::Person,
    /// A member on Discord, not joined yet.
    pub noah: discord::Person,
    /// A member on Telegram, not joined yet, who has pressed Start.
    pub mia: telegram::Person,
}

impl World {
    /// A world where the operator admits groups, on a Monday morning.
    pub async fn open() -> Self {
        Self::open_with(|_| {}).await
    }

    /// The same with other settings.
    pub async fn open_with(change: impl FnOnce(&mut Settings)) -> Self {
        Self::open_among(|settings, _| change(settings)).await
    }

    /// The same with settings that need somebody on Telegram.
    pub async fn open_among(change: impl FnOnce(&mut Settings, &Telegram)) -> Self {
        let clock = Clock::movable(instant(MORNING));
        let discord = Discord::start(clock.clone()).await.expect("a loopback Discord");
        let telegram = Telegram::start(clock.clone()).await.expect("a loopback Telegram");
        discord.limits(false);
        telegram.limits(false);
        discord.passes_over(&OF_NEWCOMERS);
        telegram.passes_over(&OF_NEWCOMERS);
        let operator = discord.person("Omar");
        // Who shares no server with the bot cannot be written to.
        discord.join(discord.guild("Office"), &operator);
        let directory = TempDir::new().expect("a directory");
        let path = |name: &str| directory.path().join(name);
        let mut settings = Settings {
            discord_token: Some(discord.token().into()),
            telegram_token: Some(telegram.token().into()),
            discord_api: Some(discord.address()),
            telegram_api: Some(telegram.address()),
            database: format!("sqlite://{}", path("store.db").display()),
            key_file: path("keys/secret.key"),
            operators: vec![Account::new(Platform::Discord, operator.id())],
            listing: Listing::Review,
            crisis_file: None,
            topics_file: None,
            zone_directory: None,
            http_listen: None,
            playground_calendar: None,
            unpaced: false,
        };
        change(&mut settings, &telegram);
        let mut world = Self {
            discord,
            telegram,
            operator,
            clock,
            settings,
            directory,
            patience: None,
            bot: None,
            second: None,
            ended: Vec::new(),
            misses: false,
        };
        world.start().await;
        world
    }

    /// Starts the bot on the same store as before.
    pub async fn start(&mut self) {
        self.start_at_once().await;
        self.discord.ready().await;
        self.telegram.ready().await;
    }

    /// Starts it and does not wait until it is connected.
    pub async fn start_at_once(&mut self) {
        assert!(self.bot.is_none(), "the bot runs already");
        self.bot = Some(Bot::start(&self.settings, self.clock.clone(), self.patience).await);
    }

    /// Changes the settings it is started with next.
    pub fn configure(&mut self, change: impl FnOnce(&mut Settings)) {
        assert!(self.bot.is_none(), "the bot runs with its settings");
        change(&mut self.settings);
    }

    /// Cuts the bot off, as `kill -9` does.
    pub fn cut_off(&mut self) {
        self.bot.take().expect("the bot runs").cut_off();
    }

    /// Stops the bot, as SIGTERM does.
    pub async fn stop(&mut self) {
        self.bot.take().expect("the bot runs").stop().await;
    }

    /// The present moment of the calendar.
    pub fn now(&self) -> DateTime<Utc> {
        self.clock.now()
    }

    /// Moves the calendar to a moment in UTC ("2026-12-02T18:00:00Z") and waits until all that was
    /// owed by then is sent, or has ended otherwise.
    pub async fn at(&self, moment: &str) {
        self.clock.set(instant(moment));
        self.settle().await;
    }

    /// Moves the calendar and does not wait.
    pub fn at_once(&self, moment: &str) {
        self.clock.set(instant(moment));
    }

    /// Waits until the bot has sent all it owes now.
    pub async fn settle(&self) {
        let runs = |lane: &Platform| !self.ended.contains(lane);
        let lanes: Vec<_> = self.settings.platforms().into_iter().filter(runs).collect();
        self.settle_on(&lanes).await;
    }

    /// Waits until the bot has sent all it owes on these platforms.
    pub async fn settle_on(&self, lanes: &[Platform]) {
        let house = &self.bot.as_ref().expect("the bot runs").house;
        if lanes.contains(&Platform::Telegram) {
            self.telegram.nothing_more().await;
        }
        // A lane that settled before the last commit does not count: it has to look once more.
        self.clock.advance(chrono::Duration::milliseconds(1));
        let reached = house.progress.reached(lanes, self.now());
        tokio::time::timeout(PATIENCE, reached).await.expect("the bot sends what it owes");
    }

    /// Keeps the store from taking changes, as a slow backup does, until what it gives is dropped.
    pub async fn busy_store(&self) -> Change {
        let bot = self.bot.as_ref().expect("the bot runs");
        let store = bot.house.store.clone();
        bot.ask(async move { store.change().await.expect("the store is free") }).await
    }

    /// The bytes of the store and its write-ahead log, to look for what must not be there.
    pub fn stored_bytes(&self) -> Vec<u8> {
        let path = |name: &str| self.directory.path().join(name);
        let read = |name: &str| std::fs::read(path(name)).unwrap_or_default();
        [read("store.db"), read("store.db-wal")].concat()
    }

    /// Whether the words of the first announcement are still kept, sealed or not.
    pub async fn keeps_words(&self) -> bool {
        let bot = self.bot.as_ref().expect("the bot runs");
        let store = bot.house.store.clone();
        let kept = async move {
            let mut db = store.question().await.expect("a reader");
            announcements::open(&mut db, store.sealer(), 1).await.expect("the store answers")
        };
        bot.ask(kept).await.is_some()
    }

    /// What is in the audit, the latest first: the command, and what of it.
    pub async fn audited(&self) -> Vec<String> {
        let bot = self.bot.as_ref().expect("the bot runs");
        let store = bot.house.store.clone();
        let read = async move {
            let mut db = store.question().await.expect("a reader");
            audit::latest(&mut db, None, (0, 1_000)).await.expect("the store answers")
        };
        bot.ask(read).await.into_iter().map(|noted| noted.action).collect()
    }

    /// The sealed answers of a request to come in, as they lie in the store.
    pub async fn sealed_answers(&self, request: i64) -> Option<Vec<u8>> {
        let bot = self.bot.as_ref().expect("the bot runs");
        let store = bot.house.store.clone();
        let sealed = async move {
            let mut db = store.question().await.expect("a reader");
            entry_requests::sealed(&mut db, request).await.expect("the store answers")
        };
        bot.ask(sealed).await
    }

    /// A circle with its chats and people, listed, its times not posted yet. All messages about that
    /// have been read.
    pub async fn circle(&self) -> Circle {
        let (discord, telegram) = (&self.discord, &self.telegram);
        let server = discord.guild("Harbour");
        let channel = discord.channel(server, "thursday-circle");
        let [dana, noah] = ["Dana", "Noah"].map(|name| discord.person(name));
        for person in [&dana, &noah, &self.operator] {
            discord.join(server, person);
            discord.allow(channel, person);
        }
        discord.make_admin(server, &dana);
        let [dana_there, mia] = ["Dana", "Mia"].map(|name| telegram.person(name));
        let chat = telegram.group("Thursday evenings", &dana_there);
        telegram.join(chat, &mia);
        let options = [
            ("name", "Thursday circle"),
            ("zone", "Europe/Berlin"),
            ("topics", "anxiety"),
            ("fee", "no fee"),
            ("alias", "Dana"),
        ];
        discord.command(&dana, channel, "newgroup", &options).await.expect("an answer");
        let request = discord.next_dm(&self.operator).await;
        discord.press(&self.operator, &request, "Admit").await.expect("an answer");
        discord.next_dm(&dana).await;
        telegram.says(&dana_there, telegram::Where::Chat(chat), "/usechat #1").await;
        telegram.next_message(chat).await;
        let request = discord.next_dm(&dana).await;
        discord.press(&dana, &request, "Yes, use that chat").await.expect("an answer");
        telegram.next_message(chat).await;
        telegram.start_bot(&mia, None).await;
        telegram.next_private(&mia).await;
        Circle { server, channel, chat, dana, dana_there, noah, mia }
    }

    /// Posts session times of the circle by its facilitator and reads what is said of it.
    pub async fn schedule(&self, circle: &Circle, options: &[(&str, &str)]) {
        let (discord, dana) = (&self.discord, &circle.dana);
        let preview =
            discord.command(dana, circle.channel, "schedule", options).await.expect("an answer");
        let confirm = preview.seen().labels()[0].to_owned();
        assert!(confirm.starts_with("Confirm"), "{}", preview.text());
        discord.press(dana, preview.seen(), &confirm).await.expect("an answer");
        discord.next_message(circle.channel).await;
        self.telegram.next_message(circle.chat).await;
    }

    /// How what was sent so far fits the platforms' own descriptions; `None` where they are absent.
    pub fn findings(&self) -> Option<Findings> {
        conformance::check(&self.discord.requests(), &self.telegram.requests())
    }

    /// In this journey facilitators read of newcomers who may not be in the chat.
    pub fn tells_of_newcomers(&self) {
        self.discord.passes_over(&[]);
        self.telegram.passes_over(&[]);
    }

    /// The calendar will leap over reminders here: nobody has to read that facilitators hear of them.
    pub fn misses_reminders(&mut self) {
        self.misses = true;
    }

    /// Ends the journey: everything that was said was heard, nothing was asked that a platform
    /// refuses or does not describe, nothing is owed that was not sent.
    pub async fn close(mut self) {
        if self.bot.is_some() {
            self.settle().await;
        }
        let mut discord: Vec<String> = self.discord.unread().into_iter().map(|s| s.text).collect();
        discord.retain(|text| !self.misses || !tells_of_missed(text));
        assert!(discord.is_empty(), "said on Discord and read by nobody: {discord:#?}");
        let mut telegram: Vec<String> =
            self.telegram.unread().into_iter().map(|s| s.text).collect();
        telegram.retain(|text| !self.misses || !tells_of_missed(text));
        assert!(telegram.is_empty(), "said on Telegram and read by nobody: {telegram:#?}");
        assert_eq!(self.discord.violations(), Vec::<String>::new());
        assert_eq!(self.telegram.violations(), Vec::<String>::new());
        let misfits = self.findings().map_or_else(Vec::new, |findings| findings.violations);
        assert_eq!(misfits, Vec::<String>::new(), "sent, and not as the platform describes it");
        if let Some(bot) = self.bot.take() {
            let mut owing = owed(&bot, self.now()).await;
            owing.retain(|lane| !self.ended.contains(lane));
            assert_eq!(owing, Vec::<Platform>::new(), "lanes owe something");
            bot.stop().await;
        }
    }
}

/// The lanes that owe something which is due.
async fn owed(bot: &Bot, now: DateTime<Utc>) -> Vec<Platform> {
    let store = bot.house.store.clone();
    bot.ask(async move {
        let mut db = store.question().await.expect("a reader");
        let mut owing = Vec::new();
        for lane in Platform::ALL {
            let next = lanes::next_due(&mut db, lane).await.expect("the store answers");
            owing.extend(next.filter(|due| *due <= now).map(|_| lane));
        }
        owing
    })
    .await
}

fn instant(moment: &str) -> DateTime<Utc> {
    moment.parse().expect("a moment such as 2026-12-02T18:00:00Z")
}

/// Whether a facilitator is told of reminders that may not have arrived.
#[must_use]
pub fn tells_of_missed(text: &str) -> bool {
    text.contains("may not have arrived")
}
