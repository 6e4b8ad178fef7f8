//! Keeps the gateway connection until told to stop, and hands each event to the door.
//!
//! serenity connects, resumes and reads events; around it: a check that the configured server is
//! really asked for the gateway's address (serenity would fall back to the public one), a deadline
//! for the first READY, the watchdog, and a stop that waits for what is being answered.
//! Source: <https://discord.com/developers/docs/events/gateway>.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use circlekeeper_core::App;
use circlekeeper_core::commands::{Caller, ChatFacts, Openness, Place, Request};
use circlekeeper_core::domain::address::{Account, Platform};
use reqwest::Method;
use serenity::async_trait;
use serenity::builder::CreateAllowedMentions;
use serenity::client::{Client, ClientBuilder, Context, RawEventHandler};
use serenity::gateway::{GatewayError, ShardManager};
use serenity::http::{Http, HttpBuilder};
use serenity::model::event::Event;
use serenity::model::gateway::{GatewayIntents, Ready};
use tokio::sync::watch;

use crate::Settings;
use crate::answer::{Answerer, PATIENCE};
use crate::commands::{self, NotRegistered};
use crate::door::{self, Admitted, News};
use crate::health::Health;
use crate::running::Running;
use crate::servers::Servers;
use crate::watchdog::{self, Patience};
use crate::wire::Wire;

/// How long a stop waits for answers under way, and for the connection to close.
const DRAIN: Duration = Duration::from_secs(5);

/// Why the adapter stopped although nobody told it to.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Stopped {
    /// Discord does not accept the token: starting again is of no use.
    #[error("Discord does not accept this token")]
    Unauthorised,
    /// Discord does not grant the intents asked for: starting again is of no use.
    #[error("Discord does not grant the gateway intents asked for")]
    Intents,
    /// Anything else: start again, after a pause. The text holds no address and no token.
    #[error("{0}")]
    Failed(String),
}

/// Runs the adapter until `stop` becomes true.
///
/// # Errors
/// If the connection is lost for good; see [`Stopped`].
pub async fn run(app: App, settings: Settings, stop: watch::Receiver<bool>) -> Result<(), Stopped> {
    run_watched(app, settings, stop, Arc::default()).await
}

/// The same, with counters that outlive a restart.
///
/// # Errors
/// See [`run`].
pub async fn run_watched(
    app: App,
    settings: Settings,
    stop: watch::Receiver<bool>,
    health: Arc<Health>,
) -> Result<(), Stopped> {
    run_patiently(app, &settings, stop, health, Patience::default()).await
}

async fn run_patiently(
    app: App,
    settings: &Settings,
    mut stop: watch::Receiver<bool>,
    health: Arc<Health>,
    patience: Patience,
) -> Result<(), Stopped> {
    let wire = Wire::new(settings).map_err(|_| failed("no HTTP client"))?;
    let gateway = gateway_address(&wire).await?;
    let (events, ended) = Events::new(app, wire.clone(), Arc::clone(&health));
    let mut client = client(settings, &wire, events.clone()).await?;
    // Whatever serenity was told when it asked by itself: this is what the configured server said.
    *client.ws_url.lock().await = gateway;
    let manager = Arc::clone(&client.shard_manager);
    let outcome = tokio::select! {
        started = client.start() => Err(of_start(started)),
        reason = ended_by_event(ended, patience.ready) => Err(reason),
        reason = watchdog::watch(Arc::clone(&manager), health, patience) => Err(failed(reason)),
        () = told(&mut stop) => Ok(()),
    };
    shut_down(&events, &manager).await;
    outcome
}

/// Lets nothing new in, then closes the connection while answers under way are finished.
async fn shut_down(events: &Events, manager: &ShardManager) {
    events.0.running.close();
    let closing = tokio::time::timeout(DRAIN, manager.shutdown_all());
    let (_, drained) = tokio::join!(closing, events.0.running.drained(DRAIN));
    if !drained {
        tracing::warn!("stopped while Discord requests were still being answered");
    }
}

async fn told(stop: &mut watch::Receiver<bool>) {
    // A sender that is gone can say nothing any more, least of all "go on".
    let _ = stop.wait_for(|stop| *stop).await;
}

/// Asks the configured server itself: serenity would quietly use the public gateway if that failed.
async fn gateway_address(wire: &Wire) -> Result<String, Stopped> {
    match wire.send(Method::GET, "/gateway", None).await {
        Ok(answer) if answer.status == 401 => Err(Stopped::Unauthorised),
        Ok(answer) => match answer.text("/url").filter(|_| answer.is_success()) {
            Some(url) => Ok(url.to_owned()),
            None => Err(failed(&format!("no gateway address: status {answer}"))),
        },
        Err(failure) => Err(failed(&format!("no gateway address: {failure}"))),
    }
}

async fn client(settings: &Settings, wire: &Wire, events: Events) -> Result<Client, Stopped> {
    let http = http(settings, wire);
    ClientBuilder::new_with_http(http, GatewayIntents::GUILDS)
        .raw_event_handler(events)
        .await
        .map_err(|_| failed("no Discord client"))
}

/// serenity's own HTTP client asks for the gateway only; everything else goes through the wire.
fn http(settings: &Settings, wire: &Wire) -> Http {
    let http = HttpBuilder::new(settings.token.reveal())
        .client(wire.client())
        .ratelimiter_disabled(true)
        .default_allowed_mentions(CreateAllowedMentions::new());
    match &settings.api {
        Some(api) => http.proxy(api).build(),
        None => http.build(),
    }
}

fn of_start(started: Result<(), serenity::Error>) -> Stopped {
    match started {
        Err(serenity::Error::Gateway(GatewayError::InvalidAuthentication)) => Stopped::Unauthorised,
        Err(serenity::Error::Gateway(
            GatewayError::DisallowedGatewayIntents | GatewayError::InvalidGatewayIntents,
        )) => Stopped::Intents,
        _ => failed("the gateway connection ended"),
    }
}

fn failed(why: &str) -> Stopped {
    Stopped::Failed(why.to_owned())
}

/// What the events themselves say about the connection.
#[derive(Clone, Debug, Default)]
enum Session {
    #[default]
    Opening,
    Ready,
    Broken(String),
}

/// Ends when the first READY does not come in time, or an event handler gave up.
async fn ended_by_event(mut session: watch::Receiver<Session>, ready: Duration) -> Stopped {
    let opened = session.wait_for(|session| !matches!(session, Session::Opening));
    match tokio::time::timeout(ready, opened).await {
        Err(_) => return failed("the gateway never became ready"),
        Ok(Err(_)) => return failed("the event handler is gone"),
        Ok(Ok(_)) => {}
    }
    let broken = session.wait_for(|session| matches!(session, Session::Broken(_))).await;
    match broken.as_deref() {
        Ok(Session::Broken(why)) => failed(why),
        _ => failed("the event handler is gone"),
    }
}

/// Takes every event serenity reads. serenity runs each in a task of its own.
#[derive(Clone)]
struct Events(Arc<Inner>);

struct Inner {
    answerer: Answerer,
    servers: Servers,
    running: Running,
    session: watch::Sender<Session>,
    /// The bot's own account: it stands for the caller of news nobody asked for.
    bot: OnceLock<u64>,
    news: AtomicU64,
}

impl Events {
    fn new(app: App, wire: Wire, health: Arc<Health>) -> (Self, watch::Receiver<Session>) {
        let (session, ended) = watch::channel(Session::default());
        let inner = Inner {
            answerer: Answerer { app, wire, health, patience: PATIENCE },
            servers: Servers::default(),
            running: Running::new(),
            session,
            bot: OnceLock::new(),
            news: AtomicU64::new(0),
        };
        (Self(Arc::new(inner)), ended)
    }
}

#[async_trait]
impl RawEventHandler for Events {
    async fn raw_event(&self, _: Context, event: Event) {
        let Some(_working) = self.0.running.begin() else { return };
        self.0.take(event).await;
    }
}

impl Inner {
    async fn take(&self, event: Event) {
        match event {
            Event::Ready(event) => self.ready(&event.ready).await,
            Event::Unknown(event) => {
                self.answerer.health.unknown_event();
                // Only its kind: the value may hold names and texts.
                tracing::warn!(kind = event.kind, "an event from Discord could not be read");
            }
            event => {
                self.servers.learn(&event);
                if let Some(admitted) = door::admit(event, &self.servers) {
                    self.admitted(admitted).await;
                }
            }
        }
    }

    async fn admitted(&self, admitted: Admitted) {
        match admitted {
            Admitted::Ask { caller, request, asked, ticket } => {
                self.answerer.answer(caller, request, asked, &ticket).await;
            }
            Admitted::Suggest { caller, command, argument, typed, ticket } => {
                self.answerer.suggest(&caller, &command, &argument, &typed, &ticket).await;
            }
            Admitted::News(news) => {
                let caller = self.caller_of(&news);
                // Nobody waits for an answer to news.
                let _ = self.answerer.app.handle(&caller, Request::Event(news.happening)).await;
            }
        }
    }

    async fn ready(&self, ready: &Ready) {
        let _ = self.bot.set(ready.user.id.get());
        self.session.send_replace(Session::Ready);
        tracing::info!(servers = ready.guilds.len(), "connected to Discord");
        let (app, wire) = (&self.answerer.app, &self.answerer.wire);
        match commands::register(app, wire, ready.application.id.get()).await {
            Ok(()) => {}
            // The commands registered before still work: going on is better than stopping.
            Err(NotRegistered::Refused(why)) => {
                tracing::error!(why, "Discord refused the list of commands");
            }
            Err(NotRegistered::Failed(why)) => {
                let why = format!("the commands could not be registered: {why}");
                self.session.send_replace(Session::Broken(why));
            }
        }
    }

    /// Discord gives news no id. Each gets one of its own, so that none is taken for another.
    fn caller_of(&self, news: &News) -> Caller {
        let number = self.news.fetch_add(1, Ordering::Relaxed);
        let bot = self.bot.get().copied().unwrap_or_default();
        let chat = news.chat.clone().map(|address| ChatFacts {
            address,
            caller_manages: None,
            openness: Openness::Unknown,
        });
        Caller {
            account: Account::new(Platform::Discord, bot),
            language: None,
            place: Place { chat, answers_privately: true },
            event: format!("news-{}-{number}", run_id()),
        }
    }
}

/// A number that differs between two runs of the program.
fn run_id() -> u64 {
    use std::hash::{BuildHasher, Hasher, RandomState};
    static RUN: OnceLock<u64> = OnceLock::new();
    *RUN.get_or_init(|| RandomState::new().build_hasher().finish())
}
