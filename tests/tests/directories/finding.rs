//! Finding what is known only from a directory: on both platforms, with the bot stopped or running
//! while it was imported.

use circlekeeper::import;
use circlekeeper::settings::Settings;
use circlekeeper_core::clock::Clock;
use circlekeeper_playground::discord;
use circlekeeper_tests::World;

use crate::desk::{asked, fixture};

async fn bring_in(settings: &Settings, world: &World, file: &str) {
    let asked = asked(fixture(file), "Europe/Berlin");
    let report = import::bring_in(settings, Clock::movable(world.now()), &asked).await;
    let report = report.expect("an import");
    assert_eq!(report.left_out.len(), usize::from(file.contains("09")));
}

async fn world() -> (World, Settings) {
    let mut settings = None;
    let world = World::open_with(|opened| settings = Some(opened.clone())).await;
    (world, settings.expect("settings"))
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_imported_while_the_bot_was_stopped_is_found() {
    let (mut world, settings) = world().await;
    let circle = world.circle().await;
    world.stop().await;
    bring_in(&settings, &world, "harbour-2026-09.json").await;
    world.start().await;
    world.tell(&circle.mia, "/timezone New York").await;
    let found = world.tell(&circle.mia, "/find grief").await;
    insta::assert_snapshot!(found.text, @"
    No group here fits, but directories know 4:

    Grief in the evening
    • Known from a directory: harbour. It cannot be joined here.
    • Next session: Thu 3 Dec 2026, 13:00 (New York)
    • Group's time zone: Europe/Berlin
    • How: online
    • Language: German
    • Open to everybody
    • Especially for: women
    • Its page, with the way in: https://harbour.example/meetings/evening

    Grief by day
    • Known from a directory: harbour. It cannot be joined here.
    • Next session: Mon 30 Nov 2026, 06:00 (New York)
    • Group's time zone: Europe/Berlin
    • How: online
    • Its page, with the way in: https://harbour.example/meetings/17

    Grief by letter
    • Known from a directory: harbour. It cannot be joined here.
    • Next session: by appointment
    • How: in person
    • Its page, with the way in: https://harbour.example/meetings/letters

    You can wish for such a group. The operator of this bot reads the wish, and not who made it.
    ");
    world.telegram.press(&circle.mia, &found, "More").await;
    let rest = world.telegram.next_edit(&found).await;
    assert!(rest.text.contains("Grief at sunrise"), "{}", rest.text);
    assert!(rest.text.contains("The directory names no page for it."), "{}", rest.text);
    let women = world.ask(&circle.noah, discord::Where::Dm, "find", &[("words", "women")]).await;
    insta::assert_snapshot!(women.text(), @"
    No group here fits, but directories know one:
    ### **Grief in the evening**
    - Known from a directory: harbour. It cannot be joined here.
    - Next session: <t:1796320800:F>
    - Group's time zone: Europe/Berlin
    - How: online
    - Language: German
    - Open to everybody
    - Especially for: women
    - Its page, with the way in: <https://harbour.example/meetings/evening>
    You can wish for such a group. The operator of this bot reads the wish, and not who made it.
    ");
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_imported_while_the_bot_runs_is_found_at_once() {
    let (world, settings) = world().await;
    let circle = world.circle().await;
    bring_in(&settings, &world, "harbour-2026-09.json").await;
    let before = world.ask(&circle.noah, discord::Where::Dm, "find", &[("words", "sunrise")]).await;
    assert!(before.text().contains("Grief at sunrise"), "{}", before.text());
    bring_in(&settings, &world, "harbour-2026-10.json").await;
    let after = world.ask(&circle.noah, discord::Where::Dm, "find", &[("words", "sunrise")]).await;
    assert!(after.text().contains("I found no group for that."), "{}", after.text());
    let moved = world.tell(&circle.mia, "/find evening grief").await;
    assert!(moved.text.contains("Thu 3 Dec 2026, 18:30 (Berlin)"), "{}", moved.text);
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn groups_that_can_be_joined_come_first() {
    let (world, settings) = world().await;
    let circle = world.circle().await;
    bring_in(&settings, &world, "harbour-2026-09.json").await;
    let both = world.tell(&circle.mia, "/find anxiety or grief").await;
    let place = |text: &str| both.text.find(text).unwrap_or_else(|| panic!("{}", both.text));
    assert!(place("Thursday circle") < place("4 more are known from directories:"));
    let all = world.tell(&circle.mia, "/find").await;
    assert!(all.text.contains("4 more meetings are known from directories."), "{}", all.text);
    assert!(!all.text.contains("Grief"), "{}", all.text);
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn no_note_link_or_contact_can_be_found() {
    let (world, settings) = world().await;
    let circle = world.circle().await;
    bring_in(&settings, &world, "harbour-2026-09.json").await;
    for words in ["petra", "basalt-canary", "passcode", "90000000001"] {
        let found = world.tell(&circle.mia, &format!("/find {words}")).await;
        assert!(found.text.starts_with("I found no group for that."), "{words}: {}", found.text);
    }
    let stored = String::from_utf8_lossy(&world.stored_bytes()).to_lowercase();
    for secret in
        ["quartz-canary", "basalt", "petra", "canary-pays", "555550142", "9000000000", "canary"]
    {
        assert!(!stored.contains(secret), "{secret}");
    }
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_the_operator_adds_to_the_topics_is_read_in_the_names_of_meetings() {
    let mut settings = None;
    let world = World::open_with(|opened| {
        let own = concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/topics.example.txt");
        opened.topics_file = Some(own.into());
        settings = Some(opened.clone());
    })
    .await;
    let circle = world.circle().await;
    let folder = tempfile::tempdir().expect("a directory");
    let file = folder.path().join("valley.json");
    let meeting = |slug: &str, name: &str| {
        let way = r#""conference_url": "https://call.example/1", "day": 4, "time": "19:00""#;
        format!(r#"{{"slug": "{slug}", "name": "{name}", {way}}}"#)
    };
    let meetings = [meeting("after", "After the Hochwasser"), meeting("quiet", "Quiet evening")];
    std::fs::write(&file, format!("[{}]", meetings.join(","))).expect("a file");
    let (settings, file) = (settings.expect("settings"), asked(&file, "Europe/Berlin"));
    let brought = import::bring_in(&settings, Clock::movable(world.now()), &file).await;
    assert_eq!(brought.expect("an import").new, 2);
    // The name says it in another word than who searches.
    let found = world.tell(&circle.mia, "/find we lost our house").await;
    assert!(found.text.contains("After the Hochwasser"), "{}", found.text);
    assert!(!found.text.contains("Quiet evening"), "{}", found.text);
    let asked = [("words", "flood")];
    let found = world.ask(&circle.noah, discord::Where::Dm, "find", &asked).await;
    assert!(found.text().contains("After the Hochwasser"), "{}", found.text());
    world.close().await;
}
