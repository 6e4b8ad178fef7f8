//! A store that cannot be written for a while: the disk is full, or somebody else has it. Nobody is left
//! without a word, nothing is lost, nothing is doubled. Here time is real: disk and lock are.

use std::time::Duration;

use circlekeeper_core::clock::Clock;
use circlekeeper_playground::telegram::Where;
use circlekeeper_tests::{SmallDisk, World};

use crate::scene::{
    EARLY, LAST, WEEKLY, both_reminded, thursdays, tries_on_discord, tries_on_telegram,
};

/// How long somebody else has the store.
const LOCKED: Duration = Duration::from_secs(10);

#[tokio::test(flavor = "multi_thread")]
async fn a_store_locked_for_ten_seconds_leaves_nobody_without_an_answer() {
    let (world, circle) = thursdays().await;
    let tried = (tries_on_discord(&world, circle.channel), tries_on_telegram(&world, circle.chat));
    let holding = world.lock_store_from_outside().await;
    let began = Clock::system().mark();
    world.at_once(EARLY);
    // What only reads is answered as ever, and so is whoever needs help.
    world.ask(&circle.dana, circle.channel, "next", &[]).await;
    assert!(began.elapsed() < Duration::from_secs(2), "{:?}", began.elapsed());
    world.telegram.says(&circle.mia, Where::Private, "/crisis").await;
    world.telegram.next_private(&circle.mia).await;
    assert!(began.elapsed() < Duration::from_secs(4), "{:?}", began.elapsed());
    world.telegram.says(&circle.mia, Where::Private, "/timezone Europe/Paris").await;
    // The stand-in waits three seconds for the first word, as Discord does, and then for the answer.
    let zone = [("zone", "Europe/Lisbon")];
    let (answer, ()) =
        tokio::join!(world.ask(&circle.noah, circle.channel, "timezone", &zone), async {
            tokio::time::sleep(LOCKED.saturating_sub(began.elapsed())).await;
            assert_eq!(tries_on_discord(&world, circle.channel), tried.0);
            assert_eq!(tries_on_telegram(&world, circle.chat), tried.1);
            drop(holding);
        });
    assert!(began.elapsed() >= LOCKED, "it was answered before anything could be changed");
    assert!(answer.text().contains("Lisbon"), "{}", answer.text());
    assert!(world.telegram.next_private(&circle.mia).await.text.contains("Paris"));
    both_reminded(&world, &circle).await;
    world.settle().await;
    assert_eq!(tries_on_discord(&world, circle.channel), tried.0 + 1);
    assert_eq!(tries_on_telegram(&world, circle.chat), tried.1 + 1);
    assert_eq!(world.store_fault().await, None);
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_full_disk_is_apologised_for_and_once_it_has_room_all_that_is_owed_is_sent() {
    let disk = match SmallDisk::of_megabytes(12) {
        Ok(disk) => disk,
        Err(why) => return println!("skipped: no small disk can be mounted here ({why})"),
    };
    let store = disk.path().join("store.db");
    let world = World::open_with(|it| it.database = format!("sqlite://{}", store.display())).await;
    let circle = world.circle().await;
    world.schedule(&circle, &WEEKLY).await;
    world.settle().await;
    let tried = (tries_on_discord(&world, circle.channel), tries_on_telegram(&world, circle.chat));
    disk.fill();
    world.at_once(EARLY);
    let zone = [("zone", "Europe/Lisbon")];
    let sorry = world.ask(&circle.noah, circle.channel, "timezone", &zone).await;
    assert!(sorry.is_private() && sorry.text().contains("went wrong"), "{}", sorry.text());
    let next = world.ask(&circle.dana, circle.channel, "next", &[]).await;
    assert!(next.text().contains("Thursday circle"), "what only reads is answered");
    world.telegram.says(&circle.mia, Where::Private, "/crisis").await;
    world.telegram.next_private(&circle.mia).await;
    world.telegram.says(&circle.mia, Where::Private, "/timezone Europe/Paris").await;
    tokio::time::sleep(Duration::from_secs(2)).await;
    assert!(!world.has_ended(), "a full disk ends nothing");
    assert_eq!(tries_on_discord(&world, circle.channel), tried.0, "nothing is sent unmarked");
    assert_eq!(tries_on_telegram(&world, circle.chat), tried.1, "nothing is sent unmarked");
    disk.free();
    both_reminded(&world, &circle).await;
    // It was not acknowledged, so Telegram has delivered it again.
    assert!(world.telegram.next_private(&circle.mia).await.text.contains("Paris"));
    world.discord.ready().await;
    let set = world.ask(&circle.noah, circle.channel, "timezone", &zone).await;
    assert!(set.text().contains("Lisbon"), "{}", set.text());
    world.settle().await;
    assert_eq!(tries_on_discord(&world, circle.channel), tried.0 + 1);
    assert_eq!(tries_on_telegram(&world, circle.chat), tried.1 + 1);
    assert_eq!(world.store_fault().await, None);
    world.at(LAST).await;
    both_reminded(&world, &circle).await;
    world.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_disk_that_is_full_when_sends_end_doubles_nothing() {
    let disk = match SmallDisk::of_megabytes(12) {
        Ok(disk) => disk,
        Err(why) => return println!("skipped: no small disk can be mounted here ({why})"),
    };
    let store = disk.path().join("store.db");
    let world = World::open_with(|it| it.database = format!("sqlite://{}", store.display())).await;
    let circle = world.circle().await;
    world.schedule(&circle, &WEEKLY).await;
    world.settle().await;
    for moment in [EARLY, LAST] {
        world.discord.hold_posts(true);
        world.telegram.hold_posts(true);
        world.at_once(moment);
        world.discord.held(1).await;
        world.telegram.held(1).await;
        let tried = tries_on_telegram(&world, circle.chat);
        // They are marked and on their way; that they arrived cannot be written down now.
        disk.fill();
        world.discord.hold_posts(false);
        world.telegram.hold_posts(false);
        both_reminded(&world, &circle).await;
        tokio::time::sleep(Duration::from_secs(1)).await;
        disk.free();
        world.settle().await;
        assert_eq!(tries_on_telegram(&world, circle.chat), tried, "it is known that it was sent");
    }
    assert_eq!(world.store_fault().await, None);
    world.close().await;
}
