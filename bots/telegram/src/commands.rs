//! Registers the menus (docs: setMyCommands), by scope and language, when they changed.
//!
//! In a group a command typed is seen by all, so its menu offers only what is answered in place.

use std::sync::Arc;
use std::time::Duration;

use circlekeeper_core::App;
use circlekeeper_core::commands::entry::Entry;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use tokio::sync::watch;

use crate::api::{Api, PATIENCE};
use crate::trouble::Trouble;
use crate::updates::rest;
use crate::verdict::Verdict;

/// Under this key the core remembers which menus were registered last.
const KEY: &str = "telegram-commands";
/// The longest description of a command.
const DESCRIPTION_LIMIT: usize = 256;

/// Whether an entry is in the menu of a scope.
type Offered = fn(&Entry) -> bool;

/// A scope (docs: BotCommandScope) and what its menu offers.
const MENUS: &[(&str, Offered)] = &[
    ("all_private_chats", |entry| entry.in_menu()),
    ("all_group_chats", |entry| entry.in_chat_menu()),
    ("all_chat_administrators", |entry| entry.in_chat_menu() || entry.in_manager_menu()),
];

/// Registers all menus, unless they are those registered last. Menus are a comfort: whoever types a
/// command does not need them. So it goes on beside everything else until they are registered, `stop`
/// becomes true, or the server says that it will not have them.
pub(crate) async fn publish(app: App, api: Arc<Api>, mut stop: watch::Receiver<bool>) {
    let bodies = bodies(&app);
    let fingerprint = fingerprint(&bodies);
    if app.recall(KEY).await.as_ref() == Some(&fingerprint) {
        return;
    }
    let mut trouble = Trouble::default();
    for body in &bodies {
        while let Err(failure) = api.call::<Value>("setMyCommands", body, PATIENCE).await {
            let verdict = Verdict::of(&failure);
            let kind = failure.kind();
            if matches!(verdict, Verdict::Malformed | Verdict::Unauthorised) {
                tracing::warn!(kind, "the command menus cannot be registered");
                return;
            }
            tracing::info!(kind, "the command menus are not registered yet; trying again");
            let told = if let Verdict::Wait(told) = verdict { told } else { Duration::ZERO };
            if rest(trouble.next_pause().max(told), &mut stop).await {
                return;
            }
        }
    }
    app.remember(KEY, &fingerprint).await;
}

fn bodies(app: &App) -> Vec<Value> {
    let languages = app.languages();
    let menus = |language: &'static str| MENUS.iter().map(move |menu| (language, menu));
    let all = languages.iter().copied().flat_map(menus);
    let default = languages.first().copied().unwrap_or_default();
    all.map(|(language, (scope, offered))| {
        let entries = app.catalogue().iter().filter(|entry| offered(entry));
        let commands: Vec<_> = entries.map(|entry| describe(app, entry, language)).collect();
        let mut body = json!({ "scope": { "type": scope }, "commands": commands });
        // The default language is for everybody whose own is not among ours.
        if language != default {
            body["language_code"] = json!(two_letters(language));
        }
        body
    })
    .collect()
}

fn describe(app: &App, entry: &Entry, language: &str) -> Value {
    let summary = app.summary(entry, language);
    // Telegram refuses a menu in which one description is empty.
    let shown = if summary.trim().is_empty() { entry.name } else { &summary };
    let name = app.command_name(entry, language);
    json!({ "command": name, "description": crate::render::shorten(shown, DESCRIPTION_LIMIT) })
}

fn two_letters(language: &str) -> &str {
    language.split('-').next().unwrap_or(language)
}

/// Includes nothing secret: the menus are public. The bot is not part of it, since a store belongs
/// to one bot.
fn fingerprint(bodies: &[Value]) -> String {
    let text = serde_json::to_string(bodies).unwrap_or_default();
    Sha256::digest(text).iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_changed_word_changes_the_fingerprint() {
        let one = [json!({"commands": [{"command": "next", "description": "When we meet"}]})];
        let other = [json!({"commands": [{"command": "next", "description": "When we met"}]})];
        assert_eq!(fingerprint(&one), fingerprint(&one.clone()));
        assert_ne!(fingerprint(&one), fingerprint(&other));
        assert_eq!(fingerprint(&one).len(), 64);
    }

    #[test]
    fn telegram_knows_languages_by_two_letters() {
        assert_eq!(two_letters("pt-BR"), "pt");
        assert_eq!(two_letters("de"), "de");
    }
}
