//! When the clocks change: wall-clock times stay, and what does not exist or comes twice is told.

use circlekeeper_playground::telegram;
use circlekeeper_tests::World;

use crate::led::{from_telegram, from_telegram_in, posts, silent, writes};

#[tokio::test(flavor = "multi_thread")]
async fn a_time_that_the_clocks_skip_is_told_and_shifted() {
    let (mut world, led) = from_telegram().await;
    world.misses_reminders();
    world.at("2027-03-01T08:00:00Z").await;
    let preview = writes(&world, &led.tara, "/schedule every Sunday 02:30").await;
    insta::assert_snapshot!(preview.text, @"
    Evening circle: please check
    • Sun 7 Mar 2027, 02:30 (Berlin)
    • Sun 14 Mar 2027, 02:30 (Berlin)
    • Sun 21 Mar 2027, 02:30 (Berlin)

    Times are in Europe/Berlin. Each reader sees their own.

    And so on, 60 minutes each, until it is ended.

    Where: not said. To say it later, post the same times once more with a call link, a phone number or a place: that doubles nothing.

    Note: the clocks go forward, so Sun 28 Mar 2027, 02:30 (Berlin) does not exist. That session begins at Sun 28 Mar 2027, 03:30 (Berlin).

    Note: the clocks go back, so Sun 31 Oct 2027, 02:30 (Berlin) comes twice. That session begins the first time.

    Note: the clocks go forward, so Sun 26 Mar 2028, 02:30 (Berlin) does not exist. That session begins at Sun 26 Mar 2028, 03:30 (Berlin).
    ");
    posts(&world, &led, "every Sunday 02:30").await;
    world.at("2027-03-27T01:29:59Z").await;
    silent(&world, "before");
    world.at("2027-03-27T01:30:00Z").await;
    let reminder = world.telegram.next_message(led.chat).await;
    insta::assert_snapshot!(reminder.text, @"Evening circle: Sun 28 Mar 2027, 03:30 (Berlin), in 24 hours.");
    world.at("2027-03-28T00:59:59Z").await;
    silent(&world, "before");
    world.at("2027-03-28T01:00:00Z").await;
    let reminder = world.telegram.next_message(led.chat).await;
    insta::assert_snapshot!(reminder.text, @"Evening circle: Sun 28 Mar 2027, 03:30 (Berlin), in 30 minutes.");
    assert_eq!(instants(&reminder), [1_806_197_400, 1_806_197_400]);
    // A week later it is 02:30 again, in summer time.
    world.at("2027-04-04T00:00:00Z").await;
    let reminder = world.telegram.next_message(led.chat).await;
    insta::assert_snapshot!(reminder.text, @"Evening circle: Sun 4 Apr 2027, 02:30 (Berlin), in 30 minutes.");
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_time_that_comes_twice_is_told_and_the_first() {
    let (world, led) = from_telegram().await;
    world.at("2027-10-20T08:00:00Z").await;
    let preview = writes(&world, &led.tara, "/schedule 31 October 2027 02:30").await;
    insta::assert_snapshot!(preview.text, @"
    Evening circle: please check
    • Sun 31 Oct 2027, 02:30 (Berlin)

    Times are in Europe/Berlin. Each reader sees their own.

    Once, 60 minutes.

    Where: not said. To say it later, post the same times once more with a call link, a phone number or a place: that doubles nothing.

    Note: the clocks go back, so Sun 31 Oct 2027, 02:30 (Berlin) comes twice. That session begins the first time.
    ");
    posts(&world, &led, "31 October 2027 02:30").await;
    world.at("2027-10-30T00:29:59Z").await;
    silent(&world, "before");
    world.at("2027-10-30T00:30:00Z").await;
    world.telegram.next_message(led.chat).await;
    world.at("2027-10-31T00:00:00Z").await;
    let reminder = world.telegram.next_message(led.chat).await;
    insta::assert_snapshot!(reminder.text, @"Evening circle: Sun 31 Oct 2027, 02:30 (Berlin), in 30 minutes.");
    world.at("2027-10-31T01:00:00Z").await;
    silent(&world, "half an hour before the second 02:30");
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_move_into_the_hour_that_is_skipped_is_told() {
    let (world, led) = from_telegram().await;
    world.at("2027-03-20T08:00:00Z").await;
    posts(&world, &led, "every Saturday 19:00").await;
    world.at("2027-03-26T18:00:00Z").await;
    world.telegram.next_message(led.chat).await;
    let preview = writes(&world, &led.tara, "/movesession #2 28 March 02:30").await;
    insta::assert_snapshot!(preview.text, @"
    Move Evening circle from Sat 27 Mar 2027, 19:00 (Berlin) to Sun 28 Mar 2027, 02:30 (Berlin)?

    Note: the clocks go forward, so Sun 28 Mar 2027, 02:30 (Berlin) does not exist. That session begins at Sun 28 Mar 2027, 03:30 (Berlin).
    ");
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn reminders_across_the_change_come_at_the_right_minute() {
    let (world, led) = from_telegram().await;
    world.at("2027-03-20T12:00:00Z").await;
    posts(&world, &led, "every Sunday 12:00").await;
    let moments = [
        // The session of 21 March begins at 11:00 UTC, that of 28 March at 10:00 UTC.
        ("2027-03-21T10:30:00Z", "in 30 minutes"),
        ("2027-03-27T10:00:00Z", "in 24 hours"),
        ("2027-03-28T09:30:00Z", "in 30 minutes"),
    ];
    for (moment, words) in moments {
        let early = moment.parse::<chrono::DateTime<chrono::Utc>>().expect("a moment")
            - chrono::Duration::seconds(1);
        world.at(&early.to_rfc3339()).await;
        silent(&world, "a second early");
        world.at(moment).await;
        let reminder = world.telegram.next_message(led.chat).await;
        assert!(reminder.text.contains("12:00 (Berlin)"), "{}", reminder.text);
        assert!(reminder.text.contains(words), "{}", reminder.text);
    }
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn in_autumn_reminders_come_a_day_before_and_not_a_date_before() {
    let (world, led) = from_telegram().await;
    world.at("2027-10-27T08:00:00Z").await;
    posts(&world, &led, "every Sunday 12:00").await;
    // 31 October has 25 hours: 12:00 is 11:00 UTC, and 24 hours before it is 13:00 the day before.
    world.at("2027-10-30T10:59:59Z").await;
    silent(&world, "a second early");
    world.at("2027-10-30T11:00:00Z").await;
    let reminder = world.telegram.next_message(led.chat).await;
    insta::assert_snapshot!(reminder.text, @"Evening circle: Sun 31 Oct 2027, 12:00 (Berlin), in 24 hours.");
    world.at("2027-10-31T10:30:00Z").await;
    let reminder = world.telegram.next_message(led.chat).await;
    insta::assert_snapshot!(reminder.text, @"Evening circle: Sun 31 Oct 2027, 12:00 (Berlin), in 30 minutes.");
    world.close().await;
}

/// British Columbia keeps UTC-7 from 2026 on: zone data from before is an hour off in winter.
#[tokio::test(flavor = "multi_thread")]
async fn an_evening_in_vancouver_is_right_in_the_winter_of_2026() {
    let (world, led) = from_telegram_in("America/Vancouver").await;
    let posted = posts(&world, &led, "every Thursday 19:00").await;
    insta::assert_snapshot!(posted.text, @"
    Evening circle: new session times
    • Thu 3 Dec 2026, 19:00 (Vancouver)
    • Thu 10 Dec 2026, 19:00 (Vancouver)
    • Thu 17 Dec 2026, 19:00 (Vancouver)

    And so on. You will be reminded here.
    ");
    // 3, 10 and 17 December, 19:00 at UTC-7: 02:00 UTC the day after.
    assert_eq!(instants(&posted), [1_796_349_600, 1_796_954_400, 1_797_559_200]);
    world.at("2026-12-04T01:29:59Z").await;
    world.telegram.next_message(led.chat).await;
    silent(&world, "a second early");
    world.at("2026-12-04T01:30:00Z").await;
    let reminder = world.telegram.next_message(led.chat).await;
    assert_eq!(instants(&reminder), [1_796_349_600, 1_796_349_600]);
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn on_discord_an_evening_in_vancouver_is_right_too() {
    let world = World::open().await;
    let circle = world.circle().await;
    let far = world.discord.channel(circle.server, "far-west");
    world.discord.allow(far, &circle.dana);
    let options = [("name", "Western circle"), ("zone", "America/Vancouver")];
    world.discord.command(&circle.dana, far, "newgroup", &options).await.expect("an answer");
    world.discord.next_dm(&world.operator).await;
    let options = [("when", "every Thursday 19:00")];
    let preview = world.discord.command(&circle.dana, far, "schedule", &options).await;
    let preview = preview.expect("an answer");
    world.discord.press(&circle.dana, preview.seen(), "Confirm").await.expect("an answer");
    let posted = world.discord.next_message(far).await;
    insta::assert_snapshot!(posted.text, @"
    Western circle: new session times
    - <t:1796349600:F>
    - <t:1796954400:F>
    - <t:1797559200:F>
    And so on. You will be reminded here.
    ");
    world.at("2026-12-03T02:00:00Z").await;
    insta::assert_snapshot!(world.discord.next_message(far).await.text, @"Western circle: <t:1796349600:F>, <t:1796349600:R>.");
    world.close().await;
}

/// The moments a message holds for each reader's own clock, in seconds since 1970.
fn instants(message: &telegram::Seen) -> Vec<i64> {
    let times = message.entities.iter().filter(|entity| entity["type"] == "date_time");
    times.filter_map(|entity| entity["unix_time"].as_i64()).collect()
}
