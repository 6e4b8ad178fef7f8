//! The gateway: one websocket, from HELLO to its end.
//!
//! Here: the life of one connection. Source, unless a line says
//! otherwise: Discord docs, "Gateway" and "Opcodes and Status Codes".
//!
//! Not here: compression (a client may ask for it in IDENTIFY, plain text is allowed all the same),
//! ETF, more than one shard. What a client sends first is judged in `handshake.rs`;
//! sessions, which outlive connections, are in `session.rs`.

use std::sync::Arc;
use std::time::Duration;

use axum::extract::ws::{CloseFrame, Message, WebSocket};
use circlekeeper_core::clock::Mark;
use serde_json::{Value, json};
use tokio::sync::mpsc::{UnboundedReceiver, unbounded_channel};

use super::session::{Link, Order, ends_session};
use super::shared::Shared;

/// How a connection goes on after one step.
pub(super) enum Next {
    Go,
    /// Send this, go on.
    Answer(Value),
    /// Send this text, go on.
    Say(String),
    /// Close with this code.
    Close(u16),
    /// The client said goodbye (`true`: for good).
    Gone(bool),
    /// Stop without a word.
    Drop,
    /// Never move again.
    Hang,
}

/// One connection, from HELLO to its end.
pub(super) struct Connection {
    pub(super) shared: Arc<Shared>,
    pub(super) link: Link,
    pub(super) identified: bool,
    interval: Duration,
    heard: Mark,
    minute: (Mark, u32),
}

/// Runs a connection to its end.
pub(super) async fn serve(shared: Arc<Shared>, mut socket: WebSocket, version_known: bool) {
    let (out, orders) = unbounded_channel();
    let (number, millis, now) = shared.change(|world| {
        world.links += 1;
        (world.links, world.heartbeat_millis, world.clock.mark())
    });
    let link = Link { number, out };
    let interval = Duration::from_millis(millis);
    let connection = Connection {
        shared: Arc::clone(&shared),
        link,
        identified: false,
        interval,
        heard: now,
        minute: (now, 0),
    };
    let goodbye = if version_known {
        let hello =
            json!({ "op": 10, "s": null, "t": null, "d": { "heartbeat_interval": millis } });
        say(&mut socket, hello.to_string()).await;
        connection.run(&mut socket, orders).await
    } else {
        close(&mut socket, 4012).await;
        true
    };
    shared.change(|world| world.detach(number, goodbye));
}

impl Connection {
    async fn run(mut self, socket: &mut WebSocket, mut orders: UnboundedReceiver<Order>) -> bool {
        loop {
            // A client that stays silent for two intervals is taken for dead. How long Discord itself
            // waits is not published.
            let patience = self.patience();
            let next = tokio::select! {
                order = orders.recv() => obey(order),
                frame = tokio::time::timeout(patience, socket.recv()) => match frame {
                    Err(_) => Next::Close(4009),
                    Ok(frame) => self.hear(frame),
                },
            };
            match next {
                Next::Go => {}
                Next::Answer(payload) => say(socket, payload.to_string()).await,
                Next::Say(text) => say(socket, text).await,
                Next::Close(code) => {
                    close(socket, code).await;
                    return ends_session(code);
                }
                Next::Gone(goodbye) => return goodbye,
                Next::Drop => return false,
                Next::Hang => std::future::pending().await,
            }
        }
    }

    fn patience(&self) -> Duration {
        let silent = self.now().saturating_duration_since(self.heard);
        (self.interval * 2).saturating_sub(silent)
    }

    fn now(&self) -> Mark {
        self.shared.look(|world| world.clock.mark())
    }

    fn hear(&mut self, frame: Option<Result<Message, axum::Error>>) -> Next {
        let text = match frame {
            None | Some(Err(_)) => return Next::Gone(false),
            Some(Ok(Message::Close(frame))) => {
                return Next::Gone(frame.is_some_and(|f| matches!(f.code, 1000 | 1001)));
            }
            Some(Ok(Message::Text(text))) => text.to_string(),
            Some(Ok(Message::Binary(_))) => return Next::Close(4002),
            Some(Ok(_)) => return Next::Go,
        };
        if self.too_many() {
            return Next::Close(4008);
        }
        // "payloads sent from the client must not exceed 4096 bytes".
        if text.len() > 4096 {
            return Next::Close(4002);
        }
        let Ok(payload) = serde_json::from_str::<Value>(&text) else { return Next::Close(4002) };
        match payload["op"].as_u64() {
            Some(1) => {
                self.heard = self.now();
                Next::Answer(json!({ "op": 11, "s": null, "t": null, "d": null }))
            }
            Some(2) => self.identify(&payload["d"]),
            Some(6) => self.resume(&payload["d"]),
            Some(3 | 4 | 8 | 31 | 43) if !self.identified => Next::Close(4003),
            Some(3 | 4 | 8 | 31 | 43) => Next::Go,
            _ => Next::Close(4001),
        }
    }

    /// 120 events a minute and connection.
    fn too_many(&mut self) -> bool {
        let now = self.now();
        if now.saturating_duration_since(self.minute.0) >= Duration::from_secs(60) {
            self.minute = (now, 0);
        }
        self.minute.1 += 1;
        self.minute.1 > 120 && self.shared.look(|world| world.limits.on)
    }
}

fn obey(order: Option<Order>) -> Next {
    match order {
        Some(Order::Send(text)) => Next::Say(text),
        Some(Order::Reconnect) => Next::Answer(json!({ "op": 7, "s": null, "t": null, "d": null })),
        Some(Order::Invalid(resumable)) => {
            Next::Answer(json!({ "op": 9, "s": null, "t": null, "d": resumable }))
        }
        Some(Order::Close(code)) => Next::Close(code),
        Some(Order::Hang) => Next::Hang,
        Some(Order::Drop) | None => Next::Drop,
    }
}

async fn say(socket: &mut WebSocket, text: String) {
    // A client that is gone shows at the next read.
    let _ = socket.send(Message::Text(text.into())).await;
}

async fn close(socket: &mut WebSocket, code: u16) {
    let reason = match code {
        4001 => "Unknown opcode.",
        4002 => "Error while decoding payload.",
        4003 => "Not authenticated.",
        4004 => "Authentication failed.",
        4005 => "Already authenticated.",
        4007 => "Invalid seq.",
        4008 => "Rate limited.",
        4009 => "Session timed out.",
        4010 => "Invalid shard.",
        4012 => "Invalid API version.",
        4013 => "Invalid intent(s).",
        4014 => "Disallowed intent(s).",
        _ => "",
    };
    let _ = socket.send(Message::Close(Some(CloseFrame { code, reason: reason.into() }))).await;
    // Waits for the client's half of the goodbye, but not for ever.
    let _ = tokio::time::timeout(Duration::from_secs(1), async {
        while let Some(Ok(_)) = socket.recv().await {}
    })
    .await;
}
