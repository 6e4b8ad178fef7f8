//! The catalogue as Discord slash commands, and their registration.
//!
//! Source: <https://discord.com/developers/docs/interactions/application-commands>.

use std::time::Duration;

use circlekeeper_core::App;
use circlekeeper_core::commands::{Argument, Entry, Kind};
use reqwest::Method;
use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};

use crate::render::cut;
use crate::wire::Wire;

/// Under this key the core remembers the hash of what was registered last.
const REMEMBERED: &str = "discord-commands";
const DESCRIPTION: usize = 100;
/// For arguments whose kind names no length: the core says what is too long, in words.
const ANY_TEXT: u16 = 1000;
/// The language tags Discord takes, except English, which must always be there as the default.
/// Source: <https://discord.com/developers/docs/reference#locales>.
const LOCALES: [&str; 31] = [
    "id", "da", "de", "en-GB", "en-US", "es-ES", "es-419", "fr", "hr", "it", "lt", "hu", "nl",
    "no", "pl", "pt-BR", "ro", "fi", "sv-SE", "vi", "tr", "cs", "el", "bg", "ru", "uk", "hi", "th",
    "zh-CN", "ja", "ko",
];

/// Why the commands are not registered.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum NotRegistered {
    /// Discord finds the list itself wrong: trying again is of no use.
    Refused(String),
    /// It may go better next time, but not before `wait` is over.
    Failed { why: String, wait: Option<Duration> },
}

/// Registers all commands, unless these very commands were registered last time.
pub(crate) async fn register(
    app: &App,
    wire: &Wire,
    application: u64,
) -> Result<(), NotRegistered> {
    let commands = commands(app);
    let hash = hash(application, &commands);
    if app.recall(REMEMBERED).await.as_deref() == Some(hash.as_str()) {
        return Ok(());
    }
    put(wire, application, &commands).await?;
    app.remember(REMEMBERED, &hash).await;
    Ok(())
}

/// Replaces all commands by these.
async fn put(wire: &Wire, application: u64, commands: &Value) -> Result<(), NotRegistered> {
    let path = format!("/applications/{application}/commands");
    let answer = wire.send(Method::PUT, &path, Some(commands)).await;
    let failed = |why, wait| NotRegistered::Failed { why, wait };
    let answer = answer.map_err(|failure| failed(failure.to_string(), None))?;
    match (answer.status, answer.code()) {
        _ if answer.is_success() => Ok(()),
        // Discord's own refusals carry a code; without one it was something in between.
        (400, Some(_)) => Err(NotRegistered::Refused(answer.to_string())),
        _ => Err(failed(answer.to_string(), answer.wait())),
    }
}

fn hash(application: u64, commands: &Value) -> String {
    let digest = Sha256::digest(format!("{application} {commands}"));
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// All commands as one body.
fn commands(app: &App) -> Value {
    let words = Words { app };
    app.catalogue().iter().map(|entry| command(&words, entry)).collect()
}

/// Names and descriptions, by language.
struct Words<'a> {
    app: &'a App,
}

impl Words<'_> {
    /// Puts the default language's description and all others Discord takes into `into`.
    fn describe(&self, into: &mut Value, name: &str, text: impl Fn(&str) -> String) {
        let default = self.app.languages().first().copied().unwrap_or("en");
        into["description"] = json!(description(&text(default), name));
        let others = self.in_other_languages(|language| description(&text(language), name));
        if !others.is_empty() {
            into["description_localizations"] = Value::Object(others);
        }
    }

    /// Puts what the command is called in all languages Discord takes but the default into `into`.
    fn name(&self, into: &mut Value, entry: &Entry) {
        let others = self.in_other_languages(|language| self.app.command_name(entry, language));
        if !others.is_empty() {
            into["name_localizations"] = Value::Object(others);
        }
    }

    fn in_other_languages(&self, text: impl Fn(&str) -> String) -> Map<String, Value> {
        let languages = self.app.languages().iter().copied().skip(1);
        languages
            .flat_map(|language| locales(language).map(move |locale| (locale, language)))
            .map(|(locale, language)| (locale.to_owned(), json!(text(language))))
            .collect()
    }
}

/// Discord refuses a command without a description.
fn description(text: &str, name: &str) -> String {
    cut(if text.trim().is_empty() { name } else { text }, DESCRIPTION)
}

/// Discord's tags for a language: the tag itself, or all regions of it.
fn locales(language: &str) -> impl Iterator<Item = &'static str> {
    let exact = LOCALES.contains(&language);
    LOCALES.into_iter().filter(move |locale| {
        let region_of = locale.split('-').next() == Some(language);
        if exact { *locale == language } else { region_of }
    })
}

fn command(words: &Words<'_>, entry: &Entry) -> Value {
    let options: Vec<Value> =
        entry.arguments.iter().map(|argument| option(words, entry, argument)).collect();
    let mut command = json!({
        "name": entry.name,
        "type": 1,
        "options": options,
        "contexts": [0, 1],
        "integration_types": [0],
    });
    words.name(&mut command, entry);
    words.describe(&mut command, entry.name, |language| words.app.summary(entry, language));
    if !entry.in_menu() {
        // Hidden from all but administrators; who may use it is the core's decision all the same.
        command["default_member_permissions"] = json!("0");
    }
    command
}

fn option(words: &Words<'_>, entry: &Entry, argument: &Argument) -> Value {
    let mut option = kind(argument.kind);
    option["name"] = json!(argument.name);
    option["required"] = json!(argument.required);
    if argument.completes() {
        option["autocomplete"] = json!(true);
    }
    words.describe(&mut option, argument.name, |language| {
        words.app.argument_summary(entry, argument.name, language)
    });
    option
}

fn kind(kind: Kind) -> Value {
    match kind {
        Kind::Text(most) | Kind::Word(most) => {
            json!({ "type": 3, "max_length": most.clamp(1, 6000) })
        }
        Kind::Topics | Kind::Link | Kind::Zone | Kind::Group | Kind::Session => {
            json!({ "type": 3, "max_length": ANY_TEXT })
        }
        Kind::OneOf(choices) => {
            let choices: Vec<Value> =
                choices.iter().map(|choice| json!({ "name": choice, "value": choice })).collect();
            json!({ "type": 3, "choices": choices })
        }
        Kind::Number(least, most) => json!({ "type": 4, "min_value": least, "max_value": most }),
        // 2 is a voice channel, 13 a stage.
        Kind::VoiceChannel => json!({ "type": 7, "channel_types": [2, 13] }),
        Kind::Role => json!({ "type": 8 }),
    }
}

#[cfg(test)]
mod tests {
    use circlekeeper_core::clock::Clock;
    use circlekeeper_core::domain::private::Private;
    use circlekeeper_playground::discord::{Discord, Fault};

    use super::*;
    use crate::{Sessions, Settings};

    #[test]
    fn each_kind_of_argument_has_its_option() {
        let table = [
            (Kind::Text(80), json!({"type": 3, "max_length": 80})),
            (Kind::Word(40), json!({"type": 3, "max_length": 40})),
            (Kind::Text(9000), json!({"type": 3, "max_length": 6000})),
            (Kind::Group, json!({"type": 3, "max_length": 1000})),
            (Kind::Number(1, 52), json!({"type": 4, "min_value": 1, "max_value": 52})),
            (Kind::VoiceChannel, json!({"type": 7, "channel_types": [2, 13]})),
            (Kind::Role, json!({"type": 8})),
            (Kind::OneOf(&["a"]), json!({"type": 3, "choices": [{"name": "a", "value": "a"}]})),
        ];
        for (given, expected) in table {
            assert_eq!(kind(given), expected, "{given:?}");
        }
    }

    #[test]
    fn a_language_is_offered_under_the_tags_discord_knows() {
        let of = |language| locales(language).collect::<Vec<_>>();
        assert_eq!(of("de"), ["de"]);
        assert_eq!(of("pt-BR"), ["pt-BR"]);
        assert_eq!(of("es"), ["es-ES", "es-419"]);
        assert_eq!(of("ar"), [""; 0]);
    }

    #[test]
    fn a_description_is_never_missing_or_too_long() {
        assert_eq!(description(" ", "next"), "next");
        assert_eq!(description(&"d".repeat(101), "next").chars().count(), 100);
    }

    #[tokio::test]
    async fn what_discord_finds_wrong_is_told_from_what_may_go_better_next_time() {
        let clock = Clock::system();
        let discord = Discord::start(clock.clone()).await.unwrap();
        let (token, api) = (Private::new(discord.token()), Some(discord.address()));
        let wire = Wire::new(&Settings {
            token,
            api,
            clock,
            sessions: Sessions::default(),
            patience: crate::Patience::default(),
        })
        .unwrap();
        let application = discord.application_id();
        let mut command = json!({ "name": "next", "description": "Next", "type": 1 });
        command["options"] = json!([kind(Kind::Number(1, 52))]);
        command["options"][0]["name"] = json!("weeks");
        command["options"][0]["description"] = json!("How many");
        assert_eq!(put(&wire, application, &json!([command])).await, Ok(()));
        assert_eq!(discord.commands()[0]["name"], "next");
        let twice = put(&wire, application, &json!([command, command])).await;
        assert!(matches!(twice, Err(NotRegistered::Refused(_))), "{twice:?}");
        discord.fail_next_on("PUT", Fault::Status(503));
        let later = put(&wire, application, &json!([command])).await;
        let why = "503 (code 0)".to_owned();
        assert_eq!(later, Err(NotRegistered::Failed { why, wait: None }));
    }

    #[test]
    fn another_application_is_another_registration() {
        let none = json!([]);
        assert_eq!(hash(1, &none), hash(1, &none));
        assert_ne!(hash(1, &none), hash(2, &none));
        assert_ne!(hash(1, &none), hash(1, &json!([1])));
    }
}
