//! One play: the deeds of a seed, then a world in which all is well, in which everything must arrive.

use std::collections::BTreeSet;
use std::sync::Arc;

use chrono::Duration;
use circlekeeper_core::clock::Instant;
use circlekeeper_core::domain::address::Platform;
use circlekeeper_core::domain::delivery::{Kind, State};
use circlekeeper_core::domain::session::State as Takes;
use circlekeeper_core::outbox::messenger::Ending;

use super::chance::Chance;
use super::platform::{Fate, Standing, World};
use super::process::{Came, Is, Process};
use super::promise::{EARLY, LAST, Promise};
use super::time::{Mishap, Time};
use super::town::{CHATS, Entry, Town};
use crate::bench::{MORNING, instant};

const DEEDS: usize = 70;
/// How long all is well: long enough for a session or two.
const WELL: Duration = Duration::days(9);
/// A reminder is in time if people see it so long after it was due.
const IN_TIME: Duration = Duration::seconds(30);
/// How long a platform may have asked for patience before all was well.
const PATIENCE: Duration = Duration::seconds(120);

/// The stage: a store and two processes, for one play after another.
pub(super) struct Stage {
    platform: Platform,
    town: Town,
}

/// One play.
pub(super) struct Play<'a> {
    pub(super) town: &'a Town,
    pub(super) time: Arc<Time>,
    pub(super) world: Arc<World>,
    pub(super) processes: Vec<Process>,
    /// Who has taken the lane last.
    pub(super) holder: usize,
    pub(super) chance: Chance,
    pub(super) promise: Promise,
}

impl Stage {
    pub(super) fn set(platform: Platform) -> Self {
        Self { platform, town: Town::open(platform) }
    }

    pub(super) fn play(&mut self, seed: u64) {
        self.town.begin_anew();
        let time = Arc::new(Time::new(instant(MORNING)));
        let world = Arc::new(World::new(self.platform, Arc::clone(&time)));
        let process = |number| Process::new(number, &world, |clock| self.town.house(number, clock));
        let mut play = Play {
            town: &self.town,
            processes: vec![process(0), process(1)],
            holder: 0,
            time,
            chance: Chance::new(seed),
            promise: Promise::new(&self.town),
            world: Arc::clone(&world),
        };
        for _ in 0..DEEDS {
            play.deed();
        }
        play.all_is_well();
    }
}

impl Play<'_> {
    pub(super) fn now(&self) -> Instant {
        self.time.now()
    }

    pub(super) fn check(&mut self) {
        self.promise.check(self.town, &self.world, true);
    }

    /// The same where nobody has written to the store.
    pub(super) fn check_what_was_seen(&mut self) {
        self.promise.check(self.town, &self.world, false);
    }

    /// The platform does what it is asked, every chat is there, one process holds the lane: from now on
    /// every reminder arrives, once, in time.
    fn all_is_well(&mut self) {
        let survivor = self.survivor();
        for chat in 0..CHATS {
            let id = self.town.bench.chats[chat];
            let at = self.promise.addresses[&id].last().expect("an address").clone();
            self.world.stand(&at, Standing::Present);
        }
        // What was answered before all was well is recorded first: then the chats are let in again.
        self.settle(survivor);
        for chat in 0..CHATS {
            self.town.regain(chat, self.now());
        }
        self.check();
        self.settle(survivor);
        // Zone data are looked at once an hour.
        self.time.pass(Duration::minutes(61));
        self.settle(survivor);
        let from = self.now();
        let owed = self.owed(from + PATIENCE);
        self.promise.tell(|| format!("{from}: from now on all is well: {owed:?}"));
        // Where the calendar was set back, some were tried before.
        let tried = |entry: &&Entry| entry.first_try_at.is_some();
        let tried = self.promise.book.values().filter(tried).map(|entry| entry.id).collect();
        let until = from + WELL;
        while self.now() < until {
            let next = self.settle(survivor).unwrap_or(until).min(self.now() + Duration::days(1));
            self.time.pass((next - self.now()).max(Duration::milliseconds(1)));
        }
        self.settle(survivor);
        self.promise.nothing_left(self.now());
        for (what, due) in owed {
            self.arrived(what, due, &tried);
        }
        self.chats_know();
    }

    /// One process goes on: one that is under way, as likely as a new one.
    fn survivor(&mut self) -> usize {
        let one = self.chance.below(2);
        self.kill(1 - one);
        if self.processes[one].is != Is::Alive || self.holder != one || self.chance.one_in(2) {
            self.kill(one);
            self.take(one, None);
        }
        self.check();
        one
    }

    pub(super) fn take(&mut self, one: usize, mishap: Option<(usize, Mishap)>) {
        self.promise.taken();
        self.holder = one;
        self.processes[one].take(mishap);
    }

    /// Steps until there is nothing to do; says when there will be.
    fn settle(&mut self, one: usize) -> Option<Instant> {
        for _ in 0..500 {
            let came = self.processes[one].step(None);
            self.check();
            let waiting = self.world.waiting(one);
            for number in &waiting {
                let answer = Some(Ending::Done("m".to_owned()));
                self.world.decide(*number, Fate { seen: true, answer });
            }
            self.processes[one].turn();
            self.check_what_was_seen();
            match came {
                // It did not know yet that it had lost the lane, or what it had been told before.
                Came::Ended => {
                    self.take(one, None);
                }
                Came::Done(Some(step)) => match step.paced {
                    Some(paced) => {
                        let paced = Duration::from_std(paced).unwrap_or_default();
                        self.time.pass(paced.min(Duration::seconds(1)));
                    }
                    None if step.started == 0 && waiting.is_empty() => return step.next_due,
                    None => {}
                },
                other => panic!("a process whom nothing ails: {other:?}"),
            }
        }
        panic!("the lane does not come to rest");
    }

    /// The reminders of all sessions ahead that fall due while all is well: session, revision, offset.
    fn owed(&self, from: Instant) -> Vec<((i64, i64, i64), Instant)> {
        let sessions = self.town.sessions(from).into_iter();
        let planned = sessions.filter(|session| session.state == Takes::Planned);
        let reminders = planned.flat_map(|session| {
            [EARLY, LAST].map(|offset| {
                let due = session.starts_at - Duration::seconds(offset);
                ((session.id, session.revision, offset), due)
            })
        });
        reminders.filter(|(_, due)| *due > from && *due <= from + WELL).collect()
    }

    fn arrived(
        &self,
        (session, revision, offset): (i64, i64, i64),
        due: Instant,
        tried: &BTreeSet<i64>,
    ) {
        for chat in &self.town.bench.chats {
            let of_it = |entry: &&Entry| {
                (entry.kind, entry.subject, entry.revision) == (Kind::Reminder, session, revision)
                    && (entry.offset, entry.chat) == (offset, Some(*chat))
            };
            let entry = self.promise.book.values().find(of_it);
            let entry = entry.unwrap_or_else(|| panic!("nobody owes {session} at -{offset} s"));
            if tried.contains(&entry.id) {
                continue;
            }
            assert_eq!(entry.state, State::Sent, "due {due} and did not arrive: {entry:?}");
            let late = entry.first_try_at.expect("it was tried") - due;
            assert!(late <= IN_TIME, "{late} late: {entry:?}");
        }
    }

    /// Every chat knows of every session ahead what is true.
    fn chats_know(&self) {
        for session in self.town.sessions(self.now()) {
            let start = (session.state == Takes::Planned).then_some(session.starts_at);
            for chat in &self.town.bench.chats {
                let refused = |entry: &Entry| {
                    (entry.kind, entry.subject, entry.chat)
                        == (Kind::Change, session.id, Some(*chat))
                        && matches!(entry.state, State::Refused | State::Expired)
                };
                if self.promise.book.values().any(refused) {
                    continue;
                }
                let (by, told) = self.town.told(&session, *chat);
                assert_eq!(told, start, "chat {chat} was told otherwise (by {by:?}): {session:?}");
            }
        }
    }
}
