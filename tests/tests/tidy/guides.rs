//! What README and guides tell people to type can be typed.

use std::path::Path;

/// What stands in backquotes in these pages and begins like a command.
fn typed() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the project's root");
    let guides = std::fs::read_dir(root.join("docs/guides")).expect("the guides");
    let guides = guides.map(|guide| guide.expect("a guide").path());
    let pages = guides.chain([root.join("README.md")]);
    let mut found = Vec::new();
    for page in pages.filter(|page| page.extension().is_some_and(|end| end == "md")) {
        let text = std::fs::read_to_string(&page).expect("a page");
        let name = page.file_name().unwrap_or_default().to_string_lossy().into_owned();
        // Fenced blocks hold commands of a shell.
        let prose: String = text.split("```").step_by(2).collect();
        let quoted = prose.split('`').skip(1).step_by(2).filter(|quoted| quoted.starts_with('/'));
        found.extend(quoted.map(|quoted| (name.clone(), quoted.replace('\n', " "))));
    }
    found
}

/// Paths of the web side and of Telegram's own bot.
const NO_COMMANDS: [&str; 4] = ["/healthz", "/metrics", "/newbot", "/setprivacy"];

#[test]
fn guides_name_commands_and_arguments_that_exist() {
    let typed = typed();
    assert!(typed.len() > 100, "{}", typed.len());
    for (page, typed) in typed.iter().filter(|(_, typed)| !NO_COMMANDS.contains(&typed.as_str())) {
        let mut words = typed[1..].split_whitespace();
        let name = words.next().unwrap_or_default();
        let entry = circlekeeper_core::commands::entry(name);
        let entry = entry.unwrap_or_else(|| panic!("{page}: there is no `{typed}`"));
        assert_eq!(entry.name, name, "{page}: `{typed}`");
        for word in words {
            let Some((argument, behind)) = word.split_once(':') else { continue };
            let is_name = !argument.is_empty() && argument.bytes().all(|b| b.is_ascii_lowercase());
            if is_name && !behind.starts_with("//") && argument != "absence" {
                assert!(entry.argument(argument).is_some(), "{page}: `{typed}` has no {argument}");
            }
        }
    }
}
