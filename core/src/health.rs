//! What went wrong on the platforms' sides without stopping anything, in plain numbers: for `/status`,
//! and for whoever else asks.
//!
//! Each adapter counts for itself; the program says here how to ask it. Not here: what the store knows
//! of its lanes (`store/health.rs`).

use std::collections::BTreeMap;
use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

use crate::domain::address::Platform;

/// What happened on one side since the program was started. The numbers only grow.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// How often the side failed and was started again.
    pub restarts: u64,
    /// How often a connection was left because nothing was heard on it.
    pub silences: u64,
    /// How often asking for news failed.
    pub failed_polls: u64,
    /// News that could not be read. Somebody may have waited in vain for an answer to it.
    pub unreadable: u64,
    /// Answers the platform did not take, or perhaps did not.
    pub lost_answers: u64,
}

/// Why a side ended for good.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// The platform refuses the token (401): somebody has to give a new one.
    TokenRefused,
    /// Something else; the log says what.
    Otherwise,
}

type Ask = Arc<dyn Fn() -> Counts + Send + Sync>;

/// The sides this process serves. Cheap to clone; all clones are the same sides.
#[derive(Clone, Default)]
pub struct Sides {
    sides: Arc<Mutex<BTreeMap<Platform, Ask>>>,
    ended: Arc<Mutex<BTreeMap<Platform, Why>>>,
}

impl Sides {
    /// This process serves a side from now on, and `ask` says how that goes.
    pub fn serve(&self, platform: Platform, ask: impl Fn() -> Counts + Send + Sync + 'static) {
        let mut sides = self.sides.lock().unwrap_or_else(PoisonError::into_inner);
        sides.insert(platform, Arc::new(ask));
    }

    /// This process was to serve a side, and does not any more, or never could.
    pub fn end(&self, platform: Platform, why: Why) {
        self.ended.lock().unwrap_or_else(PoisonError::into_inner).insert(platform, why);
    }

    /// The sides that ended for good while the process goes on, and why.
    #[must_use]
    pub fn ended(&self) -> Vec<(Platform, Why)> {
        let ended = self.ended.lock().unwrap_or_else(PoisonError::into_inner);
        ended.iter().map(|(platform, why)| (*platform, *why)).collect()
    }

    /// What happened on each side this process serves.
    #[must_use]
    pub fn counts(&self) -> Vec<(Platform, Counts)> {
        let sides = self.sides.lock().unwrap_or_else(PoisonError::into_inner);
        sides.iter().map(|(platform, ask)| (*platform, ask())).collect()
    }
}

impl fmt::Debug for Sides {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_list().entries(self.counts()).finish()
    }
}
