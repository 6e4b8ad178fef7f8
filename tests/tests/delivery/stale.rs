//! Nothing stale is said: after a pause only what is still true and still to come.

use insta::assert_snapshot;

use crate::scene::{
    BEGINS, EARLY, NEXT_EARLY, both_reminded, cancel, reminded_on_discord, reminded_on_telegram,
    thursdays,
};

#[tokio::test(flavor = "multi_thread")]
async fn after_a_pause_over_both_reminders_only_the_last_is_sent_with_todays_words() {
    let (mut world, circle) = thursdays().await;
    world.stop().await;
    world.at_once("2026-12-03T17:45:00Z");
    world.start().await;
    world.settle().await;
    reminded_on_discord(&world, &circle).await;
    let telegram = reminded_on_telegram(&world, circle.chat).await;
    assert_snapshot!(telegram.text, @"Thursday circle: Thu 3 Dec 2026, 19:00 (Berlin), in 15 minutes.");
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn after_a_pause_within_the_early_reminders_time_it_is_sent_late() {
    let (mut world, circle) = thursdays().await;
    world.stop().await;
    world.at_once("2026-12-03T10:00:00Z");
    world.start().await;
    world.settle().await;
    reminded_on_discord(&world, &circle).await;
    let telegram = reminded_on_telegram(&world, circle.chat).await;
    assert_snapshot!(telegram.text, @"Thursday circle: Thu 3 Dec 2026, 19:00 (Berlin), in 8 hours.");
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn after_a_pause_over_several_sessions_only_the_one_ahead_is_spoken_of() {
    let (mut world, circle) = thursdays().await;
    world.cut_off();
    world.at_once("2026-12-24T17:35:00Z");
    world.start().await;
    world.settle().await;
    reminded_on_discord(&world, &circle).await;
    let telegram = reminded_on_telegram(&world, circle.chat).await;
    assert_snapshot!(telegram.text, @"Thursday circle: Thu 24 Dec 2026, 19:00 (Berlin), in 25 minutes.");
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_said_once_the_session_has_begun() {
    let (mut world, circle) = thursdays().await;
    world.stop().await;
    world.at_once(BEGINS);
    world.start().await;
    world.settle().await;
    world.at(NEXT_EARLY).await;
    both_reminded(&world, &circle).await;
    let told = world.discord.next_dm(&circle.dana).await;
    assert!(told.text.starts_with("2 reminders of Thursday circle may not have"), "{told:?}");
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_session_cancelled_while_its_reminder_waits_is_not_reminded_of() {
    let (world, circle) = thursdays().await;
    world.telegram.down(true);
    world.at_once(EARLY);
    reminded_on_discord(&world, &circle).await;
    cancel(&world, &circle).await;
    world.at_once("2026-12-02T18:05:00Z");
    assert!(world.discord.next_message(circle.channel).await.text.contains("is cancelled"));
    world.telegram.down(false);
    let notice = world.telegram.next_message(circle.chat).await;
    assert!(notice.text.contains("is cancelled"), "{}", notice.text);
    world.settle().await;
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_calendar_that_jumps_back_repeats_nothing() {
    let (world, circle) = thursdays().await;
    world.at(EARLY).await;
    both_reminded(&world, &circle).await;
    world.at("2026-12-01T08:00:00Z").await;
    world.at(EARLY).await;
    world.at("2026-12-03T17:30:00Z").await;
    both_reminded(&world, &circle).await;
    world.close().await;
}
