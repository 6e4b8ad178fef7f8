//! Handles what was kept: each person's requests in order, different people's side by side.
//!
//! Who asks for help waits for nobody: such a request is answered beside all queues, however many
//! others are being answered or wait.
//!
//! Nothing here is durable and nothing needs to be: whatever is waiting when the process ends is
//! still kept in the store, and comes first at the next start.

use std::collections::{HashMap, VecDeque};
use std::sync::Arc;
use std::time::Duration;

use circlekeeper_core::commands::Request;
use circlekeeper_core::domain::address::Platform;
use tokio::sync::{mpsc, watch};
use tokio::task::JoinSet;

use crate::Stopped;
use crate::answer::Desk;
use crate::door::{Arrival, Origin};
use crate::updates::{listen, stopped};

/// How many people are answered at the same moment.
const AT_ONCE: usize = 32;
/// How many requests may wait to be handled before fetching pauses, and with it the hearing of those who
/// ask for help: so many that only a flood gets there, few enough to hold in memory.
const WAITING: usize = 10_000;
/// How long those being answered have to end when we are stopped.
const GRACE: Duration = Duration::from_secs(5);

/// Where those who listen put what they let in.
pub(crate) struct Arrivals {
    at_once: mpsc::UnboundedSender<Arrival>,
    kept: mpsc::Sender<Arrival>,
}

/// The other end.
struct Inlet {
    at_once: mpsc::UnboundedReceiver<Arrival>,
    kept: mpsc::Receiver<Arrival>,
}

impl Arrivals {
    fn new() -> (Self, Inlet) {
        let (at_once, at_once_inlet) = mpsc::unbounded_channel();
        let (kept, kept_inlet) = mpsc::channel(1);
        (Self { at_once, kept }, Inlet { at_once: at_once_inlet, kept: kept_inlet })
    }

    /// To be answered now. Nothing to wait for.
    pub(crate) fn at_once(&self, arrival: Arrival) {
        // Nobody takes it: we are being stopped.
        let _ = self.at_once.send(arrival);
    }

    /// To be handled in its turn; waits as long as too many wait. Says whether somebody takes it.
    pub(crate) async fn in_turn(&self, arrival: Arrival) -> bool {
        self.kept.send(arrival).await.is_ok()
    }
}

/// Fetches and handles until stopped; what was kept earlier comes first.
pub(crate) async fn listen_and_serve(
    desk: Arc<Desk>,
    mut stop: watch::Receiver<bool>,
) -> Result<(), Stopped> {
    let kept = desk.app.kept(Platform::Telegram).await;
    let kept = kept.map_err(|_| Stopped::Failed("the store could not be read".to_owned()))?;
    let (arrivals, inlet) = Arrivals::new();
    let (end, ended) = watch::channel(false);
    let mut lanes = Lanes::new(desk.clone());
    for (caller, request) in kept {
        let origin = Origin::remembered(&caller);
        lanes.add(Arrival::new(caller, request, origin));
    }
    let serving = tokio::spawn(serve(lanes, inlet, ended));
    let listened = listen(&desk, &arrivals, &mut stop).await;
    end.send_replace(true);
    if serving.await.is_err() {
        return Err(Stopped::Failed("the handling of requests broke off".to_owned()));
    }
    listened
}

async fn serve(mut lanes: Lanes, mut inlet: Inlet, mut end: watch::Receiver<bool>) {
    loop {
        tokio::select! {
            () = stopped(&mut end) => break,
            Some(arrival) = inlet.at_once.recv() => lanes.answer(arrival),
            Some(_) = lanes.beside.join_next() => {}
            Some(done) = lanes.running.join_next() => lanes.next(done.ok()),
            Some(arrival) = inlet.kept.recv(), if lanes.waiting < WAITING => lanes.add(arrival),
        }
    }
    lanes.finish().await;
}

/// The queues, by whose they are.
struct Lanes {
    desk: Arc<Desk>,
    queues: HashMap<String, VecDeque<Arrival>>,
    /// Lanes with something to do that wait for a free place.
    ready: VecDeque<String>,
    /// The lanes being worked on; each task gives its lane back.
    running: JoinSet<String>,
    /// What is answered beside the lanes.
    beside: JoinSet<()>,
    waiting: usize,
}

impl Lanes {
    fn new(desk: Arc<Desk>) -> Self {
        let (queues, ready) = (HashMap::new(), VecDeque::new());
        let (running, beside) = (JoinSet::new(), JoinSet::new());
        Self { desk, queues, ready, running, beside, waiting: 0 }
    }

    fn answer(&mut self, arrival: Arrival) {
        self.beside.spawn(handle(self.desk.clone(), arrival));
    }

    fn add(&mut self, arrival: Arrival) {
        let lane = lane_of(&arrival);
        self.waiting += 1;
        match self.queues.get_mut(&lane) {
            Some(queue) => queue.push_back(arrival),
            None => {
                self.queues.insert(lane.clone(), VecDeque::from([arrival]));
                self.ready.push_back(lane);
            }
        }
        self.start();
    }

    fn next(&mut self, done: Option<String>) {
        if let Some(lane) = done {
            if self.queues.get(&lane).is_some_and(|queue| !queue.is_empty()) {
                self.ready.push_back(lane);
            } else {
                self.queues.remove(&lane);
            }
        }
        self.start();
    }

    fn start(&mut self) {
        while self.running.len() < AT_ONCE {
            let Some(lane) = self.ready.pop_front() else { return };
            let Some(arrival) = self.queues.get_mut(&lane).and_then(VecDeque::pop_front) else {
                continue;
            };
            self.waiting -= 1;
            let desk = self.desk.clone();
            self.running.spawn(async move {
                handle(desk, arrival).await;
                lane
            });
        }
    }

    /// Lets those being answered end. Nobody is cut off in the middle of a transaction: who takes
    /// longer than that goes on until the process ends.
    async fn finish(mut self) {
        let all = async {
            while self.beside.join_next().await.is_some() {}
            while self.running.join_next().await.is_some() {}
        };
        if tokio::time::timeout(GRACE, all).await.is_err() {
            let left = self.beside.len() + self.running.len();
            tracing::warn!(left, "stopped while requests were being answered");
        }
        self.beside.detach_all();
        self.running.detach_all();
    }
}

/// In a task of its own, so that even a panic gives the lane back.
async fn handle(desk: Arc<Desk>, arrival: Arrival) {
    if tokio::spawn(async move { desk.serve(arrival).await }).await.is_err() {
        tracing::error!("the handling of a request broke off");
    }
}

/// Events belong to their chat, everything else to the person who asks.
fn lane_of(arrival: &Arrival) -> String {
    match (&arrival.request, &arrival.caller.place.chat) {
        (Request::Event(_), Some(chat)) => chat.address.chat.clone(),
        _ => arrival.caller.account.id.reveal().clone(),
    }
}
