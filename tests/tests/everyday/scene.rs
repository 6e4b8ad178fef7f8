//! What the journeys about everyday use share: a circle that meets, with its people in it.

use circlekeeper_playground::discord::{Answer, Person, Where};
use circlekeeper_tests::{Circle, World};

/// A circle that meets every Thursday, 19:00 in Berlin, from 3 December on; Mia (on Telegram) and
/// Noah (on Discord) are in it. Everything is read.
pub(crate) async fn meeting() -> (World, Circle) {
    let world = World::open().await;
    let circle = world.circle().await;
    world.schedule(&circle, &[("when", "every Thursday 19:00")]).await;
    world.tell(&circle.mia, "/join #1 alias:Mia B.").await;
    world.ask(&circle.noah, Where::Dm, "join", &[("group", "#1")]).await;
    (world, circle)
}

/// Somebody asks in private on Discord.
pub(crate) async fn asks(
    world: &World,
    by: &Person,
    command: &str,
    options: &[(&str, &str)],
) -> Answer {
    world.ask(by, Where::Dm, command, options).await
}

/// The facilitator gives a command and confirms it; what is said then.
pub(crate) async fn confirms(
    world: &World,
    circle: &Circle,
    command: &str,
    options: &[(&str, &str)],
) -> String {
    let preview = world.ask(&circle.dana, circle.channel, command, options).await;
    assert!(preview.is_private());
    assert_eq!(preview.seen().labels(), ["Confirm", "Never mind"], "{}", preview.text());
    world.click(&circle.dana, preview.seen(), "Confirm").await.text().to_owned()
}

/// Both chats of the circle hear the same once.
pub(crate) async fn both(world: &World, circle: &Circle, words: &str) {
    let there = world.discord.next_message(circle.channel).await.text;
    assert!(there.contains(words), "on Discord: {there}");
    let there = world.telegram.next_message(circle.chat).await.text;
    assert!(there.contains(words), "on Telegram: {there}");
}

/// Nothing was said on either platform that has not been read.
pub(crate) fn silent(world: &World, when: &str) {
    let discord: Vec<String> = world.discord.unread().into_iter().map(|seen| seen.text).collect();
    let telegram: Vec<String> = world.telegram.unread().into_iter().map(|seen| seen.text).collect();
    assert!(discord.is_empty() && telegram.is_empty(), "{when}: {discord:?} {telegram:?}");
}

/// Whether these bytes hold this word.
pub(crate) fn holds(bytes: &[u8], word: &str) -> bool {
    bytes.windows(word.len()).any(|window| window == word.as_bytes())
}
