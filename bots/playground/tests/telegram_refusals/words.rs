//! Refusals of what a message says: its text, its markup, its buttons, its edits.

use serde_json::{Value, json};

use crate::world::World;
use crate::{Row, bad};

pub(crate) fn rows(world: &World) -> Vec<Row> {
    let mut rows = texts(world.ana.id());
    rows.extend(markup(world.ana.id()));
    rows.extend(button_actions(world.ana.id()));
    rows.extend(button_shapes(world.ana.id()));
    rows.extend(edits(world));
    rows
}

/// Parameters with the chat they are for.
fn with_chat(chat: i64, params: &Value) -> Value {
    let mut params = params.clone();
    params["chat_id"] = json!(chat);
    params
}

fn texts(ana: i64) -> Vec<Row> {
    let say = |text: &str| json!({ "chat_id": ana, "text": text });
    let reply = json!({ "chat_id": ana, "text": "x", "reply_parameters": { "message_id": 99 } });
    let document = |document: Value| json!({ "chat_id": ana, "document": document });
    vec![
        bad("clients", "sendMessage", json!({ "chat_id": ana }), "message text is empty"),
        bad("clients", "sendMessage", say(""), "message text is empty"),
        bad("server", "sendMessage", say(" \n "), "text must be non-empty"),
        bad("docs", "sendMessage", say(&"x".repeat(4097)), "message is too long"),
        bad("docs", "sendMessage", say(&"😀".repeat(2049)), "message is too long"),
        bad("clients", "sendMessage", reply, "message to be replied not found"),
        bad("server", "sendDocument", document(json!(null)), "there is no document in the request"),
        bad(
            "clients",
            "sendDocument",
            document(json!("AgADxyz")),
            "wrong file identifier/HTTP URL specified",
        ),
    ]
}

fn markup(ana: i64) -> Vec<Row> {
    let html = |text: &str, why: &str| {
        let params = json!({ "chat_id": ana, "text": text, "parse_mode": "HTML" });
        bad("server", "sendMessage", params, &format!("can't parse entities: {why}"))
    };
    let mode = json!({ "chat_id": ana, "text": "x", "parse_mode": "HTLM" });
    vec![
        bad("server", "sendMessage", mode, "unsupported parse_mode"),
        html("a <b>b", "Can't find end tag corresponding to start tag \"b\""),
        html("ä <p>b</p>", "Unsupported start tag \"p\" at byte offset 3"),
        html("a<br/>b", "Unsupported start tag \"br/\" at byte offset 1"),
        html("1 < 2", "Unsupported start tag \"\" at byte offset 2"),
        html("1 <2", "Unclosed start tag at byte offset 2"),
        html("x</b>", "Unexpected end tag at byte offset 1"),
        html("<b>x</b", "Unclosed end tag at byte offset 4"),
        html(
            "<b><i>x</b></i>",
            "Unmatched end tag at byte offset 7, expected \"</i>\", found \"</b>\"",
        ),
        html("<a href=\"https://x.org>x</a>", "Unclosed start tag at byte offset 0"),
        html("<a href", "Unclosed start tag \"a\" at byte offset 0"),
        html("<a \"x\">x</a>", "Empty attribute name in the tag \"a\" at byte offset 0"),
        html("<a href=x_y>x</a>", "Unexpected end of name token at byte offset 8"),
        html("<span>x</span>", "Tag \"span\" must have class \"tg-spoiler\" at byte offset 0"),
        html(
            "<tg-time unix=\"soon\">x</tg-time>",
            "Invalid Unix time in the tag \"tg-time\" at byte offset 0",
        ),
        html(
            "<tg-time unix=\"1\" format=\"dw\">x</tg-time>",
            "Invalid date-time format in the tag \"tg-time\" at byte offset 0",
        ),
    ]
}

/// A message with this markup.
fn keys(ana: i64, source: &'static str, markup: &Value, why: &str) -> Row {
    let params = json!({ "chat_id": ana, "text": "x", "reply_markup": markup });
    bad(source, "sendMessage", params, why)
}

/// A message with this one button.
fn one(ana: i64, source: &'static str, button: &Value, why: &str) -> Row {
    keys(ana, source, &json!({ "inline_keyboard": [[button]] }), why)
}

fn button_actions(ana: i64) -> Vec<Row> {
    let data = |text: &str| {
        let button = json!({ "text": "x", "callback_data": text });
        one(ana, "docs", &button, "BUTTON_DATA_INVALID")
    };
    let url = |source: &'static str, url: &str, why: &str| {
        one(ana, source, &json!({ "text": "x", "url": url }), why)
    };
    let copy = json!({ "text": "x", "copy_text": { "text": "x".repeat(257) } });
    vec![
        data(&"x".repeat(65)),
        data(&"ä".repeat(33)),
        data(""),
        url("clients", "", "BUTTON_URL_INVALID"),
        url("clients", "https://a b.org", "BUTTON_URL_INVALID"),
        url(
            "server",
            "mailto://x.org",
            "inline keyboard button URL 'mailto://x.org' is invalid: Unsupported URL protocol",
        ),
        url(
            "server",
            "http://localhost/x",
            "inline keyboard button URL 'http://localhost/x' is invalid: Wrong HTTP URL",
        ),
        one(ana, "own", &copy, "BUTTON_COPY_TEXT_INVALID"),
    ]
}

fn button_shapes(ana: i64) -> Vec<Row> {
    let cannot = |source: &'static str, button: Value, why: &str| {
        one(ana, source, &button, &format!("can't parse inline keyboard button: {why}"))
    };
    let unlabelled = json!({ "text": " ", "callback_data": "x" });
    let no_label = "inline keyboard button text must be non-empty";
    let styled = json!({ "text": "x", "callback_data": "x", "style": "blue" });
    let many = vec![vec![json!({ "text": "x", "callback_data": "x" }); 8]; 13];
    let many = json!({ "inline_keyboard": many });
    vec![
        cannot(
            "clients",
            json!({ "text": "x" }),
            "Text buttons are unallowed in the inline keyboard",
        ),
        cannot("own", styled, "unsupported button style specified"),
        cannot("server", json!({ "callback_data": "x" }), "Can't find field \"text\""),
        one(ana, "server", &unlabelled, no_label),
        keys(ana, "server", &json!("{"), "can't parse reply keyboard markup JSON object"),
        keys(ana, "server", &json!([]), "object expected as reply markup"),
        keys(ana, "server", &many, "reply markup is too long"),
    ]
}

fn edits(world: &World) -> Vec<Row> {
    let (ana, hello) = (world.ana.id(), world.hello.message_id);
    let keyboard = json!({ "inline_keyboard": [[{ "text": "Yes", "callback_data": "y" }]] });
    let edit = |id: i64, text: &str| {
        let more = json!({ "message_id": id, "text": text, "reply_markup": keyboard });
        with_chat(ana, &more)
    };
    let same = "message is not modified: specified new message content and reply markup are \
                exactly the same as a current content and reply markup of the message";
    let markup = json!({ "chat_id": ana, "message_id": hello, "reply_markup": keyboard });
    let delete = |id: i64| json!({ "chat_id": ana, "message_id": id });
    let others = json!({ "chat_id": world.group.0, "message_id": 1 });
    let answer = |id: &str, text: &str| json!({ "callback_query_id": id, "text": text });
    let too_old = "query is too old and response timeout expired or query ID is invalid";
    vec![
        bad("clients", "editMessageText", edit(hello, "hello"), same),
        bad("clients", "editMessageReplyMarkup", markup, same),
        bad("clients", "editMessageText", edit(99, "x"), "message to edit not found"),
        bad("clients", "editMessageText", edit(1, "x"), "message can't be edited"),
        bad("clients", "editMessageText", edit(0, "x"), "message identifier is not specified"),
        bad("clients", "editMessageText", edit(hello, ""), "message text is empty"),
        bad("clients", "editMessageText", edit(hello, &"x".repeat(4097)), "MESSAGE_TOO_LONG"),
        bad("clients", "deleteMessage", delete(99), "message to delete not found"),
        bad("clients", "deleteMessage", delete(0), "message identifier is not specified"),
        bad("clients", "deleteMessage", others, "message can't be deleted"),
        bad("server", "answerCallbackQuery", answer("17", "x"), too_old),
        bad("docs", "answerCallbackQuery", answer("17", &"x".repeat(201)), "MESSAGE_TOO_LONG"),
    ]
}

/// server, before Bot API 9.5: `tg-time` is a tag like any other that is not known.
#[tokio::test]
async fn an_older_server_knows_no_times() {
    let world = World::new().await;
    world.telegram.refuse_times(true);
    let text = "At <tg-time unix=\"7\" format=\"t\">seven</tg-time>";
    let params = json!({ "chat_id": world.ana.id(), "text": text, "parse_mode": "HTML" });
    let (status, answer) = world.call("sendMessage", &params).await;
    let words =
        "Bad Request: can't parse entities: Unsupported start tag \"tg-time\" at byte offset 3";
    assert_eq!((status, answer["description"].as_str()), (400, Some(words)));
    // Only the greeting of this world.
    assert_eq!(world.telegram.private_messages(&world.ana).len(), 1);
}
