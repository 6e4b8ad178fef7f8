//! Times with a way to meet behind them: in an option, in a form and in an answer as in one message.

use circlekeeper_tests::World;

use crate::led::{both, dana, from_telegram, leads, press, writes};

const ZOOM: &str = "https://zoom.us/j/123";

#[tokio::test(flavor = "multi_thread")]
async fn on_discord_a_link_may_stand_behind_the_times() {
    let world = World::open().await;
    let circle = world.circle().await;
    let when = format!("every Thursday 19:00 90 min {ZOOM}");
    let preview = dana(&world, &circle, "schedule", &[("when", &when)]).await;
    assert!(preview.text().contains("90 minutes each"), "{}", preview.text());
    assert!(preview.text().contains("Zoom"), "{}", preview.text());
    press(&world, &circle.dana, preview.seen(), "Confirm").await;
    both(&world, &circle, "new session times").await;
    let given = dana(&world, &circle, "link", &[]).await;
    assert!(given.text().contains(ZOOM), "{}", given.text());
    let phone = [("when", "every Friday 18:00 phone:+49 30 1234567 code:123456#")];
    let preview = dana(&world, &circle, "schedule", &phone).await;
    assert!(preview.text().contains("Where: a phone conference"), "{}", preview.text());
    let two = [("when", when.as_str()), ("link", "https://meet.jit.si/Room")];
    let refused = dana(&world, &circle, "schedule", &two).await;
    assert!(refused.text().starts_with("Please give one way to meet"), "{}", refused.text());
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_correction_with_another_link_takes_its_place() {
    let world = World::open().await;
    let circle = world.circle().await;
    let options = [("when", "every Thursday 19:00"), ("link", ZOOM)];
    let preview = dana(&world, &circle, "schedule", &options).await;
    let correct = press(&world, &circle.dana, preview.seen(), "Correct").await;
    let form = correct.form().clone();
    let typed = "every Thursday 20:00 https://meet.jit.si/Room";
    let fields = [(form.inputs[0].custom_id.as_str(), typed)];
    let corrected = world.discord.submit(&circle.dana, &form, &fields).await.expect("an answer");
    assert!(corrected.text().contains("20:00"), "{}", corrected.text());
    assert!(corrected.text().contains("Jitsi"), "{}", corrected.text());
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn on_telegram_an_answer_takes_a_link_too() {
    let (world, led) = from_telegram().await;
    let question = writes(&world, &led.tara, "/schedule").await;
    assert!(question.text.contains("When does it meet?"), "{}", question.text);
    let preview = writes(&world, &led.tara, &format!("every Thursday 19:00 {ZOOM}")).await;
    assert!(preview.text.contains("Zoom"), "{}", preview.text);
    leads(&world, &led.tara, &preview, "Correct").await;
    let corrected = writes(&world, &led.tara, "every Friday 19:00").await;
    assert!(corrected.text.contains("Zoom"), "{}", corrected.text);
    world.close().await;
}
