//! `import` as an operator's script sees it: by its exit code, and by one line where it is not 0.

use circlekeeper_core::store::{listings, look};

use crate::world::{Told, World, snapshot};

const MEETING: &str = r#"[{"slug": "noon", "name": "Noon", "day": 1, "time": "12:00",
    "conference_url": "https://zoom.us/j/9", "url": "https://quay.example/noon"}]"#;

async fn import(world: &World, text: &str, more: &[&str]) -> Told {
    std::fs::write(world.path("quay-2026-09.json"), text).expect("a file");
    world.tell(&[&["import", "quay-2026-09.json"], more].concat()).await
}

/// It ended with this code, and one line that says what is the matter.
fn assert_ended(told: &Told, code: i32, why: &str) {
    assert_eq!(told.code, Some(code), "{told:?}");
    assert!(told.err.contains(why) && told.err.lines().count() == 1, "{}", told.err);
    assert_eq!(told.out, "");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_import_ends_with_0_and_its_report_while_the_bot_runs() {
    let mut world = World::open().await;
    world.start_bot().await;
    let told = import(&world, MEETING, &["--zone", "Europe/Berlin"]).await;
    assert_eq!(told.code, Some(0), "{told:?}");
    assert!(told.out.contains("1 new, 0 updated, 0 unchanged, 0 retired, 0 left out"), "{told:?}");
    let mut db = look::open(&world.store()).await.unwrap();
    assert_eq!(listings::of_directory(&mut db, "quay").await.unwrap().len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_import_of_a_broken_file_ends_with_1_and_changes_nothing() {
    let world = World::open().await;
    let zone = ["--zone", "Europe/Berlin"];
    assert_eq!(import(&world, MEETING, &zone).await.code, Some(0));
    let before = snapshot(&world.path("data"));
    let half = &MEETING[..MEETING.len() / 2];
    for (text, why) in [(half, "cut off"), ("[]", "is empty"), ("<html>", "is no JSON")] {
        let told = import(&world, text, &zone).await;
        assert_ended(&told, 1, why);
        assert!(told.err.trim_end().ends_with("Nothing was changed"), "{}", told.err);
    }
    assert_eq!(snapshot(&world.path("data")), before, "something changed");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_import_that_has_to_be_told_something_first_ends_with_2_and_changes_nothing() {
    let world = World::open().await;
    assert_ended(&import(&world, MEETING, &[]).await, 2, "for example --zone America/Edmonton");
    let told = import(&world, MEETING, &["--zone", "Berln"]).await;
    assert_ended(&told, 2, "Europe/Berlin");
    let told = world.tell(&["import", "nowhere.json", "--zone", "Europe/Berlin"]).await;
    assert_ended(&told, 2, "nowhere.json cannot be read");
    let many = |count: usize| {
        let one = |n: usize| MEETING.trim_matches(['[', ']']).replace("oon", &format!("oon {n}"));
        format!("[{}]", (0..count).map(one).collect::<Vec<_>>().join(","))
    };
    let zone = ["--zone", "Europe/Berlin"];
    assert_eq!(import(&world, &many(12), &zone).await.code, Some(0));
    let before = snapshot(&world.path("data"));
    for more in [&zone[..], &["--zone", "Europe/Berlin", "--dry-run"]] {
        assert_ended(&import(&world, &many(2), more).await, 2, "--retire-most");
    }
    assert_eq!(snapshot(&world.path("data")), before, "something changed");
    let meant = import(&world, &many(2), &["--retire-most"]).await;
    assert!(meant.code == Some(0) && meant.out.contains("10 retired"), "{meant:?}");
}
