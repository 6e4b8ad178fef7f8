//! Moving a session: previewed, told to the chats after two minutes, and only what has changed.

use circlekeeper_tests::{Circle, World};

use crate::led::{both, dana, from_telegram, leads, posts, press, reminded, silent, turns, writes};

/// A circle that meets every Thursday, 19:00 in Berlin, from 3 December on.
async fn weekly(world: &World) -> Circle {
    let circle = world.circle().await;
    world.schedule(&circle, &[("when", "every Thursday 19:00")]).await;
    circle
}

/// The facilitator moves the next session, or the one in `options`, and confirms.
async fn moves(world: &World, circle: &Circle, options: &[(&str, &str)]) {
    let preview = dana(world, circle, "movesession", options).await;
    let done = press(world, &circle.dana, preview.seen(), "Confirm").await;
    assert!(done.text().starts_with("Done."), "{}", done.text());
}

#[tokio::test(flavor = "multi_thread")]
async fn both_chats_are_told_of_a_move_after_two_minutes() {
    let world = World::open().await;
    let circle = weekly(&world).await;
    let preview = dana(&world, &circle, "movesession", &[("to", "Friday 20:00")]).await;
    assert!(preview.is_private());
    insta::assert_snapshot!(preview.text(), @"Move Thursday circle from Thu 3 Dec 2026, 19:00 (Berlin) to Fri 4 Dec 2026, 20:00 (Berlin)?");
    assert_eq!(preview.seen().labels(), ["Confirm", "Never mind"]);
    world.at("2026-11-30T08:05:00Z").await;
    silent(&world, "before Confirm");
    let done = press(&world, &circle.dana, preview.seen(), "Confirm").await;
    insta::assert_snapshot!(done.text(), @"
    Done. Thursday circle now begins Fri 4 Dec 2026, 20:00 (Berlin).
    Its chats are told in two minutes, or at once if it is soon.
    ");
    world.at("2026-11-30T08:06:59Z").await;
    silent(&world, "within two minutes");
    world.at("2026-11-30T08:07:00Z").await;
    let told = world.discord.next_message(circle.channel).await;
    insta::assert_snapshot!(told.text, @"Thursday circle has moved: from <t:1796320800:F> to <t:1796410800:F>.");
    assert_eq!(told.labels(), ["Coming", "Can't come", "Get the link"]);
    let told = world.telegram.next_message(circle.chat).await;
    insta::assert_snapshot!(told.text, @"Thursday circle has moved: from Thu 3 Dec 2026, 19:00 (Berlin) to Fri 4 Dec 2026, 20:00 (Berlin).");
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_moved_session_is_reminded_of_at_its_new_time_alone() {
    let world = World::open().await;
    let circle = weekly(&world).await;
    moves(&world, &circle, &[("to", "Friday 20:00")]).await;
    world.at("2026-11-30T08:02:01Z").await;
    both(&world, &circle, "has moved").await;
    for old in ["2026-12-02T18:00:00Z", "2026-12-03T17:30:00Z", "2026-12-03T18:59:59Z"] {
        world.at(old).await;
        silent(&world, old);
    }
    world.at("2026-12-03T19:00:00Z").await;
    reminded(&world, &circle, "in 24 hours").await;
    world.at("2026-12-04T18:30:00Z").await;
    reminded(&world, &circle, "in 30 minutes").await;
    // The one after stays where it was.
    world.at("2026-12-09T17:59:59Z").await;
    silent(&world, "between");
    world.at("2026-12-09T18:00:00Z").await;
    reminded(&world, &circle, "in 24 hours").await;
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn moving_one_session_leaves_the_others() {
    let world = World::open().await;
    let circle = weekly(&world).await;
    moves(&world, &circle, &[("to", "2026-12-11 18:00"), ("session", "#2")]).await;
    let listed = dana(&world, &circle, "sessions", &[]).await;
    insta::assert_snapshot!(listed.text(), @"
    ### **Thursday circle**
    - `s1` <t:1796320800:F>
    - `s2` <t:1797008400:F>
    - `s3` <t:1797530400:F>
    - `s4` <t:1798135200:F>
    - `s5` <t:1798740000:F>
    - `s6` <t:1799344800:F>
    - `s7` <t:1799949600:F>
    - `s8` <t:1800554400:F>
    - `s9` <t:1801159200:F>
    Series 1: every Thursday 19:00 (Berlin), from 3 Dec
    ");
    world.at("2026-11-30T08:02:01Z").await;
    both(&world, &circle, "has moved").await;
    world.at("2026-12-02T18:00:00Z").await;
    reminded(&world, &circle, "in 24 hours").await;
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_move_that_is_undone_at_once_says_nothing() {
    let world = World::open().await;
    let circle = weekly(&world).await;
    moves(&world, &circle, &[("to", "Friday 20:00")]).await;
    world.at("2026-11-30T08:01:30Z").await;
    moves(&world, &circle, &[("to", "Thursday 19:00"), ("session", "#1")]).await;
    for moment in ["2026-11-30T08:02:30Z", "2026-11-30T08:04:00Z", "2026-12-02T17:59:59Z"] {
        world.at(moment).await;
        silent(&world, moment);
    }
    world.at("2026-12-02T18:00:00Z").await;
    reminded(&world, &circle, "in 24 hours").await;
    world.at("2026-12-03T17:30:00Z").await;
    reminded(&world, &circle, "in 30 minutes").await;
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_move_that_is_undone_later_is_a_change_of_its_own() {
    let (world, led) = from_telegram().await;
    posts(&world, &led, "every Thursday 19:00").await;
    for (to, told) in
        [("Friday 20:00", "2026-11-30T08:03:00Z"), ("Thursday 19:00", "2026-11-30T08:06:00Z")]
    {
        let preview = writes(&world, &led.tara, &format!("/movesession #1 {to}")).await;
        turns(&world, &led.tara, &preview, "Confirm").await;
        world.at(told).await;
        let told = world.telegram.next_message(led.chat).await;
        assert!(told.text.starts_with("Evening circle has moved"), "{}", told.text);
        if to == "Thursday 19:00" {
            insta::assert_snapshot!(told.text, @"Evening circle has moved: from Fri 4 Dec 2026, 20:00 (Berlin) to Thu 3 Dec 2026, 19:00 (Berlin).");
        }
    }
    world.at("2026-12-02T18:00:00Z").await;
    world.telegram.next_message(led.chat).await;
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn two_moves_in_a_row_are_one_notice() {
    let world = World::open().await;
    let circle = weekly(&world).await;
    moves(&world, &circle, &[("to", "Friday 20:00")]).await;
    world.at("2026-11-30T08:01:00Z").await;
    moves(&world, &circle, &[("to", "Saturday 11:00"), ("session", "#1")]).await;
    world.at("2026-11-30T08:02:59Z").await;
    silent(&world, "the second move waits two minutes of its own");
    world.at("2026-11-30T08:03:01Z").await;
    let told = world.discord.next_message(circle.channel).await;
    insta::assert_snapshot!(told.text, @"Thursday circle has moved: from <t:1796320800:F> to <t:1796464800:F>.");
    let told = world.telegram.next_message(circle.chat).await;
    insta::assert_snapshot!(told.text, @"Thursday circle has moved: from Thu 3 Dec 2026, 19:00 (Berlin) to Sat 5 Dec 2026, 11:00 (Berlin).");
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_session_that_is_near_is_moved_aloud_at_once() {
    let world = World::open().await;
    let circle = weekly(&world).await;
    world.at("2026-12-02T18:00:00Z").await;
    reminded(&world, &circle, "in 24 hours").await;
    world.at("2026-12-03T16:00:00Z").await;
    moves(&world, &circle, &[("to", "today 21:30")]).await;
    world.settle().await;
    both(&world, &circle, "has moved").await;
    world.at("2026-12-03T17:30:00Z").await;
    silent(&world, "30 minutes before the old time");
    world.at("2026-12-03T20:00:00Z").await;
    reminded(&world, &circle, "in 30 minutes").await;
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_session_that_is_brought_near_is_moved_aloud_at_once() {
    let world = World::open().await;
    let circle = weekly(&world).await;
    moves(&world, &circle, &[("to", "today 10:45")]).await;
    world.settle().await;
    both(&world, &circle, "has moved").await;
    world.at("2026-11-30T09:15:00Z").await;
    reminded(&world, &circle, "in 30 minutes").await;
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_session_does_not_move_where_it_cannot_be() {
    let (world, led) = from_telegram().await;
    posts(&world, &led, "every Thursday 19:00").await;
    let mut said = Vec::new();
    for to in [
        "2026-11-29 19:00",
        "today 08:00",
        "31 February 19:00",
        "every Friday 19:00",
        "someday",
        "Friday",
        "#99 Friday 19:00",
    ] {
        let refused = writes(&world, &led.tara, &format!("/movesession {to}")).await;
        said.push(format!("{to}\n  {}", refused.text));
    }
    insta::assert_snapshot!(said.join("\n"), @"
    2026-11-29 19:00
      2026-11-29 19:00 has passed already.
    today 08:00
      2026-11-30 08:00 has passed already.
    31 February 19:00
      There is no 31 Feb in the calendar.
    every Friday 19:00
      A single session moves to one time. For example: Friday 20:00
    someday
      I do not understand “someday”. A single session moves to one time, for example: Friday 20:00; 2027-01-14 19:00; 20:00 for the same day
    Friday
      To when? For example: Friday 20:00, or 2027-01-14 19:00, or 20:00 for the same day
    #99 Friday 19:00
      I know no such session. /sessions shows them with their numbers.
    ");
    let refused = writes(&world, &led.mia, "/movesession #1 Friday 19:00").await;
    insta::assert_snapshot!(refused.text, @"Only a facilitator of Evening circle can do that.");
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_preview_whose_new_time_has_passed_moves_nothing() {
    let world = World::open().await;
    let circle = weekly(&world).await;
    let preview = dana(&world, &circle, "movesession", &[("to", "today 12:00")]).await;
    world.at("2026-11-30T11:00:00Z").await;
    let late = press(&world, &circle.dana, preview.seen(), "Confirm").await;
    insta::assert_snapshot!(late.text(), @"That button is too old. Please use the command again.");
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_preview_of_a_session_that_has_changed_since_moves_nothing() {
    let world = World::open().await;
    let circle = weekly(&world).await;
    let first = dana(&world, &circle, "movesession", &[("to", "Friday 20:00")]).await;
    moves(&world, &circle, &[("to", "Saturday 11:00")]).await;
    let stale = press(&world, &circle.dana, first.seen(), "Confirm").await;
    insta::assert_snapshot!(stale.text(), @"That button is too old. Please use the command again.");
    world.at("2026-11-30T08:02:01Z").await;
    both(&world, &circle, "has moved").await;
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn moved_and_then_cancelled_is_told_once() {
    let world = World::open().await;
    let circle = weekly(&world).await;
    moves(&world, &circle, &[("to", "Friday 20:00")]).await;
    let preview = dana(&world, &circle, "cancelsession", &[("session", "#1")]).await;
    insta::assert_snapshot!(preview.text(), @"Cancel Thursday circle on Fri 4 Dec 2026, 20:00 (Berlin)? The sessions after it stay as they are.");
    press(&world, &circle.dana, preview.seen(), "Confirm").await;
    world.at("2026-11-30T08:03:00Z").await;
    let told = world.discord.next_message(circle.channel).await;
    insta::assert_snapshot!(told.text, @"Thursday circle on <t:1796320800:F> is cancelled.");
    world.telegram.next_message(circle.chat).await;
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_new_time_is_asked_for_and_asked_about() {
    let (world, led) = from_telegram().await;
    posts(&world, &led, "every Thursday 19:00").await;
    insta::assert_snapshot!(writes(&world, &led.tara, "/movesession #1").await.text, @"To when? For example: Friday 20:00");
    let question = writes(&world, &led.tara, "next Friday 20:00").await;
    insta::assert_snapshot!(question.labels().join("\n"), @"
    Fri 4 Dec 2026, 20:00 (Berlin)
    Fri 11 Dec 2026, 20:00 (Berlin)
    ");
    let label = question.labels()[0].to_owned();
    let preview = leads(&world, &led.tara, &question, &label).await;
    insta::assert_snapshot!(preview.text, @"Move Evening circle from Thu 3 Dec 2026, 19:00 (Berlin) to Fri 4 Dec 2026, 20:00 (Berlin)?");
    let dropped = turns(&world, &led.tara, &preview, "Never mind").await;
    insta::assert_snapshot!(dropped.text, @"Dropped. Nothing was changed.");
    world.at("2026-12-02T18:00:00Z").await;
    world.telegram.next_message(led.chat).await;
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn on_discord_the_session_to_move_is_suggested_while_typing() {
    let world = World::open().await;
    let circle = weekly(&world).await;
    let options = [("to", "Friday 20:00"), ("session", "10 dec")];
    let suggested = world
        .discord
        .autocomplete(&circle.dana, circle.channel, "movesession", &options, "session")
        .await
        .expect("choices");
    let suggested: Vec<String> =
        suggested.into_iter().map(|(shown, sent)| format!("{shown} = {sent}")).collect();
    insta::assert_snapshot!(suggested.join("\n"), @"s2 Thu 10 Dec 2026, 19:00 (Berlin) · Thursday circle = s2");
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_time_alone_means_the_day_the_session_is_on() {
    let (world, led) = from_telegram().await;
    posts(&world, &led, "every Thursday 19:00").await;
    let preview = writes(&world, &led.tara, "/movesession 20:00 #2").await;
    insta::assert_snapshot!(preview.text, @"Move Evening circle from Thu 10 Dec 2026, 19:00 (Berlin) to Thu 10 Dec 2026, 20:00 (Berlin)?");
    let asked = writes(&world, &led.tara, "/movesession at 7").await;
    assert!(asked.text.starts_with("That can be read in more than one way"), "{}", asked.text);
    world.close().await;
}
