//! Handles what was kept: each person's requests in order, different people's side by side.
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
/// How many requests may wait between fetching and handling before fetching pauses.
const WAITING: usize = 256;
/// How long those being answered have to end when we are stopped.
const GRACE: Duration = Duration::from_secs(5);

/// Fetches and handles until stopped; what was kept earlier comes first.
pub(crate) async fn listen_and_serve(
    desk: Arc<Desk>,
    mut stop: watch::Receiver<bool>,
) -> Result<(), Stopped> {
    let kept = desk.app.kept(Platform::Telegram).await;
    let kept = kept.map_err(|_| Stopped::Failed("the store could not be read".to_owned()))?;
    let (sender, receiver) = mpsc::channel(WAITING);
    let (end, ended) = watch::channel(false);
    let serving = tokio::spawn(serve(desk.clone(), receiver, ended));
    let hand_over = async {
        for (caller, request) in kept {
            let origin = Origin::remembered(&caller);
            let arrival = Arrival::new(caller, request, origin);
            let _ = sender.send(arrival).await;
        }
    };
    let mut early = stop.clone();
    let listened = tokio::select! {
        () = stopped(&mut early) => Ok(()),
        () = hand_over => listen(&desk, &sender, &mut stop).await,
    };
    end.send_replace(true);
    if serving.await.is_err() {
        return Err(Stopped::Failed("the handling of requests broke off".to_owned()));
    }
    listened
}

async fn serve(
    desk: Arc<Desk>,
    mut arrivals: mpsc::Receiver<Arrival>,
    mut end: watch::Receiver<bool>,
) {
    let mut lanes = Lanes::new(desk);
    loop {
        tokio::select! {
            () = stopped(&mut end) => break,
            Some(done) = lanes.running.join_next() => lanes.next(done.ok()),
            Some(arrival) = arrivals.recv(), if lanes.waiting < WAITING => lanes.add(arrival),
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
    waiting: usize,
}

impl Lanes {
    fn new(desk: Arc<Desk>) -> Self {
        let (queues, ready) = (HashMap::new(), VecDeque::new());
        Self { desk, queues, ready, running: JoinSet::new(), waiting: 0 }
    }

    fn add(&mut self, arrival: Arrival) {
        let lane = self.lane_of(&arrival);
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
                // A task of its own, so that even a panic gives the lane back.
                if tokio::spawn(async move { desk.serve(arrival).await }).await.is_err() {
                    tracing::error!("the handling of a request broke off");
                }
                lane
            });
        }
    }

    /// Events belong to their chat, everything else to the person who asks. Who asks for help does not
    /// queue behind anything, not even behind what they asked before.
    fn lane_of(&self, arrival: &Arrival) -> String {
        if self.desk.at_once(&arrival) {
            return format!("at once {}", arrival.caller.event);
        }
        match (&arrival.request, &arrival.caller.place.chat) {
            (Request::Event(_), Some(chat)) => chat.address.chat.clone(),
            _ => arrival.caller.account.id.reveal().clone(),
        }
    }

    /// Lets those being answered end. Nobody is cut off in the middle of a transaction: who takes
    /// longer than that goes on until the process ends.
    async fn finish(mut self) {
        let all = async { while self.running.join_next().await.is_some() {} };
        if tokio::time::timeout(GRACE, all).await.is_err() {
            tracing::warn!(left = self.running.len(), "stopped while requests were being answered");
        }
        self.running.detach_all();
    }
}
