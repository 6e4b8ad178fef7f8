//! Kill -9: the real program, two processes on one store, both real adapters, platforms in bad weather.
//!
//! Processes are killed at random and started again until nothing is owed any more. Then what people saw
//! is compared with what the store says, delivery by delivery. By the machine's own calendar: a session
//! of half an hour's time has its last reminder due, one of tomorrow its early one.
//!
//! ```text
//! cargo test -p circlekeeper --test kills -- --nocapture               a short storm, as CI has it
//! cargo test -p circlekeeper --test kills -- --ignored --nocapture     2,000 reminders
//! ```
//!
//! `KILLS_SEED=…` plays a seed again, as far as processes can be had again.

#![expect(clippy::print_stdout, reason = "the table is what was asked for")]
#![expect(clippy::unwrap_used, reason = "a scene that cannot be set has failed")]

mod bots;
#[path = "../common/groups.rs"]
mod groups;
mod kills;
mod outcome;
mod scene;
mod storm;
mod table;

use scene::Scale;

const SHORT: Scale = Scale { groups: 25, bursts: 4 };
const LONG: Scale = Scale { groups: 250, bursts: 10 };

#[tokio::test(flavor = "multi_thread")]
async fn killed_processes_lose_nothing_and_double_nothing() {
    storm::rages(&SHORT, seed()).await;
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "takes minutes"]
async fn two_thousand_reminders_survive_killed_processes() {
    storm::rages(&LONG, seed()).await;
}

fn seed() -> u64 {
    let given = std::env::var("KILLS_SEED").ok();
    given.map_or_else(
        || u64::from(u32::from_le_bytes(circlekeeper_core::chance::bytes().unwrap())),
        |number| number.parse().expect("KILLS_SEED is a whole number"),
    )
}
