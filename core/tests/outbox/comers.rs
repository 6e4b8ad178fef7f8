//! What people whom no chat reaches are owed, by the shortest way there: each once, and nobody what they did.

use circlekeeper_core::domain::address::Account;
use circlekeeper_core::domain::address::Platform::{self, Discord, Telegram};
use circlekeeper_core::domain::caller::Openness;
use circlekeeper_core::domain::delivery::{Kind, State};
use circlekeeper_core::domain::fee;
use circlekeeper_core::domain::group::State as Course;
use circlekeeper_core::domain::membership::{Role, Rsvp};
use circlekeeper_core::outbox::messenger::{Ending, Reason};
use circlekeeper_core::outbox::plan;
use circlekeeper_core::store::{chats, fees, groups, memberships, persons, rsvps};

use crate::bench::{Bench, instant, local};
use crate::lines::{state_of, until_waiting};
use crate::script::Line;

/// A member on a platform, by row id, who comes to all sessions ahead.
async fn comer(bench: &Bench, platform: Platform) -> i64 {
    let (sessions, now) = (bench.sessions().await, bench.house.clock.now());
    let mut change = bench.change().await;
    let account = Account::new(platform, 7);
    let person =
        persons::remember(&mut change, &account, None, now).await.expect("the store takes it").id;
    let about = (bench.group, person);
    memberships::activate(&mut change, about, Role::Member, None, now)
        .await
        .expect("the store takes it");
    for session in sessions {
        rsvps::answer(&mut change, session.id, person, Rsvp::Coming, now)
            .await
            .expect("the store takes it");
    }
    change.commit().await.expect("the store takes it");
    person
}

async fn pauses(bench: &Bench) {
    let (mut change, now) = (bench.change().await, bench.house.clock.now());
    groups::set_state(&mut change, bench.group, Course::Paused).await.expect("the store takes it");
    plan::group_pauses(&mut change, (bench.group, None), now).await.expect("the store takes it");
    change.commit().await.expect("the store takes it");
}

async fn goes_on(bench: &Bench) {
    let (mut change, now) = (bench.change().await, bench.house.clock.now());
    groups::set_state(&mut change, bench.group, Course::Listed).await.expect("the store takes it");
    plan::group_goes_on(&mut change, (bench.group, None), now).await.expect("the store takes it");
    change.commit().await.expect("the store takes it");
}

async fn loses(bench: &Bench, chat: i64) {
    let (mut change, now) = (bench.change().await, bench.house.clock.now());
    plan::lose_chat(&mut change, chat, now).await.expect("the store takes it");
    change.commit().await.expect("the store takes it");
}

/// Somebody moves the first session.
async fn moves(bench: &Bench, by: Option<i64>, to: &str) {
    let first =
        bench.sessions().await.into_iter().min_by_key(|one| one.id).expect("the store takes it");
    let (mut change, now) = (bench.change().await, bench.house.clock.now());
    plan::move_session(&mut change, (&first, by), local(to), now)
        .await
        .expect("the store takes it");
    change.commit().await.expect("the store takes it");
}

#[tokio::test]
async fn word_of_a_break_is_sent_though_another_chat_is_lost_before() {
    let bench = Bench::open(Discord, 1).await;
    comer(&bench, Discord).await;
    let (mut change, now) = (bench.change().await, bench.house.clock.now());
    let address =
        circlekeeper_core::domain::address::ChatAddress { platform: Telegram, ..bench.address(5) };
    let there = chats::remember(&mut change, &address, Openness::Closed).await.unwrap();
    plan::bind(&mut change, (there, bench.group), 1, now).await.unwrap();
    change.commit().await.unwrap();
    pauses(&bench).await;
    loses(&bench, bench.chats[0]).await;
    loses(&bench, there).await;
    bench.settle().await;
    assert_eq!(state_of(&bench, Kind::StateTold).await, [State::Sent]);
}

#[tokio::test]
async fn a_break_that_is_over_is_not_told_again_when_a_chat_is_lost_later() {
    let bench = Bench::open(Discord, 1).await;
    pauses(&bench).await;
    // The chat is lost before it hears of the break, and back after it.
    loses(&bench, bench.chats[0]).await;
    goes_on(&bench).await;
    bench.regain(bench.chats[0]).await;
    bench.at("2026-11-30T09:00:00Z").await;
    comer(&bench, Discord).await;
    loses(&bench, bench.chats[0]).await;
    bench.at("2026-11-30T09:05:00Z").await;
    assert_eq!(state_of(&bench, Kind::StateTold).await, []);
}

#[tokio::test]
async fn a_change_during_the_try_of_an_earlier_one_is_told_once() {
    let bench = Bench::open(Telegram, 0).await;
    comer(&bench, Telegram).await;
    moves(&bench, None, "2026-12-04T20:00:00").await;
    bench.script.next(Line::Instead(Ending::Unsent(Reason::new("no connection"))));
    bench.set("2026-11-30T08:02:00Z");
    let mut lane = bench.take().await;
    lane.step().await.unwrap();
    assert_eq!(state_of(&bench, Kind::ChangeTold).await, [State::Sending]);
    moves(&bench, None, "2026-12-05T20:00:00").await;
    until_waiting(&bench, &mut lane, (1, Kind::ChangeTold)).await;
    drop(lane);
    assert_eq!(bench.at("2026-11-30T08:05:00Z").await, 1);
    assert_eq!(state_of(&bench, Kind::ChangeTold).await, [State::Cancelled, State::Sent]);
}

#[tokio::test]
async fn a_break_brings_nobody_word_of_what_they_did_themselves() {
    let bench = Bench::open(Telegram, 0).await;
    let by = comer(&bench, Telegram).await;
    // Before the break, and in it: what was owed of somebody else's change is owed no more.
    moves(&bench, None, "2026-12-04T20:00:00").await;
    moves(&bench, Some(by), "2026-12-04T21:00:00").await;
    pauses(&bench).await;
    bench.at("2026-11-30T09:00:00Z").await;
    goes_on(&bench).await;
    bench.at("2026-11-30T09:05:00Z").await;
    assert_eq!(state_of(&bench, Kind::ChangeTold).await, [State::Cancelled]);
    pauses(&bench).await;
    moves(&bench, None, "2026-12-04T20:00:00").await;
    bench.at("2026-11-30T10:00:00Z").await;
    moves(&bench, Some(by), "2026-12-04T22:00:00").await;
    goes_on(&bench).await;
    bench.at("2026-11-30T10:05:00Z").await;
    assert_eq!(state_of(&bench, Kind::ChangeTold).await, [State::Cancelled; 2]);
}

#[tokio::test]
async fn what_a_break_keeps_back_is_told_after_it_however_long_it_was_and_in_no_later_one() {
    let bench = Bench::open(Telegram, 0).await;
    comer(&bench, Telegram).await;
    pauses(&bench).await;
    moves(&bench, None, "2027-04-01T19:00:00").await;
    bench.at("2026-11-30T09:00:00Z").await;
    bench.at("2027-03-15T08:00:00Z").await;
    goes_on(&bench).await;
    bench.at("2027-03-15T08:05:00Z").await;
    assert_eq!(state_of(&bench, Kind::ChangeTold).await, [State::Cancelled, State::Sent]);
    for moment in ["2027-03-16T08:00:00Z", "2027-03-16T08:05:00Z"] {
        pauses(&bench).await;
        bench.at(moment).await;
        goes_on(&bench).await;
    }
    bench.at("2027-03-16T08:10:00Z").await;
    assert_eq!(state_of(&bench, Kind::ChangeTold).await, [State::Cancelled, State::Sent]);
}

#[tokio::test]
async fn a_lane_that_nobody_holds_puts_no_fee_off() {
    let bench = Bench::open(Discord, 0).await;
    comer(&bench, Discord).await;
    comer(&bench, Telegram).await;
    let (mut change, now) = (bench.change().await, bench.house.clock.now());
    let group = groups::by_id(&mut change, bench.group).await.unwrap().unwrap();
    let fee = fee::parse("20 EUR a session, absence free").unwrap();
    plan::fee_stated(&mut change, (&group, 1), &fee, now).await.unwrap();
    change.commit().await.unwrap();
    for moment in ["2026-11-30T08:02:00Z", "2026-12-05T08:00:00Z", "2026-12-15T08:00:00Z"] {
        bench.at(moment).await;
    }
    let mut question = bench.house.store.question().await.unwrap();
    let now = instant("2026-12-15T08:00:00Z");
    let costs = fees::of_group(&mut question, bench.group, now).await.unwrap();
    assert!(costs.ahead.is_none(), "{costs:?}");
    assert!(costs.parts().is_some_and(|holds| holds.fee == fee));
}
