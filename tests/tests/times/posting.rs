//! Posting times: previewed with zone and dates, scheduled by Confirm alone, corrected, dropped.

use circlekeeper_core::domain::policy::Listing;
use circlekeeper_playground::telegram::Where;
use circlekeeper_tests::World;

use crate::led::{asks, both, dana, from_telegram, leads, press, silent, turns, writes};

const ZOOM: &str = "https://zoom.us/j/1";

#[tokio::test(flavor = "multi_thread")]
async fn on_discord_times_are_scheduled_by_confirm_alone() {
    let world = World::open().await;
    let circle = world.circle().await;
    let options = [("when", "every Thursday 19:00 90 min"), ("link", ZOOM)];
    let preview = dana(&world, &circle, "schedule", &options).await;
    assert!(preview.is_private());
    insta::assert_snapshot!(preview.text(), @"
    ### Thursday circle: please check
    - Thu 3 Dec 2026, 19:00 (Berlin)
    - Thu 10 Dec 2026, 19:00 (Berlin)
    - Thu 17 Dec 2026, 19:00 (Berlin)
    Times are in Europe/Berlin. Each reader sees their own.
    And so on, 90 minutes each, until it is ended.
    Where: a Zoom call. The link is given only to members, privately.
    Only you see this, to check it: the link leads to `zoom.us` and ends in `1`
    ");
    assert_eq!(preview.seen().labels(), ["Confirm", "Correct", "Never mind"]);
    world.settle().await;
    silent(&world, "before Confirm");
    insta::assert_snapshot!(dana(&world, &circle, "sessions", &[]).await.text(), @"
    ### **Thursday circle**
    No session is scheduled.
    ");

    let done = press(&world, &circle.dana, preview.seen(), "Confirm").await;
    insta::assert_snapshot!(done.text(), @"
    Done. Thursday circle is scheduled:
    - Thu 3 Dec 2026, 19:00 (Berlin)
    - Thu 10 Dec 2026, 19:00 (Berlin)
    - Thu 17 Dec 2026, 19:00 (Berlin)
    Its chats are reminded 24 hours before, and again 30 minutes before.
    ");
    assert_eq!(done.seen().labels(), Vec::<&str>::new());
    let posted = world.discord.next_message(circle.channel).await;
    insta::assert_snapshot!(posted.text, @"
    Thursday circle: new session times
    - <t:1796320800:F>
    - <t:1796925600:F>
    - <t:1797530400:F>
    And so on. You will be reminded here.
    ");
    let posted = world.telegram.next_message(circle.chat).await;
    insta::assert_snapshot!(posted.text, @"
    Thursday circle: new session times
    • Thu 3 Dec 2026, 19:00 (Berlin)
    • Thu 10 Dec 2026, 19:00 (Berlin)
    • Thu 17 Dec 2026, 19:00 (Berlin)

    And so on. You will be reminded here.
    ");

    let pressed = preview.seen().buttons[0].custom_id.clone().expect("a press");
    let again = world.discord.press_forged(&circle.dana, preview.seen(), &pressed).await;
    insta::assert_snapshot!(again.expect("an answer").text(), @"That button is too old. Please use the command again.");
    let listed = dana(&world, &circle, "sessions", &[]).await;
    insta::assert_snapshot!(listed.text(), @"
    ### **Thursday circle**
    - `s1` <t:1796320800:F>
    - `s2` <t:1796925600:F>
    - `s3` <t:1797530400:F>
    - `s4` <t:1798135200:F>
    - `s5` <t:1798740000:F>
    - `s6` <t:1799344800:F>
    - `s7` <t:1799949600:F>
    - `s8` <t:1800554400:F>
    - `s9` <t:1801159200:F>
    Series 1: every Thursday 19:00 (Berlin), from 3 Dec
    ");
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn on_telegram_times_come_in_one_message() {
    let (world, led) = from_telegram().await;
    let times = format!("/schedule every Thursday 19:00 90 min {ZOOM}");
    let preview = writes(&world, &led.tara, &times).await;
    insta::assert_snapshot!(preview.text, @"
    Evening circle: please check
    • Thu 3 Dec 2026, 19:00 (Berlin)
    • Thu 10 Dec 2026, 19:00 (Berlin)
    • Thu 17 Dec 2026, 19:00 (Berlin)

    Times are in Europe/Berlin. Each reader sees their own.

    And so on, 90 minutes each, until it is ended.

    Where: a Zoom call. The link is given only to members, privately.

    Only you see this, to check it: the link leads to zoom.us and ends in 1
    ");
    assert_eq!(preview.labels(), ["Confirm", "Correct", "Never mind"]);
    world.settle().await;
    silent(&world, "before Confirm");
    insta::assert_snapshot!(writes(&world, &led.tara, "/sessions").await.text, @"
    Evening circle
    No session is scheduled.
    ");

    let confirm = preview.button("Confirm").and_then(|button| button.data.clone());
    let done = turns(&world, &led.tara, &preview, "Confirm").await;
    insta::assert_snapshot!(done.text, @"
    Done. Evening circle is scheduled:
    • Thu 3 Dec 2026, 19:00 (Berlin)
    • Thu 10 Dec 2026, 19:00 (Berlin)
    • Thu 17 Dec 2026, 19:00 (Berlin)

    Its chats are reminded 24 hours before, and again 30 minutes before.
    ");
    assert_eq!(done.labels(), Vec::<&str>::new());
    insta::assert_snapshot!(world.telegram.next_message(led.chat).await.text, @"
    Evening circle: new session times
    • Thu 3 Dec 2026, 19:00 (Berlin)
    • Thu 10 Dec 2026, 19:00 (Berlin)
    • Thu 17 Dec 2026, 19:00 (Berlin)

    And so on. You will be reminded here.
    ");

    let confirm = confirm.expect("a press");
    world.telegram.press_forged(&led.tara, &preview, &confirm).await;
    insta::assert_snapshot!(world.telegram.next_private(&led.tara).await.text, @"That button is too old. Please use the command again.");
    insta::assert_snapshot!(writes(&world, &led.tara, "/sessions").await.text, @"
    Evening circle
    • s1 Thu 3 Dec 2026, 19:00 (Berlin)
    • s2 Thu 10 Dec 2026, 19:00 (Berlin)
    • s3 Thu 17 Dec 2026, 19:00 (Berlin)
    • s4 Thu 24 Dec 2026, 19:00 (Berlin)
    • s5 Thu 31 Dec 2026, 19:00 (Berlin)
    • s6 Thu 7 Jan 2027, 19:00 (Berlin)
    • s7 Thu 14 Jan 2027, 19:00 (Berlin)
    • s8 Thu 21 Jan 2027, 19:00 (Berlin)
    • s9 Thu 28 Jan 2027, 19:00 (Berlin)

    Series 1: every Thursday 19:00 (Berlin), from 3 Dec
    ");
    world.close().await;
}

const PHRASES: [&str; 14] = [
    "2027-01-14 19:00",
    "Thursday 19:00",
    "tomorrow 19:00",
    "in 2 hours",
    "every Thursday 19:00",
    "every other Tuesday 7pm",
    "first Monday of the month 18:30",
    "every Thursday 19:00 for 8 weeks",
    "every Thursday 19:00 for 3 sessions",
    "last Friday of the month 20:00",
    "Mondays and Thursdays 19:00",
    "14 January 7.30 pm 45 min",
    "every Thursday 19:00-20:30 until 31 January 2027",
    "today at noon",
];

#[tokio::test(flavor = "multi_thread")]
async fn on_telegram_phrases_of_every_kind_are_understood() {
    let (world, led) = from_telegram().await;
    let mut said = Vec::new();
    for phrase in PHRASES {
        let preview = writes(&world, &led.tara, &format!("/schedule {phrase}")).await;
        assert_eq!(preview.labels().first(), Some(&"Confirm"), "{phrase}: {}", preview.text);
        said.push(format!("{phrase}\n{}", gist(&preview.text)));
    }
    insta::assert_snapshot!(said.join("\n"), @"
    2027-01-14 19:00
      • Thu 14 Jan 2027, 19:00 (Berlin)
      Once, 60 minutes.
    Thursday 19:00
      • Thu 3 Dec 2026, 19:00 (Berlin)
      Once, 60 minutes.
    tomorrow 19:00
      • Tue 1 Dec 2026, 19:00 (Berlin)
      Once, 60 minutes.
    in 2 hours
      • Mon 30 Nov 2026, 11:00 (Berlin)
      Once, 60 minutes.
    every Thursday 19:00
      • Thu 3 Dec 2026, 19:00 (Berlin)
      • Thu 10 Dec 2026, 19:00 (Berlin)
      • Thu 17 Dec 2026, 19:00 (Berlin)
      And so on, 60 minutes each, until it is ended.
    every other Tuesday 7pm
      • Tue 1 Dec 2026, 19:00 (Berlin)
      • Tue 15 Dec 2026, 19:00 (Berlin)
      • Tue 29 Dec 2026, 19:00 (Berlin)
      And so on, 60 minutes each, until it is ended.
    first Monday of the month 18:30
      • Mon 7 Dec 2026, 18:30 (Berlin)
      • Mon 4 Jan 2027, 18:30 (Berlin)
      • Mon 1 Feb 2027, 18:30 (Berlin)
      And so on, 60 minutes each, until it is ended.
    every Thursday 19:00 for 8 weeks
      • Thu 3 Dec 2026, 19:00 (Berlin)
      • Thu 10 Dec 2026, 19:00 (Berlin)
      • Thu 17 Dec 2026, 19:00 (Berlin)
      8 sessions, 60 minutes each.
    every Thursday 19:00 for 3 sessions
      • Thu 3 Dec 2026, 19:00 (Berlin)
      • Thu 10 Dec 2026, 19:00 (Berlin)
      • Thu 17 Dec 2026, 19:00 (Berlin)
      3 sessions, 60 minutes each.
    last Friday of the month 20:00
      • Fri 25 Dec 2026, 20:00 (Berlin)
      • Fri 29 Jan 2027, 20:00 (Berlin)
      • Fri 26 Feb 2027, 20:00 (Berlin)
      And so on, 60 minutes each, until it is ended.
    Mondays and Thursdays 19:00
      • Mon 30 Nov 2026, 19:00 (Berlin)
      • Thu 3 Dec 2026, 19:00 (Berlin)
      • Mon 7 Dec 2026, 19:00 (Berlin)
      And so on, 60 minutes each, until it is ended.
    14 January 7.30 pm 45 min
      • Thu 14 Jan 2027, 19:30 (Berlin)
      Once, 45 minutes.
    every Thursday 19:00-20:30 until 31 January 2027
      • Thu 3 Dec 2026, 19:00 (Berlin)
      • Thu 10 Dec 2026, 19:00 (Berlin)
      • Thu 17 Dec 2026, 19:00 (Berlin)
      9 sessions, 90 minutes each.
    today at noon
      • Mon 30 Nov 2026, 12:00 (Berlin)
      Once, 60 minutes.
    ");
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn on_discord_phrases_of_every_kind_are_understood() {
    let world = World::open().await;
    let circle = world.circle().await;
    let mut said = Vec::new();
    for phrase in PHRASES {
        let preview = dana(&world, &circle, "schedule", &[("when", phrase)]).await;
        assert_eq!(preview.seen().labels().first(), Some(&"Confirm"), "{phrase}");
        said.push(format!("{phrase}\n{}", gist(preview.text())));
    }
    insta::assert_snapshot!(said.join("\n"), @"
    2027-01-14 19:00
      - Thu 14 Jan 2027, 19:00 (Berlin)
      Once, 60 minutes.
    Thursday 19:00
      - Thu 3 Dec 2026, 19:00 (Berlin)
      Once, 60 minutes.
    tomorrow 19:00
      - Tue 1 Dec 2026, 19:00 (Berlin)
      Once, 60 minutes.
    in 2 hours
      - Mon 30 Nov 2026, 11:00 (Berlin)
      Once, 60 minutes.
    every Thursday 19:00
      - Thu 3 Dec 2026, 19:00 (Berlin)
      - Thu 10 Dec 2026, 19:00 (Berlin)
      - Thu 17 Dec 2026, 19:00 (Berlin)
      And so on, 60 minutes each, until it is ended.
    every other Tuesday 7pm
      - Tue 1 Dec 2026, 19:00 (Berlin)
      - Tue 15 Dec 2026, 19:00 (Berlin)
      - Tue 29 Dec 2026, 19:00 (Berlin)
      And so on, 60 minutes each, until it is ended.
    first Monday of the month 18:30
      - Mon 7 Dec 2026, 18:30 (Berlin)
      - Mon 4 Jan 2027, 18:30 (Berlin)
      - Mon 1 Feb 2027, 18:30 (Berlin)
      And so on, 60 minutes each, until it is ended.
    every Thursday 19:00 for 8 weeks
      - Thu 3 Dec 2026, 19:00 (Berlin)
      - Thu 10 Dec 2026, 19:00 (Berlin)
      - Thu 17 Dec 2026, 19:00 (Berlin)
      8 sessions, 60 minutes each.
    every Thursday 19:00 for 3 sessions
      - Thu 3 Dec 2026, 19:00 (Berlin)
      - Thu 10 Dec 2026, 19:00 (Berlin)
      - Thu 17 Dec 2026, 19:00 (Berlin)
      3 sessions, 60 minutes each.
    last Friday of the month 20:00
      - Fri 25 Dec 2026, 20:00 (Berlin)
      - Fri 29 Jan 2027, 20:00 (Berlin)
      - Fri 26 Feb 2027, 20:00 (Berlin)
      And so on, 60 minutes each, until it is ended.
    Mondays and Thursdays 19:00
      - Mon 30 Nov 2026, 19:00 (Berlin)
      - Thu 3 Dec 2026, 19:00 (Berlin)
      - Mon 7 Dec 2026, 19:00 (Berlin)
      And so on, 60 minutes each, until it is ended.
    14 January 7.30 pm 45 min
      - Thu 14 Jan 2027, 19:30 (Berlin)
      Once, 45 minutes.
    every Thursday 19:00-20:30 until 31 January 2027
      - Thu 3 Dec 2026, 19:00 (Berlin)
      - Thu 10 Dec 2026, 19:00 (Berlin)
      - Thu 17 Dec 2026, 19:00 (Berlin)
      9 sessions, 90 minutes each.
    today at noon
      - Mon 30 Nov 2026, 12:00 (Berlin)
      Once, 60 minutes.
    ");
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn on_discord_date_time_and_repeat_are_options_of_their_own() {
    let world = World::open().await;
    let circle = world.circle().await;
    let mut said = Vec::new();
    for repeat in ["once", "weekly", "fortnightly", "monthly"] {
        let options =
            [("date", "2027-01-14"), ("time", "19:00"), ("repeat", repeat), ("length", "45")];
        let preview = dana(&world, &circle, "schedule", &options).await;
        said.push(format!("{repeat}\n{}", gist(preview.text())));
    }
    let options = [("date", "29 January 2027"), ("time", "7pm"), ("repeat", "monthly")];
    let preview = dana(&world, &circle, "schedule", &options).await;
    said.push(format!("a fifth Friday, monthly\n{}", gist(preview.text())));
    insta::assert_snapshot!(said.join("\n"), @"
    once
      - Thu 14 Jan 2027, 19:00 (Berlin)
      Once, 45 minutes.
    weekly
      - Thu 14 Jan 2027, 19:00 (Berlin)
      - Thu 21 Jan 2027, 19:00 (Berlin)
      - Thu 28 Jan 2027, 19:00 (Berlin)
      And so on, 45 minutes each, until it is ended.
    fortnightly
      - Thu 14 Jan 2027, 19:00 (Berlin)
      - Thu 28 Jan 2027, 19:00 (Berlin)
      - Thu 11 Feb 2027, 19:00 (Berlin)
      And so on, 45 minutes each, until it is ended.
    monthly
      - Thu 14 Jan 2027, 19:00 (Berlin)
      - Thu 11 Feb 2027, 19:00 (Berlin)
      - Thu 11 Mar 2027, 19:00 (Berlin)
      And so on, 45 minutes each, until it is ended.
    a fifth Friday, monthly
      - Fri 29 Jan 2027, 19:00 (Berlin)
      - Fri 26 Feb 2027, 19:00 (Berlin)
      - Fri 26 Mar 2027, 19:00 (Berlin)
      And so on, 60 minutes each, until it is ended.
    ");
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn on_discord_a_preview_is_corrected_in_a_form() {
    let world = World::open().await;
    let circle = world.circle().await;
    let options = [("when", "every Tuesday 19:00"), ("link", ZOOM), ("length", "75")];
    let preview = dana(&world, &circle, "schedule", &options).await;
    let correct = press(&world, &circle.dana, preview.seen(), "Correct").await;
    let form = correct.form().clone();
    assert_eq!(form.inputs[0].value, "every Tuesday 19:00");
    let fields = [(form.inputs[0].custom_id.as_str(), "every Thursday 20:15")];
    let corrected = world.discord.submit(&circle.dana, &form, &fields).await.expect("an answer");
    insta::assert_snapshot!(corrected.text(), @"
    ### Thursday circle: please check
    - Thu 3 Dec 2026, 20:15 (Berlin)
    - Thu 10 Dec 2026, 20:15 (Berlin)
    - Thu 17 Dec 2026, 20:15 (Berlin)
    Times are in Europe/Berlin. Each reader sees their own.
    And so on, 75 minutes each, until it is ended.
    Where: a Zoom call. The link is given only to members, privately.
    Only you see this, to check it: the link leads to `zoom.us` and ends in `1`
    ");
    let old = world.discord.press(&circle.dana, preview.seen(), "Confirm").await;
    insta::assert_snapshot!(old.expect("an answer").text(), @"That button is too old. Please use the command again.");
    press(&world, &circle.dana, corrected.seen(), "Confirm").await;
    both(&world, &circle, "new session times").await;
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn on_telegram_a_preview_is_corrected_by_typing() {
    let (world, led) = from_telegram().await;
    let times = format!("/schedule every Tuesday 19:00 75 min {ZOOM}");
    let preview = writes(&world, &led.tara, &times).await;
    let question = leads(&world, &led.tara, &preview, "Correct").await;
    insta::assert_snapshot!(question.text, @"
    When does it meet? For example: every Thursday 19:00 90 min

    every Tuesday 19:00 75 min
    ");
    let unclear = writes(&world, &led.tara, "thorsday 20:15").await;
    insta::assert_snapshot!(unclear.text, @"I do not understand “thorsday”. I understand for example: 2027-01-14 19:00; tomorrow 19:00; every Thursday 19:00 90 min; every other Tuesday 7pm; first Monday of the month 18:30; for 8 weeks");
    let corrected = writes(&world, &led.tara, "every Thursday 20:15 75 min").await;
    insta::assert_snapshot!(corrected.text, @"
    Evening circle: please check
    • Thu 3 Dec 2026, 20:15 (Berlin)
    • Thu 10 Dec 2026, 20:15 (Berlin)
    • Thu 17 Dec 2026, 20:15 (Berlin)

    Times are in Europe/Berlin. Each reader sees their own.

    And so on, 75 minutes each, until it is ended.

    Where: a Zoom call. The link is given only to members, privately.

    Only you see this, to check it: the link leads to zoom.us and ends in 1
    ");
    turns(&world, &led.tara, &corrected, "Confirm").await;
    world.telegram.next_message(led.chat).await;
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn never_mind_drops_a_preview_for_good() {
    let world = World::open().await;
    let circle = world.circle().await;
    let options = [("when", "every Thursday 19:00")];
    let preview = dana(&world, &circle, "schedule", &options).await;
    let confirm = preview.seen().buttons[0].custom_id.clone().expect("a press");
    let dropped = press(&world, &circle.dana, preview.seen(), "Never mind").await;
    insta::assert_snapshot!(dropped.text(), @"Dropped. Nothing was changed.");
    let late = world.discord.press_forged(&circle.dana, preview.seen(), &confirm).await;
    insta::assert_snapshot!(late.expect("an answer").text(), @"That button is too old. Please use the command again.");
    world.close().await;

    let (world, led) = from_telegram().await;
    let preview = writes(&world, &led.tara, "/schedule every Thursday 19:00").await;
    let dropped = turns(&world, &led.tara, &preview, "Never mind").await;
    insta::assert_snapshot!(dropped.text, @"Dropped. Nothing was changed.");
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_confirms_what_somebody_else_previewed() {
    let world = World::open().await;
    let circle = world.circle().await;
    asks(&world, &circle, &circle.noah, "join", &[("group", "#1")]).await;
    let options = [("when", "every Thursday 19:00")];
    let preview = dana(&world, &circle, "schedule", &options).await;
    let confirm = preview.seen().buttons[0].custom_id.clone().expect("a press");
    for stranger in [&circle.noah, &world.operator] {
        let pressed = world.discord.press_forged(stranger, preview.seen(), &confirm).await;
        let pressed = pressed.expect("an answer");
        assert!(pressed.is_private());
        insta::allow_duplicates! { insta::assert_snapshot!(pressed.text(), @"That button belongs to somebody else's request. Please use the command yourself."); }
    }
    world.close().await;

    let (world, led) = from_telegram().await;
    let preview = writes(&world, &led.tara, "/schedule every Thursday 19:00").await;
    let confirm = preview.button("Confirm").and_then(|b| b.data.clone()).expect("a press");
    let own = writes(&world, &led.sam, "/help").await;
    world.telegram.press_forged(&led.sam, &own, &confirm).await;
    insta::assert_snapshot!(world.telegram.next_private(&led.sam).await.text, @"That button belongs to somebody else's request. Please use the command yourself.");
    turns(&world, &led.tara, &preview, "Confirm").await;
    world.telegram.next_message(led.chat).await;
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_preview_survives_a_restart() {
    let mut world = World::open().await;
    let circle = world.circle().await;
    let options = [("when", "every Thursday 19:00"), ("link", ZOOM)];
    let preview = dana(&world, &circle, "schedule", &options).await;
    world.cut_off();
    world.start().await;
    let done = press(&world, &circle.dana, preview.seen(), "Confirm").await;
    assert!(done.text().starts_with("Done. Thursday circle is scheduled"), "{}", done.text());
    both(&world, &circle, "new session times").await;
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_question_on_telegram_survives_a_restart() {
    let (mut world, led) = from_telegram().await;
    writes(&world, &led.tara, "/schedule").await;
    world.stop().await;
    world.start().await;
    let preview = writes(&world, &led.tara, "every Thursday 19:00").await;
    assert_eq!(preview.labels().first(), Some(&"Confirm"), "{}", preview.text);
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_preview_is_too_old_after_a_day() {
    let world = World::open().await;
    let circle = world.circle().await;
    let preview = dana(&world, &circle, "schedule", &[("when", "every Thursday 19:00")]).await;
    world.at("2026-12-01T08:00:01Z").await;
    let late = press(&world, &circle.dana, preview.seen(), "Confirm").await;
    insta::assert_snapshot!(late.text(), @"That button is too old. Please use the command again.");
    world.close().await;
}

const AMBIGUOUS: [&str; 6] = [
    "next Thursday 19:00",
    "3/4 19:00",
    "Thursday at 7",
    "every second Thursday 19:00",
    "biweekly Monday and Thursday 19:00",
    "Thursday 19:00 for 8 weeks",
];

#[tokio::test(flavor = "multi_thread")]
async fn on_discord_what_can_be_read_in_two_ways_is_asked() {
    let world = World::open().await;
    let circle = world.circle().await;
    let mut asked = Vec::new();
    for phrase in AMBIGUOUS {
        let question = dana(&world, &circle, "schedule", &[("when", phrase)]).await;
        let seen = question.seen();
        asked.push(format!("{phrase}: {}\n  {}", seen.text, seen.labels().join("\n  ")));
        let label = seen.labels().last().copied().unwrap_or_default().to_owned();
        let preview = press(&world, &circle.dana, seen, &label).await;
        assert_eq!(preview.seen().labels().first(), Some(&"Confirm"), "{}", preview.text());
        assert!(preview.is_private());
        asked.push(gist(preview.text()));
    }
    insta::assert_snapshot!(asked.join("\n"), @"
    next Thursday 19:00: That can be read in more than one way. Which do you mean?
      Thu 3 Dec 2026, 19:00 (Berlin)
      Thu 10 Dec 2026, 19:00 (Berlin)
      - Thu 10 Dec 2026, 19:00 (Berlin)
      Once, 60 minutes.
    3/4 19:00: That can be read in more than one way. Which do you mean?
      Sat 3 Apr 2027, 19:00 (Berlin)
      Thu 4 Mar 2027, 19:00 (Berlin)
      - Thu 4 Mar 2027, 19:00 (Berlin)
      Once, 60 minutes.
    Thursday at 7: That can be read in more than one way. Which do you mean?
      Thursday 07:00
      Thursday 19:00
      - Thu 3 Dec 2026, 19:00 (Berlin)
      Once, 60 minutes.
    every second Thursday 19:00: That can be read in more than one way. Which do you mean?
      every 2 weeks on Thursday 19:00
      second Thursday of the month 19:00
      - Thu 10 Dec 2026, 19:00 (Berlin)
      - Thu 14 Jan 2027, 19:00 (Berlin)
      - Thu 11 Feb 2027, 19:00 (Berlin)
      And so on, 60 minutes each, until it is ended.
    biweekly Monday and Thursday 19:00: That can be read in more than one way. Which do you mean?
      every 2 weeks Monday and Thursday 19:00
      every week Monday and Thursday 19:00
      - Mon 30 Nov 2026, 19:00 (Berlin)
      - Thu 3 Dec 2026, 19:00 (Berlin)
      - Mon 7 Dec 2026, 19:00 (Berlin)
      And so on, 60 minutes each, until it is ended.
    Thursday 19:00 for 8 weeks: That can be read in more than one way. Which do you mean?
      every Thursday 19:00 for 8 weeks
      - Thu 3 Dec 2026, 19:00 (Berlin)
      - Thu 10 Dec 2026, 19:00 (Berlin)
      - Thu 17 Dec 2026, 19:00 (Berlin)
      8 sessions, 60 minutes each.
    ");
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn on_telegram_what_can_be_read_in_two_ways_is_asked() {
    let (world, led) = from_telegram().await;
    for phrase in AMBIGUOUS {
        let question = writes(&world, &led.tara, &format!("/schedule {phrase} {ZOOM}")).await;
        let label = question.labels().first().copied().unwrap_or_default().to_owned();
        let preview = leads(&world, &led.tara, &question, &label).await;
        assert_eq!(preview.labels().first(), Some(&"Confirm"), "{}", preview.text);
        assert!(preview.text.contains("a Zoom call"), "{}", preview.text);
    }
    // Two doubts are asked one after the other.
    let question = writes(&world, &led.tara, "/schedule next Thursday at 7").await;
    let label = question.labels()[1].to_owned();
    let question = leads(&world, &led.tara, &question, &label).await;
    insta::assert_snapshot!(question.labels().join("\n"), @"
    2026-12-10 07:00
    2026-12-10 19:00
    ");
    let label = question.labels()[1].to_owned();
    let preview = leads(&world, &led.tara, &question, &label).await;
    insta::assert_snapshot!(gist(&preview.text), @"
    • Thu 10 Dec 2026, 19:00 (Berlin)
    Once, 60 minutes.
    ");
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_missing_when_is_asked() {
    let world = World::open().await;
    let circle = world.circle().await;
    let asked = dana(&world, &circle, "schedule", &[("link", ZOOM)]).await;
    let form = asked.form().clone();
    insta::assert_snapshot!(format!("{}: {}", form.title, form.inputs[0].label), @"One more thing: When");
    let fields = [(form.inputs[0].custom_id.as_str(), "every Thursday 19:00")];
    let preview = world.discord.submit(&circle.dana, &form, &fields).await.expect("an answer");
    assert!(preview.text().contains("a Zoom call"), "{}", preview.text());
    world.close().await;

    let (world, led) = from_telegram().await;
    let asked = writes(&world, &led.tara, &format!("/schedule {ZOOM}")).await;
    insta::assert_snapshot!(asked.text, @"When does it meet? For example: every Thursday 19:00 90 min");
    let preview = writes(&world, &led.tara, "every Thursday 19:00").await;
    assert!(preview.text.contains("a Zoom call"), "{}", preview.text);
    writes(&world, &led.tara, "/schedule").await;
    insta::assert_snapshot!(writes(&world, &led.tara, "/stop").await.text, @"Stopped. Nothing of it was kept.");
    let dropped = writes(&world, &led.tara, "every Thursday 19:00").await;
    assert!(dropped.text.starts_with("I only understand commands"), "{}", dropped.text);
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn only_a_facilitator_posts_times() {
    let world = World::open().await;
    let circle = world.circle().await;
    let options = [("when", "every Thursday 19:00")];
    asks(&world, &circle, &circle.noah, "join", &[("group", "#1")]).await;
    let refused = asks(&world, &circle, &circle.noah, "schedule", &options).await;
    insta::assert_snapshot!(refused.text(), @"Only a facilitator of Thursday circle can do that.");
    let refused = asks(&world, &circle, &world.operator, "schedule", &options).await;
    insta::assert_snapshot!(refused.text(), @"Only a facilitator of Thursday circle can do that.");
    writes(&world, &circle.mia, "/join Thursday circle").await;
    let refused = writes(&world, &circle.mia, "/schedule every Thursday 19:00").await;
    insta::assert_snapshot!(refused.text, @"You lead no group yet. /newgroup opens one.");
    let refused = writes(&world, &circle.mia, "/schedule every Thursday 19:00 group:#1").await;
    insta::assert_snapshot!(refused.text, @"Only a facilitator of Thursday circle can do that.");
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn on_telegram_times_are_not_posted_in_front_of_others() {
    let (world, led) = from_telegram().await;
    let at = Where::Chat(led.chat);
    world.telegram.says(&led.tara, at, "/schedule every Thursday 19:00").await;
    let pointed = world.telegram.next_message(led.chat).await;
    insta::assert_snapshot!(pointed.text, @"Better asked in private.");
    assert_eq!(pointed.labels(), ["Open private chat"]);
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_leads_two_groups_is_asked_which() {
    let world = World::open_with(|settings| settings.listing = Listing::Open).await;
    let (discord, telegram) = (&world.discord, &world.telegram);
    let server = discord.guild("Harbour");
    let dana = discord.person("Dana");
    discord.join(server, &dana);
    discord.make_admin(server, &dana);
    let lounge = discord.channel(server, "lounge");
    discord.allow(lounge, &dana);
    for name in ["Morning circle", "Evening circle"] {
        let channel = discord.channel(server, &name[..4].to_lowercase());
        discord.allow(channel, &dana);
        let options = [("name", name), ("zone", "Europe/Berlin")];
        discord.command(&dana, channel, "newgroup", &options).await.expect("an answer");
    }
    let options = [("when", "every Thursday 19:00")];
    let question = discord.command(&dana, lounge, "schedule", &options).await.expect("an answer");
    insta::assert_snapshot!(question.text(), @"Which group?");
    assert_eq!(question.seen().labels(), ["Morning circle", "Evening circle"]);
    let preview = press(&world, &dana, question.seen(), "Evening circle").await;
    assert!(preview.text().starts_with("### Evening circle"), "{}", preview.text());

    let tara = telegram.person("Tara");
    telegram.start_bot(&tara, None).await;
    telegram.next_private(&tara).await;
    writes(&world, &tara, "/newgroup Morning circle zone:Europe/Berlin").await;
    writes(&world, &tara, "/newgroup Evening circle zone:Europe/Berlin").await;
    let question = writes(&world, &tara, "/schedule every Thursday 19:00").await;
    assert_eq!(question.labels(), ["Morning circle", "Evening circle"]);
    let preview = leads(&world, &tara, &question, "Morning circle").await;
    assert!(preview.text.starts_with("Morning circle"), "{}", preview.text);
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_correction_that_is_not_given_leaves_the_preview() {
    let world = World::open().await;
    let circle = world.circle().await;
    let options = [("date", "3 December"), ("time", "19:00"), ("repeat", "weekly")];
    let preview = dana(&world, &circle, "schedule", &options).await;
    let correct = press(&world, &circle.dana, preview.seen(), "Correct").await;
    let form = correct.form().clone();
    let fields = [(form.inputs[0].custom_id.as_str(), "thorsday")];
    let unclear = world.discord.submit(&circle.dana, &form, &fields).await.expect("an answer");
    assert!(unclear.text().contains("“thorsday”"), "{}", unclear.text());
    press(&world, &circle.dana, preview.seen(), "Confirm").await;
    both(&world, &circle, "new session times").await;
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_question_that_led_to_another_is_answered() {
    let (world, led) = from_telegram().await;
    writes(&world, &led.tara, "/schedule").await;
    let question = writes(&world, &led.tara, "Thursday at 7").await;
    assert_eq!(question.labels(), ["Thursday 07:00", "Thursday 19:00"]);
    let preview = leads(&world, &led.tara, &question, "Thursday 19:00").await;
    turns(&world, &led.tara, &preview, "Confirm").await;
    world.telegram.next_message(led.chat).await;
    let dropped = writes(&world, &led.tara, "thank you").await;
    assert!(dropped.text.starts_with("I only understand commands"), "{}", dropped.text);
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn options_that_can_be_read_in_two_ways_are_asked() {
    let world = World::open().await;
    let circle = world.circle().await;
    let options = [("date", "3/4"), ("time", "7"), ("repeat", "weekly")];
    let question = dana(&world, &circle, "schedule", &options).await;
    insta::assert_snapshot!(question.seen().labels().join("\n"), @"
    07:00
    19:00
    ");
    let label = question.seen().labels()[0].to_owned();
    let question = press(&world, &circle.dana, question.seen(), &label).await;
    insta::assert_snapshot!(question.seen().labels().join("\n"), @"
    Sat 3 Apr 2027, 07:00 (Berlin)
    Thu 4 Mar 2027, 07:00 (Berlin)
    ");
    let label = question.seen().labels()[1].to_owned();
    let preview = press(&world, &circle.dana, question.seen(), &label).await;
    insta::assert_snapshot!(gist(preview.text()), @"
    - Thu 4 Mar 2027, 07:00 (Berlin)
    - Thu 11 Mar 2027, 07:00 (Berlin)
    - Thu 18 Mar 2027, 07:00 (Berlin)
    And so on, 60 minutes each, until it is ended.
    ");
    world.close().await;
}

/// The dates and the length of a preview.
fn gist(preview: &str) -> String {
    let wanted = |line: &&str| line.contains(", ") && !line.starts_with("Where");
    preview.lines().filter(wanted).map(|line| format!("  {line}")).collect::<Vec<_>>().join("\n")
}
