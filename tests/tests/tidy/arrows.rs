//! Which module may use which.

use crate::sources::below;

/// A module of the core, and the modules it may use.
const ARROWS: &[(&str, &[&str])] = &[
    ("chance", &[]),
    ("clock", &[]),
    ("time", &["clock"]),
    ("domain", &["clock", "time"]),
    ("reply", &["clock", "time", "domain"]),
    ("health", &["domain"]),
    ("measures", &["domain"]),
    ("store", &["chance", "clock", "time", "domain"]),
    ("house", &["clock", "domain", "health", "measures", "reply", "store", "outbox"]),
    ("outbox", &["chance", "clock", "time", "domain", "measures", "reply", "store", "house"]),
    ("exchange", &["clock", "time", "domain", "store"]),
    (
        "commands",
        &[
            "chance", "clock", "time", "domain", "reply", "store", "house", "outbox", "exchange",
            "health", "measures",
        ],
    ),
];

#[test]
fn the_cores_modules_use_only_what_lies_below_them() {
    let mut wrong = Vec::new();
    for source in below(&["core/src"]).into_iter().filter(|source| !source.is_test()) {
        let inside = source.path.trim_start_matches("core/src/");
        let module = inside.split(['/', '.']).next().unwrap_or_default();
        let Some((_, may)) = ARROWS.iter().find(|(name, _)| *name == module) else {
            assert!(["lib", "app"].contains(&module), "{module}: say what it may use");
            continue;
        };
        for line in source.code() {
            for used in line.split("crate::").skip(1).map(first_word) {
                if used != module && !may.contains(&used) {
                    wrong.push(format!("{} uses {used}", source.path));
                }
            }
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

/// What an adapter may know of the core: how to ask, what is said, how to deliver, and plain facts.
const OF_THE_CORE: &[&str] =
    &["app", "App", "clock", "commands", "domain", "outbox", "reply", "chance"];
/// Where rules about groups, seats and times live: none of an adapter's business.
const RULES: &[&str] = &[
    "domain::group",
    "domain::membership",
    "domain::session",
    "domain::topic",
    "domain::venue",
    "domain::policy",
    "outbox::plan",
    "store",
    "time",
];

#[test]
fn adapters_know_no_rule_of_the_core() {
    let mut wrong = Vec::new();
    for source in below(&["bots/discord/src", "bots/telegram/src"]) {
        if source.is_test() {
            continue;
        }
        for used in source.code().flat_map(|line| line.split("circlekeeper_core::").skip(1)) {
            let rule = RULES.iter().any(|rule| {
                used.strip_prefix(rule).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
            });
            let known = OF_THE_CORE.contains(&first_word(used)) || used.starts_with('{');
            if rule || !known {
                wrong.push(format!("{} uses {used}", source.path));
            }
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn the_playground_knows_nothing_of_ours_but_the_clock() {
    for source in below(&["bots/playground/src"]) {
        for line in source.code() {
            let line = line.replace("circlekeeper_core::clock", "");
            for ours in
                ["core", "discord", "telegram", "tests"].map(|c| format!("circlekeeper_{c}"))
            {
                assert!(!line.contains(&ours), "{} uses {ours}", source.path);
            }
        }
    }
}

fn first_word(text: &str) -> &str {
    let end = text.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(text.len());
    &text[..end]
}
