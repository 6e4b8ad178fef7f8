//! The call services known here, by their domains.
//!
//! A host belongs to a service if it is one of its domains or below one, label by label: a bare
//! "ends with" would take `evilzoom.us` for Zoom.

use serde::{Deserialize, Serialize};

/// A well-known call service.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Provider {
    /// Zoom.
    Zoom,
    /// Microsoft Teams.
    Teams,
    /// Google Meet.
    GoogleMeet,
    /// Jitsi Meet on its public server.
    Jitsi,
    /// Webex.
    Webex,
    /// Whereby.
    Whereby,
    /// Doxy.me.
    Doxy,
    /// Skype, which ended in May 2025.
    Skype,
}

impl Provider {
    /// The domains each service uses for calls.
    pub const DOMAINS: &'static [(&'static str, Self)] = &[
        ("zoom.us", Self::Zoom),
        ("zoom.com", Self::Zoom),
        ("zoomgov.com", Self::Zoom),
        ("teams.microsoft.com", Self::Teams),
        ("teams.live.com", Self::Teams),
        ("teams.cloud.microsoft", Self::Teams),
        ("meet.google.com", Self::GoogleMeet),
        ("meet.jit.si", Self::Jitsi),
        ("8x8.vc", Self::Jitsi),
        ("webex.com", Self::Webex),
        ("whereby.com", Self::Whereby),
        ("doxy.me", Self::Doxy),
        ("skype.com", Self::Skype),
    ];

    /// The service this host belongs to.
    #[must_use]
    pub fn of_host(host: &str) -> Option<Self> {
        let host = host.trim_end_matches('.').to_ascii_lowercase();
        let belongs = |domain: &str| {
            host.strip_suffix(domain).is_some_and(|below| below.is_empty() || below.ends_with('.'))
        };
        Self::DOMAINS.iter().find(|(domain, _)| belongs(domain)).map(|(_, provider)| *provider)
    }

    /// Its own name.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::Zoom => "Zoom",
            Self::Teams => "Microsoft Teams",
            Self::GoogleMeet => "Google Meet",
            Self::Jitsi => "Jitsi Meet",
            Self::Webex => "Webex",
            Self::Whereby => "Whereby",
            Self::Doxy => "Doxy.me",
            Self::Skype => "Skype",
        }
    }

    /// Whether the service is no more.
    #[must_use]
    pub const fn has_ended(self) -> bool {
        matches!(self, Self::Skype)
    }
}
