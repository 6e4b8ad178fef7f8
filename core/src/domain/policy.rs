//! What the operator decided for this house: who operates it, how groups get listed, whom to call.

use serde::{Deserialize, Serialize};

use super::address::Account;
use super::topic::Topics;

/// How many days is kept what somebody answered about a session, and what was written to whom. Less
/// would make it hard to see what went wrong; nobody needs it for longer.
pub const KEPT_DAYS: i64 = 90;

/// The operator's decisions.
#[derive(Clone, Debug, Default)]
pub struct Policy {
    /// Who operates the program.
    pub operators: Vec<Account>,
    /// How a new group gets listed.
    pub listing: Listing,
    /// The crisis lines shown, in this order.
    pub crisis: Vec<CrisisLine>,
    /// The topics people search by: those that are part of the program, and the operator's.
    pub topics: Topics,
}

/// How a new group gets listed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Listing {
    /// The operator admits it.
    #[default]
    Review,
    /// At once.
    Open,
}

/// A number or address to turn to. Shown as it is: the operator answers for it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CrisisLine {
    /// Who answers.
    pub name: String,
    /// The country or place it serves.
    pub place: String,
    /// What local people dial, text or open, exactly.
    pub contact: String,
    /// When it answers.
    pub hours: String,
    /// Where the operator found it.
    pub source: String,
    /// When the operator last checked it.
    pub checked_on: chrono::NaiveDate,
}

impl Policy {
    /// Whether this account operates the program.
    #[must_use]
    pub fn operated_by(&self, account: &Account) -> bool {
        self.operators.contains(account)
    }
}
