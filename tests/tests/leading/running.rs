//! Running a group: leading it together, beginning its sessions, noting who came.

mod attendance;
mod begins;
mod breaks;
mod crowd;
mod duties;
mod missed;
mod names;
mod paused;
mod together;
mod uncancelled;

use circlekeeper_playground::discord::{Answer, Person, Where};
use circlekeeper_playground::telegram;
use circlekeeper_tests::{Circle, World};

const FULL: &str = "Thursday circle takes no new members at present.";

/// A circle that meets every Thursday, 19:00 in Berlin, from 3 December on, led by Dana on Discord; Mia
/// (on Telegram) and Noah (on Discord) are in it. Everything is read.
async fn meeting() -> (World, Circle) {
    meeting_at(&[("when", "every Thursday 19:00")]).await
}

/// The same at other times.
async fn meeting_at(times: &[(&str, &str)]) -> (World, Circle) {
    let world = World::open().await;
    let circle = world.circle().await;
    world.schedule(&circle, times).await;
    world.ask(&circle.dana, Where::Dm, "alias", &[("alias", "Dana")]).await;
    world.tell(&circle.mia, "/join #1 alias:Mia B.").await;
    world.ask(&circle.noah, Where::Dm, "join", &[("group", "#1")]).await;
    (world, circle)
}

/// The same, led by Robin on Telegram, too.
async fn led_by_two() -> (World, Circle, telegram::Person) {
    led_by_two_at(&[("when", "every Thursday 19:00")]).await
}

/// The same at other times.
async fn led_by_two_at(times: &[(&str, &str)]) -> (World, Circle, telegram::Person) {
    let (world, circle) = meeting_at(times).await;
    let robin = world.newcomer("Robin").await;
    let code = code_of(&made(&world, &circle).await);
    world.agree(&robin, &format!("/cofacilitator {code}")).await;
    world.tell(&robin, "/alias Robin").await;
    world.discord.next_dm(&circle.dana).await;
    (world, circle, robin)
}

/// Dana makes a code.
async fn made(world: &World, circle: &Circle) -> Answer {
    world.ask(&circle.dana, circle.channel, "cofacilitator", &[]).await
}

/// The code in an answer.
fn code_of(answer: &Answer) -> String {
    let lines: Vec<&str> = answer.text().lines().collect();
    lines.iter().find(|line| line.starts_with('`')).expect("a code").trim_matches('`').to_owned()
}

/// Somebody asks in private on Discord.
async fn asks(world: &World, by: &Person, command: &str, options: &[(&str, &str)]) -> Answer {
    world.ask(by, Where::Dm, command, options).await
}

/// The calendar comes to the start of the session of this December day, 19:00 in Berlin: both chats are
/// reminded a day and half an hour before.
async fn to_the_start(world: &World, circle: &Circle, day: u8) {
    for moment in [format!("{:02}T18:00:00Z", day - 1), format!("{day:02}T17:30:00Z")] {
        world.at(&format!("2026-12-{moment}")).await;
        both(world, circle, "Thursday circle: ").await;
    }
    world.at(&format!("2026-12-{day:02}T18:00:00Z")).await;
}

/// The session of this day begins without anybody saying so. What Dana is asked.
async fn nobody_begins(world: &World, circle: &Circle, day: u8) -> String {
    to_the_start(world, circle, day).await;
    world.discord.next_dm(&circle.dana).await;
    world.at(&format!("2026-12-{day:02}T18:10:00Z")).await;
    world.discord.next_dm(&circle.dana).await.text
}

/// Both chats of the circle hear the same once.
async fn both(world: &World, circle: &Circle, words: &str) {
    let there = world.discord.next_message(circle.channel).await.text;
    assert!(there.contains(words), "on Discord: {there}");
    let there = world.telegram.next_message(circle.chat).await.text;
    assert!(there.contains(words), "on Telegram: {there}");
}

/// Nothing was said on either platform that has not been read.
fn silent(world: &World, when: &str) {
    let discord: Vec<String> = world.discord.unread().into_iter().map(|seen| seen.text).collect();
    let telegram: Vec<String> = world.telegram.unread().into_iter().map(|seen| seen.text).collect();
    assert!(discord.is_empty() && telegram.is_empty(), "{when}: {discord:?} {telegram:?}");
}
