//! Running and ending as asked.

use std::io::{BufRead, BufReader};
use std::time::Duration;

use circlekeeper_core::clock::Clock;
use circlekeeper_playground::discord::{Discord, Where};
use circlekeeper_playground::telegram::Telegram;
use circlekeeper_tests::process;
use serde_json::json;

use crate::program::{Home, end_of, ended, within};

#[tokio::test(flavor = "multi_thread")]
async fn the_tour_is_seen_to_its_end() {
    let home = Home::new();
    let tour = end_of(home.program(&["tour"])).await;
    assert_eq!(tour.code, Some(0), "{}", tour.err);
    let last = tour.out.lines().last().unwrap_or_default();
    let steps = last.strip_prefix("tour: ").and_then(|rest| rest.strip_suffix(" steps seen"));
    assert!(steps.is_some_and(|steps| steps.parse::<usize>().is_ok_and(|n| n > 20)), "{last}");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_client_would_not_do_is_one_line_in_the_playgrounds_log() {
    let home = Home::new();
    let mut playground = home.program(&["playground", "--port", "0"]);
    playground.env("RUST_BACKTRACE", "1").env("RUST_LOG", "off");
    let mut child = playground.spawn().unwrap();
    let mut said = BufReader::new(child.stderr.take().unwrap()).lines();
    let first = said.next().unwrap().unwrap();
    let page = first.split_whitespace().find(|word| word.starts_with("http://")).unwrap();
    let before_start = serde_json::json!({ "who": 0, "at": "private", "text": "hello" });
    let client = reqwest::Client::new();
    let answer = client.post(format!("{page}/api/telegram/say")).json(&before_start).send();
    assert_eq!(within(answer).await.unwrap().status(), 409);
    process::terminate(child.id());
    let rest: Vec<String> = said.map(Result::unwrap).collect();
    assert_eq!(child.wait().unwrap().code(), Some(0));
    assert!(rest.len() == 1 && rest[0].starts_with("playground: "), "{rest:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_tour_that_nobody_reads_on_ends_quietly() {
    let home = Home::new();
    let mut child = home.program(&["tour"]).spawn().unwrap();
    drop(child.stdout.take());
    let tour = ended(child).await;
    assert_eq!((tour.code, tour.err.as_str()), (Some(0), ""));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_log_that_no_terminal_shows_has_no_codes_for_colours() {
    let home = Home::new();
    let child = home.run().spawn().unwrap();
    let lane = home.path("store.db.telegram.lane");
    within(async {
        while !lane.exists() {
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    })
    .await;
    tokio::time::sleep(Duration::from_millis(500)).await;
    process::terminate(child.id());
    let run = ended(child).await;
    assert!(run.err.contains("WARN") && !run.err.contains('\u{1b}'), "{:?}", run.err);
}

#[tokio::test(flavor = "multi_thread")]
async fn sigterm_drains_and_ends_within_seconds() {
    let (discord, telegram) = platforms().await;
    let home = Home::new();
    let mut run = home.program(&["run"]);
    run.env("DISCORD_TOKEN", discord.token()).env("DISCORD_API_URL", discord.address());
    run.env("TELEGRAM_TOKEN", telegram.token()).env("TELEGRAM_API_URL", telegram.address());
    let child = run.spawn().unwrap();
    within(async { tokio::join!(discord.ready(), telegram.ready()) }).await;
    process::terminate(child.id());
    let run = tokio::time::timeout(Duration::from_secs(15), ended(child)).await;
    let run = run.expect("it ends within seconds");
    assert_eq!(run.code, Some(0), "{}", run.err);
    let store = home.path("store.db");
    assert!(run.err.contains("Serving Discord and Telegram."), "{}", run.err);
    assert!(run.err.contains(&store.display().to_string()), "{}", run.err);
}

#[tokio::test(flavor = "multi_thread")]
async fn one_token_serves_one_side_and_says_so() {
    let (discord, _) = platforms().await;
    let home = Home::new();
    let mut run = home.program(&["run"]);
    run.env("DISCORD_TOKEN", discord.token()).env("DISCORD_API_URL", discord.address());
    let child = run.spawn().unwrap();
    within(discord.ready()).await;
    process::terminate(child.id());
    let run = ended(child).await;
    assert_eq!(run.code, Some(0), "{}", run.err);
    assert!(run.err.contains("There is a token for Discord alone"), "{}", run.err);
    assert!(!home.path("store.db.telegram.lane").exists());
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_platform_sends_is_not_logged_even_if_nobody_can_read_it() {
    for level in ["debug", "warn,serenity=trace"] {
        let (discord, _) = platforms().await;
        let ana = discord.person("Ana");
        discord.join(discord.guild("Harbour"), &ana);
        let home = Home::new();
        let mut run = home.program(&["run"]);
        run.env("DISCORD_TOKEN", discord.token()).env("DISCORD_API_URL", discord.address());
        run.env("RUST_LOG", level);
        let child = run.spawn().unwrap();
        within(discord.ready()).await;
        let secret = "canary-7391";
        for frame in [
            json!({ "op": 0, "t": "MESSAGE_CREATE", "d": { "content": secret } }),
            json!({ "op": 77, "d": secret }),
            json!({ "op": 0, "s": "x", "t": "INTERACTION_CREATE", "d": { "token": secret } }),
            json!({ "op": 0, "s": 99, "t": "INTERACTION_CREATE", "d": { "token": secret } }),
            json!({ "op": 0, "s": 98, "t": "SOMETHING_NEW", "d": { "token": secret } }),
        ] {
            discord.gateway_says(&frame.to_string());
        }
        discord.gateway_says(&format!("{secret} is not even JSON"));
        // What came before has been looked at when the next question is answered.
        within(discord.command(&ana, Where::Dm, "crisis", &[])).await.unwrap();
        process::terminate(child.id());
        let run = ended(child).await;
        assert!(!run.err.contains(secret), "at {level}: {}", run.err);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn two_that_start_together_make_one_key_and_one_store() {
    let home = Home::new();
    let children: Vec<_> = (0..4).map(|_| home.run().spawn().unwrap()).collect();
    let lane = home.path("store.db.telegram.lane");
    within(async {
        while !lane.exists() {
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    })
    .await;
    // Those that come second still have their own look at the key and the store.
    tokio::time::sleep(Duration::from_secs(2)).await;
    for child in children {
        process::terminate(child.id());
        let run = ended(child).await;
        assert_eq!(run.code, Some(0), "{}", run.err);
    }
    assert_eq!(std::fs::read_dir(home.path("keys")).unwrap().count(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn sigterm_is_heard_while_a_platform_lets_wait_for_its_first_answer() {
    let silent = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let home = Home::new();
    let mut run = home.run();
    run.env("TELEGRAM_API_URL", format!("http://{}", silent.local_addr().unwrap()));
    let child = run.spawn().unwrap();
    let _connection = within(silent.accept()).await.unwrap();
    process::terminate(child.id());
    let run = tokio::time::timeout(Duration::from_secs(10), ended(child)).await;
    let run = run.expect("it ends within seconds");
    assert_eq!(run.code, Some(0), "{}", run.err);
    assert!(!home.path("store.db").exists(), "nothing was opened");
}

#[tokio::test(flavor = "multi_thread")]
async fn one_side_asked_for_of_two_is_not_said_to_lack_a_token() {
    let (discord, telegram) = platforms().await;
    let home = Home::new();
    let mut run = home.program(&["run", "--only", "discord"]);
    run.env("DISCORD_TOKEN", discord.token()).env("DISCORD_API_URL", discord.address());
    run.env("TELEGRAM_TOKEN", telegram.token()).env("TELEGRAM_API_URL", telegram.address());
    let child = run.spawn().unwrap();
    within(discord.ready()).await;
    process::terminate(child.id());
    let run = ended(child).await;
    assert_eq!(run.code, Some(0), "{}", run.err);
    assert!(run.err.contains("--only: Discord alone"), "{}", run.err);
    assert!(!run.err.contains("There is a token"), "{}", run.err);
}

async fn platforms() -> (Discord, Telegram) {
    let clock = Clock::system();
    (Discord::start(clock.clone()).await.unwrap(), Telegram::start(clock).await.unwrap())
}
