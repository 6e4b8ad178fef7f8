//! `/metrics`: what this process counted, and what the store owes at this moment.

use std::fmt;

use circlekeeper_core::House;
use circlekeeper_core::health::{Counts, Why};
use circlekeeper_core::store::{StoreError, health};
use prometheus_client::encoding::EncodeLabelSet;
use prometheus_client::encoding::text::encode;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::registry::Registry;

/// Why there is no text.
#[derive(Debug, thiserror::Error)]
pub(super) enum Untold {
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error(transparent)]
    Text(#[from] fmt::Error),
}

#[derive(Clone, Debug, Hash, PartialEq, Eq, EncodeLabelSet)]
struct Lane {
    lane: &'static str,
}

#[derive(Clone, Debug, Hash, PartialEq, Eq, EncodeLabelSet)]
struct Trouble {
    lane: &'static str,
    what: &'static str,
}

/// All of it, in the OpenMetrics text format.
pub(super) async fn text(house: &House) -> Result<String, Untold> {
    let mut registry = Registry::with_prefix("circlekeeper");
    house.measures.register(&mut registry);
    owed(house, &mut registry).await?;
    troubles(house, &mut registry);
    ended(house, &mut registry);
    let mut text = String::new();
    encode(&mut text, &registry)?;
    Ok(text)
}

async fn owed(house: &House, registry: &mut Registry) -> Result<(), StoreError> {
    let [due, later, oldest, held, taken] = [(); 5].map(|()| Family::<Lane, Gauge>::default());
    registry.register("deliveries_due", "Deliveries that are owed now", due.clone());
    registry.register("deliveries_later", "Deliveries that are owed later", later.clone());
    let help = "Seconds the oldest delivery that is owed now has waited";
    registry.register("oldest_due_seconds", help, oldest.clone());
    registry.register("lane_held", "Whether this process holds the lane", held.clone());
    let help = "When the lane was taken by its latest holder, in Unix seconds";
    registry.register("lane_taken_at_seconds", help, taken.clone());
    let now = house.clock.now();
    let mut question = house.store.question().await?;
    for lane in health::lanes(&mut question, now).await? {
        let label = Lane { lane: lane.lane.as_str() };
        due.get_or_create(&label).set(lane.due);
        later.get_or_create(&label).set(lane.later);
        let waited = lane.oldest.map_or(0, |oldest| (now - oldest).num_seconds());
        oldest.get_or_create(&label).set(waited);
        let here = house.progress.last_step(lane.lane);
        held.get_or_create(&label).set(i64::from(here.is_some()));
        let since = lane.taken_at.map_or(0, |taken| taken.timestamp());
        taken.get_or_create(&label).set(since);
    }
    Ok(())
}

/// What the adapters counted. These numbers only grow, but start anew with the process.
fn troubles(house: &House, registry: &mut Registry) {
    let troubles = Family::<Trouble, Gauge>::default();
    let help = "What went wrong on a platform's side without stopping anything";
    registry.register("side_troubles", help, troubles.clone());
    for (platform, counts) in house.sides.counts() {
        let Counts { restarts, silences, failed_polls, unreadable, lost_answers } = counts;
        let named = [
            ("restart", restarts),
            ("silence", silences),
            ("failed_poll", failed_polls),
            ("unreadable", unreadable),
            ("lost_answer", lost_answers),
        ];
        for (what, count) in named {
            let label = Trouble { lane: platform.as_str(), what };
            troubles.get_or_create(&label).set(i64::try_from(count).unwrap_or(i64::MAX));
        }
    }
}

/// The sides this process was to serve and does not any more: one whose token is refused is an alarm.
fn ended(house: &House, registry: &mut Registry) {
    let ended = Family::<Trouble, Gauge>::default();
    let help = "Sides that ended for good while the process goes on";
    registry.register("side_ended", help, ended.clone());
    for (platform, why) in house.sides.ended() {
        let what = match why {
            Why::TokenRefused => "token_refused",
            Why::Otherwise => "otherwise",
        };
        ended.get_or_create(&Trouble { lane: platform.as_str(), what }).set(1);
    }
}
