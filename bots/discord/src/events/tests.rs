//! The whole adapter with the real core behind it, against the loopback Discord.

use std::collections::HashMap;
use std::time::Duration;

use circlekeeper_core::clock::Clock;
use circlekeeper_core::domain::private::Private;
use circlekeeper_core::house::{House, Wake};
use circlekeeper_core::reply::words::Words;
use circlekeeper_core::store::Store;
use circlekeeper_core::store::seal::Sealer;
use circlekeeper_playground::discord::{Discord, Fault, Where};
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
        sessions: crate::Sessions::default(),
        patience: crate::Patience::default(),
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
async fn what_cannot_be_read_is_answered_with_an_apology_or_no_suggestions() {
    let folder = tempfile::tempdir().unwrap();
    let app = app(&folder).await;
    let discord = Discord::start(Clock::system()).await.unwrap();
    let server = discord.guild("Helping hands");
    let room = discord.public_channel(server, "lobby");
    let ana = discord.person("Ana");
    discord.join(server, &ana);
    let running = start(&app, &discord);
    discord.ready().await;
    discord.events_are(circlekeeper_playground::discord::Events::Empty);
    let sorry = discord.command(&ana, room, "crisis", &[]).await.unwrap();
    assert!(
        sorry.is_private() && sorry.text().starts_with("Something went wrong"),
        "{}",
        sorry.text()
    );
    let offered = discord.autocomplete(&ana, room, "timezone", &[("zone", "berl")], "zone").await;
    assert_eq!(offered.unwrap(), []);
    assert_eq!(running.health.unknown_events(), 2);
    running.stop.send_replace(true);
    assert_eq!(running.adapter.await.unwrap(), Ok(()));
}

#[tokio::test]
async fn commands_that_could_not_be_registered_are_tried_again_in_the_same_session() {
    let folder = tempfile::tempdir().unwrap();
    let app = app(&folder).await;
    let discord = Discord::start(Clock::system()).await.unwrap();
    let ana = discord.person("Ana");
    discord.join(discord.guild("Helping hands"), &ana);
    discord.fail_next_on("PUT", Fault::Status(405));
    discord.fail_next_on("PUT", Fault::RateLimited { retry_after: 0.1, global: false });
    let running = start(&app, &discord);
    discord.ready().await;
    discord.command(&ana, Where::Dm, "crisis", &[]).await.unwrap();
    assert_eq!(discord.connections(), 1);
    assert!(!running.adapter.is_finished());
    running.stops().await;
}

#[tokio::test]
async fn a_server_without_the_route_for_commands_has_a_working_bot_all_the_same() {
    let folder = tempfile::tempdir().unwrap();
    let app = app(&folder).await;
    let discord = Discord::start(Clock::system()).await.unwrap();
    (0..9).for_each(|_| discord.fail_next_on("PUT", Fault::Status(404)));
    let running = start(&app, &discord);
    while discord.requests().iter().filter(|one| one.method == "PUT").count() < 2 {
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    assert!(discord.is_connected() && discord.connections() == 1);
    // The stop does not wait for the next try.
    running.stops().await;
    assert_eq!(app.recall("discord-commands").await, None);
}
