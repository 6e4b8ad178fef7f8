//! Chats that cannot be posted to any more: asked once, told once, taken up again.

use circlekeeper_core::domain::address::Platform;
use circlekeeper_playground::discord::{self, permission};
use circlekeeper_tests::{Circle, World};

use crate::scene::{
    EARLY, LAST, NEXT_EARLY, both_reminded, cancel, reminded_on_discord, reminded_on_telegram,
    thursdays, tries_on_discord, tries_on_telegram,
};

/// Dana reads that a chat is lost, and nobody else does.
async fn dana_hears(world: &World, circle: &Circle, platform: &str) -> discord::Seen {
    let told = world.discord.next_dm(&circle.dana).await;
    assert!(told.text.contains("I can no longer post in a chat of Thursday circle"), "{told:?}");
    assert!(told.text.contains(platform), "{told:?}");
    told
}

async fn dana_tries_again(world: &World, circle: &Circle, told: &discord::Seen) {
    let answer = world.discord.press(&circle.dana, told, "Try again").await.expect("an answer");
    assert!(!answer.text().is_empty());
    world.settle().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_bot_thrown_out_of_a_telegram_chat_tells_the_facilitator_and_returns() {
    let (world, circle) = thursdays().await;
    let tried = tries_on_telegram(&world, circle.chat);
    world.telegram.kick_bot(circle.chat);
    world.settle().await;
    let told = dana_hears(&world, &circle, "Telegram").await;
    assert!(told.text.contains("I was taken out of it: please invite me again"), "{told:?}");
    world.at(EARLY).await;
    reminded_on_discord(&world, &circle).await;
    assert_eq!(tries_on_telegram(&world, circle.chat), tried);
    world.telegram.add_bot(circle.chat);
    world.settle().await;
    world.at(LAST).await;
    both_reminded(&world, &circle).await;
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_deleted_telegram_group_costs_one_request_and_one_word() {
    let (world, circle) = thursdays().await;
    let tried = tries_on_telegram(&world, circle.chat);
    world.telegram.delete_group(circle.chat);
    world.at(EARLY).await;
    reminded_on_discord(&world, &circle).await;
    let told = dana_hears(&world, &circle, "Telegram").await;
    assert!(told.text.contains("If it was deleted, please use /usechat in another"), "{told:?}");
    world.at(LAST).await;
    reminded_on_discord(&world, &circle).await;
    world.at(NEXT_EARLY).await;
    reminded_on_discord(&world, &circle).await;
    assert_eq!(tries_on_telegram(&world, circle.chat), tried + 1);
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_silenced_bot_on_telegram_is_told_of_and_speaks_again() {
    let (world, circle) = thursdays().await;
    let tried = tries_on_telegram(&world, circle.chat);
    world.telegram.mute_bot(circle.chat, true);
    world.at(EARLY).await;
    reminded_on_discord(&world, &circle).await;
    let told = dana_hears(&world, &circle, "Telegram").await;
    assert!(told.text.contains("please let me send messages, then press Try again"), "{told:?}");
    assert_eq!(tries_on_telegram(&world, circle.chat), tried + 1);
    world.telegram.mute_bot(circle.chat, false);
    dana_tries_again(&world, &circle, &told).await;
    world.at(LAST).await;
    both_reminded(&world, &circle).await;
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_deleted_topic_is_told_of_and_the_other_chat_is_undisturbed() {
    let (world, circle) = thursdays().await;
    let forum = world.telegram.forum("Evenings", &circle.dana_there);
    let topic = world.telegram.topic(forum, "Fridays");
    let other = world.discord.channel(circle.server, "friday-circle");
    world.discord.allow(other, &circle.dana);
    bind_a_topic(&world, &circle, (forum, topic)).await;
    world.telegram.delete_topic(forum, topic);
    world.at(EARLY).await;
    both_reminded(&world, &circle).await;
    let told = dana_hears(&world, &circle, "Telegram").await;
    assert!(told.text.contains("It seems that its topic was deleted."), "{told:?}");
    let tried = tries_on_telegram(&world, forum);
    world.at(LAST).await;
    both_reminded(&world, &circle).await;
    assert_eq!(tries_on_telegram(&world, forum), tried);
    world.close().await;
}

/// The topic serves the circle, too.
async fn bind_a_topic(
    world: &World,
    circle: &Circle,
    (forum, topic): (circlekeeper_playground::telegram::ChatId, i64),
) {
    use circlekeeper_playground::telegram::Where;
    world.telegram.says(&circle.dana_there, Where::Topic(forum, topic), "/usechat #1").await;
    world.telegram.next_message(forum).await;
    let request = world.discord.next_dm(&circle.dana).await;
    world.discord.press(&circle.dana, &request, "Yes, use that chat").await.expect("an answer");
    world.telegram.next_message(forum).await;
    world.settle().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_bot_thrown_off_a_discord_server_returns_with_it() {
    let (world, circle) = thursdays().await;
    let tried = tries_on_discord(&world, circle.channel);
    world.discord.kick_bot(circle.server);
    world.at(EARLY).await;
    reminded_on_telegram(&world, circle.chat).await;
    assert!(tries_on_discord(&world, circle.channel) <= tried + 1);
    world.discord.invite_bot(circle.server);
    // Nobody could be written to meanwhile: no server was shared.
    regained(&world, &circle).await;
    world.at(LAST).await;
    both_reminded(&world, &circle).await;
    world.close().await;
}

/// Asks until the bot, which gets news from Discord in its own time, knows the channel again.
async fn regained(world: &World, circle: &Circle) {
    world.discord.command(&circle.dana, circle.channel, "next", &[]).await.expect("an answer");
    world.settle().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_deleted_discord_channel_is_told_of_once_whatever_restarts_follow() {
    let (mut world, circle) = thursdays().await;
    let tried = tries_on_discord(&world, circle.channel);
    world.discord.delete_channel(circle.channel);
    dana_hears(&world, &circle, "Discord").await;
    for moment in [EARLY, LAST] {
        world.stop().await;
        world.start().await;
        world.at(moment).await;
        reminded_on_telegram(&world, circle.chat).await;
    }
    assert_eq!(tries_on_discord(&world, circle.channel), tried);
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_missing_right_on_discord_costs_one_request_and_is_mended_by_a_press() {
    for right in [permission::SEND_MESSAGES, permission::VIEW_CHANNEL] {
        let (mut world, circle) = thursdays().await;
        let tried = tries_on_discord(&world, circle.channel);
        world.discord.deny_bot(circle.channel, right);
        world.at(EARLY).await;
        reminded_on_telegram(&world, circle.chat).await;
        let told = dana_hears(&world, &circle, "Discord").await;
        assert!(
            told.text.contains("please give me “View Channel” and “Send Messages”"),
            "{told:?}"
        );
        let address = format!("https://discord.com/channels/{}/{}", circle.server, circle.channel);
        assert!(told.text.contains(&address), "{told:?}");
        world.stop().await;
        world.start().await;
        world.settle().await;
        assert_eq!(tries_on_discord(&world, circle.channel), tried + 1);
        world.discord.allow_bot(circle.channel, right);
        dana_tries_again(&world, &circle, &told).await;
        world.at(LAST).await;
        both_reminded(&world, &circle).await;
        world.close().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_facilitator_whose_messages_are_closed_is_tried_once_and_nobody_is_told_instead() {
    let (world, circle) = thursdays().await;
    world.discord.refuse_dms(&circle.dana);
    let asked = || {
        let failed = |one: &&discord::Recorded| one.status == Some(403);
        world.discord.requests().iter().filter(failed).count()
    };
    let before = asked();
    world.telegram.kick_bot(circle.chat);
    world.settle().await;
    for moment in [EARLY, LAST] {
        world.at(moment).await;
        reminded_on_discord(&world, &circle).await;
    }
    assert_eq!(asked(), before + 1);
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_chat_that_returns_hears_what_changed_meanwhile() {
    let (world, circle) = thursdays().await;
    world.telegram.kick_bot(circle.chat);
    world.settle().await;
    dana_hears(&world, &circle, "Telegram").await;
    cancel(&world, &circle).await;
    world.at("2026-11-30T08:03:00Z").await;
    assert!(world.discord.next_message(circle.channel).await.text.contains("is cancelled"));
    world.telegram.add_bot(circle.chat);
    world.settle().await;
    let notice = world.telegram.next_message(circle.chat).await;
    assert!(notice.text.contains("is cancelled"), "{}", notice.text);
    for moment in [EARLY, LAST] {
        world.at(moment).await;
    }
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_chat_that_returns_hears_of_times_posted_and_of_a_series_ended_meanwhile() {
    let (world, circle) = thursdays().await;
    world.telegram.kick_bot(circle.chat);
    world.settle().await;
    dana_hears(&world, &circle, "Telegram").await;
    for command in [("endseries", None), ("schedule", Some(("when", "every Monday 18:00")))] {
        let options: Vec<_> = command.1.into_iter().collect();
        let preview = world.ask(&circle.dana, circle.channel, command.0, &options).await;
        world.click(&circle.dana, preview.seen(), "Confirm").await;
        world.discord.next_message(circle.channel).await;
    }
    world.telegram.add_bot(circle.chat);
    world.settle().await;
    let heard = [world.telegram.next_message(circle.chat).await.text];
    let heard = [heard, [world.telegram.next_message(circle.chat).await.text]].concat();
    for words in ["come to an end", "new session times"] {
        assert!(heard.iter().any(|text| text.contains(words)), "{words}: {heard:?}");
    }
    world.at(EARLY).await;
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_token_revoked_ends_that_side_alone() {
    let (mut world, circle) = thursdays().await;
    world.telegram.revoke_token(true);
    world.expect_ended(Platform::Telegram);
    world.at(EARLY).await;
    reminded_on_discord(&world, &circle).await;
    assert!(!world.has_ended());
    world.close().await;
}
