//! Access: what an account is owed at the door of a group's chat, and why it cannot be given.
//!
//! Not here: who is owed it (`outbox/plan/access.rs`), the requests it takes (`outbox/door.rs` and the
//! adapters), rows (`store/access.rs`).

use super::{BadWord, words_of};

words_of! {
    /// What an account is owed at a door.
    pub enum Wish {
        /// To be let in.
        In = "in",
        /// To be taken out; they may come again.
        Out = "out",
        /// To be taken out, and not let in again.
        Barred = "barred",
    }
}

words_of! {
    /// Why a door cannot be kept: what its group's facilitators can mend.
    pub enum Trouble {
        /// Discord: roles may not be given, or not this one.
        DiscordRoles = "discord-roles",
        /// Discord: there is no such role any more.
        DiscordRoleGone = "discord-role-gone",
        /// Telegram: nobody may be invited.
        TelegramInvite = "telegram-invite",
        /// Telegram: nobody may be taken out.
        TelegramBan = "telegram-ban",
        /// Somebody could not be taken out for so long that it is not tried any more.
        GivenUp = "given-up",
        /// Discord: who has the role is listed apart, or anybody may mention it.
        DiscordRoleShown = "discord-role-shown",
        /// Discord: the role's name says what the group is about.
        DiscordRoleNamed = "discord-role-named",
    }
}
