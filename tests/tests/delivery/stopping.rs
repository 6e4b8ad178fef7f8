//! SIGTERM: the bot ends within seconds, and nothing is lost by it.

use circlekeeper_core::clock::Clock;
use circlekeeper_playground::discord;

use crate::scene::{
    EARLY, LAST, both_reminded, reminded_on_discord, reminded_on_telegram, thursdays,
    tries_on_telegram,
};

#[tokio::test(flavor = "multi_thread")]
async fn a_stop_waits_for_what_is_on_its_way() {
    let (mut world, circle) = thursdays().await;
    world.discord.hold_posts(true);
    world.telegram.hold_posts(true);
    world.at_once(EARLY);
    world.discord.held(1).await;
    world.telegram.held(1).await;
    let tried = tries_on_telegram(&world, circle.chat);
    let (held_discord, held_telegram) = (&world.discord, &world.telegram);
    held_discord.hold_posts(false);
    held_telegram.hold_posts(false);
    world.stop().await;
    both_reminded(&world, &circle).await;
    world.start().await;
    world.settle().await;
    assert_eq!(tries_on_telegram(&world, circle.chat), tried);
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stop_does_not_wait_for_ever_and_the_next_start_decides() {
    let (mut world, circle) = thursdays().await;
    world.at(EARLY).await;
    both_reminded(&world, &circle).await;
    world.discord.hold_posts(true);
    world.telegram.hold_posts(true);
    world.at_once(LAST);
    world.discord.held(1).await;
    world.telegram.held(1).await;
    let began = Clock::system().mark();
    world.stop().await;
    assert!(began.elapsed().as_secs() < 9, "{:?}", began.elapsed());
    world.telegram.none_held().await;
    world.discord.hold_posts(false);
    world.telegram.hold_posts(false);
    world.start().await;
    world.settle().await;
    both_reminded(&world, &circle).await;
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stop_in_the_middle_of_a_limit_loses_nothing() {
    let (mut world, circle) = thursdays().await;
    let limited = discord::Fault::RateLimited { retry_after: 600.0, global: true };
    world.discord.fail_next(limited);
    world.at_once(EARLY);
    reminded_on_telegram(&world, circle.chat).await;
    world.stop().await;
    // Whoever starts anew knows of no limit; the platform says so again if it still holds.
    world.start().await;
    world.settle().await;
    reminded_on_discord(&world, &circle).await;
    world.close().await;
}
