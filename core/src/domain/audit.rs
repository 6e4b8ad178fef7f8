//! What is noted of what facilitators and operators do: as what, and to which row. Never a name or a text.
//!
//! Not here: when it is noted (`commands/audit.rs`), and how it is kept (`store/audit.rs`).

use super::{BadWord, words_of};

words_of! {
    /// As what somebody acted.
    pub enum Hat {
        /// Who leads the group.
        Facilitator = "facilitator",
        /// Who operates the program.
        Operator = "operator",
        /// The program itself.
        System = "system",
    }
}

words_of! {
    /// What kind of row something was done to.
    pub enum Thing {
        /// A group.
        Group = "group",
        /// A chat.
        Chat = "chat",
        /// A series of sessions.
        Series = "series",
        /// One session.
        Session = "session",
        /// A facilitator's words.
        Announcement = "announcement",
        /// Somebody in a group.
        Membership = "membership",
        /// What a facilitator states of their licence.
        Credential = "credential",
        /// A way into a group, given to one.
        Invitation = "invitation",
        /// Word to a chat that may not have been heard.
        Delivery = "delivery",
        /// What somebody told the operator.
        Concern = "concern",
    }
}
