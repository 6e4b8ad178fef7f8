//! Makes a raw update readable for teloxide, by taking away what nobody here reads.
//!
//! teloxide 0.17 knows the types of its day. A message with a younger entity (a pasted time,
//! `date_time`) parses *without its text*, so a command in it would be lost silently; a press is lost
//! when it cannot read the message the button is under. Entities, quoted messages and keyboards mean
//! nothing to the door, and what it does not get it cannot trip over, store or log.

use serde_json::Value;
use teloxide::types::{Update, UpdateKind};

/// What is taken away from a message (docs: Message).
const BALLAST: &[&str] = &[
    "entities",
    "caption_entities",
    "reply_to_message",
    "external_reply",
    "quote",
    "reply_to_story",
    "forward_origin",
    "link_preview_options",
    "reply_markup",
    "pinned_message",
];

/// What is left of the message under a pressed button: where it is.
const PLACE: &[&str] = &["message_id", "date", "chat", "message_thread_id", "is_topic_message"];

/// The update, or nothing if teloxide cannot read it even so.
pub(crate) fn read(mut raw: Value) -> Option<Update> {
    if let Some(Value::Object(message)) = raw.get_mut("message") {
        message.retain(|field, _| !BALLAST.contains(&field.as_str()));
    }
    if let Some(Value::Object(message)) = raw.pointer_mut("/callback_query/message") {
        message.retain(|field, _| PLACE.contains(&field.as_str()));
    }
    // Only from text: from a `Value`, teloxide takes every update for an unknown one.
    let update = serde_json::from_str::<Update>(&raw.to_string()).ok()?;
    match update.kind {
        UpdateKind::Error(_) => None,
        _ => Some(update),
    }
}

/// The update's kind: the name of its one field besides the id. Fit for a log.
pub(crate) fn kind(raw: &Value) -> String {
    let mut fields = raw.as_object().into_iter().flat_map(serde_json::Map::keys);
    fields.find(|field| *field != "update_id").cloned().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn message(text: &str, entity: &str) -> Value {
        json!({
            "message_id": 5, "date": 1_790_000_000, "text": text,
            "chat": {"id": -7, "type": "supergroup", "title": "Circle"},
            "from": {"id": 7, "is_bot": false, "first_name": "Ana"},
            "entities": [
                {"type": "bot_command", "offset": 0, "length": 9},
                {"type": entity, "offset": 10, "length": 5, "unix_time": 1, "date_time_format": "t"},
            ],
        })
    }

    fn text_of(message: &Value) -> Option<String> {
        let update = read(json!({"update_id": 1, "message": message})).unwrap();
        let UpdateKind::Message(read) = update.kind else { panic!("no message") };
        read.text().map(ToOwned::to_owned)
    }

    #[test]
    fn a_pasted_time_does_not_cost_the_text() {
        let text = text_of(&message("/schedule 19:00", "date_time"));
        assert_eq!(text.as_deref(), Some("/schedule 19:00"));
    }

    #[test]
    fn nor_does_one_in_the_message_replied_to() {
        let mut outer = message("/help", "bold");
        outer["reply_to_message"] = message("at 19:00", "not_invented_yet");
        outer["quote"] = json!({"a shape": "of tomorrow"});
        assert_eq!(text_of(&outer).as_deref(), Some("/help"));
    }

    #[test]
    fn of_the_message_with_the_pressed_button_only_its_place_is_left() {
        let mut under = message("at 19:00", "date_time");
        under["reply_markup"] = json!({"inline_keyboard": [[{"text": "Yes", "tomorrow": {}}]]});
        under["message_thread_id"] = json!(42);
        under["is_topic_message"] = json!(true);
        let raw = json!({"update_id": 1, "callback_query": {
            "id": "9", "chat_instance": "1", "data": "coming:1", "message": under,
            "from": {"id": 7, "is_bot": false, "first_name": "Ana"},
        }});
        let UpdateKind::CallbackQuery(query) = read(raw).unwrap().kind else { panic!("no press") };
        let message = query.message.as_ref().and_then(|message| message.regular_message()).unwrap();
        assert_eq!((message.id.0, message.chat.id.0, message.text()), (5, -7, None));
        assert_eq!(message.thread_id.map(|thread| thread.0.0), Some(42));
    }

    #[test]
    fn what_cannot_be_read_is_named_by_kind() {
        let raw = json!({"update_id": 1, "communities_changed": {"name": "private"}});
        assert_eq!(kind(&raw), "communities_changed");
        assert!(read(raw).is_none());
    }
}
