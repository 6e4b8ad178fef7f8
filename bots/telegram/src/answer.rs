//! Shows a reply where the request came from.
//!
//! Not here: what a reply says (the core), markup (`render.rs`), getting a reply onto the wire
//! (`sending.rs`), and deliveries of the outbox (`messenger.rs`).

use std::sync::Arc;

use circlekeeper_core::App;
use circlekeeper_core::commands::entry::{Answer, Entry};
use circlekeeper_core::commands::{Caller, Request};
use circlekeeper_core::reply::{Audience, Form, Line, Message, Reply, Span};
use serde_json::{Value, json};

use crate::api::{Api, BotIdentity, Failure, PATIENCE};
use crate::door::{Arrival, Origin};
use crate::health::Health;
use crate::messenger::message_body;
use crate::sending::{remove, reply_parameters};
use crate::target::Target;
use crate::verdict::Verdict;
use crate::{facts, keyboard, render};

/// The longest note shown over a press (docs: answerCallbackQuery).
const NOTE_LIMIT: usize = 200;

/// Where requests are handled and answered.
pub(crate) struct Desk {
    pub(crate) app: App,
    pub(crate) api: Arc<Api>,
    pub(crate) bot: BotIdentity,
    pub(crate) health: Arc<Health>,
}

/// One request being answered.
struct Case<'a> {
    caller: &'a Caller,
    origin: &'a Origin,
    /// Whether the command's answer belongs in the chat where it was given.
    in_place: bool,
    /// Whether it was written for all to see, so that a few neutral words may be answered there. A
    /// press kept through a restart was not, though it can no longer be answered as one.
    written: bool,
}

/// What a press is answered with. Every press is answered exactly once, or the button goes on
/// showing that it is busy.
enum Ack {
    Silent,
    Alert(String),
    Open(String),
}

impl Desk {
    /// Whether it is answered without being kept: help, and what nothing is handled of.
    pub(crate) fn at_once(&self, arrival: &Arrival) -> bool {
        arrival.nameless || self.app.answers_at_once(&arrival.request)
    }

    /// Handles one request and shows the reply.
    pub(crate) async fn serve(&self, arrival: Arrival) {
        let Arrival { caller, request, origin, nameless } = arrival;
        let entry = facts::entry_of(&request);
        let looked_for = entry.filter(|_| !nameless);
        let caller = facts::look_up(&self.api, looked_for, caller).await;
        let written = matches!(request, Request::Written(_));
        let reply = if nameless && !self.app.answers_at_once(&request) {
            self.app.asked_namelessly(caller.language.as_deref())
        } else {
            self.app.handle(&caller, request).await
        };
        let case = Case { caller: &caller, origin: &origin, in_place: in_place(entry), written };
        let ack = self.show(&case, reply).await;
        if let Some(press) = &origin.press {
            self.acknowledge(press, ack).await;
        }
    }

    async fn show(&self, case: &Case<'_>, reply: Reply) -> Ack {
        match reply {
            Reply::Nothing => Ack::Silent,
            Reply::Say { message, audience } => self.say(case, &message, audience).await,
            Reply::Replace(message) => self.replace(case, &message).await,
            Reply::Note(line) if case.origin.press.is_some() => Ack::Alert(line.plain()),
            Reply::Note(line) if case.written => {
                self.say(case, &Message::line(line), Audience::Chat).await
            }
            Reply::Note(line) => self.to_person(case, &Message::line(line)).await,
            Reply::Ask(form) => self.to_person(case, &question(&form)).await,
            Reply::InPrivate { line, label, payload } => {
                self.point_to_private(case, line, &label, &payload).await
            }
        }
    }

    async fn say(&self, case: &Case<'_>, message: &Message, audience: Audience) -> Ack {
        match &case.caller.place.chat {
            Some(chat) if case.in_place || audience == Audience::Chat => {
                let target = Target::chat(&chat.address);
                let sent = self.bring(case, &target, message, case.reply_to()).await;
                self.finish(case, &target, sent).await
            }
            _ => self.to_person(case, message).await,
        }
    }

    /// To the private chat. Who pressed a button in a group may never have opened it: then the
    /// press itself can still carry a few words, seen by that person alone.
    async fn to_person(&self, case: &Case<'_>, message: &Message) -> Ack {
        let target = Target::person(&case.caller.account);
        let sent = self.bring(case, &target, message, None).await;
        if case.origin.press.is_some() && sent.as_ref().is_err_and(is_gone) {
            return Ack::Alert(render::plain(message));
        }
        self.finish(case, &target, sent).await
    }

    /// The text, and then its files.
    async fn bring(
        &self,
        case: &Case<'_>,
        to: &Target,
        message: &Message,
        reply_to: Option<i32>,
    ) -> Result<(), Failure> {
        self.send(to, message, reply_to).await?;
        self.hand_over(to, message, case.caller.language.as_deref()).await;
        Ok(())
    }

    async fn replace(&self, case: &Case<'_>, message: &Message) -> Ack {
        let (Some(_), Some(pressed)) = (&case.origin.press, case.origin.message) else {
            return self.to_person(case, message).await;
        };
        let target = case.here();
        let mut body =
            message_body(&target, &render::one_page(message), message, &self.bot.username);
        body["message_id"] = json!(pressed);
        remove(&mut body, "message_thread_id");
        let edited = self.post("editMessageText", body, &target).await;
        match edited.as_ref().map_err(Verdict::of) {
            Ok(_) | Err(Verdict::Unchanged) => Ack::Silent,
            Err(Verdict::MessageGone) => {
                let sent = self.bring(case, &target, message, None).await;
                self.finish(case, &target, sent).await
            }
            Err(_) => self.finish(case, &target, edited.map(|_| ())).await,
        }
    }

    async fn point_to_private(
        &self,
        case: &Case<'_>,
        line: Line,
        label: &str,
        payload: &str,
    ) -> Ack {
        if case.origin.press.is_some() {
            return Ack::Open(keyboard::start_link(&self.bot.username, payload));
        }
        let target = if case.written { case.here() } else { Target::person(&case.caller.account) };
        let message = Message::line(line);
        let mut body = case.addressed(&target, &render::one_page(&message), &message);
        body["reply_markup"] = keyboard::private_chat(label, &self.bot.username, payload);
        let sent = self.post("sendMessage", body, &target).await;
        self.finish(case, &target, sent.map(|_| ())).await
    }

    /// What is left to do when a reply was sent, or was not.
    async fn finish(&self, case: &Case<'_>, to: &Target, sent: Result<(), Failure>) -> Ack {
        let Err(failure) = sent else { return Ack::Silent };
        self.health.lost_answer();
        tracing::warn!(kind = failure.kind(), "a reply could not be delivered");
        if Verdict::of(&failure) != Verdict::Malformed {
            return Ack::Silent;
        }
        // What we wrote was refused. At least say that something went wrong, simply.
        let apology = match self.app.apology(case.caller.language.as_deref()) {
            Reply::Say { message, .. } | Reply::Replace(message) => message,
            Reply::Note(line) => Message::line(line),
            _ => return Ack::Silent,
        };
        if let Err(failure) = self.send(to, &apology, case.reply_to()).await {
            tracing::warn!(kind = failure.kind(), "nor could the apology");
        }
        Ack::Silent
    }

    async fn acknowledge(&self, press: &str, ack: Ack) {
        let mut body = json!({ "callback_query_id": press });
        match ack {
            Ack::Silent => {}
            Ack::Alert(text) => {
                body["text"] = json!(render::shorten(&text, NOTE_LIMIT));
                body["show_alert"] = json!(true);
            }
            Ack::Open(address) => body["url"] = json!(address),
        }
        // A press that waited (for us, or through a restart) is too old to be answered.
        if let Err(failure) = self.api.call::<Value>("answerCallbackQuery", &body, PATIENCE).await {
            tracing::info!(kind = failure.kind(), "a press could not be answered");
        }
    }
}

impl Case<'_> {
    /// Where the request came from.
    fn here(&self) -> Target {
        let chat = self.caller.place.chat.as_ref();
        chat.map_or_else(
            || Target::person(&self.caller.account),
            |chat| Target::chat(&chat.address),
        )
    }

    /// The message to answer to: the command's, in a chat where others speak as well.
    fn reply_to(&self) -> Option<i32> {
        let in_chat = self.caller.place.chat.is_some() && self.origin.press.is_none();
        self.origin.message.filter(|_| in_chat)
    }

    fn addressed(&self, to: &Target, html: &str, message: &Message) -> Value {
        let mut body = message_body(to, html, message, "");
        if let Some(message) = self.reply_to() {
            body["reply_parameters"] = reply_parameters(message);
        }
        body
    }
}

fn in_place(entry: Option<&Entry>) -> bool {
    entry.is_some_and(|entry| matches!(entry.answer, Answer::InPlace | Answer::Public))
}

fn is_gone(failure: &Failure) -> bool {
    Verdict::of(failure) == Verdict::Gone
}

/// A form as a question: Telegram has no forms, so the first field is asked for, and what stands in
/// it is shown to be copied and changed.
fn question(form: &Form) -> Message {
    let asked = match form.fields.first() {
        Some(_) if !form.prompt.0.is_empty() => form.prompt.clone(),
        Some(field) => Span::Words(field.label.clone()).into(),
        None => Span::Words(form.title.clone()).into(),
    };
    let message = Message::line(asked);
    match form.fields.first() {
        Some(field) if !field.value.is_empty() => {
            message.paragraph(Span::Code(field.value.clone()))
        }
        _ => message,
    }
}

#[cfg(test)]
mod tests {
    use circlekeeper_core::reply::Field;

    use super::*;

    #[test]
    fn a_form_asks_for_its_first_field_and_shows_what_stands_there() {
        let field = |label: &str, value: &str| Field {
            name: "when".to_owned(),
            label: label.to_owned(),
            value: value.to_owned(),
            max_length: 100,
            long: false,
        };
        let form = Form {
            id: "draft-1".to_owned(),
            title: "When do you meet?".to_owned(),
            prompt: Line::from(Span::Words("Write it again.".to_owned())),
            fields: vec![field("Day and time", "every <Tuesday>"), field("Length", "")],
        };
        insta::assert_snapshot!(render::one_page(&question(&form)), @r"
        Write it again.

        <code>every &lt;Tuesday&gt;</code>
        ");
    }
}
