//! What is logged, and what never is.
//!
//! `RUST_LOG` chooses, but the libraries that carry messages are held back whatever it asks for: their
//! debug output may hold what people wrote, and addresses with the token in them. Some print a whole
//! message even in a warning and are held at errors. What the others warn of, and what any of them calls
//! an error, was read in their sources: statements without values, header names, codes, ids of servers.

use std::io::IsTerminal;

use tracing::{Level, Metadata};
use tracing_subscriber::filter::{FilterExt, filter_fn};
use tracing_subscriber::layer::{Layer, SubscriberExt};
use tracing_subscriber::util::SubscriberInitExt;
use tracing_subscriber::{EnvFilter, fmt};

const DEFAULT: &str = "warn,circlekeeper=info,serenity=error";

/// Libraries that see messages, addresses, tokens or rows.
const CARRIERS: [&str; 7] = ["axum", "h2", "hyper", "reqwest", "rustls", "sqlx", "tower"];

/// Carriers whose warnings hold what they carry: serenity's `ws.rs` prints a payload it cannot read,
/// teloxide's dispatcher an update nobody handles.
const TELLTALES: [&str; 4] = ["serenity", "teloxide", "tokio_tungstenite", "tungstenite"];

/// Starts the log: to standard error, so that a transcript on standard output stays clean.
pub fn start() {
    let asked = EnvFilter::try_from_env("RUST_LOG").unwrap_or_else(|_| EnvFilter::new(DEFAULT));
    // Codes for colours are read by terminals alone; in a journal they are noise.
    let coloured = std::io::stderr().is_terminal() && std::env::var_os("NO_COLOR").is_none();
    let lines = fmt::layer().with_ansi(coloured).with_writer(std::io::stderr);
    tracing_subscriber::registry()
        .with(lines.with_filter(asked.and(filter_fn(may_be_told))))
        .init();
}

fn may_be_told(metadata: &Metadata<'_>) -> bool {
    *metadata.level() <= most(metadata.target())
}

/// The most a log target may tell.
fn most(target: &str) -> Level {
    if belongs(target, &TELLTALES) {
        Level::ERROR
    } else if belongs(target, &CARRIERS) {
        Level::WARN
    } else {
        Level::TRACE
    }
}

/// Whether a log target belongs to one of these: `sqlx::query` and `teloxide_core::net` do, as
/// `serenity_world` would.
fn belongs(target: &str, libraries: &[&str]) -> bool {
    let library = target.split("::").next().unwrap_or_default();
    libraries.iter().any(|carrier| {
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
        for target in ["serenity::gateway::ws", "teloxide_core::net", "tungstenite::protocol"] {
            assert_eq!(most(target), Level::ERROR, "{target}");
        }
        for target in ["sqlx::query", "hyper_util", "tower_http", "reqwest::connect"] {
            assert_eq!(most(target), Level::WARN, "{target}");
        }
        for target in ["circlekeeper_core::outbox", "circlekeeper", "h2o"] {
            assert_eq!(most(target), Level::TRACE, "{target}");
        }
    }
}
