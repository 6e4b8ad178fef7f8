//! Who may do what where. Source: Discord docs, "Permission Hierarchy" and "Permission Overwrites".

use super::super::permission::{
    ADMINISTRATOR, ALL, BOT, EVERYONE, SEND_MESSAGES, SEND_MESSAGES_IN_THREADS, VIEW_CHANNEL,
};
use super::{Channel, Guild, World};

/// What everybody may do in a direct conversation with the bot.
const DIRECT: u64 = EVERYONE;

impl World {
    /// The bits `who` has in the channel; none at all if they may not even see it.
    pub(in super::super) fn permissions(&self, who: u64, channel: u64) -> u64 {
        let Some(channel) = self.channel(channel) else { return 0 };
        let Some(guild) = channel.guild.and_then(|id| self.guilds.get(&id)) else {
            let inside = channel.recipient == Some(who) || who == self.app;
            return if inside { DIRECT } else { 0 };
        };
        let Some(base) = self.guild_permissions(who, guild) else { return 0 };
        if base & ADMINISTRATOR != 0 {
            return ALL;
        }
        let bits = self.overwritten(who, guild, channel, base);
        // "VIEW_CHANNEL implicitly denies": without it no other bit means anything.
        if bits & VIEW_CHANNEL == 0 { 0 } else { bits }
    }

    /// The bits `who` has in the server as a whole, if they are in it.
    pub(in super::super) fn guild_permissions(&self, who: u64, guild: &Guild) -> Option<u64> {
        if who == self.app {
            return guild.bot_inside.then_some(EVERYONE | BOT);
        }
        let membership = guild.members.get(&who)?;
        let all = guild.owner == who || membership.admin;
        Some(if all { ALL } else { EVERYONE })
    }

    /// Everyone's line first, then the roles', then the person's own. A thread has its parent's table.
    fn overwritten(&self, who: u64, guild: &Guild, channel: &Channel, base: u64) -> u64 {
        let table = match channel.kind {
            10..=12 => channel.parent.and_then(|parent| self.channel(parent)).unwrap_or(channel),
            _ => channel,
        };
        let mut bits = base;
        let mut apply = |line: Option<&super::Overwrite>| {
            if let Some(line) = line {
                bits = (bits & !line.deny) | line.allow;
            }
        };
        let line = |id: u64, person: bool| {
            table.overwrites.iter().find(move |line| line.id == id && line.person == person)
        };
        apply(line(guild.id, false));
        if who == self.app {
            apply(line(guild.bot_role, false));
        }
        apply(line(who, true));
        bits
    }

    /// Whether the bot could post there, by the bits alone.
    pub(in super::super) fn may_send(&self, who: u64, channel: &Channel) -> bool {
        let needed = match channel.kind {
            10..=12 => SEND_MESSAGES_IN_THREADS,
            _ => SEND_MESSAGES,
        };
        self.permissions(who, channel.id) & needed != 0
    }
}
