//! How fast, how punctual and how frugal the outbox is: `cargo bench -p circlekeeper --bench outbox`.
//!
//! The program runs as a process of its own, release build, with both real adapters, against lean
//! stand-ins on loopback that log what arrives. Nothing is asserted; the table is for `docs/measurements.md`.
//! Words after `--` choose rows: `-- burst-1000 lone` (the names are in [`ROWS`]).
//!
//! Here: which rows there are. What they do is in `rows/`, the platforms in `stand_in.rs`, `telegram.rs`
//! and `discord.rs`, the store they begin with in `store.rs`, the program in `process.rs`.

#![expect(clippy::print_stdout, reason = "the table is what was asked for")]
#![expect(clippy::expect_used, reason = "a scene that cannot be set measures nothing")]

mod discord;
mod process;
mod rows;
mod scene;
mod stand_in;
mod store;
mod telegram;

/// All rows, in the order they are measured.
const ROWS: [&str; 10] = [
    "lone",
    "burst-1000",
    "commands-paced",
    "burst-10000",
    "commands-unpaced",
    "burst-100000",
    "faults",
    "refused-chat",
    "stored",
    "idle",
];

#[tokio::main]
async fn main() {
    // `cargo test --benches` starts this, too, and asks for no measuring.
    if !std::env::args().any(|argument| argument == "--bench") {
        return;
    }
    let chosen: Vec<String> = std::env::args().skip(1).filter(|word| word != "--bench").collect();
    println!("The store lies on {}.\n", scene::file_system());
    println!("| work | measured |\n|---|---|");
    for row in ROWS {
        if !chosen.is_empty() && !chosen.iter().any(|word| word == row) {
            continue;
        }
        match row {
            "lone" => rows::lateness::lone().await,
            "burst-1000" => rows::bursts::published().await,
            "commands-paced" => rows::commands::at_the_limits().await,
            "burst-10000" => rows::bursts::ten_thousand().await,
            "commands-unpaced" => rows::commands::without_limits().await,
            "burst-100000" => rows::bursts::hundred_thousand().await,
            "faults" => rows::faults::two_in_a_hundred().await,
            "refused-chat" => rows::faults::refused_chat().await,
            "stored" => rows::stored::a_million().await,
            _ => rows::stored::idle().await,
        }
    }
}
