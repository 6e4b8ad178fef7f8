//! The door by itself: events as Discord sends them.

use circlekeeper_core::commands::Openness;
use serde_json::{Value, json};
use serenity::model::id::{ChannelId, GuildId};

use super::*;

fn event(kind: &str, data: &Value) -> Event {
    serde_json::from_value(json!({ "t": kind, "d": data })).unwrap()
}

fn come_in(kind: &str, data: &Value) -> Option<Admitted> {
    let event = event(kind, data);
    assert!(!matches!(event, Event::Unknown(_)), "the test's own event is incomplete: {event:?}");
    admit(event, &Servers::default())
}

fn user() -> Value {
    json!({ "id": "7", "username": "ana", "discriminator": "0", "avatar": null })
}

/// An interaction in a private chat with the bot, of this type and with this data.
fn interaction(kind: u8, data: &Value) -> Value {
    json!({
        "id": "11", "application_id": "1", "type": kind, "token": "secret", "version": 1,
        "data": data, "channel_id": "5", "user": user(), "locale": "de", "entitlements": [],
        "authorizing_integration_owners": {}, "context": 1, "attachment_size_limit": 1000,
        "app_permissions": "0",
    })
}

/// The same in a channel or thread of a server, by a member with these permissions.
fn in_server(mut interaction: Value, channel_kind: u8, permissions: u64) -> Value {
    interaction["guild_id"] = json!("3");
    interaction["context"] = json!(0);
    interaction["channel"] = json!({ "id": "5", "type": channel_kind, "parent_id": "4" });
    interaction["member"] = json!({
        "user": user(), "roles": [], "joined_at": "2026-01-01T00:00:00Z", "deaf": false,
        "mute": false, "flags": 0, "permissions": permissions.to_string(),
    });
    interaction
}

fn command() -> Value {
    let options = json!([
        { "name": "group", "type": 3, "value": " Tuesdays " },
        { "name": "length", "type": 4, "value": 90 },
        { "name": "voice", "type": 7, "value": "55" },
        { "name": "later", "type": 5, "value": true },
    ]);
    interaction(2, &json!({ "id": "9", "name": "schedule", "type": 1, "options": options }))
}

fn ask(admitted: Option<Admitted>) -> (Caller, Request, Asked, Ticket) {
    match admitted {
        Some(Admitted::Ask { caller, request, asked, ticket }) => (caller, request, asked, ticket),
        other => panic!("not let in: {other:?}"),
    }
}

#[test]
fn a_command_comes_in_with_its_options_as_typed() {
    let (caller, request, asked, ticket) = ask(come_in("INTERACTION_CREATE", &command()));
    assert_eq!(caller.account, Account::new(Platform::Discord, 7));
    assert_eq!((caller.language.as_deref(), caller.event.as_str()), (Some("de"), "11"));
    assert!(caller.place.chat.is_none() && caller.place.answers_privately);
    assert_eq!(asked, Asked::Command("schedule".into()));
    assert_eq!((ticket.id, ticket.application, ticket.token.reveal().as_str()), (11, 1, "secret"));
    let Request::Command { name, input } = request else { panic!() };
    let given = |argument| input.get(argument);
    assert_eq!(name, "schedule");
    assert_eq!(
        [given("group"), given("length"), given("voice"), given("later")],
        [Some("Tuesdays"), Some("90"), Some("55"), None]
    );
}

#[test]
fn a_ticket_prints_no_token() {
    let (.., ticket) = ask(come_in("INTERACTION_CREATE", &command()));
    assert!(!format!("{ticket:?}").contains("secret"));
}

#[test]
fn who_may_manage_a_place_is_said_by_discord() {
    const ADMINISTRATOR: u64 = 1 << 3;
    const MANAGE_CHANNELS: u64 = 1 << 4;
    const MANAGE_GUILD: u64 = 1 << 5;
    const MANAGE_MESSAGES: u64 = 1 << 13;
    const MANAGE_THREADS: u64 = 1 << 34;
    let table = [
        (0, ADMINISTRATOR, true),
        (0, MANAGE_CHANNELS, true),
        (0, MANAGE_GUILD, true),
        (0, MANAGE_MESSAGES, false),
        (0, MANAGE_THREADS, false),
        (11, MANAGE_THREADS, true),
        (12, MANAGE_THREADS, true),
        (11, 0, false),
    ];
    for (channel, permissions, manages) in table {
        let event = in_server(command(), channel, permissions);
        let (caller, ..) = ask(come_in("INTERACTION_CREATE", &event));
        let chat = caller.place.chat.unwrap();
        assert_eq!(chat.caller_manages, Some(manages), "{channel} {permissions}");
        assert_eq!(chat.address, address(GuildId::new(3), ChannelId::new(5)));
    }
}

#[test]
fn a_private_thread_is_closed_and_an_unheard_of_channel_unknown() {
    for (channel, openness) in
        [(12, Openness::Closed), (11, Openness::Unknown), (0, Openness::Unknown)]
    {
        let event = in_server(command(), channel, 0);
        let (caller, ..) = ask(come_in("INTERACTION_CREATE", &event));
        assert_eq!(caller.place.chat.unwrap().openness, openness, "{channel}");
    }
}

#[test]
fn somebody_typing_an_argument_gets_suggestions() {
    let options = json!([
        { "name": "length", "type": 4, "value": 90 },
        { "name": "group", "type": 3, "value": "tue", "focused": true },
    ]);
    let data = json!({ "id": "9", "name": "join", "type": 1, "options": options });
    let Some(Admitted::Suggest { command, argument, typed, .. }) =
        come_in("INTERACTION_CREATE", &interaction(4, &data))
    else {
        panic!()
    };
    assert_eq!([command, argument, typed], ["join", "group", "tue"]);
}

#[test]
fn a_press_and_a_form_come_in_with_what_they_carry() {
    let (_, request, asked, _) = ask(come_in("INTERACTION_CREATE", &press(2)));
    let Request::Press(data) = request else { panic!() };
    assert_eq!((data.reveal().as_str(), asked), ("coming:1", Asked::Press));

    let field = json!({ "type": 1, "components": [
        { "type": 4, "custom_id": "when", "value": "Thursday" },
    ]});
    let data = json!({ "custom_id": "draft:7", "components": [field] });
    let (_, request, asked, _) = ask(come_in("INTERACTION_CREATE", &interaction(5, &data)));
    let Request::Form { id, fields } = request else { panic!() };
    assert_eq!((id.as_str(), asked), ("draft:7", Asked::Form));
    assert_eq!(fields["when"].reveal(), "Thursday");
}

/// A press on a component of this type.
fn press(component: u8) -> Value {
    let data = json!({ "custom_id": "coming:1", "component_type": component, "values": [] });
    let mut press = interaction(3, &data);
    press["message"] = message();
    press
}

fn message() -> Value {
    json!({
        "id": "21", "channel_id": "5", "author": user(), "content": "", "edited_timestamp": null,
        "timestamp": "2026-01-01T00:00:00Z", "tts": false, "mention_everyone": false,
        "mentions": [], "mention_roles": [], "attachments": [], "embeds": [], "pinned": false,
        "type": 0, "components": [],
    })
}

#[test]
fn everything_else_stays_outside() {
    let mut of_others = command();
    of_others["context"] = json!(2);
    let mut on_a_message = command();
    on_a_message["data"] = json!({ "id": "9", "name": "Report", "type": 3 });
    let outage = json!({ "id": "3", "unavailable": true });
    for (kind, data) in [
        ("INTERACTION_CREATE", of_others),
        ("INTERACTION_CREATE", on_a_message),
        ("INTERACTION_CREATE", press(3)),
        ("MESSAGE_CREATE", message()),
        ("GUILD_DELETE", outage),
        ("TYPING_START", json!({ "channel_id": "5", "user_id": "7", "timestamp": 1 })),
    ] {
        let admitted = come_in(kind, &data);
        assert!(admitted.is_none(), "{kind}: {admitted:?}");
    }
}

#[test]
fn a_server_that_is_gone_is_news() {
    let Some(Admitted::News(news)) = come_in("GUILD_DELETE", &json!({ "id": "3" })) else {
        panic!()
    };
    assert!(matches!(news.happening, Happening::BotLeftSpace(server) if server == "3"));
    let thread = json!({ "id": "5", "guild_id": "3", "parent_id": "4", "type": 11 });
    let Some(Admitted::News(news)) = come_in("THREAD_DELETE", &thread) else { panic!() };
    assert_eq!(news.chat, Some(address(GuildId::new(3), ChannelId::new(5))));
}
