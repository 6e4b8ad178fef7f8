//! What this process has counted since it was started: what was sent, how late, what ended otherwise,
//! what had to be tried again, how long answers took.
//!
//! Labels are words of ours: no name, no id, nothing of a person or a group. Not here: what is owed now
//! (`store/health.rs`), what went wrong on the platforms' sides ([`crate::health`]), and how it is
//! served (the program's `http`).

use std::time::Duration;

use prometheus_client::encoding::EncodeLabelSet;
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::histogram::Histogram;
use prometheus_client::registry::Registry;

use crate::domain::address::Platform;
use crate::domain::delivery::{Kind, State};

mod tally;

use tally::Tallies;
pub use tally::Tally;

/// Bounds of lateness, in seconds: due times are whole seconds of the calendar.
const LATE: [f64; 9] = [0.5, 1.0, 2.0, 5.0, 10.0, 30.0, 60.0, 300.0, 1_800.0];
/// Bounds of the time an answer takes, in seconds.
const ANSWERING: [f64; 9] = [0.001, 0.002, 0.005, 0.01, 0.025, 0.1, 0.5, 1.5, 3.0];

/// Why a delivery is tried again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Retry {
    /// Provably nothing was sent.
    Unsent,
    /// The platform asked for patience.
    Wait,
    /// Nobody knows whether it was sent; its kind says: once more.
    Doubtful,
    /// The chat has a new address.
    Moved,
}

impl Retry {
    const ALL: [Self; 4] = [Self::Unsent, Self::Wait, Self::Doubtful, Self::Moved];

    const fn as_str(self) -> &'static str {
        match self {
            Self::Unsent => "unsent",
            Self::Wait => "wait",
            Self::Doubtful => "doubtful",
            Self::Moved => "moved",
        }
    }
}

#[derive(Clone, Debug, Hash, PartialEq, Eq, EncodeLabelSet)]
struct Lane {
    lane: &'static str,
}

#[derive(Clone, Debug, Hash, PartialEq, Eq, EncodeLabelSet)]
struct OfKind {
    lane: &'static str,
    kind: &'static str,
}

#[derive(Clone, Debug, Hash, PartialEq, Eq, EncodeLabelSet)]
struct Ended {
    lane: &'static str,
    state: &'static str,
}

#[derive(Clone, Debug, Hash, PartialEq, Eq, EncodeLabelSet)]
struct Retried {
    lane: &'static str,
    why: &'static str,
}

/// Cheap to clone; all clones count together.
#[derive(Clone, Debug)]
pub struct Measures {
    sent: Family<OfKind, Counter>,
    lateness: Family<Lane, Histogram, fn() -> Histogram>,
    ended: Family<Ended, Counter>,
    retries: Family<Retried, Counter>,
    answers: Family<Lane, Histogram, fn() -> Histogram>,
    tallies: Tallies,
}

/// How a delivery can end otherwise than sent.
const OTHERWISE: [State; 5] =
    [State::InDoubt, State::Refused, State::Expired, State::Superseded, State::Cancelled];

impl Default for Measures {
    /// What has not happened yet is counted as zero, so that an alarm can wait for the first time.
    fn default() -> Self {
        let measures = Self {
            sent: Family::default(),
            lateness: Family::new_with_constructor(|| Histogram::new(LATE)),
            ended: Family::default(),
            retries: Family::default(),
            answers: Family::new_with_constructor(|| Histogram::new(ANSWERING)),
            tallies: Tallies::default(),
        };
        for lane in Platform::ALL {
            OTHERWISE.iter().for_each(|state| measures.ended(lane, *state, 0));
            let lane = lane.as_str();
            for why in Retry::ALL.map(Retry::as_str) {
                drop(measures.retries.get_or_create(&Retried { lane, why }));
            }
            drop(measures.lateness.get_or_create(&Lane { lane }));
            drop(measures.answers.get_or_create(&Lane { lane }));
        }
        measures
    }
}

impl Measures {
    /// Makes them part of what `registry` tells.
    pub fn register(&self, registry: &mut Registry) {
        registry.register("deliveries_sent", "Deliveries the platform took", self.sent.clone());
        let late = "Seconds between when a delivery fell due and when it was sent";
        registry.register("lateness_seconds", late, self.lateness.clone());
        let ended = "Deliveries that ended otherwise, by state";
        registry.register("deliveries_ended", ended, self.ended.clone());
        let again = "Tries that were followed by another, by why";
        registry.register("retries", again, self.retries.clone());
        let answers = "Seconds from a request to its reply, without the network";
        registry.register("answer_seconds", answers, self.answers.clone());
    }

    /// A delivery was sent, so long after it fell due.
    pub fn sent(&self, lane: Platform, kind: Kind, late: chrono::Duration) {
        self.sent.get_or_create(&OfKind { lane: lane.as_str(), kind: kind.as_str() }).inc();
        let late = late.to_std().unwrap_or_default();
        self.tallies.sent(lane, late);
        let lane = Lane { lane: lane.as_str() };
        self.lateness.get_or_create(&lane).observe(late.as_secs_f64());
    }

    /// What was counted on a lane, in plain numbers.
    #[must_use]
    pub fn tally(&self, lane: Platform) -> Tally {
        self.tallies.of(lane)
    }

    /// So many deliveries ended in this state.
    pub fn ended(&self, lane: Platform, state: State, how_many: u64) {
        let ended = Ended { lane: lane.as_str(), state: state.as_str() };
        self.ended.get_or_create(&ended).inc_by(how_many);
        self.tallies.ended(lane, state, how_many);
    }

    /// A delivery will be tried again.
    pub fn retried(&self, lane: Platform, why: Retry) {
        self.tallies.retried(lane, why);
        let why = why.as_str();
        self.retries.get_or_create(&Retried { lane: lane.as_str(), why }).inc();
    }

    /// A request was answered, after so long.
    pub fn answered(&self, platform: Platform, took: Duration) {
        self.tallies.answered(platform, took);
        let lane = Lane { lane: platform.as_str() };
        self.answers.get_or_create(&lane).observe(took.as_secs_f64());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_counted_is_told_in_the_form_prometheus_reads() {
        let measures = Measures::default();
        measures.sent(Platform::Discord, Kind::Reminder, chrono::Duration::seconds(3));
        measures.ended(Platform::Telegram, State::Expired, 2);
        measures.retried(Platform::Telegram, Retry::Wait);
        measures.answered(Platform::Discord, Duration::from_millis(3));
        let mut registry = Registry::with_prefix("circlekeeper");
        measures.register(&mut registry);
        let mut text = String::new();
        prometheus_client::encoding::text::encode(&mut text, &registry).expect("text");
        for line in [
            "circlekeeper_deliveries_sent_total{lane=\"discord\",kind=\"reminder\"} 1",
            "circlekeeper_lateness_seconds_bucket{le=\"5.0\",lane=\"discord\"} 1",
            "circlekeeper_lateness_seconds_bucket{le=\"2.0\",lane=\"discord\"} 0",
            "circlekeeper_deliveries_ended_total{lane=\"telegram\",state=\"expired\"} 2",
            "circlekeeper_retries_total{lane=\"telegram\",why=\"wait\"} 1",
            "circlekeeper_answer_seconds_count{lane=\"discord\"} 1",
        ] {
            assert!(text.lines().any(|one| one == line), "no {line} in:\n{text}");
        }
    }
}
