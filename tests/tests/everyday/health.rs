//! How the bot is, for the operator alone.

use crate::scene::{asks, meeting};

#[tokio::test(flavor = "multi_thread")]
async fn the_operator_sees_how_the_bot_is() {
    let (world, circle) = meeting().await;
    world.settle().await;
    let status = asks(&world, &world.operator, "status", &[]).await;
    assert!(status.is_private());
    let zones = status.text().lines().find(|line| line.contains("zone rules"));
    let text = status.text().replace(zones.expect("the version"), "- Version");
    insta::assert_snapshot!(text, @"
    ### How I am
    - Version
    - Groups: listed 1
    - People: 5
    - Chats: 2 reachable, 0 lost
    - discord: 0 due, 18 later; last day: 4 sent, 0 in doubt, refused or too late
    - telegram: 0 due, 18 later; last day: 2 sent, 0 in doubt, refused or too late
    ");
    let only = "Only the operator of this bot can do that.";
    assert_eq!(asks(&world, &circle.dana, "status", &[]).await.text(), only);
    assert_eq!(world.tell(&circle.mia, "/status").await.text, only);
    world.close().await;
}
