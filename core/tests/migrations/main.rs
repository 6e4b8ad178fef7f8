//! Migrations: each is tried with rows in every table of the state before it.
//!
//! `rows/NNNN.sql` holds rows for the tables that migration NNNN makes. A migration that makes a table
//! and brings no rows for it fails here: nobody would know whether the next one carries them along.

use std::path::{Path, PathBuf};

use circlekeeper_core::clock::from_unix;
use circlekeeper_core::domain::fee::Stated;
use circlekeeper_core::store::{fees, own_data, statements};
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

#[tokio::test]
async fn what_a_group_cost_before_there_were_parts_stands_as_it_was_typed() {
    let mut db = SqliteConnection::connect("sqlite::memory:").await.expect("a store in memory");
    for migration in files("../migrations") {
        run(&mut db, &migration).await;
        if migration.to_string_lossy().contains("0001_") {
            run(&mut db, Path::new("tests/migrations/rows/0001.sql")).await;
        }
    }
    let costs = fees::of_group(&mut db, 1, from_unix(1_900_000_000)).await.expect("what it costs");
    assert_eq!(costs.now, Some(Stated::Words("no fee".to_owned().into())));
    assert_eq!(costs.ahead, None);
    assert_eq!(statements::missing(&mut db, 1).await.expect("what is missing"), []);
}

/// Rows of these are never deleted one by one, so none of their ids is free to be given again.
const KEPT_FOR_GOOD: [&str; 6] =
    ["directories", "groups", "listings", "series", "sessions", "venues"];

#[tokio::test]
async fn an_id_is_given_once() {
    let mut db = SqliteConnection::connect("sqlite::memory:").await.expect("a store in memory");
    for migration in files("../migrations") {
        run(&mut db, &migration).await;
    }
    let reused: Vec<String> = sqlx::query_scalar(
        "select s.name from sqlite_schema s join pragma_table_list t on t.name = s.name
         where t.type = 'table' and s.sql like '%integer primary key%'
         and s.sql not like '%autoincrement%' order by s.name",
    )
    .fetch_all(&mut db)
    .await
    .expect("a list of tables");
    assert_eq!(reused, KEPT_FOR_GOOD, "say autoincrement, or never delete a row");
    for file in sources(Path::new("src/store")) {
        let source = std::fs::read_to_string(&file).expect("a source");
        for table in KEPT_FOR_GOOD {
            let deletes = source.contains(&format!("delete from {table} "));
            assert!(!deletes, "{} deletes from {table}", file.display());
        }
    }
}

/// Groups that are there already are found, and each change of one changes what it is found by.
#[tokio::test]
async fn what_a_group_says_is_what_it_is_found_by() {
    let mut db = SqliteConnection::connect("sqlite::memory:").await.expect("a store in memory");
    for migration in files("../migrations") {
        if migration.ends_with("0007_finding.sql") {
            let old = "insert into groups (id, name, label, zone, language, state, created_at)
                       values (70, 'Ältere Runde', 'Group 70', 'UTC', 'de', 'listed', 5);
                       insert into group_topics values (70, 'porphyria');";
            sqlx::raw_sql(old).execute(&mut db).await.expect("a group");
        }
        run(&mut db, &migration).await;
    }
    for (change, word, found) in [
        ("select 1", "altere", true),
        ("select 1", "porphyria", true),
        ("delete from group_topics where group_id = 70", "porphyria", false),
        ("insert into group_topics values (70, 'lupus')", "lupus", true),
        ("insert into group_topics values (70, 'gout')", "lupus", true),
        ("update groups set name = 'Morning' where id = 70", "altere", false),
        ("update groups set about = 'Night nurses' where id = 70", "nurses", true),
        ("update groups set state = 'closed' where id = 70", "gout", true),
    ] {
        sqlx::query(change).execute(&mut db).await.expect(change);
        let look = "select count(*) from group_search where group_search match $1 and rowid = 70";
        let hits: i64 = sqlx::query_scalar(look).bind(word).fetch_one(&mut db).await.expect(word);
        assert_eq!(hits == 1, found, "{word} after {change}");
    }
}

#[tokio::test]
async fn ids_go_on_above_those_that_old_buttons_and_lists_carry() {
    let mut db = SqliteConnection::connect("sqlite::memory:").await.expect("a store in memory");
    for migration in files("../migrations") {
        if migration.ends_with("0005_ids_are_given_once.sql") {
            run(&mut db, Path::new("tests/migrations/rows/0001.sql")).await;
            let sent = "update deliveries set kind = 'announcement', subject = 7 where id = 3";
            sqlx::query(sent).execute(&mut db).await.expect("a sent announcement");
        }
        run(&mut db, &migration).await;
    }
    let words = "insert into announcements (group_id, sealed, created_at) values (1, x'00', 5)";
    sqlx::query(words).execute(&mut db).await.expect("another announcement");
    let draft = "insert into drafts (person_id, kind, sealed, created_at, expires_at)
                 values (1, 'move', x'00', 5, 6)";
    sqlx::query(draft).execute(&mut db).await.expect("another draft");
    let given: Vec<i64> = sqlx::query_scalar(
        "select max(id) from announcements union all select max(id) from drafts",
    )
    .fetch_all(&mut db)
    .await
    .expect("two ids");
    assert_eq!(given, [8, 1_000_001]);
}

/// Whoever had a role before it was noted who gave it loses it by leaving, as before; who is owed one may have it.
#[tokio::test]
async fn roles_of_before_are_ours_to_take_back() {
    let mut db = SqliteConnection::connect("sqlite::memory:").await.expect("a store in memory");
    for migration in files("../migrations") {
        if migration.ends_with("0023_roles_given.sql") {
            for rows in ["0001", "0011"] {
                run(&mut db, Path::new(&format!("tests/migrations/rows/{rows}.sql"))).await;
            }
            let noah = "insert into persons (id, platform, account, reach, created_at)
                        values (3, 'discord', '1003', 'open', 5);
                        insert into memberships (id, group_id, person_id, role, state, changed_at)
                        values (9, 1, 3, 'member', 'active', 6);";
            sqlx::raw_sql(noah).execute(&mut db).await.expect("a member who has the role");
        }
        run(&mut db, &migration).await;
    }
    let given = "select person_id, chat_id from access_given where role = '7700'";
    let given: Vec<(i64, i64)> = sqlx::query_as(given).fetch_all(&mut db).await.expect("notes");
    assert_eq!(given, [(3, 1)], "and not to who is owed it");
    let asked = "select asked from access_changes where role = '7700'";
    let asked: i64 = sqlx::query_scalar(asked).fetch_one(&mut db).await.expect("what is owed");
    assert_eq!(asked, 1);
}

/// `/mydata` says that it is everything: whoever makes a reference to a person tells it there, too.
#[tokio::test]
async fn everything_that_names_a_person_is_told_to_them() {
    let mut db = SqliteConnection::connect("sqlite::memory:").await.expect("a store in memory");
    for migration in files("../migrations") {
        run(&mut db, &migration).await;
    }
    let named: Vec<(String, String)> = sqlx::query_as(
        "select t.name, f.\"from\" from sqlite_schema t join pragma_foreign_key_list(t.name) f
         where t.type = 'table' and f.\"table\" = 'persons' order by 1, 2",
    )
    .fetch_all(&mut db)
    .await
    .expect("a list of references");
    let told = own_data::TOLD.iter().map(|(table, column)| (table.to_string(), column.to_string()));
    assert_eq!(named, told.collect::<Vec<_>>());
}

#[tokio::test]
async fn the_audit_is_only_added_to() {
    let mut db = SqliteConnection::connect("sqlite::memory:").await.expect("a store in memory");
    for migration in files("../migrations") {
        run(&mut db, &migration).await;
    }
    for rows in ["0001", "0013"] {
        run(&mut db, Path::new(&format!("tests/migrations/rows/{rows}.sql"))).await;
    }
    let before = audit_of(&mut db).await;
    for change in [
        "update audit set action = 'leave'",
        "update audit set actor = null, hat = 'system' where id = 1",
        "delete from audit",
        "delete from audit where id = 1",
    ] {
        let refused = sqlx::query(change).execute(&mut db).await.expect_err(change);
        assert!(refused.to_string().contains("only added to"), "{change}: {refused}");
    }
    // Whoever did it is forgotten: a number stays, and leads to nobody.
    sqlx::query("delete from persons").execute(&mut db).await.expect("everybody is forgotten");
    assert_eq!(audit_of(&mut db).await, before);
    let words: i64 = sqlx::query_scalar("select count(*) from concern_words")
        .fetch_one(&mut db)
        .await
        .expect("a count");
    assert_eq!(words, 0, "their words went with them");
}

/// Every row of the audit, as text.
async fn audit_of(db: &mut SqliteConnection) -> Vec<String> {
    let rows = "select json_array(id, at, hat, actor, action, group_id, thing, row_id) from audit";
    let rows: Vec<String> = sqlx::query_scalar(rows).fetch_all(db).await.expect("the audit");
    assert!(!rows.is_empty());
    rows
}

#[test]
fn each_migration_has_a_number_of_its_own() {
    let mut last = 0;
    for file in files("../migrations") {
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        let number = name.get(..4).and_then(|number| number.parse::<u32>().ok()).unwrap_or(0);
        assert!(number > last && name.get(4..5) == Some("_"), "{name} comes after {last:04}");
        last = number;
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

/// The sources below a directory.
fn sources(directory: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(directory).expect("a directory of sources");
    let paths = entries.map(|entry| entry.expect("an entry").path());
    let below = paths.map(|path| if path.is_dir() { sources(&path) } else { vec![path] });
    below.flatten().collect()
}

async fn run(db: &mut SqliteConnection, file: &Path) {
    let sql = std::fs::read_to_string(file).expect("a file of SQL");
    let done = sqlx::raw_sql(sqlx::AssertSqlSafe(sql)).execute(db).await;
    done.unwrap_or_else(|error| panic!("{}: {error}", file.display()));
}

/// Every table and how many rows it has; not what an index for searching keeps for itself.
async fn counts(db: &mut SqliteConnection) -> Vec<(String, i64)> {
    let tables: Vec<String> = sqlx::query_scalar(
        "select name from pragma_table_list
         where schema = 'main' and type in ('table', 'virtual') and name not like 'sqlite_%'",
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
