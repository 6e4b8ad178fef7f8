//! `backup`: whole while the bot writes, never half under its name, never over another file unasked.

use std::os::unix::fs::PermissionsExt;
use std::time::Duration;

use circlekeeper_core::store::look;

use crate::world::World;

#[tokio::test(flavor = "multi_thread")]
async fn a_copy_is_whole_though_the_bot_writes_all_the_while() {
    let mut world = World::open().await;
    world.start_bot().await;
    let circle = world.circle().await;
    let talking = talk(&world, &circle);
    let copying = async {
        for number in 0..4 {
            let file = world.path(&format!("copy-{number}.db"));
            let told = world.tell(&["backup", file.to_str().unwrap()]).await;
            assert_eq!(told.code, Some(0), "{told:?}");
            let mut copy = look::open(&file).await.unwrap();
            assert_eq!(look::full_check(&mut copy).await.unwrap(), None);
            assert_eq!(look::schema(&mut copy).await.unwrap(), look::Schema::Current);
            let mode = std::fs::metadata(&file).unwrap().permissions().mode();
            assert_eq!(mode & 0o777, 0o600);
        }
    };
    tokio::select! {
        () = copying => {}
        () = talking => unreachable!("people talk for ever"),
    }
    // Nothing but the copies themselves was left where they were made.
    let names = std::fs::read_dir(world.path("")).unwrap();
    let hidden = names
        .filter(|entry| entry.as_ref().unwrap().file_name().to_str().unwrap().starts_with('.'));
    assert_eq!(hidden.count(), 0);
}

/// People change their minds for as long as this is awaited.
async fn talk(world: &World, circle: &crate::world::Circle) {
    loop {
        for name in ["coming", "cantcome"] {
            let said = world.discord.command(&circle.dana, circle.channel, name, &[]).await;
            said.expect("an answer");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_is_replaced_only_when_that_is_asked_for() {
    let mut world = World::open().await;
    world.start_bot().await;
    let file = world.path("copy.db");
    std::fs::write(&file, "something dear").unwrap();
    let told = world.tell(&["backup", "copy.db"]).await;
    assert_eq!(told.code, Some(1));
    assert!(told.err.contains("--force"), "{}", told.err);
    assert_eq!(std::fs::read(&file).unwrap(), b"something dear");
    let told = world.tell(&["backup", "copy.db", "--force"]).await;
    assert_eq!(told.code, Some(0), "{told:?}");
    assert!(std::fs::read(&file).unwrap().starts_with(b"SQLite format 3"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_copying_that_is_killed_leaves_nothing_under_the_name() {
    let mut world = World::open().await;
    world.start_bot().await;
    world.circle().await;
    world.cut_off_bot().await;
    fill(&world).await;
    let file = world.path("copy.db");
    for millis in [5, 20, 40, 60, 90, 130, 180] {
        let mut copying = world.program(&["backup", "copy.db"]).spawn().unwrap();
        tokio::time::sleep(Duration::from_millis(millis)).await;
        copying.kill().await.unwrap();
        if file.exists() {
            let mut copy = look::open(&file).await.unwrap();
            assert_eq!(look::full_check(&mut copy).await.unwrap(), None);
            std::fs::remove_file(&file).unwrap();
        }
    }
    // The next one clears away what the killed ones left.
    assert_eq!(world.tell(&["backup", "copy.db"]).await.code, Some(0));
    let left = std::fs::read_dir(world.path("")).unwrap().filter(|entry| {
        entry.as_ref().unwrap().file_name().to_str().unwrap().starts_with(".circlekeeper")
    });
    assert_eq!(left.count(), 0);
}

/// Makes the store some 30 MB larger, so that copying takes a while.
async fn fill(world: &World) {
    use circlekeeper_core::store::{Store, facts, seal::Sealer};
    let sealer = Sealer::from_file(&world.path("keys/secret.key")).expect("it works");
    let address = format!("sqlite://{}", world.store().display());
    let store = Store::open(&address, sealer).await.expect("it works");
    let mut change = store.change().await.expect("it works");
    let long = "x".repeat(1_000_000);
    for number in 0..30 {
        facts::set(&mut change, &format!("filler {number}"), &long).await.expect("it works");
    }
    change.commit().await.expect("it works");
    store.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_no_store_is_not_copied() {
    let world = World::open().await;
    let told = world.tell(&["backup", "copy.db"]).await;
    assert_eq!(told.code, Some(2));
    assert!(told.err.contains("DATABASE_URL: there is no store at"), "{}", told.err);
    assert!(!world.path("copy.db").exists() && !world.store().exists());
    std::fs::write(world.store(), "a letter").unwrap();
    let told = world.tell(&["backup", "copy.db"]).await;
    assert_eq!(told.code, Some(1), "{}", told.err);
    assert!(!world.path("copy.db").exists());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_copy_never_takes_the_place_of_what_the_bot_uses() {
    let mut world = World::open().await;
    world.start_bot().await;
    let circle = world.circle().await;
    std::os::unix::fs::symlink(world.store(), world.path("another-name.db")).unwrap();
    for file in [
        "data/circlekeeper.db",
        "data/../data/circlekeeper.db",
        "another-name.db",
        "data/circlekeeper.db-wal",
        "data/circlekeeper.db-shm",
        "data/circlekeeper.db-journal",
        "data/circlekeeper.db.discord.lane",
        "data/circlekeeper.db.telegram.lane",
        "keys/secret.key",
    ] {
        let told = world.tell(&["backup", file, "--force"]).await;
        assert_eq!(told.code, Some(2), "{file}: {told:?}");
        assert!(told.err.contains("name another one"), "{}", told.err);
    }
    let answer = world.discord.command(&circle.dana, circle.channel, "next", &[]).await;
    assert!(answer.unwrap().text().contains("Thursday circle"));
    let mut store = look::open(&world.store()).await.unwrap();
    assert_eq!(look::full_check(&mut store).await.unwrap(), None);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_restore_that_was_cut_off_left_is_named_and_cleared_away() {
    let mut world = World::open().await;
    world.start_bot().await;
    world.cut_off_bot().await;
    let copy = world.path("data/.circlekeeper-restoring-dead/store.db");
    let at_work = world.path("data/.circlekeeper-restoring-alive/store.db");
    let leave = |file: &std::path::Path| {
        std::fs::create_dir_all(file.parent().unwrap()).unwrap();
        std::fs::copy(world.store(), file).unwrap();
    };
    leave(&at_work);
    let lock = std::fs::File::open(at_work.parent().unwrap()).unwrap();
    lock.lock().unwrap();
    for args in [["backup", "copy.db"], ["restore", "copy.db"]] {
        leave(&copy);
        let told = world.tell(&["doctor", "--offline"]).await;
        let line = told.about("warn", "store");
        assert!(line.contains("restoring-dead") && !line.contains("restoring-alive"), "{line}");
        let told = world.tell(&args).await;
        assert_eq!(told.code, Some(0), "{told:?}");
        assert!(!copy.parent().unwrap().exists() && at_work.exists(), "{args:?}");
    }
}
