//! Bad days: what a story can make the stand-in do wrong.
//!
//! Here: the switches. The REST side looks at them in `rest/mod.rs`, the socket in `gateway.rs`.

use std::sync::Arc;
use std::time::Duration;

use super::Discord;
use super::session::Order;
use super::stripped::Events;
use crate::weather::{Gust, Passage, Sky, Tally, Weather};

/// One fault of the REST side. It strikes once.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Fault {
    /// Answered with this status before anything happened.
    Status(u16),
    /// Answered with this status and this error code before anything happened.
    Refused(u16, u32),
    /// It happened, and was then answered with this status.
    AfterEffect(u16),
    /// It happened, and the connection was closed without an answer.
    LoseReply,
    /// The connection was closed without an answer, and nothing happened.
    LoseRequest,
    /// 429.
    RateLimited {
        /// Seconds, as the body says them.
        retry_after: f64,
        /// Whether the bot as a whole is meant.
        global: bool,
    },
    /// Nothing happens and no answer ever comes.
    Hang,
    /// It happens, and no answer ever comes.
    HangAfterEffect,
}

/// One fault of the gateway.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GatewayFault {
    /// Op 7: please reconnect and resume.
    Reconnect,
    /// Op 9; `true` if the session may be resumed.
    InvalidSession(bool),
    /// A close frame with this code.
    Close(u16),
    /// The connection ends without a close frame.
    Drop,
    /// The connection stays, but nothing is read, acknowledged or sent on it any more.
    Hang,
    /// The next connection is accepted, and its upgrade never answered.
    HangUpgrade,
}

/// The switches as the server reads them.
#[derive(Default)]
pub(super) struct Faults {
    /// For requests whose `METHOD route` contains the text.
    pub(super) next: Vec<(String, Fault)>,
    pub(super) hold_posts: bool,
    pub(super) held: usize,
    pub(super) hang_upgrade: bool,
    pub(super) outage: bool,
    sky: Option<Arc<Sky>>,
    pub(super) events: Events,
}

/// `METHOD route` of a message posted to a channel.
pub(super) const POST_MESSAGE: &str = "POST /channels/{channel}/messages";

impl Faults {
    /// The fault that strikes this request, taken off the list.
    pub(super) fn take(&mut self, request: &str) -> Option<Fault> {
        let found = self.next.iter().position(|(what, _)| request.contains(what.as_str()))?;
        Some(self.next.remove(found).1)
    }

    /// What a message posted to a channel meets on its way, if there is weather.
    pub(super) fn enter(&self, request: &str) -> Option<Passage> {
        self.sky.as_ref().filter(|_| request == POST_MESSAGE).map(Sky::enter)
    }
}

impl From<Gust> for Fault {
    fn from(gust: Gust) -> Self {
        match gust {
            Gust::Limited => Self::RateLimited { retry_after: 0.4, global: false },
            Gust::Broken => Self::Status(502),
            Gust::BrokenAfter => Self::AfterEffect(504),
            Gust::LostRequest => Self::LoseRequest,
            Gust::LostReply => Self::LoseReply,
        }
    }
}

impl Discord {
    /// From now on messages posted to channels meet this weather, beside the faults asked for.
    pub fn weather(&self, weather: Weather) {
        self.shared.change(|world| world.faults.sky = Some(Arc::new(Sky::new(weather))));
    }

    /// What has been seen of the weather.
    #[must_use]
    pub fn tally(&self) -> Tally {
        self.shared
            .look(|world| world.faults.sky.as_ref().map(|sky| sky.tally()))
            .unwrap_or_default()
    }

    /// The next message posted to a channel (direct conversations included) meets this fault. Several
    /// calls queue up.
    pub fn fail_next(&self, fault: Fault) {
        self.fail_next_on(POST_MESSAGE, fault);
    }

    /// The next request whose method and route contain `what` meets this fault, such as
    /// `POST /users/@me/channels` or `/callback`.
    pub fn fail_next_on(&self, what: &str, fault: Fault) {
        self.shared.change(|world| world.faults.next.push((what.to_owned(), fault)));
    }

    /// While on, messages posted to channels arrive and are recorded, but get no effect and no answer
    /// until this is off again. Those whose connection was dropped meanwhile never happen.
    pub fn hold_posts(&self, hold: bool) {
        self.shared.change(|world| world.faults.hold_posts = hold);
    }

    /// How many posts are held at this moment.
    #[must_use]
    pub fn held_count(&self) -> usize {
        self.shared.look(|world| world.faults.held)
    }

    /// Waits until at least `n` posts are held.
    ///
    /// # Panics
    /// After ten seconds, saying how many there were.
    pub async fn held(&self, n: usize) {
        let enough = |world: &mut super::world::World| (world.faults.held >= n).then_some(());
        if self.shared.until(Duration::from_secs(10), enough).await.is_none() {
            panic!("waited for {n} held posts, there are {}", self.held_count());
        }
    }

    /// Discord is down (`true`): connections break, new ones are refused, so that clients know that
    /// nothing was sent. Or it is up again, under the same address. Both have happened when this returns.
    ///
    /// # Panics
    /// When somebody else took the address meanwhile.
    pub fn down(&self, down: bool) {
        if down {
            self.shared.change(|world| world.order(&Order::Drop));
            self.server.sockets.close();
        } else {
            self.server.sockets.reopen().expect("the address is still free");
        }
    }

    /// Discord breaks off (`true`): connections are taken and then closed without an answer, so that
    /// clients do not know what became of their requests. Or it is well again.
    pub fn outage(&self, down: bool) {
        self.shared.change(|world| {
            world.faults.outage = down;
            if down {
                world.order(&Order::Drop);
            }
        });
    }

    /// Makes something happen to the gateway, at once.
    pub fn gateway(&self, fault: GatewayFault) {
        self.shared.change(|world| match fault {
            GatewayFault::HangUpgrade => world.faults.hang_upgrade = true,
            GatewayFault::Reconnect => world.order(&Order::Reconnect),
            GatewayFault::InvalidSession(resumable) => {
                world.order(&Order::Invalid(resumable));
            }
            GatewayFault::Close(code) => world.order(&Order::Close(code)),
            GatewayFault::Drop => world.order(&Order::Drop),
            GatewayFault::Hang => world.order(&Order::Hang),
        });
    }

    /// Minutes pass at Discord alone, so that it knows no nonce any more ("the past few minutes", Discord
    /// docs, Create Message), though neither calendar nor stopwatch of the play has moved.
    pub fn forget_nonces(&self) {
        self.shared.change(|world| world.messages.iter_mut().for_each(|one| one.nonce = None));
    }

    /// Sends this on every gateway connection, whatever it is.
    pub fn gateway_says(&self, text: &str) {
        self.shared.look(|world| {
            world.sessions.iter().for_each(|session| session.tell(Order::Send(text.to_owned())));
        });
    }

    /// The heartbeat interval told to the next connections, in milliseconds; 41250 at first.
    pub fn set_heartbeat_interval(&self, millis: u64) {
        self.shared.change(|world| world.heartbeat_millis = millis);
    }

    /// A channel takes so many messages in so many seconds, and says so in its answers' headers alone: the
    /// sizes of buckets are not published and may change (Discord docs, Rate Limits).
    pub fn channel_limit(&self, messages: u32, seconds: u64) {
        self.shared.change(|world| world.limits.channel = (messages, seconds));
    }

    /// Whether the published rate limits are enforced. On at first; a story that does in a second what
    /// takes a group a week turns them off.
    pub fn limits(&self, on: bool) {
        self.shared.change(|world| world.limits.on = on);
    }
}
