//! Times that are posted already: posted once more they take what is new, and nothing is doubled.

use circlekeeper_tests::World;

use crate::led::{both, dana, from_telegram, posts, press, reminded, silent, turns, writes};

const OLD: &str = "https://zoom.us/j/111";
const NEW: &str = "https://meet.jit.si/HarbourLights";

#[tokio::test(flavor = "multi_thread")]
async fn a_new_link_is_put_on_times_that_are_posted_and_reminds_of_them_once() {
    let world = World::open().await;
    let circle = world.circle().await;
    world.schedule(&circle, &[("when", "every Thursday 19:00 90 min"), ("link", OLD)]).await;
    writes(&world, &circle.mia, "/join #1").await;
    // Ten days on, the rule begins at another date and means the same times.
    world.at("2026-12-02T18:00:00Z").await;
    reminded(&world, &circle, "in 24 hours").await;
    let options = [("when", "every Thursday 19:00"), ("link", NEW)];
    let preview = dana(&world, &circle, "schedule", &options).await;
    insta::assert_snapshot!(preview.text(), @"
    ### Thursday circle: please check
    - Thu 3 Dec 2026, 19:00 (Berlin)
    - Thu 10 Dec 2026, 19:00 (Berlin)
    - Thu 17 Dec 2026, 19:00 (Berlin)
    Times are in Europe/Berlin. Each reader sees their own.
    And so on, 90 minutes each, until it is ended.
    Where: a Jitsi Meet call. The link is given only to members, privately.
    Only you see this, to check it: the link leads to `meet.jit.si` and ends in `…arbourLights`
    These times are posted already: I put the new way in on them. Nothing is doubled, and the chats hear nothing new.
    ");
    let done = press(&world, &circle.dana, preview.seen(), "Confirm").await;
    insta::assert_snapshot!(done.text(), @"
    Done. This is how Thursday circle is posted now:
    - Thu 3 Dec 2026, 19:00 (Berlin)
    - Thu 10 Dec 2026, 19:00 (Berlin)
    - Thu 17 Dec 2026, 19:00 (Berlin)
    Nothing new goes to its chats for that, and the reminders stay as they were.
    ");
    world.settle().await;
    silent(&world, "nothing is posted anew");
    world.at("2026-12-03T17:30:00Z").await;
    reminded(&world, &circle, "in 30 minutes").await;
    silent(&world, "one reminder each");
    let given = writes(&world, &circle.mia, "/link").await;
    assert!(given.text.contains(NEW) && !given.text.contains(OLD), "{}", given.text);
    // Those made ahead later have it too, and take as long as before.
    world.at("2027-03-03T12:00:00Z").await;
    let given = dana(&world, &circle, "link", &[]).await;
    assert!(given.text().contains(NEW), "{}", given.text());
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_link_that_was_missing_follows_by_the_advice_of_the_preview() {
    let (world, led) = from_telegram().await;
    let preview = writes(&world, &led.tara, "/schedule Thursday 19:00").await;
    assert!(preview.text.contains("To say it later, post the same times once more"));
    turns(&world, &led.tara, &preview, "Confirm").await;
    world.telegram.next_message(led.chat).await;
    let again = writes(&world, &led.tara, &format!("/schedule Thursday 19:00 45 min {OLD}")).await;
    assert!(again.text.contains("the new way in and the new length"), "{}", again.text);
    turns(&world, &led.tara, &again, "Confirm").await;
    world.settle().await;
    silent(&world, "nothing is posted anew");
    let given = writes(&world, &led.tara, "/link").await;
    assert!(given.text.contains(OLD), "{}", given.text);
    let bare = writes(&world, &led.tara, "/schedule Thursday 19:00").await;
    assert!(bare.text.contains("just so. To change where it happens"), "{}", bare.text);
    assert!(bare.text.contains("45 minutes") && bare.text.contains("Zoom"), "{}", bare.text);
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_link_exposed_during_a_session_is_replaced_in_it() {
    let world = World::open().await;
    let circle = world.circle().await;
    world.schedule(&circle, &[("when", "every Thursday 19:00 90 min"), ("link", OLD)]).await;
    world.at("2026-12-02T18:00:00Z").await;
    both(&world, &circle, "Thursday circle").await;
    world.at("2026-12-03T17:30:00Z").await;
    both(&world, &circle, "Thursday circle").await;
    world.at("2026-12-03T18:20:00Z").await;
    let asked = world.discord.next_dm(&circle.dana).await;
    assert!(asked.text.contains("nobody has told me that it has"), "{}", asked.text);
    let options = [("when", "every Thursday 19:00"), ("link", NEW)];
    let preview = dana(&world, &circle, "schedule", &options).await;
    press(&world, &circle.dana, preview.seen(), "Confirm").await;
    let given = dana(&world, &circle, "link", &[]).await;
    assert!(given.text().contains(NEW), "{}", given.text());
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn times_that_ended_since_the_preview_are_not_posted_anew_by_it() {
    let (world, led) = from_telegram().await;
    posts(&world, &led, "every Thursday 19:00").await;
    let again = writes(&world, &led.tara, &format!("/schedule every Thursday 19:00 {OLD}")).await;
    let end = writes(&world, &led.tara, "/endseries").await;
    turns(&world, &led.tara, &end, "Confirm").await;
    world.telegram.next_message(led.chat).await;
    world.telegram.press(&led.tara, &again, "Confirm").await;
    let late = world.telegram.next_private(&led.tara).await;
    assert!(late.text.starts_with("That button is too old"), "{}", late.text);
    world.close().await;
}
