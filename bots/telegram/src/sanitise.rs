//! Makes a raw update readable for teloxide.
//!
//! teloxide 0.17 knows the entity types of its day. A message with a younger one (a pasted time,
//! `date_time`) parses *without its text*, so a command in it would be lost silently. Entities mean
//! nothing to us, therefore those it does not know are removed, at any depth.

use serde_json::Value;
use teloxide::types::{Update, UpdateKind};

/// The entity types teloxide 0.17 can read (docs: MessageEntity).
const KNOWN: &[&str] = &[
    "mention",
    "hashtag",
    "cashtag",
    "bot_command",
    "url",
    "email",
    "phone_number",
    "bold",
    "blockquote",
    "expandable_blockquote",
    "italic",
    "underline",
    "strikethrough",
    "spoiler",
    "code",
    "pre",
    "text_link",
    "text_mention",
    "custom_emoji",
];

/// The update, or nothing if teloxide cannot read it even so.
pub(crate) fn read(mut raw: Value) -> Option<Update> {
    clean(&mut raw);
    // Only from text: from a `Value`, teloxide takes every update for an unknown one.
    let update = serde_json::from_str::<Update>(&raw.to_string()).ok()?;
    match update.kind {
        UpdateKind::Error(_) => None,
        _ => Some(update),
    }
}

/// The update's kind: the name of its one field besides the id. Fit for a log.
pub(crate) fn kind(raw: &Value) -> String {
    let fields = raw.as_object().into_iter().flat_map(serde_json::Map::keys);
    fields.into_iter().find(|field| *field != "update_id").cloned().unwrap_or_default()
}

fn clean(value: &mut Value) {
    match value {
        Value::Object(fields) => {
            for (name, field) in fields {
                if name.ends_with("entities") {
                    keep_known(field);
                }
                clean(field);
            }
        }
        Value::Array(items) => items.iter_mut().for_each(clean),
        _ => {}
    }
}

fn keep_known(entities: &mut Value) {
    let Value::Array(entities) = entities else { return };
    entities.retain(|entity| entity["type"].as_str().is_none_or(|kind| KNOWN.contains(&kind)));
}

#[cfg(test)]
mod tests {
    use serde_json::json;
    use teloxide::types::MaybeInaccessibleMessage;

    use super::*;

    fn message(text: &str, entity: &str) -> Value {
        json!({
            "message_id": 5, "date": 1_790_000_000, "text": text,
            "chat": {"id": 7, "type": "private", "first_name": "Ana"},
            "from": {"id": 7, "is_bot": false, "first_name": "Ana"},
            "entities": [
                {"type": "bot_command", "offset": 0, "length": 9},
                {"type": entity, "offset": 10, "length": 5, "unix_time": 1, "date_time_format": "t"},
            ],
        })
    }

    #[test]
    fn a_pasted_time_does_not_cost_the_text() {
        let raw = json!({"update_id": 1, "message": message("/schedule 19:00", "date_time")});
        let UpdateKind::Message(read) = read(raw).unwrap().kind else { panic!() };
        assert_eq!(read.text(), Some("/schedule 19:00"));
    }

    #[test]
    fn nor_does_one_in_the_message_replied_to() {
        let mut outer = message("/help", "bold");
        outer["reply_to_message"] = message("at 19:00", "not_invented_yet");
        let UpdateKind::Message(read) =
            read(json!({"update_id": 1, "message": outer})).unwrap().kind
        else {
            panic!()
        };
        assert_eq!(read.reply_to_message().unwrap().text(), Some("at 19:00"));
    }

    #[test]
    fn nor_one_in_the_message_with_the_pressed_button() {
        let raw = json!({"update_id": 1, "callback_query": {
            "id": "9", "chat_instance": "1", "data": "coming:1",
            "from": {"id": 7, "is_bot": false, "first_name": "Ana"},
            "message": message("at 19:00", "date_time"),
        }});
        let UpdateKind::CallbackQuery(query) = read(raw).unwrap().kind else { panic!() };
        let Some(MaybeInaccessibleMessage::Regular(message)) = query.message else { panic!() };
        assert_eq!(message.text(), Some("at 19:00"));
    }

    #[test]
    fn what_cannot_be_read_is_named_by_kind() {
        let raw = json!({"update_id": 1, "communities_changed": {"name": "private"}});
        assert_eq!(kind(&raw), "communities_changed");
        assert!(read(raw).is_none());
    }
}
