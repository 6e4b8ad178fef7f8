use serenity::model::application::Interaction;

use super::*;

fn unread(kind: &str, data: &Value) -> UnknownEvent {
    match serde_json::from_value(json!({ "t": kind, "d": data })).unwrap() {
        Event::Unknown(event) => event,
        other => panic!("serenity read it: {other:?}"),
    }
}

fn after_all(kind: &str, data: &Value) -> Option<Event> {
    read(&unread(kind, data), Some(1))
}

fn interaction(kind: u64, data: &Value) -> Interaction {
    let user = json!({ "id": "7", "username": "ana" });
    let raw = json!({
        "id": "11", "type": kind, "token": "secret", "data": data, "guild_id": "3",
        "channel": { "id": "5", "type": 11, "parent_id": "4" },
        "member": { "user": user, "permissions": "16" }, "message": { "content": "?" },
    });
    match after_all("INTERACTION_CREATE", &raw) {
        Some(Event::InteractionCreate(event)) => event.interaction,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_command_keeps_its_options_and_who_asked_where() {
    let data = json!({ "name": "schedule", "options": [
        { "name": "when", "value": "Thursday" }, { "name": "length", "value": 90, "type": 4 },
    ] });
    let Interaction::Command(command) = interaction(COMMAND, &data) else { panic!() };
    assert_eq!((command.id.get(), command.application_id.get(), command.user.id.get()), (11, 1, 7));
    assert_eq!((command.channel_id.get(), command.guild_id.unwrap().get()), (5, 3));
    assert_eq!(command.channel.unwrap().parent_id.unwrap().get(), 4);
    assert_eq!(command.member.unwrap().permissions.unwrap().bits(), 16);
    let options: Vec<_> = command.data.options.iter().map(|one| one.value.clone()).collect();
    assert_eq!((options[0].as_str(), options[1].as_i64()), (Some("Thursday"), Some(90)));
}

#[test]
fn what_is_being_typed_is_read_whatever_it_will_become() {
    let options = json!([{ "name": "weeks", "type": 4, "value": 12, "focused": true }]);
    let data = json!({ "name": "schedule", "options": options });
    let Interaction::Autocomplete(typed) = interaction(SUGGESTION, &data) else { panic!() };
    assert_eq!(typed.data.autocomplete().unwrap().value, "12");
}

#[test]
fn a_press_needs_no_message_and_a_form_may_have_labels() {
    let Interaction::Component(press) = interaction(PRESS, &json!({ "custom_id": "coming:1" }))
    else {
        panic!()
    };
    assert_eq!(press.data.custom_id, "coming:1");
    let field = |name: &str| json!({ "type": 4, "custom_id": name, "value": name, "id": 3 });
    let components = json!([
        { "type": 1, "components": [field("a")] }, { "type": 18, "component": field("b") },
    ]);
    // serenity would read the second one as an empty row.
    let data = json!({ "custom_id": "form:1", "components": components });
    let Interaction::Modal(form) = interaction(FORM, &data) else { panic!() };
    assert_eq!(form.data.components.iter().map(|row| row.components.len()).sum::<usize>(), 2);
}

#[test]
fn servers_channels_and_roles_need_little() {
    let role = json!({ "id": "3", "permissions": "1024" });
    let line = json!({ "id": "3", "type": 0, "allow": "0", "deny": "1024" });
    let channel = json!({ "id": "5", "guild_id": "3", "type": 0, "permission_overwrites": [line] });
    let server = json!({ "id": "3", "roles": [role], "channels": [channel] });
    let Some(Event::GuildCreate(event)) = after_all("GUILD_CREATE", &server) else { panic!() };
    assert_eq!(event.guild.roles.len(), 1);
    let read = event.guild.channels.values().next().unwrap();
    assert_eq!((read.id.get(), read.permission_overwrites[0].deny.bits()), (5, 1024));
    let role = json!({ "guild_id": "3", "role": role });
    for (kind, data) in [
        ("CHANNEL_CREATE", &channel),
        ("CHANNEL_UPDATE", &channel),
        ("CHANNEL_DELETE", &channel),
        ("THREAD_DELETE", &json!({ "id": "6", "guild_id": "3" })),
        ("GUILD_ROLE_CREATE", &role),
        ("GUILD_ROLE_UPDATE", &role),
        ("READY", &json!({ "user": { "id": "1" }, "guilds": [{ "id": "3" }] })),
    ] {
        assert!(after_all(kind, data).is_some(), "{kind}");
    }
}

#[test]
fn without_who_or_what_it_stays_unread() {
    let user = json!({ "id": "7" });
    for data in [
        json!({ "id": "11", "type": 2, "token": "t", "channel_id": "5", "user": user }),
        json!({ "id": "11", "type": 2, "token": "t", "channel_id": "5", "data": { "name": "next" } }),
        json!({ "id": "11", "type": 9, "token": "t", "channel_id": "5", "user": user, "data": {} }),
    ] {
        assert!(after_all("INTERACTION_CREATE", &data).is_none(), "{data}");
    }
    assert!(after_all("READY", &json!({})).is_none());
    assert!(after_all("SOMETHING_NEW", &json!({})).is_none());
}
