//! For how long a seat is held: the nearer the session, the shorter, through restarts and outages.

use circlekeeper_core::domain::address::Platform;
use circlekeeper_playground::discord::Where;
use circlekeeper_tests::{Circle, World};

use super::{becomes, full, in_line, noah_leaves, seats};

/// The reminders of a session, both chats, by the times they fall due.
async fn reminded(world: &World, circle: &Circle, moments: &[&str]) {
    for moment in moments {
        world.at(moment).await;
        world.discord.next_message(circle.channel).await;
        world.telegram.next_message(circle.chat).await;
    }
}

/// Offered on Monday at 8:00 in UTC, for Thursday at 18:00: a quarter of that is Tuesday at 4:30.
const JUST_BEFORE: &str = "2026-12-01T04:29:59Z";
const LIMIT: &str = "2026-12-01T04:30:00Z";

#[tokio::test(flavor = "multi_thread")]
async fn no_answer_goes_on_to_the_next_at_the_very_second() {
    let (world, circle, sam, kim) = in_line().await;
    noah_leaves(&world, &circle).await;
    let offer = world.telegram.next_private(&sam).await;
    assert!(offer.text.contains("1 Dec 2026, 05:30"), "{}", offer.text);
    world.at(JUST_BEFORE).await;
    assert!(world.discord.unread().is_empty());
    world.at(LIMIT).await;
    let over = world.telegram.next_private(&sam).await;
    insta::assert_snapshot!(over.text, @"
    I held a seat in Thursday circle for you and heard nothing, so it is yours no longer.

    You wait on: number 1 in line. When your turn comes again, I write to you.
    ");
    assert_eq!(over.labels(), ["Leave the line"]);
    let there = world.discord.next_dm(&kim).await;
    let late = world.tap(&sam, &offer, "Take the seat").await;
    insta::assert_snapshot!(late.text, @"The time for that seat in Thursday circle is over, and it went to the next in line. You are number 1; when your turn comes again, I write to you.");
    let late = world.tap(&sam, &offer, "Not this time").await;
    assert!(late.text.starts_with("The time for that seat"), "{}", late.text);
    // Offered at 4:30 for Thursday at 18:00. Nobody else waits: who was silent can still have it.
    world.at("2026-12-01T19:52:30Z").await;
    let over = world.discord.next_dm(&kim).await;
    insta::assert_snapshot!(over.text, @"
    I held a seat in Thursday circle for you and heard nothing, so it is yours no longer.
    Nobody else has taken it so far. If you want it, it is yours.
    ");
    let welcome = world.click(&kim, &there, "Take the seat").await;
    assert!(welcome.text().starts_with("You are in Thursday circle"), "{}", welcome.text());
    assert_eq!(seats(&world, &circle).await, "Seats: 2 of 2 taken, 0 free");
    let own = world.tell(&sam, "/mygroups").await;
    assert!(own.text.contains("number 1 in line"), "{}", own.text);
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_seat_is_held_shorter_as_the_session_nears_and_ends_ten_minutes_before() {
    let (world, circle) = full().await;
    let mut waiting = Vec::new();
    for name in ["Ada", "Ben", "Cleo", "Dov"] {
        let person = world.newcomer(name).await;
        world.tell(&person, "/join #1").await;
        waiting.push(person);
    }
    reminded(&world, &circle, &["2026-12-02T18:00:00Z"]).await;
    world.at("2026-12-03T10:00:00Z").await;
    noah_leaves(&world, &circle).await;
    let offers = [
        ("2026-12-03T12:00:00Z", "3 Dec 2026, 13:00"),
        ("2026-12-03T13:30:00Z", "3 Dec 2026, 14:30"),
    ];
    for (person, (limit, said)) in waiting.iter().zip(offers) {
        let offer = world.telegram.next_private(person).await;
        assert!(offer.text.contains(said), "{said}: {}", offer.text);
        world.at(limit).await;
        world.telegram.next_private(person).await;
    }
    let offer = world.telegram.next_private(&waiting[2]).await;
    assert!(offer.text.contains("3 Dec 2026, 15:37"), "{}", offer.text);
    world.at("2026-12-03T14:37:30Z").await;
    world.telegram.next_private(&waiting[2]).await;
    let offer = world.telegram.next_private(&waiting[3]).await;
    becomes(&world, &waiting[3], &offer, "Take the seat").await;
    reminded(&world, &circle, &["2026-12-03T17:30:00Z"]).await;
    // A seat for good that is freed too near to the session is held by the one after.
    world.at("2026-12-03T17:50:00Z").await;
    world.tell(&waiting[3], "/leave #1").await;
    let offer = world.telegram.next_private(&waiting[0]).await;
    assert!(offer.text.contains("4 Dec 2026, 18:50"), "{}", offer.text);
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_session_that_is_moved_nearer_ends_the_offer_sooner() {
    let (world, circle, sam, kim) = in_line().await;
    noah_leaves(&world, &circle).await;
    world.telegram.next_private(&sam).await;
    let to = [("to", "2026-11-30 15:00"), ("session", "#1")];
    let preview = world.ask(&circle.dana, circle.channel, "movesession", &to).await;
    world.click(&circle.dana, preview.seen(), "Confirm").await;
    reminded(&world, &circle, &["2026-11-30T08:02:00Z", "2026-11-30T13:30:00Z"]).await;
    world.at("2026-11-30T13:49:59Z").await;
    assert!(world.discord.unread().is_empty());
    world.at("2026-11-30T13:50:00Z").await;
    world.telegram.next_private(&sam).await;
    let there = world.discord.next_dm(&kim).await;
    assert!(there.text.starts_with("A seat in Thursday circle is free"), "{}", there.text);
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_offer_outlives_a_restart() {
    let (mut world, circle, sam, kim) = in_line().await;
    noah_leaves(&world, &circle).await;
    let offer = world.telegram.next_private(&sam).await;
    world.settle().await;
    world.cut_off();
    world.start().await;
    becomes(&world, &sam, &offer, "Not this time").await;
    let there = world.discord.next_dm(&kim).await;
    world.stop().await;
    world.start().await;
    let welcome = world.click(&kim, &there, "Take the seat").await;
    assert!(welcome.text().starts_with("You are in Thursday circle"), "{}", welcome.text());
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_could_not_answer_while_the_bot_was_down_gets_a_quarter_of_an_hour() {
    let (mut world, circle, sam, kim) = in_line().await;
    noah_leaves(&world, &circle).await;
    let offer = world.telegram.next_private(&sam).await;
    world.settle().await;
    world.cut_off();
    world.at_once("2026-12-01T09:00:00Z");
    world.start().await;
    world.settle().await;
    assert!(world.telegram.unread().is_empty() && world.discord.unread().is_empty());
    world.at("2026-12-01T09:14:58Z").await;
    assert!(world.telegram.unread().is_empty() && world.discord.unread().is_empty());
    world.at("2026-12-01T09:15:01Z").await;
    world.telegram.next_private(&sam).await;
    let there = world.discord.next_dm(&kim).await;
    let late = world.tap(&sam, &offer, "Take the seat").await;
    assert!(late.text.starts_with("The time for that seat"), "{}", late.text);
    // Down again, on the other platform; this time the answer comes in time.
    world.settle().await;
    world.cut_off();
    world.at_once("2026-12-02T17:00:00Z");
    world.start().await;
    let welcome = world.click(&kim, &there, "Take the seat").await;
    assert!(welcome.text().starts_with("You are in Thursday circle"), "{}", welcome.text());
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_that_was_given_while_the_bot_was_down_counts() {
    let (mut world, circle, sam, _) = in_line().await;
    noah_leaves(&world, &circle).await;
    let offer = world.telegram.next_private(&sam).await;
    world.settle().await;
    world.cut_off();
    world.at_once("2026-12-01T04:20:00Z");
    // Telegram keeps what was pressed until somebody asks for it.
    let pressed = {
        let telegram = world.telegram.clone();
        let (sam, offer) = (sam.clone(), offer.clone());
        tokio::spawn(async move { telegram.press(&sam, &offer, "Take the seat").await })
    };
    world.at_once("2026-12-01T09:00:00Z");
    world.start().await;
    pressed.await.expect("an answer");
    let welcome = world.telegram.next_edit(&offer).await;
    assert!(welcome.text.starts_with("You are in Thursday circle"), "{}", welcome.text);
    let own = world.tell(&sam, "/mygroups").await;
    assert!(!own.text.contains("in line"), "{}", own.text);
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_group_that_meets_never_holds_it_for_a_day() {
    let (world, circle, sam, _) = in_line().await;
    let preview = world.ask(&circle.dana, circle.channel, "endseries", &[("series", "1")]).await;
    world.click(&circle.dana, preview.seen(), "Confirm").await;
    world.discord.next_message(circle.channel).await;
    world.telegram.next_message(circle.chat).await;
    let left = world.ask(&circle.noah, Where::Dm, "leave", &[("group", "#1")]).await;
    assert!(left.text().starts_with("You have left"), "{}", left.text());
    let offer = world.telegram.next_private(&sam).await;
    assert!(offer.text.contains("1 Dec 2026, 09:00"), "{}", offer.text);
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn where_nobody_serves_their_platform_the_seat_goes_on_within_the_hour() {
    let (mut world, circle, sam, kim) = in_line().await;
    noah_leaves(&world, &circle).await;
    world.telegram.next_private(&sam).await;
    world.settle().await;
    world.telegram.revoke_token(true);
    world.expect_ended(Platform::Telegram);
    // The side hears of that when it next sends something, and ends before the limit.
    let words = [("text", "Tea at five")];
    let preview = world.ask(&circle.dana, circle.channel, "announce", &words).await;
    world.click(&circle.dana, preview.seen(), "Confirm").await;
    world.discord.next_message(circle.channel).await;
    let ended = "circlekeeper_lane_held{lane=\"telegram\"} 0";
    let mut heard = false;
    for _ in 0..1_000 {
        heard = world.scrape("metrics").await.1.contains(ended);
        if heard {
            break;
        }
    }
    assert!(heard, "Telegram's side has not ended");
    world.at(LIMIT).await;
    assert!(world.discord.unread().is_empty());
    world.at("2026-12-01T05:35:01Z").await;
    let there = world.discord.next_dm(&kim).await;
    let welcome = world.click(&kim, &there, "Take the seat").await;
    assert!(welcome.text().starts_with("You are in Thursday circle"), "{}", welcome.text());
    world.close().await;
}
