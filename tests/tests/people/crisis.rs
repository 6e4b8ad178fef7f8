//! Whom to turn to now: answered for everyone, everywhere, at once, whatever state the store is in.

use std::fs;

use circlekeeper_playground::discord;
use circlekeeper_playground::telegram::Where;
use circlekeeper_tests::World;
use tempfile::TempDir;

const LINES: &str = r#"[{
    "name": "Telefonseelsorge",
    "place": "Germany",
    "contact": "0800 1110111",
    "hours": "day and night",
    "source": "https://www.telefonseelsorge.de",
    "checked_on": "2026-11-02"
}]"#;

#[tokio::test(flavor = "multi_thread")]
async fn crisis_is_answered_in_a_telegram_chat_in_place() {
    let world = World::open().await;
    let circle = world.circle().await;
    let stranger = world.telegram.person("Sam");
    world.telegram.join(circle.chat, &stranger);
    let answer = world.tell_in(&stranger, circle.chat, "/crisis").await;
    insta::assert_snapshot!(answer.text, @r"
    If somebody is in danger, call your local emergency number now (in many countries 112 or 911).
    Helplines in most countries: https://findahelpline.com

    Nobody watches this bot. It cannot call for help, and it does not pass on that you asked.
    ");
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn crisis_is_answered_to_whoever_remains_anonymous() {
    let world = World::open().await;
    let circle = world.circle().await;
    let (telegram, chat) = (&world.telegram, circle.chat);
    telegram.says_anonymously(&circle.dana_there, chat, "/crisis").await;
    let answer = telegram.next_message(chat).await;
    assert!(answer.text.starts_with("If somebody is in danger"), "{}", answer.text);
    telegram.says_as_channel(chat, "/crisis").await;
    let answer = telegram.next_message(chat).await;
    assert!(answer.text.starts_with("If somebody is in danger"), "{}", answer.text);
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn other_commands_of_anonymous_administrators_are_told_the_mend() {
    let world = World::open().await;
    let circle = world.circle().await;
    let (telegram, chat) = (&world.telegram, circle.chat);
    for command in ["/usechat", "/next", "/mydata"] {
        telegram.says_anonymously(&circle.dana_there, chat, command).await;
        let answer = telegram.next_message(chat).await;
        assert!(answer.text.starts_with("I cannot see who asks."), "{}", answer.text);
        assert_eq!(answer.raw["reply_to_message"]["text"], command);
    }
    telegram.says_anonymously(&circle.dana_there, chat, "good evening").await;
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn crisis_is_answered_in_private_and_needs_nothing_stored() {
    let world = World::open().await;
    let sam = world.telegram.person("Sam");
    world.telegram.start_bot(&sam, None).await;
    let hello = world.telegram.next_private(&sam).await;
    assert!(hello.text.contains("/crisis"));
    let answer = world.tell(&sam, "/crisis please").await;
    assert!(answer.text.starts_with("If somebody is in danger"), "{}", answer.text);
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn crisis_is_answered_on_discord_to_the_asker_alone() {
    let world = World::open().await;
    let circle = world.circle().await;
    for place in [discord::Where::Channel(circle.channel), discord::Where::Dm] {
        let answer = world.ask(&circle.noah, place, "crisis", &[]).await;
        assert!(place == discord::Where::Dm || answer.is_private());
        assert!(answer.text().contains("findahelpline.com"), "{}", answer.text());
    }
    let answer = world.ask(&circle.noah, circle.channel, "crisis", &[]).await;
    insta::assert_snapshot!(answer.text(), @r"
    ### If somebody is in danger, call your local emergency number now (in many countries 112 or 911).
    Helplines in most countries: <https://findahelpline.com>
    Nobody watches this bot. It cannot call for help, and it does not pass on that you asked.
    ");
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_operators_own_lines_show_their_source_and_date() {
    let directory = TempDir::new().expect("a directory");
    let file = directory.path().join("crisis.json");
    fs::write(&file, LINES).expect("a file");
    let world = World::open_with(|settings| settings.crisis_file = Some(file)).await;
    let circle = world.circle().await;
    let answer = world.tell(&circle.mia, "/crisis").await;
    insta::assert_snapshot!(answer.text, @r"
    If somebody is in danger, call your local emergency number now (in many countries 112 or 911).
    Lines the operator of this bot has listed:
    • Telefonseelsorge (Germany): 0800 1110111, day and night. Source: https://www.telefonseelsorge.de, checked on 2026-11-02.

    Helplines in most countries: https://findahelpline.com

    Nobody watches this bot. It cannot call for help, and it does not pass on that you asked.
    ");
    let answer = world.ask(&circle.noah, circle.channel, "crisis", &[]).await;
    insta::assert_snapshot!(answer.text(), @r"
    ### If somebody is in danger, call your local emergency number now (in many countries 112 or 911).
    Lines the operator of this bot has listed:
    - Telefonseelsorge (Germany): `0800 1110111`, day and night. Source: <https://www.telefonseelsorge.de>, checked on 2026-11-02.
    Helplines in most countries: <https://findahelpline.com>
    Nobody watches this bot. It cannot call for help, and it does not pass on that you asked.
    ");
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn crisis_is_answered_while_the_store_takes_no_changes() {
    let world = World::open().await;
    let circle = world.circle().await;
    let busy = world.busy_store().await;
    let answer = world.ask(&circle.noah, circle.channel, "crisis", &[]).await;
    assert!(answer.text().contains("If somebody is in danger"), "{}", answer.text());
    let answer = world.tell(&circle.mia, "/crisis").await;
    assert!(answer.text.contains("If somebody is in danger"), "{}", answer.text);
    let answer = world.tell_in(&circle.mia, circle.chat, "/crisis").await;
    assert!(answer.text.contains("If somebody is in danger"), "{}", answer.text);
    drop(busy);
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn crisis_does_not_wait_behind_another_request_of_the_same_person() {
    let mut world = World::open().await;
    let circle = world.circle().await;
    world.telegram.hold_calls("getChatMember", true);
    world.telegram.says(&circle.dana_there, Where::Chat(circle.chat), "/usechat").await;
    // The bot is in the middle of it, and stays there.
    world.telegram.held(1).await;
    let answer = world.tell_in(&circle.dana_there, circle.chat, "/crisis").await;
    assert!(answer.text.contains("If somebody is in danger"), "{}", answer.text);
    world.telegram.held(1).await;
    world.telegram.nothing_more().await;
    world.cut_off();
    world.telegram.none_held().await;
    world.telegram.hold_calls("getChatMember", false);
    world.start().await;
    let late = world.telegram.next_message(circle.chat).await;
    assert!(late.text.starts_with("This chat belongs to"), "{}", late.text);
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn crisis_speaks_the_language_somebody_chose() {
    let world = World::open().await;
    let circle = world.circle().await;
    world.tell(&circle.mia, "/language de").await;
    world.ask(&circle.noah, discord::Where::Dm, "language", &[("language", "de")]).await;
    // Nor does a store that takes no changes keep them from it.
    let busy = world.busy_store().await;
    let answer = world.tell(&circle.mia, "/crisis").await;
    assert!(answer.text.starts_with("Wenn jemand in Gefahr ist"), "{}", answer.text);
    let answer = world.ask(&circle.noah, circle.channel, "crisis", &[]).await;
    assert!(answer.text().contains("Wenn jemand in Gefahr ist"), "{}", answer.text());
    drop(busy);
    world.close().await;
}
