//! How long people wait, and what the program weighs: `cargo bench -p circlekeeper`.
//!
//! The program runs as a process of its own, release build, with both real adapters, against the
//! playground's Discord and Telegram on loopback. Nothing is asserted; the table is for `docs/measurements.md`.
//!
//! Here: what is measured, and the table. The scene is set in `scene.rs`.

#![expect(clippy::print_stdout, reason = "the table is what was asked for")]
#![expect(clippy::expect_used, reason = "a scene that cannot be set measures nothing")]

mod scene;

use std::time::Duration;

use circlekeeper_core::clock::Clock;

use scene::Scene;

/// How many answers of each kind are waited for.
const ANSWERS: usize = 300;
/// How often the program is started.
const STARTS: usize = 7;
/// Between two requests: far less than a platform lets a bot answer, so that no answer waits for its
/// place in the bot's own pace (Telegram: 30 a second).
const BETWEEN: Duration = Duration::from_millis(60);
/// How long nobody asks anything before the memory is looked at.
const IDLE: Duration = Duration::from_secs(5);

#[tokio::main]
async fn main() {
    // `cargo test --benches` starts this, too, and asks for no measuring.
    if !std::env::args().any(|argument| argument == "--bench") {
        return;
    }
    println!("| what | n | p50 | p99 | longest |\n|---|---:|---:|---:|---:|");
    let mut scene = Scene::set().await;
    let mut starts = Vec::new();
    for _ in 0..STARTS {
        starts.push(scene.fresh_start().await);
    }
    scene.start().await;
    row("start to ready, both sides", &mut starts);
    tokio::time::sleep(IDLE).await;
    let idle = scene.memory();
    for command in ["next", "coming"] {
        let mut waited = Vec::new();
        for turn in 0..ANSWERS {
            tokio::time::sleep(BETWEEN).await;
            let began = Clock::system().mark();
            scene.on_discord(turn, command).await;
            waited.push(began.elapsed());
        }
        row(&format!("`/{command}` on Discord"), &mut waited);
        let mut waited = Vec::new();
        for turn in 0..ANSWERS {
            tokio::time::sleep(BETWEEN).await;
            let began = Clock::system().mark();
            scene.on_telegram(turn, command).await;
            waited.push(began.elapsed());
        }
        row(&format!("`/{command}` on Telegram"), &mut waited);
    }
    println!("\n| memory (resident) | |\n|---|---:|");
    println!("| idle, both sides connected | {idle} |");
    println!("| after {} answers | {} |", 4 * ANSWERS, scene.memory());
    scene.stop().await;
}

fn row(what: &str, waited: &mut [Duration]) {
    waited.sort();
    let at = |hundredth: usize| {
        let place = (waited.len() * hundredth).div_ceil(100).saturating_sub(1);
        millis(waited.get(place).copied().unwrap_or_default())
    };
    println!("| {what} | {} | {} | {} | {} |", waited.len(), at(50), at(99), at(100));
}

fn millis(time: Duration) -> String {
    format!("{:.2} ms", time.as_secs_f64() * 1_000.0)
}
