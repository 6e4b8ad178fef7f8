//! Rate limits, nonces, and the faults of the REST side.

use std::time::Duration;

use circlekeeper_playground::discord::Fault;
use serde_json::{Value, json};

use crate::client::Play;

#[tokio::test]
async fn the_sixth_message_in_five_seconds_waits() {
    let play = Play::start().await;
    for _ in 0..5 {
        assert_eq!(play.post(&json!({ "content": "x" })).await.0, 200);
    }
    let (status, body) = play.post(&json!({ "content": "x" })).await;
    assert_eq!((status, &body["global"]), (429, &json!(false)));
    assert!((4.0..=5.0).contains(&body["retry_after"].as_f64().unwrap()));
    assert_eq!(play.discord.messages(play.room).len(), 5);
    let other = play.discord.public_channel(play.guild, "others");
    let path = format!("/channels/{other}/messages");
    assert_eq!(play.send("POST", &path, &json!({ "content": "x" })).await.0, 200, "another bucket");
    play.discord.limits(false);
    assert_eq!(play.post(&json!({ "content": "x" })).await.0, 200);
}

#[tokio::test]
async fn the_fifty_first_request_in_a_second_waits() {
    let play = Play::start().await;
    let mut refused = Vec::new();
    for number in 0..60 {
        let path = if number % 2 == 0 { "/users/@me" } else { "/applications/@me" };
        let (status, body) = play.send("GET", path, &Value::Null).await;
        refused.extend((status == 429).then_some(body));
    }
    assert_eq!(refused.first().expect("the global limit")["global"], true);
}

#[tokio::test]
async fn a_nonce_says_the_first_message_again() {
    let play = Play::start().await;
    play.discord.limits(false);
    let body = |text: &str| json!({ "content": text, "nonce": "n-1", "enforce_nonce": true });
    let first = play.post(&body("one")).await.1;
    let second = play.post(&body("two")).await.1;
    assert_eq!((&second["id"], &second["content"]), (&first["id"], &json!("one")));
    let loose = play.post(&json!({ "content": "two", "nonce": "n-1" })).await.1;
    assert_ne!(loose["id"], first["id"], "only when enforced");
    play.clock.advance(chrono::Duration::minutes(6));
    assert_ne!(play.post(&body("three")).await.1["id"], first["id"], "only for minutes");
    assert_eq!(play.discord.messages(play.room).len(), 3);
}

#[tokio::test]
async fn bad_days_of_the_rest_side() {
    let play = Play::start().await;
    let hello = json!({ "content": "hello" });
    play.discord.fail_next(Fault::Status(503));
    play.discord.fail_next(Fault::AfterEffect(502));
    play.discord.fail_next(Fault::RateLimited { retry_after: 1.5, global: true });
    assert_eq!(play.post(&hello).await.0, 503);
    assert!(play.discord.messages(play.room).is_empty());
    assert_eq!(play.post(&hello).await.0, 502);
    assert_eq!(play.discord.messages(play.room).len(), 1);
    let (status, body) = play.post(&hello).await;
    assert_eq!((status, &body["retry_after"]), (429, &json!(1.5)));
    let statuses: Vec<_> = play.discord.requests().iter().map(|one| one.status).collect();
    assert_eq!(statuses, [Some(503), Some(502), Some(429)]);
}

/// A post whose reply nobody waits for.
fn post_raw(play: &Play) -> tokio::task::JoinHandle<Result<reqwest::Response, reqwest::Error>> {
    let url = format!("{}/api/v10/channels/{}/messages", play.discord.address(), play.room);
    let token = format!("Bot {}", play.discord.token());
    let client = reqwest::Client::builder().no_proxy().build().unwrap();
    let request = client.post(url).header("Authorization", token).json(&json!({ "content": "x" }));
    tokio::spawn(request.send())
}

#[tokio::test]
async fn a_lost_reply_is_a_closed_connection() {
    let play = Play::start().await;
    play.discord.fail_next(Fault::LoseReply);
    play.discord.fail_next(Fault::LoseRequest);
    assert!(post_raw(&play).await.unwrap().is_err());
    assert_eq!(play.discord.next_message(play.room).await.text, "x", "it happened");
    assert!(post_raw(&play).await.unwrap().is_err());
    assert_eq!(play.discord.messages(play.room).len(), 1, "this one did not");
}

#[tokio::test]
async fn held_posts_happen_when_released_unless_given_up() {
    let play = Play::start().await;
    play.discord.hold_posts(true);
    let (kept, given_up) = (post_raw(&play), post_raw(&play));
    play.discord.held(2).await;
    assert!(play.discord.messages(play.room).is_empty());
    given_up.abort();
    let gone = async {
        while play.discord.held_count() == 2 {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    };
    tokio::time::timeout(Duration::from_secs(5), gone).await.expect("the dropped one goes");
    play.discord.hold_posts(false);
    assert_eq!(kept.await.unwrap().unwrap().status(), 200);
    assert_eq!(play.discord.messages(play.room).len(), 1);
}

#[tokio::test]
async fn a_message_notifies_whom_it_may() {
    let play = Play::start().await;
    let ana = format!("<@{}>", play.ana.id());
    let content = format!("{ana} @everyone <@&5>");
    let say = async |allowed: Value| {
        play.post(&json!({ "content": content, "allowed_mentions": allowed })).await;
        play.discord.next_message(play.room).await.pings
    };
    let role = "<@&5>".to_owned();
    assert_eq!(say(Value::Null).await, [ana.clone(), role], "all but what needs a right");
    assert!(say(json!({ "parse": [] })).await.is_empty());
    let only = json!({ "parse": [], "users": [play.ana.id().to_string()] });
    assert_eq!(say(only).await, [ana]);
}
