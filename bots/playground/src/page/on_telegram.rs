//! The Telegram window: what one person sees there, and what they do.

use std::sync::Arc;

use axum::Json;
use axum::extract::{Query, State};
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::IntoResponse;
use serde::Deserialize;
use serde_json::{Value, json};

use crate::telegram::{ChatId, Person, Seen, Where};

use super::Stage;
use super::deed::{Cannot, Done, perform};
use super::deeds;
use super::scene::person;

/// Who is played, and which chat is open: `private`, a chat's id, or that and a topic's.
#[derive(Deserialize)]
pub(super) struct Here {
    who: usize,
    at: String,
}

impl Here {
    pub(super) fn person(&self, stage: &Stage) -> Done<Person> {
        person(&stage.play.on_telegram, self.who)
    }

    pub(super) fn place(&self) -> Where {
        let (chat, topic) = self.at.split_once('/').unwrap_or((&self.at, ""));
        match (chat.parse().map(ChatId), topic.parse()) {
            (Ok(chat), Ok(topic)) => Where::Topic(chat, topic),
            (Ok(chat), Err(_)) => Where::Chat(chat),
            (Err(_), _) => Where::Private,
        }
    }
}

#[derive(Deserialize)]
pub(super) struct Say {
    #[serde(flatten)]
    here: Here,
    text: String,
}

#[derive(Deserialize)]
pub(super) struct Start {
    who: usize,
}

#[derive(Deserialize)]
pub(super) struct Press {
    #[serde(flatten)]
    here: Here,
    message: i64,
    /// Counted through all rows.
    button: usize,
}

#[derive(Deserialize)]
pub(super) struct Which {
    who: usize,
    at: String,
    message: i64,
}

pub(super) async fn view(
    State(stage): State<Arc<Stage>>,
    Query(here): Query<Here>,
) -> Done<Json<Value>> {
    let (by, telegram) = (here.person(&stage)?, &stage.play.telegram);
    let places = telegram.places(&by).into_iter().map(|place| {
        let heard = stage.shown(&by, place.at).len();
        json!({ "key": key(place.at), "name": place.name, "heard": heard })
    });
    let messages = stage.shown(&by, here.place());
    Ok(Json(json!({
        "places": places.collect::<Vec<_>>(),
        "messages": messages.into_iter().map(|seen| seen.raw).collect::<Vec<_>>(),
        "commands": telegram.offered_commands(&by, here.place()),
        "started": telegram.has_started(&by),
        "deeds": deeds::on_telegram(telegram, &by, here.place()),
    })))
}

pub(super) async fn file(
    State(stage): State<Arc<Stage>>,
    Query(which): Query<Which>,
) -> Done<impl IntoResponse> {
    let seen = stage.find_post(&Here { who: which.who, at: which.at }, which.message)?;
    let file = seen.file.ok_or_else(|| Cannot::gone("the file"))?;
    let headers = [(CONTENT_TYPE, "application/octet-stream"), (CONTENT_DISPOSITION, "attachment")];
    Ok((headers, file.bytes))
}

pub(super) async fn start(
    State(stage): State<Arc<Stage>>,
    Json(start): Json<Start>,
) -> Done<Json<Value>> {
    let by = person(&stage.play.on_telegram, start.who)?;
    perform(async move { stage.play.telegram.start_bot(&by, None).await }).await?;
    Ok(Json(json!({})))
}

pub(super) async fn say(
    State(stage): State<Arc<Stage>>,
    Json(say): Json<Say>,
) -> Done<Json<Value>> {
    let (by, at) = (say.here.person(&stage)?, say.here.place());
    perform(async move { stage.play.telegram.says(&by, at, &say.text).await }).await?;
    Ok(Json(json!({})))
}

pub(super) async fn press(
    State(stage): State<Arc<Stage>>,
    Json(press): Json<Press>,
) -> Done<Json<Value>> {
    let (by, seen) = (press.here.person(&stage)?, stage.find_post(&press.here, press.message)?);
    let button = seen.buttons.get(press.button).cloned();
    let button = button.ok_or_else(|| Cannot::gone("that button"))?;
    let deed = async move { stage.play.telegram.press_button(&by, &seen, &button).await };
    let led_to = perform(deed).await?;
    Ok(Json(json!({
        "alert": led_to.alert, "must_dismiss": led_to.must_dismiss, "opened": led_to.opened,
        "copied": led_to.copied,
    })))
}

impl Stage {
    /// What stands in a chat the person is in, without what was taken away.
    fn shown(&self, by: &Person, at: Where) -> Vec<Seen> {
        let telegram = &self.play.telegram;
        let (chat, topic) = match at {
            Where::Private => (by.private_chat(), None),
            Where::Chat(chat) => (chat, None),
            Where::Topic(chat, topic) => (chat, Some(topic)),
        };
        if !telegram.places(by).iter().any(|place| place.at == at) {
            return Vec::new();
        }
        let mut seen = telegram.history(chat);
        seen.retain(|seen| !seen.deleted && seen.thread == topic);
        seen
    }

    fn find_post(&self, here: &Here, message: i64) -> Done<Seen> {
        let seen = self.shown(&here.person(self)?, here.place());
        let found = seen.into_iter().find(|seen| seen.message_id == message);
        found.ok_or_else(|| Cannot::gone("that message"))
    }
}

pub(super) fn key(at: Where) -> String {
    match at {
        Where::Private => "private".to_owned(),
        Where::Chat(chat) => chat.to_string(),
        Where::Topic(chat, topic) => format!("{chat}/{topic}"),
    }
}
