//! `.env.example` and the code name the same settings.

use std::collections::BTreeSet;

/// Read to find a directory for the key; not settings of this program.
const OF_THE_MACHINE: [&str; 2] = ["HOME", "XDG_CONFIG_HOME"];

#[test]
fn the_example_lists_exactly_the_settings_there_are() {
    let settings = include_str!("../../src/settings.rs");
    let settings = settings.split("#[cfg(test)]").next().unwrap_or_default();
    let log = include_str!("../../src/log.rs");
    let mut read: BTreeSet<&str> = [settings, log].into_iter().flat_map(names_in_calls).collect();
    for name in OF_THE_MACHINE {
        assert!(read.remove(name), "{name} is not read any more");
    }
    let example = include_str!("../../../../.env.example");
    let listed: BTreeSet<&str> = example.lines().filter_map(name_listed).collect();
    assert_eq!(listed, read);
}

/// The string literals in capitals that are looked up.
fn names_in_calls(code: &str) -> impl Iterator<Item = &str> {
    code.lines()
        .filter(|line| line.contains("given(") || line.contains("&given") || line.contains("_env("))
        .flat_map(|line| line.split('"').skip(1).step_by(2))
        .filter(|text| is_name(text))
}

/// `NAME=value`, or `# NAME=value` for what is left out by default.
fn name_listed(line: &str) -> Option<&str> {
    let (name, _) = line.trim_start_matches("# ").split_once('=')?;
    Some(name).filter(|name| is_name(name))
}

fn is_name(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_uppercase() || byte == b'_')
}
