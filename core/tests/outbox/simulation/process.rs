//! A process: a thread with a runtime, a store handle and a clock of its own. It does nothing but what it is
//! told, and only one of them moves at a time, so that a seed always gives the same play.
//!
//! It is killed by unwinding it where it stands. Its change of the store is rolled back then, as SQLite does for
//! a process that dies; what it had committed stays; none of its requests gets an answer.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

use circlekeeper_core::House;
use circlekeeper_core::outbox::lane::{LaneEnd, Step};
use circlekeeper_core::outbox::{Lane, Limits, Pacer};

use super::platform::{Line, World};
use super::time::{Killed, Mishap, Watch};

/// So many turns of the runtime are enough for what is under way to come to rest.
const TURNS: usize = 24;

#[derive(Clone, Copy, Debug)]
enum Order {
    /// Take the lane.
    Take,
    /// One step of the lane.
    Step,
    /// Let what is under way go on.
    Turn,
    /// Die.
    Die,
}

/// What came of an order.
#[derive(Clone, Debug)]
pub(super) enum Came {
    /// It is done.
    Done(Option<Step>),
    /// The lane has ended.
    Ended,
    /// The process was killed over it.
    Killed,
    /// It stands still in the middle of it.
    Frozen,
    /// It broke down: the product is at fault.
    Broke,
}

/// How a process is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Is {
    Dead,
    Alive,
    Frozen,
}

pub(super) struct Process {
    pub(super) is: Is,
    pub(super) watch: Arc<Watch>,
    orders: Sender<Order>,
    thaw: Sender<()>,
    news: Receiver<Came>,
}

impl Process {
    /// `house` gives it a house of its own, with this clock.
    pub(super) fn new(
        number: usize,
        world: &Arc<World>,
        house: impl FnOnce(circlekeeper_core::clock::Clock) -> House,
    ) -> Self {
        let (orders, ordered) = channel();
        let (thaw, thawed) = channel();
        let (frozen, freezes) = channel();
        let (tell, news) = channel();
        let watch = Arc::new(Watch::new(Arc::clone(&world.time), frozen, thawed));
        let house = house(circlekeeper_core::clock::Clock::told_by(Arc::clone(&watch) as _));
        let line = Arc::new(Line { process: number, world: Arc::clone(world) });
        let told = tell.clone();
        thread::spawn(move || freezes.iter().try_for_each(|()| told.send(Came::Frozen)));
        thread::spawn(move || live(&house, &line, &ordered, &tell));
        Self { is: Is::Dead, watch, orders, thaw, news }
    }

    pub(super) fn take(&mut self, mishap: Option<(usize, Mishap)>) -> Came {
        self.order(Order::Take, mishap)
    }

    pub(super) fn step(&mut self, mishap: Option<(usize, Mishap)>) -> Came {
        self.order(Order::Step, mishap)
    }

    pub(super) fn turn(&mut self) {
        if self.is == Is::Alive {
            self.order(Order::Turn, None);
        }
    }

    /// It is killed. A frozen one wakes for that, to be killed at its next look at a clock.
    pub(super) fn die(&mut self) {
        if self.is == Is::Frozen {
            self.watch.plan(Some((0, Mishap::Dies)));
            self.thaw.send(()).expect("the process is there");
            self.hear();
        }
        self.order(Order::Die, None);
        self.is = Is::Dead;
    }

    /// A frozen one goes on.
    pub(super) fn go_on(&mut self) -> Came {
        self.thaw.send(()).expect("the process is there");
        self.hear()
    }

    fn order(&mut self, order: Order, mishap: Option<(usize, Mishap)>) -> Came {
        self.watch.plan(mishap);
        self.orders.send(order).expect("the process is there");
        let came = self.hear();
        if self.is != Is::Frozen {
            self.watch.plan(None);
        }
        came
    }

    fn hear(&mut self) -> Came {
        let came = self.news.recv().expect("a process says what came of an order");
        self.is = match &came {
            Came::Done(_) => Is::Alive,
            Came::Ended | Came::Killed => Is::Dead,
            Came::Frozen => Is::Frozen,
            Came::Broke => panic!("a process broke down"),
        };
        came
    }
}

fn live(house: &House, line: &Arc<Line>, orders: &Receiver<Order>, tell: &Sender<Came>) {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    let runtime = runtime.expect("a runtime");
    let mut lane = None;
    for order in orders {
        let obey = || runtime.block_on(obey(house, line, &mut lane, order));
        let came = match catch_unwind(AssertUnwindSafe(obey)) {
            Ok(came) => came,
            Err(why) if why.is::<Killed>() => Came::Killed,
            Err(_) => Came::Broke,
        };
        if !matches!(came, Came::Done(_)) {
            runtime.block_on(async {
                lane = None;
                turns().await;
            });
        }
        if tell.send(came).is_err() {
            return;
        }
    }
}

async fn obey(house: &House, line: &Arc<Line>, lane: &mut Option<Lane>, order: Order) -> Came {
    let came = match (order, lane.as_mut()) {
        (Order::Take, _) => {
            *lane = None;
            let limits = Limits::of(line.world.platform);
            let pacer = Arc::new(Pacer::new(limits, house.clock.clone()));
            let taken = Lane::take(house.clone(), Arc::clone(line) as _, pacer).await;
            *lane = Some(taken.expect("the store can be written"));
            Came::Done(None)
        }
        (Order::Step, Some(lane)) => match lane.step().await {
            Ok(step) => Came::Done(Some(step)),
            Err(LaneEnd::Lost | LaneEnd::Unauthorised) => Came::Ended,
            Err(LaneEnd::Store(error)) => panic!("the store failed: {error}"),
        },
        (Order::Turn, _) => Came::Done(None),
        (Order::Die, _) | (Order::Step, None) => {
            *lane = None;
            Came::Killed
        }
    };
    turns().await;
    came
}

async fn turns() {
    for _ in 0..TURNS {
        tokio::task::yield_now().await;
    }
}
