//! `doctor`: each thing that can be wrong has its line and its mend; nothing is changed by looking.

use circlekeeper_playground::discord::permission;

use crate::world::{CHAT, LINK, MEMBER, Told, World, snapshot};

async fn running() -> (World, crate::world::Circle) {
    let mut world = World::open().await;
    world.start_bot().await;
    let circle = world.circle().await;
    (world, circle)
}

fn assert_fails(told: &Told, about: &str, found: &str, mend: &str) {
    assert_eq!(told.code, Some(1), "{}{}", told.out, told.err);
    let line = told.about("FAIL", about);
    assert!(line.contains(found) && line.contains(mend), "{line}");
}

fn assert_warns(told: &Told, about: &str, found: &str, mend: &str) {
    let line = told.about("warn", about);
    assert!(line.contains(found) && line.contains(mend), "{line}");
}

#[tokio::test(flavor = "multi_thread")]
async fn all_is_well_and_says_nothing_about_anybody() {
    let (mut world, _) = running().await;
    let told = world.tell(&["doctor"]).await;
    assert_eq!(told.code, Some(0), "{}{}", told.out, told.err);
    for (about, found) in [
        ("settings", "Discord, Telegram"),
        ("operators", "1 set"),
        ("zones", "data 20"),
        ("store", "whole and up to date"),
        ("key", "opens the store"),
        ("discord", "takes the token"),
        ("telegram", "takes the token"),
        ("chats", "the bot may post in 2"),
    ] {
        assert!(told.about("ok", about).contains(found), "{}", told.out);
    }
    assert_warns(&told, "crisis", "no lines of your own", "CRISIS_FILE");
    let tokens = [world.discord.token(), world.telegram.token()];
    let canaries =
        [LINK, MEMBER, CHAT, "canarychannel", "Dana", "Omar", "grief", "Thursday circle"];
    for secret in canaries.into_iter().chain(tokens.iter().map(String::as_str)) {
        assert!(!told.out.contains(secret) && !told.err.contains(secret), "{secret}: {}", told.out);
    }
    world.cut_off_bot().await;
    let told = world.tell(&["doctor"]).await;
    assert_eq!(told.code, Some(0), "without the bot: {}{}", told.out, told.err);
    world.nobody_hears();
    assert!(world.discord.violations().is_empty() && world.telegram.violations().is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn before_the_first_run_it_makes_nothing() {
    let mut world = World::open().await;
    let told = world.tell(&["doctor"]).await;
    assert_eq!(told.code, Some(0), "{}", told.out);
    assert_warns(&told, "store", "there is none yet", "the first run makes it");
    assert!(!world.store().exists() && !world.path("keys").exists());
    world.set("DATABASE_URL", "sqlite:///nowhere/at/all.db");
    let told = world.tell(&["doctor"]).await;
    assert_fails(&told, "store", "none yet", "make its directory");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_webhook_that_was_left_behind_is_named() {
    let world = World::open().await;
    world.telegram.webhook_left(true);
    let told = world.tell(&["doctor"]).await;
    assert_fails(&told, "telegram", "a webhook is set on the token", "deleteWebhook");
    world.telegram.webhook_left(false);
    let told = world.tell(&["doctor"]).await;
    assert_eq!(told.code, Some(0), "{}", told.out);
}

#[tokio::test(flavor = "multi_thread")]
async fn rights_that_are_missing_are_named() {
    let (world, circle) = running().await;
    world.discord.deny_bot(circle.channel, permission::SEND_MESSAGES);
    world.telegram.mute_bot(circle.chat, true);
    let told = world.tell(&["doctor"]).await;
    assert_fails(&told, "chats", "on Discord: the bot lacks “Send Messages”", "gives the bot");
    assert!(told.out.contains("on Telegram: the bot lacks “Send messages”"), "{}", told.out);
    world.telegram.kick_bot(circle.chat);
    let told = world.tell(&["doctor"]).await;
    assert!(told.out.contains("on Telegram: it is gone"), "{}", told.out);
    assert!(told.out.contains("/usechat"), "{}", told.out);
    let told = world.tell(&["doctor", "--offline"]).await;
    assert_eq!(told.code, Some(0), "{}", told.out);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_door_that_cannot_be_kept_is_named() {
    let (world, circle) = running().await;
    let (discord, telegram) = (&world.discord, &world.telegram);
    discord.grant_bot(circle.server, permission::MANAGE_ROLES, true);
    let role = discord.role(circle.server, "circle");
    let named = [("role", "circle")];
    let said = discord.command(&circle.dana, circle.channel, "usechat", &named).await;
    assert!(said.expect("an answer").text().contains("gets that role here"));
    telegram.make_bot_admin(circle.chat);
    telegram.nothing_more().await;
    let mut told = world.tell(&["doctor"]).await;
    for _ in 0..100 {
        if told.out.contains("in and out of 2") {
            break;
        }
        told = world.tell(&["doctor"]).await;
    }
    assert!(told.about("ok", "doors").contains("in and out of 2"), "{}", told.out);
    discord.grant_bot(circle.server, permission::MANAGE_ROLES, false);
    telegram.make_bot_admin_without(circle.chat, &["can_restrict_members"]);
    let told = world.tell(&["doctor"]).await;
    assert_fails(&told, "doors", "on Discord: the bot may not give its role", "Manage Roles");
    assert!(told.out.contains("keeps its door and lacks “Ban users”"), "{}", told.out);
    telegram.make_bot_admin_without(circle.chat, &["can_invite_users"]);
    discord.delete_role(circle.server, role);
    let told = world.tell(&["doctor"]).await;
    assert_fails(&told, "doors", "the role it gives is not there any more", "/usechat");
    assert!(told.out.contains("lacks “Invite users via link”"), "{}", told.out);
}

#[tokio::test(flavor = "multi_thread")]
async fn tokens_are_asked_about_and_never_shown() {
    let mut world = World::open().await;
    world.set("DISCORD_TOKEN", "canary.token.one");
    world.set("TELEGRAM_API_URL", "http://127.0.0.1:1");
    let told = world.tell(&["doctor"]).await;
    assert_fails(&told, "discord", "does not accept DISCORD_TOKEN", "discord.com/developers");
    assert_fails(&told, "telegram", "cannot be reached: no connection", "TELEGRAM_API_URL");
    assert!(!told.out.contains("canary"), "{}", told.out);
    world.set("DISCORD_TOKEN", "");
    world.set("TELEGRAM_TOKEN", "");
    let told = world.tell(&["doctor"]).await;
    assert_fails(&told, "settings", "no token", ".env");
    world.set("LISTING", "perhaps");
    let told = world.tell(&["doctor"]).await;
    assert_eq!(told.code, Some(2));
    assert!(told.err.contains("LISTING: write review"), "{}", told.err);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_key_must_be_the_one_and_apart_from_the_data() {
    let (mut world, _) = running().await;
    world.cut_off_bot().await;
    world.set("SECRET_KEY_FILE", world.path("other.key").to_str().unwrap());
    let told = world.tell(&["doctor"]).await;
    assert_fails(&told, "key", "call links cannot be opened", "put the file back");
    assert!(!world.path("other.key").exists());
    std::fs::write(world.path("other.key"), "ab".repeat(32)).unwrap();
    let told = world.tell(&["doctor"]).await;
    assert_fails(&told, "key", "another key sealed this store", "put the file back");
    assert_warns(&told, "key", "everybody on this machine can read it", "chmod o=");
    std::fs::write(world.path("other.key"), "no key at all").unwrap();
    assert_fails(&world.tell(&["doctor"]).await, "key", "64 hexadecimal", "right file");
    let beside = world.path("data/secret.key");
    std::fs::copy(world.path("keys/secret.key"), &beside).unwrap();
    world.set("SECRET_KEY_FILE", beside.to_str().unwrap());
    assert_warns(&world.tell(&["doctor"]).await, "key", "beside the data", "move it");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_store_that_is_damaged_or_none_is_told() {
    let (mut world, _) = running().await;
    world.cut_off_bot().await;
    let copy = world.path("copy.db");
    assert_eq!(world.tell(&["backup", "copy.db"]).await.code, Some(0));
    world.set("DATABASE_URL", format!("sqlite://{}", copy.display()));
    let mut bytes = std::fs::read(&copy).unwrap();
    for page in bytes.chunks_mut(4096).skip(3).step_by(2) {
        page.fill(0xA5);
    }
    std::fs::write(&copy, &bytes).unwrap();
    let told = world.tell(&["doctor"]).await;
    assert_eq!(told.code, Some(1), "{}", told.out);
    assert!(told.about("FAIL", "store").contains("circlekeeper restore FILE"), "{}", told.out);
    std::fs::write(&copy, "a letter").unwrap();
    let told = world.tell(&["doctor"]).await;
    assert_fails(&told, "store", "copy.db", "restore FILE");
    std::fs::write(&copy, "").unwrap();
    let before = snapshot(&world.path("data"));
    let told = world.tell(&["doctor"]).await;
    assert_fails(&told, "store", "no store of this program", "DATABASE_URL");
    assert_eq!(snapshot(&world.path("data")), before);
}

#[tokio::test(flavor = "multi_thread")]
async fn crisis_lines_zones_and_operators_are_looked_at() {
    let mut world = World::open().await;
    let file = world.path("crisis.json");
    let line = |day: &str| {
        format!(
            r#"{{"name":"a line","place":"here","contact":"116","hours":"always","source":"a page","checked_on":"{day}"}}"#
        )
    };
    std::fs::write(&file, format!("[{},{}]", line("2026-11-01"), line("2026-05-29"))).unwrap();
    world.set("CRISIS_FILE", file.to_str().unwrap());
    world.set("OPERATORS", "");
    let told = world.tell(&["doctor"]).await;
    assert_eq!(told.code, Some(0), "{}", told.out);
    assert_warns(&told, "crisis", "over 6 months ago: line 2", "checked_on");
    assert_warns(&told, "operators", "none are set", "OPERATORS=");
    std::fs::write(&file, format!("[{}]", line("2026-11-01"))).unwrap();
    assert!(world.tell(&["doctor"]).await.about("ok", "crisis").contains("1 lines"));
    std::fs::write(&file, "soon").unwrap();
    assert_fails(&world.tell(&["doctor"]).await, "crisis", "CRISIS_FILE", "a JSON list");
    world.calendar.move_to(crate::world::moment("2028-01-01T00:00:00Z"));
    let told = world.tell(&["doctor"]).await;
    assert_warns(&told, "zones", "may be an hour wrong", "ZONE_DIRECTORY");
    world.set("ZONE_DIRECTORY", "/nowhere");
    assert_fails(&world.tell(&["doctor"]).await, "zones", "ZONE_DIRECTORY", "tzdata.zi");
}

#[tokio::test(flavor = "multi_thread")]
async fn topics_of_the_operators_own_are_looked_at() {
    let mut world = World::open().await;
    let told = world.tell(&["doctor"]).await;
    assert!(told.about("ok", "topics").contains("TOPICS_FILE may add yours"), "{}", told.out);
    let example = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/topics.example.txt");
    world.set("TOPICS_FILE", example);
    let told = world.tell(&["doctor"]).await;
    assert!(told.about("ok", "topics").contains("of TOPICS_FILE"), "{}", told.out);
    let file = world.path("topics.txt");
    std::fs::write(&file, "flood: hochwasser\nmines and more\n").unwrap();
    world.set("TOPICS_FILE", file.to_str().unwrap());
    let told = world.tell(&["doctor"]).await;
    assert_fails(&told, "topics", "line 2: write a topic as", "mend that line");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_store_that_cannot_be_written_is_found_before_the_first_reminder() {
    let (mut world, _) = running().await;
    assert_eq!(world.tell(&["doctor", "--offline"]).await.code, Some(0));
    world.cut_off_bot().await;
    // What a file without write permission is to everybody but root, who may write it anyway.
    world.set("DATABASE_URL", format!("sqlite://{}?mode=ro", world.store().display()));
    let told = world.tell(&["doctor", "--offline"]).await;
    assert_eq!(told.code, Some(1), "{told:?}");
    let line = told.about("FAIL", "store");
    assert!(line.contains("cannot be written") && line.contains("mend: "), "{line}");
}
