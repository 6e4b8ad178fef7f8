//! What these journeys share: a circle that meets every Thursday, and what was asked of the platforms.

use circlekeeper_playground::discord::{self, ChannelId};
use circlekeeper_playground::telegram::{self, ChatId};
use circlekeeper_tests::{Circle, World};

/// 24 hours before the first session.
pub(crate) const EARLY: &str = "2026-12-02T18:00:00Z";
/// 30 minutes before it: the last reminder.
pub(crate) const LAST: &str = "2026-12-03T17:30:00Z";
/// The first session begins.
pub(crate) const BEGINS: &str = "2026-12-03T18:00:00Z";
/// 24 hours before the second session.
pub(crate) const NEXT_EARLY: &str = "2026-12-09T18:00:00Z";

/// When the circle of these journeys meets.
pub(crate) const WEEKLY: [(&str, &str); 1] = [("when", "every Thursday 19:00")];

/// A world with a circle that meets every Thursday at 19:00 in Berlin, and has been told so.
pub(crate) async fn thursdays() -> (World, Circle) {
    let world = World::open().await;
    let circle = world.circle().await;
    world.schedule(&circle, &WEEKLY).await;
    world.settle().await;
    (world, circle)
}

/// Somebody in the Discord channel reads the next reminder.
pub(crate) async fn reminded_on_discord(world: &World, circle: &Circle) -> discord::Seen {
    let seen = world.discord.next_message(circle.channel).await;
    assert!(seen.text.starts_with("Thursday circle: <t:"), "{}", seen.text);
    seen
}

/// Somebody in the Telegram chat reads the next reminder.
pub(crate) async fn reminded_on_telegram(world: &World, chat: ChatId) -> telegram::Seen {
    let seen = world.telegram.next_message(chat).await;
    let reminds = seen.text.starts_with("Thursday circle: ") && seen.text.contains(", in ");
    assert!(reminds, "{}", seen.text);
    seen
}

/// Both chats read the next reminder.
pub(crate) async fn both_reminded(world: &World, circle: &Circle) {
    reminded_on_discord(world, circle).await;
    reminded_on_telegram(world, circle.chat).await;
}

/// How many messages the bot tried to post in a Discord channel.
pub(crate) fn tries_on_discord(world: &World, channel: ChannelId) -> usize {
    let path = format!("/channels/{channel}/messages");
    let requests = world.discord.requests();
    requests.iter().filter(|one| one.method == "POST" && one.path.ends_with(&path)).count()
}

/// How many messages the bot tried to post in a Telegram chat.
pub(crate) fn tries_on_telegram(world: &World, chat: ChatId) -> usize {
    let chat = chat.to_string();
    let to = |params: &serde_json::Value| params["chat_id"].to_string().trim_matches('"') == chat;
    let requests = world.telegram.requests();
    requests.iter().filter(|one| one.method == "sendmessage" && to(&one.params)).count()
}

/// Cancels the next session.
pub(crate) async fn cancel(world: &World, circle: &Circle) {
    let (discord, dana) = (&world.discord, &circle.dana);
    let preview =
        discord.command(dana, circle.channel, "cancelsession", &[]).await.expect("an answer");
    discord.press(dana, preview.seen(), "Confirm").await.expect("an answer");
}

/// Moves the next session.
pub(crate) async fn move_to(world: &World, circle: &Circle, to: &str) {
    let (discord, dana) = (&world.discord, &circle.dana);
    let options = [("to", to)];
    let preview =
        discord.command(dana, circle.channel, "movesession", &options).await.expect("an answer");
    discord.press(dana, preview.seen(), "Confirm").await.expect("an answer");
}

/// Dana is told that the session begins, with the button that says so.
pub(crate) async fn told_that_it_begins(world: &World, circle: &Circle) {
    let word = world.discord.next_dm(&circle.dana).await;
    assert!(word.text.starts_with("Thursday circle begins now"), "{}", word.text);
}
