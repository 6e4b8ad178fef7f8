//! A person in a group.

use super::private::Private;
use super::{BadWord, words_of};

/// The longest alias, in characters.
pub const LONGEST_ALIAS: usize = 32;

/// One person in one group.
#[derive(Clone, Debug)]
pub struct Membership {
    /// Row id.
    pub id: i64,
    /// The group's row id.
    pub group: i64,
    /// The person's row id.
    pub person: i64,
    /// As what.
    pub role: Role,
    /// How far in.
    pub state: Standing,
    /// What they chose to be called in this group.
    pub alias: Option<Private<String>>,
}

words_of! {
    /// As what somebody is in a group.
    pub enum Role {
        /// Takes part.
        Member = "member",
        /// Leads it.
        Facilitator = "facilitator",
    }
}

words_of! {
    /// How far in somebody is.
    pub enum Standing {
        /// Asked to be let in.
        Requested = "requested",
        /// Waits for a seat.
        Waiting = "waiting",
        /// Has been offered a seat.
        Offered = "offered",
        /// In.
        Active = "active",
        /// Was not let in.
        Declined = "declined",
        /// Went.
        Left = "left",
        /// Was taken out.
        Removed = "removed",
    }
}

words_of! {
    /// What somebody answered about one session.
    pub enum Rsvp {
        /// Will be there.
        Coming = "coming",
        /// Will not.
        CantCome = "cant_come",
    }
}

impl Membership {
    /// In the group now.
    #[must_use]
    pub fn is_active(&self) -> bool {
        self.state == Standing::Active
    }

    /// Waits for a seat, or is being offered one.
    #[must_use]
    pub const fn is_in_line(&self) -> bool {
        matches!(self.state, Standing::Waiting | Standing::Offered)
    }

    /// In the group now, or on the way: asked, waits, or holds an offer.
    #[must_use]
    pub const fn belongs(&self) -> bool {
        use Standing as S;
        matches!(self.state, S::Requested | S::Waiting | S::Offered | S::Active)
    }

    /// Leads the group now.
    #[must_use]
    pub fn leads(&self) -> bool {
        self.is_active() && self.role == Role::Facilitator
    }
}
