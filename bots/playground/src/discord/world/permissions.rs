//! Who may do what where. Source: Discord docs, "Permission Hierarchy" and "Permission Overwrites".

use std::collections::BTreeSet;

use super::super::permission::{
    ADMINISTRATOR, ALL, EVERYONE, SEND_MESSAGES, SEND_MESSAGES_IN_THREADS, VIEW_CHANNEL,
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
        let held = self.roles_of(who, guild)?;
        let granted = guild.roles.iter().filter(|role| held.contains(&role.id));
        let bits = granted.fold(EVERYONE, |bits, role| bits | role.bits);
        let all = guild.owner == who || bits & ADMINISTRATOR != 0;
        Some(if all { ALL } else { bits })
    }

    /// The roles `who` has beside @everyone, if they are in the server.
    pub(in super::super) fn roles_of(&self, who: u64, guild: &Guild) -> Option<BTreeSet<u64>> {
        if who == self.app {
            return guild.bot_inside.then(|| BTreeSet::from([guild.bot_role]));
        }
        Some(guild.members.get(&who)?.roles.clone())
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
        // Those of all roles together: what one of them allows, no other denies.
        let held = self.roles_of(who, guild).unwrap_or_default();
        let lines = table.overwrites.iter().filter(|line| !line.person && held.contains(&line.id));
        let together =
            lines.fold((0, 0), |(allow, deny), line| (allow | line.allow, deny | line.deny));
        let (allow, deny) = together;
        apply(Some(&super::Overwrite { id: 0, person: false, allow, deny }));
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
