//! Coming or not, and when it meets: by button and by command, on both platforms.

use circlekeeper_playground::discord::Where;
use circlekeeper_playground::telegram;
use circlekeeper_tests::{Circle, World};

use crate::led::{asks, both, dana, from_telegram, leads, posts, press, silent, turns, writes};

/// The circle meets on Thursday, 3 December, 19:00; Noah and Mia are members.
async fn with_members(world: &World) -> Circle {
    let circle = world.circle().await;
    world.schedule(&circle, &[("when", "every Thursday 19:00")]).await;
    asks(world, &circle, &circle.noah, "join", &[("group", "#1")]).await;
    writes(world, &circle.mia, "/join Thursday circle").await;
    circle
}

#[tokio::test(flavor = "multi_thread")]
async fn under_a_reminder_members_say_whether_they_come_and_change_their_minds() {
    let world = World::open().await;
    let circle = with_members(&world).await;
    world.at("2026-12-02T18:00:00Z").await;
    let post = world.discord.next_message(circle.channel).await;
    assert_eq!(post.labels(), ["Coming", "Can't come", "Get the link"]);
    let noted = press(&world, &circle.noah, &post, "Coming").await;
    assert!(noted.is_private());
    insta::assert_snapshot!(noted.text(), @"Noted: you are coming to Thursday circle on Thu 3 Dec 2026, 19:00 (Berlin).");
    let noted = press(&world, &circle.noah, &post, "Can't come").await;
    insta::assert_snapshot!(noted.text(), @"Noted: you can't come to Thursday circle on Thu 3 Dec 2026, 19:00 (Berlin). Thank you for saying so.");

    let post = world.telegram.next_message(circle.chat).await;
    assert_eq!(post.labels(), ["Coming", "Can't come", "Get the link"]);
    let noted = world.telegram.press(&circle.mia, &post, "Can't come").await;
    insta::assert_snapshot!(noted.alert.unwrap_or_default(), @"Noted: you can't come to Thursday circle on Thu 3 Dec 2026, 19:00 (Berlin). Thank you for saying so.");
    let noted = world.telegram.press(&circle.mia, &post, "Coming").await;
    insta::assert_snapshot!(noted.alert.unwrap_or_default(), @"Noted: you are coming to Thursday circle on Thu 3 Dec 2026, 19:00 (Berlin).");
    silent(&world, "nobody else hears of it");
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_is_no_member_is_not_noted() {
    let world = World::open().await;
    let circle = with_members(&world).await;
    let sam = world.telegram.person("Sam");
    world.telegram.join(circle.chat, &sam);
    world.at("2026-12-02T18:00:00Z").await;
    let post = world.discord.next_message(circle.channel).await;
    let refused = press(&world, &world.operator, &post, "Coming").await;
    assert!(refused.is_private());
    insta::assert_snapshot!(refused.text(), @"Only members of Thursday circle can do that. To become one: /join");
    let post = world.telegram.next_message(circle.chat).await;
    let refused = world.telegram.press(&sam, &post, "Coming").await;
    insta::assert_snapshot!(refused.alert.unwrap_or_default(), @"Only members of Thursday circle can do that. To become one: /join");
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn after_the_end_nothing_is_noted() {
    let world = World::open().await;
    let circle = with_members(&world).await;
    world.at("2026-12-03T17:30:00Z").await;
    let post = world.discord.next_message(circle.channel).await;
    let there = world.telegram.next_message(circle.chat).await;
    world.at("2026-12-03T18:59:59Z").await;
    let noted = press(&world, &circle.noah, &post, "Coming").await;
    assert!(noted.text().starts_with("Noted"), "{}", noted.text());
    world.at("2026-12-03T19:00:00Z").await;
    let refused = press(&world, &circle.noah, &post, "Can't come").await;
    insta::assert_snapshot!(refused.text(), @"That session is over. /sessions shows those ahead.");
    let refused = world.telegram.press(&circle.mia, &there, "Can't come").await;
    insta::assert_snapshot!(refused.alert.unwrap_or_default(), @"That session is over. /sessions shows those ahead.");
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn of_a_cancelled_session_nothing_is_noted() {
    let world = World::open().await;
    let circle = with_members(&world).await;
    world.at("2026-12-02T18:00:00Z").await;
    let post = world.discord.next_message(circle.channel).await;
    let there = world.telegram.next_message(circle.chat).await;
    let preview = dana(&world, &circle, "cancelsession", &[]).await;
    press(&world, &circle.dana, preview.seen(), "Confirm").await;
    let refused = press(&world, &circle.noah, &post, "Coming").await;
    insta::assert_snapshot!(refused.text(), @"That session is cancelled. /sessions shows the others.");
    let refused = world.telegram.press(&circle.mia, &there, "Coming").await;
    insta::assert_snapshot!(refused.alert.unwrap_or_default(), @"That session is cancelled. /sessions shows the others.");
    let refused = writes(&world, &circle.mia, "/coming s1").await;
    insta::assert_snapshot!(refused.text, @"That session is cancelled. /sessions shows the others.");
    world.at("2026-12-02T18:02:01Z").await;
    both(&world, &circle, "is cancelled").await;
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn coming_or_not_is_said_by_command_too() {
    let world = World::open().await;
    let circle = with_members(&world).await;
    let coming = asks(&world, &circle, &circle.noah, "coming", &[]).await;
    assert!(coming.is_private());
    insta::assert_snapshot!(coming.text(), @"Noted: you are coming to Thursday circle on Thu 3 Dec 2026, 19:00 (Berlin).");
    let second = [("session", "#2")];
    let cant_come = asks(&world, &circle, &circle.noah, "cantcome", &second).await;
    insta::assert_snapshot!(cant_come.text(), @"Noted: you can't come to Thursday circle on Thu 10 Dec 2026, 19:00 (Berlin). Thank you for saying so.");
    insta::assert_snapshot!(writes(&world, &circle.mia, "/coming").await.text, @"Noted: you are coming to Thursday circle on Thu 3 Dec 2026, 19:00 (Berlin).");
    insta::assert_snapshot!(writes(&world, &circle.mia, "/cantcome #2").await.text, @"Noted: you can't come to Thursday circle on Thu 10 Dec 2026, 19:00 (Berlin). Thank you for saying so.");
    insta::assert_snapshot!(writes(&world, &circle.mia, "/cantcome #99").await.text, @"I know no such session. /sessions shows them with their numbers.");
    let refused = asks(&world, &circle, &world.operator, "coming", &[]).await;
    insta::assert_snapshot!(refused.text(), @"Only members of Thursday circle can do that. To become one: /join");
    silent(&world, "nobody else hears of it");
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn next_and_sessions_say_when_it_meets() {
    let world = World::open().await;
    let circle = with_members(&world).await;
    let next = asks(&world, &circle, &circle.noah, "next", &[]).await;
    assert!(next.is_private());
    insta::assert_snapshot!(next.text(), @"Thursday circle: <t:1796320800:F>, <t:1796320800:R>.");
    assert_eq!(next.seen().labels(), ["Coming", "Can't come", "Get the link"]);
    let listed = asks(&world, &circle, &circle.noah, "sessions", &[]).await;
    assert!(listed.is_private() && listed.text().contains("<t:1796320800:F>"), "{}", listed.text());

    insta::assert_snapshot!(writes(&world, &circle.mia, "/next").await.text, @"Thursday circle: Thu 3 Dec 2026, 19:00 (Berlin), in 3 days.");
    let listed = writes(&world, &circle.mia, "/sessions").await;
    assert!(listed.text.contains("s1 Thu 3 Dec 2026, 19:00 (Berlin)"), "{}", listed.text);
    world.telegram.says(&circle.mia, telegram::Where::Chat(circle.chat), "/next").await;
    let next = world.telegram.next_message(circle.chat).await;
    insta::assert_snapshot!(next.text, @"Thursday circle: Thu 3 Dec 2026, 19:00 (Berlin), in 3 days.");
    let noted = world.telegram.press(&circle.mia, &next, "Coming").await;
    assert!(noted.alert.is_some_and(|note| note.starts_with("Noted")));
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn while_a_session_runs_next_says_so() {
    let (world, led) = from_telegram().await;
    insta::assert_snapshot!(writes(&world, &led.mia, "/next").await.text, @"Evening circle: no session is scheduled.");
    posts(&world, &led, "in 20 minutes 90 min").await;
    world.at("2026-11-30T09:00:00Z").await;
    insta::assert_snapshot!(writes(&world, &led.mia, "/next").await.text, @"Evening circle was to begin: Mon 30 Nov 2026, 09:20 (Berlin). Nobody has told me yet that it has.");
    let begun = writes(&world, &led.tara, "/begin").await;
    assert!(begun.text.starts_with("Evening circle has begun"), "{}", begun.text);
    insta::assert_snapshot!(writes(&world, &led.mia, "/next").await.text, @"Evening circle has begun: Mon 30 Nov 2026, 09:20 (Berlin).");
    world.at("2026-11-30T09:50:01Z").await;
    insta::assert_snapshot!(writes(&world, &led.mia, "/next").await.text, @"Evening circle: no session is scheduled.");
    insta::assert_snapshot!(writes(&world, &led.mia, "/coming").await.text, @"Evening circle has no session scheduled.");
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_is_in_two_groups_is_asked_which_session() {
    let (world, led) = from_telegram().await;
    posts(&world, &led, "every Thursday 19:00").await;
    writes(&world, &led.tara, "/newgroup Early circle zone:Europe/Berlin fee:no fee alias:Tara")
        .await;
    writes(&world, &led.mia, "/join Early circle").await;
    let preview = writes(&world, &led.tara, "/schedule every Friday 08:00 group:#2").await;
    turns(&world, &led.tara, &preview, "Confirm").await;
    let question = writes(&world, &led.mia, "/cantcome").await;
    assert_eq!(question.labels(), ["Evening circle", "Early circle"]);
    let noted = leads(&world, &led.mia, &question, "Early circle").await;
    insta::assert_snapshot!(noted.text, @"Noted: you can't come to Early circle on Fri 4 Dec 2026, 08:00 (Berlin). Thank you for saying so.");
    insta::assert_snapshot!(writes(&world, &led.mia, "/next").await.text, @"
    Evening circle: Thu 3 Dec 2026, 19:00 (Berlin), in 3 days.

    Early circle: Fri 4 Dec 2026, 08:00 (Berlin), in 4 days.
    ");
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn buttons_that_were_made_up_change_nothing() {
    let world = World::open().await;
    let circle = with_members(&world).await;
    world.at("2026-12-02T18:00:00Z").await;
    let post = world.discord.next_message(circle.channel).await;
    let there = world.telegram.next_message(circle.chat).await;
    let mut said = Vec::new();
    for data in
        ["coming:99", "cantcome:-1", "link:1x", "coming", "confirm:1", "choose:1:9", "\u{1f600}"]
    {
        let refused = world.discord.press_forged(&circle.noah, &post, data).await;
        let refused = refused.expect("an answer");
        assert!(refused.is_private());
        said.push(format!("{data}: {}", refused.text()));
        world.telegram.press_forged(&circle.mia, &there, data).await;
        world.settle().await;
        for answer in world.telegram.unread() {
            assert_eq!(answer.chat, circle.mia.private_chat(), "{}", answer.text);
            world.telegram.next_private(&circle.mia).await;
        }
    }
    insta::assert_snapshot!(said.join("\n"), @"
    coming:99: I know no such session. /sessions shows them with their numbers.
    cantcome:-1: That button is too old. Please use the command again.
    link:1x: That button is too old. Please use the command again.
    coming: That button is too old. Please use the command again.
    confirm:1: That button is too old. Please use the command again.
    choose:1:9: That button is too old. Please use the command again.
    😀: That button is too old. Please use the command again.
    ");
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn in_the_direct_conversation_on_discord_all_is_as_in_the_channel() {
    let world = World::open().await;
    let circle = with_members(&world).await;
    let noah = &circle.noah;
    let next = world.discord.command(noah, Where::Dm, "next", &[]).await.expect("an answer");
    insta::assert_snapshot!(next.text(), @"Thursday circle: <t:1796320800:F>, <t:1796320800:R>.");
    let noted = press(&world, noah, next.seen(), "Coming").await;
    insta::assert_snapshot!(noted.text(), @"Noted: you are coming to Thursday circle on Thu 3 Dec 2026, 19:00 (Berlin).");
    let options = [("when", "tomorrow 19:00")];
    let preview = world.discord.command(&circle.dana, Where::Dm, "schedule", &options).await;
    let preview = preview.expect("an answer");
    press(&world, &circle.dana, preview.seen(), "Confirm").await;
    both(&world, &circle, "new session times").await;
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn next_of_two_groups_names_the_group_on_each_button() {
    let (world, led) = from_telegram().await;
    posts(&world, &led, "every Thursday 19:00").await;
    let second = "/newgroup Morning walk zone:Europe/London";
    writes(&world, &led.tara, second).await;
    let times = writes(&world, &led.tara, "/schedule group:#2 every Friday 19:00").await;
    turns(&world, &led.tara, &times, "Confirm").await;
    let next = writes(&world, &led.tara, "/next").await;
    let labels = next.labels();
    for label in ["Evening circle: Coming", "Morning walk: Can't come"] {
        assert!(labels.contains(&label), "{labels:?}");
    }
    world.close().await;
}
