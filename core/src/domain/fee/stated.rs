//! What a group says that it costs: now, and from when on otherwise.

use crate::clock::Instant;
use crate::domain::private::Private;

use super::Fee;

/// What a group costs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Costs {
    /// Now; `None` if nothing was stated.
    pub now: Option<Stated>,
    /// What is announced and will hold.
    pub ahead: Option<Statement>,
}

/// What a group says that it costs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stated {
    /// In parts.
    Parts(Statement),
    /// In words alone, as it was typed before there were parts.
    Words(Private<String>),
}

/// A statement in parts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statement {
    /// Row id.
    pub id: i64,
    /// Of which group.
    pub group: i64,
    /// What it costs.
    pub fee: Fee,
    /// From when.
    pub from: Instant,
    /// When it was made.
    pub stated_at: Instant,
}

impl Costs {
    /// What holds, in parts.
    #[must_use]
    pub const fn parts(&self) -> Option<&Statement> {
        match &self.now {
            Some(Stated::Parts(statement)) => Some(statement),
            _ => None,
        }
    }

    /// The last word: what is announced, or else what holds.
    #[must_use]
    pub fn last(&self) -> Option<&Statement> {
        self.ahead.as_ref().or_else(|| self.parts())
    }
}
