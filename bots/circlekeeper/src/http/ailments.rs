//! What is wrong, a line each: a lane that nobody holds, one whose holder does nothing, something owed
//! that is much too late, a store that cannot be read.
//!
//! A process that stands by looks at the same store: it notices a holder that was suspended by what
//! the holder leaves undone.

use std::time::Duration;

use circlekeeper_core::House;
use circlekeeper_core::domain::address::Platform;
use circlekeeper_core::outbox::is_held;
use circlekeeper_core::store::StoreError;
use circlekeeper_core::store::health;

/// A living lane takes a step at least every second; a slow disk is given time.
const STEPS_WITHIN: Duration = Duration::from_secs(30);
/// Longer than a platform's usual requests for patience, shorter than anybody's.
const LATE: chrono::Duration = chrono::Duration::seconds(120);

/// What is wrong with these platforms' lanes.
pub(super) async fn of(house: &House, platforms: &[Platform]) -> Vec<String> {
    let lanes = platforms.iter().filter_map(|platform| unheld(house, *platform));
    let mut found: Vec<String> = lanes.collect();
    match late(house, platforms).await {
        Ok(late) => found.extend(late),
        Err(error) => {
            tracing::error!(%error, "health cannot be told");
            found.push("the store cannot be read".to_owned());
        }
    }
    found
}

fn unheld(house: &House, lane: Platform) -> Option<String> {
    if let Some(step) = house.progress.last_step(lane) {
        let idle = house.clock.mark().saturating_duration_since(step);
        let stuck = || format!("{lane}: its holder has done nothing for {} s", idle.as_secs());
        return (idle > STEPS_WITHIN).then(stuck);
    }
    match is_held(house.store.path(), lane) {
        Ok(true) => None,
        Ok(false) => Some(format!("{lane}: nobody holds this lane")),
        Err(_) => Some(format!("{lane}: it cannot be told who holds this lane")),
    }
}

/// Where to look, if not here: a holder that was suspended keeps its lock.
fn whose(house: &House, lane: Platform) -> &'static str {
    let elsewhere = house.progress.last_step(lane).is_none()
        && is_held(house.store.path(), lane).unwrap_or(false);
    if elsewhere { ", and another process holds this lane: is it suspended?" } else { "" }
}

async fn late(house: &House, platforms: &[Platform]) -> Result<Vec<String>, StoreError> {
    let now = house.clock.now();
    let mut question = house.store.question().await?;
    let lanes = health::lanes(&mut question, now).await?;
    let served = lanes.iter().filter(|lane| platforms.contains(&lane.lane));
    let late = served.filter_map(|lane| {
        let late = now - lane.oldest?;
        let late_by = format!("{}: something is {} s late", lane.lane, late.num_seconds());
        (late > LATE).then(|| late_by + whose(house, lane.lane))
    });
    Ok(late.collect())
}
