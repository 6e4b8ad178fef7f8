//! Commands that people type while much is being sent.

use std::time::Duration;

use circlekeeper_core::clock::Mark;
use circlekeeper_core::domain::address::Platform;

use super::bursts;
use super::row;
use crate::scene::{Outcome, Scene, at};
use crate::stand_in::{Behaviour, Verdict};
use crate::store::{FIRST_PERSON, PEOPLE};

/// 100 commands, three a second, while 1,000 reminders go at the published limits.
pub(crate) async fn at_the_limits() {
    let behaviour = Behaviour { limits: true, ..Behaviour::default() };
    let (scene, program, due) = bursts::set(&[Platform::Telegram], 1_000, behaviour).await;
    scene.until(due + chrono::Duration::milliseconds(500)).await;
    let asked = ask(&scene, Duration::from_millis(310)).await;
    scene.taken(Platform::Telegram, 1_100, Duration::from_secs(5)).await;
    let waited = waited(&scene, &asked);
    let soon = waited.iter().filter(|millis| **millis <= 1_000.0).count();
    let outcome = Outcome::of(&scene.books(Platform::Telegram).arrivals(), due);
    let measured = format!(
        "{soon} of {PEOPLE} within 1 s; p50 {:.1} ms, longest {:.1} ms; {} refusals; all in {:.2} s",
        at(&waited, 50),
        at(&waited, 100),
        outcome.too_many,
        outcome.span
    );
    row("commands in a burst, published limits, answered", &measured);
    program.stop().await;
}

/// 100 commands while 40,000 reminders go as fast as they can.
pub(crate) async fn without_limits() {
    let behaviour = Behaviour::default();
    let (scene, program, due) = bursts::set(&[Platform::Telegram], 40_000, behaviour).await;
    scene.until(due + chrono::Duration::milliseconds(200)).await;
    let asked = ask(&scene, Duration::from_millis(20)).await;
    let going = scene.books(Platform::Telegram).done() < 40_000;
    scene.taken(Platform::Telegram, 40_100, Duration::from_secs(5)).await;
    let waited = waited(&scene, &asked);
    let measured = format!(
        "{} of {PEOPLE}: p50 {:.1} ms, p99 {:.1} ms, longest {:.1} ms{}",
        waited.len(),
        at(&waited, 50),
        at(&waited, 99),
        at(&waited, 100),
        if going { "" } else { " (some after the burst)" }
    );
    row("commands in a burst, limits off, answered", &measured);
    program.stop().await;
}

/// Each member asks once, one after another.
async fn ask(scene: &Scene, apart: Duration) -> Vec<(i64, Mark)> {
    let mut asked = Vec::new();
    for person in 1..=PEOPLE {
        asked.push((FIRST_PERSON + person, scene.clock.mark()));
        scene.telegram.says(FIRST_PERSON + person, "/next");
        tokio::time::sleep(apart).await;
    }
    asked
}

/// How long those who were answered waited, in milliseconds, the shortest first.
fn waited(scene: &Scene, asked: &[(i64, Mark)]) -> Vec<f64> {
    let arrivals = scene.books(Platform::Telegram).arrivals();
    let answer = |(person, began): &(i64, Mark)| {
        let found = arrivals.iter().find(|one| one.chat == *person && one.verdict == Verdict::Done);
        found.map(|one| one.mark.saturating_duration_since(*began).as_secs_f64() * 1_000.0)
    };
    let mut waited: Vec<f64> = asked.iter().filter_map(answer).collect();
    waited.sort_by(f64::total_cmp);
    waited
}
