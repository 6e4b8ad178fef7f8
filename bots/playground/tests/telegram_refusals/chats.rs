//! Refusals of where the bot wants to do something, or without what right.

use serde_json::{Value, json};

use crate::world::World;
use crate::{Row, bad, forbidden};

pub(crate) fn rows(world: &World) -> Vec<Row> {
    let mut rows = places(world);
    rows.extend(topics(world));
    rows.extend(members(world));
    rows.extend(links(world));
    rows.extend(bans(world));
    rows.extend(commands());
    rows.extend(rest());
    rows
}

fn places(world: &World) -> Vec<Row> {
    let say = |chat: Value| json!({ "chat_id": chat, "text": "x" });
    let to = |chat: i64| say(json!(chat));
    vec![
        bad("server", "sendMessage", json!({ "text": "x" }), "chat_id is empty"),
        bad("clients", "sendMessage", to(-1_009_999_999_999), "chat not found"),
        bad("clients", "sendMessage", to(world.stranger.id()), "chat not found"),
        bad("clients", "sendMessage", say(json!("@nowhere")), "chat not found"),
        bad("clients", "sendMessage", say(json!("somewhere")), "chat not found"),
        bad(
            "docs",
            "sendMessage",
            to(world.migrated.0),
            "group chat was upgraded to a supergroup chat",
        ),
        bad(
            "server",
            "sendMessage",
            to(world.muted_in.0),
            "not enough rights to send text messages to the chat",
        ),
        forbidden(
            "server",
            "sendMessage",
            to(world.ben.id()),
            "bot can't initiate conversation with a user",
        ),
        forbidden("clients", "sendMessage", to(world.cem.id()), "bot was blocked by the user"),
        forbidden("clients", "sendMessage", to(world.gone.id()), "user is deactivated"),
        forbidden("clients", "sendMessage", to(world.deleted.0), "the group chat was deleted"),
        forbidden(
            "clients",
            "sendMessage",
            to(world.kicked_from.0),
            "bot was kicked from the supergroup chat",
        ),
        forbidden(
            "server",
            "sendMessage",
            to(world.left.0),
            "bot is not a member of the supergroup chat",
        ),
        forbidden(
            "server",
            "getChat",
            json!({ "chat_id": world.left.0 }),
            "bot is not a member of the supergroup chat",
        ),
    ]
}

fn say(chat: i64, thread: i64) -> Value {
    json!({ "chat_id": chat, "message_thread_id": thread, "text": "x" })
}

fn topics(world: &World) -> Vec<Row> {
    let gone = "message thread not found";
    let forum = world.forum.0;
    vec![
        bad("server", "sendMessage", say(forum, world.deleted_topic), gone),
        // General is 1 and has to be left out.
        bad("server", "sendMessage", say(forum, 1), gone),
        bad("server", "sendMessage", say(world.group.0, 5), gone),
        bad("server", "sendMessage", say(world.ana.id(), 5), gone),
        bad("server", "sendMessage", say(forum, world.closed_topic), "TOPIC_CLOSED"),
    ]
}

fn members(world: &World) -> Vec<Row> {
    let of = |user: i64| json!({ "chat_id": world.group.0, "user_id": user });
    let private = json!({ "chat_id": world.ana.id() });
    vec![
        bad("clients", "getChatMember", of(123), "member not found"),
        bad("server", "getChatMember", of(0), "invalid user_id specified"),
        bad(
            "server",
            "getChatAdministrators",
            private.clone(),
            "there are no administrators in the private chat",
        ),
        bad("server", "leaveChat", private, "chat member status can't be changed in private chats"),
    ]
}

fn links(world: &World) -> Vec<Row> {
    let admin = world.admin_group.0;
    let create = |more: Value| {
        let mut params = json!({ "chat_id": admin });
        params.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        params
    };
    let both = json!({ "member_limit": 5, "creates_join_request": true });
    let revoke = json!({ "chat_id": admin, "invite_link": "https://t.me/+none" });
    let decide = |user: i64| json!({ "chat_id": admin, "user_id": user });
    let no_right = json!({ "chat_id": world.group.0 });
    let no_right_to_decide = json!({ "chat_id": world.group.0, "user_id": world.ben.id() });
    let method = "createChatInviteLink";
    vec![
        bad("server", method, no_right, "not enough rights to manage chat invite link"),
        bad("docs", method, create(json!({ "member_limit": 100_000 })), "USAGE_LIMIT_INVALID"),
        bad("docs", method, create(json!({ "expire_date": 5 })), "EXPIRE_DATE_INVALID"),
        bad(
            "server",
            method,
            create(both),
            "member limit can't be specified for links requiring administrator approval",
        ),
        bad("clients", "approveChatJoinRequest", decide(123), "user not found"),
        bad("server", "revokeChatInviteLink", revoke, "INVITE_HASH_EXPIRED"),
        bad(
            "server",
            "approveChatJoinRequest",
            no_right_to_decide,
            "not enough rights to manage chat join requests",
        ),
        bad("server", "approveChatJoinRequest", decide(world.ana.id()), "USER_ALREADY_PARTICIPANT"),
        bad("server", "declineChatJoinRequest", decide(world.ben.id()), "HIDE_REQUESTER_MISSING"),
    ]
}

/// Taking people out (docs: banChatMember, unbanChatMember).
fn bans(world: &World) -> Vec<Row> {
    let about = |chat: i64, user: i64| json!({ "chat_id": chat, "user_id": user });
    let (ours, group, ben) = (world.admin_group.0, world.group.0, world.ben.id());
    let bot = world.telegram.bot_id();
    let no_right = "not enough rights to restrict/unrestrict chat member";
    vec![
        bad("server", "banChatMember", about(group, ben), no_right),
        bad("server", "unbanChatMember", about(group, ben), no_right),
        bad("server", "banChatMember", about(ours, bot), "can't restrict self"),
        bad("clients", "banChatMember", about(ours, world.ana.id()), "can't remove chat owner"),
        bad("server", "banChatMember", about(ours, 123), "user not found"),
        bad(
            "server",
            "banChatMember",
            about(world.ana.id(), ben),
            "can't ban members in private chats",
        ),
    ]
}

fn commands() -> Vec<Row> {
    let set = |source: &'static str, commands: Value, why: &str| {
        bad(source, "setMyCommands", json!({ "commands": commands }), why)
    };
    let one = |source: &'static str, name: &str, description: &str, why: &str| {
        set(source, json!([{ "command": name, "description": description }]), why)
    };
    let many = vec![json!({ "command": "x", "description": "x" }); 101];
    let scope = json!({ "commands": [], "scope": { "type": "everywhere" } });
    let language = json!({ "commands": [], "language_code": "deu" });
    vec![
        one("docs", "Next", "x", "BOT_COMMAND_INVALID"),
        one("docs", "next-one", "x", "BOT_COMMAND_INVALID"),
        one("server", "", "x", "command must be non-empty"),
        one("server", &"x".repeat(33), "x", "command length must not exceed 32"),
        one("server", "next", "", "command description must be non-empty"),
        one("server", "next", &"x".repeat(257), "command description length must not exceed 256"),
        set("docs", json!(many), "BOT_COMMANDS_TOO_MUCH"),
        set("server", json!({}), "expected an Array of BotCommand"),
        bad(
            "server",
            "setMyCommands",
            scope,
            "can't parse BotCommandScope: unsupported type specified",
        ),
        bad("own", "setMyCommands", language, "invalid language code specified"),
    ]
}

fn rest() -> Vec<Row> {
    let not_found = "Not Found: method not found".to_owned();
    let http = json!({ "url": "http://x.org" });
    let port = json!({ "url": "https://x.org:8080/hook" });
    vec![
        Row {
            source: "server",
            method: "sendEverything",
            params: json!({}),
            status: 404,
            description: not_found,
        },
        bad("server", "setWebhook", http, "bad webhook: An HTTPS URL must be provided for webhook"),
        bad(
            "clients",
            "setWebhook",
            port,
            "bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443",
        ),
        bad(
            "own",
            "setMyShortDescription",
            json!({ "short_description": "x".repeat(121) }),
            "short description is too long",
        ),
    ]
}
