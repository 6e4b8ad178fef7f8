//! A setting that cannot be used: one line that names it, exit code 2, nothing made.

use crate::program::{Home, end_of};

#[tokio::test]
async fn each_malformed_setting_is_named() {
    for (name, value, mend) in [
        ("OPERATORS", "ana", "discord:123"),
        ("OPERATORS", "signal:5", "discord:123"),
        ("LISTING", "maybe", "review"),
        ("DISCORD_API_URL", "127.0.0.1:8080", "http://"),
        ("TELEGRAM_API_URL", "ftp://127.0.0.1", "http://"),
        ("DATABASE_URL", "postgres://somewhere/else", "sqlite://FILE"),
        ("PLAYGROUND_CALENDAR", "10.0.0.1:8", "playground"),
    ] {
        let home = Home::new();
        let mut run = home.run();
        run.env(name, value);
        let run = end_of(run).await;
        let line = run.asks_to_mend();
        assert!(line.contains(name) && line.contains(mend), "{name}={value}: {line}");
        assert!(!home.path("store.db").exists(), "{name}={value}");
    }
}

#[tokio::test]
async fn a_moved_calendar_never_meets_a_real_platform() {
    let home = Home::new();
    for api in ["", "https://api.telegram.org", "http://10.0.0.1:8081"] {
        let mut run = home.run();
        run.env("TELEGRAM_API_URL", api).env("PLAYGROUND_CALENDAR", "127.0.0.1:9");
        let run = end_of(run).await;
        assert!(run.asks_to_mend().contains("PLAYGROUND_CALENDAR"), "{api}");
        assert!(!home.path("store.db").exists());
    }
}

#[tokio::test]
async fn crisis_lines_that_cannot_be_read_are_no_reason_to_start_without_them() {
    let home = Home::new();
    let incomplete = home.write("incomplete.json", r#"[{"name": "Somebody"}]"#);
    let dateless = home.write(
        "dateless.json",
        r#"[{"name": "A", "place": "B", "contact": "1", "hours": "always", "source": "C",
             "checked_on": "2026-11-01"},
            {"name": "A", "place": "B", "contact": "1", "hours": "always", "source": "C",
             "checked_on": "31 February"}]"#,
    );
    let letter = home.write("letter.json", "Dear Ana");
    for (file, fault) in [
        (home.path("missing.json"), "No such file"),
        (letter, "no JSON list"),
        (incomplete, "entry 1: missing field `place`"),
        (dateless, "entry 2: "),
    ] {
        let mut run = home.run();
        run.env("CRISIS_FILE", &file);
        let run = end_of(run).await;
        let line = run.asks_to_mend();
        assert!(line.contains("CRISIS_FILE") && line.contains(file.to_str().unwrap()), "{line}");
        assert!(line.contains(fault), "{line}");
        assert!(!home.path("store.db").exists() && !home.path("keys").exists());
    }
}

#[tokio::test]
async fn topics_that_cannot_be_read_are_named_by_their_line() {
    let home = Home::new();
    let sentence = home.write("sentence.txt", "# ours\n\nmine closure\n");
    let unknown =
        home.write("unknown.txt", "flood: hochwasser\nmine closure > strikes: colliery\n");
    let family = home.write("family.txt", "[our valley\n");
    for (file, fault) in [
        (home.path("missing.txt"), "No such file"),
        (sentence, "line 3: write a topic as topic: word, two words"),
        (unknown, "line 2: the wider topic has to stand in a line before"),
        (family, "line 1: write a family as [name]"),
    ] {
        let mut run = home.run();
        run.env("TOPICS_FILE", &file);
        let run = end_of(run).await;
        let line = run.asks_to_mend();
        assert!(line.contains("TOPICS_FILE") && line.contains(file.to_str().unwrap()), "{line}");
        assert!(line.contains(fault) && line.contains("docs/topics.example.txt"), "{line}");
        assert!(!home.path("store.db").exists());
    }
}

#[tokio::test]
async fn a_key_that_is_none_is_named() {
    let home = Home::new();
    let digits = "0123456789abcdef".repeat(4);
    let malformed = ["", "short", &digits[1..], &digits.replace('a', "g")];
    for (number, text) in malformed.iter().enumerate() {
        let file = home.write(&format!("{number}.key"), text);
        let mut run = home.run();
        run.env("SECRET_KEY_FILE", &file);
        let run = end_of(run).await;
        let line = run.asks_to_mend();
        assert!(line.contains("SECRET_KEY_FILE") && line.contains("64 hex"), "{line}");
        assert_eq!(std::fs::read_to_string(&file).unwrap(), **text, "it is not overwritten");
        assert!(!home.path("store.db").exists());
    }
}

#[tokio::test]
async fn a_key_that_cannot_be_read_is_named() {
    let home = Home::new();
    // A directory cannot be read as a file by anybody, root included.
    let run = {
        let mut run = home.run();
        run.env("SECRET_KEY_FILE", home.path(""));
        end_of(run).await
    };
    assert!(run.asks_to_mend().contains("SECRET_KEY_FILE"));
    let run = {
        let file = home.write("a-file", "");
        let mut run = home.run();
        run.env("SECRET_KEY_FILE", file.join("secret.key"));
        end_of(run).await
    };
    assert!(run.asks_to_mend().contains("SECRET_KEY_FILE"));
}

#[tokio::test]
async fn zone_rules_that_are_none_are_named() {
    let home = Home::new();
    let mut run = home.run();
    run.env("ZONE_DIRECTORY", home.path("nowhere"));
    assert!(end_of(run).await.asks_to_mend().contains("ZONE_DIRECTORY"));
}
