//! The bot is thrown out, or invited again, while it is not there to hear of it.

use circlekeeper_playground::discord::Where;
use circlekeeper_tests::{Circle, World};

use crate::scene::{
    EARLY, LAST, NEXT_EARLY, both_reminded, reminded_on_discord, reminded_on_telegram, thursdays,
    tries_on_discord, tries_on_telegram,
};

async fn comes_back(world: &mut World) {
    world.start().await;
    world.settle().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn thrown_off_a_discord_server_while_away_it_finds_out_and_returns_with_the_next_invitation()
{
    let (mut world, circle) = thursdays().await;
    let tried = tries_on_discord(&world, circle.channel);
    world.stop().await;
    world.discord.kick_bot(circle.server);
    comes_back(&mut world).await;
    heard(&world).await;
    world.at(EARLY).await;
    reminded_on_telegram(&world, circle.chat).await;
    assert_eq!(tries_on_discord(&world, circle.channel), tried, "it is not even tried");
    world.discord.invite_bot(circle.server);
    returns(&world, &circle).await;
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn invited_to_a_discord_server_again_while_away_it_reminds_there_again() {
    let (mut world, circle) = thursdays().await;
    world.discord.kick_bot(circle.server);
    world.at(EARLY).await;
    reminded_on_telegram(&world, circle.chat).await;
    world.stop().await;
    world.discord.invite_bot(circle.server);
    comes_back(&mut world).await;
    returns(&world, &circle).await;
    world.close().await;
}

/// What Discord told before is heard by the time a question asked elsewhere is answered that needs the
/// store, which takes one change after another.
async fn heard(world: &World) {
    for zone in ["Europe/Lisbon", "Europe/Paris"] {
        world.ask(&world.operator, Where::Dm, "timezone", &[("zone", zone)]).await;
    }
    world.settle().await;
}

/// The next reminders come, though nobody has used a command in the channel.
async fn returns(world: &World, circle: &Circle) {
    heard(world).await;
    world.at(LAST).await;
    both_reminded(world, circle).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn thrown_out_of_a_telegram_chat_while_away_it_tries_nothing_and_returns_when_added() {
    let (mut world, circle) = thursdays().await;
    let tried = tries_on_telegram(&world, circle.chat);
    world.stop().await;
    world.telegram.kick_bot(circle.chat);
    comes_back(&mut world).await;
    let told = world.discord.next_dm(&circle.dana).await;
    assert!(told.text.contains("I can no longer post in a chat of Thursday circle"), "{told:?}");
    world.at(EARLY).await;
    reminded_on_discord(&world, &circle).await;
    assert_eq!(tries_on_telegram(&world, circle.chat), tried);
    world.stop().await;
    world.telegram.add_bot(circle.chat);
    comes_back(&mut world).await;
    for moment in [LAST, NEXT_EARLY] {
        world.at(moment).await;
        both_reminded(&world, &circle).await;
    }
    world.close().await;
}
