//! Series: they go on as the calendar does, end when they should, and never look back.

use circlekeeper_tests::World;

use crate::led::{from_telegram, posts, reminded, silent, writes};

#[tokio::test(flavor = "multi_thread")]
async fn every_other_week_is_reminded_of_every_other_week() {
    let (mut world, led) = from_telegram().await;
    world.misses_reminders();
    posts(&world, &led, "every other Thursday 19:00").await;
    for (moment, due) in [
        ("2026-12-02T18:00:00Z", true),
        ("2026-12-09T18:00:00Z", false),
        ("2026-12-16T18:00:00Z", true),
        ("2026-12-23T18:00:00Z", false),
        ("2026-12-30T18:00:00Z", true),
    ] {
        world.at(moment).await;
        if due {
            let reminder = world.telegram.next_message(led.chat).await;
            assert!(reminder.text.contains("in 24 hours"), "{moment}: {}", reminder.text);
        }
        silent(&world, moment);
    }
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_last_friday_of_each_month_is_found() {
    let (mut world, led) = from_telegram().await;
    world.misses_reminders();
    posts(&world, &led, "last Friday of the month 20:00").await;
    let mut heard = Vec::new();
    for moment in [
        "2026-12-24T19:00:00Z",
        "2027-01-28T19:00:00Z",
        "2027-02-25T19:00:00Z",
        "2027-04-29T18:00:00Z",
    ] {
        world.at(moment).await;
        heard.push(world.telegram.next_message(led.chat).await.text);
    }
    insta::assert_snapshot!(heard.join("\n"), @"
    Evening circle: Fri 25 Dec 2026, 20:00 (Berlin), in 24 hours.
    Evening circle: Fri 29 Jan 2027, 20:00 (Berlin), in 24 hours.
    Evening circle: Fri 26 Feb 2027, 20:00 (Berlin), in 24 hours.
    Evening circle: Fri 30 Apr 2027, 20:00 (Berlin), in 24 hours.
    ");
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn three_sessions_are_three() {
    let (mut world, led) = from_telegram().await;
    world.misses_reminders();
    let posted = posts(&world, &led, "every Thursday 19:00 for 3 sessions").await;
    insta::assert_snapshot!(posted.text, @"
    Evening circle: new session times
    • Thu 3 Dec 2026, 19:00 (Berlin)
    • Thu 10 Dec 2026, 19:00 (Berlin)
    • Thu 17 Dec 2026, 19:00 (Berlin)
    ");
    for moment in ["2026-12-02T18:00:00Z", "2026-12-09T18:00:00Z", "2026-12-16T18:00:00Z"] {
        world.at(moment).await;
        world.telegram.next_message(led.chat).await;
    }
    world.at("2026-12-17T17:30:00Z").await;
    world.telegram.next_message(led.chat).await;
    for moment in ["2026-12-23T18:00:00Z", "2026-12-24T17:30:00Z", "2027-03-03T18:00:00Z"] {
        world.at(moment).await;
        silent(&world, moment);
    }
    insta::assert_snapshot!(writes(&world, &led.mia, "/next").await.text, @"Evening circle: no session is scheduled.");
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn five_months_later_it_still_reminds() {
    let mut world = World::open().await;
    world.misses_reminders();
    let circle = world.circle().await;
    world.schedule(&circle, &[("when", "every Thursday 19:00")]).await;
    for month in [
        "2026-12-25T12:00:00Z",
        "2027-01-22T12:00:00Z",
        "2027-02-19T12:00:00Z",
        "2027-03-19T12:00:00Z",
    ] {
        world.at(month).await;
        silent(&world, month);
    }
    world.at("2027-05-05T16:59:59Z").await;
    silent(&world, "a second early");
    world.at("2027-05-05T17:00:00Z").await;
    reminded(&world, &circle, "in 24 hours").await;
    world.at("2027-05-06T16:30:00Z").await;
    reminded(&world, &circle, "in 30 minutes").await;
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_calendar_that_jumps_a_month_sends_nothing_stale() {
    let mut world = World::open().await;
    world.misses_reminders();
    let circle = world.circle().await;
    world.schedule(&circle, &[("when", "every day 19:00")]).await;
    // 20:00 in Berlin: the session of the day has begun, that of the next is 23 hours away.
    world.at("2026-12-30T19:00:00Z").await;
    reminded(&world, &circle, "in 23 hours").await;
    silent(&world, "only the one that is still of use");
    world.at("2026-12-31T17:30:00Z").await;
    reminded(&world, &circle, "in 30 minutes").await;
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn two_series_of_one_group_stand_beside_each_other() {
    let (world, led) = from_telegram().await;
    posts(&world, &led, "every Thursday 19:00").await;
    posts(&world, &led, "first Monday of the month 18:30").await;
    world.at("2026-12-02T18:00:00Z").await;
    world.telegram.next_message(led.chat).await;
    world.at("2026-12-06T17:30:00Z").await;
    let reminder = world.telegram.next_message(led.chat).await;
    insta::assert_snapshot!(reminder.text, @"Evening circle: Mon 7 Dec 2026, 18:30 (Berlin), in 24 hours.");
    world.close().await;
}
