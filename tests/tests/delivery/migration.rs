//! A Telegram group that becomes a supergroup is followed.

use circlekeeper_playground::telegram::{ChatId, Where};
use circlekeeper_tests::{Circle, World};

use crate::scene::{
    EARLY, LAST, reminded_on_discord, reminded_on_telegram, thursdays, tries_on_telegram,
};

/// A basic group that serves the circle as a third chat.
async fn with_basic_group() -> (World, Circle, ChatId) {
    let (world, circle) = thursdays().await;
    let group = world.telegram.basic_group("Small circle", &circle.dana_there);
    world.telegram.says(&circle.dana_there, Where::Chat(group), "/usechat #1").await;
    world.telegram.next_message(group).await;
    let request = world.discord.next_dm(&circle.dana).await;
    world.discord.press(&circle.dana, &request, "Yes, use that chat").await.expect("an answer");
    world.telegram.next_message(group).await;
    world.settle().await;
    (world, circle, group)
}

async fn all_reminded(world: &World, circle: &Circle, third: ChatId) {
    reminded_on_discord(world, circle).await;
    reminded_on_telegram(world, circle.chat).await;
    reminded_on_telegram(world, third).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_group_that_says_it_became_a_supergroup_is_reminded_there_once() {
    let (world, circle, old) = with_basic_group().await;
    let tried = tries_on_telegram(&world, old);
    let new = world.telegram.migrate(old);
    world.settle().await;
    for moment in [EARLY, LAST] {
        world.at(moment).await;
        all_reminded(&world, &circle, new).await;
    }
    assert_eq!(tries_on_telegram(&world, old), tried);
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_group_that_became_a_supergroup_unheard_is_followed_when_posting_fails() {
    let (mut world, circle, old) = with_basic_group().await;
    world.stop().await;
    let new = world.telegram.migrate(old);
    world.at_once(EARLY);
    world.start().await;
    world.settle().await;
    all_reminded(&world, &circle, new).await;
    world.at(LAST).await;
    all_reminded(&world, &circle, new).await;
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_supergroup_that_is_known_already_takes_over() {
    let (world, circle, old) = with_basic_group().await;
    // The poll breaks off, so that posting finds out before the news is heard.
    let new = world.telegram.migrate(old);
    world.telegram.says(&circle.dana_there, Where::Chat(new), "/usechat #1").await;
    world.settle().await;
    world.telegram.next_message(new).await;
    for moment in [EARLY, LAST] {
        world.at(moment).await;
        all_reminded(&world, &circle, new).await;
    }
    world.close().await;
}
