//! What a seed can decide on: the processes' steps and mishaps, the platform's answers, the people's
//! changes, and how time goes.

use chrono::Duration;
use circlekeeper_core::domain::address::{ChatAddress, Platform};
use circlekeeper_core::domain::delivery::State;
use circlekeeper_core::domain::session::{Session, State as Takes};
use circlekeeper_core::outbox::messenger::{Ending, Reason};

use super::platform::{Fate, Standing};
use super::play::Play;
use super::process::Is;
use super::time::Mishap;
use super::town::CHATS;

impl Play<'_> {
    pub(super) fn deed(&mut self) {
        let deed = self.chance.below(100);
        self.promise.tell(|| {
            let ran = self.time.mark() - self.time.start();
            let are = self.processes.iter().map(|process| process.is);
            format!("{} after {ran:?}: {deed}, {:?}", self.now(), are.collect::<Vec<_>>())
        });
        match deed {
            0..34 => self.an_answer(),
            34..62 => self.a_step(),
            62..77 => self.time_passes(),
            77..82 => self.a_process_starts(),
            82..85 => {
                let one = self.chance.below(2);
                self.kill(one);
            }
            85..88 => self.one_goes_on(),
            97..99 => self.the_calendar_is_set(),
            other => {
                match other {
                    88..93 => self.a_session_changes(),
                    93..97 => self.a_chat_changes(),
                    _ => self.zone_data_change(),
                }
                self.check();
            }
        }
    }

    /// A request meets its fate.
    fn an_answer(&mut self) {
        let one = self.chance.below(2);
        let one = if self.world.waiting(one).is_empty() { 1 - one } else { one };
        let waiting = self.world.waiting(one);
        if waiting.is_empty() || self.processes[one].is != Is::Alive {
            return self.a_step();
        }
        let number = waiting[self.chance.below(waiting.len())];
        let fate = self.fate();
        self.promise.tell(|| format!("  process {one}: {fate:?}"));
        self.world.decide(number, fate);
        self.processes[one].turn();
        self.check_what_was_seen();
    }

    fn fate(&mut self) -> Fate {
        let reason = || Reason::new("played");
        let done = || Some(Ending::Done("m".to_owned()));
        let not = |ending| Fate { seen: false, answer: Some(ending) };
        match self.chance.below(100) {
            0..45 => Fate { seen: true, answer: done() },
            45..60 => Fate { seen: true, answer: Some(Ending::Doubtful(reason())) },
            60..70 => not(Ending::Doubtful(reason())),
            70..78 => not(Ending::Unsent(reason())),
            78..88 => {
                let seconds = u64::try_from(self.chance.between(2, 100)).unwrap_or(2);
                let retry_after = std::time::Duration::from_secs(seconds);
                not(Ending::Wait { retry_after, whole_lane: self.chance.one_in(3) })
            }
            88..92 => Fate { seen: true, answer: None },
            92..96 => Fate { seen: false, answer: None },
            96 => not(Ending::Gone(reason())),
            97 => not(Ending::Malformed(reason())),
            98 => not(Ending::Unauthorised),
            _ => not(Ending::NotAllowed(reason())),
        }
    }

    fn a_step(&mut self) {
        let one = self.chance.below(2);
        let one = if self.processes[one].is == Is::Alive { one } else { 1 - one };
        match self.processes[one].is {
            Is::Alive => {
                let mishap = self.mishap(8);
                self.processes[one].step(mishap);
                self.buried(one);
            }
            Is::Dead | Is::Frozen => self.a_process_starts(),
        }
    }

    fn a_process_starts(&mut self) {
        let one = self.chance.below(2);
        if self.processes[one].is == Is::Dead {
            let mishap = self.mishap(10);
            self.take(one, mishap);
            self.buried(one);
        }
    }

    fn mishap(&mut self, times: usize) -> Option<(usize, Mishap)> {
        self.chance.one_in(times).then(|| {
            let looks = self.chance.below(6);
            match self.chance.below(4) {
                0 | 1 => (looks, Mishap::Dies),
                2 => (looks, Mishap::Sleeps(self.chance.between(1, 4_000))),
                _ => (looks % 3, Mishap::Freezes),
            }
        })
    }

    pub(super) fn kill(&mut self, one: usize) {
        if self.processes[one].is != Is::Dead {
            self.processes[one].die();
            self.buried(one);
        }
    }

    /// Of what a dead process was sending, some had left it.
    fn buried(&mut self, one: usize) {
        if self.processes[one].is == Is::Dead {
            let chance = &mut self.chance;
            self.world.gone(one, || chance.one_in(2));
        }
        self.check();
    }

    fn one_goes_on(&mut self) {
        for one in 0..2 {
            if self.processes[one].is == Is::Frozen {
                self.promise.taken();
                self.processes[one].go_on();
                // It may have been about to take the lane.
                self.holder = usize::MAX;
                self.buried(one);
            }
        }
    }

    fn time_passes(&mut self) {
        let (now, open) = (self.now(), self.promise.book.values());
        let next = open.filter(|entry| entry.state == State::Pending && entry.due_at > now);
        let next = next.map(|entry| entry.due_at).min();
        let step = match (self.chance.below(8), next) {
            (0..=2, _) => Duration::seconds(self.chance.between(2, 12)),
            (3, _) => Duration::seconds(self.chance.between(40, 100)),
            (4, _) => Duration::minutes(self.chance.between(2, 120)),
            (_, Some(next)) => next - now + Duration::seconds(self.chance.between(0, 40) - 5),
            (_, None) => Duration::hours(self.chance.between(1, 60)),
        };
        self.time.pass(step.max(Duration::seconds(2)));
    }

    /// Where a process runs that can notice: one that is started later cannot tell a calendar that was set back
    /// by an hour from one that was right, when an hour has passed.
    fn the_calendar_is_set(&mut self) {
        let are = |is| self.processes.iter().position(|process| process.is == is);
        let (Some(one), None) = (are(Is::Alive), are(Is::Frozen)) else { return };
        let now = self.now();
        let step = match self.chance.below(5) {
            0 => Duration::seconds(self.chance.between(-5, 5)),
            1 => Duration::hours(-1),
            2 => Duration::minutes(self.chance.between(-90, 90)),
            3 => Duration::days(1),
            _ => {
                // A date that is quite wrong, and soon corrected.
                self.time.set(now + Duration::days(self.chance.between(1, 4)));
                self.processes[one].step(None);
                self.check();
                Duration::zero()
            }
        };
        self.time.set(now + step);
        if self.processes[one].is == Is::Alive {
            self.processes[one].step(None);
        }
        self.buried(one);
    }

    fn a_session_changes(&mut self) {
        let now = self.now();
        let mut ahead = self.town.sessions(now);
        ahead.retain(|session| session.starts_at > now);
        ahead.truncate(3);
        if ahead.is_empty() {
            return;
        }
        let session = &ahead[self.chance.below(ahead.len())];
        if session.state == Takes::Cancelled && self.chance.one_in(2) {
            self.town.restore(session, now);
            self.promise.cancelled.remove(&session.id);
        } else if self.chance.one_in(3) {
            self.town.cancel(session, now);
            self.promise.cancelled.insert(session.id);
        } else {
            let hours = Duration::hours(self.chance.between(-10, 30));
            self.town.move_to(session, session.start_local + hours, now);
            self.promise.moved.insert(session.id, session.revision);
            self.promise.cancelled.remove(&session.id);
        }
    }

    /// The bot is thrown out of a chat, let in again, or the chat gets a new address. The program hears of it
    /// from the platform, or learns it by a request.
    fn a_chat_changes(&mut self) {
        let (now, chat) = (self.now(), self.chance.below(CHATS));
        let id = self.town.bench.chats[chat];
        let at = self.promise.addresses[&id].last().expect("an address").clone();
        let hears = self.chance.one_in(2);
        match self.chance.below(3) {
            0 => {
                self.world.stand(&at, Standing::Kicked);
                if hears {
                    self.town.lose(chat, now);
                }
            }
            1 if self.town.bench.platform == Platform::Telegram => {
                let general = |chat: &str| ChatAddress {
                    chat: chat.to_owned(),
                    ..self.town.bench.address(0)
                };
                let new = general(&format!("{at}1"));
                self.world.stand(&at, Standing::MovedTo(new.clone()));
                self.world.stand(&new.chat, Standing::Present);
                if hears {
                    self.town.follow(&general(&at), &new, now);
                }
                let addresses = self.promise.addresses.get_mut(&id).expect("a chat");
                addresses.push(new.chat);
            }
            _ => {
                self.world.stand(&at, Standing::Present);
                self.town.regain(chat, now);
            }
        }
    }

    fn zone_data_change(&mut self) {
        let ahead = self.town.sessions(self.now());
        // Each change is taken in before there is another.
        let taken_in = |session: &&Session| {
            session.state == Takes::Planned
                && session.zone.resolve(session.start_local).at == session.starts_at
        };
        if let Some(session) = ahead.iter().find(taken_in) {
            let shift = Duration::hours(if self.chance.one_in(2) { 1 } else { -1 });
            self.town.other_zone_data(session, shift);
        }
    }
}
