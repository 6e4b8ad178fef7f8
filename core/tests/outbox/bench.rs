//! A store with one group that meets every Thursday, in some chats of one platform.

use std::sync::Arc;
use std::time::Duration;

use chrono::{DateTime, NaiveDateTime, Utc};
use circlekeeper_core::House;
use circlekeeper_core::clock::Clock;
use circlekeeper_core::commands::Openness;
use circlekeeper_core::domain::address::{Account, ChatAddress, Platform};
use circlekeeper_core::domain::group::{EntryRule, Kind, State};
use circlekeeper_core::domain::session::Session;
use circlekeeper_core::house::Wake;
use circlekeeper_core::outbox::{Lane, Limits, Pacer, Progress, plan};
use circlekeeper_core::reply::words::Words;
use circlekeeper_core::store::groups::NewGroup;
use circlekeeper_core::store::lanes::Entry;
use circlekeeper_core::store::seal::Sealer;
use circlekeeper_core::store::series::NewSeries;
use circlekeeper_core::store::{Change, Store, chats, groups, lanes, persons, series, sessions};
use circlekeeper_core::time::recurrence::Recurrence;
use circlekeeper_core::time::zone::Zone;

use crate::script::Script;

/// As fast as a test wants: the pace has tests of its own.
pub(crate) const UNLIMITED: Limits = Limits {
    lane_per_second: 100_000,
    chat_burst: 100_000,
    chat_window: Duration::from_millis(1),
    shared_per_minute: None,
    breather: Duration::from_millis(700),
    longest_breather: Duration::from_secs(5),
};

/// Monday, 30 November 2026, 09:00 in Berlin.
pub(crate) const MORNING: &str = "2026-11-30T08:00:00Z";

pub(crate) struct Bench {
    pub(crate) house: House,
    pub(crate) script: Arc<Script>,
    pub(crate) platform: Platform,
    pub(crate) group: i64,
    pub(crate) chats: Vec<i64>,
    _directory: tempfile::TempDir,
}

pub(crate) fn instant(moment: &str) -> DateTime<Utc> {
    moment.parse().expect("a moment such as 2026-12-02T18:00:00Z")
}

pub(crate) fn local(wall_clock: &str) -> NaiveDateTime {
    wall_clock.parse().expect("a wall-clock time such as 2026-12-03T19:00:00")
}

/// In memory where the system has such a place: nobody cuts the power here, so a disk adds nothing but
/// its slowness.
fn directory() -> tempfile::TempDir {
    let memory = tempfile::tempdir_in("/dev/shm");
    memory.or_else(|_| tempfile::tempdir()).expect("a directory")
}

impl Bench {
    /// A group with so many chats, whose times have been posted and heard.
    pub(crate) async fn open(platform: Platform, chats: usize) -> Self {
        let directory = directory();
        let address = format!("sqlite://{}", directory.path().join("store.db").display());
        let clock = Clock::movable(instant(MORNING));
        let house = House {
            store: Store::open(&address, Sealer::new(&[7; 32])).await.expect("a store"),
            clock: clock.clone(),
            words: Words::load().expect("words"),
            policy: Arc::default(),
            wake: Wake::default(),
            progress: Progress::default(),
            sides: Default::default(),
            measures: Default::default(),
        };
        let script = Arc::new(Script::new(platform, clock));
        let mut bench =
            Self { house, script, platform, group: 0, chats: Vec::new(), _directory: directory };
        bench.found(chats).await;
        bench.settle().await;
        assert_eq!(bench.script.seen(), chats, "each chat hears of the times");
        bench
    }

    async fn found(&mut self, chats: usize) {
        let now = self.house.clock.now();
        let zone = Zone::parse("Europe/Berlin").expect("a zone");
        let mut change = self.change().await;
        let account = Account::new(self.platform, 1);
        let dana = persons::remember(&mut change, &account, None, now).await.expect("a person").id;
        let name = "Thursday circle".to_owned().into();
        let new = NewGroup {
            name: &name,
            label: Some(&name),
            default_label: "Group",
            about: None,
            zone: &zone,
            language: "en",
            kind: Kind::DropIn,
            entry: EntryRule::Direct,
            state: State::Listed,
            capacity: None,
            topics: &[],
        };
        self.group = groups::create(&mut change, &new, now).await.expect("a group");
        for number in 0..chats {
            let address = self.address(number);
            let chat =
                chats::remember(&mut change, &address, Openness::Closed).await.expect("a chat");
            chats::bind(&mut change, chat, self.group, dana, now).await.expect("a binding");
            self.chats.push(chat);
        }
        let rule = Recurrence::parse("FREQ=WEEKLY", local("2026-12-03T19:00:00")).expect("a rule");
        let new = NewSeries {
            group: self.group,
            recurrence: &rule,
            zone: &zone,
            length_minutes: 60,
            venue: None,
            by: dana,
        };
        let id = series::create(&mut change, &new, now).await.expect("a series");
        plan::begin_series(&mut change, id, now).await.expect("sessions");
        change.commit().await.expect("a commit");
    }

    /// The address of the chat with this number.
    pub(crate) fn address(&self, number: usize) -> ChatAddress {
        let chat = format!("{}", 1_000 + number);
        ChatAddress { platform: self.platform, space: None, chat, topic: None }
    }

    pub(crate) async fn change(&self) -> Change {
        self.house.store.change().await.expect("the store takes changes")
    }

    /// A holder of the lane, as a process that has just started has it.
    pub(crate) async fn take(&self) -> Lane {
        self.take_with(UNLIMITED).await
    }

    /// The same, under these limits.
    pub(crate) async fn take_with(&self, limits: Limits) -> Lane {
        let pacer = Arc::new(Pacer::new(limits, self.house.clock.clone()));
        let lane = Lane::take(self.house.clone(), Arc::clone(&self.script) as _, pacer).await;
        lane.expect("the lane is free")
    }

    /// A new holder sends all it can.
    pub(crate) async fn settle(&self) {
        self.take().await.settle().await.expect("the lane settles");
    }

    /// Moves the calendar.
    pub(crate) fn set(&self, moment: &str) {
        self.house.clock.set(instant(moment));
    }

    /// Moves the calendar, and a new holder sends what is owed. How many messages people saw.
    pub(crate) async fn at(&self, moment: &str) -> usize {
        self.set(moment);
        self.settle().await;
        self.script.seen()
    }

    /// The sessions that are not over, soonest first.
    pub(crate) async fn sessions(&self) -> Vec<Session> {
        let mut question = self.house.store.question().await.expect("a reader");
        let now = self.house.clock.now();
        sessions::ahead(&mut question, self.group, now, 20).await.expect("sessions")
    }

    pub(crate) async fn ledger(&self) -> Vec<Entry> {
        let mut question = self.house.store.question().await.expect("a reader");
        lanes::ledger(&mut question, self.platform).await.expect("the ledger")
    }

    pub(crate) async fn cancel(&self, session: &Session) {
        let mut change = self.change().await;
        let now = self.house.clock.now();
        plan::cancel_session(&mut change, (session, None), now).await.expect("a cancellation");
        change.commit().await.expect("a commit");
    }

    pub(crate) async fn move_to(&self, session: &Session, to: NaiveDateTime) {
        let mut change = self.change().await;
        let now = self.house.clock.now();
        plan::move_session(&mut change, (session, None), to, now).await.expect("a move");
        change.commit().await.expect("a commit");
    }

    pub(crate) async fn regain(&self, chat: i64) {
        let mut change = self.change().await;
        let now = self.house.clock.now();
        plan::regain_chat(&mut change, chat, now).await.expect("a chat regained");
        change.commit().await.expect("a commit");
    }
}
