//! Hours in which the bot, or a platform, is away and several reminders fall due: afterwards only the
//! one that is right by then is sent, in the words that are right by then.

use circlekeeper_core::domain::address::Platform;
use circlekeeper_core::domain::delivery::{Kind, State};
use circlekeeper_tests::{Circle, World};

use crate::scene::{
    BEGINS, EARLY, both_reminded, reminded_on_discord, reminded_on_telegram, thursdays,
    told_that_it_begins, tries_on_discord, tries_on_telegram,
};

/// Half an hour before the reminder of three hours falls due.
const AWAY_FROM: &str = "2026-12-03T14:30:00Z";
/// Three hours later: those of three hours and of one hour are due, that of ten minutes is not.
const BACK_AT: &str = "2026-12-03T17:30:00Z";
/// Ten minutes before the session.
const LAST_OF_ALL: &str = "2026-12-03T17:50:00Z";

/// A circle with four reminders a session, of which the first has been sent.
async fn four_reminders() -> (World, Circle) {
    let (world, circle) = thursdays().await;
    let before = [("before", "24h 3h 1h 10min")];
    world.ask(&circle.dana, circle.channel, "groupreminders", &before).await;
    world.at(EARLY).await;
    both_reminded(&world, &circle).await;
    world.at(AWAY_FROM).await;
    (world, circle)
}

/// How each reminder of the first session ended, the longest offset first.
async fn ends(world: &World, lane: Platform) -> Vec<State> {
    let mut reminders = world.ledger(lane).await;
    let first = reminders.iter().filter(|one| one.kind == Kind::Reminder).map(|one| one.subject);
    let first = first.min().expect("a session");
    // Those of before the offsets were changed are none of these.
    reminders.retain(|one| {
        one.kind == Kind::Reminder && one.subject == first && one.state != State::Cancelled
    });
    reminders.sort_by_key(|one| -one.offset_s);
    reminders.into_iter().map(|one| one.state).collect()
}

/// The last reminder comes at its time, nothing else does, and it is known what became of each.
async fn goes_on_as_ever(world: World, circle: &Circle) {
    world.at(LAST_OF_ALL).await;
    reminded_on_discord(&world, circle).await;
    let last = reminded_on_telegram(&world, circle.chat).await;
    assert!(last.text.ends_with("in 10 minutes."), "{}", last.text);
    world.at(BEGINS).await;
    told_that_it_begins(&world, circle).await;
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn after_three_hours_away_only_the_reminder_that_is_right_by_then_is_sent() {
    for killed in [false, true] {
        let (mut world, circle) = four_reminders().await;
        if killed {
            world.cut_off();
        } else {
            world.stop().await;
        }
        world.at_once(BACK_AT);
        world.start().await;
        world.settle().await;
        let discord = reminded_on_discord(&world, &circle).await;
        assert!(discord.text.contains(":R>"), "{}", discord.text);
        let telegram = reminded_on_telegram(&world, circle.chat).await;
        assert!(telegram.text.ends_with("in 30 minutes."), "{}", telegram.text);
        for lane in [Platform::Discord, Platform::Telegram] {
            let ends = ends(&world, lane).await;
            let expected = [State::Sent, State::Superseded, State::Sent, State::Pending];
            assert_eq!(ends, expected, "{lane}");
        }
        goes_on_as_ever(world, &circle).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn after_three_hours_without_telegram_only_the_right_reminder_is_sent_there() {
    let (world, circle) = four_reminders().await;
    let tried = tries_on_telegram(&world, circle.chat);
    world.telegram.down(true);
    for moment in ["2026-12-03T15:00:00Z", "2026-12-03T17:00:00Z"] {
        world.at_once(moment);
        world.settle_on(&[Platform::Discord]).await;
        reminded_on_discord(&world, &circle).await;
    }
    world.at_once(BACK_AT);
    world.telegram.down(false);
    let late = reminded_on_telegram(&world, circle.chat).await;
    assert!(late.text.ends_with("in 30 minutes."), "{}", late.text);
    assert_eq!(tries_on_telegram(&world, circle.chat), tried + 1);
    goes_on_as_ever(world, &circle).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn after_three_hours_without_discord_only_the_right_reminder_is_sent_there() {
    let (world, circle) = four_reminders().await;
    let tried = tries_on_discord(&world, circle.channel);
    world.discord.down(true);
    for moment in ["2026-12-03T15:00:00Z", "2026-12-03T17:00:00Z"] {
        world.at_once(moment);
        world.settle_on(&[Platform::Telegram]).await;
        reminded_on_telegram(&world, circle.chat).await;
    }
    world.at_once(BACK_AT);
    world.discord.down(false);
    reminded_on_discord(&world, &circle).await;
    assert_eq!(tries_on_discord(&world, circle.channel), tried + 1);
    world.discord.ready().await;
    goes_on_as_ever(world, &circle).await;
}
