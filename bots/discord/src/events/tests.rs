//! The whole adapter with the real core behind it, against the loopback Discord.

use std::collections::HashMap;
use std::time::Duration;

use circlekeeper_core::clock::Clock;
use circlekeeper_core::domain::private::Private;
use circlekeeper_core::house::{House, Wake};
use circlekeeper_core::reply::words::Words;
use circlekeeper_core::store::Store;
use circlekeeper_core::store::seal::Sealer;
use circlekeeper_playground::discord::{Discord, Where};
use tokio::sync::watch;
use tokio::task::JoinHandle;

use super::*;
use crate::{Settings, Stopped, run};

async fn app(folder: &tempfile::TempDir) -> App {
    let address = format!("sqlite://{}", folder.path().join("store.db").display());
    let house = House {
        store: Store::open(&address, Sealer::new(&[7; 32])).await.unwrap(),
        clock: Clock::system(),
        words: Words::load().unwrap(),
        policy: Arc::default(),
        wake: Wake::default(),
        progress: Default::default(),
        sides: Default::default(),
        measures: Default::default(),
    };
    App::new(house, HashMap::new())
}

struct Running {
    stop: watch::Sender<bool>,
    adapter: JoinHandle<Result<(), Stopped>>,
    health: Arc<Health>,
}

fn start(app: &App, discord: &Discord) -> Running {
    let settings = Settings {
        token: Private::new(discord.token()),
        api: Some(discord.address()),
        clock: Clock::system(),
    };
    let (stop, stopped) = watch::channel(false);
    let health = Arc::new(Health::default());
    let adapter = tokio::spawn(run(app.clone(), settings, stopped, Arc::clone(&health)));
    Running { stop, adapter, health }
}

impl Running {
    async fn stops(self) {
        self.stop.send_replace(true);
        let ended = tokio::time::timeout(Duration::from_secs(9), self.adapter).await;
        assert_eq!(ended.unwrap().unwrap(), Ok(()));
        assert_eq!((self.health.lost_answers(), self.health.unknown_events()), (0, 0));
    }
}

#[tokio::test]
async fn every_command_is_registered_and_a_person_is_answered() {
    let folder = tempfile::tempdir().unwrap();
    let app = app(&folder).await;
    let discord = Discord::start(Clock::system()).await.unwrap();
    let server = discord.guild("Helping hands");
    let room = discord.public_channel(server, "lobby");
    let ana = discord.person("Ana");
    discord.join(server, &ana);
    let running = start(&app, &discord);
    discord.ready().await;

    let registered: Vec<String> =
        discord.commands().iter().map(|one| one["name"].as_str().unwrap().to_owned()).collect();
    let catalogue: Vec<&str> = app.catalogue().iter().map(|entry| entry.name).collect();
    assert_eq!(registered, catalogue);

    for place in [Where::Channel(room), Where::Dm] {
        let crisis = discord.command(&ana, place, "crisis", &[]).await.unwrap();
        assert!(crisis.is_private() || place == Where::Dm);
        assert!(crisis.text().contains("findahelpline.com"), "{}", crisis.text());
    }
    let offered = discord.autocomplete(&ana, room, "timezone", &[("zone", "berl")], "zone").await;
    assert!(offered.unwrap().iter().any(|(_, value)| value == "Europe/Berlin"));
    let given =
        discord.command(&ana, room, "timezone", &[("zone", "Europe/Berlin")]).await.unwrap();
    assert!(given.is_private() && given.text().contains("Berlin"), "{}", given.text());
    assert!(discord.violations().is_empty(), "{:?}", discord.violations());
    running.stops().await;
}

#[tokio::test]
async fn the_same_commands_are_registered_once() {
    let folder = tempfile::tempdir().unwrap();
    let app = app(&folder).await;
    let discord = Discord::start(Clock::system()).await.unwrap();
    let ana = discord.person("Ana");
    let server = discord.guild("Helping hands");
    discord.join(server, &ana);
    for _ in 0..2 {
        let running = start(&app, &discord);
        discord.ready().await;
        // READY came before the question, and a stop waits for what it set in motion.
        discord.command(&ana, Where::Dm, "crisis", &[]).await.unwrap();
        running.stops().await;
        let registrations = discord.requests().iter().filter(|one| one.method == "PUT").count();
        assert_eq!(registrations, 1);
    }
    assert!(app.recall("discord-commands").await.is_some());
}

#[tokio::test]
async fn commands_that_could_not_be_registered_end_the_run() {
    let folder = tempfile::tempdir().unwrap();
    let app = app(&folder).await;
    let discord = Discord::start(Clock::system()).await.unwrap();
    discord.fail_next_on("PUT", circlekeeper_playground::discord::Fault::Status(503));
    let ended = start(&app, &discord).adapter.await.unwrap();
    let why = "the commands could not be registered: 503 (code 0)".to_owned();
    assert_eq!(ended, Err(Stopped::Failed(why)));
    assert_eq!(app.recall("discord-commands").await, None);
}
