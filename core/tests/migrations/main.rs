//! Migrations: each is tried with rows in every table of the state before it.
//!
//! `rows/NNNN.sql` holds rows for the tables that migration NNNN makes. A migration that makes a table
//! and brings no rows for it fails here: nobody would know whether the next one carries them along.

use std::path::{Path, PathBuf};

use sqlx::{Connection, SqliteConnection};

#[tokio::test]
async fn every_migration_carries_the_rows_of_the_one_before() {
    let mut db = SqliteConnection::connect("sqlite::memory:").await.expect("a store in memory");
    for migration in files("../migrations") {
        let name = migration.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let before = counts(&mut db).await;
        run(&mut db, &migration).await;
        let after = counts(&mut db).await;
        for (table, rows) in &before {
            let kept = after.iter().find(|(name, _)| name == table).map(|(_, rows)| rows);
            assert!(kept.is_none_or(|kept| kept >= rows), "{name} loses rows of {table}");
        }
        let number = name.split('_').next().unwrap_or_default();
        let rows = PathBuf::from(format!("tests/migrations/rows/{number}.sql"));
        if rows.exists() {
            run(&mut db, &rows).await;
        }
        for (table, rows) in counts(&mut db).await {
            assert!(rows > 0, "{table} has no rows: write some in {}", rows_of(number));
        }
        sound(&mut db, &name).await;
    }
}

#[tokio::test]
async fn every_table_is_strict() {
    let mut db = SqliteConnection::connect("sqlite::memory:").await.expect("a store in memory");
    for migration in files("../migrations") {
        run(&mut db, &migration).await;
    }
    let loose: Vec<String> = sqlx::query_scalar(
        "select name from pragma_table_list
         where type = 'table' and strict = 0 and name not like 'sqlite_%'",
    )
    .fetch_all(&mut db)
    .await
    .expect("a list of tables");
    assert_eq!(loose, Vec::<String>::new());
}

#[test]
fn migrations_are_numbered_without_gaps() {
    for (number, file) in (1..).zip(files("../migrations")) {
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        assert!(name.starts_with(&format!("{number:04}_")), "{name}");
    }
}

/// The SQL files of a directory, in order.
fn files(directory: &str) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(directory).expect("a directory of migrations");
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.expect("an entry").path()).collect();
    files.retain(|file| file.extension().is_some_and(|end| end == "sql"));
    files.sort();
    assert!(!files.is_empty());
    files
}

async fn run(db: &mut SqliteConnection, file: &Path) {
    let sql = std::fs::read_to_string(file).expect("a file of SQL");
    let done = sqlx::raw_sql(sqlx::AssertSqlSafe(sql)).execute(db).await;
    done.unwrap_or_else(|error| panic!("{}: {error}", file.display()));
}

/// Every table and how many rows it has.
async fn counts(db: &mut SqliteConnection) -> Vec<(String, i64)> {
    let tables: Vec<String> = sqlx::query_scalar(
        "select name from sqlite_schema where type = 'table' and name not like 'sqlite_%'",
    )
    .fetch_all(&mut *db)
    .await
    .expect("a list of tables");
    let mut counts = Vec::new();
    for table in tables {
        let count = sqlx::AssertSqlSafe(format!("select count(*) from \"{table}\""));
        let rows = sqlx::query_scalar(count).fetch_one(&mut *db).await.expect("a count");
        counts.push((table, rows));
    }
    counts
}

async fn sound(db: &mut SqliteConnection, name: &str) {
    let dangling = sqlx::query("pragma foreign_key_check").fetch_all(&mut *db).await;
    assert!(dangling.expect("a check").is_empty(), "{name} leaves rows that point nowhere");
    let whole: String =
        sqlx::query_scalar("pragma integrity_check").fetch_one(db).await.expect("a check");
    assert_eq!(whole, "ok", "{name}");
}

fn rows_of(number: &str) -> String {
    format!("core/tests/migrations/rows/{number}.sql")
}
