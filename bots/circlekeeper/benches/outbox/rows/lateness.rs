//! How punctual a reminder is that is alone.

use circlekeeper_core::domain::address::Platform;

use super::row;
use crate::scene::{SOON, Scene, at, seconds};
use crate::stand_in::Behaviour;

/// So many reminders on either platform, in turn, a second apart.
const REMINDERS: i64 = 15;

pub(crate) async fn lone() {
    let scene = Scene::set().await;
    scene.behave(Behaviour::default());
    let due = scene.soon(SOON);
    let mut store = scene.store().await;
    store.groups(10).await;
    for (platform, shift) in [(Platform::Telegram, 0), (Platform::Discord, 1)] {
        let first = due + chrono::Duration::seconds(shift);
        store.reminders(platform, (1, REMINDERS), (first, 2)).await;
    }
    store.end().await;
    let program = scene.start(false).await;
    scene.until(due + chrono::Duration::seconds(2 * REMINDERS + 1)).await;
    let mut late = Vec::new();
    for platform in Platform::ALL {
        for (n, arrival) in scene.books(platform).arrivals().into_iter().enumerate() {
            let shift = i64::from(platform == Platform::Discord);
            let n = i64::try_from(n).unwrap_or_default();
            let expected = due + chrono::Duration::seconds(2 * n + shift);
            late.push(seconds(arrival.at - expected) * 1_000.0);
        }
    }
    late.sort_by(f64::total_cmp);
    let measured = format!(
        "p50 {:.1} ms, longest {:.1} ms (of {})",
        at(&late, 50),
        at(&late, 100),
        late.len()
    );
    row("lone reminder, late by", &measured);
    program.stop().await;
}
