//! Both sides together, from one store, until they are told to stop.

use std::collections::HashMap;
use std::sync::Arc;

use circlekeeper_core::clock::Clock;
use circlekeeper_core::domain::address::Platform;
use circlekeeper_core::health::{Sides, Why};
use circlekeeper_core::outbox::{Limits, Pacer};
use circlekeeper_core::{App, House};
use circlekeeper_discord as discord;
use circlekeeper_telegram as telegram;
use tokio::sync::watch;
use tokio::task::{Id, JoinSet};

use crate::settings::Settings;
use crate::side::{self, Adapter, SideEnd};

/// The adapters the settings have tokens for.
#[must_use]
pub fn adapters(settings: &Settings, clock: &Clock) -> Vec<Adapter> {
    let discord = settings.discord_token.clone().map(|token| {
        let api = settings.discord_api.clone();
        let (sessions, patience) = (discord::Sessions::default(), discord::Patience::default());
        Adapter::Discord(discord::Settings { token, api, clock: clock.clone(), sessions, patience })
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
    run_within(Limits::of, house, adapters, stop).await
}

/// The same within other limits than the platforms publish: for benchmarks and tests, against platforms on
/// this machine.
///
/// # Errors
/// Why the last side ended.
pub async fn run_within(
    limits: fn(Platform) -> Limits,
    house: House,
    adapters: Vec<Adapter>,
    stop: watch::Receiver<bool>,
) -> Result<(), SideEnd> {
    let pacers = pacers(&adapters, limits, &house.clock);
    let app = App::new(house.clone(), pacers.clone());
    let mut sides = Running::default();
    for adapter in adapters {
        let platform = adapter.platform();
        let Some(pacer) = pacers.get(&platform).map(Arc::clone) else { continue };
        sides.add(platform, side::run(house.clone(), app.clone(), adapter, pacer, stop.clone()));
    }
    let last = sides.last_end(&house.sides).await;
    app.finish().await;
    house.store.close().await;
    if *stop.borrow() { Ok(()) } else { last }
}

/// The sides that run, each known by its task.
#[derive(Default)]
struct Running {
    tasks: JoinSet<Result<(), SideEnd>>,
    platforms: HashMap<Id, Platform>,
}

impl Running {
    fn add(
        &mut self,
        platform: Platform,
        side: impl Future<Output = Result<(), SideEnd>> + Send + 'static,
    ) {
        let task = self.tasks.spawn(side);
        self.platforms.insert(task.id(), platform);
    }

    /// Waits until none runs. Each that ends for good is logged, and told to `/status`, at once: the
    /// others go on.
    async fn last_end(mut self, sides: &Sides) -> Result<(), SideEnd> {
        let mut last = Ok(());
        while let Some(ended) = self.tasks.join_next_with_id().await {
            let (id, end) = match ended {
                Ok((_, Ok(()))) => continue,
                Ok((id, Err(end))) => (id, end),
                Err(broken) => (broken.id(), SideEnd::Panicked),
            };
            if let Some(platform) = self.platforms.get(&id) {
                tracing::error!(side = %platform, %end, "a side ended");
                let refused = matches!(end, SideEnd::Unauthorised { .. });
                let why = if refused { Why::TokenRefused } else { Why::Otherwise };
                sides.end(*platform, why);
            }
            last = Err(end);
        }
        last
    }
}

fn pacers(
    adapters: &[Adapter],
    limits: fn(Platform) -> Limits,
    clock: &Clock,
) -> HashMap<Platform, Arc<Pacer>> {
    let pacer = |adapter: &Adapter| {
        let platform = adapter.platform();
        (platform, Arc::new(Pacer::new(limits(platform), clock.clone())))
    };
    adapters.iter().map(pacer).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_side_that_ends_for_good_is_seen_while_the_other_goes_on() {
        let sides = Sides::default();
        let mut running = Running::default();
        let (go_on, end) = tokio::sync::oneshot::channel::<()>();
        running.add(Platform::Discord, async { panic!("a fault of ours") });
        running.add(Platform::Telegram, async {
            let _ = end.await;
            Ok(())
        });
        let seen = sides.clone();
        let watching = tokio::spawn(async move {
            while seen.ended().is_empty() {
                tokio::task::yield_now().await;
            }
            go_on.send(())
        });
        let last = running.last_end(&sides).await;
        assert_eq!(watching.await.unwrap(), Ok(()));
        assert!(matches!(last, Err(SideEnd::Panicked)));
        assert_eq!(sides.ended(), [(Platform::Discord, Why::Otherwise)]);
    }
}
