//! How the bot is, for the operator alone.

use circlekeeper_playground::telegram::Fault;

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
    - discord: nothing went wrong since the start
    - telegram: nothing went wrong since the start
    ");
    let only = "Only the operator of this bot can do that.";
    assert_eq!(asks(&world, &circle.dana, "status", &[]).await.text(), only);
    assert_eq!(world.tell(&circle.mia, "/status").await.text, only);
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_operator_sees_what_went_wrong_though_nothing_stopped() {
    let (world, circle) = meeting().await;
    world.settle().await;
    // Another program asks for the bot's news.
    world.telegram.steal_poll();
    for _ in 0..2 {
        // It was shown, and nobody said so.
        world.telegram.fail_next(Fault::LoseReply);
        world.tell(&circle.mia, "/help").await;
    }
    // The bot learns a moment after everybody else that an answer was lost.
    let mut status = asks(&world, &world.operator, "status", &[]).await;
    for _ in 0..100 {
        if status.text().contains("2 answers") {
            break;
        }
        status = asks(&world, &world.operator, "status", &[]).await;
    }
    let lines: Vec<&str> =
        status.text().lines().filter(|line| line.contains("the start")).collect();
    insta::assert_snapshot!(lines.join("\n"), @"
    - discord: nothing went wrong since the start
    - telegram, since the start: asked for news in vain once, 2 answers did not arrive
    ");
    asks(&world, &world.operator, "language", &[("language", "de")]).await;
    let status = asks(&world, &world.operator, "status", &[]).await;
    let lines: Vec<&str> =
        status.text().lines().filter(|line| line.contains("dem Start")).collect();
    insta::assert_snapshot!(lines.join("\n"), @"
    - discord: seit dem Start ging nichts schief
    - telegram, seit dem Start: einmal vergeblich nach Neuem gefragt, 2 Antworten kamen nicht an
    ");
    world.close().await;
}
