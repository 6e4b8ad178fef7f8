//! How updates are handed out, and what the bot is told of.

use std::time::Duration;

use circlekeeper_playground::telegram::Where;
use serde_json::{Value, json};

use crate::world::World;

async fn fetch(world: &World, params: Value) -> Vec<Value> {
    let (status, answer) = world.call("getUpdates", &params).await;
    assert_eq!(status, 200, "{answer}");
    answer["result"].as_array().unwrap().clone()
}

/// A world whose updates so far are forgotten.
async fn fresh() -> World {
    let world = World::new().await;
    world.call("deleteWebhook", &json!({ "drop_pending_updates": true })).await;
    world
}

fn texts(updates: &[Value]) -> Vec<&str> {
    updates.iter().filter_map(|update| update["message"]["text"].as_str()).collect()
}

#[tokio::test]
async fn an_update_comes_again_until_it_is_confirmed() {
    let world = fresh().await;
    for text in ["one", "two", "three"] {
        world.telegram.says(&world.ana, Where::Private, text).await;
    }
    let first = fetch(&world, json!({ "limit": 2 })).await;
    assert_eq!(texts(&first), ["one", "two"]);
    let again = fetch(&world, json!({})).await;
    assert_eq!(texts(&again), ["one", "two", "three"]);
    let ids: Vec<i64> = again.iter().map(|update| update["update_id"].as_i64().unwrap()).collect();
    assert!(ids[0] > 1 && ids[1] == ids[0] + 1 && ids[2] == ids[1] + 1);
    assert_eq!(texts(&fetch(&world, json!({ "offset": ids[1] })).await), ["two", "three"]);
    // Confirmed is gone, whatever is asked for later.
    assert_eq!(texts(&fetch(&world, json!({ "offset": 0 })).await), ["two", "three"]);
    assert_eq!(texts(&fetch(&world, json!({ "offset": -1 })).await), ["three"]);
    assert_eq!(texts(&fetch(&world, json!({})).await), ["three"]);
    assert_eq!(fetch(&world, json!({ "offset": ids[2] + 1 })).await, [] as [Value; 0]);
}

#[tokio::test]
async fn a_long_poll_ends_with_the_first_news() {
    let world = fresh().await;
    let poll = fetch(&world, json!({ "timeout": 30 }));
    let speak = async {
        world.telegram.ready().await;
        world.telegram.says(&world.ana, Where::Private, "now").await;
    };
    let both = async { tokio::join!(poll, speak) };
    let (updates, ()) = tokio::time::timeout(Duration::from_secs(5), both).await.unwrap();
    assert_eq!(texts(&updates), ["now"]);
}

#[tokio::test]
async fn a_second_poller_ends_the_first() {
    let world = fresh().await;
    let poll = json!({ "timeout": 30 });
    let first = world.call("getUpdates", &poll);
    let second = async {
        world.telegram.ready().await;
        world.call("getUpdates", &json!({})).await
    };
    let ((status, answer), (second, _)) = tokio::join!(first, second);
    assert_eq!((status, second), (409, 200));
    assert_eq!(
        answer["description"],
        "Conflict: terminated by other getUpdates request; make sure that only one bot instance \
         is running"
    );
    world.telegram.steal_poll();
    assert_eq!(world.call("getUpdates", &json!({})).await.0, 409);
    assert_eq!(world.call("getUpdates", &json!({})).await.0, 200);
}

#[tokio::test]
async fn a_webhook_and_polling_exclude_each_other() {
    let world = fresh().await;
    world.call("setWebhook", &json!({ "url": "https://x.org/hook" })).await;
    let (status, answer) = world.call("getUpdates", &json!({})).await;
    assert_eq!(status, 409);
    assert_eq!(
        answer["description"],
        "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to \
         delete the webhook first"
    );
    world.call("deleteWebhook", &json!({})).await;
    assert_eq!(world.call("getUpdates", &json!({})).await.0, 200);
}

#[tokio::test]
async fn the_kinds_asked_for_are_remembered() {
    let world = fresh().await;
    let telegram = &world.telegram;
    let kinds = |updates: Vec<Value>| -> Vec<String> {
        let names = updates.iter().flat_map(|update| update.as_object().unwrap().keys().cloned());
        names.filter(|name| name != "update_id").collect()
    };
    // `chat_member` is not among the defaults.
    telegram.join(world.admin_group, &world.stranger);
    assert_eq!(kinds(fetch(&world, json!({ "offset": -1 })).await), ["message"]);
    let wanted = json!({ "offset": i64::MAX, "allowed_updates": ["chat_member"] });
    fetch(&world, wanted).await;
    telegram.leave(world.admin_group, &world.stranger);
    // The service message about it is not asked for any more.
    assert_eq!(kinds(fetch(&world, json!({})).await), ["chat_member"]);
    fetch(&world, json!({ "offset": i64::MAX, "allowed_updates": [] })).await;
    telegram.join(world.admin_group, &world.stranger);
    assert_eq!(kinds(fetch(&world, json!({})).await), ["message"]);
    assert!(telegram.violations().is_empty());
    fetch(&world, json!({ "allowed_updates": ["messages"] })).await;
    assert_eq!(telegram.violations().len(), 1);
}

#[tokio::test]
async fn privacy_mode_keeps_small_talk_from_the_bot() {
    let world = fresh().await;
    let (telegram, group) = (&world.telegram, world.group);
    let posted = world.call("sendMessage", &json!({ "chat_id": group.0, "text": "Hi" })).await;
    assert_eq!(posted.0, 200);
    let hi = telegram.next_message(group).await;
    let own = format!("/next@{}", telegram.bot_username());
    for text in ["small talk", "/next", &own, "/next@other_bot", "say /next"] {
        telegram.says(&world.ben, Where::Chat(group), text).await;
    }
    telegram.replies(&world.ben, &hi, "to the bot").await;
    assert_eq!(texts(&fetch(&world, json!({})).await), ["/next", &own, "to the bot"]);
    telegram.make_bot_admin(group);
    telegram.says(&world.ben, Where::Chat(group), "more talk").await;
    let updates = fetch(&world, json!({ "offset": -1 })).await;
    assert_eq!(texts(&updates), ["more talk"]);
    let said = telegram.history(group).pop().unwrap();
    telegram.rewrites(&world.ben, &said, "less talk").await;
    let updates = fetch(&world, json!({ "offset": -1 })).await;
    assert_eq!(updates[0]["edited_message"]["text"], "less talk");
}

/// docs: Message.from and sender_chat.
#[tokio::test]
async fn who_is_masked_is_shown_by_the_chat_they_speak_for() {
    let world = fresh().await;
    world.telegram.says_anonymously(&world.ana, world.group, "/one").await;
    world.telegram.says_as_channel(world.group, "/two").await;
    let updates = fetch(&world, json!({})).await;
    assert_eq!(texts(&updates), ["/one", "/two"]);
    let shown = |index: usize, field: &str| updates[index]["message"][field].clone();
    assert_eq!(shown(0, "from")["username"], "GroupAnonymousBot");
    assert_eq!(shown(0, "sender_chat")["id"], shown(0, "chat")["id"]);
    assert_eq!(shown(1, "from")["username"], "Channel_Bot");
    assert_eq!(shown(1, "sender_chat")["type"], "channel");
}
