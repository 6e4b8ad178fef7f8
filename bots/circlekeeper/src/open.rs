//! Opens what the settings name: key, store, words, the operator's policy.

use std::sync::Arc;

use circlekeeper_core::House;
use circlekeeper_core::clock::Clock;
use circlekeeper_core::domain::policy::{CrisisLine, Policy};
use circlekeeper_core::domain::topic::Topics;
use circlekeeper_core::health::Sides;
use circlekeeper_core::house::Wake;
use circlekeeper_core::measures::Measures;
use circlekeeper_core::outbox::Progress;
use circlekeeper_core::reply::words::{BadWords, Words};
use circlekeeper_core::store::seal::{KeyError, Sealer};
use circlekeeper_core::store::{OpenError, Store, look};
use circlekeeper_core::time::zone::{self, BadDirectory};

use crate::calendar::{self, Follower};
use crate::settings::Settings;
use crate::trouble::Trouble;

/// Why the house cannot be opened. Each says which setting to look at.
#[derive(Debug, thiserror::Error)]
pub enum CannotOpen {
    /// The key.
    #[error("SECRET_KEY_FILE ({path}): {error}")]
    Key {
        /// The file.
        path: String,
        /// What is wrong.
        error: KeyError,
    },
    /// The key that sealed the store is not where it should be.
    #[error(
        "SECRET_KEY_FILE ({path}): there is no key, and another key sealed this store ({store}): put back \
         the file that SECRET_KEY_FILE named when the store was made"
    )]
    NoKey {
        /// Where it should be.
        path: String,
        /// The store.
        store: String,
    },
    /// The store.
    #[error("DATABASE_URL: {0}")]
    Store(#[from] OpenError),
    /// The crisis lines.
    #[error("CRISIS_FILE ({path}): {fault}. docs/crisis-lines.example.json is one to begin with")]
    Crisis {
        /// The file.
        path: String,
        /// What is wrong.
        fault: String,
    },
    /// The operator's topics.
    #[error("TOPICS_FILE ({path}): {fault}. docs/topics.example.txt is one to begin with")]
    Topics {
        /// The file.
        path: String,
        /// What is wrong.
        fault: String,
    },
    /// The zone rules.
    #[error("ZONE_DIRECTORY: {0}")]
    Zones(#[from] BadDirectory),
    /// The words, which are part of the program.
    #[error(transparent)]
    Words(#[from] BadWords),
}

/// Opens the house.
///
/// # Errors
/// What cannot be opened; nothing was changed.
pub async fn house(settings: &Settings, clock: Clock) -> Result<House, CannotOpen> {
    if let Some(directory) = &settings.zone_directory {
        zone::use_directory(directory)?;
    }
    let crisis = crisis_lines(settings)?;
    let sealer = key(settings).await?;
    let (operators, listing) = (settings.operators.clone(), settings.listing);
    let policy = Policy { operators, listing, crisis, topics: topics(settings)? };
    Ok(House {
        store: Store::open(&settings.database, sealer).await?,
        clock,
        words: Words::load()?,
        policy: Arc::new(policy),
        wake: Wake::default(),
        progress: Progress::default(),
        sides: Sides::default(),
        measures: Measures::default(),
    })
}

/// The key, which is made on the first run alone: a store that is there already would not open with a
/// new one.
async fn key(settings: &Settings) -> Result<Sealer, CannotOpen> {
    let path = settings.key_file.display().to_string();
    let bad = |error| CannotOpen::Key { path: path.clone(), error };
    if let Some(sealer) = Sealer::existing(&settings.key_file).map_err(bad)? {
        return Ok(sealer);
    }
    let store = look::path(&settings.database)?;
    if look::is_sealed(&store).await? {
        // Another process may have made both since.
        let made = Sealer::existing(&settings.key_file).map_err(bad)?;
        let store = store.display().to_string();
        return made.ok_or(CannotOpen::NoKey { path, store });
    }
    Sealer::from_file(&settings.key_file).map_err(bad)
}

/// The machine's calendar; or a playground's, where the settings allow one.
///
/// # Errors
/// If the playground does not say what time it is.
pub async fn clock(settings: &Settings) -> Result<(Clock, Option<Follower>), Trouble> {
    let Some(address) = &settings.playground_calendar else { return Ok((Clock::system(), None)) };
    match calendar::follow(address).await {
        Ok((clock, follower)) => Ok((clock, Some(follower))),
        Err(error) => Err(Trouble::failed("the playground's calendar", &error)),
    }
}

/// The lines of `CRISIS_FILE`.
///
/// # Errors
/// If the file cannot be read.
pub fn crisis_lines(settings: &Settings) -> Result<Vec<CrisisLine>, CannotOpen> {
    let Some(path) = &settings.crisis_file else { return Ok(Vec::new()) };
    let bad = |fault: String| CannotOpen::Crisis { path: path.display().to_string(), fault };
    let text = std::fs::read_to_string(path).map_err(|error| bad(error.to_string()))?;
    let entries: Vec<serde_json::Value> = serde_json::from_str(&text)
        .map_err(|error| bad(format!("it is no JSON list of entries: {error}")))?;
    let line = |(index, entry): (usize, serde_json::Value)| {
        let fault = |error: serde_json::Error| bad(format!("entry {}: {error}", index + 1));
        serde_json::from_value(entry).map_err(fault)
    };
    entries.into_iter().enumerate().map(line).collect()
}

/// The topics that are part of the program, and those of `TOPICS_FILE`.
///
/// # Errors
/// If the file cannot be read, or a line of it.
pub fn topics(settings: &Settings) -> Result<Topics, CannotOpen> {
    let own = Topics::default();
    let Some(path) = &settings.topics_file else { return Ok(own) };
    let bad = |fault: String| CannotOpen::Topics { path: path.display().to_string(), fault };
    let text = std::fs::read_to_string(path).map_err(|error| bad(error.to_string()))?;
    own.with(&text).map_err(|error| bad(error.to_string()))
}
