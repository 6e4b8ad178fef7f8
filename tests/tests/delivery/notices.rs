//! Notices of change: repeated when in doubt, since whoever misses one comes at the wrong time; and
//! never at odds with what was said before.

use circlekeeper_playground::{discord, telegram};

use crate::scene::{EARLY, cancel, move_to, thursdays};

const AFTER_CHANGE: &str = "2026-11-30T08:02:00Z";

#[tokio::test(flavor = "multi_thread")]
async fn a_notice_in_doubt_is_repeated() {
    let (world, circle) = thursdays().await;
    cancel(&world, &circle).await;
    world.discord.fail_next(discord::Fault::LoseReply);
    for _ in 0..3 {
        world.telegram.fail_next(telegram::Fault::LoseReply);
    }
    world.at(AFTER_CHANGE).await;
    assert!(world.discord.next_message(circle.channel).await.text.contains("is cancelled"));
    for _ in 0..4 {
        assert!(world.telegram.next_message(circle.chat).await.text.contains("is cancelled"));
    }
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_undo_after_a_notice_in_doubt_is_told_as_well() {
    let (mut world, circle) = thursdays().await;
    move_to(&world, &circle, "2026-12-04 20:00").await;
    world.discord.fail_next(discord::Fault::HangAfterEffect);
    world.telegram.fail_next(telegram::Fault::HangAfterEffect);
    world.at_once(AFTER_CHANGE);
    assert!(world.discord.next_message(circle.channel).await.text.contains("has moved"));
    assert!(world.telegram.next_message(circle.chat).await.text.contains("has moved"));
    // The bot does not know whether anybody read that. Before it can ask, the session is moved back.
    move_to(&world, &circle, "2026-12-03 19:00").await;
    world.cut_off();
    world.at_once("2026-11-30T08:04:01Z");
    world.start().await;
    world.settle().await;
    let discord = world.discord.next_message(circle.channel).await;
    assert!(discord.text.contains("has moved"), "{}", discord.text);
    let telegram = world.telegram.next_message(circle.chat).await;
    assert!(telegram.text.contains("to Thu 3 Dec 2026, 19:00"), "{}", telegram.text);
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_second_change_is_not_dropped_with_the_double_of_the_first() {
    let (mut world, circle) = thursdays().await;
    move_to(&world, &circle, "2026-12-04 20:00").await;
    world.discord.fail_next(discord::Fault::HangAfterEffect);
    world.at_once(AFTER_CHANGE);
    assert!(world.discord.next_message(circle.channel).await.text.contains("has moved"));
    assert!(world.telegram.next_message(circle.chat).await.text.contains("has moved"));
    move_to(&world, &circle, "2026-12-05 20:00").await;
    world.cut_off();
    world.start().await;
    world.settle().await;
    world.at("2026-11-30T08:04:30Z").await;
    let discord = world.discord.next_message(circle.channel).await;
    assert!(discord.text.contains("1796497200"), "{}", discord.text);
    let telegram = world.telegram.next_message(circle.chat).await;
    assert!(telegram.text.contains("to Sat 5 Dec 2026, 20:00"), "{}", telegram.text);
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_request_to_admit_a_group_survives_a_cut_off() {
    let (mut world, circle) = thursdays().await;
    let other = world.discord.channel(circle.server, "another-circle");
    world.discord.allow(other, &circle.dana);
    world.discord.hold_posts(true);
    let options = [("name", "Another circle"), ("zone", "Europe/Berlin")];
    world.discord.command(&circle.dana, other, "newgroup", &options).await.expect("an answer");
    world.discord.held(1).await;
    world.cut_off();
    world.discord.hold_posts(false);
    world.start().await;
    world.settle().await;
    let request = world.discord.next_dm(&world.operator).await;
    assert!(request.text.contains("Another circle"), "{}", request.text);
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_move_takes_its_reminders_along() {
    let (world, circle) = thursdays().await;
    move_to(&world, &circle, "2026-12-04 20:00").await;
    world.at(AFTER_CHANGE).await;
    world.discord.next_message(circle.channel).await;
    world.telegram.next_message(circle.chat).await;
    world.at(EARLY).await;
    world.at("2026-12-03T19:00:00Z").await;
    crate::scene::both_reminded(&world, &circle).await;
    world.close().await;
}
