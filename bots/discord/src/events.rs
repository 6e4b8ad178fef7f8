//! What each event from Discord sets in motion.
//!
//! The door decides what gets in; here it is handed to the core, and the answer to `answer.rs`.
//! serenity runs each event in a task of its own, in no promised order.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, OnceLock};

use circlekeeper_core::App;
use circlekeeper_core::commands::{
    Caller, ChatFacts, Entry, Happening, Openness, Place, Request, Who,
};
use circlekeeper_core::domain::address::{Account, Platform};
use circlekeeper_core::domain::caller::Doors;
use serenity::async_trait;
use serenity::client::{Context, RawEventHandler};
use serenity::model::event::{Event, UnknownEvent};
use serenity::model::gateway::Ready;

use crate::answer::{Answerer, PATIENCE, Regrets};
use crate::door::{self, Admitted, Asked, News, Ticket};
use crate::gateway::Link;
use crate::health::Health;
use crate::lenient;
use crate::looking;
use crate::registration::Registration;
use crate::reply::Manner;
use crate::servers::Servers;
use crate::wire::Wire;

/// Takes every event serenity reads.
pub(crate) struct Events {
    app: App,
    answerer: Answerer,
    servers: Servers,
    link: Link,
    registration: Registration,
    /// The bot's own account: it stands for the caller of news nobody asked for.
    bot: OnceLock<u64>,
}

impl Events {
    pub(crate) fn new(app: App, wire: Wire, health: Arc<Health>, link: Link) -> Self {
        let running = Arc::clone(&link.running);
        Self {
            registration: Registration::new(app.clone(), wire.clone(), running),
            app,
            answerer: Answerer { wire, health, patience: PATIENCE },
            servers: Servers::default(),
            link,
            bot: OnceLock::new(),
        }
    }

    async fn take(&self, event: Event) {
        let Event::Unknown(unread) = event else { return self.read(event).await };
        match lenient::read(&unread, self.bot.get().copied()) {
            Some(event) => self.read(event).await,
            None => self.unread(&unread).await,
        }
    }

    /// Who asked something nobody can read hears at least that it went wrong.
    async fn unread(&self, unread: &UnknownEvent) {
        self.answerer.health.unknown_event();
        // Only its kind: the value may hold names and texts.
        tracing::warn!(kind = unread.kind, "an event from Discord could not be read");
        let Some(ticket) = door::ticket_of(unread, self.bot.get().copied()) else { return };
        if unread.value["type"] == lenient::SUGGESTION {
            return self.answerer.suggest(&ticket, async { Vec::new() }).await;
        }
        let apology = self.app.apology(unread.value["locale"].as_str());
        self.answerer.apologise(&ticket, apology).await;
    }

    async fn read(&self, event: Event) {
        match event {
            Event::Ready(event) => self.ready(&event.ready).await,
            Event::Resumed(_) => self.link.resumed(),
            event => {
                let changed = self.servers.learn(&event);
                let looks = door::looks(&event);
                if let Some(admitted) = door::admit(event, &self.servers) {
                    self.admitted(admitted).await;
                }
                for news in changed.map(door::roles_changed).into_iter().chain(looks) {
                    self.admitted(Admitted::News(news)).await;
                }
            }
        }
    }

    async fn admitted(&self, admitted: Admitted) {
        match admitted {
            Admitted::Ask { caller, request, asked, ticket } => {
                self.ask(caller, request, asked, &ticket).await;
            }
            Admitted::Suggest { caller, command, argument, typed, ticket } => {
                let thinking = self.app.complete(&caller, &command, &argument, &typed);
                self.answerer.suggest(&ticket, thinking).await;
            }
            Admitted::News(news) => {
                let caller = self.caller_of(&news);
                // Nobody waits for an answer to news.
                let _ = self.app.handle(&caller, Request::Event(news.happening)).await;
            }
        }
    }

    /// The core works in a task of its own, so that nothing here can cut it short.
    async fn ask(&self, caller: Caller, request: Request, asked: Asked, ticket: &Ticket) {
        let entry = self.entry_of(&asked);
        let manner = Manner::new(asked, entry.map(|entry| entry.answer));
        let language = caller.language.as_deref();
        let regrets = Regrets {
            apology: self.app.apology(language),
            incomplete: self.app.incomplete(language),
            no_file: self.app.file_not_sent(language),
        };
        let (app, wire) = (self.app.clone(), self.answerer.wire.clone());
        let bot = self.bot.get().copied();
        let binds = entry.is_some_and(|entry| entry.who == Who::ChatManager);
        let at_work = tokio::spawn(async move {
            let caller = if binds { looking::look_up(&wire, caller, bot).await } else { caller };
            app.handle(&caller, request).await
        });
        self.answerer.answer(ticket, &manner, at_work, regrets).await;
    }

    /// The catalogue's entry of a command.
    fn entry_of(&self, asked: &Asked) -> Option<&'static Entry> {
        let Asked::Command(name) = asked else { return None };
        self.app.catalogue().iter().copied().find(|entry| entry.name == name.as_str())
    }

    async fn ready(&self, ready: &Ready) {
        let _ = self.bot.set(ready.user.id.get());
        self.servers.is_bot(ready.user.id);
        self.link.ready();
        tracing::info!(servers = ready.guilds.len(), "connected to Discord");
        // Those it names are all, be they reachable now or not (Discord docs, Ready Event).
        let spaces = ready.guilds.iter().map(|guild| guild.id.to_string()).collect();
        let news = News { chat: None, happening: Happening::OnSpaces(spaces) };
        self.admitted(Admitted::News(news)).await;
        self.registration.begin(ready.application.id.get()).await;
    }

    /// Discord gives news no id. Each gets one of its own, so that none is taken for another, and none for
    /// one of before the adapter was started again.
    fn caller_of(&self, news: &News) -> Caller {
        static NEWS: AtomicU64 = AtomicU64::new(0);
        let number = NEWS.fetch_add(1, Ordering::Relaxed);
        let bot = self.bot.get().copied().unwrap_or_default();
        let chat = news.chat.clone().map(|address| ChatFacts {
            address,
            caller_manages: None,
            openness: Openness::Unknown,
            doors: Doors::default(),
        });
        Caller {
            account: Account::new(Platform::Discord, bot),
            language: None,
            place: Place { chat, answers_privately: true },
            event: format!("news-{}-{number}", run_id()),
            message: None,
        }
    }
}

#[async_trait]
impl RawEventHandler for Events {
    async fn raw_event(&self, _: Context, event: Event) {
        let Some(_working) = self.link.running.begin() else { return };
        self.take(event).await;
    }
}

/// A number that differs between two runs of the program.
fn run_id() -> u64 {
    use std::hash::{BuildHasher, Hasher, RandomState};
    static RUN: OnceLock<u64> = OnceLock::new();
    *RUN.get_or_init(|| RandomState::new().build_hasher().finish())
}

#[cfg(test)]
mod tests;
