//! Access follows membership: a role on Discord, a way into the chat on Telegram, and both back again.

mod roles;
