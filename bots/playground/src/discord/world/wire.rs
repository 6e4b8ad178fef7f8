//! The world written as Discord writes it.
//!
//! Source of the shapes: the official OpenAPI description of API v10, and for gateway payloads the
//! "Resources" pages of the docs. A payload serenity cannot read vanishes silently there, so nothing
//! a client needs is left out.

use chrono::SecondsFormat;
use circlekeeper_core::clock::Instant;
use serde_json::{Value, json};

use super::super::permission::EVERYONE;
use super::roles::plain;
use super::{Channel, Guild, Role, World};

/// Source: Discord docs, "Interaction Object": `attachment_size_limit`; 10 MiB without boosts.
pub(in super::super) const UPLOAD_LIMIT: u64 = 10 * 1024 * 1024;

pub(in super::super) fn time(at: Instant) -> String {
    at.to_rfc3339_opts(SecondsFormat::Micros, false)
}

pub(super) fn id(number: u64) -> String {
    number.to_string()
}

impl World {
    pub(in super::super) fn user_json(&self, who: u64) -> Value {
        let bot = who == self.app;
        let name = match self.people.get(&who) {
            Some(account) => account.name.clone(),
            None if bot => "Circlekeeper".to_owned(),
            None => "somebody".to_owned(),
        };
        let mut user = json!({
            "id": id(who), "username": name.to_lowercase().replace(' ', "_"), "discriminator": "0",
            "global_name": name, "avatar": null, "avatar_decoration_data": null, "collectibles": null,
            "banner": null, "accent_color": null, "public_flags": 0, "flags": 0,
            "clan": null, "primary_guild": null, "display_name_styles": null,
        });
        if bot {
            user["bot"] = json!(true);
            user["username"] = json!("Circlekeeper");
            user["global_name"] = Value::Null;
        }
        user
    }

    /// The bot's account as it sees it itself.
    pub(in super::super) fn me_json(&self) -> Value {
        let mut me = self.user_json(self.app);
        me["verified"] = json!(true);
        me["mfa_enabled"] = json!(true);
        me["email"] = Value::Null;
        me["locale"] = json!("en-US");
        me
    }

    pub(in super::super) fn application_json(&self) -> Value {
        json!({
            "id": id(self.app), "name": "Circlekeeper", "icon": null, "description": "", "type": null,
            "bot": self.user_json(self.app), "bot_public": true, "bot_require_code_grant": false,
            "verify_key": "00", "flags": 0, "summary": "", "team": null, "hook": true,
            "integration_types_config": { "0": {} }, "redirect_uris": [],
            "interactions_endpoint_url": null, "role_connections_verification_url": null,
            "approximate_guild_count": self.guilds.len(), "approximate_user_install_count": 0,
            "owner": self.user_json(self.app), "tags": [], "rpc_origins": [], "flags_new": "0", "approximate_user_authorization_count": 0,
            "explicit_content_filter": 0, "eligible_oauth2_scopes": [],
        })
    }

    /// A member without the user inside, as `resolved` carries it.
    pub(in super::super) fn bare_member_json(&self, guild: &Guild, who: u64) -> Value {
        let membership = guild.members.get(&who);
        let roles: Vec<String> =
            self.roles_of(who, guild).unwrap_or_default().into_iter().map(id).collect();
        let joined = membership.map_or_else(|| self.clock.now(), |membership| membership.joined);
        json!({
            "roles": roles, "nick": null, "avatar": null, "banner": null, "flags": 0, "pending": false,
            "premium_since": null, "communication_disabled_until": null, "joined_at": time(joined),
            "unusual_dm_activity_until": null, "avatar_decoration_data": null, "collectibles": null,
        })
    }

    pub(in super::super) fn member_json(&self, guild: &Guild, who: u64) -> Value {
        let mut member = self.bare_member_json(guild, who);
        member["user"] = self.user_json(who);
        member["deaf"] = json!(false);
        member["mute"] = json!(false);
        member
    }

    pub(in super::super) fn roles_json(&self, guild: &Guild) -> Value {
        let role = |role: &Role, position: u8| {
            json!({
                "id": id(role.id), "name": role.name, "color": 0, "hoist": role.hoist,
                "icon": null, "flags": 0,
                "colors": { "primary_color": 0, "secondary_color": null, "tertiary_color": null },
                "unicode_emoji": null, "position": position, "permissions": role.bits.to_string(),
                "managed": role.managed, "mentionable": role.mentionable, "description": null,
            })
        };
        let everyone = role(&plain(guild.id, "@everyone", EVERYONE), 0);
        let others = guild.roles.iter().zip(1..).map(|(one, at)| role(one, at));
        std::iter::once(everyone).chain(others).collect()
    }

    pub(in super::super) fn channel_json(&self, channel: &Channel) -> Value {
        if let Some(person) = channel.recipient {
            return json!({
                "id": id(channel.id), "type": 1, "flags": 0, "recipients": [self.user_json(person)],
                "last_message_id": channel.last_message.map(id),
            });
        }
        let overwrites: Vec<Value> = channel
            .overwrites
            .iter()
            .map(|line| {
                json!({
                    "id": id(line.id), "type": u8::from(line.person),
                    "allow": line.allow.to_string(), "deny": line.deny.to_string(),
                })
            })
            .collect();
        let mut data = json!({
            "id": id(channel.id), "type": channel.kind, "name": channel.name, "flags": 0,
            "guild_id": channel.guild.map(id), "parent_id": channel.parent.map(id), "position": 0,
            "last_message_id": channel.last_message.map(id), "nsfw": false, "topic": null,
            "rate_limit_per_user": 0, "permission_overwrites": overwrites,
        });
        if channel.kind == 11 {
            data["owner_id"] = json!(id(self.app));
            data["message_count"] = json!(0);
            data["total_message_sent"] = json!(0);
            data["member_count"] = json!(1);
            data["thread_metadata"] = json!({
                "archived": false, "auto_archive_duration": 10080, "locked": false,
                "archive_timestamp": time(self.clock.now()), "create_timestamp": time(self.clock.now()),
            });
        }
        data
    }

    /// The channel inside an interaction: without the permission table, but with what the person may do.
    pub(in super::super) fn partial_channel_json(&self, channel: &Channel, who: u64) -> Value {
        let mut data = self.channel_json(channel);
        if let Some(fields) = data.as_object_mut() {
            fields.remove("permission_overwrites");
        }
        if channel.guild.is_some() {
            data["permissions"] = json!(self.permissions(who, channel.id).to_string());
        }
        data
    }

    pub(in super::super) fn guild_json(&self, guild: &Guild) -> Value {
        json!({
            "id": id(guild.id), "name": guild.name, "icon": null, "splash": null, "banner": null,
            "discovery_splash": null, "owner_id": id(guild.owner), "region": "deprecated",
            "afk_channel_id": null, "afk_timeout": 300, "widget_enabled": false,
            "widget_channel_id": null, "verification_level": 1, "default_message_notifications": 1,
            "explicit_content_filter": 0, "roles": self.roles_json(guild), "emojis": [],
            "features": [], "mfa_level": 0, "application_id": null, "system_channel_id": null,
            "system_channel_flags": 0, "rules_channel_id": null, "max_presences": null,
            "max_members": 500_000, "vanity_url_code": null, "description": null, "premium_tier": 0,
            "premium_subscription_count": 0, "preferred_locale": "en-US", "nsfw_level": 0, "nsfw": false,
            "public_updates_channel_id": null, "max_video_channel_users": 25, "stickers": [],
            "max_stage_video_channel_users": 50, "premium_progress_bar_enabled": false,
            "safety_alerts_channel_id": null, "incidents_data": null, "hub_type": null, "home_header": null,
        })
    }

    /// The fuller form of the GUILD_CREATE event. Without the members intent the only member in it is
    /// the bot itself. Source: Discord docs, "Guild Create".
    pub(in super::super) fn guild_create_json(&self, guild: &Guild) -> Value {
        let inside = |channel: &&Channel| channel.guild == Some(guild.id);
        let (threads, channels): (Vec<&Channel>, Vec<&Channel>) =
            self.channels.values().filter(inside).partition(|channel| channel.kind == 11);
        let write = |list: Vec<&Channel>| -> Vec<Value> {
            list.into_iter().map(|channel| self.channel_json(channel)).collect()
        };
        let mut data = self.guild_json(guild);
        data["joined_at"] = json!(time(self.clock.now()));
        data["large"] = json!(false);
        data["unavailable"] = json!(false);
        data["member_count"] = json!(guild.members.len() + 1);
        data["members"] = json!([self.member_json(guild, self.app)]);
        data["channels"] = json!(write(channels));
        data["threads"] = json!(write(threads));
        for empty in [
            "voice_states",
            "presences",
            "stage_instances",
            "guild_scheduled_events",
            "soundboard_sounds",
        ] {
            data[empty] = json!([]);
        }
        data
    }
}
