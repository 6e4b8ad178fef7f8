//! What is half-finished about a concern, on either side: one variant of a [`Draft`](super::super::draft::Draft).

use serde::{Deserialize, Serialize};

use crate::domain::private::Private;

/// What is half-finished about a concern, on either side.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum ConcernDraft {
    /// One to be raised.
    Raise {
        /// About which group.
        group: i64,
        /// About which facilitator (membership).
        about: Option<i64>,
        /// The words.
        text: Private<String>,
    },
    /// Something to be added to one.
    Add {
        /// The concern.
        concern: i64,
        /// The words.
        text: Private<String>,
    },
    /// One to be taken back.
    Withdraw {
        /// The concern.
        concern: i64,
    },
    /// A question of the operator's.
    Ask {
        /// The concern.
        concern: i64,
        /// The words.
        text: Private<String>,
    },
    /// One that the operator has looked at.
    Handle {
        /// The concern.
        concern: i64,
        /// The operator's own words, if there are any.
        text: Option<Private<String>>,
    },
    /// A group to be held.
    Hold {
        /// The group.
        group: i64,
    },
    /// A held group to go on.
    Release {
        /// The group.
        group: i64,
    },
    /// A group to be closed by the operator.
    Close {
        /// The group.
        group: i64,
    },
    /// Somebody to be taken out by the operator.
    Expel {
        /// The membership.
        membership: i64,
    },
}
