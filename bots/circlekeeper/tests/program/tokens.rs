//! No token, a wrong token, and a token that must never be seen.

use circlekeeper_core::clock::Clock;
use circlekeeper_playground::discord::Discord;
use circlekeeper_playground::telegram::Telegram;

use crate::program::{Ended, Home, TOKEN, end_of};

#[tokio::test]
async fn run_without_a_token_says_what_is_missing() {
    let home = Home::new();
    let run = end_of(home.program(&["run"])).await;
    let line = run.asks_to_mend();
    assert!(line.contains("DISCORD_TOKEN") && line.contains(".env.example"), "{line}");
    assert!(!home.path("store.db").exists() && !home.path("keys").exists());
}

#[tokio::test]
async fn the_example_unchanged_says_that_there_is_no_token() {
    let home = Home::new();
    home.write(".env", include_str!("../../../../.env.example"));
    let run = end_of(home.program(&["run"])).await;
    assert!(run.asks_to_mend().contains("no token"));
}

#[tokio::test]
async fn a_line_of_the_settings_file_that_cannot_be_read_is_said() {
    let home = Home::new();
    home.write(".env", "this is no setting\n");
    let run = end_of(home.program(&["run"])).await;
    assert!(run.asks_to_mend().contains(".env"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_wrong_discord_token_is_told_with_the_mend() {
    let discord = Discord::start(Clock::system()).await.unwrap();
    let api = discord.address();
    let told = wrong(("DISCORD_TOKEN", "DISCORD_API_URL"), &api).await;
    assert!(told.asks_to_mend().contains("Discord does not accept DISCORD_TOKEN"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_wrong_telegram_token_is_told_with_the_mend() {
    let telegram = Telegram::start(Clock::system()).await.unwrap();
    let api = telegram.address();
    let told = wrong(("TELEGRAM_TOKEN", "TELEGRAM_API_URL"), &api).await;
    let line = told.asks_to_mend();
    assert!(line.contains("Telegram does not accept TELEGRAM_TOKEN"), "{line}");
    assert!(line.contains("@BotFather"), "{line}");
}

/// Runs with a wrong token, quietly and then as talkative as it gets; the quiet run is the answer.
async fn wrong((token, api): (&str, &str), address: &str) -> Ended {
    let home = Home::new();
    let command = || {
        let mut command = home.program(&["run"]);
        command.env(token, TOKEN).env(api, address);
        command
    };
    let mut talkative = command();
    talkative.env("RUST_LOG", "trace");
    let talkative = end_of(talkative).await;
    assert_eq!(talkative.code, Some(2), "{}", talkative.err);
    assert!(!talkative.err.contains(TOKEN) && !talkative.err.contains("AAexample"));
    let quiet = end_of(command()).await;
    assert!(!quiet.err.contains("AAexample") && !quiet.out.contains("AAexample"));
    assert!(!home.path("store.db").exists(), "nothing is opened for a token that is wrong");
    quiet
}
