//! How much a channel takes, as Discord's own headers say.
//!
//! The sizes of buckets are published nowhere but in the headers of each answer, and may change at any
//! time (<https://discord.com/developers/docs/topics/rate-limits>). The outbox keeps to the usual one;
//! here a channel that takes less is noticed before it refuses anything. A bucket belongs to a kind of
//! request and a channel.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use circlekeeper_core::clock::Mark;
use reqwest::Method;

/// So many are remembered before those are forgotten that nobody has used for a while …
const MANY: usize = 1000;
/// … for so long.
const A_WHILE: Duration = Duration::from_secs(600);

/// What one answer's headers say of its bucket.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Quota {
    /// How many requests it takes in one window.
    pub(crate) limit: u32,
    /// How many are left in this one.
    pub(crate) remaining: u32,
    /// How long until the next one begins.
    pub(crate) reset_after: Duration,
}

/// What is known of all buckets.
#[derive(Debug, Default)]
pub(crate) struct Buckets(Mutex<HashMap<(Method, String), Bucket>>);

#[derive(Debug)]
struct Bucket {
    limit: u32,
    /// How long a window is, as far as that was seen.
    window: Duration,
    /// Places left in this window, less those of requests whose answers are on their way.
    free: u32,
    /// When the next window begins.
    resets: Mark,
}

impl Buckets {
    /// Takes a place for a request. If there is none: how long until there is.
    pub(crate) fn take(&self, method: &Method, channel: &str, now: Mark) -> Option<Duration> {
        let mut buckets = self.buckets();
        let bucket = buckets.get_mut(&(method.clone(), channel.to_owned()))?;
        if bucket.resets <= now {
            bucket.free = bucket.limit;
            bucket.resets = now + bucket.window;
        }
        match bucket.free.checked_sub(1) {
            Some(left) => {
                bucket.free = left;
                None
            }
            None => Some(bucket.resets - now),
        }
    }

    /// Learns from the headers of an answer.
    pub(crate) fn learn(&self, method: &Method, channel: &str, quota: Quota, now: Mark) {
        let Quota { limit, remaining, reset_after } = quota;
        let mut buckets = self.buckets();
        // Looking through all of them is for once in a while, however many are in use.
        if buckets.len() >= MANY && buckets.len() == buckets.capacity() {
            buckets.retain(|_, bucket| bucket.resets + A_WHILE > now);
        }
        let resets = now + reset_after;
        let new = Bucket { limit, window: reset_after, free: remaining, resets };
        let bucket = buckets.entry((method.clone(), channel.to_owned())).or_insert(new);
        bucket.limit = limit;
        bucket.window = bucket.window.max(reset_after);
        // Answers may overtake each other, and the server has not counted what is on its way.
        bucket.free = bucket.free.min(remaining);
        bucket.resets = resets;
    }

    fn buckets(&self) -> MutexGuard<'_, HashMap<(Method, String), Bucket>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use circlekeeper_core::clock::Clock;

    use super::*;

    const SECOND: Duration = Duration::from_secs(1);

    fn quota(limit: u32, remaining: u32, seconds: u32) -> Quota {
        Quota { limit, remaining, reset_after: SECOND * seconds }
    }

    #[test]
    fn an_empty_bucket_is_waited_for_and_no_other() {
        let (buckets, now) = (Buckets::default(), Clock::system().mark());
        let post = Method::POST;
        assert_eq!(buckets.take(&post, "1", now), None, "nothing is known of it");
        buckets.learn(&post, "1", quota(2, 0, 3), now);
        assert_eq!(buckets.take(&post, "1", now + SECOND), Some(SECOND * 2));
        assert_eq!(buckets.take(&post, "2", now), None);
        assert_eq!(buckets.take(&Method::DELETE, "1", now), None);
        // The next window has two places, though nothing has been heard of it.
        assert_eq!(buckets.take(&post, "1", now + SECOND * 3), None);
        assert_eq!(buckets.take(&post, "1", now + SECOND * 3), None);
        assert_eq!(buckets.take(&post, "1", now + SECOND * 4), Some(SECOND * 2));
    }

    #[test]
    fn what_is_on_its_way_has_its_place() {
        let (buckets, now) = (Buckets::default(), Clock::system().mark());
        let post = Method::POST;
        buckets.learn(&post, "1", quota(3, 2, 5), now);
        assert_eq!(buckets.take(&post, "1", now), None);
        assert_eq!(buckets.take(&post, "1", now), None);
        // The answer to the first of them does not give back the place of the second.
        buckets.learn(&post, "1", quota(3, 1, 5), now);
        assert_eq!(buckets.take(&post, "1", now), Some(SECOND * 5));
    }

    #[test]
    fn a_bucket_that_grew_is_used() {
        let (buckets, now) = (Buckets::default(), Clock::system().mark());
        let post = Method::POST;
        buckets.learn(&post, "1", quota(1, 0, 2), now);
        assert_eq!(buckets.take(&post, "1", now + SECOND * 2), None);
        buckets.learn(&post, "1", quota(5, 4, 2), now + SECOND * 2);
        let later = now + SECOND * 4;
        assert_eq!((0..6).filter(|_| buckets.take(&post, "1", later).is_none()).count(), 5);
    }
}
