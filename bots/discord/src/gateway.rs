//! Keeps the gateway connection until told to stop, and hands each event to the door.
//!
//! serenity connects, resumes and reads events; around it: a check that the configured server is
//! really asked for the gateway's address (serenity would fall back to the public one), a deadline
//! for each connection to open, the watchdog, and a stop that waits for what is being answered.
//! Source: <https://discord.com/developers/docs/events/gateway>.

use std::sync::Arc;

use circlekeeper_core::App;
use reqwest::Method;
use serenity::builder::CreateAllowedMentions;
use serenity::client::{Client, ClientBuilder, RawEventHandler};
use serenity::gateway::GatewayError;
use serenity::http::{Http, HttpBuilder};
use serenity::model::gateway::GatewayIntents;
use tokio::sync::{Mutex, watch};

use crate::Settings;
use crate::events::Events;
use crate::health::Health;
use crate::running::Running;
use crate::watchdog;
use crate::wire::Wire;

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

/// Runs the adapter until `stop` becomes true; `health` counts on when it is started again.
///
/// # Errors
/// If the connection is lost for good; see [`Stopped`].
pub async fn run(
    app: App,
    settings: Settings,
    stop: watch::Receiver<bool>,
    health: Arc<Health>,
) -> Result<(), Stopped> {
    let wire = wire(&settings)?;
    let link = Link::default();
    let events = Events::new(app, wire.clone(), Arc::clone(&health), link.clone());
    hold(&settings, &wire, events, link, stop, health).await
}

/// What the event handler and the one who holds the connection tell each other.
#[derive(Clone, Debug, Default)]
pub(crate) struct Link {
    /// What is being worked on.
    pub(crate) running: Arc<Running>,
    /// How many sessions have begun.
    begun: watch::Sender<u32>,
}

impl Link {
    /// READY came: a session of its own.
    pub(crate) fn ready(&self) {
        self.begun.send_modify(|begun| *begun += 1);
    }

    /// RESUMED came: the session goes on.
    pub(crate) fn resumed(&self) {
        self.begun.send_modify(|_| {});
    }
}

/// Holds one connection until told to stop or it is lost for good.
async fn hold(
    settings: &Settings,
    wire: &Wire,
    events: impl RawEventHandler + 'static,
    link: Link,
    mut stop: watch::Receiver<bool>,
    health: Arc<Health>,
) -> Result<(), Stopped> {
    let patience = settings.patience;
    let mut client = tokio::select! {
        client = client(settings, wire, events) => client?,
        () = told(&mut stop) => return Ok(()),
    };
    tokio::select! {
        () = turn(settings) => {}
        () = told(&mut stop) => return Ok(()),
    }
    let manager = Arc::clone(&client.shard_manager);
    let address = Arc::clone(&client.ws_url);
    let outcome = tokio::select! {
        started = client.start() => Err(of_start(&started)),
        reason = lost(link.begun.subscribe(), settings, &address, &health) => Err(reason),
        reason = watchdog::watch(Arc::clone(&manager), &health, patience) => Err(failed(reason)),
        () = told(&mut stop) => Ok(()),
    };
    link.running.close();
    // In a task of its own: with a shard that is dead or hangs serenity waits 5 s for its farewell.
    let closing = tokio::spawn(async move { manager.shutdown_all().await });
    let farewell = async {
        if outcome.is_ok() {
            let _ = tokio::time::timeout(patience.stop, closing).await;
        }
    };
    let (drained, ()) = tokio::join!(link.running.drained(patience.stop), farewell);
    if !drained {
        tracing::warn!("stopped while Discord requests were still being answered");
    }
    outcome
}

/// Waits until another session may be begun, and notes it.
async fn turn(settings: &Settings) {
    let wait = settings.sessions.wait(&settings.clock);
    if !wait.is_zero() {
        let seconds = wait.as_secs();
        tracing::warn!(seconds, "many gateway sessions were begun: waiting before the next");
        tokio::time::sleep(wait).await;
    }
    settings.sessions.spend(&settings.clock);
}

/// Ends when a connection does not open in time, be it the first or a later one, or when serenity begins
/// new sessions so often that Discord would take the token back.
async fn lost(
    mut begun: watch::Receiver<u32>,
    settings: &Settings,
    address: &Mutex<String>,
    health: &Health,
) -> Stopped {
    let patience = settings.patience;
    // The first one was noted before it began.
    let mut noted = 1;
    loop {
        if tokio::time::timeout(patience.ready, begun.changed()).await.is_err() {
            health.watchdog_restart();
            return failed("the gateway does not answer");
        }
        loop {
            let now = *begun.borrow_and_update();
            while noted < now {
                noted += 1;
                if !settings.sessions.spend(&settings.clock).is_zero() {
                    return failed("too many new gateway sessions");
                }
            }
            tokio::select! {
                () = watchdog::connecting(address, patience.glance) => break,
                more = begun.wait_for(|begun| *begun > noted) => {
                    if more.is_err() {
                        return failed("the event handler is gone");
                    }
                }
            }
        }
        begun.mark_unchanged();
    }
}

fn wire(settings: &Settings) -> Result<Wire, Stopped> {
    Wire::new(settings).map_err(|_| failed("no HTTP client"))
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

async fn client(
    settings: &Settings,
    wire: &Wire,
    events: impl RawEventHandler + 'static,
) -> Result<Client, Stopped> {
    let gateway = gateway_address(wire).await?;
    let client = ClientBuilder::new_with_http(http(settings, wire), GatewayIntents::GUILDS)
        .raw_event_handler(events)
        .await
        .map_err(|_| failed("no Discord client"))?;
    // Whatever serenity was told when it asked by itself: this is what the configured server said.
    *client.ws_url.lock().await = gateway;
    Ok(client)
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

fn of_start(started: &Result<(), serenity::Error>) -> Stopped {
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

#[cfg(test)]
mod tests;
