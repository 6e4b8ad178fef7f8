//! What is personal is not answered where others read: a neutral line, and a way that names nothing.

use circlekeeper_playground::telegram::Where;
use circlekeeper_tests::World;

/// Every command whose answer is the asker's alone, as somebody might type it.
const PERSONAL: &[&str] = &[
    "/start",
    "/find panic attacks",
    "/join",
    "/join Thursday circle",
    "/leave",
    "/coming",
    "/cantcome #1",
    "/link",
    "/timezone Europe/Berlin",
    "/schedule every Thursday 19:00",
    "/sessions",
    "/movesession #1 to:Friday",
    "/cancelsession",
    "/stop",
    "/admit #1",
];

#[tokio::test(flavor = "multi_thread")]
async fn a_personal_command_typed_in_a_telegram_chat_is_moved_to_private() {
    let world = World::open().await;
    let circle = world.circle().await;
    for typed in PERSONAL {
        let answer = world.tell_in(&circle.mia, circle.chat, typed).await;
        assert_eq!(answer.text, "Better asked in private.", "{typed}");
        assert_eq!(answer.labels(), ["Open private chat"], "{typed}");
        let address = answer.buttons[0].url.clone().expect("a link");
        for named in ["thursday", "circle1", "anxiety", "panic"] {
            let payload = address.rsplit('=').next().unwrap_or_default().to_lowercase();
            assert!(!payload.contains(named), "{typed}: {address}");
        }
        let opened = world.tap(&circle.mia, &answer, "Open private chat").await;
        assert!(opened.text.starts_with("Thursday circle"), "{typed}: {}", opened.text);
    }
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn in_a_chat_without_a_group_the_way_leads_to_a_greeting() {
    let world = World::open().await;
    let circle = world.circle().await;
    let other = world.telegram.group("Other", &circle.mia);
    for typed in PERSONAL {
        let answer = world.tell_in(&circle.mia, other, typed).await;
        assert_eq!(answer.text, "Better asked in private.", "{typed}");
        let opened = world.tap(&circle.mia, &answer, "Open private chat").await;
        assert!(opened.text.starts_with("Hello."), "{typed}: {}", opened.text);
    }
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_way_works_for_who_never_wrote_to_the_bot() {
    let world = World::open().await;
    let circle = world.circle().await;
    let sam = world.telegram.person("Sam");
    world.telegram.join(circle.chat, &sam);
    let answer = world.tell_in(&sam, circle.chat, "/join").await;
    let opened = world.tap(&sam, &answer, "Open private chat").await;
    assert!(opened.text.starts_with("Thursday circle"), "{}", opened.text);
    let joined = world.tap(&sam, &opened, "Join").await;
    assert!(joined.text.starts_with("You are in Thursday circle"), "{}", joined.text);
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn forged_ways_give_nothing_away_and_do_nothing() {
    let world = World::open().await;
    let circle = world.circle().await;
    let sam = world.newcomer("Sam").await;
    world.tell(&circle.mia, "/newgroup Hidden walk #grief zone:Berlin").await;
    world.discord.next_dm(&world.operator).await;
    world.schedule(&circle, &[("when", "every Thursday 19:00")]).await;
    for payload in [
        "group-2",
        "join-2",
        "join-1",
        "admit-2",
        "confirm-1",
        "choose-1-0",
        "bind-1",
        "retry-1",
        "coming-1",
        "cantcome-1",
        "discard-1",
        "correct-1",
        "more-1-1",
        "link-99",
        "group-0",
        "group-99999999999999999999",
        "hello",
        "x",
        "-",
        "__",
        "group-1-1-1",
        "link--1",
    ] {
        world.telegram.start_bot(&sam, Some(payload)).await;
        let answer = world.telegram.next_private(&sam).await;
        assert!(!answer.text.contains("Hidden"), "{payload}: {}", answer.text);
        assert!(!answer.text.starts_with("You are in"), "{payload}: {}", answer.text);
    }
    world.telegram.start_bot(&sam, Some("group-1")).await;
    let listed = world.telegram.next_private(&sam).await;
    assert!(listed.text.starts_with("Thursday circle"), "{}", listed.text);
    let none = world.tell(&sam, "/leave").await;
    assert_eq!(none.text, "You are in no group yet. /find helps to find one.");
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn on_discord_every_answer_is_for_the_asker_alone() {
    let world = World::open().await;
    let circle = world.circle().await;
    world.schedule(&circle, &[("when", "every Thursday 19:00")]).await;
    for name in [
        "start", "find", "group", "join", "next", "coming", "cantcome", "link", "timezone",
        "crisis", "sessions", "stop", "leave",
    ] {
        let answer = world.ask(&circle.noah, circle.channel, name, &[]).await;
        assert!(answer.is_private(), "/{name}: {}", answer.text());
        assert!(answer.seen().pings.is_empty(), "/{name}");
    }
    world.help(&circle.noah, circle.channel).await;
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_link_into_a_call_typed_with_a_command_is_taken_away_and_the_facilitators_are_told() {
    let world = World::open().await;
    let circle = world.circle().await;
    world.telegram.make_bot_admin(circle.chat);
    let link = "https://us02web.zoom.us/j/84212345678?pwd=periwinkle";
    let typed = format!("/schedule every Thursday 19:00 {link}");
    let answer = world.tell_in(&circle.dana_there, circle.chat, &typed).await;
    insta::assert_snapshot!(answer.text, @"A call link does not belong in a chat that others read. Please delete that message, and post times in our private chat.");
    let told = world.discord.next_dm(&circle.dana).await;
    insta::assert_snapshot!(told.text, @"A call link was typed in a chat of Thursday circle where others could read it. Please make a new link, and give it to me with /schedule and the same times: it takes the place of the old one.");
    world.settle().await;
    let seen = world.telegram.history(circle.chat);
    let command = seen.iter().find(|one| one.text.contains("periwinkle")).expect("it was typed");
    assert!(command.deleted, "the link still stands in the chat");
    let bytes = world.stored_bytes();
    for secret in [&b"periwinkle"[..], b"84212345678"] {
        assert!(!bytes.windows(secret.len()).any(|window| window == secret));
    }
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn every_way_into_a_call_typed_with_a_command_is_noticed() {
    let world = World::open().await;
    let circle = world.circle().await;
    for typed in [
        "/schedule Friday 19:00 HTTPS://Cloud.clinic.example/call/x7",
        "/schedule Friday 19:00 http://zoom.us/j/1",
        "/schedule Friday 19:00 clinic.example/room",
        "/schedule Friday 19:00 phone:+49301234567 code:123456#",
        "/schedule Friday 19:00 Phone:+49301234567",
        "/announce We meet at https://clinic.example/room",
    ] {
        let answer = world.tell_in(&circle.dana_there, circle.chat, typed).await;
        assert!(answer.text.starts_with("A call link does not belong"), "{typed}: {}", answer.text);
        let told = world.discord.next_dm(&circle.dana).await;
        assert!(told.text.starts_with("A call link was typed"), "{}", told.text);
    }
    for typed in ["/schedule Friday 19:00 place:Room 3", "/announce 7.12./8.12. and/or later"] {
        let answer = world.tell_in(&circle.dana_there, circle.chat, typed).await;
        assert_eq!(answer.text, "Better asked in private.", "{typed}");
    }
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_link_the_bot_may_not_take_away_is_still_refused() {
    let world = World::open().await;
    let circle = world.circle().await;
    for typed in ["/next https://meet.google.com/abc-defg-hij", "/link https://zoom.us/j/1"] {
        let answer = world.tell_in(&circle.mia, circle.chat, typed).await;
        assert!(answer.text.starts_with("A call link does not belong"), "{}", answer.text);
        let told = world.discord.next_dm(&circle.dana).await;
        assert!(told.text.starts_with("A call link was typed"), "{}", told.text);
    }
    let ordinary = "see https://zoom.us/j/1";
    world.telegram.says(&circle.mia, Where::Chat(circle.chat), ordinary).await;
    world.close().await;
}
