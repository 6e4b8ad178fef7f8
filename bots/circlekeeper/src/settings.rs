//! What the operator sets: environment variables, usually from a file named `.env`.
//!
//! Every setting is read and checked here, before anything is opened; a mistake is one line that names
//! the setting and the mend. `.env.example` lists them all.

use std::net::{IpAddr, SocketAddr};
use std::path::PathBuf;

use circlekeeper_core::domain::address::{Account, Platform};
use circlekeeper_core::domain::policy::Listing;
use circlekeeper_core::domain::private::Private;
use reqwest::Url;

/// Everything that can be set.
#[derive(Clone, Debug)]
pub struct Settings {
    /// `DISCORD_TOKEN`.
    pub discord_token: Option<Private<String>>,
    /// `TELEGRAM_TOKEN`.
    pub telegram_token: Option<Private<String>>,
    /// `DISCORD_API_URL`: another server that speaks Discord's protocol.
    pub discord_api: Option<String>,
    /// `TELEGRAM_API_URL`: another server that speaks Telegram's protocol.
    pub telegram_api: Option<String>,
    /// `DATABASE_URL`.
    pub database: String,
    /// `SECRET_KEY_FILE`.
    pub key_file: PathBuf,
    /// `OPERATORS`.
    pub operators: Vec<Account>,
    /// `LISTING`.
    pub listing: Listing,
    /// `CRISIS_FILE`.
    pub crisis_file: Option<PathBuf>,
    /// `TOPICS_FILE`: more topics, and more words for them.
    pub topics_file: Option<PathBuf>,
    /// `ZONE_DIRECTORY`: zone rules newer than the bundled ones.
    pub zone_directory: Option<PathBuf>,
    /// `HTTP_LISTEN`: where `/healthz` and `/metrics` are served, if anywhere.
    pub http_listen: Option<SocketAddr>,
    /// `PLAYGROUND_CALENDAR`: where a playground says what time it is. Only on loopback.
    pub playground_calendar: Option<String>,
    /// `PLAYGROUND_PACE=off`: the outbox keeps no pace, so that a benchmark sees how fast it can be. Only on
    /// loopback.
    pub unpaced: bool,
}

/// A setting that cannot be used, and what to write instead.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{setting}: {mend}")]
pub struct BadSetting {
    /// Its name.
    pub setting: &'static str,
    /// What is wrong and what would be right.
    pub mend: String,
}

impl Settings {
    /// Reads the settings from the environment.
    ///
    /// # Errors
    /// The first setting that cannot be used.
    pub fn from_env() -> Result<Self, BadSetting> {
        Self::read(&|name| std::env::var(name).ok())
    }

    /// Reads the settings through `look_up`.
    ///
    /// # Errors
    /// The first setting that cannot be used.
    pub fn read(look_up: &dyn Fn(&str) -> Option<String>) -> Result<Self, BadSetting> {
        let given = |name: &str| {
            look_up(name).map(|value| value.trim().to_owned()).filter(|value| !value.is_empty())
        };
        let settings = Self {
            discord_token: given("DISCORD_TOKEN").map(Private::new),
            telegram_token: given("TELEGRAM_TOKEN").map(Private::new),
            discord_api: address(&given, "DISCORD_API_URL")?,
            telegram_api: address(&given, "TELEGRAM_API_URL")?,
            database: given("DATABASE_URL")
                .unwrap_or_else(|| "sqlite://circlekeeper.db".to_owned()),
            key_file: key_file(&given)?,
            operators: operators(&given("OPERATORS").unwrap_or_default())?,
            listing: listing(given("LISTING").as_deref())?,
            crisis_file: given("CRISIS_FILE").map(PathBuf::from),
            topics_file: given("TOPICS_FILE").map(PathBuf::from),
            zone_directory: given("ZONE_DIRECTORY").map(PathBuf::from),
            http_listen: http_listen(given("HTTP_LISTEN").as_deref())?,
            playground_calendar: given("PLAYGROUND_CALENDAR"),
            unpaced: unpaced(given("PLAYGROUND_PACE").as_deref())?,
        };
        settings.refuse_a_moved_calendar_outside_a_playground()?;
        settings.refuse_to_be_unpaced_outside_a_playground()?;
        Ok(settings)
    }

    /// Whether this platform's side is to run.
    #[must_use]
    pub const fn has(&self, platform: Platform) -> bool {
        match platform {
            Platform::Discord => self.discord_token.is_some(),
            Platform::Telegram => self.telegram_token.is_some(),
        }
    }

    /// The platforms whose side is to run.
    #[must_use]
    pub fn platforms(&self) -> Vec<Platform> {
        Platform::ALL.into_iter().filter(|platform| self.has(*platform)).collect()
    }

    /// A calendar somebody moves must never meet real people: it is taken only if every platform
    /// that runs, and the calendar itself, are on this machine.
    fn refuse_a_moved_calendar_outside_a_playground(&self) -> Result<(), BadSetting> {
        let Some(calendar) = &self.playground_calendar else { return Ok(()) };
        if self.meets_real_people() || !is_loopback(&format!("http://{calendar}")) {
            let mend = "only a playground may move the calendar: leave it out".to_owned();
            return Err(BadSetting { setting: "PLAYGROUND_CALENDAR", mend });
        }
        Ok(())
    }

    /// Without its pace the bot would be refused, and then blocked, by a real platform.
    fn refuse_to_be_unpaced_outside_a_playground(&self) -> Result<(), BadSetting> {
        if self.unpaced && self.meets_real_people() {
            let mend =
                "only a playground may be written to without a pace: leave it out".to_owned();
            return Err(BadSetting { setting: "PLAYGROUND_PACE", mend });
        }
        Ok(())
    }

    /// Whether any platform that runs is not on this machine.
    fn meets_real_people(&self) -> bool {
        let apis =
            [(Platform::Discord, &self.discord_api), (Platform::Telegram, &self.telegram_api)];
        apis.iter()
            .any(|(platform, api)| self.has(*platform) && !api.as_deref().is_some_and(is_loopback))
    }
}

type LookUp<'a> = dyn Fn(&str) -> Option<String> + 'a;

fn address(given: &LookUp<'_>, setting: &'static str) -> Result<Option<String>, BadSetting> {
    let Some(raw) = given(setting) else { return Ok(None) };
    let right = Url::parse(&raw)
        .is_ok_and(|url| ["http", "https"].contains(&url.scheme()) && url.host().is_some());
    if !right {
        let mend = "give an address such as http://127.0.0.1:8081, or leave it out".to_owned();
        return Err(BadSetting { setting, mend });
    }
    Ok(Some(raw.trim_end_matches('/').to_owned()))
}

fn is_loopback(address: &str) -> bool {
    Url::parse(address).ok().is_some_and(|url| match url.host_str() {
        Some("localhost") => true,
        Some(host) => {
            host.trim_matches(['[', ']']).parse::<IpAddr>().is_ok_and(|ip| ip.is_loopback())
        }
        None => false,
    })
}

/// The key lives apart from the data: in the user's configuration directory unless said otherwise.
fn key_file(given: &LookUp<'_>) -> Result<PathBuf, BadSetting> {
    if let Some(path) = given("SECRET_KEY_FILE") {
        return Ok(PathBuf::from(path));
    }
    let home = || given("HOME").map(|home| PathBuf::from(home).join(".config"));
    let config = given("XDG_CONFIG_HOME").map(PathBuf::from).or_else(home);
    config.map(|config| config.join("circlekeeper/secret.key")).ok_or_else(|| BadSetting {
        setting: "SECRET_KEY_FILE",
        mend: "name a file outside the data directory; it is made on the first run".to_owned(),
    })
}

fn operators(list: &str) -> Result<Vec<Account>, BadSetting> {
    let bad = || BadSetting {
        setting: "OPERATORS",
        mend: "list platform:number with commas, for example discord:123,telegram:456".to_owned(),
    };
    let operator = |entry: &str| {
        let (platform, id) = entry.split_once(':').ok_or_else(bad)?;
        let platform = platform.trim().parse().map_err(|_| bad())?;
        let id: u64 = id.trim().parse().map_err(|_| bad())?;
        Ok(Account::new(platform, id))
    };
    list.split(',').map(str::trim).filter(|entry| !entry.is_empty()).map(operator).collect()
}

fn http_listen(address: Option<&str>) -> Result<Option<SocketAddr>, BadSetting> {
    let bad = |_| BadSetting {
        setting: "HTTP_LISTEN",
        mend: "write an address and a port such as 127.0.0.1:9464, or leave it out".to_owned(),
    };
    address.map(str::parse).transpose().map_err(bad)
}

fn unpaced(word: Option<&str>) -> Result<bool, BadSetting> {
    match word {
        None => Ok(false),
        Some("off") => Ok(true),
        Some(_) => {
            let mend = "write off, or leave it out".to_owned();
            Err(BadSetting { setting: "PLAYGROUND_PACE", mend })
        }
    }
}

fn listing(word: Option<&str>) -> Result<Listing, BadSetting> {
    match word {
        None | Some("review") => Ok(Listing::Review),
        Some("open") => Ok(Listing::Open),
        Some(_) => Err(BadSetting {
            setting: "LISTING",
            mend: "write review (the operator admits each group) or open".to_owned(),
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(pairs: &[(&str, &str)]) -> Result<Settings, BadSetting> {
        let look_up = |name: &str| {
            pairs.iter().find(|(key, _)| *key == name).map(|(_, value)| (*value).to_owned())
        };
        Settings::read(&look_up)
    }

    #[test]
    fn nothing_set_gives_the_defaults() {
        let settings = read(&[("HOME", "/home/ana")]).unwrap();
        assert_eq!(settings.database, "sqlite://circlekeeper.db");
        assert_eq!(settings.key_file, PathBuf::from("/home/ana/.config/circlekeeper/secret.key"));
        assert!(settings.platforms().is_empty());
    }

    #[test]
    fn a_mistake_names_the_setting() {
        for (name, value) in [
            ("OPERATORS", "ana"),
            ("LISTING", "maybe"),
            ("HTTP_LISTEN", "9464"),
            ("PLAYGROUND_PACE", "fast"),
            ("DISCORD_API_URL", "127.0.0.1:1"),
        ] {
            let bad = read(&[("HOME", "/"), (name, value)]).unwrap_err();
            assert_eq!(bad.setting, name);
        }
    }

    #[test]
    fn the_calendar_is_moved_in_a_playground_only() {
        let loopback = ("TELEGRAM_API_URL", "http://127.0.0.1:9");
        let moved = ("PLAYGROUND_CALENDAR", "127.0.0.1:8");
        let token = ("TELEGRAM_TOKEN", "1:a");
        let home = ("HOME", "/");
        assert!(read(&[home, token, loopback, moved]).is_ok());
        assert!(read(&[home, token, moved]).is_err());
        assert!(read(&[home, token, loopback, moved, ("DISCORD_TOKEN", "x")]).is_err());
        let elsewhere = ("PLAYGROUND_CALENDAR", "10.0.0.1:8");
        assert!(read(&[home, token, loopback, elsewhere]).is_err());
    }

    #[test]
    fn only_a_playground_is_written_to_without_a_pace() {
        let loopback = ("DISCORD_API_URL", "http://127.0.0.1:9");
        let unpaced = ("PLAYGROUND_PACE", "off");
        let token = ("DISCORD_TOKEN", "a");
        let home = ("HOME", "/");
        assert!(read(&[home, token, loopback, unpaced]).unwrap().unpaced);
        assert!(read(&[home, token, unpaced]).is_err());
        assert!(read(&[home, token, loopback, unpaced, ("TELEGRAM_TOKEN", "1:a")]).is_err());
    }
}
