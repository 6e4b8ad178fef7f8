//! Private reminders, names, languages, one's groups: each person's own wishes.

use circlekeeper_tests::World;

use crate::scene::{asks, both, meeting, silent};

/// What keeps Telegram's apps from making links and mentions of somebody's words.
const JOINER: char = '\u{2060}';

#[tokio::test(flavor = "multi_thread")]
async fn who_wishes_is_reminded_privately_in_their_own_zone() {
    let (world, circle) = meeting().await;
    world.tell(&circle.mia, "/timezone New York").await;
    let none = world.tell(&circle.mia, "/remindme").await;
    insta::assert_snapshot!(none.text, @"You are not reminded of Thursday circle privately. To begin: /remindme 1 hour");
    let set = world.tell(&circle.mia, "/remindme 2h, 10 min").await;
    insta::assert_snapshot!(set.text, @"I will write to you here of each session of Thursday circle, 2 hours before, and again 10 minutes before. To end it: /remindme off");
    let set = asks(&world, &circle.noah, "remindme", &[("before", "26 hours")]).await;
    assert!(set.is_private());
    insta::assert_snapshot!(set.text(), @"I will write to you here of each session of Thursday circle, 26 hours before. To end it: /remindme off");
    world.at("2026-12-02T15:59:59Z").await;
    silent(&world, "a second early");
    world.at("2026-12-02T16:00:00Z").await;
    let reminder = world.discord.next_dm(&circle.noah).await;
    insta::assert_snapshot!(reminder.text, @"Thursday circle: <t:1796320800:F>, <t:1796320800:R>.");
    world.at("2026-12-02T18:00:00Z").await;
    both(&world, &circle, "Thursday circle").await;
    world.at("2026-12-03T16:00:00Z").await;
    let reminder = world.telegram.next_private(&circle.mia).await;
    insta::assert_snapshot!(reminder.text, @"Thursday circle: Thu 3 Dec 2026, 13:00 (New York), in 2 hours.");
    assert_eq!(reminder.labels(), ["Coming", "Can't come", "Get the link"]);
    world.at("2026-12-03T17:30:00Z").await;
    both(&world, &circle, "Thursday circle").await;
    world.at("2026-12-03T17:50:00Z").await;
    let reminder = world.telegram.next_private(&circle.mia).await;
    assert!(reminder.text.contains("10 minutes"), "{}", reminder.text);
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_hour_and_a_half_is_no_fifteen_hours() {
    let (world, circle) = meeting().await;
    for before in ["1.5h", "1,5 Stunden"] {
        let set = world.tell(&circle.mia, &format!("/remindme {before}")).await;
        assert!(set.text.contains("90 minutes before"), "{before}: {}", set.text);
    }
    for before in ["1-2 h", "1:30 h", "1 000 min"] {
        let refused = world.tell(&circle.mia, &format!("/remindme {before}")).await;
        assert_eq!(refused.text, "How long before? For example: 24h 30min", "{before}");
    }
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn private_reminders_end_by_wish_and_by_leaving() {
    let (world, circle) = meeting().await;
    world.tell(&circle.mia, "/remindme 2 hours").await;
    asks(&world, &circle.noah, "remindme", &[("before", "2 hours")]).await;
    let off = world.tell(&circle.mia, "/remindme off").await;
    assert_eq!(off.text, "I will not remind you of Thursday circle privately.");
    asks(&world, &circle.noah, "leave", &[]).await;
    world.at("2026-12-02T18:00:00Z").await;
    both(&world, &circle, "Thursday circle").await;
    world.at("2026-12-03T16:00:00Z").await;
    silent(&world, "both wish none");
    asks(&world, &circle.noah, "join", &[("group", "#1")]).await;
    let wishes = asks(&world, &circle.noah, "remindme", &[]).await;
    assert!(wishes.text().starts_with("You are not reminded"), "{}", wishes.text());
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_private_reminder_follows_a_moved_session_and_not_a_cancelled_one() {
    let (world, circle) = meeting().await;
    world.tell(&circle.mia, "/remindme 2 hours").await;
    let preview = world.ask(&circle.dana, circle.channel, "movesession", &[("to", "Friday 20:00")]);
    world.click(&circle.dana, preview.await.seen(), "Confirm").await;
    let cancel = [("session", "#2")];
    let preview = world.ask(&circle.dana, circle.channel, "cancelsession", &cancel).await;
    world.click(&circle.dana, preview.seen(), "Confirm").await;
    world.at("2026-11-30T08:02:01Z").await;
    for _ in 0..2 {
        both(&world, &circle, "Thursday circle").await;
    }
    world.at("2026-12-03T17:00:00Z").await;
    silent(&world, "at the old time");
    world.at("2026-12-03T19:00:00Z").await;
    both(&world, &circle, "Thursday circle").await;
    world.at("2026-12-04T17:00:00Z").await;
    world.telegram.next_private(&circle.mia).await;
    world.at("2026-12-04T18:30:00Z").await;
    both(&world, &circle, "Thursday circle").await;
    world.at("2026-12-10T16:00:00Z").await;
    silent(&world, "of the cancelled one");
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_no_length_of_time_is_refused_with_an_example() {
    let (world, circle) = meeting().await;
    let refused = [
        ("/remindme soon", "How long before? For example: 24h 30min"),
        ("/remindme 30", "How long before? For example: 24h 30min"),
        ("/remindme 1 min", "A reminder comes at least five minutes and at most two weeks before."),
        ("/remindme 1h 2h 3h 4h 5h", "At most four reminders."),
    ];
    for (typed, answer) in refused {
        assert_eq!(world.tell(&circle.mia, typed).await.text, answer, "{typed}");
    }
    let sam = world.newcomer("Sam").await;
    let outside = world.tell(&sam, "/remindme 2h group:#1").await;
    assert_eq!(outside.text, "Only members of Thursday circle can do that. To become one: /join");
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_alias_shows_to_oneself_and_to_the_facilitators() {
    let (world, circle) = meeting().await;
    let set = world.tell(&circle.mia, "/alias Little <b>bird</b>").await;
    insta::assert_snapshot!(set.text.replace(JOINER, ""), @"In Thursday circle you are called Little <b>bird</b> from now on.");
    let set = asks(&world, &circle.noah, "alias", &[("alias", "N.")]).await;
    assert!(set.is_private());
    let own = world.tell(&circle.mia, "/mygroups").await;
    insta::assert_snapshot!(own.text.replace(JOINER, ""), @"
    Thursday circle (#1)
    • Next session: Thu 3 Dec 2026, 19:00 (Berlin)
    • You are called Little <b>bird</b> there.
    ");
    assert_eq!(own.labels(), ["Show Thursday circle"]);
    let own = asks(&world, &circle.dana, "mygroups", &[]).await;
    assert!(own.is_private());
    insta::assert_snapshot!(own.text(), @"
    ### **Thursday circle (#1)**
    - Next session: <t:1796320800:F>
    - You lead it.
    - You are called Dana there.
    ");
    let people = world.ask(&circle.dana, circle.channel, "people", &[]).await;
    insta::assert_snapshot!(people.text(), @r#"
    In Thursday circle:
    - `#1` Dana (facilitator), Discord, since 30 Nov 2026
    - `#2` Little \<b>bird\</b>, Telegram, since 30 Nov 2026
    - `#3` N., Discord, since 30 Nov 2026
    Please keep this to yourself. To take somebody out: /remove and their number.
    "#);
    let asked = world.tell(&circle.mia, "/alias").await;
    assert!(asked.text.contains("What should we call you there?"), "{}", asked.text);
    let preview = world.tell(&circle.mia, "Mia").await;
    world.telegram.press(&circle.mia, &preview, "Confirm").await;
    world.telegram.next_edit(&preview).await;
    assert!(world.tell(&circle.mia, "/mygroups").await.text.contains("You are called Mia there."));
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_is_in_no_group_is_told_so() {
    let world = World::open().await;
    let sam = world.newcomer("Sam").await;
    for typed in ["/mygroups", "/remindme 2h", "/alias Sam"] {
        let answer = world.tell(&sam, typed).await;
        assert!(answer.text.starts_with("You are in no group"), "{typed}: {}", answer.text);
    }
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_language_is_chosen_from_those_there_are() {
    let (world, circle) = meeting().await;
    let there = world.tell(&circle.mia, "/language").await;
    assert!(there.text.starts_with("I speak: en"), "{}", there.text);
    for (named, answer) in [
        ("German", "Ich spreche ab jetzt Deutsch mit dir."),
        ("englisch", "I speak English with you from now on."),
        ("Deutsch", "Ich spreche ab jetzt Deutsch mit dir."),
        ("english", "I speak English with you from now on."),
    ] {
        assert_eq!(world.tell(&circle.mia, &format!("/language {named}")).await.text, answer);
    }
    let refused = world.tell(&circle.mia, "/language Klingon").await;
    assert!(refused.text.starts_with("I do not speak that yet."), "{}", refused.text);
    let set = world.tell(&circle.mia, "/language EN").await;
    assert_eq!(set.text, "I speak English with you from now on.");
    let set = asks(&world, &circle.noah, "language", &[("language", "en")]).await;
    assert_eq!(set.text(), "I speak English with you from now on.");
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_said_of_reminders_is_what_the_group_set() {
    let world = World::open().await;
    let circle = world.circle().await;
    let set =
        world.ask(&circle.dana, circle.channel, "groupreminders", &[("before", "15min 1h 2d")]);
    insta::assert_snapshot!(set.await.text(), @"The chats of Thursday circle are reminded 2 days before, and again 1 hour before, and again 15 minutes before. The way in is given from the last reminder on.");
    let options = [("when", "every Thursday 19:00")];
    let preview = world.ask(&circle.dana, circle.channel, "schedule", &options).await;
    let done = world.click(&circle.dana, preview.seen(), "Confirm").await;
    insta::assert_snapshot!(done.text().lines().last().unwrap_or_default(), @"Its chats are reminded 2 days before, and again 1 hour before, and again 15 minutes before.");
    both(&world, &circle, "new session times").await;
    let joined = world.tell(&circle.mia, "/join #1").await;
    assert!(
        joined.text.contains("with /link, from 15 minutes before a session."),
        "{}",
        joined.text
    );
    world.close().await;
}
