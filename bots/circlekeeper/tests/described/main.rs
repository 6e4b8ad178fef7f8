//! What the program asks of the platforms outside of the journeys fits their own descriptions, where
//! those are present: the tour, and the groups the page is opened with. The page's visitor has the same
//! look taken at the end (`page/main.rs`).

use chrono::{DateTime, Utc};
use circlekeeper::playground::Playground;
use circlekeeper::tour;
use circlekeeper_tests::conformance;

#[tokio::test(flavor = "multi_thread")]
async fn what_the_tour_asks_of_the_platforms_fits_their_descriptions() {
    let played = tour::play_with(env!("CARGO_BIN_EXE_circlekeeper").into()).await;
    let played = played.expect("the tour is seen").expect("somebody reads it");
    assert!(played.steps > 20, "{} steps", played.steps);
    println!("{}", conformance::insist("the tour", &played.asked.discord, &played.asked.telegram));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_the_pages_groups_ask_of_the_platforms_fits_their_descriptions() {
    let morning: DateTime<Utc> = "2026-11-30T08:00:00Z".parse().expect("a moment");
    let playground = Playground::start(Some(0), morning).await.expect("a playground");
    let asked = playground.asked();
    playground.stop().await.expect("the bot ran till the end");
    println!("{}", conformance::insist("the page's groups", &asked.discord, &asked.telegram));
}
