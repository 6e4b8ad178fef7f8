//! What the journeys about times share: a circle led from Telegram, and shorter ways to ask.

use circlekeeper_core::domain::policy::Listing;
use circlekeeper_playground::discord;
use circlekeeper_playground::telegram::{ChatId, Person, Seen, Where};
use circlekeeper_tests::{Circle, World, tells_of_missed};

/// "Evening circle" in Berlin, opened on Telegram, with its chat there and no other.
pub(crate) struct Led {
    /// Its chat.
    pub(crate) chat: ChatId,
    /// Its facilitator.
    pub(crate) tara: Person,
    /// A member.
    pub(crate) mia: Person,
    /// In the chat, but no member; has pressed Start.
    pub(crate) sam: Person,
}

/// A world where groups are listed at once, with a circle led from Telegram. Everything is read.
pub(crate) async fn from_telegram() -> (World, Led) {
    from_telegram_in("Europe/Berlin").await
}

/// The same in another zone.
pub(crate) async fn from_telegram_in(zone: &str) -> (World, Led) {
    let world = World::open_with(|settings| settings.listing = Listing::Open).await;
    let telegram = &world.telegram;
    let [tara, mia, sam] = ["Tara", "Mia", "Sam"].map(|name| telegram.person(name));
    let chat = telegram.group("Evenings", &tara);
    for person in [&mia, &sam] {
        telegram.join(chat, person);
    }
    for person in [&tara, &mia, &sam] {
        telegram.start_bot(person, None).await;
        telegram.next_private(person).await;
    }
    let open = format!("/newgroup Evening circle zone:{zone} fee:no fee alias:Tara");
    telegram.says(&tara, Where::Chat(chat), &open).await;
    telegram.next_message(chat).await;
    let led = Led { chat, tara, mia, sam };
    writes(&world, &led.mia, "/join Evening circle").await;
    (world, led)
}

/// Somebody writes to the bot privately on Telegram and reads the answer.
pub(crate) async fn writes(world: &World, by: &Person, text: &str) -> Seen {
    world.telegram.says(by, Where::Private, text).await;
    world.telegram.next_private(by).await
}

/// Somebody presses a button in their private chat, and reads what the message became.
pub(crate) async fn turns(world: &World, by: &Person, message: &Seen, label: &str) -> Seen {
    world.telegram.press(by, message, label).await;
    world.telegram.next_edit(message).await
}

/// The same where the answer is a new message.
pub(crate) async fn leads(world: &World, by: &Person, message: &Seen, label: &str) -> Seen {
    world.telegram.press(by, message, label).await;
    world.telegram.next_private(by).await
}

/// Posts session times from Telegram and reads what is said of it.
pub(crate) async fn posts(world: &World, led: &Led, times: &str) -> Seen {
    let preview = writes(world, &led.tara, &format!("/schedule {times}")).await;
    let confirm = preview.labels()[0].to_owned();
    assert!(confirm.starts_with("Confirm"), "{}", preview.text);
    turns(world, &led.tara, &preview, &confirm).await;
    world.telegram.next_message(led.chat).await
}

/// The facilitator gives a command in the circle's Discord channel.
pub(crate) async fn dana(
    world: &World,
    circle: &Circle,
    command: &str,
    options: &[(&str, &str)],
) -> discord::Answer {
    asks(world, circle, &circle.dana, command, options).await
}

/// Somebody gives a command in the circle's Discord channel.
pub(crate) async fn asks(
    world: &World,
    circle: &Circle,
    by: &discord::Person,
    command: &str,
    options: &[(&str, &str)],
) -> discord::Answer {
    world.discord.command(by, circle.channel, command, options).await.expect("an answer")
}

/// Somebody presses a button on Discord.
pub(crate) async fn press(
    world: &World,
    by: &discord::Person,
    message: &discord::Seen,
    label: &str,
) -> discord::Answer {
    world.discord.press(by, message, label).await.expect("an answer")
}

/// Both chats of the circle hear the same once.
pub(crate) async fn both(world: &World, circle: &Circle, words: &str) {
    let there = world.discord.next_message(circle.channel).await.text;
    assert!(there.contains(words), "on Discord: {there}");
    let there = world.telegram.next_message(circle.chat).await.text;
    assert!(there.contains(words), "on Telegram: {there}");
}

/// Both chats of the circle are reminded once, so long (as Telegram puts it in words) before.
pub(crate) async fn reminded(world: &World, circle: &Circle, away: &str) {
    let there = world.discord.next_message(circle.channel).await.text;
    assert!(there.starts_with("Thursday circle: <t:"), "on Discord: {there}");
    let there = world.telegram.next_message(circle.chat).await.text;
    assert!(there.starts_with("Thursday circle: "), "on Telegram: {there}");
    assert!(there.contains(away), "on Telegram: {there}");
}

/// Nothing was said on either platform that has not been read, but for what tells a facilitator of reminders
/// that the calendar leapt over.
pub(crate) fn silent(world: &World, when: &str) {
    let (discord, telegram) = (world.discord.unread(), world.telegram.unread());
    let [discord, telegram] = [
        discord.into_iter().map(|seen| seen.text).collect::<Vec<_>>(),
        telegram.into_iter().map(|seen| seen.text).collect::<Vec<_>>(),
    ]
    .map(|texts| texts.into_iter().filter(|text| !tells_of_missed(text)).collect::<Vec<_>>());
    assert!(discord.is_empty() && telegram.is_empty(), "{when}: {discord:?} {telegram:?}");
}
