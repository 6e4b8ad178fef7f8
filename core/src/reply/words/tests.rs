use std::collections::BTreeSet;

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};

use super::*;
use super::{refusals, sayings};
use crate::commands::CATALOGUE;

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
    sayings::SAYINGS.iter().chain(refusals::SAYINGS)
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
fn no_words_are_left_over() {
    let sayings: BTreeSet<String> = all_sayings().map(|(name, _)| name.replace('_', "-")).collect();
    for (language, text) in FILES {
        for (id, _) in messages(text) {
            let prefix = id.split('-').next().unwrap_or_default();
            let looked_up =
                ["command", "argument", "ask", "field"].contains(&prefix) || id == "moment";
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
