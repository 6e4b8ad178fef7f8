//! Reminders that may not have arrived: facilitators hear of all of a while at once, and once a day at most.

use circlekeeper_playground::telegram::Fault;
use circlekeeper_tests::World;
use insta::assert_snapshot;

use crate::scene::{
    EARLY, LAST, both_reminded, reminded_on_discord, reminded_on_telegram, thursdays,
};

/// Thursday, 3 December 2026, 19:00 in Berlin, as Discord is told it …
const AT_SEVEN: &str = "<t:1796320800:F>";
/// … and two hours later.
const AT_NINE: &str = "<t:1796328000:F>";

/// A last reminder is tried so often where nobody knows whether it arrived.
const LAST_IS_TRIED: usize = 4;

fn telegram_fails(world: &World, times: usize) {
    for _ in 0..times {
        world.telegram.fail_next(Fault::Status(500, "Internal Server Error"));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_last_reminder_nobody_knows_of_is_told_of_in_time_to_mend_it() {
    let (world, circle) = thursdays().await;
    world.at(EARLY).await;
    both_reminded(&world, &circle).await;
    telegram_fails(&world, LAST_IS_TRIED);
    world.at(LAST).await;
    reminded_on_discord(&world, &circle).await;
    world.at("2026-12-03T17:33:00Z").await;
    let told = world.discord.next_dm(&circle.dana).await;
    assert_snapshot!(told.text, @"
    One reminder of Thursday circle may not have arrived:
    - Telegram: for <t:1796320800:F>
    I do not send them again. If a session is still to come, please tell its chat yourself. You get such a message once a day at most.
    ");
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_early_reminder_nobody_knows_of_is_made_up_for_by_the_last_one() {
    let (world, circle) = thursdays().await;
    telegram_fails(&world, 1);
    world.at(EARLY).await;
    reminded_on_discord(&world, &circle).await;
    world.at(LAST).await;
    both_reminded(&world, &circle).await;
    world.at("2026-12-03T20:00:00Z").await;
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn after_weeks_of_downtime_there_is_one_message_about_all_that_was_missed() {
    let (mut world, circle) = thursdays().await;
    world.cut_off();
    world.at_once("2026-12-24T17:35:00Z");
    world.start().await;
    world.settle().await;
    both_reminded(&world, &circle).await;
    world.at("2026-12-24T17:40:00Z").await;
    let told = world.discord.next_dm(&circle.dana).await;
    assert!(told.text.starts_with("6 reminders of Thursday circle may not have arrived:"));
    assert!(told.text.contains("https://discord.com/channels/"), "{}", told.text);
    assert_eq!(told.text.matches("Telegram: for ").count(), 3, "{}", told.text);
    for hours in ["2026-12-24T20:00:00Z", "2026-12-25T20:00:00Z", "2026-12-26T20:00:00Z"] {
        world.at(hours).await;
    }
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_missed_later_on_the_same_day_is_told_of_on_the_next() {
    let (world, circle) = thursdays().await;
    world.schedule(&circle, &[("when", "every Thursday 21:00")]).await;
    world.at(EARLY).await;
    both_reminded(&world, &circle).await;
    world.at("2026-12-02T20:00:00Z").await;
    both_reminded(&world, &circle).await;
    for (moment, later) in [(LAST, "2026-12-03T17:33:00Z"), ("2026-12-03T19:30:00Z", "")] {
        telegram_fails(&world, LAST_IS_TRIED);
        world.at(moment).await;
        reminded_on_discord(&world, &circle).await;
        if !later.is_empty() {
            world.at(later).await;
            let told = world.discord.next_dm(&circle.dana).await;
            assert!(told.text.contains(AT_SEVEN), "{}", told.text);
        }
    }
    world.at("2026-12-04T17:00:00Z").await;
    assert!(world.discord.unread().is_empty());
    world.at("2026-12-04T17:33:00Z").await;
    let told = world.discord.next_dm(&circle.dana).await;
    assert!(told.text.starts_with("One reminder of"), "{}", told.text);
    let only_the_second = told.text.contains(AT_NINE) && !told.text.contains(AT_SEVEN);
    assert!(only_the_second, "{}", told.text);
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_private_reminder_nobody_knows_of_is_told_to_nobody() {
    let (world, circle) = thursdays().await;
    world.tell(&circle.mia, "/join #1 alias:Mia B.").await;
    world.tell(&circle.mia, "/remindme 1 hour").await;
    world.at(EARLY).await;
    both_reminded(&world, &circle).await;
    telegram_fails(&world, LAST_IS_TRIED);
    world.at("2026-12-03T17:00:00Z").await;
    world.at(LAST).await;
    reminded_on_discord(&world, &circle).await;
    reminded_on_telegram(&world, circle.chat).await;
    world.at("2026-12-04T17:33:00Z").await;
    world.close().await;
}
