//! The bell: server-sent events that say which part of the page has something new.
//!
//! They carry no content; the page asks for what it shows.

use std::convert::Infallible;
use std::sync::Arc;

use axum::extract::State;
use axum::response::sse::{Event, KeepAlive, Sse};
use futures_util::Stream;
use futures_util::stream::unfold;
use tokio::sync::watch;

use super::Stage;

struct Bells {
    discord: watch::Receiver<u64>,
    telegram: watch::Receiver<u64>,
    clock: watch::Receiver<u64>,
}

pub(super) async fn listen(
    State(stage): State<Arc<Stage>>,
) -> Sse<impl Stream<Item = Result<Event, Infallible>>> {
    let bells = Bells {
        discord: stage.play.discord.changes(),
        telegram: stage.play.telegram.changes(),
        clock: stage.moved.subscribe(),
    };
    let events = unfold(bells, |mut bells| async move {
        let part = bells.next().await?;
        Some((Ok(Event::default().event(part).data("new")), bells))
    });
    Sse::new(events).keep_alive(KeepAlive::default())
}

impl Bells {
    /// The part that rang; nothing once a platform has gone.
    async fn next(&mut self) -> Option<&'static str> {
        let (rang, part) = tokio::select! {
            rang = self.discord.changed() => (rang, "discord"),
            rang = self.telegram.changed() => (rang, "telegram"),
            rang = self.clock.changed() => (rang, "clock"),
        };
        rang.ok().map(|()| part)
    }
}
