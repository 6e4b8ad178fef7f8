//! What is half-finished about a profession, on either side: one variant of what is half-finished while groups
//! are led (`commands/leading.rs`).

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::domain::credential::Statement;
use crate::domain::private::Private;

/// What is half-finished about a profession, on either side.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum CredentialDraft {
    /// To be stated.
    State(Statement),
    /// To be taken back.
    TakeBack,
    /// To be checked, by the operator.
    Check {
        /// The statement.
        credential: i64,
        /// Its revision when it was looked at.
        revision: i64,
        /// The check's last day.
        until: NaiveDate,
        /// What the operator notes of it.
        note: Option<Private<String>>,
        /// The names they led by then.
        #[serde(default)]
        names: Vec<Private<String>>,
    },
    /// A check to be taken back, by the operator.
    Uncheck {
        /// The statement.
        credential: i64,
        /// Its revision when it was looked at.
        revision: i64,
    },
}
