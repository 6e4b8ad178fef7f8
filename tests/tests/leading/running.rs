//! Running a group: leading it together, beginning its sessions, noting who came.

mod together;

use circlekeeper_playground::discord::{Answer, Person, Where};
use circlekeeper_playground::telegram;
use circlekeeper_tests::{Circle, World};

/// A circle that meets every Thursday, 19:00 in Berlin, from 3 December on, led by Dana on Discord; Mia
/// (on Telegram) and Noah (on Discord) are in it. Everything is read.
async fn meeting() -> (World, Circle) {
    let world = World::open().await;
    let circle = world.circle().await;
    world.schedule(&circle, &[("when", "every Thursday 19:00")]).await;
    world.ask(&circle.dana, Where::Dm, "alias", &[("alias", "Dana")]).await;
    world.tell(&circle.mia, "/join #1 alias:Mia B.").await;
    world.ask(&circle.noah, Where::Dm, "join", &[("group", "#1")]).await;
    (world, circle)
}

/// The same, led by Robin on Telegram, too.
async fn led_by_two() -> (World, Circle, telegram::Person) {
    let (world, circle) = meeting().await;
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
