//! Channels that take nothing more for a moment, as Discord's headers say: their sizes are told nowhere
//! else, and differ. Asking all the same would be refused, and refusals are counted.
//!
//! Source: <https://discord.com/developers/docs/topics/rate-limits#header-format>.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use circlekeeper_core::clock::Mark;

use crate::wire::Answer;

/// Until when which channel's bucket is empty.
#[derive(Debug, Default)]
pub(crate) struct Buckets(Mutex<HashMap<String, Mark>>);

impl Buckets {
    /// How long a channel takes nothing more; `None` if it takes something now.
    pub(crate) fn wait(&self, channel: &str, now: Mark) -> Option<Duration> {
        let until = self.empty().get(channel).copied();
        until.filter(|until| *until > now).map(|until| until - now)
    }

    /// Notes what an answer says of a channel's bucket.
    pub(crate) fn note(&self, channel: &str, answer: &Answer, now: Mark) {
        let Some(reset_after) = answer.emptied else { return };
        let mut empty = self.empty();
        empty.retain(|_, until| *until > now);
        empty.insert(channel.to_owned(), now + reset_after);
    }

    fn empty(&self) -> MutexGuard<'_, HashMap<String, Mark>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
