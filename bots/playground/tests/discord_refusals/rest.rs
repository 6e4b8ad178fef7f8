//! Requests with the bot's token that are refused.

use circlekeeper_playground::discord::permission::{MANAGE_ROLES, SEND_MESSAGES, VIEW_CHANNEL};
use serde_json::{Value, json};

use crate::Refusal;
use crate::client::Play;

const POST: (&str, &str) = ("POST", "/channels/{room}/messages");
const CREATE: &str = "Discord docs, Create Message";
const CODES: &str = "Discord docs, JSON Error Codes";
const HIERARCHY: &str = "Discord docs, Permission Hierarchy";
const EMBEDS: &str = "Discord docs, Embed Limits";
const COMPONENTS: &str = "Discord docs, Component Reference";
const OPENAPI: &str = "OpenAPI, API v10";

fn refusal(
    what: &'static str,
    request: (&'static str, &'static str),
    body: Value,
    (status, code, says): (u16, u64, &'static str),
    source: &'static str,
) -> Refusal {
    Refusal { what, request, body, status, code, says, source }
}

/// "Invalid Form Body", with a complaint of this kind inside.
fn form(kind: &'static str) -> (u16, u64, &'static str) {
    (400, 50035, kind)
}

fn long(length: usize) -> String {
    "x".repeat(length)
}

fn row(components: Value) -> Value {
    json!({ "content": "x", "components": [{ "type": 1, "components": components }] })
}

fn button(custom_id: &str) -> Value {
    json!({ "type": 2, "style": 1, "label": "x", "custom_id": custom_id })
}

fn embed(embed: Value) -> Value {
    json!({ "embeds": [embed] })
}

#[rustfmt::skip] // a table reads by its lines
fn places() -> Vec<Refusal> {
    let hello = || json!({ "content": "hello" });
    vec![
        refusal("no such route", ("GET", "/voice/regions"), Value::Null, (404, 0, "404: Not Found"), CODES),
        refusal("another method", ("PUT", "/channels/{room}"), json!({}), (405, 0, "405"), CODES),
        refusal("no such channel", ("POST", "/channels/1/messages"), hello(), (404, 10003, "Unknown Channel"), CODES),
        refusal("reading no channel", ("GET", "/channels/1"), Value::Null, (404, 10003, ""), CODES),
        refusal("no such server", ("GET", "/guilds/1"), Value::Null, (404, 10004, "Unknown Guild"), CODES),
        refusal("no such message", ("PATCH", "/channels/{room}/messages/1"), hello(), (404, 10008, "Unknown Message"), CODES),
        refusal("deleting no message", ("DELETE", "/channels/{room}/messages/1"), Value::Null, (404, 10008, ""), CODES),
        refusal("no such user", ("GET", "/guilds/{guild}/members/1"), Value::Null, (404, 10013, "Unknown User"), CODES),
        refusal("not a member", ("GET", "/guilds/{guild}/members/{stranger}"), Value::Null, (404, 10007, "Unknown Member"), CODES),
        refusal("a role on no server", ("PUT", "/guilds/1/members/{ana}/roles/{role}"), Value::Null, (404, 10004, "Unknown Guild"), CODES),
        refusal("no such role", ("PUT", "/guilds/{guild}/members/{ana}/roles/1"), Value::Null, (404, 10011, "Unknown Role"), CODES),
        refusal("a role above the bot's", ("PUT", "/guilds/{guild}/members/{ana}/roles/{high}"), Value::Null, (403, 50013, "Missing Permissions"), HIERARCHY),
        refusal("taking a role above the bot's", ("DELETE", "/guilds/{guild}/members/{ana}/roles/{high}"), Value::Null, (403, 50013, ""), HIERARCHY),
        refusal("the role of everyone", ("PUT", "/guilds/{guild}/members/{ana}/roles/{guild}"), Value::Null, (400, 50028, "Invalid role"), CODES),
        refusal("a role for no member", ("PUT", "/guilds/{guild}/members/{stranger}/roles/{role}"), Value::Null, (404, 10007, "Unknown Member"), CODES),
        refusal("a role for nobody", ("DELETE", "/guilds/{guild}/members/1/roles/{role}"), Value::Null, (404, 10013, "Unknown User"), CODES),
        refusal("a role without Manage Roles", ("PUT", "/guilds/{other}/members/{ana}/roles/1"), Value::Null, (403, 50013, "Missing Permissions"), HIERARCHY),
        refusal("hidden channel", ("POST", "/channels/{hidden}/messages"), hello(), (403, 50001, "Missing Access"), CODES),
        refusal("reading a hidden channel", ("GET", "/channels/{hidden}"), Value::Null, (403, 50001, ""), CODES),
        refusal("silenced channel", ("POST", "/channels/{silent}/messages"), hello(), (403, 50013, "Missing Permissions"), CODES),
        refusal("somebody else's message", ("PATCH", "/channels/{room}/messages/{theirs}"), hello(), (403, 50005, "another user"), CODES),
        refusal("deleting somebody else's", ("DELETE", "/channels/{room}/messages/{theirs}"), Value::Null, (403, 50013, ""), CODES),
        refusal("closed direct messages", ("POST", "/channels/{closed}/messages"), hello(), (403, 50007, "Cannot send messages to this user"), CODES),
        refusal("no common server", ("POST", "/channels/{far}/messages"), hello(), (403, 50278, "no mutual guilds"), CODES),
        refusal("talking to nobody", ("POST", "/users/@me/channels"), json!({ "recipient_id": "1" }), (400, 50033, "Invalid Recipient"), CODES),
        refusal("another application", ("PUT", "/applications/1/commands"), json!([]), (403, 20012, "not authorized"), CODES),
        refusal("commands of a strange server", ("PUT", "/applications/{app}/guilds/1/commands"), json!([]), (403, 50001, ""), CODES),
        refusal("webhook of nothing", ("POST", "/webhooks/{app}/nothing"), hello(), (404, 10015, "Unknown Webhook"), CODES),
        refusal("callback to nothing", ("POST", "/interactions/1/nothing/callback"), json!({ "type": 5 }), (404, 10062, "Unknown interaction"), CODES),
    ]
}

#[rustfmt::skip] // a table reads by its lines
fn messages() -> Vec<Refusal> {
    let users = json!({ "content": "x", "allowed_mentions": { "parse": ["users"], "users": ["1"] } });
    vec![
        refusal("nothing", POST, json!({}), (400, 50006, "Cannot send an empty message"), CODES),
        refusal("white space", POST, json!({ "content": " \n " }), (400, 50006, ""), CODES),
        refusal("2001 characters", POST, json!({ "content": long(2001) }), form("BASE_TYPE_MAX_LENGTH"), CREATE),
        refusal("content of another type", POST, json!({ "content": 5 }), form("STRING_TYPE_CONVERT"), OPENAPI),
        refusal("a nonce of 26", POST, json!({ "content": "x", "nonce": long(26) }), form("\"nonce\""), OPENAPI),
        refusal("unknown mention kind", POST, json!({ "content": "x", "allowed_mentions": { "parse": ["all"] } }), form("BASE_TYPE_CHOICES"), OPENAPI),
        refusal("mentions both ways", POST, users, form("PARSE_EXCLUSIVE"), "Discord docs, Allowed Mentions Object"),
        refusal("unknown flags", POST, json!({ "content": "x", "flags": 1 << 20 }), form("\"flags\""), CREATE),
        refusal("reply to nothing", POST, json!({ "content": "x", "message_reference": { "message_id": "1" } }), form("REPLIES_UNKNOWN_MESSAGE"), "Discord docs, Message Reference"),
        refusal("eleven embeds", POST, json!({ "embeds": vec![json!({ "title": "x" }); 11] }), form("\"embeds\""), EMBEDS),
        refusal("long embed title", POST, embed(json!({ "title": long(257) })), form("\"title\""), EMBEDS),
        refusal("long embed description", POST, embed(json!({ "description": long(4097) })), form("\"description\""), EMBEDS),
        refusal("empty embed", POST, embed(json!({})), form("BASE_TYPE_REQUIRED"), EMBEDS),
        refusal("26 fields", POST, embed(json!({ "fields": vec![json!({ "name": "x", "value": "x" }); 26] })), form("\"fields\""), EMBEDS),
        refusal("field without value", POST, embed(json!({ "fields": [{ "name": "x", "value": "" }] })), form("BASE_TYPE_REQUIRED"), EMBEDS),
        refusal("long field value", POST, embed(json!({ "fields": [{ "name": "x", "value": long(1025) }] })), form("\"value\""), EMBEDS),
        refusal("long footer", POST, embed(json!({ "title": "x", "footer": { "text": long(2049) } })), form("\"footer\""), EMBEDS),
        refusal("6001 characters of embeds", POST, json!({ "embeds": [{ "description": long(4000) }, { "description": long(2001) }] }), form("MAX_EMBED_SIZE_EXCEEDED"), EMBEDS),
        refusal("a link of no scheme", POST, embed(json!({ "title": "x", "url": "ftp://x.org" })), form("URL_TYPE_INVALID_SCHEME"), OPENAPI),
        refusal("an edit to nothing", ("PATCH", "/channels/{room}/messages/{ours}"), json!({ "content": "" }), (400, 50006, ""), CODES),
        refusal("a long edit", ("PATCH", "/channels/{room}/messages/{ours}"), json!({ "content": long(2001) }), form("BASE_TYPE_MAX_LENGTH"), CREATE),
    ]
}

#[rustfmt::skip] // a table reads by its lines
fn components() -> Vec<Refusal> {
    let six: Vec<Value> = (0..6).map(|number| button(&number.to_string())).collect();
    let rows = vec![json!({ "type": 1, "components": [button("a")] }); 6];
    let link = json!({ "type": 2, "style": 5, "label": "x", "url": "https://x.org", "custom_id": "a" });
    let option = |number: usize| json!({ "label": "x", "value": number.to_string() });
    let menu = |options: Vec<Value>| row(json!([{ "type": 3, "custom_id": "m", "options": options }]));
    vec![
        refusal("six rows", POST, json!({ "content": "x", "components": rows }), form("\"components\""), COMPONENTS),
        refusal("six buttons", POST, row(json!(six)), form("BASE_TYPE_BAD_LENGTH"), COMPONENTS),
        refusal("a row of nothing", POST, row(json!([])), form("BASE_TYPE_BAD_LENGTH"), COMPONENTS),
        refusal("a button outside a row", POST, json!({ "content": "x", "components": [button("a")] }), form("BASE_TYPE_CHOICES"), COMPONENTS),
        refusal("a custom_id of 101", POST, row(json!([button(&long(101))])), form("\"custom_id\""), COMPONENTS),
        refusal("an empty custom_id", POST, row(json!([button("")])), form("BASE_TYPE_REQUIRED"), COMPONENTS),
        refusal("a custom_id twice", POST, row(json!([button("a"), button("a")])), form("COMPONENT_CUSTOM_ID_DUPLICATED"), COMPONENTS),
        refusal("a label of 81", POST, row(json!([{ "type": 2, "style": 1, "label": long(81), "custom_id": "a" }])), form("\"label\""), COMPONENTS),
        refusal("a button with no words", POST, row(json!([{ "type": 2, "style": 1, "custom_id": "a" }])), form("BUTTON_COMPONENT_INVALID_LABEL"), COMPONENTS),
        refusal("a link with a custom_id", POST, row(json!([link])), form("BUTTON_COMPONENT_CUSTOM_ID_AND_URL"), COMPONENTS),
        refusal("a link to nowhere", POST, row(json!([{ "type": 2, "style": 5, "label": "x" }])), form("BASE_TYPE_REQUIRED"), COMPONENTS),
        refusal("an unknown style", POST, row(json!([{ "type": 2, "style": 9, "label": "x", "custom_id": "a" }])), form("\"style\""), COMPONENTS),
        refusal("26 options", POST, menu((0..26).map(option).collect()), form("\"options\""), COMPONENTS),
        refusal("an option twice", POST, menu(vec![option(1), option(1)]), form("OPTION_VALUE_DUPLICATED"), COMPONENTS),
        refusal("a menu beside a button", POST, row(json!([button("a"), { "type": 5, "custom_id": "m" }])), form("COMPONENT_LAYOUT"), COMPONENTS),
    ]
}

#[tokio::test]
async fn requests_are_refused_as_discord_refuses_them() {
    let play = Play::start().await;
    play.discord.limits(false);
    let names = scene(&play).await;
    let fill = |text: &str| names.iter().fold(text.to_owned(), |t, (name, id)| t.replace(name, id));
    let before = play.discord.messages(play.room).len();
    for refusal in places().into_iter().chain(messages()).chain(components()) {
        let (method, path) = refusal.request;
        let (status, body) = play.send(method, &fill(path), &refusal.body).await;
        refusal.check(status, &body);
    }
    assert_eq!(play.discord.messages(play.room).len(), before, "a refused request has no effect");
    assert_eq!(play.discord.violations().len(), 2, "the unknown route and the unknown method");
}

#[tokio::test]
async fn without_the_token_nothing_is_answered() {
    let play = Play::start().await;
    for token in ["", "Bot wrong", &play.discord.token()] {
        let (status, body) = play.send_as(token, "GET", "/users/@me", &Value::Null).await;
        assert_eq!((status, body), (401, json!({ "message": "401: Unauthorized", "code": 0 })));
    }
}

/// Names for the ids in the tables.
async fn scene(play: &Play) -> Vec<(&'static str, String)> {
    let discord = &play.discord;
    let hidden = discord.channel(play.guild, "hidden");
    discord.deny_bot(hidden, VIEW_CHANNEL);
    let silent = discord.public_channel(play.guild, "silent");
    discord.deny_bot(silent, SEND_MESSAGES);
    let (bo, far) = (discord.person("Bo"), discord.person("Far"));
    discord.join(play.guild, &bo);
    discord.refuse_dms(&bo);
    let dm = async |id: u64| {
        let body = json!({ "recipient_id": id.to_string() });
        let (_, channel) = play.send("POST", "/users/@me/channels", &body).await;
        channel["id"].as_str().unwrap().to_owned()
    };
    let [role, high] = ["role", "high"].map(|name| discord.role(play.guild, name));
    discord.raise_role(play.guild, high);
    discord.grant_bot(play.guild, MANAGE_ROLES, true);
    let other = discord.guild("Other");
    let ours = play.post(&json!({ "content": "ours" })).await.1;
    vec![
        ("{room}", play.room.to_string()),
        ("{guild}", play.guild.to_string()),
        ("{app}", discord.application_id().to_string()),
        ("{ana}", play.ana.id().to_string()),
        ("{role}", role.to_string()),
        ("{high}", high.to_string()),
        ("{other}", other.to_string()),
        ("{hidden}", hidden.to_string()),
        ("{silent}", silent.to_string()),
        ("{stranger}", far.id().to_string()),
        ("{closed}", dm(bo.id()).await),
        ("{far}", dm(far.id()).await),
        ("{theirs}", discord.says(&play.ana, play.room, "theirs").to_string()),
        ("{ours}", ours["id"].as_str().unwrap().to_owned()),
    ]
}
