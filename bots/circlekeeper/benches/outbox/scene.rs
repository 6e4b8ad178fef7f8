//! Both stand-ins, a store and the program, for one row.

use std::time::Duration;

use circlekeeper_core::clock::{Clock, Instant};
use circlekeeper_core::domain::address::Platform;
use tempfile::TempDir;

use crate::discord::Discord;
use crate::process::{Program, Surroundings};
use crate::stand_in::{Arrival, Behaviour, StandIn, Verdict};
use crate::store::Preparing;
use crate::telegram::Telegram;

/// From when the store is ready until something falls due: the program starts in between.
pub(crate) const SOON: chrono::Duration = chrono::Duration::seconds(3);
/// Between two looks at what has arrived.
const LOOK: Duration = Duration::from_millis(20);

pub(crate) struct Scene {
    pub(crate) discord: Discord,
    pub(crate) telegram: Telegram,
    pub(crate) directory: TempDir,
    pub(crate) clock: Clock,
}

impl Scene {
    pub(crate) async fn set() -> Self {
        let discord = Discord::start().await.expect("a loopback Discord");
        let telegram = Telegram::start().await.expect("a loopback Telegram");
        let directory = tempfile::tempdir().expect("a directory");
        Self { discord, telegram, directory, clock: Clock::system() }
    }

    pub(crate) fn behave(&self, behaviour: Behaviour) {
        self.discord.books.behave(behaviour);
        self.telegram.books.behave(behaviour);
    }

    pub(crate) fn books(&self, platform: Platform) -> &StandIn {
        match platform {
            Platform::Discord => &self.discord.books,
            Platform::Telegram => &self.telegram.books,
        }
    }

    /// The store before anything is in it.
    pub(crate) async fn store(&self) -> Preparing {
        Preparing::begin(self.directory.path()).await
    }

    /// The next whole second that lies so far ahead.
    pub(crate) fn soon(&self, ahead: chrono::Duration) -> Instant {
        let at = (self.clock.now() + ahead).timestamp() + 1;
        circlekeeper_core::clock::from_unix(at)
    }

    /// Starts the program and waits until both sides are served.
    pub(crate) async fn start(&self, unpaced: bool) -> Program {
        let program = Program::start(&Surroundings {
            directory: self.directory.path(),
            discord: (&self.discord.address, self.discord.gateway.token()),
            telegram: &self.telegram.address,
            unpaced,
        });
        tokio::join!(self.discord.connected(), self.telegram.polled());
        program
    }

    /// Waits until a moment of the calendar.
    pub(crate) async fn until(&self, moment: Instant) {
        let left = (moment - self.clock.now()).to_std().unwrap_or_default();
        tokio::time::sleep(left).await;
    }

    /// Waits until so many messages were taken there, or nothing has come for `patience`.
    pub(crate) async fn taken(&self, platform: Platform, count: usize, patience: Duration) {
        let mut seen = (self.clock.mark(), 0);
        loop {
            let books = self.books(platform);
            let (done, arrived) = (books.done(), books.arrivals().len());
            if done >= count {
                return;
            }
            if arrived > seen.1 {
                seen = (self.clock.mark(), arrived);
            } else if self.clock.mark().saturating_duration_since(seen.0) > patience {
                return;
            }
            tokio::time::sleep(LOOK).await;
        }
    }
}

/// What came of a burst.
pub(crate) struct Outcome {
    pub(crate) done: usize,
    pub(crate) too_many: usize,
    /// From when it fell due until the last message arrived.
    pub(crate) span: f64,
}

impl Outcome {
    pub(crate) fn of(arrivals: &[Arrival], due: Instant) -> Self {
        let done = arrivals.iter().filter(|one| one.verdict == Verdict::Done);
        let last = done.clone().map(|one| one.at).max().unwrap_or(due);
        let too_many =
            arrivals.iter().filter(|one| matches!(one.verdict, Verdict::TooMany(_))).count();
        Self { done: done.count(), too_many, span: seconds(last - due) }
    }
}

pub(crate) fn seconds(span: chrono::Duration) -> f64 {
    span.to_std().unwrap_or_default().as_secs_f64()
}

/// The place at so many hundredths of sorted figures.
pub(crate) fn at(sorted: &[f64], hundredths: usize) -> f64 {
    let place = (sorted.len() * hundredths).div_ceil(100).saturating_sub(1);
    sorted.get(place).copied().unwrap_or_default()
}

/// Which file system the stores lie on: an fsync costs what it makes of it.
pub(crate) fn file_system() -> String {
    let directory = std::env::temp_dir();
    let mounts = std::fs::read_to_string("/proc/mounts").unwrap_or_default();
    let holds = mounts.lines().filter_map(|line| {
        let mut words = line.split(' ').skip(1);
        let (point, kind) = (words.next()?, words.next()?);
        directory.starts_with(point).then(|| (point.len(), kind.to_owned()))
    });
    let kind = holds.max().map_or_else(|| "an unknown file system".to_owned(), |(_, kind)| kind);
    format!("{} ({kind})", directory.display())
}
