//! The outbox's way out: one delivery, one request, one honest ending.
//!
//! Not here: retries and waiting (the outbox's), and replies to requests (`answer.rs`).

use async_trait::async_trait;
use circlekeeper_core::clock::Clock;
use circlekeeper_core::domain::address::Platform;
use circlekeeper_core::outbox::messenger::{Act, Ending, Messenger, Parcel, Reason, Recipient};
use circlekeeper_core::reply::Message;
use serde_json::{Value, json};

use crate::api::{Api, Failure};
use crate::target::{self, Target, moved_to};
use crate::verdict::Verdict;
use crate::{keyboard, render};

/// See [`Messenger`].
pub(crate) struct TelegramMessenger {
    api: Api,
    pub(crate) clock: Clock,
}

impl TelegramMessenger {
    pub(crate) const fn new(api: Api, clock: Clock) -> Self {
        Self { api, clock }
    }

    pub(crate) async fn write(
        &self,
        parcel: &Parcel,
        target: &Target,
        message: &Message,
    ) -> Ending {
        // The username is only needed, and only asked for, where a button leads to the private chat.
        let bot = if keyboard::opens_private(&message.buttons) {
            match self.api.me().await {
                Ok(bot) => bot.username.as_str(),
                Err(failure) => return before_sending(&failure),
            }
        } else {
            ""
        };
        let body = message_body(target, &render::one_page(message), message, bot);
        match self.post(parcel, "sendMessage", &body).await {
            Ok(sent) => Ending::Done(sent["message_id"].to_string()),
            Err(ending) => ending,
        }
    }

    async fn erase(&self, parcel: &Parcel, message: &str) -> Ending {
        let chat = target_of(&parcel.to).chat;
        let body = json!({ "chat_id": target::id(&chat), "message_id": target::id(message) });
        match self.post(parcel, "deleteMessage", &body).await {
            // Erasing what is not there any more is done as well.
            Ok(_) | Err(Ending::Done(_)) => Ending::Done(message.to_owned()),
            Err(ending) => ending,
        }
    }

    pub(crate) async fn post(
        &self,
        parcel: &Parcel,
        method: &str,
        body: &Value,
    ) -> Result<Value, Ending> {
        self.ask(parcel, method, body).await?.map_err(|failure| ending(&failure))
    }

    /// The answer, whatever it is; an ending if nothing was asked, since the deadline had passed.
    pub(crate) async fn ask(
        &self,
        parcel: &Parcel,
        method: &str,
        body: &Value,
    ) -> Result<Result<Value, Failure>, Ending> {
        let still = || self.clock.mark() < parcel.deadline;
        if !still() {
            return Err(Ending::Unsent(Reason::new("the deadline had passed")));
        }
        Ok(self.api.say(method, body, still).await)
    }
}

#[async_trait]
impl Messenger for TelegramMessenger {
    fn platform(&self) -> Platform {
        Platform::Telegram
    }

    async fn deliver(&self, parcel: &Parcel) -> Ending {
        match &parcel.act {
            Act::Say(message) => self.write(parcel, &target_of(&parcel.to), message).await,
            Act::Erase(message) => self.erase(parcel, message).await,
            Act::Door(door) => self.at_door(parcel, door).await,
        }
    }
}

/// The body of a `sendMessage`. Addresses are shown in full, so previews add nothing but a look at
/// a page people have not chosen to open.
pub(crate) fn message_body(target: &Target, html: &str, message: &Message, bot: &str) -> Value {
    let mut body = target.body();
    body["text"] = json!(html);
    body["parse_mode"] = json!("HTML");
    body["link_preview_options"] = json!({ "is_disabled": true });
    if let Some(markup) = keyboard::markup(&message.buttons, bot) {
        body["reply_markup"] = markup;
    }
    body
}

pub(crate) fn target_of(recipient: &Recipient) -> Target {
    match recipient {
        Recipient::Chat(address) => Target::chat(address),
        Recipient::Person(account) => Target::person(account),
    }
}

/// A request that only prepared the delivery failed: the delivery itself was certainly not made.
fn before_sending(failure: &Failure) -> Ending {
    match Verdict::of(failure) {
        Verdict::Unauthorised => Ending::Unauthorised,
        Verdict::Wait(retry_after) => Ending::Wait { retry_after, whole_lane: true },
        _ => Ending::Unsent(Reason::new(failure.kind())),
    }
}

pub(crate) fn ending(failure: &Failure) -> Ending {
    let reason = Reason::new(failure.kind());
    match Verdict::of(failure) {
        // Telegram does not say whether a limit is the chat's or the bot's. If it were the bot's,
        // the next recipient would be told so as well; if it is the chat's, one busy chat must not
        // hold up all others.
        Verdict::Wait(retry_after) => Ending::Wait { retry_after, whole_lane: false },
        Verdict::Moved(chat) => Ending::Moved(moved_to(chat)),
        Verdict::Gone => Ending::Gone(reason),
        Verdict::NotAllowed => Ending::NotAllowed(reason),
        Verdict::Unauthorised => Ending::Unauthorised,
        Verdict::Unsent => Ending::Unsent(reason),
        Verdict::Doubtful => Ending::Doubtful(reason),
        // Only erasing can find its message gone, and only at a door is there nothing to decide.
        Verdict::MessageGone | Verdict::NothingToDo => Ending::Done(String::new()),
        Verdict::Conflict | Verdict::Webhook | Verdict::Unchanged | Verdict::Malformed => {
            Ending::Malformed(reason)
        }
    }
}

#[cfg(test)]
mod tests;
