//! SIGTERM in the middle of a burst: the process ends within seconds, what was in flight is recorded, and
//! the next one sends the rest.

use std::time::Duration;

use circlekeeper_core::domain::delivery::State;
use circlekeeper_playground::Weather;

use crate::program::within;
use crate::two::{EARLY, Scene, moment};

/// As many as either platform takes in several seconds: both are in the middle of it at the same time.
const CHATS: usize = 160;

#[tokio::test(flavor = "multi_thread")]
async fn a_stop_in_the_middle_of_a_burst_loses_nothing_and_doubles_nothing() {
    let scene = Scene::set(CHATS).await;
    let slow = Weather { seed: 1, faults_in_1000: 0, each_way_millis: 50..=150 };
    scene.discord.weather(slow.clone());
    scene.telegram.weather(slow);
    let first = scene.start_first().await;
    scene.calendar.move_to(moment(EARLY));
    within(async {
        while scene.discord.tally().posts == 0 || scene.telegram.tally().posts == 0 {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    })
    .await;

    let told = scene.house.clock.mark();
    first.stop().await;
    let took = told.elapsed();
    println!("ended {} ms after SIGTERM", took.as_millis());
    assert!(took < Duration::from_secs(15), "it ends within seconds: {took:?}");
    let (here, there) = scene.seen();
    assert!(here < CHATS && there < CHATS, "it was in the middle: {here}, {there}");
    assert!(here > 0 && there > 0, "what was in flight arrived");
    assert_eq!(scene.count(State::Sending).await, 0, "what was in flight is recorded");
    assert_eq!(scene.count(State::Sent).await, here + there);

    let second = scene.start_first().await;
    assert!(scene.calendar.settle_at(moment(EARLY) + chrono::Duration::seconds(1)).await);
    for channel in &scene.channels {
        assert_eq!(scene.discord.messages(*channel).len(), 1);
    }
    for chat in &scene.chats {
        assert_eq!(scene.telegram.messages(*chat).len(), 1);
    }
    second.stop().await;
}
