use std::collections::BTreeSet;

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};

use super::credentials;
use super::*;
use super::{concerns, entry, fees, legitimacy, meant, refusals, running, sayings, seats, status};
use crate::commands::{CATALOGUE, Kind};

fn variables(pattern: &Pattern<&str>, into: &mut BTreeSet<String>) {
    for element in &pattern.elements {
        let PatternElement::Placeable { expression } = element else { continue };
        let inline = match expression {
            Expression::Inline(inline) => inline,
            Expression::Select { selector, variants } => {
                variants.iter().for_each(|variant| variables(&variant.value, into));
                selector
            }
        };
        if let InlineExpression::VariableReference { id } = inline {
            into.insert(id.name.to_owned());
        }
    }
}

/// Every message of a file with the variables it uses.
fn messages(text: &str) -> Vec<(String, BTreeSet<String>)> {
    let resource = fluent_syntax::parser::parse(text).unwrap();
    resource
        .body
        .iter()
        .filter_map(|entry| match entry {
            Entry::Message(message) => {
                let mut used = BTreeSet::new();
                variables(message.value.as_ref()?, &mut used);
                Some((message.id.name.to_owned(), used))
            }
            _ => None,
        })
        .collect()
}

fn all_sayings() -> impl Iterator<Item = &'static (&'static str, &'static [&'static str])> {
    // One a line: parts that are written at the same time each add theirs.
    let all = [
        sayings::SAYINGS,
        refusals::SAYINGS,
        series::SAYINGS,
        status::SAYINGS,
        unheard::SAYINGS,
        concerns::SAYINGS,
        credentials::SAYINGS,
        seats::SAYINGS,
        running::SAYINGS,
        access::SAYINGS,
        entry::SAYINGS,
        legitimacy::SAYINGS,
        finding::SAYINGS,
        fees::SAYINGS,
        meant::SAYINGS,
    ];
    all.into_iter().flatten()
}

#[test]
fn every_saying_has_words_that_use_its_arguments_and_no_others() {
    for (language, text) in FILES {
        let messages = messages(text);
        for (name, arguments) in all_sayings() {
            let key = name.replace('_', "-");
            let found = messages.iter().find(|(id, _)| *id == key);
            let (_, used) = found.unwrap_or_else(|| panic!("{language} lacks {key}"));
            let given: BTreeSet<String> = arguments.iter().map(|a| (*a).to_owned()).collect();
            assert_eq!(*used, given, "{language}: {key}");
        }
    }
}

#[test]
fn every_language_has_all_the_words_of_the_default() {
    let default = messages(FILES[0].1);
    for (language, text) in &FILES[1..] {
        let own = messages(text);
        for (id, used) in &default {
            let found = own.iter().find(|(own, _)| own == id);
            let (_, own) = found.unwrap_or_else(|| panic!("{language} lacks {id}"));
            assert_eq!(own, used, "{language}: {id}");
        }
        for (id, _) in own.iter().filter(|(id, _)| !id.starts_with("name-")) {
            assert!(default.iter().any(|(known, _)| known == id), "only {language} has {id}");
        }
    }
}

#[test]
fn no_words_are_left_over() {
    let sayings: BTreeSet<String> = all_sayings().map(|(name, _)| name.replace('_', "-")).collect();
    for (language, text) in FILES {
        for (id, _) in messages(text) {
            let prefix = id.split('-').next().unwrap_or_default();
            let looked_up = ["name", "command", "argument", "ask", "field", "title"]
                .contains(&prefix)
                || id == "moment";
            assert!(looked_up || sayings.contains(&id), "{language}: nobody says {id}");
        }
    }
}

#[test]
fn every_command_and_argument_is_described_within_the_platforms_limits() {
    let words = Words::load().unwrap();
    for language in LANGUAGES {
        let voice = words.voice(Some(language));
        for entry in CATALOGUE {
            let mut described = vec![(entry.name, voice.summary(entry.name))];
            for argument in entry.arguments {
                described.push((argument.name, voice.argument_summary(entry.name, argument.name)));
            }
            for (name, text) in described {
                let length = text.chars().count();
                assert!((1..=100).contains(&length), "{language} {}/{name}: {length}", entry.name);
            }
        }
    }
}

/// All names of all commands: the command's own, the language, the name there.
fn names() -> Vec<(&'static str, &'static str, String)> {
    let words = Words::load().unwrap();
    let named = |language: &'static str| {
        let voice = words.voice(Some(language));
        CATALOGUE.iter().map(move |e| (e.name, language, voice.command_name(e.name)))
    };
    LANGUAGES.iter().flat_map(|language| named(language)).collect()
}

#[test]
fn every_command_has_a_name_in_every_language_that_both_platforms_take() {
    for (language, text) in &FILES[1..] {
        let own = messages(text);
        for entry in CATALOGUE {
            let id = format!("name-{}", entry.name);
            assert!(own.iter().any(|(known, _)| *known == id), "{language} lacks {id}");
        }
    }
    for (command, language, name) in names() {
        assert!((1..=32).contains(&name.len()), "{language}: {command} is called {name:?}");
        let fits = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_';
        assert!(name.bytes().all(fits), "{language}: {command} is called {name:?}");
    }
}

#[test]
fn a_name_means_one_command_whatever_the_language() {
    for (command, language, name) in names() {
        let clash = names().into_iter().find(|other| other.2 == name && other.0 != command);
        assert_eq!(clash, None, "{language}: {command} is called {name:?}");
        let meant = crate::commands::entry(&name).map(|entry| entry.name);
        assert_eq!(meant, Some(command), "{language}: {name:?}");
    }
    assert_eq!(crate::commands::entry("HILFE"), crate::commands::entry("help"));
    assert_eq!(crate::commands::entry("hilf"), None);
}

#[test]
fn names_are_read_as_fluent_reads_them() {
    for (language, text) in FILES {
        let own: BTreeSet<String> = messages(text)
            .into_iter()
            .filter_map(|(id, _)| id.strip_prefix("name-").map(str::to_owned))
            .collect();
        let voice = Words::load().unwrap().voice(Some(language));
        for command in own {
            assert!(CATALOGUE.iter().any(|entry| entry.name == command), "{language}: {command}");
            let name = voice.command_name(&command);
            assert!(command_names().any(|known| known == (&command, &name)), "{command}: {name}");
        }
    }
}

/// Every command named in a text, with what stands behind it in its sentence.
fn commands_in(text: &str) -> Vec<(&str, &str)> {
    let is_name = |c: char| c.is_ascii_alphanumeric() || c == '_';
    let mut found = Vec::new();
    for (at, _) in text.match_indices('/') {
        // An address and a zone have a letter or a sign before it, a command a space, a quote or a bracket.
        let before = text[..at].chars().next_back().unwrap_or(' ');
        let rest = &text[at + 1..];
        let name = &rest[..rest.find(|c| !is_name(c)).unwrap_or(rest.len())];
        if !(before.is_whitespace() || "(“„\"‘`".contains(before)) || name.is_empty() {
            continue;
        }
        let behind = &rest[name.len()..];
        let end = [". ", "; ", "\n", " /", "? "].iter().filter_map(|end| behind.find(end)).min();
        found.push((name, &behind[..end.unwrap_or(behind.len())]));
    }
    found
}

#[test]
fn texts_call_commands_by_the_name_and_the_arguments_they_have_in_that_language() {
    let words = Words::load().unwrap();
    let mut named = BTreeSet::new();
    for (language, text) in FILES {
        let voice = words.voice(Some(language));
        for (name, behind) in commands_in(text) {
            let meant = crate::commands::entry(name);
            let meant = meant.unwrap_or_else(|| panic!("{language}: there is no /{name}"));
            assert_eq!(voice.command_name(meant.name), name, "{language}");
            named.insert(meant.name);
            for word in behind.split_whitespace() {
                let Some((argument, value)) = word.split_once(':') else { continue };
                let is_argument = !argument.is_empty()
                    && argument.bytes().all(|byte| byte.is_ascii_lowercase())
                    && !value.starts_with("//");
                if is_argument && !value.is_empty() {
                    let known = meant.argument(argument).is_some();
                    assert!(known, "{language}: /{name} has no {argument}");
                }
            }
        }
    }
    assert!(named.len() > 20, "{named:?}");
}

#[test]
fn a_command_that_does_not_exist_is_found_in_a_text() {
    let said = "Try /connect, (/leave) or „/dabei s1“. /editgroup label:x at https://a.example/b in Europe/Berlin";
    let names: Vec<&str> = commands_in(said).into_iter().map(|(name, _)| name).collect();
    assert_eq!(names, ["connect", "leave", "dabei", "editgroup"]);
    assert_eq!(commands_in("/begin watch:off. Then x:y")[0].1, " watch:off");
}

/// Discord counts names, descriptions and choices of a command together, the longest language of each.
#[test]
fn no_command_is_too_long_for_discord_in_any_language() {
    let words = Words::load().unwrap();
    let longest = |say: &dyn Fn(&Voice) -> String| {
        let length = |language: &&str| say(&words.voice(Some(language))).chars().count();
        LANGUAGES.iter().map(length).max().unwrap_or(0)
    };
    for entry in CATALOGUE {
        let own = longest(&|voice| voice.command_name(entry.name))
            + longest(&|voice| voice.summary(entry.name));
        let arguments = entry.arguments.iter().map(|argument| {
            let choices = match argument.kind {
                Kind::OneOf(choices) => choices.iter().map(|choice| 2 * choice.len()).sum(),
                _ => 0,
            };
            let described = longest(&|voice| voice.argument_summary(entry.name, argument.name));
            argument.name.len() + described + choices
        });
        assert!(own + arguments.sum::<usize>() <= 8_000, "{}", entry.name);
    }
}

#[test]
fn forms_and_buttons_fit_in_every_language() {
    for (language, text) in FILES {
        let voice = Words::load().unwrap().voice(Some(language));
        for (id, _) in messages(text) {
            let most = match id.split('-').next() {
                Some("field" | "form") => 45,
                // A label beside it may take 28.
                Some("button") => 80 - 28,
                _ => continue,
            };
            let length =
                voice.format(&id, &FluentArgs::new()).map_or(0, |text| text.chars().count());
            assert!((1..=most).contains(&length), "{language}: {id}");
        }
    }
}

#[test]
fn nobody_is_shouted_at() {
    for (language, text) in FILES {
        assert!(!text.contains('!'), "{language} has an exclamation mark");
    }
}

#[test]
fn moments_and_plurals_read_as_people_say_them() {
    let voice = Words::load().unwrap().voice(Some("de-AT"));
    let zone = crate::time::zone::Zone::parse("Europe/Berlin").unwrap();
    let at: crate::clock::Instant = "2027-03-04T18:00:00Z".parse().unwrap();
    assert_eq!(
        voice.wall_clock(zone.local(at), &zone).plain(),
        "Do, 4. März 2027, 19:00 Uhr (Berlin)"
    );
    let away = |hours| {
        let Span::Time { fallback, .. } =
            voice.how_long_until(at, at - chrono::Duration::hours(hours))
        else {
            panic!("no moment")
        };
        fallback
    };
    assert_eq!([0, 1, 2, 72].map(away), ["jetzt", "in 60 Minuten", "in 2 Stunden", "in 3 Tagen"]);
    assert_eq!(voice.found(1).plain(), "Eine Gruppe:");
    assert_eq!(voice.found(4).plain(), "4 Gruppen, die passendsten zuerst:");
}

#[test]
fn a_span_comes_out_as_the_span_it_was() {
    let voice = Words::load().unwrap().voice(None);
    let name = Private::new("<b>@everyone { $label }".to_owned());
    let line = voice.refuse_already_in(&name);
    assert!(line.0.contains(&Span::Plain("<b>@everyone { $label }".to_owned())));
    assert!(line.plain().starts_with("You are in <b>@everyone"));
}

#[test]
fn the_pseudo_locale_changes_every_letter() {
    let voice = Words::load().unwrap().voice(Some(PSEUDO));
    let line = voice.refuse_session_over();
    assert!(!line.plain().chars().any(|letter| letter.is_ascii_alphabetic()), "{}", line.plain());
}
