//! Two platforms with their chats, and a store in which these chats' groups meet soon.

use chrono::Duration;
use circlekeeper::open;
use circlekeeper::settings::Settings;
use circlekeeper_core::House;
use circlekeeper_core::clock::{Clock, Instant};
use circlekeeper_core::domain::address::{Account, Platform};
use circlekeeper_core::outbox::plan;
use circlekeeper_core::store::persons;
use circlekeeper_playground::discord::Discord;
use circlekeeper_playground::telegram::Telegram;
use tempfile::TempDir;

use crate::groups;

/// How much is to be sent.
pub(crate) struct Scale {
    /// Each has two chats on each platform, one session soon and one tomorrow: four reminders a platform.
    pub(crate) groups: usize,
    /// At so many moments their reminders fall due.
    pub(crate) bursts: usize,
}

/// Chats of one group on one platform.
const CHATS: usize = 2;
/// Between two moments at which reminders fall due.
const BETWEEN: Duration = Duration::seconds(6);
/// Until the first of them: the scene is set by then, and the processes are up.
const LEAD: Duration = Duration::seconds(25);
/// The offsets of the reminders every group has unless it says otherwise.
pub(crate) const EARLY: Duration = Duration::hours(24);
const LAST: Duration = Duration::minutes(30);

pub(crate) struct Scene {
    pub(crate) discord: Discord,
    pub(crate) telegram: Telegram,
    pub(crate) house: House,
    pub(crate) directory: TempDir,
    /// When the first reminders fall due, and the last ones.
    pub(crate) due: (Instant, Instant),
}

impl Scene {
    pub(crate) async fn set(scale: &Scale) -> Self {
        let clock = Clock::system();
        let discord = Discord::start(clock.clone()).await.unwrap();
        let telegram = Telegram::start(clock.clone()).await.unwrap();
        let directory = TempDir::new().unwrap();
        let house = open(&directory, clock.clone()).await;
        let first = whole_seconds(clock.now()) + LEAD;
        let last = first + BETWEEN * i32::try_from(scale.bursts - 1).unwrap();
        let scene = Self { discord, telegram, house, directory, due: (first, last) };
        scene.found_groups(scale).await;
        scene
    }

    /// As many groups as asked for, through the store's own functions.
    async fn found_groups(&self, scale: &Scale) {
        let now = self.house.clock.now();
        let (server, owner) = (self.discord.guild("Harbour"), self.telegram.person("Owen"));
        let mut change = self.house.store.change().await.unwrap();
        let dana = Account::new(Platform::Discord, 1);
        let dana = persons::remember(&mut change, &dana, None, now).await.unwrap().id;
        for number in 0..scale.groups {
            let group = groups::found(&mut change, now).await;
            for _ in 0..CHATS {
                let here = self.discord.public_channel(server, "circle");
                let there = self.telegram.group("circle", &owner);
                let here = groups::on_discord(server, here);
                for chat in [here, groups::on_telegram(there)] {
                    groups::bind(&mut change, &chat, (group, dana), now).await;
                }
            }
            let burst = i32::try_from(number % scale.bursts).unwrap();
            for ahead in [LAST, EARLY] {
                let start = self.due.0 + BETWEEN * burst + ahead;
                groups::post_times(&mut change, (group, dana), start, now).await;
            }
        }
        plan::keep_ahead(&mut change, Platform::Discord, now).await.unwrap();
        change.commit().await.unwrap();
    }

    /// Where the processes find the store and its key.
    pub(crate) fn store(&self) -> String {
        database(&self.directory)
    }
}

async fn open(directory: &TempDir, clock: Clock) -> House {
    let settings = Settings::read(&|name| match name {
        "DATABASE_URL" => Some(database(directory)),
        "SECRET_KEY_FILE" => Some(directory.path().join("secret.key").display().to_string()),
        _ => None,
    });
    open::house(&settings.unwrap(), clock).await.unwrap()
}

fn database(directory: &TempDir) -> String {
    format!("sqlite://{}", directory.path().join("store.db").display())
}

fn whole_seconds(moment: Instant) -> Instant {
    circlekeeper_core::clock::from_unix(moment.timestamp())
}
