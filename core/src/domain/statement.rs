//! What a group must have said of itself before it can be found by searching.
//!
//! Its language, its kind and its way in are always said: each has a usual value, which counts as stated
//! until somebody changes it, and which every description of the group shows. Not here: who says it and
//! where it is looked up (`commands/legitimacy.rs`, `store/statements.rs`).

use super::{BadWord, words_of};

words_of! {
    /// Something a group has not said yet.
    pub enum Missing {
        /// What it costs, if only that it costs nothing.
        Fee = "fee",
        /// What an absence costs, where something is paid.
        Absence = "absence",
        /// Who leads it: by a name, or by what they say of their profession.
        Leader = "leader",
    }
}
