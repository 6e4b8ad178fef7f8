//! The world's time, moved by hand, and how each process sees it.
//!
//! A process meets its mishaps while it looks at a clock: it dies there, is stopped for a while, or stays
//! stopped until it is told to go on. The outbox looks at a clock before each change of the store and
//! inside of it, so these are the places between any two of its writes and requests.

use std::panic::resume_unwind;
use std::sync::mpsc::{Receiver, Sender};
use std::sync::{Arc, Mutex, MutexGuard};
use std::time::Duration;

use circlekeeper_core::clock::{Clock, Instant, Mark, Teller};

/// Calendar and stopwatch, the same for everybody.
#[derive(Debug)]
pub(super) struct Time {
    start: Mark,
    moments: Mutex<(Instant, Duration)>,
}

impl Time {
    pub(super) fn new(calendar: Instant) -> Self {
        Self { start: Clock::system().mark(), moments: Mutex::new((calendar, Duration::ZERO)) }
    }

    pub(super) fn now(&self) -> Instant {
        self.moments().0
    }

    pub(super) fn start(&self) -> Mark {
        self.start
    }

    pub(super) fn mark(&self) -> Mark {
        self.start + self.moments().1
    }

    /// Time passes.
    pub(super) fn pass(&self, long: chrono::Duration) {
        let mut moments = self.moments();
        moments.0 += long;
        moments.1 += long.to_std().unwrap_or_default();
    }

    /// Somebody sets the calendar; no time passes.
    pub(super) fn set(&self, calendar: Instant) {
        self.moments().0 = calendar;
    }

    fn moments(&self) -> MutexGuard<'_, (Instant, Duration)> {
        self.moments.lock().expect("nobody panics in here")
    }
}

/// What happens to a process at one of its looks at a clock.
#[derive(Clone, Copy, Debug)]
pub(super) enum Mishap {
    /// It is killed.
    Dies,
    /// It is stopped for so many seconds; nobody else moves meanwhile.
    Sleeps(i64),
    /// It is stopped until it is told to go on. Only where it looks at the calendar: it holds no lock
    /// on the store there.
    Freezes,
}

/// What unwinds a process that is killed.
pub(super) struct Killed;

/// One process's clock.
#[derive(Debug)]
pub(super) struct Watch {
    time: Arc<Time>,
    /// What happens, after so many more looks.
    plan: Mutex<Option<(usize, Mishap)>>,
    frozen: Mutex<(Sender<()>, Receiver<()>)>,
}

impl Watch {
    /// A clock that says on `frozen` that its process is, and waits on `thaw`.
    pub(super) fn new(time: Arc<Time>, frozen: Sender<()>, thaw: Receiver<()>) -> Self {
        Self { time, plan: Mutex::default(), frozen: Mutex::new((frozen, thaw)) }
    }

    /// The next mishap, if any, and after how many looks it comes.
    pub(super) fn plan(&self, mishap: Option<(usize, Mishap)>) {
        *self.plan.lock().expect("nobody panics in here") = mishap;
    }

    fn look(&self, at_calendar: bool) {
        let mishap = {
            let mut plan = self.plan.lock().expect("nobody panics in here");
            match &mut *plan {
                Some((_, Mishap::Freezes)) if !at_calendar => None,
                Some((looks @ 1.., _)) => {
                    *looks -= 1;
                    None
                }
                _ => plan.take(),
            }
        };
        match mishap {
            Some((_, Mishap::Dies)) => resume_unwind(Box::new(Killed)),
            Some((_, Mishap::Sleeps(seconds))) => {
                self.time.pass(chrono::Duration::seconds(seconds));
            }
            Some((_, Mishap::Freezes)) => {
                let frozen = self.frozen.lock().expect("nobody panics in here");
                frozen.0.send(()).expect("the play goes on");
                if frozen.1.recv().is_err() {
                    resume_unwind(Box::new(Killed));
                }
                drop(frozen);
                // It may have been killed meanwhile.
                self.look(at_calendar);
            }
            None => {}
        }
    }
}

impl Teller for Watch {
    /// What it says was true before the mishap.
    fn now(&self) -> Instant {
        let now = self.time.now();
        self.look(true);
        now
    }

    fn mark(&self) -> Mark {
        let mark = self.time.mark();
        self.look(false);
        mark
    }
}
