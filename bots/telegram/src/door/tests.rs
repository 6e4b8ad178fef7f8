//! Updates as Telegram writes them, at the door.
#![expect(clippy::needless_pass_by_value, reason = "pieces of JSON read best written in place")]

use serde_json::{Value, json};

use super::*;
use crate::sanitise;

fn at_the_door(raw: Value) -> Passage {
    let door = Door { bot: "our_bot" };
    door.admit(sanitise::event(&raw), sanitise::read(&raw).expect("a readable update"))
}

fn kept(raw: Value) -> Arrival {
    match at_the_door(raw) {
        Passage::Kept(arrival) => arrival,
        other => panic!("not kept: {other:?}"),
    }
}

fn dropped(raw: Value) -> bool {
    matches!(at_the_door(raw), Passage::Dropped)
}

fn ana() -> Value {
    json!({"id": 5_000_000_007_i64, "is_bot": false, "first_name": "Ana", "language_code": "de"})
}

fn private() -> Value {
    json!({"id": 5_000_000_007_i64, "type": "private", "first_name": "Ana"})
}

fn group() -> Value {
    json!({"id": -1_001_234, "type": "supergroup", "title": "Circle"})
}

/// A message with `more` over its usual fields.
fn message(chat: Value, more: Value) -> Value {
    let mut message = json!({"message_id": 3, "date": 1_790_000_000, "chat": chat, "from": ana()});
    for (name, value) in more.as_object().expect("fields") {
        message[name] = value.clone();
    }
    json!({"update_id": 77, "message": message})
}

fn says(chat: Value, text: &str) -> Value {
    message(chat, json!({"text": text}))
}

fn written(arrival: &Arrival) -> &str {
    match &arrival.request {
        Request::Written(text) => text.reveal(),
        other => panic!("not a written command: {other:?}"),
    }
}

#[test]
fn a_command_in_private_is_kept_whole() {
    let arrival = kept(says(private(), "/nonsense  with  words\nand lines"));
    assert_eq!(written(&arrival), "/nonsense  with  words\nand lines");
    assert_eq!(arrival.caller.account.id.reveal(), "5000000007");
    assert_eq!(arrival.caller.language.as_deref(), Some("de"));
    assert_eq!(arrival.caller.event, "77");
    assert!(arrival.caller.place.answers_privately);
    assert_eq!(arrival.caller.message.as_deref(), Some("3"));
    assert_eq!(arrival.origin, Origin { message: Some(3), press: None });
    assert_eq!(arrival.origin, Origin::remembered(&arrival.caller));
}

#[test]
fn in_a_group_only_our_commands_are_kept() {
    assert_eq!(written(&kept(says(group(), "/next"))), "/next");
    assert_eq!(written(&kept(says(group(), "/Next@Our_Bot soon"))), "/Next soon");
    assert_eq!(written(&kept(says(group(), "/wann@our_bot"))), "/wann");
    assert!(dropped(says(group(), "/next@other_bot")));
    assert!(dropped(says(group(), "/weather")));
    assert!(dropped(says(group(), "/weather@our_bot")));
}

#[test]
fn ordinary_text_in_a_group_is_dropped_even_for_an_administrator_bot() {
    for text in ["I feel awful today", " /next", "see /next", "@our_bot hello", "//", "/"] {
        assert!(dropped(says(group(), text)), "{text}");
    }
    assert!(dropped(message(group(), json!({"caption": "/next", "photo": []}))));
}

#[test]
fn text_in_private_passes_only_as_a_possible_answer() {
    let Passage::IfAwaited(arrival) = at_the_door(says(private(), "every Tuesday")) else {
        panic!("decided too early")
    };
    assert!(matches!(arrival.request, Request::Text(_)));
    let picture = json!({"sticker": {"file_id": "a", "file_unique_id": "b", "type": "regular",
        "width": 1, "height": 1, "is_animated": false, "is_video": false}});
    assert!(matches!(kept(message(private(), picture)).request, Request::Unasked));
    let tomorrows = json!({"rich_message": {"a shape": "of tomorrow"}});
    assert!(matches!(kept(message(private(), tomorrows)).request, Request::Unasked));
    assert!(dropped(message(private(), json!({"pinned_message": {"message_id": 2}}))));
}

#[test]
fn edits_bots_and_posts_of_channels_are_dropped() {
    let mut edited = says(group(), "/next");
    edited["edited_message"] = edited["message"].take();
    edited.as_object_mut().expect("object").remove("message");
    assert!(dropped(edited));
    let bot = json!({"id": 9, "is_bot": true, "first_name": "Other"});
    assert!(dropped(message(group(), json!({"text": "/next", "from": bot}))));
    let mut shown = message(group(), json!({"text": "/next", "sender_chat": group()}));
    shown["message"]["is_automatic_forward"] = json!(true);
    assert!(dropped(shown));
}

#[test]
fn who_asks_for_a_chat_asks_without_a_name() {
    let anonymous = json!({"id": 1_087_968_824, "is_bot": true, "first_name": "Group"});
    let channel = json!({"id": -1_009, "type": "channel", "title": "My days"});
    for sender in [group(), channel] {
        let more = json!({"text": "/crisis", "from": anonymous, "sender_chat": sender});
        let arrival = kept(message(group(), more));
        assert!(arrival.nameless);
        assert_eq!(written(&arrival), "/crisis");
        assert_eq!(arrival.caller.account.id.reveal(), &sender["id"].to_string());
        let more = json!({"text": "good evening", "from": anonymous, "sender_chat": sender});
        assert!(dropped(message(group(), more)));
    }
    assert!(!kept(says(group(), "/crisis")).nameless);
}

#[test]
fn a_topic_is_part_of_the_address_but_general_is_not() {
    let topic = |more: Value| {
        let facts = kept(message(group(), more)).caller.place.chat.expect("a chat");
        (facts.address.chat, facts.address.topic)
    };
    let chat = || "-1001234".to_owned();
    let text = "/next";
    let named = json!({"text": text, "is_topic_message": true, "message_thread_id": 42});
    assert_eq!(topic(named), (chat(), Some("42".to_owned())));
    let general = json!({"text": text, "is_topic_message": true, "message_thread_id": 1});
    assert_eq!(topic(general), (chat(), None));
    assert_eq!(topic(json!({"text": text, "message_thread_id": 42})), (chat(), None));
}

#[test]
fn a_username_makes_a_chat_public() {
    let public = json!({"id": -7, "type": "supergroup", "title": "T", "username": "open"});
    let openness = |chat| kept(says(chat, "/next")).caller.place.chat.expect("a chat").openness;
    assert_eq!(openness(public), Openness::Public);
    assert_eq!(openness(group()), Openness::Closed);
}

fn press(message: Value) -> Value {
    let query = json!({"id": "55", "chat_instance": "1", "data": "coming:1", "from": ana(),
        "message": message});
    json!({"update_id": 78, "callback_query": query})
}

#[test]
fn a_press_is_kept_with_what_its_answer_hangs_on() {
    let origin = Origin { message: Some(12), press: Some("55".to_owned()) };
    let old = kept(press(json!({"chat": group(), "message_id": 12, "date": 0})));
    assert!(matches!(&old.request, Request::Press(data) if data.reveal() == "coming:1"));
    assert_eq!(old.origin, origin);
    let fresh = json!({"chat": private(), "message_id": 12, "date": 1_790_000_000, "text": "Hi"});
    let fresh = kept(press(fresh));
    assert!(fresh.caller.place.chat.is_none());
    assert_eq!(fresh.origin, origin);
}

fn standing(chat: Value, member: Value) -> Value {
    let bot = json!({"id": 1, "is_bot": true, "first_name": "Ours", "username": "our_bot"});
    let mut new = member;
    new["user"] = bot.clone();
    let old = json!({"user": bot, "status": "left"});
    json!({"update_id": 79, "my_chat_member": {"chat": chat, "from": ana(),
        "date": 1_790_000_000, "old_chat_member": old, "new_chat_member": new}})
}

#[test]
fn the_bots_own_standing_is_news() {
    let administrator = json!({"status": "administrator", "can_be_edited": false,
        "is_anonymous": false, "can_manage_chat": true, "can_delete_messages": true,
        "can_manage_video_chats": true, "can_restrict_members": true,
        "can_promote_members": false, "can_change_info": true, "can_invite_users": true,
        "can_post_stories": false, "can_edit_stories": false, "can_delete_stories": false,
        "can_send_welcome_messages_or_what_comes_next": true});
    let kicked = json!({"status": "kicked", "until_date": 0});
    let happens = |chat, member| match kept(standing(chat, member)).request {
        Request::Event(happening) => format!("{happening:?}"),
        other => panic!("no event: {other:?}"),
    };
    assert_eq!(happens(group(), administrator), "BotCame");
    assert_eq!(happens(group(), json!({"status": "administrator"})), "BotCame");
    assert_eq!(happens(group(), json!({"status": "member"})), "BotCame");
    assert_eq!(happens(group(), json!({"status": "restricted", "is_member": false})), "BotLeft");
    assert_eq!(happens(group(), json!({"status": "restricted", "is_member": true})), "BotCame");
    let silenced = json!({"status": "restricted", "can_send_messages": false});
    assert!(dropped(standing(group(), silenced)));
    assert_eq!(happens(group(), json!({"status": "left"})), "BotLeft");
    assert_eq!(happens(group(), kicked.clone()), "BotLeft");
    assert_eq!(happens(private(), kicked), "Blocked");
    assert_eq!(happens(private(), json!({"status": "member"})), "Unblocked");
    let channel = json!({"id": -9, "type": "channel", "title": "News"});
    assert!(dropped(standing(channel, json!({"status": "left"}))));
}

#[test]
fn both_sides_of_a_migration_say_the_same() {
    let old = json!({"id": -50, "type": "group", "title": "Circle"});
    let to = message(old, json!({"migrate_to_chat_id": -1_001_234}));
    let from = message(group(), json!({"migrate_from_chat_id": -50}));
    for update in [to, from] {
        let arrival = kept(update);
        let facts = arrival.caller.place.chat.expect("a chat");
        assert_eq!(facts.address.chat, "-50");
        let Request::Event(Happening::MovedTo(new)) = arrival.request else { panic!("no move") };
        assert_eq!(new.chat, "-1001234");
    }
}
