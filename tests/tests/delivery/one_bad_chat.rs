//! One chat among many that refuses: it costs one request and one word to the facilitator, the others
//! hear as ever, and a press brings it back.

use circlekeeper_playground::discord::{ChannelId, permission};
use circlekeeper_playground::telegram::{ChatId, Where};
use circlekeeper_tests::{Circle, World};

use crate::scene::{
    EARLY, LAST, NEXT_EARLY, both_reminded, reminded_on_discord, reminded_on_telegram, thursdays,
    tries_on_discord, tries_on_telegram,
};

/// Three more chats on each platform that serve the circle.
struct Others {
    channels: Vec<ChannelId>,
    chats: Vec<ChatId>,
}

async fn with_others() -> (World, Circle, Others) {
    let (world, circle) = thursdays().await;
    let (mut channels, mut chats) = (Vec::new(), Vec::new());
    for name in ["second", "third", "fourth"] {
        let channel = world.discord.channel(circle.server, name);
        world.discord.allow(channel, &circle.dana);
        world.ask(&circle.dana, channel, "usechat", &[]).await;
        channels.push(channel);
        let chat = world.telegram.group(name, &circle.dana_there);
        world.telegram.says(&circle.dana_there, Where::Chat(chat), "/usechat #1").await;
        world.telegram.next_message(chat).await;
        let request = world.discord.next_dm(&circle.dana).await;
        world.click(&circle.dana, &request, "Yes, use that chat").await;
        world.telegram.next_message(chat).await;
        chats.push(chat);
    }
    world.settle().await;
    (world, circle, Others { channels, chats })
}

impl Others {
    async fn reminded(&self, world: &World) {
        for channel in &self.channels {
            let seen = world.discord.next_message(*channel).await;
            assert!(seen.text.starts_with("Thursday circle: <t:"), "{}", seen.text);
        }
        for chat in &self.chats {
            reminded_on_telegram(world, *chat).await;
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_discord_channel_that_refuses_costs_one_request_and_the_others_hear_as_ever() {
    let (world, circle, others) = with_others().await;
    let tried = tries_on_discord(&world, circle.channel);
    world.discord.deny_bot(circle.channel, permission::SEND_MESSAGES);
    world.at(EARLY).await;
    reminded_on_telegram(&world, circle.chat).await;
    others.reminded(&world).await;
    let told = world.discord.next_dm(&circle.dana).await;
    assert!(told.text.contains("I can no longer post in a chat of Thursday circle"), "{told:?}");
    for moment in [LAST, NEXT_EARLY] {
        world.at(moment).await;
        reminded_on_telegram(&world, circle.chat).await;
        others.reminded(&world).await;
    }
    assert_eq!(tries_on_discord(&world, circle.channel), tried + 1, "one request for good");
    world.discord.allow_bot(circle.channel, permission::SEND_MESSAGES);
    world.click(&circle.dana, &told, "Try again").await;
    world.at("2026-12-10T17:30:00Z").await;
    both_reminded(&world, &circle).await;
    others.reminded(&world).await;
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_telegram_chat_that_refuses_costs_one_request_and_the_others_hear_as_ever() {
    let (world, circle, others) = with_others().await;
    let tried = tries_on_telegram(&world, circle.chat);
    world.telegram.mute_bot(circle.chat, true);
    world.at(EARLY).await;
    reminded_on_discord(&world, &circle).await;
    others.reminded(&world).await;
    let told = world.discord.next_dm(&circle.dana).await;
    assert!(told.text.contains("I can no longer post in a chat of Thursday circle"), "{told:?}");
    for moment in [LAST, NEXT_EARLY] {
        world.at(moment).await;
        reminded_on_discord(&world, &circle).await;
        others.reminded(&world).await;
    }
    assert_eq!(tries_on_telegram(&world, circle.chat), tried + 1, "one request for good");
    world.telegram.mute_bot(circle.chat, false);
    world.click(&circle.dana, &told, "Try again").await;
    world.at("2026-12-10T17:30:00Z").await;
    both_reminded(&world, &circle).await;
    others.reminded(&world).await;
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn trying_again_before_the_right_is_back_costs_one_request_and_one_word_more() {
    let (world, circle) = thursdays().await;
    let tried = tries_on_discord(&world, circle.channel);
    world.discord.deny_bot(circle.channel, permission::SEND_MESSAGES);
    world.at(EARLY).await;
    reminded_on_telegram(&world, circle.chat).await;
    let told = world.discord.next_dm(&circle.dana).await;
    world.click(&circle.dana, &told, "Try again").await;
    world.at(LAST).await;
    reminded_on_telegram(&world, circle.chat).await;
    let again = world.discord.next_dm(&circle.dana).await;
    assert_eq!(again.text, told.text);
    assert_eq!(tries_on_discord(&world, circle.channel), tried + 2);
    world.close().await;
}
