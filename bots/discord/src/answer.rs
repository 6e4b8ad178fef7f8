//! Brings the core's reply back to the person who asked, in the time Discord allows.
//!
//! Discord waits 3 s for the first answer. The core works in a task of its own, which nothing
//! cancels; if it has not answered after 1.5 s, a deferral buys 15 minutes. What is shown, and how,
//! is `reply.rs`'s business. The answers to interactions do not count against the limits the outbox
//! paces, so `App::replied` is not told.
//! Source: <https://discord.com/developers/docs/interactions/receiving-and-responding>.

use std::sync::Arc;
use std::time::Duration;

use circlekeeper_core::reply::{Choice, File, Message, Reply};
use reqwest::Method;
use serde_json::{Value, json};
use tokio::task::JoinHandle;
use tokio::time::timeout;

use crate::door::{Asked, Ticket};
use crate::health::Health;
use crate::render::{self, Page};
use crate::reply::{Manner, Shown, new_body, suggestions};
use crate::wire::{self, Wire};

/// Half of Discord's 3 s, so that the deferral itself has time to arrive.
pub(crate) const PATIENCE: Duration = Duration::from_millis(1500);

/// Answers interactions.
#[derive(Clone)]
pub(crate) struct Answerer {
    pub(crate) wire: Wire,
    pub(crate) health: Arc<Health>,
    /// How long the core may think before a deferral.
    pub(crate) patience: Duration,
}

/// Of the messages after the first, how long is waited for Discord to take one more.
const LONGEST_WAIT: Duration = Duration::from_secs(30);
/// What the first answer may wait and still be in time.
const SHORT_WAIT: Duration = Duration::from_secs(1);
/// Before a request that never left is tried again.
const BREATHER: Duration = Duration::from_millis(300);
const TRIES: usize = 4;

/// What is said where an answer cannot be shown.
#[derive(Clone, Debug)]
pub(crate) struct Regrets {
    /// Instead of all of it.
    pub(crate) apology: Reply,
    /// Instead of the rest of it.
    pub(crate) incomplete: Message,
    /// Instead of a file.
    pub(crate) no_file: Message,
}

/// Discord did not take a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum NotTaken {
    /// Nothing of the answer is seen.
    All,
    /// Some of it is: the first answer cannot be given once more.
    Rest,
}

impl Answerer {
    /// Shows the reply that `at_work` comes to, or says that it cannot be shown.
    pub(crate) async fn answer(
        &self,
        ticket: &Ticket,
        manner: &Manner,
        mut at_work: JoinHandle<Reply>,
        regrets: Regrets,
    ) {
        let in_time = timeout(self.patience, &mut at_work).await;
        let late = in_time.is_err();
        if late {
            // Without the placeholder nothing can be shown, yet the request is still carried out.
            let _ = self.first(ticket, &manner.deferral()).await;
        }
        let reply = match in_time {
            Ok(reply) => reply,
            Err(_) => at_work.await,
        };
        // The core never panics by contract; if it does, the person still hears something.
        let files = reply.as_ref().map(files).unwrap_or_default();
        let shown = reply.ok().and_then(|reply| manner.shown(reply));
        let sorry = || manner.sorry(regrets.apology.clone());
        match self.show(ticket, manner, late, shown.unwrap_or_else(sorry)).await {
            // Once: whatever keeps this from arriving would keep a third try too.
            Err(NotTaken::All) => drop(self.show(ticket, manner, late, sorry()).await),
            Err(NotTaken::Rest) => self.tell(ticket, &regrets.incomplete).await,
            Ok(()) => {
                for file in files {
                    if self.hand_over(ticket, &file).await.is_err() {
                        return self.tell(ticket, &regrets.no_file).await;
                    }
                }
            }
        }
    }

    /// Says something more, to the asker alone, as well as that goes.
    async fn tell(&self, ticket: &Ticket, message: &Message) {
        let _ = self.follow_up(ticket, &new_body(&render::one_page(message), true)).await;
    }

    /// Says that what was asked could not be read, to the asker alone.
    pub(crate) async fn apologise(&self, ticket: &Ticket, apology: Reply) {
        let shown = Manner::new(Asked::Form, None).sorry(apology);
        let _ = self.show_at_once(ticket, shown).await;
    }

    /// A file, to the asker alone: only answers that are theirs have any.
    async fn hand_over(&self, ticket: &Ticket, file: &File) -> Result<(), NotTaken> {
        let (body, path) = (json!({ "flags": crate::reply::EPHEMERAL }), webhook(ticket));
        let request =
            Request { method: Method::POST, path: &path, body: Some(&body), file: Some(file) };
        self.insist(&request, LONGEST_WAIT, "file").await
    }

    /// Offers suggestions to somebody typing an argument. Late ones are of no use: then none.
    pub(crate) async fn suggest(
        &self,
        ticket: &Ticket,
        thinking: impl Future<Output = Vec<Choice>>,
    ) {
        let choices = timeout(self.patience, thinking).await.unwrap_or_default();
        let _ = self.first(ticket, &suggestions(&choices)).await;
    }

    async fn show(
        &self,
        ticket: &Ticket,
        manner: &Manner,
        late: bool,
        shown: Shown,
    ) -> Result<(), NotTaken> {
        if late {
            self.show_late(ticket, manner, shown).await
        } else {
            self.show_at_once(ticket, shown).await
        }
    }

    async fn show_at_once(&self, ticket: &Ticket, shown: Shown) -> Result<(), NotTaken> {
        let (first, further) = shown.at_once();
        self.first(ticket, &first).await?;
        for body in further {
            self.follow_up(ticket, &body).await.map_err(|_| NotTaken::Rest)?;
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
        // A press was deferred without a placeholder: the original is the message with the button.
        let placeholder = manner.asked != Asked::Press;
        let visible_to_all = placeholder && !manner.defers_privately();
        if visible_to_all && private {
            return self.say_privately_after_all(ticket, &pages).await;
        }
        let mut missing = NotTaken::All;
        for page in pages {
            match missing {
                NotTaken::All if placeholder => self.change_original(ticket, &page).await,
                _ => self.follow_up(ticket, &new_body(&page, private)).await,
            }
            .map_err(|_| missing)?;
            missing = NotTaken::Rest;
        }
        Ok(())
    }

    /// The placeholder is seen by all, but the answer is for the asker alone. Discord gives the next
    /// message the placeholder's visibility as long as that is still waiting, so it is first filled
    /// with nothing, and removed in the end. If it cannot be filled, nothing may be said.
    async fn say_privately_after_all(
        &self,
        ticket: &Ticket,
        pages: &[Page],
    ) -> Result<(), NotTaken> {
        self.change_original(ticket, &Page::empty()).await?;
        let mut missing = NotTaken::All;
        for page in pages {
            self.follow_up(ticket, &new_body(page, true)).await.map_err(|_| missing)?;
            missing = NotTaken::Rest;
        }
        // The answer is there: an empty line beside it is no reason for another one.
        let _ = self.drop_placeholder(ticket).await;
        Ok(())
    }

    async fn first(&self, ticket: &Ticket, body: &Value) -> Result<(), NotTaken> {
        let path = format!("/interactions/{}/{}/callback", ticket.id, ticket.token.reveal());
        let request = Request { method: Method::POST, path: &path, body: Some(body), file: None };
        self.insist(&request, SHORT_WAIT, "first answer").await
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
        let request = Request { method, path, body, file: None };
        self.insist(&request, LONGEST_WAIT, what).await
    }

    /// Tries again what provably did nothing, as long as no wait is longer than `longest`.
    async fn insist(
        &self,
        request: &Request<'_>,
        longest: Duration,
        what: &str,
    ) -> Result<(), NotTaken> {
        let mut sent = self.attempt(request).await;
        for _ in 1..TRIES {
            let Some(wait) = nothing_happened(&sent).filter(|wait| *wait <= longest) else { break };
            tokio::time::sleep(wait).await;
            sent = self.attempt(request).await;
        }
        let trouble = match sent {
            Ok(answer) if answer.is_success() => return Ok(()),
            Ok(answer) => answer.to_string(),
            Err(failure) => failure.to_string(),
        };
        self.health.lost_answer();
        tracing::warn!(what, trouble, "Discord did not take an answer");
        Err(NotTaken::All)
    }

    async fn attempt(&self, request: &Request<'_>) -> Result<wire::Answer, wire::Failure> {
        let Request { method, path, body, file } = request;
        match file {
            Some(file) => {
                self.wire.upload(path, body.unwrap_or(&Value::Null), (*file).clone()).await
            }
            None => self.wire.send(method.clone(), path, *body).await,
        }
    }
}

/// One request of an answer.
struct Request<'a> {
    method: Method,
    path: &'a str,
    body: Option<&'a Value>,
    file: Option<&'a File>,
}

/// How long to wait before the same request, if it provably did nothing and may go better then.
fn nothing_happened(sent: &Result<wire::Answer, wire::Failure>) -> Option<Duration> {
    match sent {
        Ok(answer) if answer.status == 429 => Some(answer.wait().unwrap_or(BREATHER)),
        Err(wire::Failure::NotSent(_)) => Some(BREATHER),
        _ => None,
    }
}

fn files(reply: &Reply) -> Vec<File> {
    match reply {
        Reply::Say { message, .. } | Reply::Replace(message) => message.files.clone(),
        _ => Vec::new(),
    }
}

fn webhook(ticket: &Ticket) -> String {
    format!("/webhooks/{}/{}", ticket.application, ticket.token.reveal())
}

#[cfg(test)]
mod tests;
