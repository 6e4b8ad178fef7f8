//! Answers to interactions that are refused, and those that come too late or twice.

use circlekeeper_playground::discord::{Answer, NoAnswer, Seen};
use serde_json::{Value, json};
use tokio::task::JoinHandle;

use crate::Refusal;
use crate::client::{Play, Socket};

const SOURCE: &str = "Discord docs, Receiving and Responding";

fn line(what: &'static str, body: Value, says: &'static str) -> Refusal {
    let code = if says == "empty" { 50006 } else { 50035 };
    Refusal { what, request: ("POST", "callback"), body, status: 400, code, says, source: SOURCE }
}

fn form(title: &str, components: Value) -> Value {
    json!({ "type": 9, "data": { "custom_id": "m", "title": title, "components": components } })
}

fn input(more: Value) -> Value {
    let mut input = json!({ "type": 4, "custom_id": "i", "style": 1, "label": "x" });
    for (key, value) in more.as_object().into_iter().flatten() {
        input[key] = value.clone();
    }
    json!({ "type": 1, "components": [input] })
}

#[rustfmt::skip] // a table reads by its lines
fn to_a_command() -> Vec<Refusal> {
    let six: Vec<Value> = (0..6).map(|n| input(json!({ "custom_id": n.to_string() }))).collect();
    vec![
        line("an unknown type", json!({ "type": 3 }), "BASE_TYPE_CHOICES"),
        line("updating no message", json!({ "type": 7, "data": { "content": "x" } }), "BASE_TYPE_CHOICES"),
        line("silence to a command", json!({ "type": 6 }), "BASE_TYPE_CHOICES"),
        line("choices to a command", json!({ "type": 8, "data": { "choices": [] } }), "BASE_TYPE_CHOICES"),
        line("nothing", json!({ "type": 4, "data": {} }), "empty"),
        line("2001 characters", json!({ "type": 4, "data": { "content": "x".repeat(2001) } }), "\"content\""),
        line("a form title of 46", form(&"x".repeat(46), json!([input(json!({}))])), "\"title\""),
        line("a form of nothing", form("x", json!([])), "BASE_TYPE_BAD_LENGTH"),
        line("a form of six", form("x", json!(six)), "BASE_TYPE_BAD_LENGTH"),
        line("an input without label", form("x", json!([input(json!({ "label": null }))])), "BASE_TYPE_REQUIRED"),
        line("a label of 46", form("x", json!([input(json!({ "label": "x".repeat(46) }))])), "\"label\""),
        line("an input of no style", form("x", json!([input(json!({ "style": 3 }))])), "\"style\""),
        line("a hint of 101", form("x", json!([input(json!({ "placeholder": "x".repeat(101) }))])), "\"placeholder\""),
        line("more than 4000", form("x", json!([input(json!({ "max_length": 4001 }))])), "NUMBER_TYPE_MAX"),
        line("a value over its own limit", form("x", json!([input(json!({ "max_length": 2, "value": "xxx" }))])), "\"value\""),
        line("an input twice", form("x", json!([input(json!({})), input(json!({}))])), "DUPLICATED"),
        line("a button in a form", form("x", json!([{ "type": 1, "components": [{ "type": 2 }] }])), "BASE_TYPE_CHOICES"),
    ]
}

#[rustfmt::skip] // a table reads by its lines
fn to_typing() -> Vec<Refusal> {
    let choices = |choices: Value| json!({ "type": 8, "data": { "choices": choices } });
    vec![
        line("a message to typing", json!({ "type": 4, "data": { "content": "x" } }), "BASE_TYPE_CHOICES"),
        line("26 choices", choices(json!(vec![json!({ "name": "x", "value": "x" }); 26])), "\"choices\""),
        line("a choice of 101", choices(json!([{ "name": "x".repeat(101), "value": "x" }])), "\"name\""),
        line("a choice without value", choices(json!([{ "name": "x" }])), "BASE_TYPE_REQUIRED"),
    ]
}

type Asking = JoinHandle<Result<Answer, NoAnswer>>;

/// Ana types `/next`; the interaction, and what she will see.
pub(crate) async fn typed(play: &Play, socket: &mut Socket) -> (Value, Asking) {
    let (discord, ana, room) = (play.discord.clone(), play.ana.clone(), play.room);
    let asking = tokio::spawn(async move { discord.command(&ana, room, "next", &[]).await });
    (socket.event("INTERACTION_CREATE").await, asking)
}

fn pressed(play: &Play, seen: &Seen, label: &'static str) -> Asking {
    let (discord, ana, seen) = (play.discord.clone(), play.ana.clone(), seen.clone());
    tokio::spawn(async move { discord.press(&ana, &seen, label).await })
}

#[tokio::test]
async fn answers_are_refused_as_discord_refuses_them() {
    let play = Play::start().await;
    let mut socket = play.bot().await;
    let (interaction, asking) = typed(&play, &mut socket).await;
    for refusal in to_a_command() {
        let (status, body) = play.answer(&interaction, &refusal.body).await;
        refusal.check(status, &body);
    }
    let (discord, ana, room) = (play.discord.clone(), play.ana.clone(), play.room);
    let typing =
        tokio::spawn(async move { discord.autocomplete(&ana, room, "next", &[], "group").await });
    let interaction_2 = socket.event("INTERACTION_CREATE").await;
    for refusal in to_typing() {
        let (status, body) = play.answer(&interaction_2, &refusal.body).await;
        refusal.check(status, &body);
    }
    let choices = json!({ "type": 8, "data": { "choices": [{ "name": "a", "value": "b" }] } });
    assert_eq!(play.answer(&interaction_2, &choices).await.0, 204);
    assert_eq!(typing.await.unwrap().unwrap(), [("a".to_owned(), "b".to_owned())]);
    let hello = json!({ "type": 4, "data": { "content": "hello" } });
    assert_eq!(play.answer(&interaction, &hello).await.0, 204);
    assert_eq!(asking.await.unwrap().unwrap().text(), "hello");
}

#[tokio::test]
async fn an_interaction_is_answered_once() {
    let play = Play::start().await;
    let mut socket = play.bot().await;
    let (interaction, asking) = typed(&play, &mut socket).await;
    let hello = json!({ "type": 4, "data": { "content": "hello", "flags": 64 } });
    let early = play.webhook("PATCH", &interaction, "/messages/@original", &hello["data"]).await;
    assert_eq!((early.0, &early.1["code"]), (404, &json!(10015)), "nothing to edit yet");
    assert_eq!(play.answer(&interaction, &hello).await.0, 204);
    let (status, body) = play.answer(&interaction, &hello).await;
    assert_eq!((status, &body["code"]), (400, &json!(40060)));
    let answer = asking.await.unwrap().unwrap();
    assert!(answer.is_private());
    assert!(play.discord.messages(play.room).is_empty(), "nobody else sees it");
    let path = format!("/channels/{}/messages/{}", play.room, answer.seen().id);
    assert_eq!(play.send("GET", &path, &Value::Null).await.0, 404, "nor by the channel");
}

#[tokio::test]
async fn an_answer_after_three_seconds_is_no_answer() {
    let play = Play::start().await;
    let mut socket = play.bot().await;
    let (interaction, asking) = typed(&play, &mut socket).await;
    assert!(asking.await.unwrap().is_err());
    let (status, body) = play.answer(&interaction, &json!({ "type": 5 })).await;
    assert_eq!((status, &body["code"]), (404, &json!(10062)));
}

#[tokio::test]
async fn a_token_lives_fifteen_minutes_by_the_calendar() {
    let play = Play::start().await;
    let mut socket = play.bot().await;
    let (interaction, asking) = typed(&play, &mut socket).await;
    play.answer(&interaction, &json!({ "type": 4, "data": { "content": "hello" } })).await;
    asking.await.unwrap().unwrap();
    let more = json!({ "content": "more" });
    assert_eq!(play.webhook("POST", &interaction, "", &more).await.0, 200);
    play.clock.advance(chrono::Duration::minutes(16));
    let (status, body) = play.webhook("POST", &interaction, "", &more).await;
    assert_eq!((status, &body["code"]), (401, &json!(50027)));
    assert_eq!(play.discord.unread().len(), 1, "the followup nobody read");
}

#[tokio::test]
async fn what_was_deferred_in_private_stays_private() {
    let play = Play::start().await;
    let mut socket = play.bot().await;
    let (interaction, asking) = typed(&play, &mut socket).await;
    let defer = json!({ "type": 5, "data": { "flags": 64 } });
    assert_eq!(play.answer(&interaction, &defer).await.0, 204);
    // Not marked ephemeral, and it makes no difference.
    play.webhook("POST", &interaction, "", &json!({ "content": "at last" })).await;
    let answer = asking.await.unwrap().unwrap();
    assert_eq!((answer.text(), answer.is_private()), ("at last", true));
}

#[tokio::test]
async fn a_button_updates_its_message_or_opens_a_form() {
    let play = Play::start().await;
    let mut socket = play.bot().await;
    let buttons = json!([
        { "type": 2, "style": 1, "label": "Coming", "custom_id": "yes" },
        { "type": 2, "style": 1, "label": "Why", "custom_id": "why" },
    ]);
    let body =
        json!({ "content": "Tuesday", "components": [{ "type": 1, "components": buttons }] });
    play.post(&body).await;
    let seen = play.discord.next_message(play.room).await;

    let press = pressed(&play, &seen, "Coming");
    let interaction = socket.event("INTERACTION_CREATE").await;
    assert_eq!(interaction["data"]["custom_id"], "yes");
    assert_eq!(interaction["message"]["content"], "Tuesday");
    play.answer(&interaction, &json!({ "type": 7, "data": { "content": "Tuesday, 1" } })).await;
    assert_eq!(press.await.unwrap().unwrap().text(), "Tuesday, 1");

    let press = pressed(&play, &seen, "Why");
    let interaction = socket.event("INTERACTION_CREATE").await;
    play.answer(&interaction, &form("Why?", json!([input(json!({}))]))).await;
    let opened = press.await.unwrap().unwrap();
    let (discord, ana) = (play.discord.clone(), play.ana.clone());
    let sent =
        tokio::spawn(async move { discord.submit(&ana, opened.form(), &[("x", "so")]).await });
    let interaction = socket.event("INTERACTION_CREATE").await;
    assert_eq!(interaction["data"]["components"][0]["components"][0]["value"], "so");
    let again = play.answer(&interaction, &form("Again?", json!([input(json!({}))]))).await;
    assert_eq!(again.0, 400, "a form cannot answer a form");
    play.answer(&interaction, &json!({ "type": 4, "data": { "content": "noted" } })).await;
    assert_eq!(sent.await.unwrap().unwrap().text(), "noted");
}
