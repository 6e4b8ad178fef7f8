//! Cancelling a session: told after two minutes, reminded of no more, and never back by itself.

use circlekeeper_tests::World;

use crate::led::{asks, both, dana, from_telegram, posts, press, reminded, silent, turns, writes};

#[tokio::test(flavor = "multi_thread")]
async fn a_cancellation_is_told_after_two_minutes() {
    let (world, led) = from_telegram().await;
    posts(&world, &led, "every Thursday 19:00").await;
    let preview = writes(&world, &led.tara, "/cancelsession").await;
    insta::assert_snapshot!(preview.text, @"Cancel Evening circle on Thu 3 Dec 2026, 19:00 (Berlin)? The sessions after it stay as they are.");
    world.at("2026-11-30T08:10:00Z").await;
    silent(&world, "before Confirm");
    let done = turns(&world, &led.tara, &preview, "Confirm").await;
    insta::assert_snapshot!(done.text, @"
    Done. Evening circle on Thu 3 Dec 2026, 19:00 (Berlin) is cancelled.

    Its chats are told in two minutes, or at once if it is soon.
    ");
    world.at("2026-11-30T08:11:59Z").await;
    silent(&world, "within two minutes");
    world.at("2026-11-30T08:12:00Z").await;
    let told = world.telegram.next_message(led.chat).await;
    insta::assert_snapshot!(told.text, @"Evening circle on Thu 3 Dec 2026, 19:00 (Berlin) is cancelled.");
    assert_eq!(told.labels(), Vec::<&str>::new());
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_cancelled_session_never_comes_back() {
    let mut world = World::open().await;
    world.misses_reminders();
    let circle = world.circle().await;
    world.schedule(&circle, &[("when", "every other Thursday 19:00")]).await;
    let preview = dana(&world, &circle, "cancelsession", &[("session", "#3")]).await;
    press(&world, &circle.dana, preview.seen(), "Confirm").await;
    world.at("2026-11-30T08:02:01Z").await;
    both(&world, &circle, "is cancelled").await;
    // The calendar goes on, and with it the making of sessions ahead.
    for day in ["2026-12-08T12:00:00Z", "2026-12-20T12:00:00Z", "2026-12-29T12:00:00Z"] {
        world.at(day).await;
        silent(&world, day);
    }
    for old in ["2026-12-30T18:00:00Z", "2026-12-31T17:30:00Z", "2026-12-31T18:00:00Z"] {
        world.at(old).await;
        silent(&world, old);
    }
    let listed = dana(&world, &circle, "sessions", &[]).await;
    insta::assert_snapshot!(listed.text(), @"
    ### **Thursday circle**
    - `s3` <t:1798740000:F> (cancelled)
    - `s4` <t:1799949600:F>
    - `s5` <t:1801159200:F>
    - `s6` <t:1802368800:F>
    - `s7` <t:1803578400:F>
    Series 1: every other Thursday 19:00 (Berlin), from 3 Dec
    ");
    world.at("2027-01-13T18:00:00Z").await;
    reminded(&world, &circle, "in 24 hours").await;
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_session_is_cancelled_once_and_only_while_it_is_ahead() {
    let world = World::open().await;
    let circle = world.circle().await;
    world.schedule(&circle, &[("when", "every Thursday 19:00")]).await;
    let first = dana(&world, &circle, "cancelsession", &[]).await;
    let second = dana(&world, &circle, "cancelsession", &[]).await;
    press(&world, &circle.dana, first.seen(), "Confirm").await;
    let again = press(&world, &circle.dana, second.seen(), "Confirm").await;
    insta::assert_snapshot!(again.text(), @"That session is cancelled. /sessions shows the others.");
    let cancelled = [("session", "s1")];
    let again = dana(&world, &circle, "cancelsession", &cancelled).await;
    insta::assert_snapshot!(again.text(), @"That session is cancelled. /sessions shows the others.");
    let moved =
        dana(&world, &circle, "movesession", &[("to", "Friday 20:00"), ("session", "s1")]).await;
    insta::assert_snapshot!(moved.text(), @"That session is cancelled. /sessions shows the others.");
    world.at("2026-11-30T08:02:01Z").await;
    both(&world, &circle, "is cancelled").await;
    world.at("2026-12-09T18:00:00Z").await;
    reminded(&world, &circle, "in 24 hours").await;
    world.at("2026-12-10T19:00:00Z").await;
    let over = dana(&world, &circle, "cancelsession", &[("session", "#2")]).await;
    insta::assert_snapshot!(over.text(), @"That session is over. /sessions shows those ahead.");
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_session_that_is_near_is_cancelled_aloud_at_once() {
    let world = World::open().await;
    let circle = world.circle().await;
    world.schedule(&circle, &[("when", "today 10:30")]).await;
    let preview = dana(&world, &circle, "cancelsession", &[]).await;
    press(&world, &circle.dana, preview.seen(), "Confirm").await;
    world.settle().await;
    both(&world, &circle, "is cancelled").await;
    world.at("2026-11-30T09:00:00Z").await;
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn only_a_facilitator_moves_and_cancels() {
    let world = World::open().await;
    let circle = world.circle().await;
    world.schedule(&circle, &[("when", "every Thursday 19:00")]).await;
    asks(&world, &circle, &circle.noah, "join", &[("group", "#1")]).await;
    for (command, options) in
        [("cancelsession", &[][..]), ("movesession", &[("to", "Friday 20:00")])]
    {
        for person in [&circle.noah, &world.operator] {
            let refused = asks(&world, &circle, person, command, options).await;
            insta::allow_duplicates! { insta::assert_snapshot!(refused.text(), @"Only a facilitator of Thursday circle can do that."); }
        }
    }
    writes(&world, &circle.mia, "/join Thursday circle").await;
    for command in ["/cancelsession #1", "/movesession #1 Friday 20:00"] {
        let refused = writes(&world, &circle.mia, command).await;
        insta::allow_duplicates! { insta::assert_snapshot!(refused.text, @"Only a facilitator of Thursday circle can do that."); }
    }
    world.close().await;
}
