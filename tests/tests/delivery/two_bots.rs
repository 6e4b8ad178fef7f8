//! Two bots on one store: one works, one stands by.

use circlekeeper_playground::{discord, telegram};

use crate::scene::{
    EARLY, LAST, both_reminded, reminded_on_telegram, thursdays, tries_on_discord,
    tries_on_telegram,
};

#[tokio::test(flavor = "multi_thread")]
async fn a_second_bot_stands_by_and_takes_over_when_the_first_is_killed() {
    let (mut world, circle) = thursdays().await;
    world.start_second().await;
    world.at(EARLY).await;
    both_reminded(&world, &circle).await;
    world.cut_off_first().await;
    world.discord.ready().await;
    world.telegram.ready().await;
    world.at(LAST).await;
    both_reminded(&world, &circle).await;
    let answer = world.discord.command(&circle.dana, circle.channel, "next", &[]).await;
    assert!(answer.expect("an answer").text().contains("Thursday circle"));
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_the_first_left_in_doubt_is_decided_by_the_second() {
    let (mut world, circle) = thursdays().await;
    world.start_second().await;
    world.at(EARLY).await;
    both_reminded(&world, &circle).await;
    world.discord.fail_next(discord::Fault::HangAfterEffect);
    world.telegram.fail_next(telegram::Fault::HangAfterEffect);
    world.at_once(LAST);
    both_reminded(&world, &circle).await;
    let before = (tries_on_discord(&world, circle.channel), tries_on_telegram(&world, circle.chat));
    world.cut_off_first().await;
    world.settle().await;
    reminded_on_telegram(&world, circle.chat).await;
    assert_eq!(tries_on_discord(&world, circle.channel), before.0 + 1);
    assert_eq!(tries_on_telegram(&world, circle.chat), before.1 + 1);
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_bot_that_only_stands_by_stops_when_told() {
    let (mut world, circle) = thursdays().await;
    world.start_second().await;
    world.stop_second().await;
    world.at(EARLY).await;
    both_reminded(&world, &circle).await;
    world.close().await;
}
