//! Reminders: to every bound chat, at their minute, once, and never of what does not take place.

use circlekeeper_playground::telegram::Where;
use circlekeeper_tests::World;

use crate::led::{both, from_telegram, posts, reminded, silent, turns, writes};

const WEEKLY: [(&str, &str); 1] = [("when", "every Thursday 19:00")];

#[tokio::test(flavor = "multi_thread")]
async fn both_chats_are_reminded_at_the_minute() {
    let world = World::open().await;
    let circle = world.circle().await;
    world.schedule(&circle, &WEEKLY).await;
    world.at("2026-12-02T17:59:59Z").await;
    assert!(world.discord.unread().is_empty());
    world.at("2026-12-02T18:00:00Z").await;
    let discord = world.discord.next_message(circle.channel).await;
    insta::assert_snapshot!(discord.text, @"Thursday circle: <t:1796320800:F>, <t:1796320800:R>.");
    let telegram = world.telegram.next_message(circle.chat).await;
    insta::assert_snapshot!(telegram.text, @"Thursday circle: Thu 3 Dec 2026, 19:00 (Berlin), in 24 hours.");
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_cancelled_session_sends_no_reminder() {
    let world = World::open().await;
    let circle = world.circle().await;
    world.schedule(&circle, &WEEKLY).await;
    let preview =
        world.discord.command(&circle.dana, circle.channel, "cancelsession", &[]).await.unwrap();
    world.discord.press(&circle.dana, preview.seen(), "Confirm").await.unwrap();
    world.at("2026-11-30T08:02:00Z").await;
    assert!(world.discord.next_message(circle.channel).await.text.contains("is cancelled"));
    assert!(world.telegram.next_message(circle.chat).await.text.contains("is cancelled"));
    for moment in ["2026-12-02T18:00:00Z", "2026-12-03T17:30:00Z", "2026-12-03T18:00:00Z"] {
        world.at(moment).await;
    }
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn half_an_hour_before_both_chats_are_reminded_again() {
    let world = World::open().await;
    let circle = world.circle().await;
    let options = [("when", "every Thursday 19:00"), ("link", "https://zoom.us/j/1")];
    world.schedule(&circle, &options).await;
    world.at("2026-12-02T18:00:00Z").await;
    both(&world, &circle, "Thursday circle").await;
    world.at("2026-12-03T17:29:59Z").await;
    silent(&world, "a second early");
    world.at("2026-12-03T17:30:00Z").await;
    let reminder = world.discord.next_message(circle.channel).await;
    insta::assert_snapshot!(reminder.text, @"
    Thursday circle: <t:1796320800:F>, <t:1796320800:R>.
    Members get the way in with the button.
    ");
    assert_eq!(reminder.labels(), ["Coming", "Can't come", "Get the link"]);
    assert_eq!(reminder.pings, Vec::<String>::new());
    let reminder = world.telegram.next_message(circle.chat).await;
    insta::assert_snapshot!(reminder.text, @"
    Thursday circle: Thu 3 Dec 2026, 19:00 (Berlin), in 30 minutes.

    Members get the way in with the button.
    ");
    assert_eq!(reminder.labels(), ["Coming", "Can't come", "Get the link"]);
    world.at("2026-12-03T18:00:00Z").await;
    let word = world.discord.next_dm(&circle.dana).await;
    assert!(word.text.starts_with("Thursday circle begins now"), "{}", word.text);
    silent(&world, "in the chats, at its beginning");
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn on_telegram_each_reader_sees_their_own_clock() {
    let (world, led) = from_telegram().await;
    posts(&world, &led, "every Thursday 19:00").await;
    world.at("2026-12-02T18:00:00Z").await;
    let reminder = world.telegram.next_message(led.chat).await;
    let shown = reminder.displayed(|unix, format| format!("<{unix} as {format}>"));
    insta::assert_snapshot!(shown, @"Evening circle: <1796320800 as wDt>, <1796320800 as r>.");
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_reminder_whose_time_has_passed_is_not_owed() {
    let world = World::open().await;
    let circle = world.circle().await;
    world.schedule(&circle, &[("when", "in 2 hours")]).await;
    world.at("2026-11-30T09:29:59Z").await;
    silent(&world, "only the last is owed");
    world.at("2026-11-30T09:30:00Z").await;
    reminded(&world, &circle, "in 30 minutes").await;
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_begins_within_half_an_hour_is_posted_and_not_reminded_of() {
    let (world, led) = from_telegram().await;
    posts(&world, &led, "in 20 minutes").await;
    world.at("2026-11-30T08:20:00Z").await;
    let word = world.telegram.next_private(&led.tara).await;
    assert!(word.text.starts_with("Evening circle begins now"), "{}", word.text);
    silent(&world, "in the chats, at its beginning");
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_reminder_names_neither_the_group_nor_what_it_is_about() {
    let world = World::open().await;
    let circle = world.circle().await;
    let room = world.discord.channel(circle.server, "room-two");
    world.discord.allow(room, &circle.dana);
    let options =
        [("name", "Living with panic attacks"), ("zone", "Europe/Berlin"), ("topics", "panic")];
    world.discord.command(&circle.dana, room, "newgroup", &options).await.expect("an answer");
    world.discord.next_dm(&world.operator).await;
    let options = [("when", "tomorrow 19:00")];
    let preview = world.discord.command(&circle.dana, room, "schedule", &options).await;
    let preview = preview.expect("an answer");
    world.discord.press(&circle.dana, preview.seen(), "Confirm").await.expect("an answer");
    world.discord.next_message(room).await;
    world.at("2026-11-30T18:00:00Z").await;
    insta::assert_snapshot!(world.discord.next_message(room).await.text, @"Group 2: <t:1796148000:F>, <t:1796148000:R>.");
    for post in world.discord.messages(room) {
        assert!(!post.raw.to_string().to_lowercase().contains("panic"), "{}", post.text);
    }
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_chat_bound_after_the_times_were_posted_is_reminded_too() {
    let (world, led) = from_telegram().await;
    posts(&world, &led, "every Thursday 19:00").await;
    let second = world.telegram.group("Second chat", &led.tara);
    world.telegram.says(&led.tara, Where::Chat(second), "/usechat #1").await;
    insta::assert_snapshot!(world.telegram.next_message(second).await.text, @"This chat now belongs to Evening circle. Reminders arrive here.");
    for moment in ["2026-12-02T18:00:00Z", "2026-12-03T17:30:00Z"] {
        world.at(moment).await;
        let first = world.telegram.next_message(led.chat).await;
        assert_eq!(first.text, world.telegram.next_message(second).await.text);
    }
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn without_a_chat_nothing_is_said_and_nothing_is_lost() {
    let (world, led) = from_telegram().await;
    writes(&world, &led.tara, "/newgroup Quiet circle zone:Europe/Berlin").await;
    let preview = writes(&world, &led.tara, "/schedule tomorrow 19:00 group:#2").await;
    let done = turns(&world, &led.tara, &preview, "Confirm").await;
    insta::assert_snapshot!(done.text, @"
    Done. Quiet circle is scheduled:
    • Tue 1 Dec 2026, 19:00 (Berlin)

    Reminders need a chat. Add me to the group's channel or chat and use /usechat there.
    ");
    let preview = writes(&world, &led.tara, "/movesession s1 tomorrow 20:00").await;
    let done = turns(&world, &led.tara, &preview, "Confirm").await;
    insta::assert_snapshot!(done.text, @"
    Done. Quiet circle now begins Tue 1 Dec 2026, 20:00 (Berlin).

    No chat can hear it: there is none, or none that I can reach. Use /usechat in the chat of the group.
    ");
    let chat = world.telegram.group("Quiet chat", &led.tara);
    world.telegram.says(&led.tara, Where::Chat(chat), "/usechat #2").await;
    world.telegram.next_message(chat).await;
    world.at("2026-11-30T19:00:00Z").await;
    let reminder = world.telegram.next_message(chat).await;
    assert!(reminder.text.starts_with("Quiet circle: Tue 1 Dec 2026, 20:00"), "{}", reminder.text);
    world.close().await;
}
