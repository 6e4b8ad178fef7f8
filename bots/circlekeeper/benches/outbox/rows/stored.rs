//! What a full store costs: at the start, when something falls due, and when nothing does.

use std::time::Duration;

use circlekeeper_core::domain::address::Platform;

use super::row;
use crate::scene::{Outcome, SOON, Scene};
use crate::stand_in::Behaviour;

const A_MILLION: i64 = 1_000_000;
/// So long nothing happens.
const IDLE: Duration = Duration::from_secs(60);
/// After the start, before anything is looked at.
const SETTLED: Duration = Duration::from_secs(5);

/// The start, and 100 that fall due: with an empty store and with a full one.
pub(crate) async fn a_million() {
    for stored in [0, A_MILLION] {
        let scene = scene_with(stored).await;
        let began = scene.clock.mark();
        let program = scene.start(true).await;
        let ready = began.elapsed();
        program.stop().await;
        let due = scene.soon(SOON);
        let mut store = scene.store().await;
        store.reminders(Platform::Telegram, (100, 1), (due, 0)).await;
        store.end().await;
        let program = scene.start(true).await;
        scene.until(due).await;
        let cpu = program.fine_cpu();
        scene.taken(Platform::Telegram, 100, Duration::from_secs(5)).await;
        let cpu = program.fine_cpu() - cpu;
        let outcome = Outcome::of(&scene.books(Platform::Telegram).arrivals(), due);
        row(&format!("start to ready, {stored} stored"), &format!("{:.3} s", ready.as_secs_f64()));
        row(
            &format!("100 due at once, limits off, {stored} stored"),
            &format!("{} in {:.3} s, CPU {} ms", outcome.done, outcome.span, cpu.as_millis()),
        );
        program.stop().await;
    }
}

/// A minute in which nothing happens.
pub(crate) async fn idle() {
    let scene = scene_with(A_MILLION).await;
    let program = scene.start(false).await;
    tokio::time::sleep(SETTLED).await;
    let (memory, cpu) = (program.memory(), program.fine_cpu());
    tokio::time::sleep(IDLE).await;
    let cpu = program.fine_cpu() - cpu;
    row("idle with 1,000,000 stored, both adapters: memory", &format!("{memory:.1} MiB"));
    let millis = cpu.as_secs_f64() * 1_000.0;
    row("… CPU a minute", &format!("{millis:.1} ms"));
    program.stop().await;
}

async fn scene_with(stored: i64) -> Scene {
    let scene = Scene::set().await;
    scene.behave(Behaviour::default());
    let mut store = scene.store().await;
    store.groups(100).await;
    store.stored(stored, scene.clock.now()).await;
    store.end().await;
    scene
}
