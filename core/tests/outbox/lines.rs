//! Single lines of the contract, each by the shortest way there.

use std::time::Duration;

use circlekeeper_core::domain::address::Account;
use circlekeeper_core::domain::address::Platform::{Discord, Telegram};
use circlekeeper_core::domain::delivery::{Kind, State};
use circlekeeper_core::outbox::Lane;
use circlekeeper_core::outbox::lane::LaneEnd;
use circlekeeper_core::outbox::messenger::{Ending, Reason};
use circlekeeper_core::outbox::plan;
use circlekeeper_core::store::{chats, persons, sessions};

use circlekeeper_core::outbox::Limits;
use circlekeeper_core::store::deliveries::{self, Owed, To};

use crate::bench::{Bench, UNLIMITED, local};
use crate::script::Line;

pub(crate) const EARLY: &str = "2026-12-02T18:00:00Z";
pub(crate) const LAST: &str = "2026-12-03T17:30:00Z";

fn doubtful() -> Line {
    Line::Instead(Ending::Doubtful(Reason::new("502")))
}

pub(crate) async fn state_of(bench: &Bench, kind: Kind) -> Vec<State> {
    let now = bench.house.clock.now();
    let entries = bench.ledger().await;
    entries
        .iter()
        .filter(|one| one.kind == kind && one.due_at <= now)
        .map(|one| one.state)
        .collect()
}

/// Steps until there were so many requests in all, and the one delivery of this kind waits for its next.
pub(crate) async fn until_waiting(bench: &Bench, lane: &mut Lane, (tries, kind): (usize, Kind)) {
    while bench.script.tries() < tries || state_of(bench, kind).await != [State::Pending] {
        lane.step().await.expect("the lane goes on");
        tokio::task::yield_now().await;
    }
}

#[tokio::test]
async fn a_holder_that_lost_the_lane_sends_nothing_and_ends() {
    let bench = Bench::open(Discord, 1).await;
    let mut first = bench.take().await;
    let mut second = bench.take().await;
    bench.set(EARLY);
    assert!(matches!(first.settle().await, Err(LaneEnd::Lost)));
    assert_eq!(bench.script.seen(), 0);
    second.settle().await.unwrap();
    assert_eq!(bench.script.seen(), 1);
}

#[tokio::test]
async fn a_move_undone_in_time_says_nothing() {
    let bench = Bench::open(Telegram, 1).await;
    let first = bench.sessions().await.remove(0);
    bench.move_to(&first, local("2026-12-04T20:00:00")).await;
    let moved = bench.sessions().await.into_iter().find(|one| one.id == first.id).unwrap();
    bench.move_to(&moved, first.start_local).await;
    assert_eq!(bench.at("2026-11-30T08:05:00Z").await, 0);
    assert_eq!(bench.at(EARLY).await, 1, "and it is reminded of all the same");
}

#[tokio::test]
async fn what_was_refused_for_good_is_asked_once() {
    let bench = Bench::open(Telegram, 2).await;
    bench.script.next(Line::Instead(Ending::Gone(Reason::new("403"))));
    let tries = bench.script.tries();
    assert_eq!(bench.at(EARLY).await, 1, "the other chat is undisturbed");
    assert_eq!(bench.at(LAST).await, 1);
    assert_eq!(bench.script.tries(), tries + 3);
}

#[tokio::test]
async fn a_chat_that_moved_to_one_that_is_known_is_followed_and_not_asked_again() {
    let bench = Bench::open(Telegram, 1).await;
    let new = bench.address(77);
    let mut change = bench.change().await;
    let known = chats::remember(&mut change, &new, circlekeeper_core::commands::Openness::Closed);
    known.await.unwrap();
    change.commit().await.unwrap();
    bench.script.next(Line::Instead(Ending::Moved(new.clone())));
    let tries = bench.script.tries();
    assert_eq!(bench.at(EARLY).await, 1);
    assert_eq!(bench.script.tries(), tries + 2);
    assert_eq!(bench.at(LAST).await, 1);
    let mut change = bench.change().await;
    assert!(chats::find(&mut change, &bench.address(0)).await.unwrap().is_none());
    assert_eq!(chats::group_of(&mut change, &new).await.unwrap(), Some(bench.group));
    change.rollback().await.unwrap();
}

#[tokio::test]
async fn following_twice_changes_nothing() {
    let bench = Bench::open(Telegram, 1).await;
    let (old, new, now) = (bench.address(0), bench.address(77), bench.house.clock.now());
    for _ in 0..2 {
        let mut change = bench.change().await;
        plan::follow_chat(&mut change, &old, &new, now).await.unwrap();
        change.commit().await.unwrap();
    }
    assert_eq!(bench.at(EARLY).await, 1);
}

#[tokio::test]
async fn a_refused_token_stops_the_lane_and_loses_nothing() {
    let bench = Bench::open(Discord, 1).await;
    bench.script.next(Line::Instead(Ending::Unauthorised));
    bench.set(EARLY);
    let ended = bench.take().await.settle().await;
    assert!(matches!(ended, Err(LaneEnd::Unauthorised)));
    assert_eq!(bench.at(EARLY).await, 1);
}

#[tokio::test]
async fn a_wait_is_no_try_and_forgets_the_start() {
    let bench = Bench::open(Discord, 1).await;
    let wait = Ending::Wait { retry_after: Duration::from_secs(600), whole_lane: false };
    bench.script.next(Line::Instead(wait));
    bench.set(EARLY);
    let mut lane = bench.take().await;
    until_waiting(&bench, &mut lane, (2, Kind::Reminder)).await;
    drop(lane);
    // Ten minutes later the first doubt is the first: the nonce holds from here.
    bench.script.next(doubtful());
    assert_eq!(bench.at("2026-12-02T18:10:00Z").await, 1);
}

#[tokio::test]
async fn what_nobody_can_explain_is_tried_for_a_day_and_then_refused() {
    let bench = Bench::open(Discord, 1).await;
    let first = bench.sessions().await.remove(0);
    bench.cancel(&first).await;
    let refuse = |retry_after| {
        let reason = Reason::new("403, code 99999");
        bench.script.next(Line::Instead(Ending::Unexplained { reason, retry_after }));
    };
    refuse(Duration::from_secs(600));
    bench.set("2026-11-30T08:03:00Z");
    let mut lane = bench.take().await;
    until_waiting(&bench, &mut lane, (2, Kind::Change)).await;
    drop(lane);
    refuse(Duration::from_millis(1));
    assert_eq!(bench.at("2026-12-01T08:03:00Z").await, 0);
    assert_eq!(state_of(&bench, Kind::Change).await, [State::Refused]);
}

#[tokio::test]
async fn a_chat_lost_and_regained_is_owed_its_reminders_and_what_changed() {
    let bench = Bench::open(Telegram, 1).await;
    let second = bench.sessions().await.remove(1);
    let mut change = bench.change().await;
    plan::lose_chat(&mut change, bench.chats[0], bench.house.clock.now()).await.unwrap();
    change.commit().await.unwrap();
    bench.cancel(&second).await;
    assert_eq!(bench.at("2026-11-30T08:05:00Z").await, 0);
    bench.regain(bench.chats[0]).await;
    bench.regain(bench.chats[0]).await;
    assert_eq!(bench.at("2026-11-30T08:06:00Z").await, 1, "the second session is cancelled");
    assert_eq!(bench.at(EARLY).await, 1);
    assert_eq!(bench.at("2026-12-09T18:00:00Z").await, 0);
}

#[tokio::test]
async fn new_zone_data_moves_sessions_and_says_so_but_revives_none() {
    let bench = Bench::open(Telegram, 1).await;
    let mut ahead = bench.sessions().await.into_iter();
    let mut next = || ahead.next().unwrap();
    let (first, second, third) = (next(), next(), next());
    bench.cancel(&second).await;
    assert_eq!(bench.at("2026-11-30T08:03:00Z").await, 1, "the cancellation");
    let mut change = bench.change().await;
    for session in [&first, &second] {
        let other = session.starts_at + chrono::Duration::hours(1);
        sessions::forge_zone_data(&mut change, session.id, other).await.unwrap();
    }
    sessions::forge_zone_data(&mut change, third.id, third.starts_at).await.unwrap();
    change.commit().await.unwrap();
    // Each holder looks at its start; the notice waits as every notice does.
    assert_eq!(bench.at("2026-11-30T08:04:00Z").await, 0);
    assert_eq!(bench.at("2026-11-30T08:07:00Z").await, 1, "the first session has moved");
    assert_eq!(bench.at(EARLY).await, 1, "and is reminded of by its new time");
    assert_eq!(bench.at("2026-12-09T18:00:00Z").await, 0, "the second stays cancelled");
    assert_eq!(bench.at("2026-12-16T18:00:00Z").await, 1, "the third is as it was");
}

/// Owes a chat so many small things at once.
async fn owe_much(bench: &Bench, chat: i64, how_much: i64) {
    let now = bench.house.clock.now();
    let mut change = bench.change().await;
    for revision in 0..how_much {
        let owed = Owed {
            kind: Kind::EraseMessage,
            subject: chat,
            revision,
            to: To::Chat(chat),
            due_at: now,
            expires_at: None,
            message: Some("1"),
        };
        deliveries::owe(&mut change, &owed, now).await.expect("owed");
    }
    change.commit().await.expect("a commit");
}

#[tokio::test]
async fn however_much_one_chat_is_owed_another_does_not_wait_for_it() {
    let bench = Bench::open(Telegram, 2).await;
    owe_much(&bench, bench.chats[0], 450).await;
    bench.set(EARLY);
    let slow = Limits { chat_burst: 1, chat_window: Duration::from_secs(3_600), ..UNLIMITED };
    let mut lane = bench.take_with(slow).await;
    let step = lane.step().await.unwrap();
    assert_eq!(step.started, 2, "one to each chat");
    assert!(step.paced.is_some(), "the rest waits");
}

#[tokio::test]
async fn a_delivery_over_which_the_messenger_breaks_down_is_in_doubt() {
    let bench = Bench::open(Telegram, 1).await;
    bench.script.next(Line::Panic);
    assert_eq!(bench.at(EARLY).await, 0);
    assert_eq!(state_of(&bench, Kind::Reminder).await, [State::InDoubt]);
}

#[tokio::test]
async fn a_group_that_cannot_be_read_is_left_out_and_logged_and_no_other() {
    let bench = Bench::open(Discord, 1).await;
    owe_much(&bench, bench.chats[0], 1).await;
    let mut change = bench.change().await;
    sqlx::query("update groups set zone = 'Nowhere/Land'").execute(&mut *change).await.unwrap();
    sqlx::query("update series set zone = 'Nowhere/Land'").execute(&mut *change).await.unwrap();
    change.commit().await.unwrap();
    assert_eq!(bench.at(EARLY).await, 1, "what needs no group goes on");
    assert_eq!(state_of(&bench, Kind::EraseMessage).await, [State::Sent]);
    assert_eq!(state_of(&bench, Kind::Reminder).await, [State::Refused]);
}

#[tokio::test]
async fn a_notice_that_cannot_be_read_stops_nobody_either() {
    let bench = Bench::open(Discord, 1).await;
    let first = bench.sessions().await.remove(0);
    bench.cancel(&first).await;
    let mut change = bench.change().await;
    sqlx::query("update sessions set zone = 'Nowhere/Land'").execute(&mut *change).await.unwrap();
    change.commit().await.unwrap();
    let seen = bench.at("2026-11-30T08:03:00Z").await;
    assert_eq!((seen, state_of(&bench, Kind::Change).await), (0, vec![State::Refused]));
    owe_much(&bench, bench.chats[0], 1).await;
    assert_eq!(bench.at("2026-11-30T08:05:00Z").await, 1, "what needs no session goes on");
}

#[tokio::test]
async fn who_cannot_be_written_to_is_not_tried_until_they_write_themselves() {
    let bench = Bench::open(Telegram, 1).await;
    let dana = Account::new(Telegram, 1);
    bench.script.next(Line::Instead(Ending::Gone(Reason::new("403"))));
    let tries = bench.script.tries();
    for revision in 0..3 {
        let now = bench.house.clock.now();
        let mut change = bench.change().await;
        let person = if revision == 2 {
            persons::remember(&mut change, &dana, None, now).await.unwrap()
        } else {
            persons::find(&mut change, &dana).await.unwrap().unwrap()
        };
        let to = To::Person(person.id);
        let (kind, subject) = (Kind::Admitted, bench.group);
        let owed =
            Owed { kind, subject, revision, to, due_at: now, expires_at: None, message: None };
        deliveries::owe(&mut change, &owed, now).await.unwrap();
        change.commit().await.unwrap();
        bench.settle().await;
    }
    assert_eq!(bench.script.tries() - tries, 2, "once, and again after they wrote");
    let states = state_of(&bench, Kind::Admitted).await;
    assert_eq!(states, [State::Refused, State::Cancelled, State::Sent]);
}
