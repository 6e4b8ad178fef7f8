//! Published rate limits, by stopwatch.
//!
//! Source: Discord docs, "Rate Limits": 50 requests a second for a bot; buckets are told by headers
//! only. Five messages in five seconds a channel is what Discord's headers have long said. The size of
//! the other buckets is not published: they are wide here and only carry the headers.
//! Interaction callbacks have neither headers nor a share in the global limit (the same page).

use std::collections::HashMap;
use std::time::Duration;

use circlekeeper_core::clock::{Clock, Mark};

const GLOBAL: u32 = 50;
const CHANNEL: (u32, u64) = (5, 5);
const SECOND: Duration = Duration::from_secs(1);

/// Which bucket a request falls in.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Bucket {
    pub(super) name: &'static str,
    /// The top-level id: channel, guild, or none.
    pub(super) of: u64,
    pub(super) size: u32,
    pub(super) seconds: u64,
    pub(super) global: bool,
}

struct Window {
    opened: Mark,
    used: u32,
}

/// The books.
pub(super) struct Limits {
    pub(super) on: bool,
    /// How many messages a channel takes in how many seconds.
    pub(super) channel: (u32, u64),
    global: Option<Window>,
    buckets: HashMap<Bucket, Window>,
}

/// What the headers say, and whether it is already too much.
pub(super) struct Verdict {
    pub(super) limit: u32,
    pub(super) remaining: u32,
    pub(super) reset_after: f64,
    /// The same as a calendar time, in Unix seconds.
    pub(super) reset: f64,
    pub(super) bucket: &'static str,
    pub(super) too_much: Option<TooMuch>,
}

/// A 429.
#[derive(Clone, Copy, Debug)]
pub(super) struct TooMuch {
    pub(super) retry_after: f64,
    pub(super) global: bool,
}

impl Limits {
    pub(super) fn new() -> Self {
        Self { on: true, channel: CHANNEL, global: None, buckets: HashMap::new() }
    }

    /// Counts one request, or says when to come again.
    pub(super) fn count(&mut self, bucket: &Bucket, clock: &Clock) -> Verdict {
        let now = clock.mark();
        let (used, left) = match self.on {
            true => take(self.buckets.entry(bucket.clone()).or_insert(fresh(now)), now, bucket),
            false => (1, Duration::from_secs(bucket.seconds)),
        };
        let mut too_much = (used > bucket.size)
            .then_some(TooMuch { retry_after: left.as_secs_f64(), global: false });
        if self.on && too_much.is_none() && bucket.global {
            too_much = self.count_global(now);
        }
        Verdict {
            limit: bucket.size,
            remaining: bucket.size.saturating_sub(used),
            reset_after: left.as_secs_f64(),
            reset: unix(clock) + left.as_secs_f64(),
            bucket: bucket.name,
            too_much,
        }
    }

    fn count_global(&mut self, now: Mark) -> Option<TooMuch> {
        let all = Bucket { name: "", of: 0, size: GLOBAL, seconds: 1, global: true };
        let (used, left) = take(self.global.get_or_insert(fresh(now)), now, &all);
        (used > GLOBAL).then_some(TooMuch { retry_after: left.as_secs_f64(), global: true })
    }
}

#[expect(clippy::cast_precision_loss, reason = "milliseconds since 1970 fit an f64 exactly")]
fn unix(clock: &Clock) -> f64 {
    clock.now().timestamp_millis() as f64 / 1000.0
}

fn fresh(now: Mark) -> Window {
    Window { opened: now, used: 0 }
}

/// Counts one in a fixed window that opens with its first request. A refused request is not counted
/// further, so a patient client gets in when the window ends.
fn take(window: &mut Window, now: Mark, bucket: &Bucket) -> (u32, Duration) {
    let length = SECOND * u32::try_from(bucket.seconds).unwrap_or(1);
    let mut passed = now.saturating_duration_since(window.opened);
    if passed >= length {
        *window = fresh(now);
        passed = Duration::ZERO;
    }
    window.used = (window.used + 1).min(bucket.size + 1);
    (window.used, length - passed)
}
