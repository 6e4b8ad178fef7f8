//! The bot inside a test: the whole program's wiring on a runtime of its own, so that it can be cut
//! off as a process is.

use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use circlekeeper::settings::Settings;
use circlekeeper::side::Adapter;
use circlekeeper::{bots, open};
use circlekeeper_core::House;
use circlekeeper_core::clock::Clock;
use circlekeeper_core::domain::address::Platform;
use circlekeeper_core::outbox::Limits;
use tokio::runtime::Runtime;
use tokio::sync::watch;

/// Counts the bots of a test program, so that each has a name of its own.
static BOTS: AtomicU64 = AtomicU64::new(0);

/// The published limits, but what failed is tried again sooner: that is waited for by the stopwatch.
fn limits(platform: Platform) -> Limits {
    let (breather, longest_breather) = (Duration::from_millis(100), Duration::from_secs(2));
    Limits { breather, longest_breather, ..Limits::of(platform) }
}

/// A running bot.
pub(crate) struct Bot {
    runtime: Option<Runtime>,
    stop: watch::Sender<bool>,
    ended: tokio::task::JoinHandle<Result<(), circlekeeper::side::SideEnd>>,
    pub(crate) house: House,
    /// What its threads are called.
    pub(crate) name: String,
}

impl Bot {
    /// Starts it.
    pub(crate) async fn start(
        settings: &Settings,
        clock: Clock,
        patience: Option<circlekeeper_discord::Patience>,
    ) -> Self {
        let name = format!("bot-{:04}", BOTS.fetch_add(1, Ordering::Relaxed));
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .worker_threads(2)
            .thread_name(&name)
            .enable_all()
            .build()
            .expect("a runtime");
        let (stop, stopped) = watch::channel(false);
        let opening = settings.clone();
        let house = runtime
            .spawn({
                let clock = clock.clone();
                async move { open::house(&opening, clock).await.expect("the store opens") }
            })
            .await
            .expect("the house opens");
        let mut adapters = bots::adapters(settings, &clock);
        for adapter in &mut adapters {
            if let (Adapter::Discord(settings), Some(patience)) = (adapter, patience) {
                settings.patience = patience;
            }
        }
        let ended = runtime.spawn(bots::run_within(limits, house.clone(), adapters, stopped));
        Self { runtime: Some(runtime), stop, ended, house, name }
    }

    /// Cuts it off: nothing of it runs any more, nothing was tidied up.
    pub(crate) fn cut_off(mut self) {
        if let Some(runtime) = self.runtime.take() {
            runtime.shutdown_background();
        }
    }

    /// Stops it as SIGTERM does.
    pub(crate) async fn stop(mut self) {
        self.stop.send_replace(true);
        let ended = tokio::time::timeout(Duration::from_secs(15), &mut self.ended).await;
        let ended = ended.expect("the bot stops within seconds").expect("the bot does not panic");
        ended.expect("the bot stops without complaint");
        if let Some(runtime) = self.runtime.take() {
            runtime.shutdown_background();
        }
    }

    /// Whether it has ended by itself.
    pub(crate) fn has_ended(&self) -> bool {
        self.ended.is_finished()
    }

    /// Runs `question` where the bot's store may be used.
    pub(crate) async fn ask<T: Send + 'static>(
        &self,
        question: impl Future<Output = T> + Send + 'static,
    ) -> T {
        let runtime = self.runtime.as_ref().expect("the bot runs");
        runtime.spawn(question).await.expect("the question is answered")
    }
}

impl Drop for Bot {
    fn drop(&mut self) {
        if let Some(runtime) = self.runtime.take() {
            runtime.shutdown_background();
        }
    }
}
