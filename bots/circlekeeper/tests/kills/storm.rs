//! The storm: processes are killed and started again until nothing is owed.

use std::time::Duration;

use circlekeeper_core::clock::{Clock, Mark};
use circlekeeper_playground::Weather;
use fastrand::Rng;

use crate::bots::Bots;
use crate::kills::Kills;
use crate::outcome::Outcome;
use crate::scene::{Scale, Scene};
use crate::table;

/// How many of 1,000 posts meet a fault.
const FAULTS: u32 = 30;
/// So many milliseconds a post takes to a platform, and its answer back.
const EACH_WAY: std::ops::RangeInclusive<u64> = 5..=60;
/// Between two kills, in milliseconds.
const BETWEEN_KILLS: std::ops::Range<u64> = 200..1_800;
/// Until a killed process is started again, in milliseconds.
const UNTIL_STARTED: std::ops::Range<u64> = 0..300;
/// One kill in so many takes both processes.
const BOTH: u32 = 8;
/// The longest it may take until nothing is owed.
const PATIENCE: Duration = Duration::from_secs(400);

/// Sets the scene, lets the storm rage, prints the table, and checks what was promised.
pub(crate) async fn rages(scale: &Scale, seed: u64) {
    println!("KILLS_SEED={seed}");
    let scene = Scene::set(scale).await;
    let weather = |seed| Weather { seed, faults_in_1000: FAULTS, each_way_millis: EACH_WAY };
    scene.discord.weather(weather(seed));
    scene.telegram.weather(weather(seed ^ 1));
    let mut bots = Bots::none();
    bots.start(&scene);
    tokio::join!(scene.discord.ready(), scene.telegram.ready());
    bots.start(&scene);
    let began = until_the_first_is_due(&scene).await;
    let mut kills = Kills::default();
    kills.look(&scene).await;
    let mut chance = Rng::with_seed(seed);
    while began.elapsed() < PATIENCE && Outcome::is_open(&scene).await {
        pause(chance.u64(BETWEEN_KILLS)).await;
        kill(&mut chance, &scene, &mut bots, &mut kills).await;
    }
    let took = began.elapsed();
    kills.look(&scene).await;
    let said = bots.said();
    bots.stop().await;
    let outcome = Outcome::of(&scene).await;
    table::print(&scene, &kills, &outcome, took);
    table::judge(&scene, &kills, &outcome, &said);
}

async fn until_the_first_is_due(scene: &Scene) -> Mark {
    let clock = Clock::system();
    let left = (scene.due.0 - clock.now()).to_std().expect("the scene was set in time");
    tokio::time::sleep(left).await;
    clock.mark()
}

/// Kills one process, whichever it is, or both; and starts as many.
async fn kill(chance: &mut Rng, scene: &Scene, bots: &mut Bots, kills: &mut Kills) {
    let victims = if chance.u32(0..BOTH) == 0 { bots.count() } else { 1 };
    let mut halted = Vec::new();
    for _ in 0..victims {
        halted.push(bots.halt(chance.usize(0..bots.count())).await);
    }
    kills.look(scene).await;
    kills.count += halted.len();
    for mut bot in halted {
        // SIGKILL, and the end of it.
        bot.kill().await.unwrap();
    }
    for _ in 0..victims {
        pause(chance.u64(UNTIL_STARTED)).await;
        bots.start(scene);
    }
}

async fn pause(millis: u64) {
    tokio::time::sleep(Duration::from_millis(millis)).await;
}
