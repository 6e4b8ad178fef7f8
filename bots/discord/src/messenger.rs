//! The outbox's way to Discord: one try, and what is known of its end.
//!
//! Not here: pacing, retries and the decision what follows (`core/src/outbox`); the meaning of
//! statuses and codes (`ending.rs`); how fast private channels are opened (`openings.rs`) and what a
//! channel takes (`buckets.rs`).
//!
//! The same `nonce` with `enforce_nonce` makes Discord return the first message instead of posting a
//! second one, for a few minutes. Sources:
//! <https://discord.com/developers/docs/resources/message#create-message>,
//! <https://discord.com/developers/docs/resources/user#create-dm>.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use async_trait::async_trait;
use circlekeeper_core::clock::{Clock, Mark};
use circlekeeper_core::domain::address::Platform;
use circlekeeper_core::outbox::messenger::{Act, Ending, Messenger, Parcel, Reason, Recipient};
use circlekeeper_core::reply::Message;
use reqwest::Method;
use serde_json::{Value, json};

use crate::Settings;
use crate::buckets::Buckets;
use crate::ending;
use crate::openings::Openings;
use crate::render;
use crate::wire::{Answer, Failure, Wire};

/// Delivers through Discord's HTTP interface.
pub(crate) struct DiscordMessenger {
    wire: Wire,
    clock: Clock,
    /// Private channels by user id: opening one is limited harder than writing to it.
    private_channels: Mutex<HashMap<String, String>>,
    openings: Openings,
    buckets: Buckets,
}

impl DiscordMessenger {
    pub(crate) fn new(settings: &Settings) -> Result<Self, reqwest::Error> {
        Ok(Self::through(Wire::new(settings)?, settings.clock.clone()))
    }

    fn through(wire: Wire, clock: Clock) -> Self {
        let (openings, buckets) = (Openings::default(), Buckets::default());
        Self { wire, clock, private_channels: Mutex::default(), openings, buckets }
    }

    async fn try_to_deliver(&self, parcel: &Parcel) -> Result<String, Ending> {
        let channel = match &parcel.to {
            Recipient::Chat(address) => id(&address.chat)?.to_owned(),
            Recipient::Person(account) => {
                self.private_channel(id(account.id.reveal())?, parcel.deadline).await?
            }
        };
        match &parcel.act {
            Act::Say(message) => self.say(&channel, message, parcel).await,
            Act::Erase(message) => self.erase(&channel, id(message)?, parcel.deadline).await,
            Act::Door(door) => self.at_door(parcel, door).await,
        }
    }

    async fn say(
        &self,
        channel: &str,
        message: &Message,
        parcel: &Parcel,
    ) -> Result<String, Ending> {
        let path = format!("/channels/{channel}/messages");
        let request = (Method::POST, path.as_str(), &body(message, parcel));
        let answer = self.send_in_bucket(channel, request, parcel.deadline).await?;
        if answer.is_success() {
            return answer.text("/id").map(str::to_owned).ok_or_else(unreadable);
        }
        let ending = ending::of_answer(&answer);
        if matches!(ending, Ending::Gone(_)) {
            self.forget(channel);
        }
        Err(ending)
    }

    async fn erase(&self, channel: &str, message: &str, by: Mark) -> Result<String, Ending> {
        let path = format!("/channels/{channel}/messages/{message}");
        let request = (Method::DELETE, path.as_str(), &Value::Null);
        let answer = self.send_in_bucket(channel, request, by).await?;
        if answer.is_success() || ending::already_erased(&answer) {
            Ok(message.to_owned())
        } else {
            Err(ending::of_answer(&answer))
        }
    }

    /// Opening a private channel tells nobody anything: whatever goes wrong here, the message itself
    /// is provably unsent.
    async fn private_channel(&self, user: &str, by: Mark) -> Result<String, Ending> {
        if let Some(channel) = self.known_channel(user) {
            return Ok(channel);
        }
        if let Some(retry_after) = self.openings.wait(user, self.clock.mark()) {
            return Err(Ending::Wait { retry_after, whole_lane: false });
        }
        let body = json!({ "recipient_id": user });
        let sent = self.send(Method::POST, "/users/@me/channels", &body, by).await;
        let answer = sent.map_err(provably_unsent)?;
        if !answer.is_success() {
            return Err(provably_unsent(self.not_opened(&answer)));
        }
        let channel = answer.text("/id").and_then(|channel| id(channel).ok());
        let channel = channel.ok_or_else(|| provably_unsent(unreadable()))?.to_owned();
        self.channels().insert(user.to_owned(), channel.clone());
        Ok(channel)
    }

    /// A limit on opening holds for all who have no channel yet; messages to the others go on.
    fn not_opened(&self, answer: &Answer) -> Ending {
        let ending = ending::of_answer(answer);
        if let Ending::Wait { retry_after, .. } = &ending
            && ending::opens_too_fast(answer)
        {
            self.openings.pause(self.clock.mark() + *retry_after);
        }
        ending
    }

    /// A request to a channel that takes no more for now is not made.
    async fn send_in_bucket(
        &self,
        channel: &str,
        (method, path, body): (Method, &str, &Value),
        deadline: Mark,
    ) -> Result<Answer, Ending> {
        if let Some(retry_after) = self.buckets.take(&method, channel, self.clock.mark()) {
            return Err(Ending::Wait { retry_after, whole_lane: false });
        }
        let answer = self.send(method.clone(), path, body, deadline).await?;
        if let Some(quota) = answer.quota {
            self.buckets.learn(&method, channel, quota, self.clock.mark());
        }
        Ok(answer)
    }

    /// The deadline is looked at here, as the last thing before a request begins.
    pub(crate) async fn send(
        &self,
        method: Method,
        path: &str,
        body: &Value,
        deadline: Mark,
    ) -> Result<Answer, Ending> {
        if self.clock.mark() >= deadline {
            return Err(ending::of_failure(Failure::NotSent("deadline passed")));
        }
        let body = (!body.is_null()).then_some(body);
        self.wire.send(method, path, body).await.map_err(ending::of_failure)
    }

    fn known_channel(&self, user: &str) -> Option<String> {
        self.channels().get(user).cloned()
    }

    fn forget(&self, channel: &str) {
        self.channels().retain(|_, known| known != channel);
    }

    fn channels(&self) -> std::sync::MutexGuard<'_, HashMap<String, String>> {
        self.private_channels.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[async_trait]
impl Messenger for DiscordMessenger {
    fn platform(&self) -> Platform {
        Platform::Discord
    }

    async fn deliver(&self, parcel: &Parcel) -> Ending {
        match self.try_to_deliver(parcel).await {
            Ok(message) => Ending::Done(message),
            Err(ending) => ending,
        }
    }
}

fn body(message: &Message, parcel: &Parcel) -> Value {
    let mut body = render::one_page(message).body();
    body["nonce"] = json!(parcel.nonce);
    body["enforce_nonce"] = json!(true);
    body
}

/// Ids become part of an address, so only digits get there.
pub(crate) fn id(id: &str) -> Result<&str, Ending> {
    let digits = !id.is_empty() && id.bytes().all(|byte| byte.is_ascii_digit());
    if digits { Ok(id) } else { Err(Ending::Malformed(Reason::new("not an id"))) }
}

/// A success whose body is no message: it was posted, and the nonce keeps a second try from
/// posting it again.
fn unreadable() -> Ending {
    Ending::Doubtful(Reason::new("unreadable answer"))
}

fn provably_unsent(ending: Ending) -> Ending {
    match ending {
        Ending::Doubtful(reason) => Ending::Unsent(reason),
        other => other,
    }
}

#[cfg(test)]
mod tests;
