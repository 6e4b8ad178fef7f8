//! Who can be played.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use serde_json::{Value, json};

use super::deed::{Cannot, Done};
use super::{Persona, Stage};

pub(super) async fn tell(State(stage): State<Arc<Stage>>) -> Json<Value> {
    let play = &stage.play;
    let discord = play.on_discord.iter().map(|persona| {
        json!({
            "name": persona.person.name(), "role": persona.role, "zone": persona.zone,
            "locale": persona.person.locale(), "id": persona.person.id().to_string(),
        })
    });
    let telegram = play.on_telegram.iter().map(|persona| {
        json!({
            "name": persona.person.name(), "role": persona.role, "zone": persona.zone,
            "locale": "en", "id": persona.person.id().to_string(),
        })
    });
    Json(json!({
        "discord": { "people": discord.collect::<Vec<_>>(), "bot": play.discord.application_id().to_string() },
        "telegram": {
            "people": telegram.collect::<Vec<_>>(),
            "bot": play.telegram.bot_id().to_string(), "username": play.telegram.bot_username(),
        },
    }))
}

/// The person the page plays just now: its place in the list.
pub(super) fn person<P: Clone>(cast: &[Persona<P>], who: usize) -> Done<P> {
    let persona = cast.get(who).ok_or_else(|| Cannot::gone("this person"))?;
    Ok(persona.person.clone())
}
