//! The Discord adapter: translates between Discord and the core, nothing else.
//!
//! Here, along the way of a request: `gateway.rs` keeps the connection (`sessions.rs` counts how often
//! it is begun anew, `watchdog.rs` whether it lives), `events.rs` takes what it brings (`lenient.rs` reads
//! what serenity cannot), `door.rs` decides which events get in and turns them into a caller and a
//! request, `answer.rs` brings the core's reply back in time, `reply.rs` decides which kind of Discord
//! answer that is, `render.rs` writes the markup. Along the way of a delivery: `messenger.rs`,
//! `openings.rs`, `buckets.rs`, `ending.rs`. For the operator: `identity.rs`, `rights.rs`. `commands.rs` turns the
//! catalogue into slash commands, `registration.rs` has them registered, `permissions.rs` is Discord's
//! arithmetic of rights, `wire.rs` is the one place that speaks HTTP.
//!
//! Deliberately not here: rules about groups, seats, times or rights, words people read, SQL, and
//! the pace of deliveries (the outbox's), save that of opening private channels and what Discord's headers
//! say of a channel. No message text is
//! read: the only gateway intent is `GUILDS`.
//!
//! Next: `circlekeeper_core::app` for what happens with a request, `circlekeeper_core::outbox` for
//! what time brings. Library defects this adapter works around are named where it does so.

mod answer;
mod buckets;
mod commands;
mod door;
mod door_keeping;
mod ending;
mod escape;
mod events;
mod gateway;
mod health;
mod identity;
mod lenient;
mod looking;
mod messenger;
mod modal;
mod openings;
mod permissions;
mod place;
mod registration;
mod render;
mod reply;
mod rights;
mod running;
mod servers;
mod sessions;
mod watchdog;
mod wire;

use std::sync::Arc;

use circlekeeper_core::clock::Clock;
use circlekeeper_core::domain::private::Private;
use circlekeeper_core::outbox::messenger::Messenger;

pub use gateway::{Stopped, run};
pub use health::Health;
pub use identity::{BotIdentity, Refused, check_token};
pub use rights::{may_give_role, may_post};
pub use sessions::Sessions;
pub use watchdog::Patience;

/// Where Discord is and who we are there.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The bot's token, with or without the word `Bot` before it.
    pub token: Private<String>,
    /// Another server that speaks Discord's protocol, without a trailing slash: requests go to
    /// `{api}/api/v10/…`, and the gateway's address is asked of it. `None` is Discord itself.
    pub api: Option<String>,
    /// The stopwatch for deadlines.
    pub clock: Clock,
    /// How many gateway sessions were begun: to be shared by all runs with this token.
    pub sessions: Sessions,
    /// How long silence on the gateway is borne.
    pub patience: Patience,
}

/// The outbox's way to Discord.
///
/// # Errors
/// If no HTTP client can be built (no TLS on this machine).
pub fn messenger(settings: &Settings) -> Result<Arc<dyn Messenger>, reqwest::Error> {
    Ok(Arc::new(messenger::DiscordMessenger::new(settings)?))
}
