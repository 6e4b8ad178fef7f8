//! `restore`, rehearsed: what the copy knew is back, what has fallen due since is not sent, what is
//! still ahead is; and whatever is wrong, nothing changes.

use std::path::PathBuf;
use std::process::Stdio;
use std::time::Duration;

use circlekeeper_core::domain::address::Platform;
use circlekeeper_core::outbox::LaneLock;
use circlekeeper_core::store::Store;
use circlekeeper_core::store::seal::Sealer;
use tokio::io::{AsyncBufReadExt, BufReader};

use crate::world::{Circle, World, snapshot};

/// A bot with a circle, and a copy of its store made on Monday.
async fn copied() -> (World, Circle) {
    let mut world = World::open().await;
    world.start_bot().await;
    let circle = world.circle().await;
    let told = world.tell(&["backup", "copy.db"]).await;
    assert_eq!(told.code, Some(0), "{told:?}");
    (world, circle)
}

async fn assert_refused(world: &World, file: &str, why: &str) {
    let before = snapshot(&world.path("data"));
    let told = world.tell(&["restore", file]).await;
    assert_eq!(told.code, Some(1), "{told:?}");
    assert!(told.err.contains(why), "{}", told.err);
    assert_eq!(snapshot(&world.path("data")), before, "something changed");
}

#[tokio::test(flavor = "multi_thread")]
async fn reminders_that_were_sent_since_are_not_sent_again_and_the_next_one_is() {
    let (mut world, circle) = copied().await;
    world.at("2026-12-02T18:00:00Z").await;
    world.both_hear(&circle, "Thursday circle").await;
    world.cut_off_bot().await;
    let told = world.tell(&["restore", "copy.db"]).await;
    assert_eq!(told.code, Some(0), "{told:?}");
    // Two reminders, and word that somebody who joined may need a way in.
    assert!(told.err.contains("their time had come: 3."), "{}", told.err);
    assert!(told.err.contains("circlekeeper.db.before-restore-1"), "{}", told.err);
    world.start_bot().await;
    world.at("2026-12-02T18:10:00Z").await;
    world.nobody_hears();
    world.at("2026-12-03T17:30:00Z").await;
    world.both_hear(&circle, "Thursday circle").await;
    let answer = world.discord.command(&circle.dana, circle.channel, "next", &[]).await;
    assert!(answer.unwrap().text().contains("Thursday circle"));
    world.nobody_hears();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_button_drawn_after_the_copy_never_means_what_is_asked_after_the_restore() {
    let (mut world, circle) = copied().await;
    let asks = async |world: &World, command| {
        let answer = world.discord.command(&circle.dana, circle.channel, command, &[]).await;
        answer.expect("an answer")
    };
    let cancelling = asks(&world, "cancelsession").await;
    let old = cancelling.seen().buttons[0].custom_id.clone().expect("a button");
    world.cut_off_bot().await;
    let told = world.tell(&["restore", "copy.db"]).await;
    assert_eq!(told.code, Some(0), "{told:?}");
    world.start_bot().await;
    let closing = asks(&world, "closegroup").await;
    let pressed = world.discord.press_forged(&circle.dana, closing.seen(), &old).await;
    assert!(pressed.expect("an answer").text().starts_with("That button is too old."));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_store_that_is_lost_comes_back() {
    let (mut world, circle) = copied().await;
    world.cut_off_bot().await;
    for file in ["circlekeeper.db", "circlekeeper.db-wal", "circlekeeper.db-shm"] {
        let _ = std::fs::remove_file(world.path("data").join(file));
    }
    world.calendar.move_to(crate::world::moment("2026-12-04T09:00:00Z"));
    let told = world.tell(&["restore", "copy.db"]).await;
    assert_eq!(told.code, Some(0), "{told:?}");
    // Four reminders, and word that somebody who joined may need a way in.
    assert!(told.err.contains("their time had come: 5."), "{}", told.err);
    assert!(!told.err.contains("before-restore"), "{}", told.err);
    world.start_bot().await;
    world.at("2026-12-04T09:01:00Z").await;
    world.nobody_hears();
    world.at("2026-12-09T18:00:00Z").await;
    world.both_hear(&circle, "Thursday circle").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_store_that_was_there_stays_aside_whole_each_time() {
    let (mut world, _) = copied().await;
    // Cut off, it leaves a write-ahead log that is part of it.
    world.cut_off_bot().await;
    for number in 1..=2 {
        let told = world.tell(&["restore", "copy.db"]).await;
        assert_eq!(told.code, Some(0), "{told:?}");
        let aside = format!("data/circlekeeper.db.before-restore-{number}");
        let mut db = circlekeeper_core::store::look::open(&world.path(&aside)).await.unwrap();
        let fault = circlekeeper_core::store::look::full_check(&mut db).await.unwrap();
        assert_eq!(fault, None);
        let group = circlekeeper_core::store::groups::by_id(&mut db, 1).await.unwrap();
        assert_eq!(group.unwrap().name.reveal(), "Thursday circle");
    }
    assert!(!world.path("data/circlekeeper.db.before-restore-3").exists());
    let left = snapshot(&world.path("data"));
    assert!(!left.iter().any(|(path, _)| path.to_str().unwrap().contains("restoring")), "{left:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn while_a_bot_runs_nothing_is_restored() {
    let (world, _) = copied().await;
    let told = world.tell(&["restore", "copy.db"]).await;
    assert_eq!(told.code, Some(1), "{told:?}");
    assert!(told.err.contains("stop it first"), "{}", told.err);
    let aside = world.path("data/circlekeeper.db.before-restore-1");
    assert!(!aside.exists());
}

#[tokio::test(flavor = "multi_thread")]
async fn while_another_program_has_the_store_open_nothing_is_restored() {
    let (mut world, _) = copied().await;
    world.cut_off_bot().await;
    let sealer = Sealer::from_file(&world.path("keys/secret.key")).unwrap();
    let address = format!("sqlite://{}", world.store().display());
    let store = Store::open(&address, sealer).await.unwrap();
    let told = world.tell(&["restore", "copy.db"]).await;
    assert_eq!(told.code, Some(1), "{told:?}");
    assert!(told.err.contains("open in another program"), "{}", told.err);
    assert!(!world.path("data/circlekeeper.db.before-restore-1").exists());
    store.close().await;
    assert_eq!(world.tell(&["restore", "copy.db"]).await.code, Some(0));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_bot_that_waited_while_a_copy_took_the_place_does_not_serve_the_old_store() {
    let (mut world, _) = copied().await;
    world.cut_off_bot().await;
    let store = world.store();
    let lanes = [Platform::Discord, Platform::Telegram];
    let locks = lanes.map(|lane| LaneLock::try_take(&store, lane).unwrap().unwrap());
    let mut waiting = world.program(&["run"]).stderr(Stdio::piped()).spawn().unwrap();
    let mut said = BufReader::new(waiting.stderr.take().unwrap()).lines();
    while !said.next_line().await.unwrap().unwrap().contains("The store is") {}
    std::fs::rename(world.path("copy.db"), &store).unwrap();
    drop(locks);
    let ended = tokio::time::timeout(Duration::from_secs(20), waiting.wait()).await;
    assert_eq!(ended.expect("it ends").unwrap().code(), Some(1));
    let mut last = String::new();
    while let Some(line) = said.next_line().await.unwrap() {
        last = line;
    }
    assert!(last.contains("start again"), "{last}");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_trusted_is_refused_and_changes_nothing() {
    let (mut world, _) = copied().await;
    world.cut_off_bot().await;
    // Looking at a store folds its log in; done once, so that snapshots compare.
    assert_eq!(world.tell(&["restore", "copy.db"]).await.code, Some(0));
    assert_refused(&world, "nowhere.db", "cannot be read").await;
    let copy = std::fs::read(world.path("copy.db")).unwrap();
    let write = |name: &str, bytes: &[u8]| std::fs::write(world.path(name), bytes).unwrap();
    write("letter.db", b"Dear Ana, this is no store.");
    assert_refused(&world, "letter.db", "is no store of this program").await;
    write("empty.db", b"");
    assert_refused(&world, "empty.db", "is no store of this program").await;
    let mut damaged = copy.clone();
    for page in damaged.chunks_mut(4096).skip(3).step_by(2) {
        page.fill(0xA5);
    }
    write("damaged.db", &damaged);
    assert_refused(&world, "damaged.db", "damaged.db").await;
    write("half.db", &copy[..copy.len() / 2]);
    assert_refused(&world, "half.db", "half.db").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_newer_store_and_one_of_another_key_are_refused() {
    let (mut world, _) = copied().await;
    world.cut_off_bot().await;
    assert_eq!(world.tell(&["restore", "copy.db"]).await.code, Some(0));
    make_newer(world.path("copy.db"), &world.path("newer.db")).await;
    assert_refused(&world, "newer.db", "newer version").await;
    world.set("SECRET_KEY_FILE", world.path("other.key").to_str().unwrap());
    let told = world.tell(&["restore", "copy.db"]).await;
    assert_eq!(told.code, Some(2), "{told:?}");
    assert!(told.err.contains("there is no key") && !world.path("other.key").exists());
    assert_refused(&world, "nowhere.db", "nowhere.db cannot be read").await;
    std::fs::write(world.path("other.key"), "ab".repeat(32)).unwrap();
    assert_refused(&world, "copy.db", "another key sealed this store").await;
}

/// The same store, with a migration more than this program knows.
async fn make_newer(from: PathBuf, to: &std::path::Path) {
    use sqlx::Connection;
    std::fs::copy(from, to).expect("it works");
    let options = sqlx::sqlite::SqliteConnectOptions::new().filename(to);
    let mut db = sqlx::SqliteConnection::connect_with(&options).await.expect("it works");
    sqlx::query(
        "insert into _sqlx_migrations (version, description, success, checksum, execution_time)
         values (9999, 'from the future', 1, x'00', 1)",
    )
    .execute(&mut db)
    .await
    .expect("it works");
    db.close().await.expect("it works");
}
