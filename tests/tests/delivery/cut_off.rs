//! The bot is killed at the worst moments: what it left behind is decided by the next one.

use circlekeeper_playground::{discord, telegram};

use crate::scene::{
    EARLY, LAST, both_reminded, reminded_on_discord, reminded_on_telegram, thursdays,
    tries_on_discord, tries_on_telegram,
};

#[tokio::test(flavor = "multi_thread")]
async fn cut_off_before_anything_was_marked_sends_everything_once() {
    let (mut world, circle) = thursdays().await;
    world.cut_off();
    world.at_once(EARLY);
    world.start().await;
    world.settle().await;
    both_reminded(&world, &circle).await;
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn cut_off_with_an_early_reminder_on_its_way_resends_it_where_a_double_is_dropped() {
    let (mut world, circle) = thursdays().await;
    world.discord.hold_posts(true);
    world.telegram.hold_posts(true);
    world.at_once(EARLY);
    world.discord.held(1).await;
    world.telegram.held(1).await;
    let tried = tries_on_telegram(&world, circle.chat);
    world.cut_off();
    world.telegram.none_held().await;
    world.discord.hold_posts(false);
    world.telegram.hold_posts(false);
    world.start().await;
    world.settle().await;
    reminded_on_discord(&world, &circle).await;
    // Nobody knows whether Telegram took it, and a later one is still to come.
    assert_eq!(tries_on_telegram(&world, circle.chat), tried);
    world.at(LAST).await;
    both_reminded(&world, &circle).await;
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn cut_off_with_the_last_reminder_on_its_way_sends_it_after_all() {
    let (mut world, circle) = thursdays().await;
    world.at(EARLY).await;
    both_reminded(&world, &circle).await;
    world.discord.hold_posts(true);
    world.telegram.hold_posts(true);
    world.at_once(LAST);
    world.discord.held(1).await;
    world.telegram.held(1).await;
    world.cut_off();
    world.telegram.none_held().await;
    world.discord.hold_posts(false);
    world.telegram.hold_posts(false);
    world.start().await;
    world.settle().await;
    both_reminded(&world, &circle).await;
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn cut_off_between_effect_and_answer_doubles_nothing_early() {
    let (mut world, circle) = thursdays().await;
    world.discord.fail_next(discord::Fault::HangAfterEffect);
    world.telegram.fail_next(telegram::Fault::HangAfterEffect);
    world.at_once(EARLY);
    both_reminded(&world, &circle).await;
    let tried = tries_on_discord(&world, circle.channel);
    world.cut_off();
    world.start().await;
    world.settle().await;
    // It was sent once more, and Discord dropped the double by its nonce.
    assert_eq!(tries_on_discord(&world, circle.channel), tried + 1);
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn cut_off_between_effect_and_answer_repeats_the_last_reminder_on_telegram_once() {
    let (mut world, circle) = thursdays().await;
    world.at(EARLY).await;
    both_reminded(&world, &circle).await;
    world.discord.fail_next(discord::Fault::HangAfterEffect);
    world.telegram.fail_next(telegram::Fault::HangAfterEffect);
    world.at_once(LAST);
    both_reminded(&world, &circle).await;
    world.cut_off();
    world.start().await;
    world.settle().await;
    // One too many is better than none.
    reminded_on_telegram(&world, circle.chat).await;
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_nonce_is_not_outlived() {
    let (mut world, circle) = thursdays().await;
    world.discord.fail_next(discord::Fault::HangAfterEffect);
    world.telegram.fail_next(telegram::Fault::HangAfterEffect);
    world.at_once(EARLY);
    both_reminded(&world, &circle).await;
    let tried = tries_on_discord(&world, circle.channel);
    world.cut_off();
    world.at_once("2026-12-02T18:01:01Z");
    world.start().await;
    world.settle().await;
    assert_eq!(tries_on_discord(&world, circle.channel), tried);
    world.close().await;
}
