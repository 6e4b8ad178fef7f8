//! Messages in channels: post, read, edit, delete.

use chrono::Duration;
use serde_json::Value;

use super::super::check;
use super::super::permission::{ATTACH_FILES, MANAGE_MESSAGES, READ_MESSAGE_HISTORY};
use super::super::refused::Refused;
use super::super::world::messages::NewMessage;
use super::super::world::{Message, World};
use super::answer::Effect;
use super::body::Body;

/// Source: Discord docs, "Create Message": `enforce_nonce` looks back "the past few minutes". How many
/// is not published.
const NONCE_MINUTES: i64 = 5;

impl World {
    /// `POST /channels/{channel}/messages`.
    pub(super) fn post_message(&mut self, channel: u64, body: Body) -> Result<Effect, Refused> {
        self.may_post(channel)?;
        check::new_message(&body.json, &body.files)?;
        if !body.files.is_empty() && self.permissions(self.app, channel) & ATTACH_FILES == 0 {
            return Err(Refused::missing_permissions());
        }
        self.known_reply(channel, &body.json)?;
        if let Some(first) = self.said_before(channel, &body.json)? {
            return Ok(Effect::ok(first));
        }
        let new = NewMessage { channel, author: self.app, only_for: None, interaction: None };
        let id = self.add_message(&new, &body.json, body.files);
        self.written(id)
    }

    /// Every request about one message.
    pub(super) fn message_request(
        &mut self,
        method: &str,
        channel: u64,
        message: u64,
        body: Body,
    ) -> Result<Effect, Refused> {
        self.may_see(channel)?;
        let found = self.message(message).filter(|one| {
            // Ephemeral messages exist for their interaction only.
            one.channel == channel && !one.deleted && one.only_for.is_none()
        });
        let own = found.ok_or_else(Refused::unknown_message)?.author == self.app;
        let bits = self.permissions(self.app, channel);
        match method {
            "GET" if bits & READ_MESSAGE_HISTORY == 0 => Err(Refused::missing_permissions()),
            "GET" => self.written(message),
            "PATCH" if !own => {
                Err(Refused::new(403, 50005, "Cannot edit a message authored by another user"))
            }
            "PATCH" => self.edit_request(message, body),
            _ if !own && bits & MANAGE_MESSAGES == 0 => Err(Refused::missing_permissions()),
            _ => {
                self.delete_message(message);
                Ok(Effect::nothing())
            }
        }
    }

    /// Changes a message of the bot's, wherever it is.
    pub(super) fn edit_request(&mut self, message: u64, body: Body) -> Result<Effect, Refused> {
        let before = self.message(message).ok_or_else(Refused::unknown_message)?;
        check::edit(&body.json, &body.files, before)?;
        self.edit_message(message, &body.json, body.files);
        self.written(message)
    }

    /// The message as the answer to its own request.
    pub(super) fn written(&self, message: u64) -> Result<Effect, Refused> {
        let message = self.message(message).ok_or_else(Refused::unknown_message)?;
        Ok(Effect::ok(self.message_json(message)))
    }

    fn may_see(&self, channel: u64) -> Result<(), Refused> {
        self.channel(channel).ok_or_else(Refused::unknown_channel)?;
        match self.permissions(self.app, channel) {
            0 => Err(Refused::missing_access()),
            _ => Ok(()),
        }
    }

    /// 50001 without VIEW_CHANNEL, 50013 without SEND_MESSAGES, 50007 and 50278 for people.
    fn may_post(&self, channel: u64) -> Result<(), Refused> {
        self.may_see(channel)?;
        let place = self.channel(channel).ok_or_else(Refused::unknown_channel)?;
        let Some(person) = place.recipient else {
            let may = self.may_send(self.app, place);
            return if may { Ok(()) } else { Err(Refused::missing_permissions()) };
        };
        if !self.mutual_guild(person) {
            let words = "Cannot send messages to this user due to having no mutual guilds";
            return Err(Refused::new(403, 50278, words));
        }
        if self.people.get(&person).is_some_and(|account| account.refuses_dms) {
            return Err(Refused::new(403, 50007, "Cannot send messages to this user"));
        }
        Ok(())
    }

    /// Source: Discord docs, "Message Reference": `fail_if_not_exists` defaults to true.
    fn known_reply(&self, channel: u64, body: &Value) -> Result<(), Refused> {
        let reference = &body["message_reference"];
        let Some(id) = reference["message_id"].as_str().and_then(|id| id.parse().ok()) else {
            return Ok(());
        };
        let known = self.message(id).is_some_and(|one| one.channel == channel && !one.deleted);
        if known || reference["fail_if_not_exists"] == false {
            return Ok(());
        }
        let words = "Unknown message";
        Err(Refused::field("message_reference", "REPLIES_UNKNOWN_MESSAGE", words))
    }

    /// The first message with this nonce. Source: Discord docs, "Create Message": "If another message
    /// was created by the same author with the same nonce, that message will be returned and no new
    /// message will be created". By author, not by channel: a bot that uses one nonce in two channels
    /// loses a message, which is a fault of the bot worth a violation.
    fn said_before(&mut self, channel: u64, body: &Value) -> Result<Option<Value>, Refused> {
        let nonce = &body["nonce"];
        if body["enforce_nonce"] != true || nonce.is_null() {
            return Ok(None);
        }
        let (now, mark) = (self.clock.now(), self.clock.mark());
        let limit = Duration::minutes(NONCE_MINUTES);
        let fresh = |one: &&Message| {
            let passed = mark.saturating_duration_since(one.mark);
            now - one.at < limit && Duration::from_std(passed).is_ok_and(|passed| passed < limit)
        };
        let same = |one: &&Message| one.author == self.app && one.nonce.as_ref() == Some(nonce);
        let Some(first) = self.messages.iter().rev().filter(fresh).find(same) else {
            return Ok(None);
        };
        if first.deleted {
            return Err(Refused::unknown_message());
        }
        let written = self.message_json(first);
        if first.channel != channel {
            self.violation(format!("nonce {nonce} was used in two channels"));
        }
        Ok(Some(written))
    }
}
