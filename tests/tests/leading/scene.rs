//! What the journeys about concerns share: a circle with its people, and a concern on its way.

use circlekeeper_core::domain::address::{Account, Platform};
use circlekeeper_playground::discord::{Answer, Seen as DiscordSeen, Where};
use circlekeeper_playground::telegram::{Person, Seen};
use circlekeeper_tests::{Circle, World};

/// The circle; Mia (on Telegram) and Noah (on Discord) are in it. Everything is read.
pub(crate) async fn gathered(world: &World) -> Circle {
    let circle = world.circle().await;
    world.tell(&circle.mia, "/join #1 alias:Mia B.").await;
    world.ask(&circle.noah, Where::Dm, "join", &[("group", "#1")]).await;
    circle
}

/// A world with a second operator, on Telegram, who has pressed Start.
pub(crate) async fn with_two_operators() -> (World, Person) {
    let mut second = None;
    let world = World::open_among(|settings, telegram| {
        let person = telegram.person("Oda");
        settings.operators.push(Account::new(Platform::Telegram, person.id()));
        second = Some(person);
    })
    .await;
    let second = second.expect("an operator");
    world.telegram.start_bot(&second, None).await;
    world.telegram.next_private(&second).await;
    (world, second)
}

/// Somebody on Telegram tells the operator something, and confirms it; its reference.
pub(crate) async fn tells_operator(world: &World, by: &Person, text: &str) -> String {
    let done = world.agree(by, text).await;
    reference_in(&done.text)
}

/// The reference in a text.
pub(crate) fn reference_in(text: &str) -> String {
    let text = text.replace(['\u{2060}', '`'], "");
    let at = text.find("C-").unwrap_or_else(|| panic!("no reference in: {text}"));
    text[at..].chars().take(6).collect()
}

/// The text with its reference, which is chance, taken out.
pub(crate) fn nameless(text: &str, reference: &str) -> String {
    text.replace(reference, "C-7F3K")
}

/// The operator looks at a concern that they were told of.
pub(crate) async fn looks(world: &World, told: &DiscordSeen) -> Answer {
    world.click(&world.operator, told, "Look at it").await
}

/// The operator presses what stands below a concern, and confirms what it previews; what is said then.
pub(crate) async fn decides(world: &World, shown: &Answer, label: &str) -> String {
    let preview = world.click(&world.operator, shown.seen(), label).await;
    assert_eq!(preview.seen().labels(), ["Confirm", "Never mind"], "{}", preview.text());
    world.click(&world.operator, preview.seen(), "Confirm").await.text().to_owned()
}

/// Both chats of the circle hear the same once.
pub(crate) async fn both(world: &World, circle: &Circle, words: &str) {
    let there = world.discord.next_message(circle.channel).await.text;
    assert_eq!(there, words, "on Discord");
    let there = world.telegram.next_message(circle.chat).await.text;
    assert_eq!(there, words, "on Telegram");
}

/// Somebody on Telegram confirms a preview and reads what it became.
pub(crate) async fn confirms(world: &World, by: &Person, preview: &Seen) -> String {
    let confirm = preview.labels()[0].to_owned();
    world.telegram.press(by, preview, &confirm).await;
    world.telegram.next_edit(preview).await.text
}
