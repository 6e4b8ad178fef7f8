//! What must not be found, and where.

use circlekeeper_core::commands::CATALOGUE;

use crate::sources::{Source, below, product};

#[test]
fn only_the_store_has_sql() {
    let sql = ["insert into ", "delete from ", "select ", "begin immediate"];
    let found = find(
        product(),
        |path| path.starts_with("core/src/store/"),
        |line| {
            let said = |word: &str| line.find(word).is_some_and(|at| in_a_literal(line, at));
            line.contains("sqlx::")
                || sql.iter().any(|word| said(word))
                || (said("update ") && line.contains(" set "))
        },
    );
    assert_eq!(found, Vec::<String>::new());
}

#[test]
fn only_renderers_write_markup() {
    let markup = ["<b>", "<i>", "<code>", "tg-time", "&lt;", "<t:", "**{", "||{"];
    // The tour reads what the platforms' people see, and puts a moment's mark into words.
    let may = ["render.rs", "escape.rs", "tour/cast.rs"];
    let found = find(
        product(),
        |path| may.iter().any(|file| path.ends_with(file)),
        |line| markup.iter().any(|mark| line.contains(mark)),
    );
    assert_eq!(found, Vec::<String>::new());
}

#[test]
fn only_the_clock_reads_the_time() {
    let readings =
        ["Utc::now(", "Local::now(", "SystemTime::now(", "Instant::now(", "thread::sleep"];
    let found = find(
        product(),
        |path| path == "core/src/clock.rs",
        |line| readings.iter().any(|reading| line.contains(reading)),
    );
    assert_eq!(found, Vec::<String>::new());
}

#[test]
fn adapters_name_no_command() {
    let adapters = below(&["bots/discord/src", "bots/telegram/src"]);
    let adapters = adapters.into_iter().filter(|source| !source.is_test()).collect();
    let found = find(
        adapters,
        |_| false,
        |line| {
            CATALOGUE.iter().map(|entry| entry.name).any(|name| {
                line.contains(&format!("\"/{name}\"")) || line.contains(&format!("Entry::{name}"))
                // These words are also a kind of chat and a member's field on Telegram.
                || (!["group", "status"].contains(&name) && line.contains(&format!("\"{name}\"")))
            })
        },
    );
    assert_eq!(found, Vec::<String>::new());
}

#[test]
fn nothing_is_unsafe_and_nobody_opts_out_of_the_lints() {
    let manifests = [
        include_str!("../../../core/Cargo.toml"),
        include_str!("../../../bots/discord/Cargo.toml"),
        include_str!("../../../bots/telegram/Cargo.toml"),
        include_str!("../../../bots/playground/Cargo.toml"),
        include_str!("../../../bots/circlekeeper/Cargo.toml"),
        include_str!("../../Cargo.toml"),
    ];
    assert!(manifests.iter().all(|manifest| manifest.contains("[lints]\nworkspace = true")));
    assert!(include_str!("../../../Cargo.toml").contains("unsafe_code = \"forbid\""));
    let found = find(product(), |_| false, |line| line.contains("#[allow("));
    assert_eq!(found, Vec::<String>::new());
}

#[test]
fn the_product_has_no_branch_for_tests() {
    // What only tests look at may be there for them; nothing may be otherwise for them.
    let branches = ["cfg!(test", "not(test)", "cfg_attr(test"];
    let found =
        find(product(), |_| false, |line| branches.iter().any(|branch| line.contains(branch)));
    assert_eq!(found, Vec::<String>::new());
}

/// The lines of code with something in them that should not be there.
fn find(
    sources: Vec<Source>,
    may: impl Fn(&str) -> bool,
    wrong: impl Fn(&str) -> bool,
) -> Vec<String> {
    let sources = sources.into_iter().filter(|source| !may(&source.path));
    let lines = |source: Source| {
        let path = source.path.clone();
        let wrong = source.code().filter(|line| wrong(line));
        wrong.map(|line| format!("{path}: {}", line.trim())).collect::<Vec<_>>()
    };
    sources.flat_map(lines).collect()
}

/// Whether the byte at `at` lies inside a string literal that begins on this line.
fn in_a_literal(line: &str, at: usize) -> bool {
    line[..at].matches('"').count() % 2 == 1
}
