//! Discord's gateway on bad days: the connection comes back, and what was asked meanwhile is heard.

use std::time::Duration;

use circlekeeper_core::domain::address::Platform;
use circlekeeper_discord::Patience;
use circlekeeper_playground::discord::{Events, Fault, GatewayFault, Where};
use circlekeeper_tests::{Circle, World};

use crate::ear;
use crate::scene::{
    EARLY, LAST, both_reminded, reminded_on_discord, reminded_on_telegram, thursdays,
};

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

/// So little silence is borne that a journey can wait for it.
const IMPATIENT: Patience = Patience {
    ready: Duration::from_secs(3),
    glance: Duration::from_millis(50),
    look: Duration::from_secs(1),
    looks: 4,
    restart: Duration::from_millis(500),
    stop: Duration::from_millis(500),
};

/// A bot that bears little silence, and a Discord that wants a sign of life ten times a second.
async fn impatient() -> (World, Circle) {
    let (mut world, circle) = thursdays().await;
    world.stop().await;
    world.discord.set_heartbeat_interval(100);
    world.bears_silence(IMPATIENT);
    world.start().await;
    (world, circle)
}

/// The watchdog has left a silent connection since, and the operator can read that.
async fn watchdog_is_counted(world: &World, before: u64) {
    assert!(world.counts(Platform::Discord).silences > before);
    // On a busy machine so little patience leaves a live connection as well, and a question with it.
    for _ in 0..3 {
        world.discord.ready().await;
        let Ok(status) = world.discord.command(&world.operator, Where::Dm, "status", &[]).await
        else {
            continue;
        };
        assert!(status.text().contains("left a silent connection"), "{}", status.text());
        return;
    }
    panic!("the operator was not answered");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_connection_on_which_nothing_is_acknowledged_and_then_none_opens_is_left_by_the_watchdog()
{
    let (world, circle) = impatient().await;
    let connections = world.discord.connections();
    let before = world.counts(Platform::Discord).silences;
    // The connection stays open and mute; the one serenity opens in its place is never answered.
    world.discord.gateway(GatewayFault::HangUpgrade);
    world.discord.gateway(GatewayFault::Hang);
    all_is_well(&world, &circle).await;
    assert!(world.discord.connections() > connections);
    watchdog_is_counted(&world, before).await;
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_first_upgrade_that_is_never_answered_is_left_by_the_watchdog() {
    let (mut world, circle) = impatient().await;
    world.stop().await;
    world.discord.gateway(GatewayFault::HangUpgrade);
    world.start_at_once().await;
    all_is_well(&world, &circle).await;
    watchdog_is_counted(&world, 0).await;
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_upgrade_that_is_never_answered_after_a_break_is_left_by_the_watchdog() {
    let (world, circle) = impatient().await;
    let before = world.counts(Platform::Discord).silences;
    world.discord.gateway(GatewayFault::HangUpgrade);
    world.discord.gateway(GatewayFault::Drop);
    all_is_well(&world, &circle).await;
    watchdog_is_counted(&world, before).await;
    world.close().await;
}

/// How often the bot gave an interaction its first answer.
fn first_answers(world: &World) -> usize {
    let requests = world.discord.requests();
    requests.iter().filter(|one| one.route.ends_with("/callback")).count()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_command_given_while_the_connection_is_away_is_heard_when_it_resumes_and_answered_once() {
    let faults = [
        GatewayFault::Drop,
        GatewayFault::Reconnect,
        GatewayFault::Close(4000),
        GatewayFault::InvalidSession(true),
    ];
    for fault in faults {
        let (world, circle) = thursdays().await;
        let answered = first_answers(&world);
        world.discord.gateway(fault);
        assert!(!world.discord.is_connected());
        let zone = [("zone", "Europe/Lisbon")];
        let answer = world.ask(&circle.noah, circle.channel, "timezone", &zone).await;
        assert!(answer.text().contains("Lisbon"), "{fault:?}: {}", answer.text());
        // What is asked afterwards is answered after it.
        world.ask(&circle.noah, circle.channel, "next", &[]).await;
        assert_eq!(first_answers(&world), answered + 2, "{fault:?}");
        all_is_well(&world, &circle).await;
        world.close().await;
    }
}

/// Discord refuses the bot for good: that side ends, the other goes on.
async fn ends_one_side(code: u16, why: &str) {
    ear::listen();
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
    assert!(world.tell(&circle.mia, "/help").await.text.contains("/find"));
    while ear::said(&world, why) == 0 {
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    world.at(LAST).await;
    reminded_on_telegram(&world, circle.chat).await;
    assert_eq!(ear::said(&world, why), 1, "it is said once");
    assert_eq!(ear::said(&world, " ERROR "), 1, "and nothing else is complained of");
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_token_refused_by_the_gateway_ends_that_side_alone() {
    ends_one_side(4004, "Discord does not accept DISCORD_TOKEN").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn intents_refused_by_the_gateway_end_that_side_alone() {
    ends_one_side(4014, "Discord refuses the bot's intents").await;
}
