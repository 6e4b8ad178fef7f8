//! Gets a reply onto the wire.
//!
//! A reply is sent at once and not stored: if it is lost, the person asks again. So it is tried
//! again only when it was certainly not sent, and only for seconds. What must arrive goes through
//! the outbox and `messenger.rs`.

use std::time::Duration;

use circlekeeper_core::domain::address::Platform;
use circlekeeper_core::reply::Message;
use serde_json::{Value, json};

use crate::answer::Desk;
use crate::api::Failure;
use crate::messenger::message_body;
use crate::render;
use crate::target::{Target, moved_to};
use crate::verdict::Verdict;

/// How long a reply may be held up by rate limits altogether.
const PATIENCE_WITH_LIMITS: Duration = Duration::from_secs(10);
/// How often a reply is tried again.
const RETRIES: usize = 2;

impl Desk {
    /// Sends a message, in several parts if it is long; the buttons are under the last.
    pub(crate) async fn send(
        &self,
        to: &Target,
        message: &Message,
        reply_to: Option<i32>,
    ) -> Result<(), Failure> {
        let pages = render::pages(message);
        let bare = Message::default();
        let last = pages.len().saturating_sub(1);
        for (index, page) in pages.iter().enumerate() {
            let buttons = if index == last { message } else { &bare };
            let mut body = message_body(to, page, buttons, &self.bot.username);
            if let Some(message) = reply_to.filter(|_| index == 0) {
                body["reply_parameters"] = reply_parameters(message);
            }
            self.post("sendMessage", body, to).await?;
        }
        for file in &message.files {
            self.app.replied(Platform::Telegram, &to.room());
            self.api.upload(&to.chat, file.clone()).await?;
        }
        Ok(())
    }

    /// Sends one request, again only if it was certainly not carried out.
    pub(crate) async fn post(
        &self,
        method: &str,
        mut body: Value,
        to: &Target,
    ) -> Result<Value, Failure> {
        let mut waited = Duration::ZERO;
        for _ in 0..RETRIES {
            self.app.replied(Platform::Telegram, &to.room());
            let failure = match self.api.say(method, &body, || true).await {
                Ok(result) => return Ok(result),
                Err(failure) => failure,
            };
            let pause = match Verdict::of(&failure) {
                Verdict::Wait(pause) => pause,
                Verdict::Unsent => Duration::from_secs(1),
                Verdict::Moved(chat) => {
                    redirect(&mut body, chat);
                    Duration::ZERO
                }
                _ => return Err(failure),
            };
            waited += pause;
            if waited > PATIENCE_WITH_LIMITS {
                return Err(failure);
            }
            tokio::time::sleep(pause).await;
        }
        self.app.replied(Platform::Telegram, &to.room());
        self.api.say(method, &body, || true).await
    }
}

/// Docs: ReplyParameters. The command may have been deleted meanwhile.
pub(crate) fn reply_parameters(message: i32) -> Value {
    json!({ "message_id": message, "allow_sending_without_reply": true })
}

/// To the supergroup a chat became. Ids of messages and topics belong to the old chat.
fn redirect(body: &mut Value, chat: i64) {
    body["chat_id"] = Target::chat(&moved_to(chat)).body()["chat_id"].take();
    remove(body, "message_thread_id");
    remove(body, "reply_parameters");
}

pub(crate) fn remove(body: &mut Value, field: &str) {
    if let Some(fields) = body.as_object_mut() {
        fields.remove(field);
    }
}
