//! What somebody can do besides writing and pressing, as a client's own menus offer it: come, go, ask to
//! come in, change what the bot may do. The page draws a button for each and sends its key back.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use serde::Deserialize;
use serde_json::{Value, json};

use crate::discord::permission::MANAGE_ROLES;
use crate::discord::{self, Discord, GuildId, ServerSeen};
use crate::telegram::{self, BotThere, ChatId, Joined, Telegram, Where};

use super::Stage;
use super::deed::{Cannot, Done, perform};
use super::on_telegram::key;
use super::{on_discord as there, on_telegram as here};

/// A deed: what the page sends back, and what its button says.
type Deed = (String, String);

/// Which deed, by whom, where they are.
#[derive(Deserialize)]
pub(super) struct Chosen<H> {
    #[serde(flatten)]
    here: H,
    deed: String,
}

/// An address somebody opens in Telegram.
#[derive(Deserialize)]
pub(super) struct Opened {
    #[serde(flatten)]
    here: here::Here,
    url: String,
}

/// What a person's Discord offers.
pub(super) fn on_discord(discord: &Discord, by: &discord::Person) -> Vec<Deed> {
    let servers = discord.servers(by).into_iter();
    let deed = |server: ServerSeen| {
        let ServerSeen { id, name, .. } = &server;
        if !server.inside {
            (format!("join {id}"), format!("Come to the server {name}"))
        } else if !server.administers {
            (format!("leave {id}"), format!("Leave the server {name}"))
        } else if server.bot_gives_roles {
            (format!("forbid {id}"), "Forbid Circlekeeper to manage roles".to_owned())
        } else {
            (format!("allow {id}"), "Let Circlekeeper manage roles".to_owned())
        }
    };
    servers.map(deed).collect()
}

/// What a person's Telegram offers in the chat that is open.
pub(super) fn on_telegram(telegram: &Telegram, by: &telegram::Person, at: Where) -> Vec<Deed> {
    let open = match at {
        Where::Private => None,
        Where::Chat(chat) | Where::Topic(chat, _) => Some(chat),
    };
    let here = open.filter(|chat| telegram.is_in(*chat, by));
    let mut deeds: Vec<Deed> =
        here.into_iter().flat_map(|chat| in_chat(telegram, by, chat)).collect();
    for door in telegram.closed_doors(by) {
        deeds.push((format!("ask {}", door.chat), format!("Ask to join {}", door.title)));
    }
    deeds
}

fn in_chat(telegram: &Telegram, by: &telegram::Person, chat: ChatId) -> Vec<Deed> {
    if !telegram.owns(chat, by) {
        return vec![(format!("leave {chat}"), "Leave this chat".to_owned())];
    }
    let deed = |verb: &str, label: &str| (format!("{verb} {chat}"), label.to_owned());
    match telegram.bot_in(chat) {
        BotThere::Outside => vec![deed("add", "Add Circlekeeper")],
        BotThere::Member => vec![
            deed("promote", "Make Circlekeeper an administrator"),
            deed("remove", "Remove Circlekeeper"),
        ],
        BotThere::Administrator => vec![
            deed("demote", "Make Circlekeeper an ordinary member"),
            deed("remove", "Remove Circlekeeper"),
        ],
    }
}

/// Does one on Discord.
pub(super) async fn act_on_discord(
    State(stage): State<Arc<Stage>>,
    Json(chosen): Json<Chosen<there::Here>>,
) -> Done<Json<Value>> {
    let by = chosen.here.person(&stage)?;
    let offered = on_discord(&stage.play.discord, &by);
    let (verb, id) = named(&offered, &chosen.deed)?;
    let server = GuildId(id.parse().map_err(|_| Cannot::gone("that server"))?);
    perform(async move {
        let discord = &stage.play.discord;
        match verb.as_str() {
            "join" => discord.join(server, &by),
            "leave" => discord.leave(server, &by),
            verb => discord.grant_bot(server, MANAGE_ROLES, verb == "allow"),
        }
    })
    .await?;
    Ok(Json(json!({})))
}

/// Does one on Telegram.
pub(super) async fn act_on_telegram(
    State(stage): State<Arc<Stage>>,
    Json(chosen): Json<Chosen<here::Here>>,
) -> Done<Json<Value>> {
    let (by, at) = (chosen.here.person(&stage)?, chosen.here.place());
    let offered = on_telegram(&stage.play.telegram, &by, at);
    let (verb, id) = named(&offered, &chosen.deed)?;
    let chat = ChatId(id.parse().map_err(|_| Cannot::gone("that chat"))?);
    perform(async move {
        let telegram = &stage.play.telegram;
        match verb.as_str() {
            "ask" => telegram.ask_to_join(chat, &by),
            "leave" => telegram.leave(chat, &by),
            "add" => telegram.add_bot(chat),
            "promote" => telegram.make_bot_admin(chat),
            "demote" => telegram.demote_bot(chat),
            _ => telegram.kick_bot(chat),
        }
    })
    .await?;
    Ok(Json(json!({})))
}

/// Opens an invite link, as Telegram's apps do; says which chat it led into.
pub(super) async fn open(
    State(stage): State<Arc<Stage>>,
    Json(opened): Json<Opened>,
) -> Done<Json<Value>> {
    let by = opened.here.person(&stage)?;
    match stage.play.telegram.follow_invite(&by, &opened.url) {
        Joined::In(chat) => Ok(Json(json!({ "at": key(Where::Chat(chat)) }))),
        Joined::Asked(_) => Ok(Json(json!({ "said": "You asked to join. Somebody decides." }))),
        Joined::Expired => Err(Cannot("This invite link has expired".to_owned())),
        Joined::Banned => Err(Cannot("You are banned from this chat".to_owned())),
    }
}

/// The verb and the id of a deed that is offered just now.
fn named(offered: &[Deed], wanted: &str) -> Done<(String, String)> {
    let there = offered.iter().any(|(key, _)| key == wanted);
    let parts = wanted.split_once(' ').filter(|_| there);
    let (verb, id) = parts.ok_or_else(|| Cannot::gone("that button"))?;
    Ok((verb.to_owned(), id.to_owned()))
}
