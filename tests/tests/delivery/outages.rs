//! One platform away: the other is untouched, and only what is still valid is sent afterwards.

use circlekeeper_core::domain::address::Platform;
use circlekeeper_playground::telegram::Fault;

use crate::scene::{
    EARLY, LAST, both_reminded, reminded_on_discord, reminded_on_telegram, thursdays,
    told_that_it_begins, tries_on_discord, tries_on_telegram,
};

#[tokio::test(flavor = "multi_thread")]
async fn telegram_down_for_an_hour_leaves_discord_untouched() {
    let (world, circle) = thursdays().await;
    let tried = tries_on_telegram(&world, circle.chat);
    world.telegram.down(true);
    world.at_once(EARLY);
    world.settle_on(&[Platform::Discord]).await;
    reminded_on_discord(&world, &circle).await;
    let next = world.ask(&circle.dana, circle.channel, "next", &[]).await;
    assert!(next.text().contains("Thursday circle"), "{}", next.text());
    world.at_once("2026-12-02T19:00:00Z");
    world.telegram.down(false);
    let late = reminded_on_telegram(&world, circle.chat).await;
    assert!(late.text.ends_with("in 23 hours."), "{}", late.text);
    // It was provably unsent each time, so it is sent once, early as it is.
    assert_eq!(tries_on_telegram(&world, circle.chat), tried + 1);
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn discord_down_for_an_hour_leaves_telegram_untouched() {
    let (world, circle) = thursdays().await;
    let tried = tries_on_discord(&world, circle.channel);
    world.discord.down(true);
    world.at_once(EARLY);
    world.settle_on(&[Platform::Telegram]).await;
    reminded_on_telegram(&world, circle.chat).await;
    assert!(world.tell(&circle.mia, "/help").await.text.contains("/find"));
    world.at_once("2026-12-02T19:00:00Z");
    world.discord.down(false);
    reminded_on_discord(&world, &circle).await;
    // It was provably unsent each time, so it is sent once, however long ago it was first tried.
    assert_eq!(tries_on_discord(&world, circle.channel), tried + 1);
    world.discord.ready().await;
    let next = world.ask(&circle.dana, circle.channel, "next", &[]).await;
    assert!(next.text().contains("Thursday circle"), "{}", next.text());
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn telegram_down_over_both_reminders_sends_the_last_one_only() {
    let (world, circle) = thursdays().await;
    world.telegram.down(true);
    for moment in [EARLY, LAST] {
        world.at_once(moment);
        world.settle_on(&[Platform::Discord]).await;
        reminded_on_discord(&world, &circle).await;
    }
    world.telegram.down(false);
    let late = reminded_on_telegram(&world, circle.chat).await;
    assert!(late.text.ends_with("in 30 minutes."), "{}", late.text);
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn telegram_down_until_the_session_has_begun_says_nothing_of_it() {
    let (world, circle) = thursdays().await;
    world.telegram.down(true);
    for moment in [EARLY, LAST] {
        world.at_once(moment);
        world.settle_on(&[Platform::Discord]).await;
        reminded_on_discord(&world, &circle).await;
    }
    world.at_once("2026-12-03T18:00:00Z");
    world.settle_on(&[Platform::Discord]).await;
    told_that_it_begins(&world, &circle).await;
    world.telegram.down(false);
    world.settle().await;
    world.at("2026-12-09T18:00:00Z").await;
    both_reminded(&world, &circle).await;
    let told = world.discord.next_dm(&circle.dana).await;
    assert!(told.text.starts_with("One reminder of Thursday circle may not have"), "{told:?}");
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn discord_down_for_a_moment_gets_its_reminder_once() {
    let (world, circle) = thursdays().await;
    world.discord.outage(true);
    world.at_once(EARLY);
    reminded_on_telegram(&world, circle.chat).await;
    world.discord.outage(false);
    reminded_on_discord(&world, &circle).await;
    world.discord.ready().await;
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn discord_breaking_off_for_longer_than_a_nonce_holds_leaves_it_in_doubt() {
    let (world, circle) = thursdays().await;
    world.discord.outage(true);
    world.at_once(EARLY);
    reminded_on_telegram(&world, circle.chat).await;
    world.at_once("2026-12-02T18:02:00Z");
    world.settle_on(&[Platform::Discord]).await;
    world.discord.outage(false);
    let tried = tries_on_discord(&world, circle.channel);
    world.discord.ready().await;
    world.settle().await;
    assert_eq!(tries_on_discord(&world, circle.channel), tried);
    world.at(LAST).await;
    both_reminded(&world, &circle).await;
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn telegram_away_when_the_bot_starts_is_waited_for() {
    let (mut world, circle) = thursdays().await;
    world.stop().await;
    world.telegram.down(true);
    world.start_without_waiting().await;
    world.discord.ready().await;
    world.at_once(EARLY);
    reminded_on_discord(&world, &circle).await;
    world.telegram.down(false);
    world.telegram.ready().await;
    reminded_on_telegram(&world, circle.chat).await;
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_proxy_that_lets_nothing_through_loses_no_reminder_and_no_chat() {
    let (world, circle) = thursdays().await;
    for status in [403, 404, 413] {
        world.telegram.fail_next(Fault::Page(status));
    }
    world.telegram.fail_next_of("getUpdates", Fault::Page(404));
    for moment in [EARLY, LAST] {
        world.at(moment).await;
        both_reminded(&world, &circle).await;
    }
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_break_that_began_and_ended_in_an_outage_is_told_as_it_is_now() {
    let (world, circle) = thursdays().await;
    world.telegram.down(true);
    for words in ["takes a break", "goes on"] {
        let preview = world.ask(&circle.dana, circle.channel, "pausegroup", &[]).await;
        world.click(&circle.dana, preview.seen(), "Confirm").await;
        let told = world.discord.next_message(circle.channel).await;
        assert!(told.text.contains(words), "{}", told.text);
    }
    world.telegram.down(false);
    let told = world.telegram.next_message(circle.chat).await;
    assert_eq!(told.text, "Thursday circle goes on.");
    // Once: a second word would be found unread.
    world.settle().await;
    world.close().await;
}
