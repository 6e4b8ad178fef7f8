//! Telegram's updates: kept before they are acknowledged, handled once and in order.

use std::time::Duration;

use circlekeeper_core::domain::address::Platform;
use circlekeeper_playground::discord;
use circlekeeper_playground::telegram::{self, Fault, Where};
use circlekeeper_tests::World;

use crate::ear;
use crate::scene::{EARLY, both_reminded, thursdays};

#[tokio::test(flavor = "multi_thread")]
async fn what_was_asked_while_the_bot_was_away_is_answered_in_order() {
    let (mut world, circle) = thursdays().await;
    world.stop().await;
    for text in ["/help", "/next", "/timezone Europe/Paris", "/mygroups"] {
        world.telegram.says(&circle.mia, Where::Private, text).await;
    }
    world.start().await;
    world.settle().await;
    let mut answers = Vec::new();
    for _ in 0..4 {
        answers.push(world.telegram.next_private(&circle.mia).await.text);
    }
    assert!(answers[0].contains("/find"), "{answers:#?}");
    assert!(answers[2].contains("Paris"), "{answers:#?}");
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_question_cut_off_before_its_answer_is_answered_once_afterwards() {
    let (mut world, circle) = thursdays().await;
    world.telegram.hold_posts(true);
    world.telegram.says(&circle.mia, Where::Private, "/timezone Europe/Paris").await;
    world.telegram.held(1).await;
    world.cut_off();
    world.telegram.none_held().await;
    world.telegram.hold_posts(false);
    world.start().await;
    world.settle().await;
    // It was handled, only its answer was lost; whoever misses it asks again.
    world.telegram.says(&circle.mia, Where::Private, "/timezone").await;
    assert!(world.telegram.next_private(&circle.mia).await.text.contains("Paris"));
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_kept_and_delivered_again_is_answered_once() {
    let (mut world, circle) = thursdays().await;
    // The poll that would acknowledge it is never answered, so Telegram delivers it once more.
    world.telegram.ready().await;
    let polls = polls(&world);
    world.telegram.fail_next_of("getUpdates", Fault::Hang);
    // It changes something, and is forgotten with that; a mere question may be answered once more.
    world.telegram.says(&circle.mia, Where::Private, "/timezone Europe/Paris").await;
    assert!(world.telegram.next_private(&circle.mia).await.text.contains("Paris"));
    while self::polls(&world) == polls {
        tokio::task::yield_now().await;
    }
    world.cut_off();
    world.start().await;
    world.settle().await;
    world.close().await;
}

fn polls(world: &World) -> usize {
    world.telegram.requests().iter().filter(|one| one.method == "getupdates").count()
}

#[tokio::test(flavor = "multi_thread")]
async fn another_program_with_the_same_token_does_not_stop_the_bot() {
    let (world, circle) = thursdays().await;
    world.telegram.steal_poll();
    world.telegram.says(&circle.mia, Where::Private, "/help").await;
    world.telegram.next_private(&circle.mia).await;
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn another_program_that_comes_again_and_again_is_told_of_once_and_holds_up_no_reminder() {
    ear::listen();
    let (world, circle) = thursdays().await;
    world.telegram.steal_poll();
    world.telegram.ready().await;
    world.telegram.steal_poll();
    world.at_once(EARLY);
    both_reminded(&world, &circle).await;
    world.telegram.says(&circle.mia, Where::Private, "/help").await;
    world.telegram.next_private(&circle.mia).await;
    assert_eq!(world.counts(Platform::Telegram).failed_polls, 2);
    assert_eq!(ear::said(&world, "another program fetches this bot's updates"), 1);
    let status = world.ask(&world.operator, discord::Where::Dm, "status", &[]).await;
    assert!(status.text().contains("asked for news in vain 2 times"), "{}", status.text());
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_webhook_that_is_taken_away_lets_the_bot_hear_again() {
    let (world, circle) = thursdays().await;
    world.telegram.webhook_left(true);
    world.telegram.steal_poll();
    let refused = |one: &telegram::Recorded| {
        one.description.as_ref().is_some_and(|words| words.contains("webhook is active"))
    };
    while !world.telegram.requests().iter().any(refused) {
        tokio::task::yield_now().await;
    }
    world.telegram.webhook_left(false);
    world.telegram.says(&circle.mia, Where::Private, "/help").await;
    world.telegram.next_private(&circle.mia).await;
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn polls_that_fail_lose_no_update() {
    let (world, circle) = thursdays().await;
    for fault in [Fault::LoseReply, Fault::Status(502, "Bad Gateway"), Fault::RetryAfter(1)] {
        world.telegram.fail_next_of("getUpdates", fault);
        world.telegram.says(&circle.mia, Where::Private, "/help").await;
        world.telegram.next_private(&circle.mia).await;
    }
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_busy_store_acknowledges_nothing_it_has_not_kept() {
    let (mut world, circle) = thursdays().await;
    let busy = world.busy_store().await;
    world.telegram.says(&circle.mia, Where::Private, "/next").await;
    // Long enough to be fetched, far too short for the store to give up.
    tokio::time::timeout(Duration::from_millis(300), std::future::pending::<()>()).await.ok();
    world.cut_off();
    drop(busy);
    world.start().await;
    world.settle().await;
    let answer: telegram::Seen = world.telegram.next_private(&circle.mia).await;
    assert!(!answer.text.is_empty());
    world.close().await;
}
