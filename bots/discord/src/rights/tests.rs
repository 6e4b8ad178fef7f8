use circlekeeper_core::clock::Clock;
use circlekeeper_core::domain::address::Platform;
use circlekeeper_core::domain::private::Private;
use circlekeeper_playground::discord::{ChannelId, Discord, Fault, permission};

use super::*;

async fn asked(discord: &Discord, channel: ChannelId) -> MayPost {
    let settings = Settings {
        token: Private::new(discord.token()),
        api: Some(discord.address()),
        clock: Clock::system(),
        sessions: crate::Sessions::default(),
        patience: crate::Patience::default(),
    };
    let (platform, chat) = (Platform::Discord, channel.to_string());
    may_post(&settings, &ChatAddress { platform, space: None, chat, topic: None }).await
}

#[tokio::test]
async fn the_bot_may_post_where_it_sees_and_writes() {
    let discord = Discord::start(Clock::system()).await.unwrap();
    let server = discord.guild("Harbour");
    let channel = discord.channel(server, "circle");
    assert_eq!(asked(&discord, channel).await, MayPost::Yes);
    discord.deny_bot(channel, permission::SEND_MESSAGES);
    assert_eq!(asked(&discord, channel).await, MayPost::Lacks("Send Messages"));
    discord.deny_bot(channel, permission::VIEW_CHANNEL);
    assert_eq!(asked(&discord, channel).await, MayPost::Lacks("View Channel"));
    assert!(discord.violations().is_empty());
}

#[tokio::test]
async fn a_thread_has_its_channels_table_and_a_right_of_its_own() {
    let discord = Discord::start(Clock::system()).await.unwrap();
    let channel = discord.channel(discord.guild("Harbour"), "circle");
    let thread = discord.thread(channel, "tonight");
    assert_eq!(asked(&discord, thread).await, MayPost::Yes);
    discord.deny_bot(channel, permission::SEND_MESSAGES_IN_THREADS);
    assert_eq!(asked(&discord, thread).await, MayPost::Lacks("Send Messages in Threads"));
    assert_eq!(asked(&discord, channel).await, MayPost::Yes);
}

#[tokio::test]
async fn a_lost_channel_is_told_from_one_nobody_could_ask_about() {
    let discord = Discord::start(Clock::system()).await.unwrap();
    let server = discord.guild("Harbour");
    let channel = discord.channel(server, "circle");
    discord.fail_next_on("GET /channels/{channel}", Fault::Status(503));
    assert_eq!(asked(&discord, channel).await, MayPost::Unknown("status 503 (code 0)".into()));
    discord.kick_bot(server);
    assert_ne!(asked(&discord, channel).await, MayPost::Yes);
    discord.delete_channel(channel);
    assert_eq!(asked(&discord, channel).await, MayPost::Gone);
}
