//! A platform that the play decides about request by request: it waits with each until its fate is told.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, Mutex, MutexGuard};
use std::time::Duration;

use async_trait::async_trait;
use circlekeeper_core::clock::{Instant, Mark};
use circlekeeper_core::domain::address::{ChatAddress, Platform};
use circlekeeper_core::outbox::messenger::{Ending, Messenger, Parcel, Reason, Recipient};
use tokio::sync::oneshot;

use super::time::Time;

/// How long Discord drops a double here, by the stopwatch: little more than the outbox relies on.
const NONCE: Duration = Duration::from_secs(75);

/// What becomes of a request.
#[derive(Debug)]
pub(super) struct Fate {
    /// Whether people see it.
    pub(super) seen: bool,
    /// What the platform answers; nothing at first, if there is no answer.
    pub(super) answer: Option<Ending>,
}

/// How a chat stands.
#[derive(Clone, Debug, Default)]
pub(super) enum Standing {
    #[default]
    Present,
    Kicked,
    MovedTo(ChatAddress),
}

/// A request that has been made, or that people have seen.
#[derive(Clone, Debug)]
pub(super) struct Request {
    pub(super) process: usize,
    pub(super) delivery: i64,
    pub(super) to: Recipient,
    /// When the outbox handed it over, by calendar and by stopwatch.
    pub(super) at: Instant,
    pub(super) mark: Mark,
    /// It may not begin any more from then on.
    pub(super) deadline: Mark,
    pub(super) nonce: String,
}

/// One that waits for its fate, or for a late answer.
struct Waiting {
    request: Request,
    fate: oneshot::Sender<Fate>,
    begun: bool,
}

pub(super) struct World {
    pub(super) platform: Platform,
    pub(super) time: Arc<Time>,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    number: u64,
    waiting: BTreeMap<u64, Waiting>,
    arrived: Vec<Request>,
    seen: Vec<(Request, Mark)>,
    unknown: Vec<i64>,
    nonces: HashMap<String, Mark>,
    standing: HashMap<String, Standing>,
}

impl World {
    pub(super) fn new(platform: Platform, time: Arc<Time>) -> Self {
        Self { platform, time, state: Mutex::default() }
    }

    /// The requests of a process that wait, oldest first.
    pub(super) fn waiting(&self, process: usize) -> Vec<u64> {
        let state = self.state();
        let of_it = |(_, one): &(&u64, &Waiting)| one.request.process == process;
        state.waiting.iter().filter(of_it).map(|(number, _)| *number).collect()
    }

    /// Tells a request its fate. One that has begun and got no answer is given up.
    pub(super) fn decide(&self, number: u64, fate: Fate) {
        let waiting = self.state().waiting.remove(&number);
        if let Some(waiting) = waiting {
            if waiting.begun || !matches!(fate.answer, Some(ref known) if is_known(known)) {
                self.state().unknown.push(waiting.request.delivery);
            }
            let given_up = Fate { seen: false, answer: None };
            drop(waiting.fate.send(if waiting.begun { given_up } else { fate }));
        }
    }

    /// A process is gone. Of its requests, `seen` says which had left it, and are done all the same.
    pub(super) fn gone(&self, process: usize, mut seen: impl FnMut() -> bool) {
        for number in self.waiting(process) {
            let waiting = self.state().waiting.remove(&number);
            self.state().unknown.extend(waiting.as_ref().map(|one| one.request.delivery));
            let left = waiting.filter(|waiting| !waiting.begun && seen());
            if let Some(Waiting { request, .. }) = left
                && !self.too_late(&request)
                && self.refusal(&request).is_none()
            {
                self.act(request);
            }
        }
    }

    /// The deliveries of which, since the last call, some process could not know whether they were done.
    pub(super) fn unknown(&self) -> Vec<i64> {
        std::mem::take(&mut self.state().unknown)
    }

    /// What was handed over since the last call.
    pub(super) fn arrived(&self) -> Vec<Request> {
        std::mem::take(&mut self.state().arrived)
    }

    /// What people saw since the last call, and when.
    pub(super) fn seen(&self) -> Vec<(Request, Mark)> {
        std::mem::take(&mut self.state().seen)
    }

    pub(super) fn stand(&self, chat: &str, standing: Standing) {
        self.state().standing.insert(chat.to_owned(), standing);
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().expect("nobody panics in here")
    }

    fn wait(&self, request: Request, begun: bool) -> oneshot::Receiver<Fate> {
        let (fate, told) = oneshot::channel();
        let mut state = self.state();
        state.number += 1;
        let number = state.number;
        if !begun {
            state.arrived.push(request.clone());
        }
        state.waiting.insert(number, Waiting { request, fate, begun });
        told
    }

    fn too_late(&self, request: &Request) -> bool {
        self.time.mark() >= request.deadline
    }

    /// What the platform says to a request of itself, whatever its fate.
    fn refusal(&self, request: &Request) -> Option<Ending> {
        let Recipient::Chat(address) = &request.to else { return None };
        match self.state().standing.get(&address.chat) {
            None | Some(Standing::Present) => None,
            Some(Standing::Kicked) => Some(Ending::Gone(Reason::new("403"))),
            Some(Standing::MovedTo(new)) => Some(Ending::Moved(new.clone())),
        }
    }

    /// It is done: people see it, unless the platform knows the nonce still.
    fn act(&self, request: Request) {
        let now = self.time.mark();
        let mut state = self.state();
        let known = state.nonces.get(&request.nonce).is_some_and(|first| now - *first <= NONCE);
        if self.platform == Platform::Discord && known {
            return;
        }
        state.nonces.insert(request.nonce.clone(), now);
        state.seen.push((request, now));
    }
}

fn is_known(answer: &Ending) -> bool {
    !matches!(answer, Ending::Doubtful(_))
}

/// One process's way to the platform.
pub(super) struct Line {
    pub(super) process: usize,
    pub(super) world: Arc<World>,
}

#[async_trait]
impl Messenger for Line {
    fn platform(&self) -> Platform {
        self.world.platform
    }

    async fn deliver(&self, parcel: &Parcel) -> Ending {
        let request = Request {
            process: self.process,
            delivery: delivery_of(&parcel.nonce),
            to: parcel.to.clone(),
            at: self.world.time.now(),
            mark: self.world.time.mark(),
            deadline: parcel.deadline,
            nonce: parcel.nonce.clone(),
        };
        let Ok(fate) = self.world.wait(request.clone(), false).await else {
            return std::future::pending().await;
        };
        // As both adapters do it, as the last thing before a request begins.
        if self.world.too_late(&request) {
            return Ending::Unsent(Reason::new("deadline passed"));
        }
        if let Some(Ending::Unsent(reason)) = fate.answer {
            return Ending::Unsent(reason);
        }
        if let Some(refusal) = self.world.refusal(&request) {
            return refusal;
        }
        if fate.seen {
            self.world.act(request.clone());
        }
        match fate.answer {
            Some(ending) => ending,
            None => match self.world.wait(request, true).await {
                Ok(_) => Ending::Doubtful(Reason::new("no answer")),
                Err(_) => std::future::pending().await,
            },
        }
    }
}

/// "c12-6565…" is of delivery 12.
fn delivery_of(nonce: &str) -> i64 {
    let digits = nonce.strip_prefix('c').and_then(|rest| rest.split('-').next());
    digits.and_then(|digits| digits.parse().ok()).expect("a nonce names its delivery")
}
