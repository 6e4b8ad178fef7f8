//! A loopback Discord: REST v10 and the gateway, for the unmodified bot.
//!
//! ```no_run
//! # async fn story() -> Result<(), Box<dyn std::error::Error>> {
//! use circlekeeper_core::clock::Clock;
//! use circlekeeper_playground::discord::Discord;
//!
//! let discord = Discord::start(Clock::system()).await?;
//! let server = discord.guild("Helping hands");
//! let room = discord.channel(server, "tuesdays");
//! let ana = discord.person("Ana");
//! discord.join(server, &ana);
//! discord.allow(room, &ana);
//! // Start the bot with DISCORD_API_URL = discord.address() and DISCORD_TOKEN = discord.token().
//! discord.ready().await;
//! let answer = discord.command(&ana, room, "next", &[]).await?;
//! println!("{}", answer.text());
//! # Ok(())
//! # }
//! ```
//!
//! Here: [`Discord`], the handle. The wire side is `server` (connections), `rest/` (one file a family of
//! routes), `check/` (what bodies must look like), `limits`, `gateway`; the people's side is `act/`;
//! what is true lies in `world/`; `faults` makes bad days. Each rule of Discord's names its source.
//!
//! Deliberately absent: voice, reactions, webhooks other than those of interactions, invites, scheduled
//! events, Components V2, sharding. A request for any of them is answered 404 and kept as a
//! [violation](Discord::violations).

use std::sync::Arc;
use std::time::Duration;

use circlekeeper_core::clock::Clock;

mod act;
mod check;
mod faults;
mod gateway;
mod handshake;
mod ids;
mod limits;
pub mod permission;
mod recorded;
mod refused;
mod rest;
mod server;
mod session;
mod shared;
mod stripped;
mod world;

pub use act::{
    Answer, Button, Form, Input, NoAnswer, Person, Place, Seen, SeenFile, ServerSeen, Where,
};
pub use faults::{Fault, GatewayFault};
pub use ids::{ChannelId, GuildId, MessageId, RoleId};
pub use recorded::Recorded;
pub use stripped::Events;

use crate::connection::{self, Sockets};

use session::Order;
use shared::Shared;
use world::World;

/// The stand-in. Cloning gives another handle to the same one; it stops with the last handle.
#[derive(Clone)]
pub struct Discord {
    shared: Arc<Shared>,
    server: Arc<Server>,
}

struct Server {
    sockets: Arc<Sockets>,
    task: tokio::task::JoinHandle<()>,
    shared: Arc<Shared>,
}

impl Drop for Server {
    fn drop(&mut self) {
        self.task.abort();
        self.shared.change(|world| world.order(&Order::Drop));
    }
}

impl Discord {
    /// Starts an empty Discord on a free port of 127.0.0.1.
    ///
    /// # Errors
    /// If no port can be had.
    pub async fn start(clock: Clock) -> std::io::Result<Self> {
        let sockets = Sockets::open().await?;
        let shared = Arc::new(Shared::new(World::new(clock, sockets.address().port())));
        let router = server::router(Arc::clone(&shared));
        let task = tokio::spawn(connection::serve(router, Arc::clone(&sockets)));
        let server = Arc::new(Server { sockets, task, shared: Arc::clone(&shared) });
        Ok(Self { shared, server })
    }

    /// Where it listens: the value for `DISCORD_API_URL`.
    #[must_use]
    pub fn address(&self) -> String {
        format!("http://{}", self.server.sockets.address())
    }

    /// The bot's token.
    #[must_use]
    pub fn token(&self) -> String {
        self.shared.look(|world| world.token.clone())
    }

    /// The application's id, which is also the bot user's.
    #[must_use]
    pub fn application_id(&self) -> u64 {
        self.shared.look(|world| world.app)
    }

    /// Waits until the bot is connected and has registered its commands.
    ///
    /// # Panics
    /// After thirty seconds, saying what is missing.
    pub async fn ready(&self) {
        let ready = |world: &mut World| (world.connected() && world.registered).then_some(());
        if self.shared.until(Duration::from_secs(30), ready).await.is_none() {
            let (connected, registered) =
                self.shared.look(|world| (world.connected(), world.registered));
            panic!(
                "the bot is not ready: gateway connected: {connected}, commands registered: \
                 {registered}; violations: {:?}",
                self.violations()
            );
        }
    }

    /// How many gateway connections there have been.
    #[must_use]
    pub fn connections(&self) -> u64 {
        self.shared.look(|world| world.links)
    }

    /// Whether a gateway session is connected right now.
    #[must_use]
    pub fn is_connected(&self) -> bool {
        self.shared.look(|world| world.connected())
    }

    /// Every request so far, in order of arrival.
    #[must_use]
    pub fn requests(&self) -> Vec<Recorded> {
        self.shared.look(|world| world.requests.clone())
    }

    /// What no correct bot does: unknown routes and the like.
    #[must_use]
    pub fn violations(&self) -> Vec<String> {
        self.shared.look(|world| world.violations.clone())
    }

    /// The commands registered for every server, as Discord would list them.
    #[must_use]
    pub fn commands(&self) -> Vec<serde_json::Value> {
        self.shared.look(|world| world.commands.clone())
    }
}

impl World {
    fn connected(&self) -> bool {
        self.sessions.iter().any(|session| session.link.is_some())
    }
}
