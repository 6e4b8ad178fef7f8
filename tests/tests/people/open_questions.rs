//! A question left open: what is written later, to nobody in particular, does not become its answer.

use circlekeeper_playground::telegram::{Seen, Where};
use circlekeeper_tests::{Circle, World};

const CRY: &str = "I want to die";
const UNREAD: &str = "I only understand commands, and I have not read or kept what you wrote.";

/// Mia is in the circle and was asked what to call her.
async fn asked() -> (World, Circle) {
    let world = World::open().await;
    let circle = world.circle().await;
    world.tell(&circle.mia, "/join #1 alias:Mia B.").await;
    asks(&world, &circle).await;
    (world, circle)
}

async fn asks(world: &World, circle: &Circle) {
    let question = world.tell(&circle.mia, "/alias").await;
    assert!(question.text.contains("What should we call you there?"), "{}", question.text);
}

/// Mia presses a button; what its message says then.
async fn presses(world: &World, circle: &Circle, preview: &Seen, label: &str) -> Seen {
    world.telegram.press(&circle.mia, preview, label).await;
    world.telegram.next_edit(preview).await
}

/// Words to nobody in particular: they are not taken for a name.
async fn unheard(world: &World, circle: &Circle, after: &str) {
    let answer = world.tell(&circle.mia, CRY).await;
    assert!(answer.text.starts_with(UNREAD), "after {after}: {}", answer.text);
    assert!(answer.text.ends_with("If you need somebody now: /crisis"), "{}", answer.text);
    let groups = world.tell(&circle.mia, "/mygroups").await;
    assert!(groups.text.replace('\u{2060}', "").contains("called Mia B."), "{}", groups.text);
}

#[tokio::test(flavor = "multi_thread")]
async fn any_other_command_ends_the_waiting_for_an_answer() {
    let (world, circle) = asked().await;
    for command in ["/mygroups", "/find", "/help", "/link", "/crisis", "/krise", "/nonsense"] {
        asks(&world, &circle).await;
        world.tell(&circle.mia, command).await;
        world.telegram.nothing_more().await;
        unheard(&world, &circle, command).await;
    }
    // In a chat, too.
    asks(&world, &circle).await;
    world.tell_in(&circle.mia, circle.chat, "/next").await;
    unheard(&world, &circle, "a command in the chat").await;
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_written_together_with_a_cry_for_help_is_no_answer() {
    let (world, circle) = asked().await;
    let busy = world.busy_store().await;
    let answer = world.tell(&circle.mia, "/crisis").await;
    assert!(answer.text.starts_with("If somebody is in danger"), "{}", answer.text);
    world.telegram.says(&circle.mia, Where::Private, CRY).await;
    drop(busy);
    let answer = world.telegram.next_private(&circle.mia).await;
    assert!(answer.text.starts_with(UNREAD), "{}", answer.text);
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_question_waits_ten_minutes() {
    let (world, circle) = asked().await;
    world.at("2026-11-30T08:10:30Z").await;
    unheard(&world, &circle, "ten minutes").await;
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_name_typed_in_answer_is_confirmed_first() {
    let (world, circle) = asked().await;
    let preview = world.tell(&circle.mia, CRY).await;
    insta::assert_snapshot!(preview.text, @"Shall you be called I want to die in Thursday circle? Whoever leads it reads that.");
    assert_eq!(preview.labels(), ["Confirm", "Never mind"]);
    let dropped = presses(&world, &circle, &preview, "Never mind").await;
    assert_eq!(dropped.text, "Dropped. Nothing was changed.");
    asks(&world, &circle).await;
    let preview = world.tell(&circle.mia, "Little bird").await;
    let set = presses(&world, &circle, &preview, "Confirm").await;
    assert_eq!(set.text, "In Thursday circle you are called Little bird from now on.");
    world.close().await;
}
