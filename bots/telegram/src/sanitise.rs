//! Makes a raw update readable for teloxide: what the door reads is taken over, nothing else is.
//!
//! teloxide 0.17 knows the types of its day, and wants every field of them. A message with a younger
//! entity (a pasted time, `date_time`) parses *without its text*, so a command in it would be lost
//! silently; a press is lost with a keyboard it cannot read; and the bot's new standing in a chat with
//! one right that the server does not name. So little is handed on, and what is missing in it is
//! filled in where nobody reads it. What the door does not get it cannot trip over, store or log.

use serde_json::{Map, Value, json};
use teloxide::types::{Update, UpdateKind};

use crate::updates::WANTED;

/// What the door reads of a message (docs: Message), besides who and where.
const MESSAGE: &[&str] = &[
    "message_id",
    "message_thread_id",
    "is_topic_message",
    "is_automatic_forward",
    "text",
    "migrate_to_chat_id",
    "migrate_from_chat_id",
];

/// What people send that is no text (docs: Message). Its kind says that somebody said something.
const WORDLESS: &[&str] = &[
    "animation",
    "audio",
    "checklist",
    "contact",
    "dice",
    "document",
    "game",
    "live_photo",
    "location",
    "paid_media",
    "photo",
    "poll",
    "rich_message",
    "sticker",
    "story",
    "venue",
    "video",
    "video_note",
    "voice",
];

/// The rights of somebody restricted (docs: ChatMemberRestricted) that nobody here asks about.
const RIGHTS: &[&str] = &[
    "can_send_audios",
    "can_send_documents",
    "can_send_photos",
    "can_send_videos",
    "can_send_video_notes",
    "can_send_voice_notes",
    "can_send_polls",
    "can_send_other_messages",
    "can_add_web_page_previews",
    "can_change_info",
    "can_invite_users",
    "can_pin_messages",
    "can_manage_topics",
];

/// The rights of an administrator (docs: ChatMemberAdministrator) that nobody here asks about.
const OTHER_RIGHTS: &[&str] = &[
    "is_anonymous",
    "can_be_edited",
    "can_manage_chat",
    "can_change_info",
    "can_delete_messages",
    "can_manage_video_chats",
    "can_promote_members",
];

/// The update, or nothing if it cannot be read.
pub(crate) fn read(raw: &Value) -> Option<Update> {
    let kind = kind(raw);
    let taken = match kind.as_str() {
        "message" => message(&raw[&kind]),
        "callback_query" => press(&raw[&kind]),
        "my_chat_member" => standing(&raw[&kind]),
        "chat_join_request" => request(&raw[&kind]),
        _ => raw[&kind].clone(),
    };
    // Only from text: from a `Value`, teloxide takes every update for an unknown one. It also wants a
    // short id; the door has the true one from `event`.
    let update = json!({ "update_id": 0, kind: taken }).to_string();
    let update = serde_json::from_str::<Update>(&update).ok()?;
    match update.kind {
        UpdateKind::Error(_) => None,
        _ => Some(update),
    }
}

/// What an update is known by.
pub(crate) fn event(raw: &Value) -> String {
    raw["update_id"].to_string()
}

/// The update's kind: one that we asked for, or else the name of the first field besides the id. Fit
/// for a log.
pub(crate) fn kind(raw: &Value) -> String {
    if let Some(wanted) = WANTED.iter().find(|wanted| raw[**wanted].is_object()) {
        return (*wanted).to_owned();
    }
    let mut fields = raw.as_object().into_iter().flat_map(Map::keys);
    fields.find(|field| *field != "update_id").cloned().unwrap_or_default()
}

fn message(raw: &Value) -> Value {
    let mut taken = take(raw, MESSAGE);
    taken["chat"] = chat(&raw["chat"]);
    // When it was said is nobody's question.
    taken["date"] = json!(0);
    if raw["from"].is_object() {
        taken["from"] = user(&raw["from"]);
    }
    if raw["sender_chat"].is_object() {
        taken["sender_chat"] = chat(&raw["sender_chat"]);
    }
    if WORDLESS.iter().any(|field| !raw[*field].is_null()) {
        taken["text"] = json!("");
    }
    taken
}

fn press(raw: &Value) -> Value {
    let mut taken = take(raw, &["id", "data"]);
    taken["from"] = user(&raw["from"]);
    taken["chat_instance"] = json!("");
    let under = &raw["message"];
    if under.is_object() {
        let mut place = take(under, &["message_id", "message_thread_id", "is_topic_message"]);
        place["chat"] = chat(&under["chat"]);
        // Not 0, by which teloxide knows a message that is out of reach, and drops its topic.
        place["date"] = json!(1);
        taken["message"] = place;
    }
    taken
}

/// The bot's own standing. Only the new one says anything: whether the bot is there and may speak, and what
/// it may do at the door.
fn standing(raw: &Value) -> Value {
    let new = &raw["new_chat_member"];
    // The bot itself: no question.
    let bot = json!({ "id": 0, "is_bot": true, "first_name": "" });
    let mut now = match new["status"].as_str() {
        Some("creator") => {
            administrator(&json!({ "can_invite_users": true, "can_restrict_members": true }))
        }
        Some("administrator") => administrator(new),
        Some("member") => json!({ "status": "member" }),
        Some("left" | "kicked") => json!({ "status": "left" }),
        Some("restricted") => restricted(new),
        _ => new.clone(),
    };
    now["user"] = bot.clone();
    json!({
        "chat": chat(&raw["chat"]),
        "from": user(&raw["from"]),
        "date": 0,
        "old_chat_member": { "status": "left", "user": bot },
        "new_chat_member": now,
    })
}

/// Of the rights of an administrator two are asked about: to let people in, and to take them out.
fn administrator(new: &Value) -> Value {
    let mut administrator = json!({
        "status": "administrator",
        "can_invite_users": new["can_invite_users"] == true,
        "can_restrict_members": new["can_restrict_members"] == true,
    });
    for right in OTHER_RIGHTS {
        administrator[right] = json!(false);
    }
    administrator
}

/// Somebody asks to join a chat: who, and which.
fn request(raw: &Value) -> Value {
    json!({
        "chat": chat(&raw["chat"]),
        "from": user(&raw["from"]),
        "user_chat_id": raw["from"]["id"],
        "date": raw["date"].as_i64().unwrap_or(0),
    })
}

fn restricted(new: &Value) -> Value {
    let says = |right: &str| new[right].as_bool().unwrap_or(true);
    let mut restricted = json!({
        "status": "restricted",
        "is_member": says("is_member"),
        "can_send_messages": says("can_send_messages"),
        "until_date": 0,
    });
    for right in RIGHTS {
        restricted[right] = json!(false);
    }
    restricted
}

/// Docs: Chat. The username says whether strangers find it.
fn chat(raw: &Value) -> Value {
    take(raw, &["id", "type", "username"])
}

/// Docs: User. Names are left behind.
fn user(raw: &Value) -> Value {
    let mut user = take(raw, &["id", "language_code"]);
    user["is_bot"] = json!(raw["is_bot"].as_bool().unwrap_or(false));
    user["first_name"] = json!("");
    user
}

/// These fields, where they are there.
fn take(raw: &Value, fields: &[&str]) -> Value {
    let there = fields.iter().filter(|field| !raw[**field].is_null());
    Value::Object(there.map(|field| ((*field).to_owned(), raw[*field].clone())).collect())
}

#[cfg(test)]
mod tests {
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
        let update = read(&json!({"update_id": 1, "message": message})).unwrap();
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
        let UpdateKind::CallbackQuery(query) = read(&raw).unwrap().kind else { panic!("no press") };
        let message = query.message.as_ref().and_then(|message| message.regular_message()).unwrap();
        assert_eq!((message.id.0, message.chat.id.0, message.text()), (5, -7, None));
        assert_eq!(message.thread_id.map(|thread| thread.0.0), Some(42));
    }

    #[test]
    fn what_the_documents_always_show_is_enough() {
        let chat = json!({"id": -7, "type": "supergroup"});
        let who = json!({"id": 7});
        let said = json!({"message_id": 5, "date": 1, "chat": chat, "from": who, "text": "/help"});
        assert_eq!(text_of(&said).as_deref(), Some("/help"));
        let unsent = json!({"message_id": 5, "date": 1, "chat": chat});
        assert_eq!(text_of(&unsent), None);
        let press = json!({"id": "9", "from": who, "data": "coming:1",
            "message": {"message_id": 5, "date": 0, "chat": chat}});
        assert!(read(&json!({"update_id": 1, "callback_query": press})).is_some());
        for status in ["administrator", "creator", "restricted", "kicked"] {
            let change = json!({"chat": chat, "from": who, "date": 1,
                "new_chat_member": {"status": status}});
            assert!(read(&json!({"update_id": 1, "my_chat_member": change})).is_some(), "{status}");
        }
    }

    #[test]
    fn an_update_may_have_a_long_id_and_fields_of_tomorrow() {
        let raw =
            json!({"bot_id": 4, "update_id": 5_000_000_000_i64, "message": message("/a", "bold")});
        assert_eq!((event(&raw).as_str(), kind(&raw).as_str()), ("5000000000", "message"));
        assert!(read(&raw).is_some());
    }

    #[test]
    fn what_cannot_be_read_is_named_by_kind() {
        let raw = json!({"update_id": 1, "communities_changed": {"name": "private"}});
        assert_eq!(kind(&raw), "communities_changed");
        assert!(read(&raw).is_none());
    }
}
