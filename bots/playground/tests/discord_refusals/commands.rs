//! Command lists that are refused.

use serde_json::{Value, json};

use crate::Refusal;
use crate::client::Play;

const SOURCE: &str = "Discord docs, Application Commands";

fn line(what: &'static str, body: Value, says: &'static str) -> Refusal {
    Refusal { what, request: ("PUT", ""), body, status: 400, code: 50035, says, source: SOURCE }
}

fn command(name: &str, more: Value) -> Value {
    let mut command = json!({ "name": name, "description": "x" });
    for (key, value) in more.as_object().into_iter().flatten() {
        command[key] = value.clone();
    }
    command
}

fn option(name: &str, more: Value) -> Value {
    let mut option = command(name, more);
    if option["type"].is_null() {
        option["type"] = json!(3);
    }
    option
}

fn with(options: Value) -> Value {
    json!([command("next", json!({ "options": options }))])
}

#[rustfmt::skip] // a table reads by its lines
fn table() -> Vec<Refusal> {
    let many = |count: usize| -> Vec<Value> {
        (0..count).map(|number| option(&format!("o{number}"), json!({}))).collect()
    };
    let required = json!([option("a", json!({})), option("b", json!({ "required": true }))]);
    let choices = vec![json!({ "name": "x", "value": "x" }); 26];
    let big: Vec<Value> = (0..4)
        .map(|number| {
            let choices: Vec<Value> = (0..20)
                .map(|c| json!({ "name": format!("{c}{}", "x".repeat(50)), "value": "x".repeat(60) }))
                .collect();
            option(&format!("o{number}"), json!({ "choices": choices }))
        })
        .collect();
    vec![
        line("upper case", json!([command("Next", json!({}))]), "APPLICATION_COMMAND_INVALID_NAME"),
        line("a space", json!([command("next one", json!({}))]), "APPLICATION_COMMAND_INVALID_NAME"),
        line("a name of 33", json!([command(&"x".repeat(33), json!({}))]), "BASE_TYPE_BAD_LENGTH"),
        line("no name", json!([{ "description": "x" }]), "BASE_TYPE_REQUIRED"),
        line("no description", json!([{ "name": "next" }]), "BASE_TYPE_REQUIRED"),
        line("a description of 101", json!([command("next", json!({ "description": "x".repeat(101) }))]), "\"description\""),
        line("a name twice", json!([command("a", json!({})), command("a", json!({}))]), "DUPLICATE_NAME"),
        line("an unknown language", json!([command("a", json!({ "name_localizations": { "xx": "a" } }))]), "BASE_TYPE_CHOICES"),
        line("upper case in a language", json!([command("a", json!({ "name_localizations": { "de": "Nächste" } }))]), "INVALID_NAME"),
        line("26 options", with(json!(many(26))), "BASE_TYPE_MAX_LENGTH"),
        line("required after optional", with(required), "OPTIONS_REQUIRED_INVALID"),
        line("an option twice", with(json!([option("a", json!({})), option("a", json!({}))])), "not unique"),
        line("an option of no type", with(json!([option("a", json!({ "type": 99 }))])), "BASE_TYPE_CHOICES"),
        line("26 choices", with(json!([option("a", json!({ "choices": choices }))])), "\"choices\""),
        line("a choice of 101", with(json!([option("a", json!({ "choices": [{ "name": "x".repeat(101), "value": "x" }] }))])), "BASE_TYPE_BAD_LENGTH"),
        line("completing what has choices", with(json!([option("a", json!({ "autocomplete": true, "choices": [{ "name": "x", "value": "x" }] }))])), "AUTOCOMPLETE_INVALID"),
        line("completing a channel", with(json!([option("a", json!({ "type": 7, "autocomplete": true }))])), "AUTOCOMPLETE_INVALID"),
        line("over 8000 characters", with(json!(big)), "APPLICATION_COMMAND_TOO_LARGE"),
        line("an unknown context", json!([command("a", json!({ "contexts": [3] }))]), "NUMBER_TYPE_MAX"),
        line("rights that are no number", json!([command("a", json!({ "default_member_permissions": "all" }))]), "NUMBER_TYPE_COERCE"),
    ]
}

#[tokio::test]
async fn command_lists_are_refused_as_discord_refuses_them() {
    let play = Play::start().await;
    let path = format!("/applications/{}/commands", play.discord.application_id());
    for refusal in table() {
        let (status, body) = play.send("PUT", &path, &refusal.body).await;
        refusal.check(status, &body);
    }
    let many: Vec<Value> =
        (0..101).map(|number| command(&format!("c{number}"), json!({}))).collect();
    let (status, body) = play.send("PUT", &path, &json!(many)).await;
    assert_eq!((status, &body["code"]), (400, &json!(30032)), "more than 100 commands");
    assert!(play.discord.commands().is_empty());
}

#[tokio::test]
async fn a_command_keeps_its_id_when_it_is_registered_again() {
    let play = Play::start().await;
    let path = format!("/applications/{}/commands", play.discord.application_id());
    let body =
        json!([command("nächste", json!({ "options": [option("wo", json!({ "type": 7 }))] }))]);
    let (status, first) = play.send("PUT", &path, &body).await;
    assert_eq!(status, 200);
    let (_, second) = play.send("PUT", &path, &body).await;
    assert_eq!(first[0]["id"], second[0]["id"]);
    assert_ne!(first[0]["version"], second[0]["version"]);
    assert_eq!(play.send("GET", &path, &Value::Null).await.1, second);
}
