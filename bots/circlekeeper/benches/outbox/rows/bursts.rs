//! Much that falls due at once.

use std::time::Duration;

use circlekeeper_core::clock::Instant;
use circlekeeper_core::domain::address::Platform;

use super::row;
use crate::process::Program;
use crate::scene::{Outcome, SOON, Scene};
use crate::stand_in::Behaviour;

/// Nothing came for so long: no more will.
const PATIENCE: Duration = Duration::from_secs(12);

/// A scene in which so many reminders fall due at once on each of `platforms`, in as many chats or, of
/// more than 10,000, in 10,000. The program runs.
pub(crate) async fn set(
    platforms: &[Platform],
    count: i64,
    behaviour: Behaviour,
) -> (Scene, Program, Instant) {
    let scene = Scene::set().await;
    scene.behave(behaviour);
    let groups = count.min(10_000);
    let mut store = scene.store().await;
    store.groups(groups).await;
    let due = scene.soon(SOON + chrono::Duration::seconds(count / 20_000));
    for platform in platforms {
        store.reminders(*platform, (groups, count / groups), (due, 0)).await;
    }
    store.end().await;
    let program = scene.start(!behaviour.limits).await;
    (scene, program, due)
}

/// 1,000 on each platform at once, at three round trips.
pub(crate) async fn published() {
    for millis in [0, 50, 500] {
        let round_trip = Duration::from_millis(millis);
        let behaviour = Behaviour { round_trip, limits: true, ..Behaviour::default() };
        let (scene, program, due) = set(&Platform::ALL, 1_000, behaviour).await;
        let cpu = program.cpu();
        for platform in Platform::ALL {
            scene.taken(platform, 1_000, PATIENCE).await;
        }
        let cpu = program.cpu() - cpu;
        for platform in Platform::ALL {
            let Outcome { done, too_many, span } =
                Outcome::of(&scene.books(platform).arrivals(), due);
            let work = format!(
                "1,000 due at once, published limits, {}, round trip {millis} ms",
                platform.title()
            );
            row(&work, &format!("{done} in {span:.2} s, {too_many} refusals"));
        }
        row("… CPU a reminder, both platforms together", &micros(cpu, 2_000));
        program.stop().await;
    }
}

/// 10,000 without limits.
pub(crate) async fn ten_thousand() {
    for millis in [0, 50] {
        let round_trip = Duration::from_millis(millis);
        let behaviour = Behaviour { round_trip, ..Behaviour::default() };
        let (scene, program, due) = set(&[Platform::Telegram], 10_000, behaviour).await;
        let cpu = program.cpu();
        scene.taken(Platform::Telegram, 10_000, PATIENCE).await;
        let cpu = program.cpu() - cpu;
        let Outcome { done, span, .. } =
            Outcome::of(&scene.books(Platform::Telegram).arrivals(), due);
        let rate = rate(done, span);
        let work = format!("10,000 due at once, limits off, round trip {millis} ms");
        row(&work, &format!("{done} in {span:.2} s: {rate}/s"));
        row("… CPU a reminder", &micros(cpu, 10_000));
        program.stop().await;
    }
}

/// 100,000 without limits.
pub(crate) async fn hundred_thousand() {
    let (scene, program, due) = set(&[Platform::Telegram], 100_000, Behaviour::default()).await;
    let cpu = program.cpu();
    scene.taken(Platform::Telegram, 100_000, PATIENCE).await;
    let cpu = program.cpu() - cpu;
    let Outcome { done, span, .. } = Outcome::of(&scene.books(Platform::Telegram).arrivals(), due);
    let (rate, peak) = (rate(done, span), program.peak_memory());
    row("100,000 due at once, limits off", &format!("{done} in {span:.2} s: {rate}/s"));
    row("… peak memory (VmHWM)", &format!("{peak:.1} MiB"));
    row("… CPU a reminder", &micros(cpu, 100_000));
    program.stop().await;
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    reason = "a figure to be read"
)]
fn rate(done: usize, span: f64) -> u64 {
    (done as f64 / span.max(0.001)) as u64
}

fn micros(cpu: Duration, reminders: u32) -> String {
    format!("{} µs", (cpu / reminders).as_micros())
}
