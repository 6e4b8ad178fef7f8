//! Questions: the gateway's address, the bot itself, servers, channels, members, roles.

use serde_json::{Value, json};

use super::super::refused::Refused;
use super::super::world::{Guild, World};
use super::answer::Effect;
use super::route::Route;

impl World {
    /// Answers a GET that changes nothing.
    pub(super) fn lookup(&self, route: Route<'_>) -> Result<Effect, Refused> {
        let body = match route {
            Route::Gateway => json!({ "url": self.gateway_url() }),
            Route::GatewayBot => json!({
                "url": self.gateway_url(), "shards": 1,
                // 1000 identifies a day, one at a time. Source: Discord docs, "Get Gateway Bot".
                "session_start_limit":
                    { "total": 1000, "remaining": 999, "reset_after": 86_400_000, "max_concurrency": 1 },
            }),
            Route::Me => self.me_json(),
            Route::Application => self.application_json(),
            Route::Channel { channel } => self.visible_channel(channel)?,
            Route::Guild { guild } => self.guild_json(self.own_guild(guild)?),
            Route::GuildRoles { guild } => self.roles_json(self.own_guild(guild)?),
            Route::GuildChannels { guild } => self.guild_channels(self.own_guild(guild)?),
            Route::Member { guild, user } => self.member(self.own_guild(guild)?, user)?,
            _ => return Err(Refused::no_such_route()),
        };
        Ok(Effect::ok(body))
    }

    /// A server the bot is in; of others it knows nothing.
    pub(super) fn own_guild(&self, guild: u64) -> Result<&Guild, Refused> {
        let found = self.guilds.get(&guild).filter(|guild| guild.bot_inside);
        found.ok_or_else(Refused::unknown_guild)
    }

    fn gateway_url(&self) -> String {
        format!("ws://127.0.0.1:{}", self.port)
    }

    fn visible_channel(&self, channel: u64) -> Result<Value, Refused> {
        let found = self.channel(channel).ok_or_else(Refused::unknown_channel)?;
        if self.permissions(self.app, channel) == 0 {
            return Err(Refused::missing_access());
        }
        Ok(self.channel_json(found))
    }

    /// Threads are not in this list. Source: Discord docs, "Get Guild Channels".
    fn guild_channels(&self, guild: &Guild) -> Value {
        self.channels
            .values()
            .filter(|channel| channel.guild == Some(guild.id) && channel.kind != 11)
            .map(|channel| self.channel_json(channel))
            .collect()
    }

    fn member(&self, guild: &Guild, user: u64) -> Result<Value, Refused> {
        if guild.members.contains_key(&user) || user == self.app {
            return Ok(self.member_json(guild, user));
        }
        Err(match self.people.contains_key(&user) {
            true => Refused::new(404, 10007, "Unknown Member"),
            false => Refused::new(404, 10013, "Unknown User"),
        })
    }

    /// `POST /users/@me/channels`. Opening works for every account there is; whether a message arrives
    /// shows when it is sent. An account that does not exist is "Invalid Recipient(s)".
    pub(super) fn open_dm_request(&mut self, body: &Value) -> Result<Effect, Refused> {
        let Some(person) = body["recipient_id"].as_str().and_then(super::super::ids::parse) else {
            let found = format!("Value \"{}\" is not snowflake.", body["recipient_id"]);
            return Err(Refused::field("recipient_id", "NUMBER_TYPE_COERCE", &found));
        };
        if !self.people.contains_key(&person) {
            return Err(Refused::new(400, 50033, "Invalid Recipient(s)"));
        }
        let id = self.open_dm(person);
        let channel = self.channel(id).ok_or_else(Refused::unknown_channel)?;
        Ok(Effect::ok(self.channel_json(channel)))
    }
}
