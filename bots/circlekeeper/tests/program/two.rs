//! A scene for processes that come and go: both platforms, a group with chats on each that meets on a
//! Thursday, a calendar the test moves; and what happens when a process is killed or suspended.

use std::net::SocketAddr;
use std::process::Child;

use chrono::Duration;
use circlekeeper::calendar::Leader;
use circlekeeper_core::House;
use circlekeeper_core::clock::{Clock, Instant};
use circlekeeper_core::domain::address::{Account, Platform};
use circlekeeper_core::domain::delivery::State;
use circlekeeper_core::outbox::plan;
use circlekeeper_core::store::{lanes, persons};
use circlekeeper_playground::discord::{ChannelId, Discord};
use circlekeeper_playground::telegram::{ChatId, Telegram};
use circlekeeper_tests::process;

use crate::groups;
use crate::health::{asked, house, says};
use crate::program::{Home, ended, within};

/// The early reminder of the first session falls due.
pub(crate) const EARLY: &str = "2026-12-02T18:00:00Z";
/// The first session begins.
const BEGINS: &str = "2026-12-03T18:00:00Z";

/// Both platforms, and what the processes share.
pub(crate) struct Scene {
    pub(crate) home: Home,
    pub(crate) discord: Discord,
    pub(crate) telegram: Telegram,
    pub(crate) calendar: Leader,
    pub(crate) house: House,
    pub(crate) channels: Vec<ChannelId>,
    pub(crate) chats: Vec<ChatId>,
}

pub(crate) fn moment(text: &str) -> Instant {
    text.parse().unwrap()
}

impl Scene {
    /// A group with so many chats on each platform.
    pub(crate) async fn set(chats: usize) -> Self {
        let home = Home::new();
        let clock = Clock::movable(moment("2026-11-30T08:00:00Z"));
        let discord = Discord::start(clock.clone()).await.unwrap();
        let telegram = Telegram::start(clock.clone()).await.unwrap();
        let house = house(&home, clock.clone()).await;
        let calendar = Leader::start(clock).await.unwrap();
        let (channels, chats) = found(&house, (&discord, &telegram), chats).await;
        Self { home, discord, telegram, calendar, house, channels, chats }
    }

    /// One process more, which follows the calendar and tells its health.
    pub(crate) fn start(&self) -> Process {
        let mut run = self.home.program(&["run"]);
        run.env("DISCORD_TOKEN", self.discord.token());
        run.env("DISCORD_API_URL", self.discord.address());
        run.env("TELEGRAM_TOKEN", self.telegram.token());
        run.env("TELEGRAM_API_URL", self.telegram.address());
        run.env("PLAYGROUND_CALENDAR", self.calendar.address());
        run.env("HTTP_LISTEN", "127.0.0.1:0");
        let mut child = run.spawn().unwrap();
        let said = says(&mut child, "/healthz");
        let at = said.split("http://").nth(1).and_then(|rest| rest.split('/').next());
        Process { child, at: at.unwrap().parse().unwrap() }
    }

    /// The first of two: it holds both lanes before this returns.
    pub(crate) async fn start_first(&self) -> Process {
        let first = self.start();
        within(async { tokio::join!(self.discord.ready(), self.telegram.ready()) }).await;
        first.holds_both().await;
        first
    }

    /// How many messages people see in all chats, of each platform.
    pub(crate) fn seen(&self) -> (usize, usize) {
        let here = self.channels.iter().map(|at| self.discord.messages(*at).len()).sum();
        let there = self.chats.iter().map(|at| self.telegram.messages(*at).len()).sum();
        (here, there)
    }

    /// How many of both lanes' deliveries are in this state.
    pub(crate) async fn count(&self, state: State) -> usize {
        let mut question = self.house.store.question().await.unwrap();
        let mut count = 0;
        for lane in [Platform::Discord, Platform::Telegram] {
            let ledger = lanes::ledger(&mut question, lane).await.unwrap();
            count += ledger.iter().filter(|one| one.state == state).count();
        }
        count
    }
}

/// A running process, and where it tells its health.
pub(crate) struct Process {
    pub(crate) child: Child,
    at: SocketAddr,
}

impl Process {
    async fn holds_both(&self) {
        let held = ["discord", "telegram"]
            .map(|lane| format!("circlekeeper_lane_held{{lane=\"{lane}\"}} 1"));
        within(async {
            loop {
                let metrics = asked(self.at, "metrics").await.1;
                if held.iter().all(|line| metrics.contains(line)) {
                    return;
                }
            }
        })
        .await;
    }

    pub(crate) async fn health(&self) -> (u16, String) {
        asked(self.at, "healthz").await
    }

    /// SIGSTOP.
    pub(crate) fn suspend(&self) {
        process::suspend(self.child.id());
    }

    /// SIGCONT.
    pub(crate) fn resume(&self) {
        process::resume(self.child.id());
    }

    /// SIGKILL.
    fn kill(mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    pub(crate) async fn stop(self) {
        process::terminate(self.child.id());
        assert_eq!(ended(self.child).await.code, Some(0));
    }
}

async fn found(
    house: &House,
    (discord, telegram): (&Discord, &Telegram),
    chats: usize,
) -> (Vec<ChannelId>, Vec<ChatId>) {
    let now = house.clock.now();
    let (server, owner) = (discord.guild("Harbour"), telegram.person("Owen"));
    let here: Vec<_> = (0..chats).map(|_| discord.public_channel(server, "circle")).collect();
    let there: Vec<_> = (0..chats).map(|_| telegram.group("circle", &owner)).collect();
    let mut change = house.store.change().await.unwrap();
    let dana = Account::new(Platform::Discord, 1);
    let dana = persons::remember(&mut change, &dana, None, now).await.unwrap().id;
    let group = groups::found(&mut change, now).await;
    let both = here.iter().map(|one| groups::on_discord(server, *one));
    for chat in both.chain(there.iter().map(|one| groups::on_telegram(*one))) {
        groups::bind(&mut change, &chat, (group, dana), now).await;
    }
    groups::post_times(&mut change, (group, dana), moment(BEGINS), now).await;
    plan::keep_ahead(&mut change, Platform::Discord, now).await.unwrap();
    change.commit().await.unwrap();
    (here, there)
}

#[tokio::test(flavor = "multi_thread")]
async fn two_processes_double_nothing_and_the_second_takes_over_when_the_first_is_killed() {
    let scene = Scene::set(3).await;
    let first = scene.start_first().await;
    let second = scene.start();
    assert_eq!(second.health().await, (200, "ok\n".to_owned()), "standing by is no ill health");
    assert!(scene.calendar.settle_at(moment(EARLY)).await);
    assert_eq!(scene.seen(), (3, 3), "each chat once");

    let killed = scene.house.clock.mark();
    first.kill();
    second.holds_both().await;
    let took = killed.elapsed();
    println!("the second process holds both lanes {} ms after the kill", took.as_millis());
    assert!(took.as_secs() < 5, "it takes over at once: {took:?}");
    assert!(scene.calendar.settle_at(moment("2026-12-03T17:30:00Z")).await);
    assert_eq!(scene.seen(), (6, 6), "each chat once more");
    second.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_suspended_holder_shows_in_the_stand_bys_health_and_sends_nothing_stale() {
    let scene = Scene::set(3).await;
    let (first, second) = (scene.start_first().await, scene.start());
    first.suspend();
    scene.calendar.move_to(moment(EARLY) + Duration::seconds(180));
    let told = "discord: something is 180 s late, and another process holds this lane: is it suspended?\n\
                telegram: something is 180 s late, and another process holds this lane: is it suspended?\n";
    within(async { while second.health().await != (503, told.to_owned()) {} }).await;

    // The session begins, and then the holder wakes.
    scene.calendar.move_to(moment(BEGINS) + Duration::seconds(1));
    first.resume();
    assert!(scene.calendar.settle_at(moment(BEGINS) + Duration::seconds(2)).await);
    assert_eq!(scene.seen(), (0, 0), "nobody is reminded of what has begun");
    assert_eq!(scene.count(State::Superseded).await, 6, "the early ones");
    assert_eq!(scene.count(State::Expired).await, 6, "the last ones");
    within(async { while second.health().await != (200, "ok\n".to_owned()) {} }).await;
    first.stop().await;
    second.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_holder_suspended_while_it_sends_shows_as_well_and_doubles_nothing() {
    let scene = Scene::set(1).await;
    let (first, second) = (scene.start_first().await, scene.start());
    scene.discord.hold_posts(true);
    scene.telegram.hold_posts(true);
    scene.calendar.move_to(moment(EARLY));
    scene.discord.held(1).await;
    scene.telegram.held(1).await;
    first.suspend();
    assert_eq!(scene.count(State::Sending).await, 2, "all that is due is marked");
    scene.calendar.move_to(moment(EARLY) + Duration::seconds(180));
    within(async { while second.health().await.0 != 503 {} }).await;

    scene.discord.hold_posts(false);
    scene.telegram.hold_posts(false);
    first.resume();
    assert!(scene.calendar.settle_at(moment(EARLY) + Duration::seconds(181)).await);
    assert_eq!(scene.seen(), (1, 1));
    assert_eq!((scene.count(State::Sent).await, scene.count(State::Sending).await), (2, 0));
    first.stop().await;
    second.stop().await;
}
