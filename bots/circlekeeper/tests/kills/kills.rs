//! What was in flight at each kill, as the platforms and the store saw it.
//!
//! A process is halted before it is killed, so that nothing moves while this is looked at. Whose lane it
//! was shows when somebody takes the lane anew: the epoch grows. What a process that lives on has in
//! flight is not counted.

use std::collections::{HashMap, HashSet};

use circlekeeper_core::domain::address::Platform;

use crate::scene::Scene;

pub(crate) const LANES: [Platform; 2] = [Platform::Discord, Platform::Telegram];

/// All kills so far.
#[derive(Default)]
pub(crate) struct Kills {
    pub(crate) count: usize,
    lanes: HashMap<Platform, Lane>,
}

#[derive(Default)]
struct Lane {
    /// What the last look found.
    latest: Look,
    /// Deliveries marked as sending whose holder was killed, with the holding's epoch.
    orphans: HashSet<(i64, i64)>,
    under_way: u64,
    taken: usize,
}

#[derive(Clone, Default)]
struct Look {
    epoch: i64,
    marked: HashSet<(i64, i64)>,
    under_way: u64,
}

impl Kills {
    /// Looks at both lanes: before each kill, and when all is over.
    pub(crate) async fn look(&mut self, scene: &Scene) {
        for platform in LANES {
            let look = look(scene, platform).await;
            let lane = self.lanes.entry(platform).or_default();
            if look.epoch > lane.latest.epoch {
                lane.orphans.extend(&lane.latest.marked);
                lane.under_way += lane.latest.under_way;
                lane.taken += 1;
            }
            lane.latest = look;
        }
    }

    /// How many deliveries a killed process left marked.
    pub(crate) fn orphans(&self, platform: Platform) -> usize {
        self.lanes[&platform].orphans.len()
    }

    /// How many requests of killed processes had arrived and were not answered.
    pub(crate) fn under_way(&self, platform: Platform) -> u64 {
        self.lanes[&platform].under_way
    }

    /// How often the lane got a new holder.
    pub(crate) fn taken(&self, platform: Platform) -> usize {
        self.lanes[&platform].taken
    }
}

async fn look(scene: &Scene, platform: Platform) -> Look {
    let tally = match platform {
        Platform::Discord => scene.discord.tally(),
        Platform::Telegram => scene.telegram.tally(),
    };
    let mut question = scene.house.store.question().await.unwrap();
    let (epoch,): (i64,) = sqlx::query_as("select epoch from lanes where name = $1")
        .bind(platform.as_str())
        .fetch_one(&mut *question)
        .await
        .unwrap();
    let marked: Vec<(i64, i64)> = sqlx::query_as(
        "select id, epoch from deliveries where lane = $1 and state = 'sending' and epoch = $2",
    )
    .bind(platform.as_str())
    .bind(epoch)
    .fetch_all(&mut *question)
    .await
    .unwrap();
    Look { epoch, marked: marked.into_iter().collect(), under_way: tally.under_way }
}
