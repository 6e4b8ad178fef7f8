//! Limits: what a platform asks to wait for is waited for, not lost, and counts as no try.

use circlekeeper_playground::{discord, telegram};

use crate::scene::{
    EARLY, LAST, both_reminded, reminded_on_discord, reminded_on_telegram, thursdays,
    tries_on_discord, tries_on_telegram,
};

#[tokio::test(flavor = "multi_thread")]
async fn what_has_to_wait_is_sent_once_afterwards() {
    let (world, circle) = thursdays().await;
    let before = (tries_on_discord(&world, circle.channel), tries_on_telegram(&world, circle.chat));
    let limited = discord::Fault::RateLimited { retry_after: 0.3, global: false };
    for _ in 0..3 {
        world.discord.fail_next(limited);
        world.telegram.fail_next(telegram::Fault::RetryAfter(1));
    }
    world.at(EARLY).await;
    both_reminded(&world, &circle).await;
    assert_eq!(tries_on_discord(&world, circle.channel), before.0 + 4);
    assert_eq!(tries_on_telegram(&world, circle.chat), before.1 + 4);
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_limit_of_the_whole_bot_delays_and_loses_nothing() {
    let (world, circle) = thursdays().await;
    world.discord.fail_next(discord::Fault::RateLimited { retry_after: 0.5, global: true });
    world.at(EARLY).await;
    both_reminded(&world, &circle).await;
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_limit_is_no_try_so_the_doubt_after_it_is_the_first() {
    let (world, circle) = thursdays().await;
    world.at(EARLY).await;
    both_reminded(&world, &circle).await;
    world.telegram.fail_next(telegram::Fault::RetryAfter(1));
    world.telegram.fail_next(telegram::Fault::Status(502, "Bad Gateway"));
    world.at(LAST).await;
    both_reminded(&world, &circle).await;
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_chat_that_has_to_wait_holds_up_no_other() {
    let (world, circle) = thursdays().await;
    let limited = discord::Fault::RateLimited { retry_after: 600.0, global: false };
    world.discord.fail_next(limited);
    world.at_once(EARLY);
    reminded_on_telegram(&world, circle.chat).await;
    // The same lane still reaches others: a notice in private to the operator.
    let other = world.discord.channel(circle.server, "another-circle");
    world.discord.allow(other, &circle.dana);
    let options = [("name", "Another circle"), ("zone", "Europe/Berlin")];
    world.discord.command(&circle.dana, other, "newgroup", &options).await.expect("an answer");
    world.discord.next_dm(&world.operator).await;
    // The wait is by the stopwatch. The reminder grows stale meanwhile, and the last one waits as well
    // until the session begins: nothing is said then.
    world.at_once(LAST);
    reminded_on_telegram(&world, circle.chat).await;
    world.at("2026-12-03T18:00:00Z").await;
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_published_limits_are_kept() {
    let (world, circle) = thursdays().await;
    world.discord.limits(true);
    world.telegram.limits(true);
    world.at(EARLY).await;
    both_reminded(&world, &circle).await;
    world.at(LAST).await;
    reminded_on_discord(&world, &circle).await;
    reminded_on_telegram(&world, circle.chat).await;
    let limited = |status: Option<u16>| status == Some(429);
    assert!(!world.discord.requests().iter().any(|one| limited(one.status)));
    assert!(!world.telegram.requests().iter().any(|one| limited(one.status)));
    world.close().await;
}
