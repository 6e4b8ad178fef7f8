//! Sessions: what an identified client is owed, whether it is connected or not.
//!
//! Source: Discord docs, "Gateway" and "Gateway Close Event Codes". The connection itself is in
//! `gateway.rs`; how one becomes a session in `handshake.rs`.

use serde_json::{Value, json};
use tokio::sync::mpsc::UnboundedSender;

use super::world::World;

/// What a connection is told to do.
#[derive(Clone, Debug)]
pub(super) enum Order {
    /// Send this text.
    Send(String),
    /// Op 7.
    Reconnect,
    /// Op 9.
    Invalid(bool),
    /// Close with this code.
    Close(u16),
    /// Vanish.
    Drop,
    /// Stay, deaf and dumb.
    Hang,
}

/// An identified client, connected or not.
pub(super) struct Session {
    pub(super) id: String,
    pub(super) intents: u64,
    pub(super) seq: u64,
    /// Everything ever dispatched to it, for RESUME.
    pub(super) log: Vec<(u64, String)>,
    pub(super) link: Option<Link>,
}

/// The connection a session is on.
#[derive(Clone)]
pub(super) struct Link {
    pub(super) number: u64,
    pub(super) out: UnboundedSender<Order>,
}

impl Session {
    pub(super) fn dispatch(&mut self, event: &str, data: &Value) {
        self.seq += 1;
        let text = json!({ "op": 0, "t": event, "s": self.seq, "d": data }).to_string();
        self.log.push((self.seq, text.clone()));
        self.tell(Order::Send(text));
    }

    pub(super) fn tell(&self, order: Order) {
        if let Some(link) = &self.link {
            // A connection that has just ended needs no orders; the log keeps the event for RESUME.
            let _ = link.out.send(order);
        }
    }
}

impl World {
    /// Dispatches an event to every session with that intent (0: no intent needed).
    pub(super) fn emit(&mut self, event: &str, intent: u64, data: &Value) {
        let data = self.faults.events.strip(event, data);
        for session in &mut self.sessions {
            if intent == 0 || session.intents & intent != 0 {
                session.dispatch(event, &data);
            }
        }
    }

    /// Gives every connection an order, and ends the sessions the order ends.
    pub(super) fn order(&mut self, order: &Order) {
        for session in &self.sessions {
            session.tell(order.clone());
        }
        let ends = match order {
            Order::Invalid(resumable) => !resumable,
            Order::Close(code) => ends_session(*code),
            _ => false,
        };
        for session in &mut self.sessions {
            session.link = None;
        }
        if ends {
            self.sessions.clear();
        }
    }

    /// The connection ended; its session waits for RESUME, unless the client said goodbye.
    pub(super) fn detach(&mut self, number: u64, goodbye: bool) {
        let here = |session: &Session| session.link.as_ref().is_some_and(|at| at.number == number);
        if goodbye {
            self.sessions.retain(|session| !here(session));
        }
        for session in self.sessions.iter_mut().filter(|session| here(session)) {
            session.link = None;
        }
    }
}

/// 1000 and 1001 end the session; 4007 and 4009 ask for a new one; the last are fatal.
pub(super) fn ends_session(code: u16) -> bool {
    matches!(code, 1000 | 1001 | 4004 | 4007 | 4009 | 4010..=4014)
}
