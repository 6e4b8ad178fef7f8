//! A seat in a group that is full: waited for in order.

use circlekeeper_playground::discord::Where;
use circlekeeper_tests::{Circle, World};

/// A circle of two seats that meets every Thursday, 19:00 in Berlin, from 3 December on; Mia (on
/// Telegram) and Noah (on Discord) have them. Everything is read.
async fn full() -> (World, Circle) {
    let world = World::open().await;
    let circle = world.circle().await;
    world.schedule(&circle, &[("when", "every Thursday 19:00")]).await;
    world.ask(&circle.dana, circle.channel, "editgroup", &[("capacity", "2")]).await;
    world.tell(&circle.mia, "/join #1 alias:Mia B.").await;
    world.ask(&circle.noah, Where::Dm, "join", &[("group", "#1")]).await;
    (world, circle)
}

#[tokio::test(flavor = "multi_thread")]
async fn who_comes_to_a_full_group_gets_in_line() {
    let (world, circle) = full().await;
    let sam = world.newcomer("Sam").await;
    let found = world.tell(&sam, "/find anxiety").await;
    assert!(found.text.contains("No seat free, of 2"), "{}", found.text);
    let first = world.tap(&sam, &found, "Wait for a seat: Thursday circle").await;
    insta::assert_snapshot!(first.text, @"
    Thursday circle has no seat free at present. You are number 1 in line.

    As soon as a seat is yours to take I write to you here, and hold it for a while. To leave the line: /leave
    ");
    assert_eq!(first.labels(), ["Leave the line"]);
    let kim = world.discord.person("Kim");
    world.discord.join(circle.server, &kim);
    let shown = world.ask(&kim, Where::Dm, "group", &[("group", "#1")]).await;
    assert_eq!(shown.seen().labels(), ["Wait for a seat"]);
    let second = world.click(&kim, shown.seen(), "Wait for a seat").await;
    insta::assert_snapshot!(second.text(), @"
    Thursday circle has no seat free at present. You are number 2 in line.
    As soon as a seat is yours to take I write to you here, and hold it for a while. To leave the line: /leave
    ");
    let again = world.ask(&kim, Where::Dm, "join", &[("group", "#1"), ("alias", "K.")]).await;
    assert!(again.text().contains("You are number 2 in line"), "{}", again.text());
    let own = world.ask(&kim, Where::Dm, "mygroups", &[]).await;
    assert!(own.text().contains("You wait for a seat: number 2 in line"), "{}", own.text());
    let shown = world.ask(&kim, Where::Dm, "group", &[("group", "#1")]).await;
    assert!(shown.text().contains("You wait for a seat: number 2 in line"), "{}", shown.text());
    assert_eq!(shown.seen().labels(), ["Leave the line"]);
    // What is for members is not for who waits.
    let link = world.ask(&kim, Where::Dm, "link", &[("group", "#1")]).await;
    assert!(link.text().starts_with("Only members of Thursday circle"), "{}", link.text());
    let people = world.ask(&circle.dana, circle.channel, "people", &[]).await;
    assert!(people.is_private());
    insta::assert_snapshot!(people.text(), @"
    In Thursday circle:
    - `#1` somebody without a name (facilitator), Discord, since 30 Nov 2026
    - `#2` Mia B., Telegram, since 30 Nov 2026
    - `#3` somebody without a name, Discord, since 30 Nov 2026
    Seats: 2 of 2 taken, 0 free
    2 people wait for a seat, the next one first:
    - `#4` somebody without a name, Telegram, since 30 Nov 2026
    - `#5` K., Discord, since 30 Nov 2026
    Please keep this to yourself. To take somebody out: /remove and their number.
    ");
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_waits_leaves_the_line_by_command_or_button_and_the_others_move_up() {
    let (world, circle) = full().await;
    let [sam, kim, lea] =
        [world.newcomer("Sam").await, world.newcomer("Kim").await, world.newcomer("Lea").await];
    for person in [&sam, &kim, &lea] {
        world.tell(person, "/join #1").await;
    }
    let left = world.tell(&sam, "/leave #1").await;
    let said = "You do not wait for a seat in Thursday circle any more. That you did is erased.";
    assert_eq!((left.text.as_str(), left.labels().len()), (said, 0));
    let shown = world.tell(&kim, "/group #1").await;
    assert!(shown.text.contains("number 1 in line"), "{}", shown.text);
    world.telegram.press(&kim, &shown, "Leave the line").await;
    assert_eq!(world.telegram.next_edit(&shown).await.text, said);
    // Pressed once more where the change had not been seen yet.
    world.telegram.press_forged(&kim, &shown, "unwait:1").await;
    let late = world.telegram.next_private(&kim).await;
    assert!(late.text.contains("button is too old"), "{}", late.text);
    assert!(world.tell(&lea, "/mygroups").await.text.contains("number 1 in line"));
    let none = world.tell(&sam, "/leave").await;
    assert!(none.text.starts_with("You are in no group yet"), "{}", none.text);
    let people = world.ask(&circle.dana, circle.channel, "people", &[]).await;
    assert!(people.text().contains("One person waits for a seat:"), "{}", people.text());
    world.close().await;
}
