//! A small simulation: a seed decides what people do, how the calendar moves, what the platform does,
//! and when the process dies. Whatever happens, the promise holds.
//!
//! `OUTBOX_SEEDS=1000 cargo test …` plays more of them, `OUTBOX_FIRST_SEED=26 OUTBOX_SEEDS=1` one that failed;
//! a failure names its seed.

use std::collections::{HashMap, HashSet};

use chrono::Duration;
use circlekeeper_core::domain::address::Platform;
use circlekeeper_core::domain::delivery::{Kind, State};
use circlekeeper_core::domain::session;
use circlekeeper_core::outbox::messenger::{Ending, Reason};
use circlekeeper_core::store::lanes::Entry;

use crate::bench::Bench;
use crate::script::{Effect, Line};

const CHATS: usize = 2;
const DEEDS: usize = 30;
/// The offset of the early reminder, in seconds.
const EARLY: i64 = 24 * 60 * 60;

/// Chance that can be had again (splitmix64).
struct Chance(u64);

impl Chance {
    fn number(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, most: u64) -> u64 {
        self.number() % most
    }

    fn one_in(&mut self, times: u64) -> bool {
        self.below(times) == 0
    }
}

struct Play {
    bench: Bench,
    chance: Chance,
    seed: u64,
    effects: HashMap<i64, usize>,
}

#[tokio::test]
async fn the_promise_holds_on_discord() {
    for seed in seeds() {
        play(Platform::Discord, seed).await;
    }
}

#[tokio::test]
async fn the_promise_holds_on_telegram() {
    for seed in seeds() {
        play(Platform::Telegram, seed).await;
    }
}

fn seeds() -> std::ops::Range<u64> {
    let given = |name: &str| std::env::var(name).ok().and_then(|number| number.parse().ok());
    let first = given("OUTBOX_FIRST_SEED").unwrap_or(0);
    first..first + given("OUTBOX_SEEDS").unwrap_or(12)
}

async fn play(platform: Platform, seed: u64) {
    let bench = Bench::open(platform, CHATS).await;
    let mut play = Play { bench, chance: Chance(seed), seed, effects: HashMap::new() };
    for _ in 0..DEEDS {
        play.deed().await;
    }
    play.all_is_well_again().await;
}

impl Play {
    async fn deed(&mut self) {
        match self.chance.below(10) {
            0 => self.change_a_session().await,
            1 => {
                let chat = self.bench.chats[usize::from(self.chance.one_in(2))];
                self.bench.regain(chat).await;
            }
            2..=5 => self.time_passes().await,
            _ => {}
        }
        self.process().await;
    }

    async fn time_passes(&mut self) {
        let (now, sessions) = (self.bench.house.clock.now(), self.bench.sessions().await);
        let next = sessions.iter().find(|one| one.starts_at > now).map(|one| one.starts_at);
        let next = next.unwrap_or(now);
        let ahead =
            |offset: i64, late: i64| next - Duration::seconds(offset) + Duration::seconds(late);
        let late = i64::try_from(self.chance.below(90)).unwrap_or(0);
        let to = match self.chance.below(6) {
            0 => now + Duration::seconds(late),
            1 => now + Duration::hours(late),
            2 | 3 => ahead(EARLY, late),
            4 => ahead(30 * 60, late),
            _ => ahead(0, late - 45),
        };
        // A calendar that is set back a little is no reason for anything.
        self.bench.house.clock.set(to.max(now - Duration::seconds(5)));
    }

    async fn change_a_session(&mut self) {
        let sessions = self.bench.sessions().await;
        let now = self.bench.house.clock.now();
        let ahead: Vec<_> =
            sessions.into_iter().filter(|one| one.starts_at > now).take(3).collect();
        if ahead.is_empty() {
            return;
        }
        let chosen =
            &ahead[usize::try_from(self.chance.number() % ahead.len() as u64).unwrap_or(0)];
        if self.chance.one_in(3) {
            self.bench.cancel(chosen).await;
        } else {
            let hours = i64::try_from(self.chance.below(30)).unwrap_or(0);
            let to = chosen.start_local + Duration::hours(hours);
            self.bench.move_to(chosen, to).await;
        }
    }

    /// A process starts, sends for a while, and is stopped or dies.
    async fn process(&mut self) {
        for _ in 0..self.chance.below(4) {
            let line = self.line();
            self.bench.script.next(line);
        }
        let ended = self.ended().await;
        let mut lane = self.bench.take().await;
        for _ in 0..=self.chance.below(4) {
            if lane.step().await.is_err() {
                break;
            }
            for _ in 0..self.chance.below(8) {
                tokio::task::yield_now().await;
            }
        }
        drop(lane);
        self.check(&ended).await;
    }

    fn line(&mut self) -> Line {
        let reason = || Reason::new("scripted");
        let wait = std::time::Duration::from_millis(1);
        match self.chance.below(10) {
            0 => Line::Instead(Ending::Unsent(reason())),
            1 => Line::Instead(Ending::Wait { retry_after: wait, whole_lane: false }),
            2 => Line::Instead(Ending::Doubtful(reason())),
            3 | 4 => Line::LostReply,
            5 => Line::Silence { done: true },
            6 => Line::Silence { done: false },
            7 if self.chance.one_in(4) => Line::Instead(Ending::Gone(reason())),
            _ => Line::Done,
        }
    }

    /// What had ended before: of it nothing may be heard any more.
    async fn ended(&self) -> HashSet<i64> {
        let open = |one: &Entry| matches!(one.state, State::Pending | State::Sending);
        let entries = self.bench.ledger().await;
        entries.iter().filter(|one| !open(one)).map(|one| one.id).collect()
    }

    async fn check(&mut self, ended: &HashSet<i64>) {
        let entries: HashMap<i64, Entry> =
            self.bench.ledger().await.into_iter().map(|one| (one.id, one)).collect();
        for effect in self.bench.script.seen() {
            *self.effects.entry(effect.delivery).or_default() += 1;
            self.check_one(&effect, &entries[&effect.delivery], ended);
        }
        for (id, entry) in &entries {
            let seen = self.effects.contains_key(id);
            // Those of the opening were counted before the play.
            let known = entry.kind != Kind::Posted;
            assert!(!known || entry.state != State::Sent || seen, "{}: {entry:?}", self.seed);
        }
    }

    fn check_one(&self, effect: &Effect, entry: &Entry, ended: &HashSet<i64>) {
        let (seed, at) = (self.seed, effect.at);
        assert!(!ended.contains(&entry.id), "seed {seed}: sent after its end: {entry:?}");
        assert!(entry.due_at <= at, "seed {seed}: sent early, at {at}: {entry:?}");
        let fresh = entry.expires_at.is_none_or(|expires| at < expires);
        assert!(fresh, "seed {seed}: stale at {at}: {entry:?}");
        let times = self.effects[&entry.id];
        let most = match (self.bench.platform, entry.kind) {
            (_, Kind::Change) => 4,
            (Platform::Discord, _) => 1,
            (Platform::Telegram, Kind::Reminder) if entry.offset_s == EARLY => 1,
            (Platform::Telegram, Kind::Reminder) => 4,
            (Platform::Telegram, _) => 2,
        };
        assert!(times <= most, "seed {seed}: sent {times} times: {entry:?}");
    }

    /// The platform behaves, every chat is there: from now on every reminder arrives, once.
    async fn all_is_well_again(&mut self) {
        self.bench.script.behave();
        for chat in self.bench.chats.clone() {
            self.bench.regain(chat).await;
        }
        self.run_on().await;
        let now = self.bench.house.clock.now();
        let untouched = |one: &session::Session| {
            one.state == session::State::Planned && one.starts_at > now + Duration::hours(25)
        };
        let ahead = self.bench.sessions().await.into_iter().find(untouched);
        let session = ahead.expect("a weekly group has a session ahead");
        for offset in [EARLY, 30 * 60] {
            self.bench.house.clock.set(session.starts_at - Duration::seconds(offset));
            self.run_on().await;
            self.arrived(&session, offset).await;
        }
    }

    async fn run_on(&mut self) {
        let ended = self.ended().await;
        self.bench.settle().await;
        self.check(&ended).await;
    }

    /// Of an earlier start it may have been reminded, too: those fell due at other times.
    async fn arrived(&self, session: &session::Session, offset: i64) {
        let due = session.starts_at - Duration::seconds(offset);
        let mut entries = self.bench.ledger().await;
        entries.retain(|one| {
            one.kind == Kind::Reminder && one.subject == session.id && one.due_at == due
        });
        let sent = entries.iter().filter(|one| one.state == State::Sent).count();
        assert_eq!(sent, CHATS, "seed {}: {entries:#?}", self.seed);
    }
}
