//! The Discord window: what one person sees there, and what they do.

use std::sync::Arc;

use axum::Json;
use axum::extract::{Query, State};
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::IntoResponse;
use serde::Deserialize;
use serde_json::{Value, json};

use crate::discord::{Answer, ChannelId, Form, Person, Seen, Where};

use super::Stage;
use super::deed::{Cannot, Done, perform};
use super::deeds;
use super::scene::person;

/// Who is played, and which place is open: a channel's id, or `dm`.
#[derive(Deserialize)]
pub(super) struct Here {
    who: usize,
    at: String,
}

impl Here {
    pub(super) fn person(&self, stage: &Stage) -> Done<Person> {
        person(&stage.play.on_discord, self.who)
    }

    pub(super) fn place(&self) -> Where {
        self.at.parse().map_or(Where::Dm, |id| Where::Channel(ChannelId(id)))
    }
}

#[derive(Deserialize)]
pub(super) struct Typed {
    #[serde(flatten)]
    here: Here,
    name: String,
    options: Vec<(String, String)>,
    focused: Option<String>,
}

#[derive(Deserialize)]
pub(super) struct Press {
    #[serde(flatten)]
    here: Here,
    message: String,
    custom_id: String,
}

#[derive(Deserialize)]
pub(super) struct Submit {
    who: usize,
    form: String,
    fields: Vec<(String, String)>,
}

#[derive(Deserialize)]
pub(super) struct Say {
    #[serde(flatten)]
    here: Here,
    text: String,
}

#[derive(Deserialize)]
pub(super) struct Which {
    who: usize,
    at: String,
    message: String,
    number: usize,
}

pub(super) async fn view(
    State(stage): State<Arc<Stage>>,
    Query(here): Query<Here>,
) -> Done<Json<Value>> {
    let (by, discord) = (here.person(&stage)?, &stage.play.discord);
    let places = discord.places(&by).into_iter().map(|place| {
        let heard = discord.history(&by, place.at).len();
        json!({ "key": key(place.at), "name": place.name, "server": place.server, "heard": heard })
    });
    let messages = discord.history(&by, here.place());
    Ok(Json(json!({
        "places": places.collect::<Vec<_>>(),
        "messages": messages.iter().map(|seen| stage.message(seen)).collect::<Vec<_>>(),
        "commands": discord.offered_commands(&by, here.place()),
        "roles": discord.servers(&by).into_iter().flat_map(|server| server.roles).collect::<Vec<_>>(),
        "deeds": deeds::on_discord(discord, &by),
    })))
}

pub(super) async fn file(
    State(stage): State<Arc<Stage>>,
    Query(which): Query<Which>,
) -> Done<impl IntoResponse> {
    let seen = stage.find(&Here { who: which.who, at: which.at }, &which.message)?;
    let file = seen.files.into_iter().nth(which.number);
    let file = file.ok_or_else(|| Cannot::gone("the file"))?;
    let headers = [(CONTENT_TYPE, "application/octet-stream"), (CONTENT_DISPOSITION, "attachment")];
    Ok((headers, file.bytes))
}

pub(super) async fn suggest(
    State(stage): State<Arc<Stage>>,
    Json(typed): Json<Typed>,
) -> Done<Json<Vec<(String, String)>>> {
    let (by, at) = (typed.here.person(&stage)?, typed.here.place());
    let found = perform(async move {
        let options: Vec<_> = borrowed(&typed.options).collect();
        let focused = typed.focused.as_deref().unwrap_or_default();
        stage.play.discord.autocomplete(&by, at, &typed.name, &options, focused).await
    });
    // Without suggestions a client goes on as if there were none.
    Ok(Json(found.await?.unwrap_or_default()))
}

pub(super) async fn command(
    State(stage): State<Arc<Stage>>,
    Json(typed): Json<Typed>,
) -> Done<Json<Value>> {
    let (by, at) = (typed.here.person(&stage)?, typed.here.place());
    let asked = Arc::clone(&stage);
    let answer = perform(async move {
        let options: Vec<_> = borrowed(&typed.options).collect();
        asked.play.discord.command(&by, at, &typed.name, &options).await
    });
    Ok(Json(stage.answer(answer.await?.map_err(|_| did_not_respond())?)))
}

pub(super) async fn press(
    State(stage): State<Arc<Stage>>,
    Json(press): Json<Press>,
) -> Done<Json<Value>> {
    let (by, seen) = (press.here.person(&stage)?, stage.find(&press.here, &press.message)?);
    let there = |one: &crate::discord::Button| {
        one.custom_id.as_deref() == Some(&press.custom_id) && !one.disabled
    };
    if !seen.buttons.iter().any(there) {
        return Err(Cannot::gone("that button"));
    }
    let asked = Arc::clone(&stage);
    let answer =
        perform(async move { asked.play.discord.press_forged(&by, &seen, &press.custom_id).await });
    Ok(Json(stage.answer(answer.await?.map_err(|_| did_not_respond())?)))
}

pub(super) async fn submit(
    State(stage): State<Arc<Stage>>,
    Json(submit): Json<Submit>,
) -> Done<Json<Value>> {
    let by = person(&stage.play.on_discord, submit.who)?;
    let form = stage.forms().get(&submit.form).cloned();
    let form = form.ok_or_else(|| Cannot::gone("the form"))?;
    let asked = Arc::clone(&stage);
    let answer = perform(async move {
        let fields: Vec<_> = borrowed(&submit.fields).collect();
        asked.play.discord.submit(&by, &form, &fields).await
    });
    Ok(Json(stage.answer(answer.await?.map_err(|_| did_not_respond())?)))
}

pub(super) async fn say(
    State(stage): State<Arc<Stage>>,
    Json(say): Json<Say>,
) -> Done<Json<Value>> {
    let (by, at) = (say.here.person(&stage)?, say.here.place());
    perform(async move { stage.play.discord.says(&by, at, &say.text) }).await?;
    Ok(Json(json!({})))
}

impl Stage {
    /// As Discord writes it, and what its clients know besides.
    fn message(&self, seen: &Seen) -> Value {
        let user = seen.answers.and_then(|id| {
            self.play
                .on_discord
                .iter()
                .find(|one| one.person.id() == id)
                .map(|one| one.person.name())
        });
        json!({ "raw": seen.raw, "ephemeral": seen.ephemeral, "command": seen.command, "user": user })
    }

    fn find(&self, here: &Here, message: &str) -> Done<Seen> {
        let seen = self.play.discord.history(&here.person(self)?, here.place());
        let found = seen.into_iter().find(|seen| seen.id.to_string() == message);
        found.ok_or_else(|| Cannot::gone("that message"))
    }

    /// Messages come by the bell; a form opens before whoever acted.
    fn answer(&self, answer: Answer) -> Value {
        match answer {
            Answer::Form(form) => self.open(form),
            Answer::Message(_) | Answer::Updated(_) | Answer::Nothing => json!({}),
        }
    }

    fn open(&self, form: Form) -> Value {
        let fields: Vec<Value> = form
            .inputs
            .iter()
            .map(|input| {
                json!({
                    "id": input.custom_id, "label": input.label, "value": input.value,
                    "hint": input.placeholder, "required": input.required, "min": input.min,
                    "max": input.max, "long": input.long,
                })
            })
            .collect();
        let mut forms = self.forms();
        let key = forms.len().to_string();
        let opened = json!({ "form": { "key": key, "title": form.title, "fields": fields } });
        forms.insert(key, form);
        opened
    }
}

fn key(at: Where) -> String {
    match at {
        Where::Channel(channel) => channel.to_string(),
        Where::Dm => "dm".to_owned(),
    }
}

fn borrowed(pairs: &[(String, String)]) -> impl Iterator<Item = (&str, &str)> {
    pairs.iter().map(|(name, value)| (name.as_str(), value.as_str()))
}

fn did_not_respond() -> Cannot {
    Cannot("The application did not respond".to_owned())
}
