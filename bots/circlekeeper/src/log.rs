//! What is logged, and what never is.
//!
//! `RUST_LOG` chooses, but the libraries that carry messages are held at warnings whatever it asks for:
//! their debug output may hold what people wrote, and addresses with the token in them.

use tracing::{Level, Metadata};
use tracing_subscriber::filter::{FilterExt, filter_fn};
use tracing_subscriber::layer::{Layer, SubscriberExt};
use tracing_subscriber::util::SubscriberInitExt;
use tracing_subscriber::{EnvFilter, fmt};

const DEFAULT: &str = "warn,circlekeeper=info,serenity=error";

/// Libraries that see messages, addresses, tokens or rows.
const CARRIERS: [&str; 10] = [
    "axum",
    "h2",
    "hyper",
    "reqwest",
    "rustls",
    "serenity",
    "sqlx",
    "teloxide",
    "tokio_tungstenite",
    "tungstenite",
];

/// Starts the log: to standard error, so that a transcript on standard output stays clean.
pub fn start() {
    let asked = EnvFilter::try_from_env("RUST_LOG").unwrap_or_else(|_| EnvFilter::new(DEFAULT));
    let lines = fmt::layer().with_writer(std::io::stderr);
    tracing_subscriber::registry()
        .with(lines.with_filter(asked.and(filter_fn(may_be_told))))
        .init();
}

fn may_be_told(metadata: &Metadata<'_>) -> bool {
    *metadata.level() <= Level::WARN || !is_carrier(metadata.target())
}

/// Whether a log target belongs to a carrier: `sqlx::query` and `teloxide_core::net` do, as
/// `serenity_world` would.
fn is_carrier(target: &str) -> bool {
    let library = target.split("::").next().unwrap_or_default();
    CARRIERS.iter().any(|carrier| {
        library
            .strip_prefix(carrier)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with(['_', '-']))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn carriers_are_told_by_whole_names() {
        for target in ["serenity::gateway", "teloxide_core::net", "sqlx::query", "hyper_util"] {
            assert!(is_carrier(target), "{target}");
        }
        for target in ["circlekeeper_core::outbox", "circlekeeper", "h2o"] {
            assert!(!is_carrier(target), "{target}");
        }
    }
}
