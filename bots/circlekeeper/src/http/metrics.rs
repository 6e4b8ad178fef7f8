//! `/metrics`: what this process counted, and what the store owes at this moment.

use std::fmt;

use circlekeeper_core::House;
use circlekeeper_core::health::Counts;
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
    lane: String,
}

#[derive(Clone, Debug, Hash, PartialEq, Eq, EncodeLabelSet)]
struct Trouble {
    lane: String,
    what: &'static str,
}

/// All of it, in the OpenMetrics text format.
pub(super) async fn text(house: &House) -> Result<String, Untold> {
    let mut registry = Registry::with_prefix("circlekeeper");
    house.measures.register(&mut registry);
    owed(house, &mut registry).await?;
    troubles(house, &mut registry);
    let mut text = String::new();
    encode(&mut text, &registry)?;
    Ok(text)
}

async fn owed(house: &House, registry: &mut Registry) -> Result<(), StoreError> {
    let [due, later, oldest, held] = [(); 4].map(|()| Family::<Lane, Gauge>::default());
    registry.register("deliveries_due", "Deliveries that are owed now", due.clone());
    registry.register("deliveries_later", "Deliveries that are owed later", later.clone());
    let help = "Seconds the oldest delivery that is owed now has waited";
    registry.register("oldest_due_seconds", help, oldest.clone());
    registry.register("lane_held", "Whether this process holds the lane", held.clone());
    let now = house.clock.now();
    let mut question = house.store.question().await?;
    for lane in health::lanes(&mut question, now).await? {
        let label = Lane { lane: lane.lane.clone() };
        due.get_or_create(&label).set(lane.due);
        later.get_or_create(&label).set(lane.later);
        let waited = lane.oldest.map_or(0, |oldest| (now - oldest).num_seconds());
        oldest.get_or_create(&label).set(waited);
        let here = lane.lane.parse().ok().and_then(|lane| house.progress.last_step(lane));
        held.get_or_create(&label).set(i64::from(here.is_some()));
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
            let label = Trouble { lane: platform.as_str().to_owned(), what };
            troubles.get_or_create(&label).set(i64::try_from(count).unwrap_or(i64::MAX));
        }
    }
}
