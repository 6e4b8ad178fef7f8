//! Limits: what a platform asks to wait for is waited for, not lost, and counts as no try.

use std::time::Duration;

use circlekeeper_core::clock::Clock;
use circlekeeper_playground::{discord, telegram};
use circlekeeper_tests::{Circle, World};

use crate::scene::{
    EARLY, LAST, both_reminded, reminded_on_discord, reminded_on_telegram, thursdays,
    told_that_it_begins, tries_on_discord, tries_on_telegram,
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
    told_that_it_begins(&world, &circle).await;
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_limit_of_one_channel_holds_there_and_one_of_the_whole_bot_holds_for_all_of_discord() {
    for global in [false, true] {
        let (world, circle) = thursdays().await;
        let began = Clock::system().mark();
        world.discord.fail_next(discord::Fault::RateLimited { retry_after: 3.0, global });
        world.at_once(EARLY);
        // The other platform knows of no limit.
        reminded_on_telegram(&world, circle.chat).await;
        while !world.discord.requests().iter().any(|one| one.status == Some(429)) {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        // Somebody else is owed something on the limited platform.
        let other = world.discord.channel(circle.server, "another-circle");
        world.discord.allow(other, &circle.dana);
        let options = [("name", "Another circle"), ("zone", "Europe/Berlin")];
        world.ask(&circle.dana, other, "newgroup", &options).await;
        world.discord.next_dm(&world.operator).await;
        assert_eq!(began.elapsed() >= Duration::from_secs(3), global, "{:?}", began.elapsed());
        reminded_on_discord(&world, &circle).await;
        assert!(began.elapsed() >= Duration::from_secs(3), "{:?}", began.elapsed());
        world.close().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_limit_of_one_telegram_chat_holds_there_alone() {
    let (world, circle) = thursdays().await;
    world.tell(&circle.mia, "/join #1").await;
    world.tell(&circle.mia, "/remindme 24 hours").await;
    world.settle().await;
    let tried = tries_on_telegram(&world, circle.chat);
    let began = Clock::system().mark();
    world.telegram.fail_next(telegram::Fault::RetryAfter(3));
    world.at_once(EARLY);
    reminded_on_discord(&world, &circle).await;
    // Of the two that are owed there one meets the limit. It waits, and the other does not.
    let mut waits = Vec::new();
    let (private, chat) = tokio::join!(
        async {
            world.telegram.next_private(&circle.mia).await;
            began.elapsed()
        },
        async {
            reminded_on_telegram(&world, circle.chat).await;
            began.elapsed()
        }
    );
    waits.extend([private, chat]);
    waits.sort();
    assert!(waits[0] < Duration::from_secs(2), "{waits:?}");
    assert!(waits[1] >= Duration::from_secs(3), "{waits:?}");
    assert!(tries_on_telegram(&world, circle.chat) <= tried + 2);
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_channels_own_limit_is_kept_by_its_headers_without_being_told_off() {
    let (world, circle) = thursdays().await;
    // Channels take so little for a while, and say so in the headers of each answer alone.
    world.discord.limits(true);
    world.discord.channel_limit(1, 2);
    world.tell(&circle.mia, "/join #1").await;
    // The first message tells the bot of it.
    world.at(EARLY).await;
    both_reminded(&world, &circle).await;
    // Then three are owed to that channel at the same moment.
    for name in ["ann", "bea", "cleo"] {
        announce(&world, &circle, name).await;
    }
    for _ in 0..3 {
        world.discord.next_message(circle.channel).await;
        world.telegram.next_message(circle.chat).await;
    }
    let limited = |one: &&discord::Recorded| one.status == Some(429);
    assert_eq!(world.discord.requests().iter().filter(limited).count(), 0);
    world.close().await;
}

/// Dana says something to both chats.
async fn announce(world: &World, circle: &Circle, text: &str) {
    let preview = world.ask(&circle.dana, circle.channel, "announce", &[("text", text)]).await;
    world.click(&circle.dana, preview.seen(), preview.seen().labels()[0]).await;
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
