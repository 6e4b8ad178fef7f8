//! Setting the scene: servers, channels, people, and how they change.
//!
//! Here: the part of [`Discord`] that builds the world before and during a story. Not here: what
//! people do in it (`act/`).

use super::super::ids::{ChannelId, GuildId};
use super::super::permission::{SEND_MESSAGES, SEND_MESSAGES_IN_THREADS, VIEW_CHANNEL};
use super::super::{Discord, Person};
use super::{Account, Channel, Guild, Membership, Overwrite, World, roles};
use serde_json::json;
use std::collections::BTreeSet;

/// GUILDS. Source: Discord docs, "List of Intents".
pub(in super::super) const GUILDS: u64 = 1 << 0;

impl Discord {
    /// A new server with the bot in it. Its owner is nobody of the play.
    pub fn guild(&self, name: &str) -> GuildId {
        self.shared.change(|world| {
            let (id, owner) = (world.new_id(), world.new_id());
            let (admin_role, bot_role) = (world.new_id(), world.new_id());
            let guild = Guild {
                id,
                name: name.to_owned(),
                owner,
                bot_inside: true,
                members: std::collections::BTreeMap::new(),
                roles: roles::at_first(bot_role, admin_role),
                admin_role,
                bot_role,
            };
            world.guilds.insert(id, guild);
            world.announce_guild(id);
            GuildId(id)
        })
    }

    /// A private text channel: @everyone may not see it; the bot and those let in by
    /// [`Discord::allow`] may.
    pub fn channel(&self, guild: GuildId, name: &str) -> ChannelId {
        let channel = self.new_channel(guild, name, 0, None);
        self.shared.change(|world| {
            let bot = world.app;
            world.overwrite(channel.0, guild.0, false, 0, VIEW_CHANNEL);
            world.overwrite(channel.0, bot, true, VIEW_CHANNEL | SEND_MESSAGES, 0);
        });
        channel
    }

    /// A text channel that every member of the server sees.
    pub fn public_channel(&self, guild: GuildId, name: &str) -> ChannelId {
        self.new_channel(guild, name, 0, None)
    }

    /// A voice channel that every member of the server sees.
    pub fn voice_channel(&self, guild: GuildId, name: &str) -> ChannelId {
        self.new_channel(guild, name, 2, None)
    }

    /// A stage channel that every member of the server sees.
    pub fn stage_channel(&self, guild: GuildId, name: &str) -> ChannelId {
        self.new_channel(guild, name, 13, None)
    }

    /// A thread in a text channel; who sees the channel sees the thread.
    pub fn thread(&self, channel: ChannelId, name: &str) -> ChannelId {
        let guild = self.shared.look(|world| world.channel(channel.0).and_then(|c| c.guild));
        let guild = guild.expect("a thread needs a channel of a server");
        self.new_channel(GuildId(guild), name, 11, Some(channel.0))
    }

    /// A new account.
    pub fn person(&self, name: &str) -> Person {
        let id = self.shared.change(|world| {
            let id = world.new_id();
            world.people.insert(id, Account { id, name: name.to_owned(), refuses_dms: false });
            id
        });
        Person::new(id, name)
    }

    /// The person joins the server. The bot is not told: that needs a privileged intent.
    pub fn join(&self, guild: GuildId, person: &Person) {
        self.shared.change(|world| {
            let joined = world.clock.now();
            let guild = world.guilds.get_mut(&guild.0).expect("a server of this world");
            let membership = Membership { joined, roles: BTreeSet::new() };
            guild.members.insert(person.id(), membership);
        });
    }

    /// The person leaves the server, again without a word to the bot.
    pub fn leave(&self, guild: GuildId, person: &Person) {
        self.shared.change(|world| {
            if let Some(guild) = world.guilds.get_mut(&guild.0) {
                guild.members.remove(&person.id());
            }
        });
    }

    /// Gives the person the administrators' role. They join if they had not.
    pub fn make_admin(&self, guild: GuildId, person: &Person) {
        self.shared.change(|world| {
            let joined = world.clock.now();
            let guild = world.guilds.get_mut(&guild.0).expect("a server of this world");
            let membership = Membership { joined, roles: BTreeSet::new() };
            let member = guild.members.entry(person.id()).or_insert(membership);
            member.roles.insert(guild.admin_role);
        });
    }

    /// Lets the person see the channel and write in it.
    pub fn allow(&self, channel: ChannelId, person: &Person) {
        self.allow_bits(channel, person, VIEW_CHANNEL | SEND_MESSAGES | SEND_MESSAGES_IN_THREADS);
    }

    /// Grants the person these bits in this channel, beside what they had.
    /// See [`permission`](super::super::permission).
    pub fn allow_bits(&self, channel: ChannelId, person: &Person, bits: u64) {
        self.shared.change(|world| world.overwrite(channel.0, person.id(), true, bits, 0));
    }

    /// Takes these bits from the bot in this channel.
    pub fn deny_bot(&self, channel: ChannelId, bits: u64) {
        self.shared.change(|world| world.overwrite(channel.0, world.app, true, 0, bits));
    }

    /// Gives these bits back to the bot in this channel.
    pub fn allow_bot(&self, channel: ChannelId, bits: u64) {
        self.shared.change(|world| world.overwrite(channel.0, world.app, true, bits, 0));
    }

    /// The person closes their direct messages for the bot.
    pub fn refuse_dms(&self, person: &Person) {
        self.set_refuses(person, true);
    }

    /// The person opens them again.
    pub fn accept_dms(&self, person: &Person) {
        self.set_refuses(person, false);
    }

    fn set_refuses(&self, person: &Person, refuses: bool) {
        self.shared.change(|world| {
            if let Some(account) = world.people.get_mut(&person.id()) {
                account.refuses_dms = refuses;
            }
        });
    }

    /// Throws the bot out of the server. Source: Discord docs, "Guild Delete": without `unavailable`
    /// the event means that the bot was removed.
    pub fn kick_bot(&self, guild: GuildId) {
        self.shared.change(|world| {
            if let Some(guild) = world.guilds.get_mut(&guild.0) {
                guild.bot_inside = false;
            }
            world.emit("GUILD_DELETE", GUILDS, &json!({ "id": guild.0.to_string() }));
        });
    }

    /// Invites the bot (again).
    pub fn invite_bot(&self, guild: GuildId) {
        self.shared.change(|world| {
            if let Some(guild) = world.guilds.get_mut(&guild.0) {
                guild.bot_inside = true;
            }
            world.announce_guild(guild.0);
        });
    }

    /// Deletes the channel and the threads in it.
    pub fn delete_channel(&self, channel: ChannelId) {
        self.shared.change(|world| {
            for gone in world.remove_channel(channel.0) {
                let event = if gone.kind == 11 { "THREAD_DELETE" } else { "CHANNEL_DELETE" };
                let data = world.channel_json(&gone);
                world.emit(event, GUILDS, &data);
            }
        });
    }

    fn new_channel(&self, guild: GuildId, name: &str, kind: u8, parent: Option<u64>) -> ChannelId {
        self.shared.change(|world| {
            let id = world.new_id();
            let channel = Channel {
                id,
                guild: Some(guild.0),
                kind,
                name: name.to_owned(),
                parent,
                overwrites: Vec::new(),
                recipient: None,
                last_message: None,
            };
            let data = world.channel_json(&channel);
            world.channels.insert(id, channel);
            let event = if kind == 11 { "THREAD_CREATE" } else { "CHANNEL_CREATE" };
            world.emit(event, GUILDS, &data);
            ChannelId(id)
        })
    }
}

impl World {
    fn announce_guild(&mut self, guild: u64) {
        if let Some(guild) = self.guilds.get(&guild) {
            let data = self.guild_create_json(guild);
            self.emit("GUILD_CREATE", GUILDS, &data);
        }
    }

    /// Allows and denies bits in one line of the channel's table. What is allowed is no longer denied,
    /// and the other way round.
    pub(super) fn overwrite(&mut self, channel: u64, id: u64, person: bool, allow: u64, deny: u64) {
        let Some(channel) = self.channels.get_mut(&channel) else { return };
        let same = |line: &&mut Overwrite| line.id == id && line.person == person;
        match channel.overwrites.iter_mut().find(same) {
            Some(line) => {
                line.allow = (line.allow & !deny) | allow;
                line.deny = (line.deny & !allow) | deny;
            }
            None => channel.overwrites.push(Overwrite { id, person, allow, deny }),
        }
        let id = channel.id;
        if let Some(channel) = self.channel(id) {
            let data = self.channel_json(channel);
            self.emit("CHANNEL_UPDATE", GUILDS, &data);
        }
    }
}
