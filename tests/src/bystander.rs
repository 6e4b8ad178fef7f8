//! What stands beside the bot: another program at its store, and whoever audits it.

use std::sync::mpsc;
use std::thread::JoinHandle;

use circlekeeper::open;
use circlekeeper_core::domain::address::Platform;
use circlekeeper_core::health::Counts;
use circlekeeper_core::store::lanes::{self, Entry};
use circlekeeper_core::store::look;
use circlekeeper_discord::Patience;

use crate::World;

/// Another program's hold on the store: nobody else changes it until this is dropped.
#[derive(Debug)]
pub struct Holding {
    let_go: Option<mpsc::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Drop for Holding {
    fn drop(&mut self) {
        drop(self.let_go.take());
        if let Some(thread) = self.thread.take() {
            thread.join().expect("whoever held the store let go of it");
        }
    }
}

impl World {
    /// Somebody else opens the store, over connections of their own, and keeps it locked for changes.
    pub async fn lock_store_from_outside(&self) -> Holding {
        let (settings, clock) = (self.settings.clone(), self.clock.clone());
        let (let_go, until) = mpsc::channel::<()>();
        let (tell, told) = tokio::sync::oneshot::channel();
        let thread = std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
            runtime.expect("a runtime").block_on(async move {
                let house = open::house(&settings, clock).await.expect("the store opens");
                let change = house.store.change().await.expect("the store is free");
                tell.send(()).expect("somebody waits for that");
                // Ends when the other end is dropped.
                let _ = until.recv();
                change.rollback().await.expect("nothing was changed");
                house.store.close().await;
            });
        });
        told.await.expect("the store is locked");
        Holding { let_go: Some(let_go), thread: Some(thread) }
    }

    /// How long the bot bears silence on the gateway, from its next start on.
    pub fn bears_silence(&mut self, patience: Patience) {
        self.patience = Some(patience);
    }

    /// What the running bot counted on one side.
    #[must_use]
    pub fn counts(&self, side: Platform) -> Counts {
        let sides = self.bot.as_ref().expect("the bot runs").house.sides.counts();
        sides.into_iter().find(|(which, _)| *which == side).expect("it is served").1
    }

    /// What the threads of the running bot are called: by that its lines of the log are known.
    #[must_use]
    pub fn bot_name(&self) -> &str {
        &self.bot.as_ref().expect("the bot runs").name
    }

    /// Everything that was ever owed on one platform, and how far it is.
    pub async fn ledger(&self, lane: Platform) -> Vec<Entry> {
        let bot = self.bot.as_ref().expect("the bot runs");
        let store = bot.house.store.clone();
        bot.ask(async move {
            let mut db = store.question().await.expect("a reader");
            lanes::ledger(&mut db, lane).await.expect("the store answers")
        })
        .await
    }

    /// The first fault of the store's file; `None` if it is whole.
    pub async fn store_fault(&self) -> Option<String> {
        let bot = self.bot.as_ref().expect("the bot runs");
        let store = bot.house.store.clone();
        bot.ask(async move {
            let mut db = store.question().await.expect("a reader");
            look::full_check(&mut db).await.expect("the store answers")
        })
        .await
    }
}
