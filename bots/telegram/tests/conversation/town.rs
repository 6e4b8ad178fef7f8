//! A loopback Telegram, a store, and the adapter between them.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use circlekeeper_core::App;
use circlekeeper_core::clock::{Clock, from_unix};
use circlekeeper_core::domain::private::Private;
use circlekeeper_core::house::{House, Wake};
use circlekeeper_core::outbox::Progress;
use circlekeeper_core::reply::words::Words;
use circlekeeper_core::store::Store;
use circlekeeper_core::store::seal::Sealer;
use circlekeeper_playground::telegram::Telegram;
use circlekeeper_telegram::{Health, Settings, Stopped, run};
use tempfile::TempDir;
use tokio::sync::watch;
use tokio::task::JoinHandle;

/// A Telegram, a store, and a clock that stands still.
pub(crate) struct Town {
    pub(crate) telegram: Telegram,
    clock: Clock,
    pub(crate) folder: TempDir,
}

pub(crate) struct Running {
    pub(crate) stop: watch::Sender<bool>,
    pub(crate) adapter: JoinHandle<Result<(), Stopped>>,
    pub(crate) health: Arc<Health>,
}

impl Town {
    pub(crate) async fn new() -> Self {
        let clock = Clock::movable(from_unix(1_795_600_000));
        let telegram = Telegram::start(clock.clone()).await.expect("a free port");
        telegram.limits(false);
        Self { telegram, clock, folder: TempDir::new().expect("a folder") }
    }

    pub(crate) async fn app(&self) -> App {
        let address = format!("sqlite://{}", self.folder.path().join("store.db").display());
        let house = House {
            store: Store::open(&address, Sealer::new(&[7; 32])).await.expect("a store"),
            clock: self.clock.clone(),
            words: Words::load().expect("the words"),
            policy: Arc::default(),
            wake: Wake::default(),
            progress: Progress::default(),
            sides: Default::default(),
            measures: Default::default(),
        };
        App::new(house, HashMap::new())
    }

    pub(crate) fn run(&self, app: &App) -> Running {
        let settings = Settings {
            token: Private::new(self.telegram.token()),
            api: Some(self.telegram.address()),
            clock: self.clock.clone(),
        };
        let (stop, stopped) = watch::channel(false);
        let health = Arc::<Health>::default();
        let running = run(app.clone(), settings, stopped, Arc::clone(&health));
        Running { stop, adapter: tokio::spawn(running), health }
    }

    /// Ends a test: nothing unread, nothing the real server would have swallowed.
    pub(crate) async fn close(self, running: Running) {
        self.telegram.nothing_more().await;
        running.stop().await.expect("a peaceful end");
        assert_eq!(self.telegram.violations(), Vec::<String>::new());
        let unread: Vec<_> = self.telegram.unread().into_iter().map(|seen| seen.text).collect();
        assert_eq!(unread, Vec::<String>::new());
    }

    pub(crate) fn count(&self, method: &str) -> usize {
        self.telegram.requests().iter().filter(|request| request.method == method).count()
    }
}

impl Running {
    pub(crate) async fn stop(self) -> Result<(), Stopped> {
        self.stop.send_replace(true);
        let ended = tokio::time::timeout(Duration::from_secs(7), self.adapter).await;
        ended.expect("an end in time").expect("no panic")
    }
}
