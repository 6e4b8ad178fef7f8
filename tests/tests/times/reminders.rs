//! Reminders: to every bound chat, at their minute, once, and never of what does not take place.

use circlekeeper_tests::World;

const WEEKLY: [(&str, &str); 1] = [("when", "every Thursday 19:00")];

#[tokio::test(flavor = "multi_thread")]
async fn both_chats_are_reminded_at_the_minute() {
    let world = World::open().await;
    let circle = world.circle().await;
    world.schedule(&circle, &WEEKLY).await;
    world.at("2026-12-02T17:59:59Z").await;
    assert!(world.discord.unread().is_empty());
    world.at("2026-12-02T18:00:00Z").await;
    let discord = world.discord.next_message(circle.channel).await;
    insta::assert_snapshot!(discord.text, @"Thursday circle: <t:1796320800:F>, <t:1796320800:R>.");
    let telegram = world.telegram.next_message(circle.chat).await;
    insta::assert_snapshot!(telegram.text, @"Thursday circle: Thu 3 Dec 2026, 19:00 (Berlin), in 24 hours.");
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_cancelled_session_sends_no_reminder() {
    let world = World::open().await;
    let circle = world.circle().await;
    world.schedule(&circle, &WEEKLY).await;
    let preview =
        world.discord.command(&circle.dana, circle.channel, "cancelsession", &[]).await.unwrap();
    world.discord.press(&circle.dana, preview.seen(), "Confirm").await.unwrap();
    world.at("2026-11-30T08:02:00Z").await;
    assert!(world.discord.next_message(circle.channel).await.text.contains("is cancelled"));
    assert!(world.telegram.next_message(circle.chat).await.text.contains("is cancelled"));
    for moment in ["2026-12-02T18:00:00Z", "2026-12-03T17:30:00Z", "2026-12-03T18:00:00Z"] {
        world.at(moment).await;
    }
    world.close().await;
}
