//! Platforms that fail now and then, and a chat that will have nothing.

use std::time::Duration;

use circlekeeper_core::domain::address::Platform;

use super::{bursts, row};
use crate::scene::Outcome;
use crate::stand_in::Behaviour;
use crate::store::{FIRST_CHAT, Preparing};

/// 1,000 on each platform, with two in a hundred requests ending in a 500 and two in a 429.
pub(crate) async fn two_in_a_hundred() {
    let behaviour = Behaviour { faults: 2, ..Behaviour::default() };
    let (scene, program, _) = bursts::set(&Platform::ALL, 1_000, behaviour).await;
    for platform in Platform::ALL {
        scene.taken(platform, 1_000, Duration::from_secs(6)).await;
    }
    for (lane, state, count) in Preparing::states(scene.directory.path()).await {
        let work = format!("1,000 with 2% 500 and 2% 429 ({lane}): {state}");
        row(&work, &count.to_string());
    }
    program.stop().await;
}

/// One chat that always answers 403, with twenty reminders for it, among others.
pub(crate) async fn refused_chat() {
    let refused = -(FIRST_CHAT + 1);
    let behaviour = Behaviour { refused_chat: Some(refused), ..Behaviour::default() };
    let scene = crate::scene::Scene::set().await;
    scene.behave(behaviour);
    let due = scene.soon(crate::scene::SOON);
    let mut store = scene.store().await;
    store.groups(50).await;
    store.reminders(Platform::Telegram, (50, 20), (due, 0)).await;
    store.end().await;
    let program = scene.start(true).await;
    scene.taken(Platform::Telegram, 981, Duration::from_secs(6)).await;
    let arrivals = scene.books(Platform::Telegram).arrivals();
    let asked = arrivals.iter().filter(|one| one.chat == refused).count();
    let told = arrivals.iter().filter(|one| one.chat > 0).count();
    let outcome = Outcome::of(&arrivals, due);
    let measured = format!(
        "{asked} requests to it; {} of 980 to the others in {:.2} s; {told} to its facilitator",
        outcome.done - told,
        outcome.span
    );
    row("one chat that always answers 403, 20 of 1,000 for it", &measured);
    program.stop().await;
}
