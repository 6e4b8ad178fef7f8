//! Keeps trying to register the commands, beside everything else.
//!
//! Commands that could not be registered are no reason to end the session: those of the last time
//! still work, and so do buttons and reminders. Discord asks to start again as seldom as can be
//! (`sessions.rs`), and another server that speaks its protocol may lack this route altogether.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use circlekeeper_core::App;

use crate::commands::{self, NotRegistered};
use crate::running::Running;
use crate::wire::Wire;

const FIRST_PAUSE: Duration = Duration::from_secs(1);
const LONGEST_PAUSE: Duration = Duration::from_secs(3600);

/// What is needed to register.
#[derive(Clone)]
pub(crate) struct Registration {
    pub(crate) app: App,
    pub(crate) wire: Wire,
    pub(crate) running: Arc<Running>,
    /// Whether somebody is at it: a new session does not begin a second attempt beside the first.
    at_work: Arc<AtomicBool>,
}

impl Registration {
    pub(crate) fn new(app: App, wire: Wire, running: Arc<Running>) -> Self {
        Self { app, wire, running, at_work: Arc::default() }
    }

    /// Registers the commands: tries once, and goes on in a task of its own if that fails.
    pub(crate) async fn begin(&self, application: u64) {
        if self.at_work.swap(true, Ordering::SeqCst) {
            return;
        }
        let first = self.attempt(application).await;
        let Err(NotRegistered::Failed { why, wait }) = first else { return self.ended(&first) };
        // Once: what follows is more of the same.
        tracing::warn!(why, "the commands could not be registered: trying again beside the rest");
        let again = self.clone();
        tokio::spawn(async move { again.retry(application, wait).await });
    }

    async fn retry(&self, application: u64, mut asked: Option<Duration>) {
        let mut pause = FIRST_PAUSE;
        loop {
            let wait = asked.map_or(pause, |asked| asked.max(pause));
            if tokio::time::timeout(wait, self.running.closed()).await.is_ok() {
                return;
            }
            let Some(_working) = self.running.begin() else { return };
            match self.attempt(application).await {
                Err(NotRegistered::Failed { wait, .. }) => asked = wait,
                end => {
                    if end.is_ok() {
                        tracing::info!("the commands are registered now");
                    }
                    return self.ended(&end);
                }
            }
            pause = (pause * 2).min(LONGEST_PAUSE);
        }
    }

    async fn attempt(&self, application: u64) -> Result<(), NotRegistered> {
        commands::register(&self.app, &self.wire, application).await
    }

    fn ended(&self, end: &Result<(), NotRegistered>) {
        if let Err(NotRegistered::Refused(why)) = end {
            tracing::error!(why, "Discord refused the list of commands");
        }
        self.at_work.store(false, Ordering::SeqCst);
    }
}
