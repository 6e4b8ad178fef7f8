//! A store that cannot be used: one line that says why and what to do, exit code 2, nothing changed.

use std::path::Path;
use std::process::Command;

use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{ConnectOptions, Connection};

use crate::program::{Home, NOBODY, TOKEN, address, end_of};

#[tokio::test]
async fn a_store_of_a_newer_program_is_left_alone() {
    let home = Home::new();
    home.make_store().await;
    change(
        &home.path("store.db"),
        "insert into _sqlx_migrations (version, description, success, checksum, execution_time)
         values (9999, 'the future', 1, x'00', 0)",
    )
    .await;
    refused(&home, home.run(), "newer version").await;
}

#[tokio::test]
async fn a_store_sealed_with_another_key_is_left_alone() {
    let home = Home::new();
    home.make_store().await;
    home.write("keys/secret.key", &"ab".repeat(32));
    refused(&home, home.run(), "another key sealed this store").await;
}

#[tokio::test]
async fn for_a_store_whose_key_is_gone_no_other_is_made() {
    let home = Home::new();
    home.make_store().await;
    let before = std::fs::read(home.path("store.db")).unwrap();
    let mut run = home.run();
    run.env("SECRET_KEY_FILE", home.path("nowhere/a/key"));
    let run = end_of(run).await;
    let line = run.asks_to_mend();
    assert!(line.contains("SECRET_KEY_FILE") && line.contains("another key sealed this store"));
    assert!(!home.path("nowhere").exists(), "nothing was changed");
    assert!(std::fs::read(home.path("store.db")).unwrap() == before);
}

#[tokio::test]
async fn a_store_that_is_something_else_is_left_alone() {
    let home = Home::new();
    home.write("store.db", &"this is a letter, and a long one. ".repeat(200));
    refused(&home, home.run(), "is no store").await;
}

#[tokio::test]
async fn a_store_that_may_not_be_written_is_left_alone() {
    let home = Home::new();
    home.make_store().await;
    let mut run = home.run();
    // What a file without write permission is to everybody but root, who may write it anyway.
    run.env("DATABASE_URL", format!("{}?mode=ro", address(&home.path("store.db"))));
    refused(&home, run, "writable").await;
}

#[tokio::test]
async fn a_store_without_write_permission_is_left_alone() {
    let home = Home::new();
    home.make_store().await;
    for name in ["store.db", ""] {
        let path = home.path(name);
        let mut permissions = std::fs::metadata(&path).unwrap().permissions();
        permissions.set_readonly(true);
        std::fs::set_permissions(&path, permissions).unwrap();
    }
    if std::fs::write(home.path("probe"), "").is_ok() {
        println!("skipped: this user (root?) may write what is read-only");
        return;
    }
    refused(&home, home.run(), "writable").await;
}

#[tokio::test]
async fn a_full_disk_is_said_and_costs_nothing() {
    let home = Home::new();
    home.make_store().await;
    // No file may grow: what a full disk is to whoever writes.
    let run = |home: &Home| {
        let mut run = home.program_after("trap '' XFSZ; ulimit -f 1", &["run"]);
        run.env("TELEGRAM_TOKEN", TOKEN).env("TELEGRAM_API_URL", NOBODY);
        run
    };
    refused(&home, run(&home), "disk").await;
    let new = Home::new();
    let full = end_of(run(&new)).await;
    let line = full.asks_to_mend();
    assert!(line.contains("DATABASE_URL") && line.contains("disk"), "{line}");
}

#[tokio::test]
async fn a_directory_is_no_store() {
    let home = Home::new();
    std::fs::create_dir(home.path("store.db")).unwrap();
    let run = end_of(home.run()).await;
    let line = run.asks_to_mend();
    assert!(line.contains("DATABASE_URL") && line.contains("cannot be opened"), "{line}");
}

#[tokio::test]
async fn a_store_in_a_directory_that_is_not_there_is_not_made() {
    let home = Home::new();
    let mut run = home.run();
    run.env("DATABASE_URL", address(&home.path("nowhere/store.db")));
    let run = end_of(run).await;
    let line = run.asks_to_mend();
    assert!(line.contains("Does its directory exist"), "{line}");
    assert!(!home.path("nowhere").exists());
}

/// Refused with these words, and the store is byte for byte what it was.
async fn refused(home: &Home, run: Command, why: &str) {
    let before = std::fs::read(home.path("store.db")).unwrap();
    let run = end_of(run).await;
    let line = run.asks_to_mend();
    assert!(line.contains("DATABASE_URL") && line.contains(why), "{line}");
    assert!(std::fs::read(home.path("store.db")).unwrap() == before, "the store was changed");
}

async fn change(store: &Path, sql: &'static str) {
    let mut db = SqliteConnectOptions::new().filename(store).connect().await.unwrap();
    sqlx::query(sql).execute(&mut db).await.unwrap();
    db.close().await.unwrap();
}
