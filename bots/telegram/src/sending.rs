//! Gets a reply onto the wire.
//!
//! A reply is sent at once and not stored: if it is lost, the person asks again. So it is tried
//! again only when it was certainly not sent, and only for seconds. What must arrive goes through
//! the outbox and `messenger.rs`.

use std::time::Duration;

use circlekeeper_core::domain::address::Platform;
use circlekeeper_core::reply::{File, Message};
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
    /// Sends the text of a message, in several parts if it is long; the buttons are under the last.
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
        Ok(())
    }

    /// Sends the files of a message behind its text. A file takes longer than words and fails more
    /// often, so whoever asked for one hears of it.
    pub(crate) async fn hand_over(&self, to: &Target, message: &Message, language: Option<&str>) {
        for file in &message.files {
            let errand = Errand::HandOver { chat: to.chat.clone(), file };
            let Err(failure) = self.run(errand, to).await else { continue };
            self.health.lost_answer();
            tracing::warn!(kind = failure.kind(), "a file could not be delivered");
            let told = self.send(to, &self.app.file_not_sent(language), None).await;
            if let Err(failure) = told {
                tracing::warn!(kind = failure.kind(), "nor could the word of it");
            }
        }
    }

    /// Sends one request, again only if it was certainly not carried out.
    pub(crate) async fn post(
        &self,
        method: &str,
        body: Value,
        to: &Target,
    ) -> Result<Value, Failure> {
        self.run(Errand::Say { method, body }, to).await
    }

    async fn run(&self, mut errand: Errand<'_>, to: &Target) -> Result<Value, Failure> {
        let mut waited = Duration::ZERO;
        for _ in 0..RETRIES {
            let failure = match self.once(&errand, to).await {
                Ok(result) => return Ok(result),
                Err(failure) => failure,
            };
            let pause = match Verdict::of(&failure) {
                Verdict::Wait(pause) => pause,
                Verdict::Unsent => Duration::from_secs(1),
                Verdict::Moved(chat) => {
                    errand.redirect(chat);
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
        self.once(&errand, to).await
    }

    async fn once(&self, errand: &Errand<'_>, to: &Target) -> Result<Value, Failure> {
        let mut place = self.app.place_for_reply(Platform::Telegram, &to.room());
        if let Some(place) = &mut place {
            let wait = place.wait();
            if !wait.is_zero() {
                tokio::time::sleep(wait).await;
            }
            place.begin();
        }
        let answer = match errand {
            Errand::Say { method, body } => self.api.say(method, body, || true).await,
            Errand::HandOver { chat, file } => self.api.upload(chat, (*file).clone()).await,
        };
        if let Some(place) = place.filter(|_| answer.is_ok()) {
            place.answered();
        }
        answer
    }
}

/// What is to be brought to a chat.
enum Errand<'a> {
    Say { method: &'a str, body: Value },
    HandOver { chat: String, file: &'a File },
}

impl Errand<'_> {
    /// To the supergroup a chat became. Ids of messages and topics belong to the old chat.
    fn redirect(&mut self, new: i64) {
        match self {
            Self::Say { body, .. } => {
                body["chat_id"] = Target::chat(&moved_to(new)).body()["chat_id"].take();
                remove(body, "message_thread_id");
                remove(body, "reply_parameters");
            }
            Self::HandOver { chat, .. } => *chat = new.to_string(),
        }
    }
}

/// Docs: ReplyParameters. The command may have been deleted meanwhile.
pub(crate) fn reply_parameters(message: i32) -> Value {
    json!({ "message_id": message, "allow_sending_without_reply": true })
}

pub(crate) fn remove(body: &mut Value, field: &str) {
    if let Some(fields) = body.as_object_mut() {
        fields.remove(field);
    }
}
