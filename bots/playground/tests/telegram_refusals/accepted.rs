//! What the stand-in takes, so that its strictness is not mere stubbornness; and its limits.

use std::time::Duration;

use circlekeeper_playground::telegram::{Fault, Joined};
use serde_json::{Value, json};

use crate::world::World;

#[tokio::test]
async fn html_becomes_text_and_entities() {
    let world = World::new().await;
    let html = "😀 <b>A<i>b</i></b> &lt;&amp;&#252; <a href=\"https://x.org/?a&amp;b\">x</a> \
                <pre><code class=\"language-rust\">c</code></pre> \
                <tg-time unix=\"7\" format=\"wDT\">soon</tg-time> /next <code>/no</code>";
    let params = json!({ "chat_id": world.ana.id(), "text": html, "parse_mode": "HTML" });
    let (status, answer) = world.call("sendMessage", &params).await;
    assert_eq!(status, 200, "{answer}");
    assert_eq!(answer["result"]["text"], "😀 Ab <&ü x c soon /next /no");
    let entities = json!([
        { "type": "bold", "offset": 3, "length": 2 },
        { "type": "italic", "offset": 4, "length": 1 },
        { "type": "text_link", "offset": 10, "length": 1, "url": "https://x.org/?a&b" },
        { "type": "pre", "offset": 12, "length": 1, "language": "rust" },
        {
            "type": "date_time", "offset": 14, "length": 4,
            "unix_time": 7, "date_time_format": "wDT",
        },
        { "type": "bot_command", "offset": 19, "length": 5 },
        { "type": "code", "offset": 25, "length": 3 },
    ]);
    assert_eq!(answer["result"]["entities"], entities);
    let seen = world.telegram.next_private(&world.ana).await;
    assert_eq!(
        seen.displayed(|unix, format| format!("[{unix} {format}]")),
        "😀 Ab <&ü x c [7 wDT] /next /no"
    );
    assert!(world.telegram.violations().is_empty());
}

#[tokio::test]
async fn what_the_server_swallows_is_written_down() {
    let world = World::new().await;
    let ana = world.ana.id();
    let loose = json!({ "chat_id": ana, "text": "a & b", "parse_mode": "HTML" });
    let typo = json!({ "chat_id": ana, "text": "x", "parsemode": "HTML" });
    let row = vec![json!({ "text": "x", "callback_data": "x" }); 9];
    let wide = json!({ "chat_id": ana, "text": "x", "reply_markup": { "inline_keyboard": [row] } });
    for (index, params) in [loose, typo, wide].iter().enumerate() {
        assert_eq!(world.call("sendMessage", params).await.0, 200);
        assert_eq!(world.telegram.violations().len(), index + 1);
    }
    assert_eq!(world.telegram.private_messages(&world.ana).last().unwrap().buttons.len(), 8);
}

#[tokio::test]
async fn every_way_to_write_a_request_is_read() {
    let world = World::new().await;
    let ana = world.ana.id();
    assert_eq!(world.get(&format!("sendmessage?chat_id={ana}&text=by%20get")).await.0, 200);
    let file = reqwest::multipart::Part::bytes("BEGIN".as_bytes()).file_name("circle.ics");
    let form = reqwest::multipart::Form::new()
        .text("chat_id", ana.to_string())
        .text("document", "attach://calendar")
        .text("caption", "Your dates")
        .part("calendar", file);
    assert_eq!(world.form("SendDocument", form).await.0, 200);
    assert_eq!(world.telegram.next_private(&world.ana).await.text, "by get");
    let seen = world.telegram.next_private(&world.ana).await;
    assert_eq!(
        seen.file.map(|file| (file.name, file.bytes)).unwrap(),
        ("circle.ics".to_owned(), b"BEGIN".to_vec())
    );
    let token = "7000000001:wrong";
    let (status, answer) = world.call_as(token, "getMe", &json!({})).await;
    assert_eq!((status, answer["description"].as_str()), (401, Some("Unauthorized")));
}

#[tokio::test]
async fn a_query_is_answered_once() {
    let world = World::new().await;
    let id = world.telegram.press_and_go(&world.ana, &world.hello, "y").await;
    let answer = json!({ "callback_query_id": id, "text": "Seen", "show_alert": true });
    assert_eq!(world.call("answerCallbackQuery", &answer).await.0, 200);
    assert_eq!(world.call("answerCallbackQuery", &answer).await.0, 400);
    let late = world.telegram.press_and_go(&world.ana, &world.hello, "y").await;
    world.telegram.expire_presses();
    let answer = json!({ "callback_query_id": late });
    assert_eq!(world.call("answerCallbackQuery", &answer).await.0, 400);
}

#[tokio::test]
async fn a_burst_is_taken_and_then_slowed() {
    let world = World::new().await;
    world.telegram.limits(true);
    let say = json!({ "chat_id": world.ana.id(), "text": "x" });
    for _ in 0..3 {
        assert_eq!(world.call("sendMessage", &say).await.0, 200);
    }
    let (status, answer) = world.call("sendMessage", &say).await;
    let seconds = answer["parameters"]["retry_after"].as_u64().unwrap();
    assert_eq!((status, seconds), (429, 3));
    assert_eq!(answer["description"], "Too Many Requests: retry after 3");
}

#[tokio::test]
async fn a_group_that_moved_says_where_to() {
    let world = World::new().await;
    let (_, answer) =
        world.call("sendMessage", &json!({ "chat_id": world.migrated.0, "text": "x" })).await;
    let new = answer["parameters"]["migrate_to_chat_id"].as_i64().unwrap();
    assert_eq!(world.call("sendMessage", &json!({ "chat_id": new, "text": "x" })).await.0, 200);
}

#[tokio::test]
async fn who_asks_to_join_can_be_written_to_and_let_in() {
    let world = World::new().await;
    let admin = world.admin_group;
    let link = json!({ "chat_id": admin.0, "creates_join_request": true });
    let (_, answer) = world.call("createChatInviteLink", &link).await;
    let url = answer["result"]["invite_link"].as_str().unwrap().to_owned();
    let joined = world.telegram.follow_invite(&world.stranger, &url);
    assert_eq!(joined, Joined::Asked(admin));
    let user = world.stranger.id();
    assert_eq!(world.call("sendMessage", &json!({ "chat_id": user, "text": "x" })).await.0, 200);
    let approve = json!({ "chat_id": admin.0, "user_id": user });
    assert_eq!(world.call("approveChatJoinRequest", &approve).await.0, 200);
    assert!(world.telegram.is_in(admin, &world.stranger));
    let (_, answer) = world.call("getChatMember", &approve).await;
    assert_eq!(answer["result"]["status"], "member");
}

#[tokio::test]
async fn faults_strike_the_next_post() {
    let world = World::new().await;
    let telegram = &world.telegram;
    let say = |text: &str| json!({ "chat_id": world.group.0, "text": text });
    let heard = || -> Vec<String> {
        telegram.messages(world.group).into_iter().map(|seen| seen.text).collect()
    };
    telegram.fail_next(Fault::Status(502, "Bad Gateway"));
    telegram.fail_next(Fault::AfterEffect(504));
    telegram.fail_next(Fault::RetryAfter(9));
    let mut statuses = Vec::new();
    for text in ["one", "two", "three", "four"] {
        statuses.push(world.call("sendMessage", &say(text)).await.0);
    }
    assert_eq!(statuses, [502, 504, 429, 200]);
    assert_eq!(heard(), ["two", "four"]);
    telegram.hold_posts(true);
    let held = json!(say("held"));
    let hung_up =
        tokio::time::timeout(Duration::from_millis(200), world.call("sendMessage", &held));
    let (hung_up, ()) = tokio::join!(hung_up, telegram.held(1));
    assert!(hung_up.is_err());
    telegram.hold_posts(false);
    assert_eq!(world.call("sendMessage", &say("five")).await.0, 200);
    assert_eq!(heard(), ["two", "four", "five"]);
    let unanswered = telegram.requests().into_iter().filter(|request| request.status.is_none());
    let lost: Vec<Value> = unanswered.map(|request| request.params["text"].clone()).collect();
    assert_eq!(lost, ["held"]);
}

#[tokio::test]
async fn a_server_that_is_down_refuses_connections() {
    let world = World::new().await;
    let telegram = &world.telegram;
    let say = json!({ "chat_id": world.group.0, "text": "x" });
    telegram.fail_next(Fault::LoseReply);
    let lost = world.try_call("sendMessage", &say).await.unwrap_err();
    assert!(!lost.is_connect(), "it was sent: {lost:?}");
    assert_eq!(telegram.messages(world.group).len(), 1);
    let poll = json!({ "timeout": 30 });
    let cut = async {
        telegram.ready().await;
        telegram.down(true);
    };
    world.call("deleteWebhook", &json!({ "drop_pending_updates": true })).await;
    let (polled, ()) = tokio::join!(world.try_call("getUpdates", &poll), cut);
    assert!(polled.is_err());
    let refused = world.try_call("sendMessage", &say).await.unwrap_err();
    assert!(refused.is_connect(), "{refused:?}");
    telegram.down(false);
    assert_eq!(world.call("sendMessage", &say).await.0, 200);
    assert_eq!(telegram.messages(world.group).len(), 2);
    telegram.revoke_token(true);
    assert_eq!(world.call("getUpdates", &json!({})).await.0, 401);
}
