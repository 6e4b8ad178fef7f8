//! Answers that are lost or useless while the bot runs.

use circlekeeper_playground::{discord, telegram};
use circlekeeper_tests::{Circle, World};

use crate::scene::{
    EARLY, LAST, both_reminded, reminded_on_discord, reminded_on_telegram, thursdays,
    tries_on_telegram,
};

/// An early reminder meets these faults, and the last one the same again: it was done each time.
async fn done_but_not_said(
    world: &World,
    circle: &Circle,
    faults: (discord::Fault, telegram::Fault),
) {
    for (moment, repeats) in [(EARLY, 0), (LAST, 1)] {
        world.discord.fail_next(faults.0);
        world.telegram.fail_next(faults.1.clone());
        world.at(moment).await;
        both_reminded(world, circle).await;
        for _ in 0..repeats {
            reminded_on_telegram(world, circle.chat).await;
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_lost_reply_doubles_only_the_last_reminder_on_telegram() {
    let (world, circle) = thursdays().await;
    let faults = (discord::Fault::LoseReply, telegram::Fault::LoseReply);
    done_but_not_said(&world, &circle, faults).await;
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_error_after_the_effect_doubles_only_the_last_reminder_on_telegram() {
    let (world, circle) = thursdays().await;
    let faults = (discord::Fault::AfterEffect(502), telegram::Fault::AfterEffect(502));
    done_but_not_said(&world, &circle, faults).await;
    world.close().await;
}

/// Faults without an effect: Discord is asked again, Telegram only for the last reminder.
async fn not_done(world: &World, circle: &Circle, faults: (discord::Fault, telegram::Fault)) {
    world.discord.fail_next(faults.0);
    world.telegram.fail_next(faults.1.clone());
    world.at(EARLY).await;
    reminded_on_discord(world, circle).await;
    world.discord.fail_next(faults.0);
    world.telegram.fail_next(faults.1);
    world.at(LAST).await;
    both_reminded(world, circle).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_error_before_the_effect_loses_no_last_reminder() {
    let (world, circle) = thursdays().await;
    let faults =
        (discord::Fault::Status(500), telegram::Fault::Status(500, "Internal Server Error"));
    not_done(&world, &circle, faults).await;
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_request_that_is_never_answered_loses_no_last_reminder() {
    let (world, circle) = thursdays().await;
    world.at(EARLY).await;
    both_reminded(&world, &circle).await;
    world.discord.fail_next(discord::Fault::Hang);
    world.telegram.fail_next(telegram::Fault::Hang);
    world.at(LAST).await;
    both_reminded(&world, &circle).await;
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_last_reminder_on_telegram_is_repeated_three_times_and_not_more() {
    let (world, circle) = thursdays().await;
    world.at(EARLY).await;
    both_reminded(&world, &circle).await;
    let tried = tries_on_telegram(&world, circle.chat);
    for _ in 0..5 {
        world.telegram.fail_next(telegram::Fault::Status(502, "Bad Gateway"));
    }
    world.at(LAST).await;
    reminded_on_discord(&world, &circle).await;
    assert_eq!(tries_on_telegram(&world, circle.chat), tried + 4);
    // The fifth fault is still there: somebody else meets it, and is answered all the same.
    world.telegram.says(&circle.mia, telegram::Where::Private, "/help").await;
    world.settle().await;
    world.telegram.says(&circle.mia, telegram::Where::Private, "/help").await;
    world.telegram.next_private(&circle.mia).await;
    world.close().await;
}
