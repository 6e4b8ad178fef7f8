//! Where a session happens: call link, phone conference, platform channel, video chat, or a place.
//!
//! Which hosts are known is in `provider.rs`, what shows a way in is in `exposure.rs`. Not here: who is given a venue and when
//! (`commands/link.rs`), and its row, which is sealed (`store/venues.rs`).

mod exposure;
mod provider;

use serde::{Deserialize, Serialize};
use url::Url;

pub use exposure::{holds_an_address, leads_into_a_call};
pub use provider::Provider;

use super::private::Private;
use super::text::{self, BadText};

/// The longest address of a call, in characters. It must fit a message with room to spare.
pub const LONGEST_LINK: usize = 1_000;
/// The longest phone number, code, or name of a place, in characters.
pub const LONGEST_DETAIL: usize = 200;

/// Where a session happens.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Venue {
    /// A video or voice call that is opened by an address.
    Link {
        /// The address.
        url: Private<String>,
        /// Whose service it is; `None` if the host is not one of those known.
        provider: Option<Provider>,
    },
    /// A number to dial, and a code to enter then.
    Phone {
        /// As people dial it.
        number: Private<String>,
        /// As people enter it.
        code: Option<Private<String>>,
    },
    /// A Discord voice or stage channel.
    DiscordChannel {
        /// The id of its server.
        server: String,
        /// Its id.
        channel: String,
    },
    /// The video chat of the group's Telegram chat.
    TelegramVideo,
    /// A place to go to.
    Place {
        /// In the facilitator's words.
        place: Private<String>,
    },
}

/// Why something is no venue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BadVenue {
    /// Not an address at all.
    NotALink,
    /// An address, but not an `https` one.
    NotHttps,
    /// The address names a user or a password, which is how lookalikes are made.
    HasLogin,
    /// The address names no host by name: an IP address, or a host on the own machine.
    NoPublicHost,
    /// Only a provider's front page: no room.
    NoRoom(Provider),
    /// Not a number one can dial.
    NotDialable,
    /// The text is empty or too long.
    Text(BadText),
}

impl Venue {
    /// The word the store uses.
    #[must_use]
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Link { .. } => "link",
            Self::Phone { .. } => "phone",
            Self::DiscordChannel { .. } => "discord_channel",
            Self::TelegramVideo => "telegram_video",
            Self::Place { .. } => "place",
        }
    }

    /// Whether its host is one nobody here knows: taken only with an explicit yes.
    #[must_use]
    pub const fn is_unknown_host(&self) -> bool {
        matches!(self, Self::Link { provider: None, .. })
    }

    /// Whether a text shows this very way in: its address, or its number however it is grouped.
    #[must_use]
    pub fn is_shown_in(&self, text: &str) -> bool {
        match self {
            Self::Link { url, .. } => {
                let address = url.reveal().to_lowercase();
                let address = address.trim_start_matches("https://").split(['?', '#']).next();
                let address = address.unwrap_or_default().trim_end_matches('/');
                !address.is_empty() && text.to_lowercase().contains(address)
            }
            Self::Phone { number, .. } => digits_of(text).contains(&digits_of(number.reveal())),
            _ => false,
        }
    }

    /// Reads the address of a call.
    ///
    /// # Errors
    /// If it is not an `https` address with a public host, a path, and no login in it.
    pub fn link(raw: &str) -> Result<Self, BadVenue> {
        let line = text::one_line(raw, LONGEST_LINK).map_err(BadVenue::Text)?;
        let url = Url::parse(line.reveal()).map_err(|_| BadVenue::NotALink)?;
        if url.scheme() != "https" {
            return Err(BadVenue::NotHttps);
        }
        if !url.username().is_empty() || url.password().is_some() {
            return Err(BadVenue::HasLogin);
        }
        let host = match url.host() {
            Some(url::Host::Domain(host)) if host.trim_end_matches('.').contains('.') => host,
            _ => return Err(BadVenue::NoPublicHost),
        };
        let provider = Provider::of_host(host);
        if let Some(provider) = provider
            && url.path().trim_matches('/').is_empty()
            && url.query().is_none()
        {
            return Err(BadVenue::NoRoom(provider));
        }
        Ok(Self::Link { url: Private::new(url.to_string()), provider })
    }

    /// Reads a phone conference.
    ///
    /// # Errors
    /// If the number cannot be dialled, or a part is too long.
    pub fn phone(number: &str, code: Option<&str>) -> Result<Self, BadVenue> {
        let number = text::one_line(number, LONGEST_DETAIL).map_err(BadVenue::Text)?;
        let code = code
            .map(|code| text::one_line(code, LONGEST_DETAIL).map_err(BadVenue::Text))
            .transpose()?;
        let digits = number.reveal().chars().filter(char::is_ascii_digit).count();
        // Words behind a number or a code belong elsewhere: they would be lost here.
        let of_keys = code.iter().chain([&number]).all(|keys| is_dialable(keys.reveal()));
        if digits < 3 || !of_keys {
            return Err(BadVenue::NotDialable);
        }
        Ok(Self::Phone { number, code })
    }

    /// Reads a place.
    ///
    /// # Errors
    /// If nothing readable is left of it, or too much.
    pub fn place(raw: &str) -> Result<Self, BadVenue> {
        let place = text::one_line(raw, LONGEST_DETAIL).map_err(BadVenue::Text)?;
        Ok(Self::Place { place })
    }
}

fn digits_of(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}

/// Whether it is made of what a telephone has keys for, and of what people write between.
fn is_dialable(keys: &str) -> bool {
    keys.chars().all(|c| c.is_ascii_digit() || "+-() ./,#*".contains(c))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn provider(raw: &str) -> Option<Provider> {
        match Venue::link(raw) {
            Ok(Venue::Link { provider, .. }) => provider,
            other => panic!("{raw}: {other:?}"),
        }
    }

    #[test]
    fn known_hosts_are_known_by_whole_labels() {
        assert_eq!(provider("https://us02web.zoom.us/j/123?pwd=x"), Some(Provider::Zoom));
        assert_eq!(provider("https://ZOOM.us/j/1"), Some(Provider::Zoom));
        assert_eq!(provider("https://evilzoom.us/j/1"), None);
        assert_eq!(provider("https://zoom.us.evil.example/j/1"), None);
        assert_eq!(provider("https://zoom.us-login.example/j/1"), None);
        assert_eq!(provider("https://meet.google.com/abc-defg-hij"), Some(Provider::GoogleMeet));
        assert_eq!(provider("https://google.com/meet"), None);
        assert_eq!(provider("https://meet.jit.si/Room"), Some(Provider::Jitsi));
        assert_eq!(provider("https://acme.webex.com/meet/x"), Some(Provider::Webex));
        assert_eq!(provider("https://teams.live.com/meet/9"), Some(Provider::Teams));
        assert_eq!(provider("https://join.skype.com/abc"), Some(Provider::Skype));
    }

    #[test]
    fn what_is_no_safe_link_is_refused() {
        for (raw, why) in [
            ("zoom", BadVenue::NotALink),
            ("http://zoom.us/j/1", BadVenue::NotHttps),
            ("javascript:alert(1)", BadVenue::NotHttps),
            ("https://zoom.us@evil.example/j/1", BadVenue::HasLogin),
            ("https://127.0.0.1/j/1", BadVenue::NoPublicHost),
            ("https://localhost/j/1", BadVenue::NoPublicHost),
            ("https://zoom.us", BadVenue::NoRoom(Provider::Zoom)),
        ] {
            assert_eq!(Venue::link(raw), Err(why), "{raw}");
        }
    }

    #[test]
    fn a_number_must_be_dialable() {
        assert!(Venue::phone("+49 30 1234567", Some("123#")).is_ok());
        assert_eq!(Venue::phone("call me", None), Err(BadVenue::NotDialable));
        let code = Some("123# every Thursday");
        assert_eq!(Venue::phone("+49 30 1234567", code), Err(BadVenue::NotDialable));
    }

    #[test]
    fn a_way_in_is_recognised_in_a_text() {
        let link = Venue::link("https://cloud.clinic.example/call/X7?pw=1").unwrap();
        assert!(link.is_shown_in("Come to HTTP://cloud.clinic.example/call/x7 now"));
        assert!(!link.is_shown_in("Read https://cloud.clinic.example/news"));
        let phone = Venue::phone("+49 30 1234567", None).unwrap();
        assert!(phone.is_shown_in("dial +49 (30) 123-45 67"));
        assert!(!phone.is_shown_in("at 19:30"));
    }

    proptest! {
        #[test]
        fn a_host_is_never_taken_for_another(prefix in "[a-z0-9-]{1,12}", suffix in "[a-z]{2,8}") {
            for (domain, _) in Provider::DOMAINS {
                let glued = format!("{prefix}{domain}");
                let trailed = format!("{domain}.{suffix}.example");
                prop_assert_eq!(Provider::of_host(&glued), Provider::DOMAINS.iter()
                    .find(|(known, _)| *known == glued).map(|(_, p)| *p));
                prop_assert_eq!(Provider::of_host(&trailed), None);
                let below = format!("a{prefix}.{domain}");
                prop_assert!(Provider::of_host(&below).is_some());
            }
        }

        #[test]
        fn reading_a_link_never_panics(raw in any::<String>()) {
            let _ = Venue::link(&raw);
        }
    }
}
