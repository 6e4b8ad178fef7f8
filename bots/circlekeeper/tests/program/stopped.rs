//! SIGTERM in the middle of a burst: the process ends within seconds, what was in flight is recorded, and
//! the next one sends the rest.

use std::time::Duration;

use circlekeeper_core::domain::delivery::State;
use circlekeeper_tests::process;

use crate::program::ended;
use crate::two::{EARLY, Scene, moment};

/// More than either platform takes in a second.
const CHATS: usize = 70;

#[tokio::test(flavor = "multi_thread")]
async fn a_stop_in_the_middle_of_a_burst_loses_nothing_and_doubles_nothing() {
    let scene = Scene::set(CHATS).await;
    let first = scene.start_first().await;
    scene.discord.hold_posts(true);
    scene.telegram.hold_posts(true);
    scene.calendar.move_to(moment(EARLY));
    scene.discord.held(1).await;
    scene.telegram.held(1).await;

    let told = scene.house.clock.mark();
    process::terminate(first.child.id());
    scene.discord.hold_posts(false);
    scene.telegram.hold_posts(false);
    assert_eq!(ended(first.child).await.code, Some(0));
    let took = told.elapsed();
    println!("ended {} ms after SIGTERM", took.as_millis());
    assert!(took < Duration::from_secs(15), "it ends within seconds: {took:?}");
    let (here, there) = scene.seen();
    assert!(here + there < 2 * CHATS, "it was in the middle: {here}, {there}");
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
