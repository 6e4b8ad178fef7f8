//! Buttons are client input: forged, foreign, old and repeated ones are refused kindly.

use circlekeeper_playground::discord::Where;
use circlekeeper_playground::telegram::{Person, Pressed};
use circlekeeper_tests::World;

/// What nobody was given: no verb, no number, no draft of that number, or nobody's.
const FORGED: &[&str] = &[
    "x",
    ":",
    "coming",
    "coming:",
    "coming:-1",
    "coming:01",
    "coming:1:2:3",
    "drop table",
    "join:0",
    "confirm:9999",
    "choose:9999:1",
    "more:1",
    "retry:9999",
    "again:9999",
    "bind:9999",
    "admit:9999",
    "link:9999",
    "discard:9999",
    "correct:9999",
    "group:9999",
    "concern:1",
    "concern:9999",
    "deed:1:0",
    "deed:9999:65535",
    "expel:1",
    "held:1:1",
    "tellmore:1",
    "takeback:1",
    "audit:0",
    "audit:1:1",
    "audit:9999:65535",
    "join:9999",
    "confirm:99999999999999999999999",
];

/// What a press led to, over the chat or in it.
async fn said(world: &World, by: &Person, pressed: Pressed) -> String {
    match pressed.alert {
        Some(alert) => alert,
        None => world.telegram.next_private(by).await.text,
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn forged_buttons_are_refused_kindly() {
    let world = World::open().await;
    let circle = world.circle().await;
    let on_telegram = world.tell(&circle.mia, "/start").await;
    let on_discord = world.ask(&circle.noah, circle.channel, "start", &[]).await;
    for data in FORGED {
        let pressed = world.telegram.press_forged(&circle.mia, &on_telegram, data).await;
        let answer = said(&world, &circle.mia, pressed).await;
        assert!(kind(&answer), "{data}: {answer}");
        let pressed = world.discord.press_forged(&circle.noah, on_discord.seen(), data).await;
        let pressed = pressed.expect("an answer");
        assert!(pressed.is_private() && kind(pressed.text()), "{data}: {}", pressed.text());
    }
    world.close().await;
}

/// No apology: those are for our own faults.
fn kind(answer: &str) -> bool {
    let refusals = [
        "That button is too old.",
        "That button belongs to somebody else's request.",
        "I know no such group.",
        "I know no such session.",
        "Only the operator",
        "I know no open concern",
    ];
    refusals.iter().any(|refusal| answer.starts_with(refusal))
}

#[tokio::test(flavor = "multi_thread")]
async fn a_preview_is_confirmed_by_its_owner_only() {
    let world = World::open().await;
    let circle = world.circle().await;
    let options = [("when", "every Thursday 19:00")];
    let preview = world.ask(&circle.dana, circle.channel, "schedule", &options).await;
    let confirm = preview.seen().buttons[0].custom_id.clone().expect("a button");
    let own = world.ask(&circle.noah, circle.channel, "start", &[]).await;
    let stranger = world.discord.press_forged(&circle.noah, own.seen(), &confirm).await;
    assert_eq!(
        stranger.expect("an answer").text(),
        "That button belongs to somebody else's request. Please use the command yourself."
    );
    let hello = world.tell(&circle.mia, "/start").await;
    let pressed = world.telegram.press_forged(&circle.mia, &hello, &confirm).await;
    let answer = said(&world, &circle.mia, pressed).await;
    assert!(answer.starts_with("That button belongs to somebody else's"), "{answer}");
    let next = world.ask(&circle.noah, circle.channel, "next", &[]).await;
    assert_eq!(next.text(), "Thursday circle: no session is scheduled.");
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_preview_is_too_old_after_a_day() {
    let world = World::open().await;
    let circle = world.circle().await;
    let options = [("when", "every Thursday 19:00")];
    let preview = world.ask(&circle.dana, circle.channel, "schedule", &options).await;
    world.at("2026-12-01T09:00:00Z").await;
    let late = world.click(&circle.dana, preview.seen(), "Confirm").await;
    assert_eq!(late.text(), "That button is too old. Please use the command again.");
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_preview_confirmed_twice_schedules_once() {
    let world = World::open().await;
    let circle = world.circle().await;
    let options = [("when", "every Thursday 19:00")];
    let preview = world.ask(&circle.dana, circle.channel, "schedule", &options).await;
    let data = preview.seen().buttons[0].custom_id.clone().expect("a button");
    world.click(&circle.dana, preview.seen(), "Confirm").await;
    let again = world.discord.press_forged(&circle.dana, preview.seen(), &data).await;
    let again = again.expect("an answer");
    assert_eq!(again.text(), "That button is too old. Please use the command again.");
    world.discord.next_message(circle.channel).await;
    world.telegram.next_message(circle.chat).await;
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_button_of_a_dropped_preview_never_confirms_a_later_one() {
    let world = World::open().await;
    let circle = world.circle().await;
    world.schedule(&circle, &[("when", "every Thursday 19:00")]).await;
    let (dana, at) = (&circle.dana, circle.channel);
    let moving = world.ask(dana, at, "movesession", &[("to", "Friday 20:00")]).await;
    assert!(moving.text().starts_with("Move Thursday circle"), "{}", moving.text());
    let confirm = moving.seen().buttons[0].custom_id.clone().expect("a button");
    world.ask(dana, at, "stop", &[]).await;
    let closing = world.ask(dana, at, "closegroup", &[]).await;
    let old = world.discord.press_forged(dana, moving.seen(), &confirm).await;
    assert_eq!(
        old.expect("an answer").text(),
        "That button is too old. Please use the command again."
    );
    let next = world.ask(&circle.noah, at, "next", &[]).await;
    assert!(next.text().starts_with("Thursday circle: <t:"), "{}", next.text());
    let done = world.click(dana, closing.seen(), "Confirm").await;
    assert_eq!(done.text(), "Thursday circle is closed.\nIts chats are told.");
    world.discord.next_message(circle.channel).await;
    world.telegram.next_message(circle.chat).await;
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_choice_tapped_twice_answers_its_own_question_once() {
    let world = World::open().await;
    let circle = world.circle().await;
    let options = [("name", "Morning walk"), ("zone", "Europe/Berlin")];
    world.ask(&circle.dana, Where::Dm, "newgroup", &options).await;
    world.discord.next_dm(&world.operator).await;
    let options = [("when", "next Friday 19:00")];
    let which = world.ask(&circle.dana, Where::Dm, "schedule", &options).await;
    assert_eq!(which.text(), "Which group?");
    let tapped = which.seen().buttons[1].custom_id.clone().expect("a button");
    let reading = world.click(&circle.dana, which.seen(), "Morning walk").await;
    assert!(
        reading.text().starts_with("That can be read in more than one way"),
        "{}",
        reading.text()
    );
    let twice = world.discord.press_forged(&circle.dana, which.seen(), &tapped).await;
    assert_eq!(
        twice.expect("an answer").text(),
        "That button is too old. Please use the command again."
    );
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn buttons_outlive_a_restart() {
    let mut world = World::open().await;
    let circle = world.circle().await;
    let options = [("when", "every Thursday 19:00")];
    let preview = world.ask(&circle.dana, circle.channel, "schedule", &options).await;
    let found = world.tell(&circle.mia, "/find panic").await;
    world.stop().await;
    world.start().await;
    let done = world.click(&circle.dana, preview.seen(), "Confirm").await;
    assert!(done.text().starts_with("Done. Thursday circle is scheduled"), "{}", done.text());
    world.discord.next_message(circle.channel).await;
    world.telegram.next_message(circle.chat).await;
    let joined = world.tap(&circle.mia, &found, "Join Thursday circle").await;
    assert!(joined.text.starts_with("You are in Thursday circle"), "{}", joined.text);
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_press_made_while_the_bot_was_down_is_answered_when_it_is_back() {
    let mut world = World::open().await;
    let circle = world.circle().await;
    let found = world.tell(&circle.mia, "/find panic").await;
    let data = found.buttons[0].data.clone().expect("a button");
    world.stop().await;
    world.telegram.press_and_go(&circle.mia, &found, &data).await;
    world.telegram.expire_presses();
    world.start().await;
    let joined = world.telegram.next_private(&circle.mia).await;
    assert!(joined.text.starts_with("You are in Thursday circle"), "{}", joined.text);
    world.close().await;
}
