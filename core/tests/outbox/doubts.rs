//! What is in doubt and waits for its next try, while something else happens: what was said is not said
//! twice, and what has changed since is told.

use circlekeeper_core::domain::address::Platform::{Discord, Telegram};
use circlekeeper_core::domain::delivery::{Kind, State};
use circlekeeper_core::outbox::messenger::{Ending, Reason};
use circlekeeper_core::outbox::plan;

use crate::bench::{Bench, local};
use crate::lines::{EARLY, LAST, state_of, until_waiting};
use crate::script::Line;

#[tokio::test]
async fn a_nonce_is_not_outlived_by_a_delivery_that_had_to_wait() {
    let bench = Bench::open(Discord, 1).await;
    bench.script.next(Line::LostReply);
    bench.script.next(Line::Instead(Ending::Unsent(Reason::new("no connection"))));
    bench.set(EARLY);
    let mut lane = bench.take().await;
    until_waiting(&bench, &mut lane, (3, Kind::Reminder)).await;
    drop(lane);
    assert_eq!(bench.at("2026-12-02T18:05:00Z").await, 1, "seen once");
    assert_eq!(state_of(&bench, Kind::Reminder).await, [State::InDoubt]);
}

#[tokio::test]
async fn a_nonce_holds_from_the_first_try_however_often_it_is_tried() {
    let bench = Bench::open(Discord, 1).await;
    let wait = Ending::Wait { retry_after: std::time::Duration::from_secs(600), whole_lane: false };
    let mut tried = bench.script.tries();
    bench.script.next(Line::LostReply);
    for moment in [EARLY, "2026-12-02T18:00:40Z"] {
        bench.script.next(Line::Instead(wait.clone()));
        bench.set(moment);
        let mut lane = bench.take().await;
        tried += if moment == EARLY { 2 } else { 1 };
        until_waiting(&bench, &mut lane, (tried, Kind::Reminder)).await;
    }
    assert_eq!(bench.at("2026-12-02T18:01:20Z").await, 1, "seen once");
    assert_eq!(state_of(&bench, Kind::Reminder).await, [State::InDoubt]);
}

#[tokio::test]
async fn a_change_undone_while_its_notice_is_in_doubt_is_told_as_well() {
    let bench = Bench::open(Telegram, 1).await;
    let first = bench.sessions().await.remove(0);
    bench.move_to(&first, local("2026-12-04T20:00:00")).await;
    bench.script.next(Line::LostReply);
    bench.set("2026-11-30T08:02:00Z");
    let mut lane = bench.take().await;
    while state_of(&bench, Kind::Change).await != [State::Pending] || bench.script.tries() < 2 {
        lane.step().await.unwrap();
        tokio::task::yield_now().await;
    }
    // The chat has read it; the lane does not know. Now it is undone.
    let moved = bench.sessions().await.into_iter().find(|one| one.id == first.id).unwrap();
    bench.move_to(&moved, first.start_local).await;
    drop(lane);
    assert_eq!(bench.at("2026-11-30T08:05:00Z").await, 2, "the move, and its undoing");
    assert_eq!(state_of(&bench, Kind::Change).await, [State::InDoubt, State::Sent]);
}

#[tokio::test]
async fn what_may_have_been_said_before_a_break_stays_in_doubt() {
    for platform in [Discord, Telegram] {
        let bench = Bench::open(platform, 1).await;
        assert_eq!(bench.at(EARLY).await, 1);
        bench.script.next(Line::LostReply);
        bench.script.next(Line::Instead(Ending::Unsent(Reason::new("no connection"))));
        bench.set(LAST);
        let tried = bench.script.tries();
        let mut lane = bench.take().await;
        let waits = || async { state_of(&bench, Kind::Reminder).await.contains(&State::Pending) };
        while bench.script.tries() < tried + 2 || !waits().await {
            lane.step().await.unwrap();
            tokio::task::yield_now().await;
        }
        drop(lane);
        let mut change = bench.change().await;
        plan::group_pauses(&mut change, (bench.group, None), bench.house.clock.now())
            .await
            .unwrap();
        change.commit().await.unwrap();
        let states = state_of(&bench, Kind::Reminder).await;
        assert!(states.contains(&State::InDoubt), "{platform:?}: {states:?}");
        assert!(!states.contains(&State::Cancelled), "{platform:?}: {states:?}");
    }
}

#[tokio::test]
async fn a_reminder_in_doubt_is_not_said_again_once_its_cancelled_session_takes_place_after_all() {
    let bench = Bench::open(Telegram, 1).await;
    let first = bench.sessions().await.remove(0);
    bench.script.next(Line::LostReply);
    bench.set(EARLY);
    let mut lane = bench.take().await;
    lane.step().await.unwrap();
    // The last reminder is gone when the answer to the early one is lost: that is the last one now.
    bench.cancel(&first).await;
    while state_of(&bench, Kind::Reminder).await != [State::Pending] {
        lane.step().await.unwrap();
        tokio::task::yield_now().await;
    }
    let mut change = bench.change().await;
    let cancelled = bench.sessions().await.remove(0);
    plan::restore_session(&mut change, (&cancelled, None), bench.house.clock.now()).await.unwrap();
    change.commit().await.unwrap();
    lane.settle().await.unwrap();
    assert_eq!(bench.script.seen(), 1, "seen once");
    assert_eq!(state_of(&bench, Kind::Reminder).await, [State::InDoubt]);
    assert_eq!(bench.at(LAST).await, 1, "the last one comes");
}
