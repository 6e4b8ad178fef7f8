//! A cancelled session restored, a series ended, other reminders, a break, an end.

use circlekeeper_playground::telegram::Where;

use crate::scene::{asks, both, confirms, meeting, silent};

#[tokio::test(flavor = "multi_thread")]
async fn a_cancelled_session_takes_place_after_all() {
    let (world, circle) = meeting().await;
    world.tell(&circle.mia, "/remindme 2 hours").await;
    let refused = world.ask(&circle.dana, circle.channel, "restoresession", &[]).await;
    assert_eq!(refused.text(), "No such session is cancelled. /sessions shows which are.");
    confirms(&world, &circle, "cancelsession", &[]).await;
    world.at("2026-11-30T08:02:01Z").await;
    both(&world, &circle, "is cancelled").await;
    let preview = world.ask(&circle.dana, circle.channel, "restoresession", &[]).await;
    assert_eq!(
        preview.text(),
        "Let Thursday circle on Thu 3 Dec 2026, 19:00 (Berlin) take place after all?"
    );
    world.settle().await;
    silent(&world, "before Confirm");
    let done = world.click(&circle.dana, preview.seen(), "Confirm").await;
    insta::assert_snapshot!(done.text(), @"
    Done. Thursday circle on Thu 3 Dec 2026, 19:00 (Berlin) takes place after all.
    Its chats are told in two minutes, or at once if it is soon.
    ");
    world.at("2026-11-30T08:05:00Z").await;
    both(&world, &circle, "takes place after all").await;
    world.at("2026-12-02T18:00:00Z").await;
    both(&world, &circle, "Thursday circle").await;
    world.at("2026-12-03T16:00:00Z").await;
    world.telegram.next_private(&circle.mia).await;
    world.at("2026-12-03T17:30:00Z").await;
    both(&world, &circle, "Thursday circle").await;
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_cancellation_taken_back_at_once_is_told_to_nobody() {
    let (world, circle) = meeting().await;
    confirms(&world, &circle, "cancelsession", &[]).await;
    world.at("2026-11-30T08:01:00Z").await;
    confirms(&world, &circle, "restoresession", &[("session", "#1")]).await;
    world.at("2026-11-30T08:10:00Z").await;
    silent(&world, "nothing has changed");
    world.at("2026-12-02T18:00:00Z").await;
    both(&world, &circle, "Thursday circle").await;
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_series_ends_once_for_all_and_another_goes_on() {
    let (world, circle) = meeting().await;
    world.schedule(&circle, &[("when", "every Monday 18:00")]).await;
    let which = world.ask(&circle.dana, circle.channel, "endseries", &[]).await;
    insta::assert_snapshot!(which.text(), @"Which series?");
    insta::assert_snapshot!(which.seen().labels().join("\n"), @"
    Series 1: every Thursday 19:00 (Berlin), from 3 Dec
    Series 2: every Monday 18:00 (Berlin), from 30 Nov
    ");
    let wrong = [("series", "7")];
    let refused = world.ask(&circle.dana, circle.channel, "endseries", &wrong).await;
    assert!(refused.text().starts_with("I know no such series."), "{}", refused.text());
    let label = which.seen().labels()[0].to_owned();
    let preview = world.click(&circle.dana, which.seen(), &label).await;
    insta::assert_snapshot!(preview.text(), @"End series 1 of Thursday circle: every Thursday 19:00 (Berlin), from 3 Dec? Its sessions ahead will not take place.");
    silent(&world, "before Confirm");
    let done = world.click(&circle.dana, preview.seen(), "Confirm").await;
    assert_eq!(done.text(), "Done. That series of Thursday circle is ended.\nIts chats are told.");
    both(&world, &circle, "the sessions every Thursday 19:00 (Berlin) come to an end").await;
    world.at("2026-11-30T16:30:00Z").await;
    both(&world, &circle, "Thursday circle").await;
    for moment in ["2026-12-02T18:00:00Z", "2026-12-03T17:30:00Z", "2026-12-05T12:00:00Z"] {
        world.at(moment).await;
        silent(&world, moment);
    }
    world.at("2026-12-06T17:00:00Z").await;
    both(&world, &circle, "Thursday circle").await;
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_session_restored_after_its_series_ended_is_told() {
    let (world, circle) = meeting().await;
    confirms(&world, &circle, "endseries", &[]).await;
    both(&world, &circle, "come to an end").await;
    let one = [("session", "#1")];
    let which = world.ask(&circle.dana, circle.channel, "restoresession", &[]).await;
    insta::assert_snapshot!(which.text(), @"
    Which session of Thursday circle shall take place after all?
    Others go by their number, which /sessions shows.
    ");
    assert_eq!(which.seen().labels()[1], "Thu 10 Dec 2026, 19:00 (Berlin)");
    let first = which.seen().labels()[0].to_owned();
    let preview = world.click(&circle.dana, which.seen(), &first).await;
    let done = world.click(&circle.dana, preview.seen(), "Confirm").await;
    assert!(done.text().contains("takes place after all"), "{}", done.text());
    assert!(done.text().contains("Its chats are told in two minutes"), "{}", done.text());
    world.at("2026-11-30T08:05:00Z").await;
    both(&world, &circle, "takes place after all").await;
    world.at("2026-12-02T18:00:00Z").await;
    both(&world, &circle, "Thursday circle").await;
    confirms(&world, &circle, "cancelsession", &one).await;
    world.at("2026-12-02T18:03:00Z").await;
    both(&world, &circle, "is cancelled").await;
    world.at("2026-12-09T18:00:00Z").await;
    silent(&world, "the others stay ended");
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_group_has_the_reminders_its_facilitator_wants() {
    let (world, circle) = meeting().await;
    let set = world.ask(&circle.dana, circle.channel, "groupreminders", &[("before", "3h 15min")]);
    insta::assert_snapshot!(set.await.text(), @"The chats of Thursday circle are reminded 3 hours before, and again 15 minutes before. The way in is given from the last reminder on.");
    for moment in ["2026-12-02T18:00:00Z", "2026-12-03T14:59:59Z"] {
        world.at(moment).await;
        silent(&world, moment);
    }
    world.at("2026-12-03T15:00:00Z").await;
    both(&world, &circle, "Thursday circle").await;
    world.at("2026-12-03T17:30:00Z").await;
    silent(&world, "not half an hour before");
    world.at("2026-12-03T17:45:00Z").await;
    both(&world, &circle, "Thursday circle").await;
    let refused = world.ask(&circle.dana, circle.channel, "groupreminders", &[("before", "off")]);
    assert_eq!(refused.await.text(), "How long before? For example: 24h 30min");
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_group_in_a_break_is_silent_and_hidden_until_it_goes_on() {
    let (world, circle) = meeting().await;
    world.tell(&circle.mia, "/remindme 2 hours").await;
    let sam = world.newcomer("Sam").await;
    let asked = world.ask(&circle.dana, circle.channel, "pausegroup", &[]).await;
    assert_eq!(
        asked.text(),
        "Let Thursday circle take a break? Until it ends there are no reminders and no new members."
    );
    world.settle().await;
    silent(&world, "before Confirm");
    let paused = world.click(&circle.dana, asked.seen(), "Confirm").await;
    insta::assert_snapshot!(paused.text(), @"
    Thursday circle takes a break: no reminders, no new members. /pausegroup ends the break.
    Its chats are told of the break; what changes meanwhile they hear when it ends.
    ");
    both(&world, &circle, "Thursday circle takes a break").await;
    assert!(world.tell(&sam, "/find").await.text.starts_with("No group is listed here yet."));
    let hello = [("text", "Hello")];
    let refused = world.ask(&circle.dana, circle.channel, "announce", &hello).await;
    assert_eq!(refused.text(), "Thursday circle takes a break. /pausegroup ends it.");
    let refused = world.tell(&sam, "/join #1").await;
    assert!(refused.text.starts_with("I know no such group"), "{}", refused.text);
    for moment in ["2026-12-02T18:00:00Z", "2026-12-03T16:00:00Z", "2026-12-03T17:30:00Z"] {
        world.at(moment).await;
        silent(&world, moment);
    }
    world.at("2026-12-07T12:00:00Z").await;
    let asked = world.ask(&circle.dana, circle.channel, "pausegroup", &[]).await;
    assert_eq!(asked.text(), "Thursday circle takes a break. End the break?");
    let resumed = world.click(&circle.dana, asked.seen(), "Confirm").await;
    assert_eq!(resumed.text(), "Thursday circle goes on.\nIts chats are told.");
    both(&world, &circle, "Thursday circle goes on").await;
    assert!(world.tell(&sam, "/find").await.text.contains("Thursday circle"));
    world.at("2026-12-09T18:00:00Z").await;
    both(&world, &circle, "Thursday circle").await;
    world.at("2026-12-10T16:00:00Z").await;
    world.telegram.next_private(&circle.mia).await;
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn two_who_let_a_group_take_a_break_do_not_end_it() {
    let (world, circle) = meeting().await;
    let ask = || world.ask(&circle.dana, circle.channel, "pausegroup", &[]);
    let (first, second) = (ask().await, ask().await);
    world.click(&circle.dana, first.seen(), "Confirm").await;
    both(&world, &circle, "takes a break").await;
    let late = world.click(&circle.dana, second.seen(), "Confirm").await;
    assert_eq!(late.text(), "Thursday circle takes a break. /pausegroup ends it.");
    let (first, second) = (ask().await, ask().await);
    world.click(&circle.dana, first.seen(), "Confirm").await;
    both(&world, &circle, "goes on").await;
    let late = world.click(&circle.dana, second.seen(), "Confirm").await;
    assert_eq!(late.text(), "Thursday circle takes no break: it has gone on already.");
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_group_listed_without_review_is_listed_again_after_a_break() {
    let listing = circlekeeper_core::domain::policy::Listing::Open;
    let world = circlekeeper_tests::World::open_with(|settings| settings.listing = listing).await;
    let (mia, sam) = (world.newcomer("Mia").await, world.newcomer("Sam").await);
    world.tell(&mia, "/newgroup Morning walk zone:Berlin fee:no fee alias:Mia").await;
    world.agree(&mia, "/pausegroup").await;
    assert!(world.tell(&sam, "/find").await.text.starts_with("No group is listed here yet."));
    world.agree(&mia, "/pausegroup").await;
    assert!(world.tell(&sam, "/find").await.text.contains("Morning walk"));
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_group_is_closed_for_good() {
    let (world, circle) = meeting().await;
    world.tell(&circle.mia, "/remindme 2 hours").await;
    let done = confirms(&world, &circle, "closegroup", &[]).await;
    assert_eq!(done, "Thursday circle is closed.\nIts chats are told.");
    both(&world, &circle, "Thursday circle is over").await;
    for moment in ["2026-12-02T18:00:00Z", "2026-12-03T16:00:00Z", "2026-12-03T17:30:00Z"] {
        world.at(moment).await;
        silent(&world, moment);
    }
    for command in ["closegroup", "pausegroup"] {
        let over = asks(&world, &circle.dana, command, &[("group", "#1")]).await;
        assert_eq!(over.text(), "Thursday circle is over for good.");
    }
    let times = [("when", "every Monday 18:00"), ("group", "#1")];
    let over = asks(&world, &circle.dana, "schedule", &times).await;
    assert_eq!(over.text(), "Thursday circle is over for good.");
    let words = [("text", "Hello"), ("group", "#1")];
    let over = asks(&world, &circle.dana, "announce", &words).await;
    assert_eq!(over.text(), "Thursday circle is over for good.");
    let over = asks(&world, &circle.dana, "restoresession", &[("session", "#1")]).await;
    assert_eq!(over.text(), "Thursday circle is over for good.");
    let sam = world.newcomer("Sam").await;
    assert!(world.tell(&sam, "/find").await.text.starts_with("No group is listed here yet."));
    world.close().await;
}

/// A command, its options on Discord, and the same as typed on Telegram.
type Tried = (&'static str, &'static [(&'static str, &'static str)], &'static str);

#[tokio::test(flavor = "multi_thread")]
async fn only_facilitators_lead() {
    let (world, circle) = meeting().await;
    let only = "Only a facilitator of Thursday circle can do that.";
    let commands: [Tried; 8] = [
        ("restoresession", &[], ""),
        ("endseries", &[], ""),
        ("groupreminders", &[("before", "2h")], " 2h"),
        ("announce", &[("text", "Hello")], " Hello"),
        ("people", &[], ""),
        ("pausegroup", &[], ""),
        ("closegroup", &[], ""),
        ("editgroup", &[("fee", "none")], " fee:none"),
    ];
    for (command, options, typed) in commands {
        let refused = world.ask(&circle.noah, circle.channel, command, options).await;
        assert!(refused.is_private());
        assert_eq!(refused.text(), only, "{command}");
        let typed = format!("/{command}{typed}");
        let refused = world.tell(&circle.mia, &typed).await;
        assert!(refused.text.starts_with("You lead no group"), "{typed}: {}", refused.text);
    }
    for typed in ["/people group:#1", "/closegroup #1"] {
        assert_eq!(world.tell(&circle.mia, typed).await.text, only, "{typed}");
    }
    let stranger = world.telegram.group("Elsewhere", &circle.mia);
    world.telegram.says(&circle.mia, Where::Chat(stranger), "/pausegroup #1").await;
    let there = world.telegram.next_message(stranger).await;
    assert!(there.text.starts_with("Better asked in private"), "{}", there.text);
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn times_that_are_posted_already_are_pointed_out_before_confirm() {
    let (world, circle) = meeting().await;
    let posted = |options: &'static [(&'static str, &'static str)]| {
        world.ask(&circle.dana, circle.channel, "schedule", options)
    };
    let once = posted(&[("when", "2026-12-10 19:00")]).await;
    let one = "Note: one of these dates is posted already. If you confirm, it is there twice, and is reminded of twice.";
    assert!(once.text().contains(one), "{}", once.text());
    let later = posted(&[("when", "2026-12-10 19:30")]).await;
    assert!(!later.text().contains("posted already"), "{}", later.text());
    let again = posted(&[("when", "every day 19:00")]).await;
    let several = "Note: 9 of these dates are posted already. If you confirm, each of them is there twice, and is reminded of twice.";
    assert!(again.text().contains(several), "{}", again.text());
    world.click(&circle.dana, again.seen(), "Confirm").await;
    both(&world, &circle, "new session times").await;
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_group_that_is_over_is_given_no_chat() {
    let (world, circle) = meeting().await;
    let other = world.telegram.group("Evenings too", &circle.dana_there);
    world.tell_in(&circle.dana_there, other, "/usechat #1").await;
    let request = world.discord.next_dm(&circle.dana).await;
    confirms(&world, &circle, "closegroup", &[]).await;
    both(&world, &circle, "Thursday circle is over").await;
    let over = "Thursday circle is over for good.";
    let pressed = world.click(&circle.dana, &request, "Yes, use that chat").await;
    assert_eq!(pressed.text(), over);
    let second = world.discord.channel(circle.server, "second-circle");
    world.discord.allow(second, &circle.dana);
    for (channel, options) in [(second, &[("group", "#1")][..]), (circle.channel, &[])] {
        let refused = world.ask(&circle.dana, channel, "usechat", options).await;
        assert_eq!(refused.text(), over);
    }
    world.tell(&circle.mia, "/newgroup Morning walk zone:Berlin").await;
    world.discord.next_dm(&world.operator).await;
    let preview = world.tell(&circle.mia, "/closegroup #2").await;
    world.telegram.press(&circle.mia, &preview, "Confirm").await;
    world.telegram.next_edit(&preview).await;
    let walks = world.telegram.group("Walks", &circle.mia);
    let refused = world.tell_in(&circle.mia, walks, "/usechat #2").await;
    assert_eq!(refused.text, "Morning walk is over for good.");
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_chat_of_a_group_that_is_over_is_free_for_another() {
    let (world, circle) = meeting().await;
    confirms(&world, &circle, "closegroup", &[]).await;
    both(&world, &circle, "Thursday circle is over").await;
    let mine = world.tell(&circle.mia, "/mygroups").await;
    assert!(mine.text.contains("It is over"), "{}", mine.text);
    let options = [("name", "Morning walk"), ("zone", "Europe/Berlin")];
    let opened = world.ask(&circle.dana, circle.channel, "newgroup", &options).await;
    assert!(opened.text().contains("This chat now belongs to Morning walk"), "{}", opened.text());
    world.discord.next_dm(&world.operator).await;
    let walk = world.ask(&circle.dana, circle.channel, "group", &[]).await;
    assert!(walk.text().contains("Morning walk"), "{}", walk.text());
    let times = [("when", "every Friday 18:00")];
    let preview = world.ask(&circle.dana, circle.channel, "schedule", &times).await;
    world.click(&circle.dana, preview.seen(), "Confirm").await;
    world.discord.next_message(circle.channel).await;
    world.at("2026-12-03T17:00:00Z").await;
    let reminder = world.discord.next_message(circle.channel).await;
    assert!(reminder.text.starts_with("Morning walk"), "{}", reminder.text);
    silent(&world, "nothing more of the old group");
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn where_no_chat_can_hear_it_none_is_said_to_be_told() {
    let world = circlekeeper_tests::World::open().await;
    let mia = world.newcomer("Mia").await;
    world.tell(&mia, "/newgroup Morning walk zone:Berlin").await;
    world.discord.next_dm(&world.operator).await;
    world.agree(&mia, "/schedule every Thursday 19:00").await;
    let refused = world.tell(&mia, "/announce Bring something to write with.").await;
    assert!(refused.text.starts_with("No chat can hear it"), "{}", refused.text);
    for command in [
        "/movesession 2026-12-04 20:00",
        "/cancelsession",
        "/restoresession",
        "/pausegroup",
        "/pausegroup",
        "/endseries",
        "/closegroup",
    ] {
        let done = world.agree(&mia, command).await.text;
        assert!(done.contains("No chat can hear it"), "{command}: {done}");
        assert!(!done.contains("told") && !done.contains("they hear"), "{command}: {done}");
    }
    world.close().await;
}
