//! Permission bits, as far as this world uses them. Source: Discord docs, "Permissions".

/// Throw people out for good.
pub const BAN_MEMBERS: u64 = 1 << 2;
/// Every bit, whatever the channel says.
pub const ADMINISTRATOR: u64 = 1 << 3;
/// Create, change and delete channels.
pub const MANAGE_CHANNELS: u64 = 1 << 4;
/// Change the server itself.
pub const MANAGE_GUILD: u64 = 1 << 5;
/// See the channel at all.
pub const VIEW_CHANNEL: u64 = 1 << 10;
/// Write in it.
pub const SEND_MESSAGES: u64 = 1 << 11;
/// Delete other people's messages, pin.
pub const MANAGE_MESSAGES: u64 = 1 << 13;
/// Show embeds.
pub const EMBED_LINKS: u64 = 1 << 14;
/// Send files.
pub const ATTACH_FILES: u64 = 1 << 15;
/// See what was written before.
pub const READ_MESSAGE_HISTORY: u64 = 1 << 16;
/// Mention @everyone and every role.
pub const MENTION_EVERYONE: u64 = 1 << 17;
/// Give and take roles below one's own.
pub const MANAGE_ROLES: u64 = 1 << 28;
/// Use slash commands.
pub const USE_APPLICATION_COMMANDS: u64 = 1 << 31;
/// Write in threads.
pub const SEND_MESSAGES_IN_THREADS: u64 = 1 << 38;

/// What everyone may do in a new server.
pub(super) const EVERYONE: u64 = VIEW_CHANNEL
    | SEND_MESSAGES
    | EMBED_LINKS
    | ATTACH_FILES
    | READ_MESSAGE_HISTORY
    | USE_APPLICATION_COMMANDS
    | SEND_MESSAGES_IN_THREADS;

/// What the bot's own role grants: what a careful operator ticks on the invitation page.
pub(super) const BOT: u64 = EVERYONE;

/// Every bit of this list; an administrator has them all, and those this list does not name.
pub(super) const ALL: u64 = (1 << 53) - 1;
