//! The gateway: who gets in, who gets a session back, what is sent.

use std::time::Duration;

use circlekeeper_playground::discord::GatewayFault;
use serde_json::{Value, json};

use crate::client::{Play, Socket};

/// First payload, close code, source.
fn turned_away(token: &str) -> Vec<(&'static str, Value, u16)> {
    let identify = |token: &str, intents: Value| json!({ "op": 2, "d": { "token": token, "intents": intents, "properties": {} } });
    let mut sharded = identify(token, json!(1));
    sharded["d"]["shard"] = json!([1, 1]);
    vec![
        ("an unknown opcode", json!({ "op": 99 }), 4001),
        ("no properties", json!({ "op": 2, "d": { "token": token, "intents": 1 } }), 4002),
        ("presence before identify", json!({ "op": 3, "d": {} }), 4003),
        ("a wrong token", identify("wrong", json!(1)), 4004),
        ("a shard that is not", sharded, 4010),
        ("intents that are no number", identify(token, json!("all")), 4013),
        ("intents that do not exist", identify(token, json!(1_u64 << 40)), 4013),
        ("members, not granted", identify(token, json!(1 << 1)), 4014),
        ("message content, not granted", identify(token, json!(1 << 15)), 4014),
        ("resuming with a wrong token", json!({ "op": 6, "d": { "token": "wrong" } }), 4004),
        ("4097 bytes", json!({ "op": 1, "d": "x".repeat(4097) }), 4002),
    ]
}

#[tokio::test]
async fn the_gateway_closes_with_discords_codes() {
    let play = Play::start().await;
    for (what, payload, code) in turned_away(&play.discord.token()) {
        let mut socket = Socket::open(&play.discord).await;
        socket.say(payload).await;
        assert_eq!(socket.read().await, Err(code), "{what}");
    }
    let mut old = Socket::open_version(&play.discord, "9").await;
    assert_eq!(old.read().await, Err(4012), "another API version");
    let mut twice = play.bot().await;
    twice.identify(&play.discord.token(), 1).await;
    assert_eq!(twice.read().await, Err(4005), "already authenticated");
}

#[tokio::test]
async fn a_heartbeat_is_acknowledged_and_silence_is_not_forgiven() {
    let play = Play::start().await;
    play.discord.set_heartbeat_interval(200);
    let mut socket = Socket::open(&play.discord).await;
    socket.say(json!({ "op": 1, "d": null })).await;
    assert_eq!(socket.read().await.unwrap()["op"], 11);
    assert_eq!(socket.read().await, Err(4009));
}

#[tokio::test]
async fn a_second_identify_within_five_seconds_is_an_invalid_session() {
    let play = Play::start().await;
    let _first = play.bot().await;
    let mut second = Socket::open(&play.discord).await;
    second.identify(&play.discord.token(), 1).await;
    let payload = second.read().await.unwrap();
    assert_eq!((&payload["op"], &payload["d"]), (&json!(9), &json!(false)));
}

#[tokio::test]
async fn a_session_is_resumed_with_what_it_missed() {
    let play = Play::start().await;
    let mut socket = play.bot().await;
    play.discord.gateway(GatewayFault::Reconnect);
    assert_eq!(socket.read().await.unwrap()["op"], 7);
    drop(socket);
    let other = play.discord.public_channel(play.guild, "others");

    let mut socket = Socket::open(&play.discord).await;
    let token = play.discord.token();
    let resume = json!({ "token": token, "session_id": "unknown", "seq": 2 });
    socket.say(json!({ "op": 6, "d": resume })).await;
    assert_eq!(socket.read().await.unwrap()["op"], 9, "a session that is not");
    let mine = format!("session-{}-1", play.discord.application_id());
    socket.say(json!({ "op": 6, "d": { "token": token, "session_id": mine, "seq": 2 } })).await;
    assert_eq!(socket.event("CHANNEL_CREATE").await["id"], other.to_string());
    socket.event("RESUMED").await;
    play.discord.delete_channel(other);
    assert_eq!(socket.event("CHANNEL_DELETE").await["id"], other.to_string());
    play.discord.kick_bot(play.guild);
    assert_eq!(socket.event("GUILD_DELETE").await["id"], play.guild.to_string());
}

#[tokio::test]
async fn messages_come_only_when_asked_for_and_without_their_words() {
    let play = Play::start().await;
    play.discord.limits(false);
    let mut deaf = play.bot().await;
    let mut curious = Socket::open(&play.discord).await;
    curious.identify(&play.discord.token(), 1 | 1 << 9).await;
    curious.event("READY").await;
    play.discord.says(&play.ana, play.room, "my secret");
    assert_eq!(curious.event("MESSAGE_CREATE").await["content"], "");
    deaf.say(json!({ "op": 1, "d": null })).await;
    assert_eq!(deaf.read().await.unwrap()["op"], 11, "the message was not among what came");
}

#[tokio::test]
async fn bad_days_of_the_gateway() {
    let play = Play::start().await;
    let mut socket = play.bot().await;
    play.discord.gateway(GatewayFault::Close(4000));
    assert_eq!(socket.read().await, Err(4000));
    play.discord.limits(false);
    let mut socket = play.bot().await;
    play.discord.gateway(GatewayFault::Drop);
    assert_eq!(socket.read().await, Err(0));
    let mut socket = play.bot().await;
    play.discord.gateway(GatewayFault::Hang);
    socket.say(json!({ "op": 1, "d": null })).await;
    let silence = tokio::time::timeout(Duration::from_millis(200), socket.read());
    assert!(silence.await.is_err(), "no heartbeat is acknowledged");
    play.discord.gateway(GatewayFault::HangUpgrade);
    let silence = tokio::time::timeout(Duration::from_millis(200), Socket::open(&play.discord));
    assert!(silence.await.is_err(), "no upgrade is answered");
    Socket::open(&play.discord).await;
}
