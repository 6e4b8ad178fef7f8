//! `export`: a group's facts and times, and nobody in it.

use std::os::unix::fs::PermissionsExt;

use crate::world::{CHAT, LINK, MEMBER, World};

async fn circle() -> World {
    let mut world = World::open().await;
    world.start_bot().await;
    world.circle().await;
    world
}

#[tokio::test(flavor = "multi_thread")]
async fn facts_and_times_are_written_and_nobody_is() {
    let world = circle().await;
    let told = world.tell(&["export", "1"]).await;
    assert_eq!(told.code, Some(0), "{told:?}");
    let group: serde_json::Value = serde_json::from_str(&told.out).unwrap();
    assert_eq!(group["name"], "Thursday circle");
    assert_eq!(group["zone"], "Europe/Berlin");
    assert_eq!(group["fee"], "no fee");
    assert_eq!((&group["members"], &group["facilitators"]), (&1.into(), &1.into()));
    assert_eq!(group["reminders_minutes_before"], serde_json::json!([1440, 30]));
    assert!(group["series"][0]["rrule"].as_str().unwrap().contains("FREQ=WEEKLY"), "{group}");
    assert_eq!(group["series"][0]["start_local"], "2026-12-03T19:00:00");
    assert_eq!(group["sessions"][0]["starts_at"], "2026-12-03T18:00:00Z");
    for secret in [LINK, "zoom", MEMBER, CHAT, "canarychannel", "Dana", "Omar"] {
        assert!(!told.out.contains(secret), "{secret}: {}", told.out);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn venues_are_written_when_asked_for_to_a_file_of_ones_own() {
    let mut world = circle().await;
    let told = world.tell(&["export", "#1", "--with-venues", "--to", "group.json"]).await;
    assert_eq!((told.code, told.out.as_str()), (Some(0), ""), "{}", told.err);
    let file = world.path("group.json");
    assert!(std::fs::read_to_string(&file).unwrap().contains(LINK));
    assert_eq!(std::fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
    assert_eq!(world.tell(&["export", "1", "--to", "group.json"]).await.code, Some(1));
    world.set("SECRET_KEY_FILE", "gone.key");
    let told = world.tell(&["export", "1", "--with-venues"]).await;
    assert_eq!(told.code, Some(2), "{told:?}");
    assert!(told.err.contains("SECRET_KEY_FILE") && !world.path("gone.key").exists());
    assert_eq!(world.tell(&["export", "1"]).await.code, Some(0));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_group_that_is_none_is_told() {
    let world = circle().await;
    let told = world.tell(&["export", "7"]).await;
    assert_eq!((told.code, told.out.as_str()), (Some(1), ""));
    assert!(told.err.contains("there is no group 7"), "{}", told.err);
    assert_eq!(world.tell(&["export", "seven"]).await.code, Some(2));
}
