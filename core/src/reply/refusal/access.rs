//! Refusals about the doors of groups' chats.

use crate::reply::block::Line;
use crate::reply::words::Voice;

/// Why a role is not given to a group's members.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AccessRefusal {
    /// Roles are Discord's.
    RolesAreDiscords,
    /// Nothing is known of what was named.
    UnknownRole,
    /// Everybody has it.
    Everyone,
    /// Only the integration it belongs to can give it.
    Managed,
    /// It would give a right over others.
    Powerful,
    /// Whoever asks may not give it.
    NotYours,
    /// The bot may not give it.
    OutOfReach,
    /// Who has it is listed apart.
    ShownApart,
    /// Anybody may mention it.
    Called,
    /// Its name says what the group is about.
    NameTells,
}

impl AccessRefusal {
    pub(super) fn say(self, voice: &Voice) -> Line {
        voice.refuse_role(match self {
            Self::RolesAreDiscords => "discord",
            Self::UnknownRole => "unknown",
            Self::Everyone => "everyone",
            Self::Managed => "managed",
            Self::Powerful => "powerful",
            Self::NotYours => "yours",
            Self::OutOfReach => "reach",
            Self::ShownApart => "apart",
            Self::Called => "called",
            Self::NameTells => "tells",
        })
    }
}
