//! Crashes, outages and restarts: nothing lost, nothing doubled, nothing shown to the wrong people.

use std::sync::Arc;
use std::time::Duration;

use circlekeeper_core::commands::{Caller, ChatFacts, Openness, Place, Request};
use circlekeeper_core::domain::address::{Account, ChatAddress, Platform};
use circlekeeper_core::domain::caller::Doors;
use circlekeeper_core::domain::private::Private;
use circlekeeper_playground::telegram::{ChatId, Fault, Where};
use circlekeeper_telegram::Stopped;

use crate::town::Town;

#[tokio::test(flavor = "multi_thread")]
async fn what_was_kept_before_a_crash_is_answered_after_it() {
    let town = Town::new().await;
    let ana = town.telegram.person("Ana");
    let app = town.app().await;
    let caller = Caller {
        account: Account::new(Platform::Telegram, ana.id()),
        language: None,
        place: Place::private(),
        event: "4".to_owned(),
        message: None,
    };
    let request = Request::Written(Private::new("/start".to_owned()));
    app.keep(Platform::Telegram, &[(caller, request)]).await.expect("kept");
    town.telegram.start_bot(&ana, None).await;
    let running = town.run(&app);
    // One was kept, the other comes with the first poll.
    town.telegram.next_private(&ana).await;
    town.telegram.next_private(&ana).await;
    town.telegram.nothing_more().await;
    assert!(app.kept(Platform::Telegram).await.expect("readable").is_empty());
    town.close(running).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_press_kept_through_a_crash_is_not_answered_in_front_of_others() {
    let town = Town::new().await;
    let ana = town.telegram.person("Ana");
    let circle = town.telegram.group("Circle", &ana);
    town.telegram.start_bot(&ana, None).await;
    let app = town.app().await;
    let address = ChatAddress {
        platform: Platform::Telegram,
        space: None,
        chat: circle.0.to_string(),
        topic: None,
    };
    let chat = ChatFacts {
        address,
        caller_manages: None,
        openness: Openness::Closed,
        doors: Doors::default(),
    };
    let caller = Caller {
        account: Account::new(Platform::Telegram, ana.id()),
        language: None,
        place: Place { chat: Some(chat), answers_privately: false },
        event: "4".to_owned(),
        message: None,
    };
    // No such session: the refusal is a note for the presser alone.
    let request = Request::Press(Private::new("coming:4711".to_owned()));
    app.keep(Platform::Telegram, &[(caller, request)]).await.expect("kept");
    let running = town.run(&app);
    town.telegram.next_private(&ana).await;
    town.telegram.next_private(&ana).await;
    assert!(town.telegram.messages(circle).is_empty());
    town.close(running).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_kept_is_not_acknowledged() {
    let town = Town::new().await;
    let ana = town.telegram.person("Ana");
    town.telegram.start_bot(&ana, None).await;
    let app = town.app().await;
    // A full disk would do the same: `kept` was read at the start, then nothing can be written.
    let running = town.run(&app);
    let first = town.telegram.next_private(&ana).await;
    app.house().store.close().await;
    town.telegram.says(&ana, Where::Private, "/help").await;
    let polls = town.count("getupdates");
    while town.count("getupdates") < polls + 2 {
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    running.stop().await.expect("a peaceful end");
    let again = town.run(&town.app().await);
    let help = town.telegram.next_private(&ana).await;
    assert_ne!(help.text, first.text);
    town.close(again).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn menus_are_registered_when_they_change_and_not_at_every_start() {
    let town = Town::new().await;
    let app = town.app().await;
    let names = |scope: &str| -> Vec<String> {
        let commands = town.telegram.commands(&serde_json::json!({ "type": scope }), "");
        commands.iter().filter_map(|c| c["command"].as_str().map(ToOwned::to_owned)).collect()
    };
    let first = town.run(&app);
    // Only then all are registered, in each language.
    while app.recall("telegram-commands").await.is_none() {
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    assert_eq!(names("all_group_chats"), ["help", "group", "next", "crisis"]);
    assert!(names("all_chat_administrators").contains(&"newgroup".to_owned()));
    assert!(names("all_private_chats").contains(&"find".to_owned()));
    assert!(!names("all_private_chats").contains(&"admit".to_owned()));
    town.telegram.ready().await;
    first.stop().await.expect("a peaceful end");
    let registered = town.count("setmycommands");
    let second = town.run(&app);
    let ana = town.telegram.person("Ana");
    town.telegram.start_bot(&ana, None).await;
    town.telegram.next_private(&ana).await;
    assert_eq!(town.count("setmycommands"), registered);
    town.close(second).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn menus_that_meet_trouble_are_registered_later() {
    let town = Town::new().await;
    let app = town.app().await;
    for fault in [Fault::RetryAfter(1), Fault::Status(502, "Bad Gateway"), Fault::Page(403)] {
        town.telegram.fail_next_of("setMyCommands", fault);
    }
    let running = town.run(&app);
    let registered = async {
        while app.recall("telegram-commands").await.is_none() {
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    };
    tokio::time::timeout(Duration::from_secs(20), registered).await.expect("menus in the end");
    let scope = serde_json::json!({ "type": "all_private_chats" });
    assert!(!town.telegram.commands(&scope, "").is_empty());
    assert!(!town.telegram.commands(&scope, "de").is_empty());
    town.close(running).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn trouble_on_the_way_loses_and_doubles_nothing() {
    let town = Town::new().await;
    town.telegram.down(true);
    let running = town.run(&town.app().await);
    tokio::time::sleep(Duration::from_millis(100)).await;
    town.telegram.down(false);
    let ana = town.telegram.person("Ana");
    town.telegram.start_bot(&ana, None).await;
    town.telegram.next_private(&ana).await;
    town.telegram.steal_poll();
    town.telegram.fail_next(Fault::RetryAfter(1));
    town.telegram.says(&ana, Where::Private, "/help").await;
    town.telegram.next_private(&ana).await;
    // It was shown and nobody said so: not sent again.
    town.telegram.fail_next(Fault::LoseReply);
    town.telegram.says(&ana, Where::Private, "/help").await;
    town.telegram.next_private(&ana).await;
    let health = Arc::clone(&running.health);
    town.close(running).await;
    let counted = (health.unknown_updates(), health.failed_polls(), health.lost_answers());
    assert_eq!(counted, (0, 1, 1));
}

#[tokio::test(flavor = "multi_thread")]
async fn crisis_does_not_wait_behind_what_others_asked_before_a_restart() {
    // More than are answered at the same moment, and more than were once handed over before listening.
    for others in [40_u64, 600] {
        let town = Town::new().await;
        let ana = town.telegram.person("Ana");
        let circle = town.telegram.group("Circle", &ana);
        let app = town.app().await;
        let asked = (0..others).map(|other| manages(circle, 6_000_000_000 + other));
        let asked: Vec<_> = asked.collect();
        app.keep(Platform::Telegram, &asked).await.expect("kept");
        town.telegram.hold_calls("getChatMember", true);
        town.telegram.says(&ana, circle.into(), "/crisis").await;
        let running = town.run(&app);
        let answer = town.telegram.next_message(circle);
        let answer = tokio::time::timeout(Duration::from_secs(6), answer).await;
        let answer = answer.unwrap_or_else(|_| panic!("behind {others}"));
        assert!(answer.text.starts_with("If somebody is in danger"), "{}", answer.text);
        running.adapter.abort();
    }
}

/// Somebody's command that needs to know whether they manage the chat.
fn manages(chat: ChatId, who: u64) -> (Caller, Request) {
    let address = ChatAddress {
        platform: Platform::Telegram,
        space: None,
        chat: chat.0.to_string(),
        topic: None,
    };
    let chat = ChatFacts {
        address,
        caller_manages: None,
        openness: Openness::Closed,
        doors: Doors::default(),
    };
    let caller = Caller {
        account: Account::new(Platform::Telegram, who),
        language: None,
        place: Place { chat: Some(chat), answers_privately: false },
        event: who.to_string(),
        message: None,
    };
    (caller, Request::Written(Private::new("/usechat".to_owned())))
}

#[tokio::test(flavor = "multi_thread")]
async fn a_revoked_token_ends_it() {
    let town = Town::new().await;
    town.telegram.revoke_token(true);
    let running = town.run(&town.app().await);
    assert_eq!(running.adapter.await.expect("no panic"), Err(Stopped::Unauthorised));
}
