//! Both sides together, from one store, until they are told to stop.

use std::collections::HashMap;
use std::sync::Arc;

use circlekeeper_core::clock::Clock;
use circlekeeper_core::domain::address::Platform;
use circlekeeper_core::outbox::{Limits, Pacer};
use circlekeeper_core::{App, House};
use circlekeeper_discord as discord;
use circlekeeper_telegram as telegram;
use tokio::sync::watch;
use tokio::task::JoinSet;

use crate::settings::Settings;
use crate::side::{self, Adapter, SideEnd};

/// The adapters the settings have tokens for.
#[must_use]
pub fn adapters(settings: &Settings, clock: &Clock) -> Vec<Adapter> {
    let discord = settings.discord_token.clone().map(|token| {
        let api = settings.discord_api.clone();
        let sessions = discord::Sessions::default();
        Adapter::Discord(discord::Settings { token, api, clock: clock.clone(), sessions })
    });
    let telegram = settings.telegram_token.clone().map(|token| {
        let api = settings.telegram_api.clone();
        Adapter::Telegram(telegram::Settings { token, api, clock: clock.clone() })
    });
    discord.into_iter().chain(telegram).collect()
}

/// Runs `adapters` until `stop` becomes true. A side that ends for good is logged and leaves the
/// other running; when none is left, the last one's end is the answer.
///
/// # Errors
/// Why the last side ended.
pub async fn run(
    house: House,
    adapters: Vec<Adapter>,
    stop: watch::Receiver<bool>,
) -> Result<(), SideEnd> {
    let pacers = pacers(&adapters, &house.clock);
    let app = App::new(house.clone(), pacers.clone());
    let mut sides = JoinSet::new();
    for adapter in adapters {
        let Some(pacer) = pacers.get(&adapter.platform()).map(Arc::clone) else { continue };
        sides.spawn(side::run(house.clone(), app.clone(), adapter, pacer, stop.clone()));
    }
    let mut last = Ok(());
    while let Some(ended) = sides.join_next().await {
        if let Ok(Err(end)) = ended {
            tracing::error!(%end, "a side ended");
            last = Err(end);
        }
    }
    house.store.close().await;
    if *stop.borrow() { Ok(()) } else { last }
}

fn pacers(adapters: &[Adapter], clock: &Clock) -> HashMap<Platform, Arc<Pacer>> {
    let pacer = |adapter: &Adapter| {
        let platform = adapter.platform();
        (platform, Arc::new(Pacer::new(Limits::of(platform), clock.clone())))
    };
    adapters.iter().map(pacer).collect()
}
