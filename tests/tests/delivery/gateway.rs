//! Discord's gateway on bad days: the connection comes back, and what was asked meanwhile is heard.

use std::time::Duration;

use circlekeeper_core::domain::address::Platform;
use circlekeeper_playground::discord::{Events, Fault, GatewayFault};
use circlekeeper_tests::{Circle, World};

use crate::scene::{EARLY, both_reminded, reminded_on_discord, reminded_on_telegram, thursdays};

/// Somebody is answered on Discord, and both chats are reminded.
async fn all_is_well(world: &World, circle: &Circle) {
    world.discord.ready().await;
    let answer = world.discord.command(&circle.dana, circle.channel, "next", &[]).await;
    assert!(answer.expect("an answer").text().contains("Thursday circle"));
    world.at(EARLY).await;
    both_reminded(world, circle).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_bot_is_back_after_a_broken_connection() {
    for fault in [GatewayFault::Reconnect, GatewayFault::Drop, GatewayFault::Close(4000)] {
        let (world, circle) = thursdays().await;
        world.discord.gateway(fault);
        all_is_well(&world, &circle).await;
        world.close().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_bot_is_back_after_its_session_was_ended() {
    for fault in [GatewayFault::InvalidSession(false), GatewayFault::Close(4009)] {
        let (world, circle) = thursdays().await;
        world.discord.gateway(fault);
        all_is_well(&world, &circle).await;
        world.close().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_whose_events_hold_only_the_least_is_served_like_any_other() {
    let mut world = World::open().await;
    world.stop().await;
    world.discord.events_are(Events::Bare);
    world.start().await;
    let circle = world.circle().await;
    let options = [("when", "Thursday 19:00")];
    let (discord, dana) = (&world.discord, &circle.dana);
    let preview = discord.command(dana, circle.channel, "schedule", &options).await.expect("words");
    let correct = discord.press(dana, preview.seen(), "Correct").await.expect("a form");
    let corrected = discord
        .submit(dana, correct.form(), &[("when", "every Thursday 19:00")])
        .await
        .expect("a preview");
    discord.press(dana, corrected.seen(), "Confirm").await.expect("an answer");
    discord.next_message(circle.channel).await;
    world.telegram.next_message(circle.chat).await;
    all_is_well(&world, &circle).await;
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn reminders_go_out_while_the_gateway_is_away() {
    let (world, circle) = thursdays().await;
    world.discord.gateway(GatewayFault::InvalidSession(false));
    world.at(EARLY).await;
    both_reminded(&world, &circle).await;
    world.discord.ready().await;
    world.close().await;
}

/// How often the bot has asked where the gateway is.
fn asked_for_the_gateway(world: &World) -> usize {
    world.discord.requests().iter().filter(|one| one.route == "/gateway").count()
}

#[tokio::test(flavor = "multi_thread")]
async fn reminders_go_out_while_the_adapter_waits_to_be_started_again() {
    let (mut world, circle) = thursdays().await;
    world.stop().await;
    let before = asked_for_the_gateway(&world);
    (0..4).for_each(|_| world.discord.fail_next_on("GET /gateway", Fault::Status(503)));
    world.start_at_once().await;
    while asked_for_the_gateway(&world) < before + 4 {
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    // The adapter now waits for four seconds; the reminders do not.
    world.at(EARLY).await;
    both_reminded(&world, &circle).await;
    assert!(!world.discord.is_connected());
    world.discord.ready().await;
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_connection_without_heartbeat_is_made_anew() {
    let (mut world, circle) = thursdays().await;
    world.stop().await;
    world.discord.set_heartbeat_interval(100);
    world.start().await;
    world.discord.gateway(GatewayFault::Hang);
    all_is_well(&world, &circle).await;
    world.close().await;
}

/// Discord refuses the bot for good: that side ends, the other goes on.
async fn ends_one_side(code: u16) {
    let (mut world, circle) = thursdays().await;
    world.discord.gateway(GatewayFault::Close(code));
    world.expect_ended(Platform::Discord);
    world.at(EARLY).await;
    reminded_on_telegram(&world, circle.chat).await;
    assert!(!world.has_ended());
    // The lane was free to send until the side had ended; if it did, somebody reads that.
    if !world.discord.unread().is_empty() {
        reminded_on_discord(&world, &circle).await;
    }
    assert!(!world.discord.is_connected());
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_token_refused_by_the_gateway_ends_that_side_alone() {
    ends_one_side(4004).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn intents_refused_by_the_gateway_end_that_side_alone() {
    ends_one_side(4014).await;
}
