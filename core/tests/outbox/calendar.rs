//! A calendar that was wrong for a while: what it ended is owed again, what it timed is not trusted.

use circlekeeper_core::domain::address::Platform::{Discord, Telegram};
use circlekeeper_core::domain::delivery::{Kind, State};
use circlekeeper_core::outbox::messenger::{Ending, Reason};
use circlekeeper_core::outbox::plan;

use crate::bench::{Bench, MORNING};
use crate::lines::{EARLY, LAST, state_of, until_waiting};
use crate::script::Line;

#[tokio::test]
async fn what_a_wrong_calendar_has_ended_is_owed_again() {
    let bench = Bench::open(Discord, 1).await;
    let mut lane = bench.take().await;
    bench.set("2026-12-04T08:00:00Z");
    lane.settle().await.unwrap();
    assert_eq!(bench.script.seen(), 0, "the session seems to be over");
    bench.set(MORNING);
    lane.settle().await.unwrap();
    assert_eq!(bench.at(EARLY).await, 1);
    assert_eq!(bench.at(LAST).await, 1);
}

#[tokio::test]
async fn what_a_wrong_calendar_has_ended_is_owed_again_by_the_next_holder() {
    let bench = Bench::open(Discord, 1).await;
    assert_eq!(bench.at("2026-12-04T08:00:00Z").await, 0);
    bench.set(MORNING);
    assert_eq!(bench.at(EARLY).await, 1);
}

#[tokio::test]
async fn an_early_reminder_is_not_owed_again_after_the_last_one_was_sent() {
    let bench = Bench::open(Discord, 1).await;
    assert_eq!(bench.at(LAST).await, 1, "only the last one");
    assert_eq!(bench.at("2026-12-03T16:30:00Z").await, 0);
    assert_eq!(bench.at(LAST).await, 0);
}

#[tokio::test]
async fn once_the_calendar_was_set_back_no_nonce_is_trusted() {
    let bench = Bench::open(Discord, 1).await;
    bench.script.next(Line::LostReply);
    bench.script.next(Line::Instead(Ending::Unsent(Reason::new("no connection"))));
    bench.set(EARLY);
    let mut lane = bench.take().await;
    until_waiting(&bench, &mut lane, (3, Kind::Reminder)).await;
    bench.set("2026-12-02T17:00:00Z");
    lane.step().await.unwrap();
    drop(lane);
    // An hour has passed since it was sent, though the calendar says twenty seconds.
    assert_eq!(bench.at("2026-12-02T18:00:20Z").await, 1, "seen once");
    assert_eq!(state_of(&bench, Kind::Reminder).await, [State::InDoubt]);
}

#[tokio::test]
async fn a_calendar_set_back_between_taking_the_lane_and_its_first_step_is_noticed() {
    let bench = Bench::open(Discord, 1).await;
    bench.script.next(Line::LostReply);
    bench.script.next(Line::Instead(Ending::Unsent(Reason::new("no connection"))));
    bench.set(EARLY);
    let mut lane = bench.take().await;
    until_waiting(&bench, &mut lane, (3, Kind::Reminder)).await;
    drop(lane);
    let mut lane = bench.take().await;
    bench.set("2026-12-02T17:00:00Z");
    lane.step().await.unwrap();
    bench.set("2026-12-02T18:00:20Z");
    lane.settle().await.unwrap();
    assert_eq!(bench.script.seen(), 1, "seen once");
    assert_eq!(state_of(&bench, Kind::Reminder).await, [State::InDoubt]);
}

#[tokio::test]
async fn what_was_given_up_with_a_chat_by_a_wrong_calendar_is_owed_again() {
    let bench = Bench::open(Telegram, 1).await;
    let mut lane = bench.take().await;
    bench.set("2026-12-03T17:31:00Z");
    let mut change = bench.change().await;
    plan::lose_chat(&mut change, bench.chats[0], bench.house.clock.now()).await.unwrap();
    change.commit().await.unwrap();
    lane.settle().await.unwrap();
    bench.regain(bench.chats[0]).await;
    lane.settle().await.unwrap();
    bench.set(EARLY);
    lane.settle().await.unwrap();
    bench.set(LAST);
    lane.settle().await.unwrap();
    let of_the_last_and_the_early_one = state_of(&bench, Kind::Reminder).await;
    assert_eq!(of_the_last_and_the_early_one, [State::Sent, State::Cancelled]);
}
