//! Commands as they are registered. Source: Discord docs, "Application Command Object" and its tables;
//! OpenAPI, `ApplicationCommandUpdateRequest`.

use serde_json::Value;

use super::super::refused::{Complaints, Refused};
use super::parts::{join, list, needed, number, required};

/// "Maximum 100 global slash commands".
const COMMANDS: usize = 100;
/// "a maximum of 8000 characters for combined name, description, and value properties".
const SIZE: usize = 8000;

/// Source: Discord docs, "Locales".
const LOCALES: [&str; 32] = [
    "id", "da", "de", "en-GB", "en-US", "es-ES", "es-419", "fr", "hr", "it", "lt", "hu", "nl",
    "no", "pl", "pt-BR", "ro", "fi", "sv-SE", "vi", "tr", "cs", "el", "bg", "ru", "uk", "hi", "th",
    "zh-CN", "ja", "zh-TW", "ko",
];

/// Whether a Discord client can be set to this language.
pub(in super::super) fn locale_known(locale: &str) -> bool {
    LOCALES.contains(&locale)
}

/// A whole list of commands, judged.
pub(in super::super) fn commands(body: &Value) -> Result<&[Value], Refused> {
    let mut complaints = Complaints::default();
    let commands = list(&mut complaints, "", body, 0, 130);
    if commands.iter().filter(|one| one["type"].as_u64().unwrap_or(1) == 1).count() > COMMANDS {
        let words = format!("Maximum number of application commands reached ({COMMANDS}).");
        return Err(Refused::new(400, 30032, &words));
    }
    for (index, one) in commands.iter().enumerate() {
        let at = index.to_string();
        command(&mut complaints, &at, one);
        if commands[..index].iter().any(|other| other["name"] == one["name"]) {
            let words = "Application command names must be unique";
            complaints.add(&at, "APPLICATION_COMMANDS_DUPLICATE_NAME", words);
        }
    }
    if body.is_null() {
        required(&mut complaints, "");
    }
    complaints.result()?;
    Ok(commands)
}

fn command(c: &mut Complaints, at: &str, one: &Value) {
    if !matches!(one["type"].as_u64(), None | Some(1)) {
        let words = "Value must be one of (1,): this stand-in knows slash commands only.";
        c.add(&join(at, "type"), "BASE_TYPE_CHOICES", words);
    }
    named(c, at, one);
    options(c, at, one, 0);
    permissions(c, &join(at, "default_member_permissions"), &one["default_member_permissions"]);
    for (key, most) in [("contexts", 2), ("integration_types", 1)] {
        let at = join(at, key);
        for (index, value) in list(c, &at, &one[key], 1, 3).iter().enumerate() {
            number(c, &join(&at, &index.to_string()), value, 0, most);
        }
    }
    if size(one) > SIZE {
        let words = format!("Command exceeds maximum size ({SIZE})");
        c.add(at, "APPLICATION_COMMAND_TOO_LARGE", &words);
    }
}

/// A bit set in decimal digits.
fn permissions(c: &mut Complaints, at: &str, bits: &Value) {
    let fits =
        bits.is_null() || bits.is_u64() || bits.as_str().is_some_and(|b| b.parse::<u64>().is_ok());
    if !fits {
        c.add(at, "NUMBER_TYPE_COERCE", &format!("Value {bits} is not int."));
    }
}

/// Name and description, in each of their languages.
fn named(c: &mut Complaints, at: &str, one: &Value) {
    needed(c, &join(at, "name"), &one["name"], 1, 32);
    name(c, &join(at, "name"), &one["name"]);
    needed(c, &join(at, "description"), &one["description"], 1, 100);
    for (key, is_name) in [("name_localizations", true), ("description_localizations", false)] {
        for (locale, text) in one[key].as_object().into_iter().flatten() {
            let at = format!("{at}.{key}.{locale}");
            if !locale_known(locale) {
                c.add(&at, "BASE_TYPE_CHOICES", "Value must be one of the known locales.");
            }
            needed(c, &at, text, 1, if is_name { 32 } else { 100 });
            if is_name {
                name(c, &at, text);
            }
        }
    }
}

/// "CHAT_INPUT command names and command option names must match" a pattern of letters, digits, `-`, `_`
/// and `'` of any script, and be lower case wherever a letter has one.
fn name(c: &mut Complaints, at: &str, name: &Value) {
    let name = name.as_str().unwrap_or_default();
    let fits = |letter: char| {
        let lower = letter.to_lowercase().eq([letter]);
        "-_'".contains(letter) || (lower && (letter.is_alphanumeric() || is_mark(letter)))
    };
    if !name.chars().all(fits) {
        c.add(at, "APPLICATION_COMMAND_INVALID_NAME", "Command name is invalid");
    }
}

/// The vowel signs of Devanagari and Thai, which the pattern admits by script.
fn is_mark(letter: char) -> bool {
    matches!(letter, '\u{900}'..='\u{97F}' | '\u{E00}'..='\u{E7F}')
}

fn options(c: &mut Complaints, at: &str, one: &Value, depth: u8) {
    let at = join(at, "options");
    let options = list(c, &at, &one["options"], 0, 25);
    let mut optional = false;
    for (index, option) in options.iter().enumerate() {
        let at = join(&at, &index.to_string());
        named(c, &at, option);
        let is_required = option["required"] == true;
        if is_required && optional {
            let words = "Required options must be placed before non-required options";
            c.add(&at, "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID", words);
        }
        optional |= !is_required;
        if options[..index].iter().any(|other| other["name"] == option["name"]) {
            let words = "Option name is not unique";
            c.add(&at, "APPLICATION_COMMAND_OPTIONS_NAME_INVALID", words);
        }
        kind(c, &at, option, depth);
    }
}

/// What depends on the option's type: 1 and 2 nest, 3, 4 and 10 may have choices or autocomplete.
fn kind(c: &mut Complaints, at: &str, option: &Value, depth: u8) {
    let kind = option["type"].as_u64().unwrap_or(0);
    match kind {
        1 => options(c, at, option, 2),
        2 if depth == 0 => options(c, at, option, 1),
        3..=11 => {}
        _ => super::components::choice(c, &join(at, "type"), "(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11)"),
    }
    let choices = list(c, &join(at, "choices"), &option["choices"], 0, 25);
    for (index, one) in choices.iter().enumerate() {
        choice(c, &format!("{at}.choices.{index}"), one);
    }
    let typed = matches!(kind, 3 | 4 | 10);
    if option["autocomplete"] == true && (!typed || !choices.is_empty()) {
        let words = "Autocomplete needs a string, integer or number option without choices";
        c.add(at, "APPLICATION_COMMAND_OPTIONS_AUTOCOMPLETE_INVALID", words);
    }
    for (key, most) in [("min_length", 6000), ("max_length", 6000)] {
        if !option[key].is_null() {
            number(c, &join(at, key), &option[key], i64::from(key == "max_length"), most);
        }
    }
}

/// Name 1 to 100; a text value up to 100, or a number.
pub(super) fn choice(c: &mut Complaints, at: &str, one: &Value) {
    needed(c, &join(at, "name"), &one["name"], 1, 100);
    if one["value"].is_number() {
        return;
    }
    needed(c, &join(at, "value"), &one["value"], 1, 100);
}

/// "Localized values … the longest" of each text counts.
fn size(one: &Value) -> usize {
    let longest = |key: &str, localized: &str| {
        let other = one[localized].as_object().into_iter().flatten().map(|(_, text)| text);
        other.chain([&one[key]]).map(count).max().unwrap_or(0)
    };
    let own =
        longest("name", "name_localizations") + longest("description", "description_localizations");
    let entries = |key: &str| one[key].as_array().map_or(&[][..], Vec::as_slice);
    let options: usize = entries("options").iter().map(size).sum();
    let choices: usize =
        entries("choices").iter().map(|c| count(&c["name"]) + count(&c["value"])).sum();
    own + options + choices
}

fn count(text: &Value) -> usize {
    text.as_str().map_or(0, |text| text.chars().count())
}
