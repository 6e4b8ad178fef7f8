//! A platform by script: it does what the next line says, and remembers what came of it.

use std::collections::{HashMap, VecDeque};
use std::sync::{Mutex, MutexGuard};

use async_trait::async_trait;
use chrono::Duration;
use circlekeeper_core::clock::{Clock, Instant};
use circlekeeper_core::domain::address::Platform;
use circlekeeper_core::outbox::messenger::{Ending, Messenger, Parcel, Reason};

/// How long the scripted Discord drops a double: little more than the outbox relies on.
const NONCE: Duration = Duration::seconds(75);

/// What happens to one request.
#[derive(Clone, Debug)]
pub(crate) enum Line {
    /// It is done and answered.
    Done,
    /// It is not done, and this is the answer.
    Instead(Ending),
    /// It is done, and the answer is lost.
    LostReply,
    /// The messenger breaks down over it.
    Panic,
}

/// One platform.
#[derive(Debug)]
pub(crate) struct Script {
    platform: Platform,
    clock: Clock,
    state: Mutex<State>,
}

#[derive(Debug, Default)]
struct State {
    lines: VecDeque<Line>,
    seen: usize,
    tries: usize,
    nonces: HashMap<String, Instant>,
}

impl Script {
    /// A platform that does everything it is asked.
    pub(crate) fn new(platform: Platform, clock: Clock) -> Self {
        Self { platform, clock, state: Mutex::default() }
    }

    /// The next request meets this; several queue up.
    pub(crate) fn next(&self, line: Line) {
        self.state().lines.push_back(line);
    }

    /// How many messages people saw since the last call.
    pub(crate) fn seen(&self) -> usize {
        std::mem::take(&mut self.state().seen)
    }

    /// How many requests there were.
    pub(crate) fn tries(&self) -> usize {
        self.state().tries
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().expect("no test panics in here")
    }

    /// It is done: people see it, unless the platform knows the nonce still.
    fn act(&self, parcel: &Parcel) {
        let now = self.clock.now();
        let mut state = self.state();
        let known = state.nonces.get(&parcel.nonce).is_some_and(|first| now - *first <= NONCE);
        if self.platform == Platform::Discord && known {
            return;
        }
        state.nonces.insert(parcel.nonce.clone(), now);
        state.seen += 1;
    }
}

#[async_trait]
impl Messenger for Script {
    fn platform(&self) -> Platform {
        self.platform
    }

    async fn deliver(&self, parcel: &Parcel) -> Ending {
        let line = {
            let mut state = self.state();
            state.tries += 1;
            state.lines.pop_front().unwrap_or(Line::Done)
        };
        match line {
            Line::Done => self.act(parcel),
            Line::Panic => panic!("the script says so"),
            Line::Instead(ending) => return ending,
            Line::LostReply => {
                self.act(parcel);
                return Ending::Doubtful(Reason::new("lost"));
            }
        }
        Ending::Done(parcel.nonce.clone())
    }
}
