//! What people say to the bot, and what they get.

use std::path::Path;

use circlekeeper_playground::telegram::Where;

use crate::town::Town;

#[tokio::test(flavor = "multi_thread")]
async fn in_private_everything_is_answered() {
    let town = Town::new().await;
    let running = town.run(&town.app().await);
    let ana = town.telegram.person("Ana");
    town.telegram.start_bot(&ana, None).await;
    let hello = town.telegram.next_private(&ana).await;
    assert!(hello.text.contains("/newgroup"), "{}", hello.text);
    town.telegram.says(&ana, Where::Private, "I feel awful").await;
    let unasked = town.telegram.next_private(&ana).await;
    assert!(unasked.text.contains("/help"), "{}", unasked.text);
    town.telegram.says(&ana, Where::Private, "/nonsense").await;
    town.telegram.next_private(&ana).await;
    town.telegram.says(&ana, Where::Private, "/help").await;
    let help = town.telegram.next_private(&ana).await;
    assert!(help.text.contains("• /find"), "{}", help.text);
    town.close(running).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_chat_hears_the_bot_only_when_it_is_asked() {
    let town = Town::new().await;
    let running = town.run(&town.app().await);
    let ana = town.telegram.person("Ana");
    let circle = town.telegram.group("Circle", &ana);
    town.telegram.make_bot_admin(circle);
    town.telegram.says(&ana, circle.into(), "canary-7391 is what ails me").await;
    town.telegram.says(&ana, circle.into(), "/weather").await;
    town.telegram.says(&ana, circle.into(), "/help@other_bot").await;
    town.telegram.says(&ana, circle.into(), "/help").await;
    let help = town.telegram.next_message(circle).await;
    assert_eq!(help.raw["reply_to_message"]["text"], "/help");
    town.telegram.says(&ana, circle.into(), "/join").await;
    let elsewhere = town.telegram.next_message(circle).await;
    let label = elsewhere.labels().first().map(|label| (*label).to_owned()).expect("a button");
    let pressed = town.telegram.press(&ana, &elsewhere, &label).await;
    let start = format!("https://t.me/{}?start=", town.telegram.bot_username());
    assert!(pressed.opened.expect("an address").starts_with(&start));
    town.telegram.next_private(&ana).await;
    assert!(!holds(town.folder.path(), b"canary-7391"));
    town.close(running).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_topic_is_answered_in_the_topic() {
    let town = Town::new().await;
    let running = town.run(&town.app().await);
    let ana = town.telegram.person("Ana");
    let forum = town.telegram.forum("Circle", &ana);
    let topic = town.telegram.topic(forum, "Tuesdays");
    town.telegram.says(&ana, Where::Topic(forum, topic), "/help").await;
    assert_eq!(town.telegram.next_message(forum).await.thread, Some(topic));
    town.telegram.says(&ana, forum.into(), "/help").await;
    assert_eq!(town.telegram.next_message(forum).await.thread, None);
    town.close(running).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_question_is_answered_by_what_is_typed_next() {
    let town = Town::new().await;
    let running = town.run(&town.app().await);
    let ana = town.telegram.person("Ana");
    town.telegram.start_bot(&ana, None).await;
    town.telegram.next_private(&ana).await;
    town.telegram.says(&ana, Where::Private, "/newgroup Tuesday circle").await;
    let zone = town.telegram.next_private(&ana).await;
    town.telegram.says(&ana, Where::Private, "Europe/Berlin").await;
    let opened = town.telegram.next_private(&ana).await;
    assert_ne!(opened.text, zone.text);
    assert!(opened.text.contains("/usechat"), "{}", opened.text);
    town.close(running).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn only_those_who_manage_a_chat_open_a_group_in_it() {
    let town = Town::new().await;
    let running = town.run(&town.app().await);
    let ana = town.telegram.person("Ana");
    let bo = town.telegram.person("Bo");
    let circle = town.telegram.public_group("Circle", "circle", &ana);
    town.telegram.join(circle, &bo);
    let newgroup = "/newgroup Tuesday circle zone:Europe/Berlin";
    town.telegram.says(&bo, circle.into(), newgroup).await;
    let refused = town.telegram.next_message(circle).await;
    town.telegram.says(&ana, circle.into(), newgroup).await;
    let opened = town.telegram.next_message(circle).await;
    assert!(opened.text.contains("public"), "{}", opened.text);
    assert!(!refused.text.contains("public"), "{}", refused.text);
    town.close(running).await;
}

/// Whether any file in the folder holds these bytes.
fn holds(folder: &Path, bytes: &[u8]) -> bool {
    let files = std::fs::read_dir(folder).expect("a folder");
    files.filter_map(Result::ok).any(|file| {
        let content = std::fs::read(file.path()).unwrap_or_default();
        content.windows(bytes.len()).any(|window| window == bytes)
    })
}
