//! Calendars that are set anew while reminders wait or are on their way: nothing is said twice, nothing
//! stale, and what is owed is said.

use std::time::Duration;

use circlekeeper_core::domain::address::Platform;
use circlekeeper_core::domain::delivery::State;
use circlekeeper_playground::discord;
use circlekeeper_tests::{Circle, World};

use crate::scene::{
    BEGINS, EARLY, LAST, both_reminded, reminded_on_discord, reminded_on_telegram, thursdays,
    told_that_it_begins, tries_on_discord, tries_on_telegram,
};

/// An hour before the early reminder falls due.
const HOUR_BEFORE: &str = "2026-12-02T17:00:00Z";
/// A day later: an hour before the session.
const DAY_AFTER: &str = "2026-12-03T17:00:00Z";

#[tokio::test(flavor = "multi_thread")]
async fn set_back_an_hour_while_a_reminder_waits_it_comes_once_at_its_time() {
    let (world, circle) = thursdays().await;
    world.telegram.down(true);
    world.at_once(EARLY);
    world.settle_on(&[Platform::Discord]).await;
    reminded_on_discord(&world, &circle).await;
    world.at_once(HOUR_BEFORE);
    world.telegram.down(false);
    world.settle().await;
    assert!(world.telegram.unread().is_empty(), "an hour too early");
    world.at(EARLY).await;
    let late = reminded_on_telegram(&world, circle.chat).await;
    assert!(late.text.ends_with("in 24 hours."), "{}", late.text);
    world.at(LAST).await;
    both_reminded(&world, &circle).await;
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn set_back_an_hour_while_reminders_are_on_their_way_they_come_once() {
    let (world, circle) = thursdays().await;
    for moment in [EARLY, LAST] {
        world.discord.hold_posts(true);
        world.telegram.hold_posts(true);
        world.at_once(moment);
        world.discord.held(1).await;
        world.telegram.held(1).await;
        let tried =
            (tries_on_discord(&world, circle.channel), tries_on_telegram(&world, circle.chat));
        world.at_once(if moment == EARLY { HOUR_BEFORE } else { "2026-12-03T16:30:00Z" });
        world.discord.hold_posts(false);
        world.telegram.hold_posts(false);
        both_reminded(&world, &circle).await;
        world.settle().await;
        world.at(moment).await;
        assert_eq!(tries_on_discord(&world, circle.channel), tried.0);
        assert_eq!(tries_on_telegram(&world, circle.chat), tried.1);
    }
    world.close().await;
}

/// How far the early reminder is on Discord.
async fn early(world: &World) -> State {
    let due = EARLY.parse::<chrono::DateTime<chrono::Utc>>().expect("a moment");
    let ledger = world.ledger(Platform::Discord).await;
    ledger.iter().find(|one| one.due_at == due).expect("it is owed").state
}

/// An hour passes at Discord too, whatever the calendar says; what was in doubt is not said again then.
async fn the_hour_passes_once_more(world: World, circle: &Circle) {
    world.at_once(HOUR_BEFORE);
    world.discord.hold_posts(false);
    reminded_on_discord(&world, circle).await;
    world.settle().await;
    world.discord.forget_nonces();
    let tried = tries_on_discord(&world, circle.channel);
    world.at(EARLY).await;
    assert_eq!(tries_on_discord(&world, circle.channel), tried);
    // Telegram's came before the calendar was set back, or comes now.
    reminded_on_telegram(&world, circle.chat).await;
    world.at(LAST).await;
    both_reminded(&world, circle).await;
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn set_back_an_hour_before_a_reply_is_lost_the_reminder_is_not_said_again_an_hour_later() {
    let (world, circle) = thursdays().await;
    world.discord.fail_next(discord::Fault::LoseReply);
    world.discord.hold_posts(true);
    world.at_once(EARLY);
    world.discord.held(1).await;
    the_hour_passes_once_more(world, &circle).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn set_back_an_hour_after_a_reply_was_lost_the_reminder_is_not_said_again_an_hour_later() {
    let (world, circle) = thursdays().await;
    let tried = tries_on_discord(&world, circle.channel);
    world.discord.fail_next(discord::Fault::LoseReply);
    // The second try has to wait, so that the calendar can be set back before the third.
    world.discord.fail_next(discord::Fault::RateLimited { retry_after: 3.0, global: false });
    world.at_once(EARLY);
    let waits = async {
        while tries_on_discord(&world, circle.channel) < tried + 2
            || early(&world).await != State::Pending
        {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    };
    tokio::time::timeout(Duration::from_secs(10), waits).await.expect("it waits for its third try");
    the_hour_passes_once_more(world, &circle).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn set_forward_a_day_only_what_is_still_true_is_said_and_not_again_when_set_right() {
    let (world, circle) = thursdays().await;
    world.at(HOUR_BEFORE).await;
    world.at(DAY_AFTER).await;
    reminded_on_discord(&world, &circle).await;
    let late = reminded_on_telegram(&world, circle.chat).await;
    assert!(late.text.ends_with("in 60 minutes.") || late.text.ends_with("in 1 hour."), "{late:?}");
    // Somebody sets it right.
    world.at("2026-12-02T17:10:00Z").await;
    world.at(EARLY).await;
    world.at(LAST).await;
    both_reminded(&world, &circle).await;
    world.at(BEGINS).await;
    told_that_it_begins(&world, &circle).await;
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn set_forward_a_day_while_reminders_are_on_their_way_each_comes_once() {
    let (world, circle) = thursdays().await;
    world.discord.hold_posts(true);
    world.telegram.hold_posts(true);
    world.at_once(EARLY);
    world.discord.held(1).await;
    world.telegram.held(1).await;
    world.at_once("2026-12-03T17:45:00Z");
    world.discord.hold_posts(false);
    world.telegram.hold_posts(false);
    world.settle().await;
    both_reminded(&world, &circle).await;
    reminded_on_discord(&world, &circle).await;
    let last = reminded_on_telegram(&world, circle.chat).await;
    assert!(last.text.ends_with("in 15 minutes."), "{}", last.text);
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn set_forward_a_day_over_a_session_nothing_is_said_of_it_and_that_is_known() {
    let (world, circle) = thursdays().await;
    world.at("2026-12-02T19:00:00Z").await;
    both_reminded(&world, &circle).await;
    world.at("2026-12-03T19:00:00Z").await;
    for lane in [Platform::Discord, Platform::Telegram] {
        let ledger = world.ledger(lane).await;
        let late = ledger.iter().filter(|one| one.state == State::Expired).count();
        assert_eq!(late, 1, "{lane}: {ledger:?}");
    }
    world.close().await;
}
