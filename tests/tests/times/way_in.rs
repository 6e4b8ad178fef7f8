//! The way in: to members, privately, from half an hour before until half an hour after the end.

use circlekeeper_playground::telegram::Where;
use circlekeeper_tests::{Circle, World};

use crate::led::{asks, both, dana, from_telegram, posts, press, reminded, silent, turns, writes};

const LINK: &str = "https://us02web.zoom.us/j/84212345678?pwd=harbour";

/// A circle that meets once, Thursday 3 December, 19:00 to 20:30 in Berlin; Noah and Mia are members.
async fn once(world: &World) -> Circle {
    let circle = world.circle().await;
    let options = [("when", "3 December 19:00 90 min"), ("link", LINK)];
    world.schedule(&circle, &options).await;
    asks(world, &circle, &circle.noah, "join", &[("group", "#1")]).await;
    writes(world, &circle.mia, "/join Thursday circle").await;
    circle
}

#[tokio::test(flavor = "multi_thread")]
async fn the_link_is_given_from_half_an_hour_before_until_half_an_hour_after() {
    let world = World::open().await;
    let circle = once(&world).await;
    for (moment, due) in [("2026-12-02T18:00:00Z", true), ("2026-12-03T17:29:59Z", false)] {
        world.at(moment).await;
        if due {
            reminded(&world, &circle, "in 24 hours").await;
        }
        let early = asks(&world, &circle, &circle.noah, "link", &[]).await;
        assert!(early.is_private());
        insta::allow_duplicates! { insta::assert_snapshot!(early.text(), @"It is too early: the way in is given from <t:1796319000:F>."); }
        let early = writes(&world, &circle.mia, "/link").await;
        insta::allow_duplicates! { insta::assert_snapshot!(early.text, @"It is too early: the way in is given from Thu 3 Dec 2026, 18:30 (Berlin)."); }
    }
    for moment in ["2026-12-03T17:30:00Z", "2026-12-03T19:30:00Z", "2026-12-03T19:59:59Z"] {
        world.at(moment).await;
        if moment == "2026-12-03T17:30:00Z" {
            both(&world, &circle, "Members get the way in").await;
        }
        let given = asks(&world, &circle, &circle.noah, "link", &[]).await;
        assert!(given.is_private() && given.text().contains(LINK), "{moment}: {}", given.text());
        let given = writes(&world, &circle.mia, "/link").await;
        assert!(given.text.contains(LINK), "{moment}: {}", given.text);
    }
    world.at("2026-12-03T20:00:00Z").await;
    let late = asks(&world, &circle, &circle.noah, "link", &[]).await;
    insta::assert_snapshot!(late.text(), @"Thursday circle has no session scheduled.");
    let late = asks(&world, &circle, &circle.noah, "link", &[("session", "#1")]).await;
    insta::assert_snapshot!(late.text(), @"That session is over. /sessions shows those ahead.");
    insta::assert_snapshot!(writes(&world, &circle.mia, "/link #1").await.text, @"That session is over. /sessions shows those ahead.");
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn facilitators_are_always_given_the_link() {
    let world = World::open().await;
    let circle = once(&world).await;
    let given = dana(&world, &circle, "link", &[]).await;
    assert!(given.is_private());
    insta::assert_snapshot!(given.text(), @"
    Thursday circle, <t:1796320800:F>
    A Zoom call:
    <https://us02web.zoom.us/j/84212345678?pwd=harbour>
    Please keep this to yourself.
    ");
    world.at("2026-12-04T12:00:00Z").await;
    let given = dana(&world, &circle, "link", &[("session", "#1")]).await;
    assert!(given.text().contains(LINK), "{}", given.text());
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_button_gives_the_link_to_members_alone() {
    let world = World::open().await;
    let circle = once(&world).await;
    let sam = world.telegram.person("Sam");
    world.telegram.join(circle.chat, &sam);
    world.at("2026-12-02T18:00:00Z").await;
    let early = world.discord.next_message(circle.channel).await;
    world.telegram.next_message(circle.chat).await;
    let refused = press(&world, &circle.noah, &early, "Get the link").await;
    assert!(refused.text().starts_with("It is too early"), "{}", refused.text());
    world.at("2026-12-03T17:30:00Z").await;

    let post = world.discord.next_message(circle.channel).await;
    let given = press(&world, &circle.noah, &post, "Get the link").await;
    assert!(given.is_private());
    insta::assert_snapshot!(given.text(), @"
    Thursday circle, <t:1796320800:F>
    A Zoom call:
    <https://us02web.zoom.us/j/84212345678?pwd=harbour>
    Please keep this to yourself.
    ");
    let refused = press(&world, &world.operator, &post, "Get the link").await;
    assert!(refused.is_private());
    insta::assert_snapshot!(refused.text(), @"Only members of Thursday circle can do that. To become one: /join");

    let post = world.telegram.next_message(circle.chat).await;
    let pressed = world.telegram.press(&circle.mia, &post, "Get the link").await;
    assert!(pressed.opened.is_some() && pressed.alert.is_none());
    let given = world.telegram.next_private(&circle.mia).await;
    insta::assert_snapshot!(given.text, @"
    Thursday circle, Thu 3 Dec 2026, 19:00 (Berlin)

    A Zoom call:

    https://us02web.zoom.us/j/84212345678?pwd=harbour

    Please keep this to yourself.
    ");
    // Sam never pressed Start: the button does, and says who is let in.
    world.telegram.press(&sam, &post, "Get the link").await;
    let refused = world.telegram.next_private(&sam).await;
    insta::assert_snapshot!(refused.text, @"Only members of Thursday circle can do that. To become one: /join");
    silent(&world, "in front of others");
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_link_stands_in_no_public_post_and_not_in_the_store() {
    let world = World::open().await;
    let circle = once(&world).await;
    let secret = "84212345678";
    let at = Where::Chat(circle.chat);
    for moment in ["2026-12-02T18:00:00Z", "2026-12-03T17:30:00Z"] {
        world.at(moment).await;
        both(&world, &circle, "Thursday circle").await;
    }
    world.telegram.says(&circle.mia, at, "/link").await;
    let pointed = world.telegram.next_message(circle.chat).await;
    insta::assert_snapshot!(pointed.text, @"Better asked in private.");
    for command in ["/next", "/group"] {
        world.telegram.says(&circle.mia, at, command).await;
        world.telegram.next_message(circle.chat).await;
    }
    let said = world.discord.messages(circle.channel).into_iter().map(|seen| seen.raw.to_string());
    let said =
        said.chain(world.telegram.messages(circle.chat).into_iter().map(|s| s.raw.to_string()));
    for post in said {
        assert!(!post.contains(secret) && !post.contains("zoom"), "{post}");
    }
    let stored = world.stored_bytes();
    let held = |bytes: &[u8]| stored.windows(bytes.len()).any(|window| window == bytes);
    assert!(held(b"Thursday circle"), "what may be read is there to be found");
    assert!(!held(secret.as_bytes()) && !held(b"harbour"));
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn after_a_cancellation_nobody_is_given_the_link() {
    let world = World::open().await;
    let circle = once(&world).await;
    world.at("2026-12-03T17:30:00Z").await;
    let post = world.discord.next_message(circle.channel).await;
    let there = world.telegram.next_message(circle.chat).await;
    let preview = dana(&world, &circle, "cancelsession", &[]).await;
    press(&world, &circle.dana, preview.seen(), "Confirm").await;
    world.settle().await;
    both(&world, &circle, "is cancelled").await;
    let refused = press(&world, &circle.noah, &post, "Get the link").await;
    insta::assert_snapshot!(refused.text(), @"That session is cancelled. /sessions shows the others.");
    world.telegram.press(&circle.mia, &there, "Get the link").await;
    insta::assert_snapshot!(world.telegram.next_private(&circle.mia).await.text, @"That session is cancelled. /sessions shows the others.");
    insta::assert_snapshot!(writes(&world, &circle.mia, "/link").await.text, @"That session is cancelled. /sessions shows the others.");
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn strangers_are_told_nothing_of_the_way_in() {
    let (world, led) = from_telegram().await;
    posts(&world, &led, &format!("in 20 minutes {LINK}")).await;
    insta::assert_snapshot!(writes(&world, &led.sam, "/link").await.text, @"You are in no group yet. /find helps to find one.");
    insta::assert_snapshot!(writes(&world, &led.sam, "/link #1").await.text, @"Only members of Evening circle can do that. To become one: /join");
    insta::assert_snapshot!(writes(&world, &led.sam, "/link group:#1").await.text, @"Only members of Evening circle can do that. To become one: /join");
    insta::assert_snapshot!(writes(&world, &led.sam, "/link #77").await.text, @"I know no such session. /sessions shows them with their numbers.");
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_number_that_was_made_up_tells_nothing_of_a_group_that_is_not_listed() {
    let world = World::open().await;
    let circle = world.circle().await;
    let room = world.discord.channel(circle.server, "room-two");
    world.discord.allow(room, &circle.dana);
    let options = [("name", "Quiet circle"), ("zone", "Europe/Berlin")];
    world.discord.command(&circle.dana, room, "newgroup", &options).await.expect("an answer");
    world.discord.next_dm(&world.operator).await;
    let options = [("when", "tomorrow 19:00"), ("link", LINK)];
    let preview = world.discord.command(&circle.dana, room, "schedule", &options).await;
    press(&world, &circle.dana, preview.expect("an answer").seen(), "Confirm").await;
    world.discord.next_message(room).await;
    let unknown = "I know no such session. /sessions shows them with their numbers.";
    for command in ["/link s1", "/coming s1", "/movesession s1 Friday 20:00", "/cancelsession #2"] {
        assert_eq!(writes(&world, &circle.mia, command).await.text, unknown);
    }
    for command in ["/link Quiet circle", "/coming Quiet circle", "/link #2"] {
        assert_eq!(writes(&world, &circle.mia, command).await.text, unknown);
    }
    let refused = asks(&world, &circle, &circle.noah, "link", &[("session", "s1")]).await;
    assert_eq!(refused.text(), unknown);
    // The number is that of a listed group, too: of that one it is said.
    let refused = asks(&world, &circle, &circle.noah, "link", &[("session", "#1")]).await;
    assert!(refused.text().starts_with("Only members of Thursday circle"), "{}", refused.text());
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_left_gets_no_link_any_more() {
    let (world, led) = from_telegram().await;
    posts(&world, &led, &format!("in 20 minutes {LINK}")).await;
    assert!(writes(&world, &led.mia, "/link").await.text.contains(LINK));
    writes(&world, &led.mia, "/leave").await;
    insta::assert_snapshot!(writes(&world, &led.mia, "/link #1").await.text, @"Only members of Evening circle can do that. To become one: /join");
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_phone_conference_is_given_to_copy() {
    let (world, led) = from_telegram().await;
    posts(&world, &led, "in 20 minutes phone:+49 30 1234567 code:123456#").await;
    let given = writes(&world, &led.mia, "/link").await;
    insta::assert_snapshot!(given.text, @"
    Evening circle, Mon 30 Nov 2026, 09:20 (Berlin)

    Dial: +49 30 1234567

    Code: 123456#

    Please keep this to yourself.
    ");
    let copied = world.telegram.press(&led.mia, &given, "Copy the code").await.copied;
    assert_eq!(copied.as_deref(), Some("123456#"));
    let copied = world.telegram.press(&led.mia, &given, "Copy the number").await.copied;
    assert_eq!(copied.as_deref(), Some("+49 30 1234567"));
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn of_two_groups_the_one_that_meets_now_gives_its_link() {
    let (world, led) = from_telegram().await;
    posts(&world, &led, "today 10:00 60 min https://zoom.us/j/first").await;
    writes(&world, &led.tara, "/newgroup Later circle zone:Europe/Berlin fee:no fee alias:Tara")
        .await;
    writes(&world, &led.mia, "/join Later circle").await;
    let times = "/schedule today 11:20 https://zoom.us/j/second group:#2";
    let preview = writes(&world, &led.tara, times).await;
    turns(&world, &led.tara, &preview, "Confirm").await;
    world.at("2026-11-30T08:30:00Z").await;
    world.telegram.next_message(led.chat).await;
    assert!(writes(&world, &led.mia, "/link").await.text.contains("first"));
    // The first is over since 11:00, the second begins at 11:20 in Berlin.
    world.at("2026-11-30T10:10:00Z").await;
    assert!(writes(&world, &led.mia, "/link").await.text.contains("second"));
    world.close().await;
}
