//! No token, a wrong token, and a token that must never be seen.

use circlekeeper_core::clock::Clock;
use circlekeeper_playground::discord::{Discord, Where};
use circlekeeper_playground::telegram::Telegram;
use circlekeeper_tests::process;

use crate::program::{Ended, Home, TOKEN, end_of, ended, within};

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
    home.write(".env", "# Ours\nLISTING=review\nDISCORD_TOKEN canary\n");
    let run = end_of(home.program(&["run"])).await;
    let line = run.asks_to_mend();
    assert!(line.contains(".env") && line.contains("line 3") && !line.contains("canary"), "{line}");
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

#[tokio::test(flavor = "multi_thread")]
async fn a_refused_token_leaves_the_other_side_running_and_the_operator_sees_it() {
    let clock = Clock::system();
    let discord = Discord::start(clock.clone()).await.unwrap();
    let telegram = Telegram::start(clock).await.unwrap();
    let (omar, server) = (discord.person("Omar"), discord.guild("Harbour"));
    discord.join(server, &omar);
    let home = Home::new();
    let mut run = home.program(&["run"]);
    run.env("DISCORD_TOKEN", discord.token()).env("DISCORD_API_URL", discord.address());
    run.env("TELEGRAM_TOKEN", TOKEN).env("TELEGRAM_API_URL", telegram.address());
    run.env("OPERATORS", format!("discord:{}", omar.id()));
    let child = run.spawn().unwrap();
    within(discord.ready()).await;
    let status = within(discord.command(&omar, Where::Dm, "status", &[])).await.unwrap();
    assert!(status.text().contains("Telegram refuses the token"), "{}", status.text());
    process::terminate(child.id());
    let run = ended(child).await;
    assert_eq!(run.code, Some(0), "{}", run.err);
    assert!(run.err.contains("TELEGRAM IS NOT SERVED"), "{}", run.err);
    assert!(run.err.contains("TELEGRAM_TOKEN") && !run.err.contains("AAexample"), "{}", run.err);
    assert!(!run.err.contains("a token for Discord alone"), "{}", run.err);
}

#[tokio::test(flavor = "multi_thread")]
async fn two_refused_tokens_leave_nothing_to_serve() {
    let clock = Clock::system();
    let discord = Discord::start(clock.clone()).await.unwrap();
    let telegram = Telegram::start(clock).await.unwrap();
    let home = Home::new();
    let mut run = home.program(&["run"]);
    run.env("DISCORD_TOKEN", TOKEN).env("DISCORD_API_URL", discord.address());
    run.env("TELEGRAM_TOKEN", TOKEN).env("TELEGRAM_API_URL", telegram.address());
    let run = end_of(run).await;
    let line = run.asks_to_mend();
    assert!(line.contains("DISCORD_TOKEN") && line.contains("TELEGRAM_TOKEN"), "{line}");
    assert!(!home.path("store.db").exists());
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
