//! Brings the core's reply back to the person who asked, in the time Discord allows.
//!
//! Discord waits 3 s for the first answer. The core works in a task of its own, which nothing
//! cancels; if it has not answered after 1.5 s, a deferral buys 15 minutes. What is shown, and how,
//! is `reply.rs`'s business. The answers to interactions do not count against the limits the outbox
//! paces, so [`App::replied`] is not told.
//! Source: <https://discord.com/developers/docs/interactions/receiving-and-responding>.

use std::sync::Arc;
use std::time::Duration;

use circlekeeper_core::App;
use circlekeeper_core::commands::{Caller, Request};
use circlekeeper_core::reply::Reply;
use reqwest::Method;
use serde_json::Value;
use tokio::time::timeout;

use crate::door::{Asked, Ticket};
use crate::health::Health;
use crate::render::Page;
use crate::reply::{Manner, Shown, new_body, suggestions};
use crate::wire::Wire;

/// Half of Discord's 3 s, so that the deferral itself has time to arrive.
pub(crate) const PATIENCE: Duration = Duration::from_millis(1500);

/// Answers interactions.
#[derive(Clone)]
pub(crate) struct Answerer {
    pub(crate) app: App,
    pub(crate) wire: Wire,
    pub(crate) health: Arc<Health>,
    pub(crate) patience: Duration,
}

/// Discord did not take a message.
struct NotTaken;

impl Answerer {
    /// Asks the core and shows what it says.
    pub(crate) async fn answer(
        &self,
        caller: Caller,
        request: Request,
        asked: Asked,
        ticket: &Ticket,
    ) {
        let manner = Manner::new(asked.clone(), self.entry_answer(&asked));
        let language = caller.language.clone();
        let app = self.app.clone();
        let mut reply = tokio::spawn(async move { app.handle(&caller, request).await });
        let in_time = timeout(self.patience, &mut reply).await;
        let late = in_time.is_err();
        if late {
            // Without the placeholder nothing can be shown, yet the request is still carried out.
            let _ = self.first(ticket, &manner.deferral()).await;
        }
        let reply = match in_time {
            Ok(reply) => reply,
            Err(_) => reply.await,
        };
        // The core never panics by contract; if it does, the person still hears something.
        let reply = reply.unwrap_or(Reply::Nothing);
        let shown = manner.shown(reply).unwrap_or_else(|| self.sorry(&manner, language.as_deref()));
        let taken = if late {
            self.show_late(ticket, &manner, shown).await
        } else {
            self.show_at_once(ticket, shown).await
        };
        if taken.is_err() {
            self.apologise(ticket, &manner, late, language.as_deref()).await;
        }
    }

    /// Answers somebody typing an argument; a suggestion that comes late is of no use.
    pub(crate) async fn suggest(
        &self,
        caller: &Caller,
        command: &str,
        argument: &str,
        typed: &str,
        ticket: &Ticket,
    ) {
        let choices = timeout(self.patience, self.app.complete(caller, command, argument, typed));
        let choices = choices.await.unwrap_or_default();
        let _ = self.first(ticket, &suggestions(&choices)).await;
    }

    fn entry_answer(&self, asked: &Asked) -> Option<circlekeeper_core::commands::Answer> {
        let Asked::Command(name) = asked else { return None };
        let entry = self.app.catalogue().iter().find(|entry| entry.name == name.as_str())?;
        Some(entry.answer)
    }

    async fn show_at_once(&self, ticket: &Ticket, shown: Shown) -> Result<(), NotTaken> {
        let (first, further) = shown.at_once();
        self.first(ticket, &first).await?;
        for body in further {
            self.follow_up(ticket, &body).await?;
        }
        Ok(())
    }

    /// After a deferral the placeholder becomes the answer, where it can.
    async fn show_late(
        &self,
        ticket: &Ticket,
        manner: &Manner,
        shown: Shown,
    ) -> Result<(), NotTaken> {
        let (pages, private) = match shown {
            Shown::Changed(page) => return self.change_original(ticket, &page).await,
            Shown::Modal { instead, .. } => (vec![instead], true),
            Shown::New { pages, private } => (pages, private),
        };
        let mut pages = pages.iter();
        // A press was deferred without a placeholder: the original is the message with the button.
        if manner.asked != Asked::Press {
            if private && !manner.defers_privately() {
                self.drop_placeholder(ticket).await?;
            } else if let Some(first) = pages.next() {
                self.change_original(ticket, first).await?;
            }
        }
        for page in pages {
            self.follow_up(ticket, &new_body(page, private)).await?;
        }
        Ok(())
    }

    /// The core's own line for when something could not be shown. Not tried twice.
    async fn apologise(
        &self,
        ticket: &Ticket,
        manner: &Manner,
        late: bool,
        language: Option<&str>,
    ) {
        let sorry = self.sorry(manner, language);
        let _ = if late {
            self.show_late(ticket, manner, sorry).await
        } else {
            self.show_at_once(ticket, sorry).await
        };
    }

    fn sorry(&self, manner: &Manner, language: Option<&str>) -> Shown {
        let apology = manner.shown(self.app.apology(language));
        // Discord needs an answer even where there are no words: then an empty one.
        let empty =
            || Shown::New { pages: crate::render::pages(&Default::default()), private: true };
        match apology {
            Some(Shown::New { pages, .. }) => Shown::New { pages, private: true },
            Some(other) => other,
            None => empty(),
        }
    }

    async fn first(&self, ticket: &Ticket, body: &Value) -> Result<(), NotTaken> {
        let path = format!("/interactions/{}/{}/callback", ticket.id, ticket.token.reveal());
        self.send(Method::POST, &path, Some(body), "first answer").await
    }

    async fn change_original(&self, ticket: &Ticket, page: &Page) -> Result<(), NotTaken> {
        let path = format!("{}/messages/@original", webhook(ticket));
        self.send(Method::PATCH, &path, Some(&page.body()), "change of the answer").await
    }

    async fn drop_placeholder(&self, ticket: &Ticket) -> Result<(), NotTaken> {
        let path = format!("{}/messages/@original", webhook(ticket));
        self.send(Method::DELETE, &path, None, "removal of the placeholder").await
    }

    async fn follow_up(&self, ticket: &Ticket, body: &Value) -> Result<(), NotTaken> {
        self.send(Method::POST, &webhook(ticket), Some(body), "further answer").await
    }

    async fn send(
        &self,
        method: Method,
        path: &str,
        body: Option<&Value>,
        what: &str,
    ) -> Result<(), NotTaken> {
        let trouble = match self.wire.send(method, path, body).await {
            Ok(answer) if answer.is_success() => return Ok(()),
            Ok(answer) => answer.to_string(),
            Err(failure) => failure.to_string(),
        };
        self.health.lost_answer();
        tracing::warn!(what, trouble, "Discord did not take an answer");
        Err(NotTaken)
    }
}

fn webhook(ticket: &Ticket) -> String {
    format!("/webhooks/{}/{}", ticket.application, ticket.token.reveal())
}

#[cfg(test)]
mod tests;
