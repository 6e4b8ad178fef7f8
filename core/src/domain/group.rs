//! A group: what it is called, whom it is for, what state it is in.

use crate::time::zone::Zone;

use super::private::Private;
use super::{BadWord, words_of};

/// The longest name of a group, in characters.
pub const LONGEST_NAME: usize = 60;
/// The longest short label, in characters: it must be read in a phone's notification.
pub const LONGEST_LABEL: usize = 32;
/// The longest line saying whom the group is for, or what it costs.
pub const LONGEST_LINE: usize = 200;
/// The most topics a group has.
pub const MOST_TOPICS: usize = 8;
/// When reminders fall due unless the group says otherwise, in seconds before the session.
pub const USUAL_REMINDERS: [i64; 2] = [24 * 60 * 60, 30 * 60];

/// One group.
#[derive(Clone, Debug)]
pub struct Group {
    /// Row id.
    pub id: i64,
    /// What it is called where its topic may be seen.
    pub name: Private<String>,
    /// What it is called everywhere else: neutral.
    pub label: Private<String>,
    /// Whom it is for.
    pub about: Option<Private<String>>,
    /// The zone its sessions are planned in.
    pub zone: Zone,
    /// The language it speaks, as a tag.
    pub language: String,
    /// Who may be in it, and how long.
    pub kind: Kind,
    /// How one gets in.
    pub entry: EntryRule,
    /// How visible it is.
    pub state: State,
    /// The most members, if there is a limit.
    pub capacity: Option<i64>,
    /// What it costs as its facilitator typed it before there were parts (`domain/fee/`), which hold in its place.
    pub fee: Option<Private<String>>,
    /// Folded topics.
    pub topics: Vec<Private<String>>,
}

words_of! {
    /// Who may be in a group, and how long.
    pub enum Kind {
        /// Anyone may come to any session.
        DropIn = "drop-in",
        /// A fixed set of seats.
        Fixed = "fixed",
        /// A fixed number of sessions.
        Course = "course",
    }
}

words_of! {
    /// How one gets into a group.
    pub enum EntryRule {
        /// At once.
        Direct = "direct",
        /// By asking its facilitator.
        Request = "request",
        /// By an invitation.
        Invite = "invite",
    }
}

words_of! {
    /// How visible a group is.
    pub enum State {
        /// Being made.
        Draft = "draft",
        /// Not found by searching until the operator admits it.
        Unlisted = "unlisted",
        /// Found by searching.
        Listed = "listed",
        /// Takes a break: not found, not joined.
        Paused = "paused",
        /// Over for good.
        Closed = "closed",
    }
}

impl State {
    /// The state of a group that opens, or goes on after a break: it is found by searching once it was let
    /// in and has said what it must (`domain/statement.rs`).
    #[must_use]
    pub const fn when_open(let_in: bool, complete: bool) -> Self {
        if let_in && complete { Self::Listed } else { Self::Unlisted }
    }
}

impl Group {
    /// Whether it is over for good.
    #[must_use]
    pub const fn is_over(&self) -> bool {
        matches!(self.state, State::Closed)
    }

    /// Whether a new member may get in now, as far as the group's state goes.
    #[must_use]
    pub const fn takes_members(&self) -> bool {
        matches!(self.state, State::Unlisted | State::Listed)
    }
}
