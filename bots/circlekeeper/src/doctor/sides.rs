//! What is asked of the platforms: do they take the token, and may the bot post, and let people in, where it is
//! needed.
//!
//! Chats are told by our own numbers, never by name or address: what is printed here may be shown to
//! somebody who helps.

use std::collections::HashMap;

use circlekeeper_core::clock::Clock;
use circlekeeper_core::domain::address::Platform;
use circlekeeper_core::domain::posting::MayPost;
use circlekeeper_core::store::Db;
use circlekeeper_core::store::access;
use circlekeeper_core::store::chats::{self, Chat};
use circlekeeper_discord as discord;
use circlekeeper_telegram as telegram;

use crate::bots;
use crate::settings::Settings;
use crate::side::Adapter;

use super::report::Report;

/// Asks each platform that is served.
pub(super) async fn look(
    report: &mut Report,
    settings: &Settings,
    clock: &Clock,
    db: Option<&mut Db>,
) {
    let mut usable = HashMap::new();
    for adapter in bots::adapters(settings, clock) {
        if token(report, &adapter).await {
            if let Adapter::Telegram(settings) = &adapter {
                webhook(report, settings).await;
            }
            usable.insert(adapter.platform(), adapter);
        }
    }
    let Some(db) = db else { return };
    match chats::bound(db).await {
        Ok(bound) => {
            doors(report, &usable, db, &bound).await;
            rights(report, &usable, bound).await;
        }
        Err(error) => {
            report.fail("chats", error.to_string(), "restore a copy: circlekeeper restore FILE");
        }
    }
}

/// Whether the platform takes the token.
async fn token(report: &mut Report, adapter: &Adapter) -> bool {
    let refused = match adapter {
        Adapter::Discord(settings) => match discord::check_token(settings).await {
            Ok(_) => None,
            Err(discord::Refused::Unauthorised) => Some(None),
            Err(other @ discord::Refused::Unreachable(_)) => Some(Some(other.to_string())),
        },
        Adapter::Telegram(settings) => match telegram::check_token(settings).await {
            Ok(_) => None,
            Err(telegram::Refused::Unauthorised) => Some(None),
            Err(other @ telegram::Refused::Unreachable(_)) => Some(Some(other.to_string())),
        },
    };
    let about = adapter.platform().as_str();
    let accepted = refused.is_none();
    match refused {
        None => report.ok(about, "takes the token"),
        Some(None) => {
            let (setting, mend) = adapter.token_mend();
            report.fail(about, format!("does not accept {setting}"), mend);
        }
        Some(Some(why)) => {
            let setting = match adapter {
                Adapter::Discord(_) => "DISCORD_API_URL",
                Adapter::Telegram(_) => "TELEGRAM_API_URL",
            };
            let mend = format!("is this machine online, and {setting} right or left out?");
            report.fail(about, why, mend);
        }
    }
    accepted
}

/// Whether updates come to whoever fetches them. A webhook that another program left takes them all.
async fn webhook(report: &mut Report, settings: &telegram::Settings) {
    let about = Platform::Telegram.as_str();
    match telegram::has_webhook(settings).await {
        Ok(false) => {}
        Ok(true) => report.fail(
            about,
            "a webhook is set on the token: it takes all updates, and nobody is answered",
            "open https://api.telegram.org/bot<TOKEN>/deleteWebhook once, or use a bot of its own",
        ),
        Err(why) => {
            let found = format!("could not be asked whether a webhook is set: {why}");
            report.warn(about, found, "run doctor again in a minute");
        }
    }
}

/// Whether the bot may post in each chat that serves a group.
async fn rights(
    report: &mut Report,
    adapters: &HashMap<Platform, Adapter>,
    bound: Vec<(Chat, i64)>,
) {
    let mut fine = 0;
    for (chat, group) in bound {
        let Some(adapter) = adapters.get(&chat.address.platform) else { continue };
        let found = match adapter {
            Adapter::Discord(settings) => discord::may_post(settings, &chat.address).await,
            Adapter::Telegram(settings) => telegram::may_post(settings, &chat.address).await,
        };
        if found == MayPost::Yes {
            fine += 1;
        } else {
            tell(report, &chat, group, &found);
        }
    }
    if fine > 0 {
        report.ok("chats", format!("the bot may post in {fine}"));
    }
}

/// Whether the bot can let people into each chat whose door it keeps, and out of it again.
async fn doors(
    report: &mut Report,
    adapters: &HashMap<Platform, Adapter>,
    db: &mut Db,
    bound: &[(Chat, i64)],
) {
    let mut fine = 0;
    for (chat, group) in bound {
        let Some(adapter) = adapters.get(&chat.address.platform) else { continue };
        let found = match adapter {
            Adapter::Discord(settings) => match access::role_of(db, (chat.id, *group)).await {
                Ok(Some(role)) => discord::may_give_role(settings, &chat.address, &role).await,
                _ => continue,
            },
            Adapter::Telegram(settings) => match access::is_kept(db, chat.id).await {
                Ok(true) => match telegram::lacks_at_door(settings, &chat.address).await.first() {
                    Some(right) => MayPost::Lacks(right),
                    None => MayPost::Yes,
                },
                _ => continue,
            },
        };
        let which = which(chat, *group);
        match found {
            MayPost::Yes => fine += 1,
            MayPost::Lacks(right) if chat.address.platform == Platform::Discord => report.fail(
                "doors",
                format!("{which}: the bot may not give its role (“{right}”)"),
                format!(
                    "whoever manages the server gives the bot “{right}”, and moves its own role above that one"
                ),
            ),
            MayPost::Lacks(right) => report.fail(
                "doors",
                format!("{which}: the bot keeps its door and lacks “{right}”"),
                format!("whoever manages that chat makes the bot an administrator with “{right}”"),
            ),
            MayPost::Gone if chat.address.platform == Platform::Discord => report.fail(
                "doors",
                format!("{which}: the role it gives is not there any more"),
                "who leads the group uses /usechat there, with another role or with none",
            ),
            // Of such a chat it is told below whether it can be reached.
            MayPost::Gone | MayPost::Moved | MayPost::Unknown(_) => {}
        }
    }
    if fine > 0 {
        report.ok("doors", format!("the bot can let people in and out of {fine}"));
    }
}

fn which(chat: &Chat, group: i64) -> String {
    let platform = chat.address.platform.title();
    format!("chat {} of group {group}, on {platform}", chat.id)
}

fn tell(report: &mut Report, chat: &Chat, group: i64, found: &MayPost) {
    let which = which(chat, group);
    match found {
        MayPost::Yes => {}
        MayPost::Lacks(right) => report.fail(
            "chats",
            format!("{which}: the bot lacks “{right}”"),
            format!("whoever manages that chat gives the bot the right “{right}” there"),
        ),
        MayPost::Gone => report.fail(
            "chats",
            format!("{which}: it is gone, or the bot was removed from it"),
            "whoever manages it invites the bot again, or uses /usechat in another chat",
        ),
        MayPost::Moved => report.warn(
            "chats",
            format!("{which}: it became another chat"),
            "nothing to do: the bot follows it with its next message",
        ),
        MayPost::Unknown(why) => report.warn(
            "chats",
            format!("{which}: could not be asked about ({why})"),
            "run doctor again in a minute",
        ),
    }
}
