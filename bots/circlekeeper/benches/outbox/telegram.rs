//! A lean Telegram: says who the bot is, hands out updates, takes messages.

use std::io;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use axum::Router;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use circlekeeper_core::domain::address::Platform;
use serde_json::{Value, json};
use tokio::net::TcpListener;
use tokio::sync::Notify;

use crate::stand_in::{StandIn, Verdict};

pub(crate) const TOKEN: &str = "1:bench";

/// One that is served.
pub(crate) struct Telegram {
    pub(crate) books: Arc<StandIn>,
    pub(crate) address: String,
    served: Arc<Served>,
}

struct Served {
    books: Arc<StandIn>,
    updates: Mutex<Updates>,
    news: Notify,
    polled: Notify,
}

#[derive(Default)]
struct Updates {
    next: i64,
    waiting: Vec<Value>,
}

impl Telegram {
    pub(crate) async fn start() -> io::Result<Self> {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await?;
        let address = format!("http://{}", listener.local_addr()?);
        let books = Arc::new(StandIn::new(Platform::Telegram));
        let served = Arc::new(Served {
            books: Arc::clone(&books),
            updates: Mutex::default(),
            news: Notify::new(),
            polled: Notify::new(),
        });
        let router = Router::new().fallback(answer).with_state(Arc::clone(&served));
        tokio::spawn(async move { axum::serve(listener, router).await });
        Ok(Self { books, address, served })
    }

    /// Somebody writes to the bot in private.
    pub(crate) fn says(&self, person: i64, text: &str) {
        let mut updates = self.served.updates();
        updates.next += 1;
        let update = json!({
            "update_id": updates.next,
            "message": {
                "message_id": updates.next, "date": 0, "text": text,
                "chat": { "id": person, "type": "private", "first_name": "Mia" },
                "from": {
                    "id": person, "is_bot": false, "first_name": "Mia", "language_code": "en",
                },
            },
        });
        updates.waiting.push(update);
        drop(updates);
        self.served.news.notify_one();
    }

    /// Waits until the bot asks for updates the next time.
    pub(crate) async fn polled(&self) {
        self.served.polled.notified().await;
    }
}

async fn answer(State(served): State<Arc<Served>>, uri: Uri, body: Bytes) -> Response {
    match uri.path().rsplit('/').next().unwrap_or_default() {
        "sendMessage" => served.message(&body).await,
        "getUpdates" => served.updates_after(&body).await,
        "getMe" => done(&json!({ "id": 1, "is_bot": true, "username": "bench_bot" })),
        _ => done(&json!(true)),
    }
}

impl Served {
    fn updates(&self) -> std::sync::MutexGuard<'_, Updates> {
        self.updates.lock().unwrap_or_else(PoisonError::into_inner)
    }

    async fn message(&self, body: &[u8]) -> Response {
        match self.books.arrive(chat_in(body)).await {
            Verdict::Done => done(&json!({ "message_id": 7 })),
            Verdict::Failed => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
            Verdict::Refused => no(403, "Forbidden: bot was kicked from the group chat", None),
            Verdict::TooMany(wait) => no(429, "Too Many Requests", Some(wait)),
        }
    }

    async fn updates_after(&self, body: &[u8]) -> Response {
        let asked: Value = serde_json::from_slice(body).unwrap_or_default();
        let offset = asked["offset"].as_i64().unwrap_or_default();
        self.updates().waiting.retain(|update| update["update_id"].as_i64() >= Some(offset));
        self.polled.notify_one();
        let patience = Duration::from_secs(asked["timeout"].as_u64().unwrap_or_default());
        let news = async {
            while self.updates().waiting.is_empty() {
                self.news.notified().await;
            }
        };
        // A quiet poll ends empty.
        let _ = tokio::time::timeout(patience, news).await;
        let waiting = self.updates().waiting.clone();
        done(&json!(waiting))
    }
}

fn done(result: &Value) -> Response {
    let body = format!("{{\"ok\":true,\"result\":{result}}}");
    ([(header::CONTENT_TYPE, "application/json")], body).into_response()
}

fn no(code: u16, description: &str, wait: Option<Duration>) -> Response {
    let mut body = json!({ "ok": false, "error_code": code, "description": description });
    if let Some(wait) = wait {
        body["parameters"] = json!({ "retry_after": wait.as_secs() });
    }
    let status = StatusCode::from_u16(code).unwrap_or(StatusCode::BAD_REQUEST);
    (status, body.to_string()).into_response()
}

/// The number behind `"chat_id":`, without reading the rest.
fn chat_in(body: &[u8]) -> i64 {
    let text = std::str::from_utf8(body).unwrap_or_default();
    let number = text.split_once("\"chat_id\":").map_or("", |(_, rest)| rest);
    let end = number.find([',', '}']).unwrap_or(number.len());
    number[..end].parse().unwrap_or_default()
}
