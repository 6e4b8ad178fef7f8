//! Two people a session: one leads it, one minds the door, lets people in and stays with whoever leaves.

use super::private::Private;
use super::{BadWord, words_of};

words_of! {
    /// What one of those who lead a group takes on for one session.
    pub enum Duty {
        /// Leads it.
        Lead = "lead",
        /// Minds the door.
        Door = "door",
    }
}

/// A duty that somebody has taken.
#[derive(Clone, Debug)]
pub struct Taken {
    /// Which.
    pub duty: Duty,
    /// Who, by row id.
    pub person: i64,
    /// What they chose to be called.
    pub alias: Option<Private<String>>,
}
