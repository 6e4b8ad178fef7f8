//! What is changed while a group takes a break: answered truthfully, and told when the break ends.

use circlekeeper_tests::{Circle, World};

use crate::scene::{both, confirms, meeting, silent};

const LATER: &str = "Its chats hear of it when the break ends.";

/// The break begins or ends; what the facilitator is told.
async fn pause(world: &World, circle: &Circle) -> String {
    confirms(world, circle, "pausegroup", &[]).await
}

/// The break begins, and both chats have read so.
async fn in_a_break() -> (World, Circle) {
    let (world, circle) = meeting().await;
    pause(&world, &circle).await;
    both(&world, &circle, "takes a break").await;
    (world, circle)
}

/// The break ends, and both chats have read so.
async fn goes_on(world: &World, circle: &Circle) {
    let answer = pause(world, circle).await;
    assert_eq!(answer, "Thursday circle goes on.\nIts chats are told.");
    both(world, circle, "Thursday circle goes on").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_changed_in_a_break_is_told_when_it_ends() {
    let (world, circle) = in_a_break().await;
    let done = confirms(&world, &circle, "cancelsession", &[]).await;
    assert!(done.ends_with(LATER), "{done}");
    let to = [("to", "2026-12-11 20:00"), ("session", "#2")];
    let done = confirms(&world, &circle, "movesession", &to).await;
    assert!(done.ends_with(LATER), "{done}");
    let times = [("when", "every Monday 18:00")];
    let preview = world.ask(&circle.dana, circle.channel, "schedule", &times).await;
    let done = world.click(&circle.dana, preview.seen(), "Confirm").await;
    assert!(done.text().ends_with(LATER), "{}", done.text());
    world.at("2026-11-30T09:00:00Z").await;
    silent(&world, "in a break");
    goes_on(&world, &circle).await;
    world.at("2026-11-30T09:00:02Z").await;
    both(&world, &circle, "new session times").await;
    world.at("2026-11-30T09:00:04Z").await;
    // These two go side by side.
    let [mut there, mut here] = [Vec::new(), Vec::new()];
    for _ in 0..2 {
        there.push(world.discord.next_message(circle.channel).await.text);
        here.push(world.telegram.next_message(circle.chat).await.text);
    }
    for words in ["is cancelled", "has moved"] {
        let said = |all: &[String]| all.iter().filter(|text| text.contains(words)).count();
        assert_eq!((said(&there), said(&here)), (1, 1), "{words}: {there:?} {here:?}");
    }
    world.at("2026-11-30T09:10:00Z").await;
    silent(&world, "told once");
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_series_ended_in_a_break_is_told_once_when_it_goes_on() {
    let (world, circle) = in_a_break().await;
    let done = confirms(&world, &circle, "endseries", &[]).await;
    assert!(done.ends_with(LATER), "{done}");
    world.at("2026-11-30T09:00:00Z").await;
    silent(&world, "in a break");
    goes_on(&world, &circle).await;
    world.at("2026-11-30T09:00:02Z").await;
    both(&world, &circle, "come to an end").await;
    world.at("2026-12-02T18:00:00Z").await;
    silent(&world, "the end was told, not each session");
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_break_took_back_and_gave_again_is_told_to_nobody() {
    let (world, circle) = in_a_break().await;
    confirms(&world, &circle, "cancelsession", &[]).await;
    let one = [("session", "#1")];
    let done = confirms(&world, &circle, "restoresession", &one).await;
    assert!(done.ends_with(LATER), "{done}");
    let times = [("when", "every Monday 18:00")];
    let preview = world.ask(&circle.dana, circle.channel, "schedule", &times).await;
    world.click(&circle.dana, preview.seen(), "Confirm").await;
    confirms(&world, &circle, "endseries", &[("series", "2")]).await;
    world.at("2026-11-30T09:00:00Z").await;
    goes_on(&world, &circle).await;
    world.at("2026-11-30T09:10:00Z").await;
    silent(&world, "nothing has changed");
    world.at("2026-12-02T18:00:00Z").await;
    both(&world, &circle, "Thursday circle").await;
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_change_that_waits_when_a_break_begins_is_told_after_it() {
    let (world, circle) = meeting().await;
    confirms(&world, &circle, "cancelsession", &[]).await;
    world.at("2026-11-30T08:01:00Z").await;
    let paused = pause(&world, &circle).await;
    insta::assert_snapshot!(paused, @"
    Thursday circle takes a break: no reminders, no new members. /pausegroup ends the break.
    Its chats are told of the break; what changes meanwhile they hear when it ends.
    ");
    both(&world, &circle, "takes a break").await;
    world.at("2026-11-30T09:00:00Z").await;
    silent(&world, "in a break");
    goes_on(&world, &circle).await;
    world.at("2026-11-30T09:00:02Z").await;
    both(&world, &circle, "is cancelled").await;
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_break_does_not_keep_a_chat_from_being_bound() {
    let (world, circle) = meeting().await;
    let other = world.telegram.group("Evenings too", &circle.dana_there);
    let asked = world.tell_in(&circle.dana_there, other, "/usechat #1").await;
    assert!(asked.text.starts_with("I have asked the facilitators"), "{}", asked.text);
    let request = world.discord.next_dm(&circle.dana).await;
    pause(&world, &circle).await;
    both(&world, &circle, "takes a break").await;
    world.click(&circle.dana, &request, "Yes, use that chat").await;
    let bound = world.telegram.next_message(other).await;
    assert!(bound.text.starts_with("This chat now belongs to Thursday circle"), "{}", bound.text);
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_facilitator_on_telegram_is_told_the_same_of_a_break() {
    let (world, circle) = meeting().await;
    world.telegram.start_bot(&circle.dana_there, None).await;
    world.telegram.next_private(&circle.dana_there).await;
    let chat = world.telegram.group("Walks", &circle.dana_there);
    world.tell_in(&circle.dana_there, chat, "/newgroup Morning walk zone:Berlin").await;
    world.discord.next_dm(&world.operator).await;
    let preview = world.tell(&circle.dana_there, "/schedule every Friday 19:30").await;
    world.telegram.press(&circle.dana_there, &preview, "Confirm").await;
    world.telegram.next_edit(&preview).await;
    world.telegram.next_message(chat).await;
    world.agree(&circle.dana_there, "/pausegroup").await;
    world.telegram.next_message(chat).await;
    let preview = world.tell(&circle.dana_there, "/cancelsession").await;
    world.telegram.press(&circle.dana_there, &preview, "Confirm").await;
    let done = world.telegram.next_edit(&preview).await;
    assert!(done.text.ends_with(LATER), "{}", done.text);
    world.at("2026-11-30T09:00:00Z").await;
    silent(&world, "in a break");
    world.agree(&circle.dana_there, "/pausegroup").await;
    assert_eq!(world.telegram.next_message(chat).await.text, "Morning walk goes on.");
    world.at("2026-11-30T09:00:02Z").await;
    let told = world.telegram.next_message(chat).await;
    assert!(told.text.contains("is cancelled"), "{}", told.text);
    world.close().await;
}
