//! The core's one entry for requests: transaction, permission, command, deliveries, commit.
//!
//! A person's mistake is answered with a kind refusal and changes nothing; a failure is logged once,
//! with no content, and apologised for once. Handling never awaits the network.

use std::collections::HashMap;
use std::sync::Arc;

use tokio_util::task::TaskTracker;

use crate::clock::Instant;
use crate::commands::context::{Context, Outcome, Stop};
use crate::commands::{Caller, Effect, Request, crisis, entry, written};
use crate::domain::address::Platform;
use crate::house::House;
use crate::outbox::{Pacer, Place, Room};
use crate::reply::words::Voice;
use crate::reply::{Audience, Message, Reply, Span};
use crate::store::{Db, StoreError, drafts, facts, inbox, persons};

mod afterwards;
mod arriving;
mod menu;
mod task;

use afterwards::Left;
use task::Task;

/// Everything a request needs. Cheap to clone.
#[derive(Clone, Debug)]
pub struct App {
    house: House,
    pacers: Arc<HashMap<Platform, Arc<Pacer>>>,
    /// What is done beside the answers.
    beside: TaskTracker,
}

impl App {
    /// An app in `house`; `pacers` are those of the lanes, so that replies count against them.
    #[must_use]
    pub fn new(house: House, pacers: HashMap<Platform, Arc<Pacer>>) -> Self {
        Self { house, pacers: Arc::new(pacers), beside: TaskTracker::new() }
    }

    /// Everything shared.
    #[must_use]
    pub const fn house(&self) -> &House {
        &self.house
    }

    /// Answers one request. Never fails: a person's mistake is a kind reply, a failure is logged once
    /// and apologised for once. The request's stored update, if any, is gone afterwards.
    pub async fn handle(&self, caller: &Caller, request: Request) -> Reply {
        let began = self.house.clock.mark();
        let reply = self.reply_to(caller, request).await;
        self.note_arrival(caller);
        let took = self.house.clock.mark().saturating_duration_since(began);
        self.house.measures.answered(caller.account.platform, took);
        reply
    }

    async fn reply_to(&self, caller: &Caller, request: Request) -> Reply {
        let voice = self.house.words.voice(caller.language.as_deref());
        let task = Task::read(caller, request);
        if let Task::Command(entry, _) = &task
            && **entry == crisis::ENTRY
        {
            let voice = self.voice_at_once(caller).await;
            let reply = crisis::answer(&voice, &self.house.policy, &caller.place);
            self.forget_beside(caller);
            return reply;
        }
        let handled = match task.effect() {
            Effect::Reads => self.question(caller, task).await,
            Effect::Changes => self.change(caller, task).await,
        };
        match handled {
            Ok(reply) => reply,
            Err(error) => {
                let reference = reference();
                tracing::error!(reference, %error, "a request failed");
                let line = voice.apology(Span::Code(reference));
                say(caller, Message::line(line))
            }
        }
    }

    async fn question(&self, caller: &Caller, task: Task) -> Result<Reply, StoreError> {
        let ends_waiting = task.ends_waiting();
        let mut db = self.house.store.question().await?;
        let (outcome, returns) = {
            let mut context = self.context(&mut db, caller, self.house.clock.now()).await?;
            let returns = context.person.as_ref().is_some_and(|person| !person.reached);
            let outcome = task.run(&mut context).await;
            (answered(&context.voice, caller, outcome), returns)
        };
        let left = Left::by(&mut db, caller, ends_waiting).await;
        drop(db);
        self.clear(caller, left).await;
        if returns {
            self.reach_again(caller);
        }
        outcome.map(|(reply, _)| reply)
    }

    async fn change(&self, caller: &Caller, task: Task) -> Result<Reply, StoreError> {
        let now = self.house.clock.now();
        let ends_waiting = task.ends_waiting();
        let mut change = self.house.store.change().await?;
        if !inbox::handled(&mut change, caller, now).await? {
            return Ok(Reply::Nothing);
        }
        if ends_waiting {
            drafts::end_waiting(&mut change, &caller.account).await?;
        }
        let (outcome, erased) = {
            let mut context = self.context(&mut change, caller, now).await?;
            let outcome = task.run(&mut context).await;
            (answered(&context.voice, caller, outcome), context.erased)
        };
        match outcome {
            Ok((reply, true)) => {
                change.commit().await?;
                self.house.wake.up();
                if erased && let Err(error) = self.house.store.empty_log().await {
                    tracing::warn!(%error, "what was erased may be in the log for a while");
                }
                Ok(reply)
            }
            Ok((reply, false)) => {
                change.rollback().await?;
                self.forget(caller, ends_waiting).await;
                Ok(reply)
            }
            Err(error) => {
                change.rollback().await?;
                self.forget(caller, ends_waiting).await;
                Err(error)
            }
        }
    }

    async fn context<'a>(
        &'a self,
        db: &'a mut Db,
        caller: &'a Caller,
        now: Instant,
    ) -> Result<Context<'a>, StoreError> {
        let person = persons::find(db, &caller.account).await?;
        let chosen = person.as_ref().and_then(|person| person.language.as_deref());
        let voice = self.house.words.voice(chosen.or(caller.language.as_deref()));
        Ok(Context {
            db,
            now,
            caller,
            person,
            voice,
            house: &self.house,
            answering: false,
            erased: false,
        })
    }

    /// What an adapter may say by itself: something went wrong on the way to the answer.
    #[must_use]
    pub fn apology(&self, language: Option<&str>) -> Reply {
        let line = self.house.words.voice(language).apology(Span::Code(reference()));
        Reply::private(Message::line(line))
    }

    /// What an adapter says when a file did not get through.
    #[must_use]
    pub fn file_not_sent(&self, language: Option<&str>) -> Message {
        Message::line(self.house.words.voice(language).file_not_sent())
    }

    /// What an adapter says when a part of an answer did not get through.
    #[must_use]
    pub fn incomplete(&self, language: Option<&str>) -> Message {
        Message::line(self.house.words.voice(language).answer_incomplete())
    }

    /// What an adapter says where it was asked, when nobody can tell who asks: nothing is looked up or
    /// changed.
    #[must_use]
    pub fn asked_namelessly(&self, language: Option<&str>) -> Reply {
        let line = self.house.words.voice(language).asked_namelessly();
        Reply::Say { message: Message::line(line), audience: Audience::Chat }
    }

    /// Whether the answer needs nothing stored: whoever asks for help does not wait for the store, so
    /// such a request is answered without being kept.
    #[must_use]
    pub fn answers_at_once(&self, request: &Request) -> bool {
        let Request::Written(text) = request else { return false };
        written::name_of(text.reveal()).and_then(entry).is_some_and(|entry| *entry == crisis::ENTRY)
    }

    /// Stores requests before their updates are acknowledged. Says of each whether it is new: one that
    /// is stored or was handled already is not to be handled again. Returns when they are durable.
    ///
    /// # Errors
    /// If the store cannot take them: then nothing may be acknowledged.
    pub async fn keep(
        &self,
        platform: Platform,
        requests: &[(Caller, Request)],
    ) -> Result<Vec<bool>, StoreError> {
        let now = self.house.clock.now();
        let sealer = self.house.store.sealer();
        let mut change = self.house.store.change().await?;
        let mut new = Vec::with_capacity(requests.len());
        for request in requests {
            new.push(inbox::keep(&mut change, sealer, platform, request, now).await?);
        }
        change.commit().await?;
        Ok(new)
    }

    /// What was kept and not handled yet, oldest first.
    ///
    /// # Errors
    /// If the store cannot be read.
    pub async fn kept(&self, platform: Platform) -> Result<Vec<(Caller, Request)>, StoreError> {
        let mut question = self.house.store.question().await?;
        inbox::kept(&mut question, self.house.store.sealer(), platform).await
    }

    /// A small value an adapter remembers (the hash of the command list it registered last).
    pub async fn recall(&self, key: &str) -> Option<String> {
        let recalling = async {
            let mut question = self.house.store.question().await?;
            facts::get(&mut question, key).await
        };
        recalling.await.unwrap_or_else(|error| {
            tracing::error!(%error, "facts cannot be read");
            None
        })
    }

    /// See [`App::recall`].
    pub async fn remember(&self, key: &str, value: &str) {
        let remembering = async {
            let mut change = self.house.store.change().await?;
            facts::set(&mut change, key, value).await?;
            Ok::<_, StoreError>(change.commit().await?)
        };
        if let Err(error) = remembering.await {
            tracing::error!(%error, "facts cannot be written");
        }
    }

    /// The next place for a reply sent outside the outbox: replies go first. The adapter waits for it, and
    /// says when the platform has answered.
    #[must_use]
    pub fn place_for_reply(&self, platform: Platform, room: &Room) -> Option<Place> {
        Some(self.pacers.get(&platform)?.take_next(room))
    }
}

/// The reply to an outcome, and whether what was changed stays.
fn answered(voice: &Voice, caller: &Caller, outcome: Outcome) -> Result<(Reply, bool), StoreError> {
    match outcome {
        Ok(reply) => Ok((reply, true)),
        Err(Stop::Ask(reply)) => Ok((reply, true)),
        Err(Stop::Refusal(refusal)) => Ok((refused(caller, refusal.say(voice)), false)),
        Err(Stop::Failure(error)) => Err(error),
    }
}

fn refused(caller: &Caller, line: crate::reply::Line) -> Reply {
    if caller.place.answers_privately {
        return say(caller, Message::line(line));
    }
    // A press in a chat is answered by a note to who pressed; the adapter says it in the chat if
    // there was no press.
    Reply::Note(line)
}

fn say(caller: &Caller, message: Message) -> Reply {
    let private = caller.place.answers_privately;
    let audience = if private { Audience::Asker } else { Audience::Chat };
    Reply::Say { message, audience }
}

/// A short word by which a person's report and a line of the log find each other.
fn reference() -> String {
    crate::chance::bytes::<3>()
        .map_or_else(|_| "000000".to_owned(), |bytes| bytes.map(|b| format!("{b:02x}")).concat())
}
