//! A lean Discord: takes messages. Its gateway is the playground's.

use std::io;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::State;
use axum::http::{Method, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use circlekeeper_core::clock::Clock;
use circlekeeper_core::domain::address::Platform;
use circlekeeper_playground as playground;
use serde_json::json;
use tokio::net::TcpListener;

use crate::stand_in::{StandIn, Verdict};

/// One that is served.
pub(crate) struct Discord {
    pub(crate) books: Arc<StandIn>,
    pub(crate) address: String,
    pub(crate) gateway: playground::discord::Discord,
}

struct Served {
    books: Arc<StandIn>,
    gateway: String,
    application: String,
}

impl Discord {
    pub(crate) async fn start() -> io::Result<Self> {
        let gateway = playground::discord::Discord::start(Clock::system()).await?;
        // Its pace of new sessions would delay a second start.
        gateway.limits(false);
        let listener = TcpListener::bind(("127.0.0.1", 0)).await?;
        let address = format!("http://{}", listener.local_addr()?);
        let books = Arc::new(StandIn::new(Platform::Discord));
        let served = Arc::new(Served {
            books: Arc::clone(&books),
            gateway: gateway.address().replacen("http", "ws", 1),
            application: gateway.application_id().to_string(),
        });
        let router = Router::new().fallback(answer).with_state(served);
        tokio::spawn(async move { axum::serve(listener, router).await });
        Ok(Self { books, address, gateway })
    }

    /// Waits until the bot is connected.
    pub(crate) async fn connected(&self) {
        while !self.gateway.is_connected() {
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
    }
}

async fn answer(State(served): State<Arc<Served>>, method: Method, uri: Uri) -> Response {
    let path = uri.path().trim_start_matches("/api/v10");
    let parts: Vec<&str> = path.split('/').skip(1).collect();
    match (method, parts.as_slice()) {
        (Method::POST, ["channels", channel, "messages"]) => {
            message(&served, channel.parse().unwrap_or_default()).await
        }
        (_, ["gateway", ..]) => told(&json!({ "url": served.gateway })),
        (_, ["users", "@me"] | ["applications", "@me"]) => {
            told(&json!({ "id": served.application, "username": "bench" }))
        }
        (Method::PUT, _) => told(&json!([])),
        _ => StatusCode::NO_CONTENT.into_response(),
    }
}

async fn message(served: &Served, channel: i64) -> Response {
    let refused = |status: StatusCode, body: serde_json::Value| {
        (status, [(header::CONTENT_TYPE, "application/json")], body.to_string()).into_response()
    };
    match served.books.arrive(channel).await {
        Verdict::Done => told(&json!({ "id": "7" })),
        Verdict::Failed => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
        Verdict::Refused => refused(StatusCode::FORBIDDEN, json!({ "code": 50001 })),
        Verdict::TooMany(wait) => {
            let body = json!({ "retry_after": wait.as_secs_f64(), "global": false });
            refused(StatusCode::TOO_MANY_REQUESTS, body)
        }
    }
}

fn told(body: &serde_json::Value) -> Response {
    ([(header::CONTENT_TYPE, "application/json")], body.to_string()).into_response()
}
