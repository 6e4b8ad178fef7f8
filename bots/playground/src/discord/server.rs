//! Where requests go once they are in: the socket of the gateway, or REST.

use std::sync::Arc;

use axum::Router;
use axum::extract::{Query, State, WebSocketUpgrade};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::get;

use super::shared::Shared;
use super::{gateway, rest};

/// All there is on one address.
pub(super) fn router(shared: Arc<Shared>) -> Router {
    Router::new()
        .route("/", get(upgrade))
        .route("/gateway-ws", get(upgrade))
        .fallback(rest::serve)
        .with_state(shared)
}

#[derive(serde::Deserialize)]
struct Asked {
    v: Option<String>,
    encoding: Option<String>,
    compress: Option<String>,
}

async fn upgrade(
    State(shared): State<Arc<Shared>>,
    Query(asked): Query<Asked>,
    upgrade: WebSocketUpgrade,
) -> Response {
    let (outage, hang) =
        shared.look(|world| (world.faults.outage, std::mem::take(&mut world.faults.hang_upgrade)));
    if outage {
        return StatusCode::SERVICE_UNAVAILABLE.into_response();
    }
    if hang {
        return std::future::pending().await;
    }
    if asked.compress.is_some() || asked.encoding.is_some_and(|encoding| encoding != "json") {
        shared.change(|world| world.violation("transport compression or ETF asked for".to_owned()));
    }
    let version_known = asked.v.as_deref() == Some("10");
    upgrade.on_upgrade(move |socket| gateway::serve(shared, socket, version_known))
}
