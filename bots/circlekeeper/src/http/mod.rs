//! What machines may ask while the bots run: `/healthz`, whether somebody should look, and `/metrics`, in
//! the form Prometheus reads. Served where `HTTP_LISTEN` says; off unless it is set.
//!
//! Both hold numbers and our own words: no name, no id. Not here: how the house is in words (`/status`).

use std::io;
use std::net::SocketAddr;
use std::sync::Arc;

use axum::Router;
use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use circlekeeper_core::House;
use circlekeeper_core::domain::address::Platform;

mod ailments;
mod metrics;

/// What the answers are made from.
#[derive(Debug)]
struct Asked {
    house: House,
    platforms: Vec<Platform>,
}

/// Serves both from now on, for as long as the program runs. Returns where.
///
/// # Errors
/// If the address is not to be had: another process of this program may have it.
pub async fn serve(
    address: SocketAddr,
    house: House,
    platforms: Vec<Platform>,
) -> io::Result<SocketAddr> {
    let listener = tokio::net::TcpListener::bind(address).await?;
    let at = listener.local_addr()?;
    let router = Router::new()
        .route("/healthz", get(health))
        .route("/metrics", get(measured))
        .with_state(Arc::new(Asked { house, platforms }));
    tokio::spawn(async move { axum::serve(listener, router).await });
    Ok(at)
}

async fn health(State(asked): State<Arc<Asked>>) -> Response {
    let found = ailments::of(&asked.house, &asked.platforms).await;
    if found.is_empty() {
        return "ok\n".into_response();
    }
    (StatusCode::SERVICE_UNAVAILABLE, found.join("\n") + "\n").into_response()
}

async fn measured(State(asked): State<Arc<Asked>>) -> Response {
    match metrics::text(&asked.house).await {
        Ok(text) => {
            let kind = "application/openmetrics-text; version=1.0.0; charset=utf-8";
            ([(header::CONTENT_TYPE, kind)], text).into_response()
        }
        Err(error) => {
            tracing::error!(%error, "metrics cannot be told");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    }
}
