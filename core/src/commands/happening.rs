//! What happened to a chat, or to the bot in it: noted, answered by nothing or by one line.

use crate::domain::access::Trouble;
use crate::domain::address::{ChatAddress, Platform};
use crate::domain::caller::RoleLook;
use crate::outbox::plan;
use crate::reply::{Message, Reply};
use crate::store::access::{self, Asker};
use crate::store::{chats, groups, persons};

use super::context::{Context, Outcome, Stop};
use super::request::Happening;
use super::resolve;
use super::usechat::role::tells;

/// Notes it.
///
/// # Errors
/// If the store cannot be written.
pub async fn take_note(context: &mut Context<'_>, news: &Happening) -> Outcome {
    match news {
        Happening::BotLeft => each_here(context, false).await?,
        Happening::BotCame => each_here(context, true).await?,
        Happening::BotLeftSpace(space) => left_space(context, space).await?,
        Happening::BotCameToSpace(space) => came_to_space(context, space).await?,
        Happening::RolesChanged(space) => roles_changed(context, space).await?,
        Happening::OnSpaces(spaces) => on_spaces(context, spaces).await?,
        Happening::Blocked => reach(context, false).await?,
        Happening::Unblocked => reach(context, true).await?,
        Happening::MovedTo(new) => follow(context, new).await?,
        Happening::AskedToJoin => asked_to_join(context).await?,
        Happening::RolesLook { space, roles } => roles_look(context, space, roles).await?,
        Happening::LinkExposed => return exposed(context).await,
    }
    Ok(Reply::Nothing)
}

/// The chat of this event, with its topics where the whole chat is concerned.
async fn each_here(context: &mut Context<'_>, present: bool) -> Result<(), Stop> {
    let Some(chat) = &context.caller.place.chat else { return Ok(()) };
    let rows = match (&chat.address.topic, chat.address.platform) {
        (None, Platform::Telegram) => chats::with_topics(context.db, &chat.address).await?,
        _ => {
            let found = chats::find(context.db, &chat.address).await?;
            found.into_iter().map(|chat| chat.id).collect()
        }
    };
    set_presence(context, &rows, present).await?;
    if let Some(standing) = chat.doors.bot {
        for row in rows {
            plan::access::keep_door(context.db, (row, standing), context.now).await?;
        }
    }
    Ok(())
}

/// Somebody asks to join the chat of this event.
async fn asked_to_join(context: &mut Context<'_>) -> Result<(), Stop> {
    let Some(chat) = &context.caller.place.chat else { return Ok(()) };
    let language = context.caller.language.clone();
    let asker = Asker { account: context.caller.account.clone(), language };
    let sealer = context.house.store.sealer();
    let about = (&chat.address, &asker);
    let when = (chat.doors.asked_at.unwrap_or(context.now), context.now);
    Ok(plan::access::asked_to_join(context.db, sealer, about, when).await?)
}

/// A role that a chat gives may have begun to show others who is in its group: who leads it is told, once.
async fn roles_look(
    context: &mut Context<'_>,
    space: &str,
    roles: &[(String, RoleLook)],
) -> Result<(), Stop> {
    for given in access::roles_on(context.db, space).await? {
        let Some((_, look)) = roles.iter().find(|(id, _)| *id == given.role) else { continue };
        let Some(group) = groups::by_id(context.db, given.group).await? else { continue };
        let shows = match look {
            RoleLook { apart: true, .. } | RoleLook { called: true, .. } => {
                Some(Trouble::DiscordRoleShown)
            }
            look if tells(look, &group, &context.house.policy.topics) => {
                Some(Trouble::DiscordRoleNamed)
            }
            _ => None,
        };
        plan::access::role_shows(context.db, &given, shows, context.now).await?;
    }
    Ok(())
}

async fn left_space(context: &mut Context<'_>, space: &str) -> Result<(), Stop> {
    let platform = context.caller.account.platform;
    let rows = chats::in_space(context.db, platform, space).await?;
    set_presence(context, &rows, false).await?;
    Ok(chats::leave_space(context.db, platform, space).await?)
}

/// Whatever server is not named was left unheard.
async fn on_spaces(context: &mut Context<'_>, spaces: &[String]) -> Result<(), Stop> {
    let platform = context.caller.account.platform;
    for space in chats::spaces(context.db, platform).await? {
        if !spaces.contains(&space) {
            left_space(context, &space).await?;
        }
    }
    Ok(())
}

/// Discord says at each start that the bot is on a server, too. So only those chats return that were
/// lost with the server: one that was deleted, or where a right is missing, is as lost as before.
async fn came_to_space(context: &mut Context<'_>, space: &str) -> Result<(), Stop> {
    let platform = context.caller.account.platform;
    let rows = chats::left_in_space(context.db, platform, space).await?;
    set_presence(context, &rows, true).await?;
    // What roles became meanwhile was told to nobody.
    roles_changed(context, space).await
}

/// Perhaps the bot may give the roles now that it could not give.
async fn roles_changed(context: &mut Context<'_>, space: &str) -> Result<(), Stop> {
    let platform = context.caller.account.platform;
    for row in access::troubled_in_space(context.db, platform, space).await? {
        plan::access::again(context.db, row, context.now).await?;
    }
    Ok(())
}

async fn set_presence(context: &mut Context<'_>, rows: &[i64], present: bool) -> Result<(), Stop> {
    for row in rows {
        if present {
            plan::regain_chat(context.db, *row, context.now).await?;
        } else {
            plan::lose_chat(context.db, *row, context.now).await?;
        }
    }
    Ok(())
}

async fn reach(context: &mut Context<'_>, open: bool) -> Result<(), Stop> {
    Ok(persons::set_reach(context.db, &context.caller.account, open).await?)
}

async fn follow(context: &mut Context<'_>, new: &ChatAddress) -> Result<(), Stop> {
    let Some(chat) = &context.caller.place.chat else { return Ok(()) };
    Ok(plan::follow_chat(context.db, &chat.address, new, context.now).await?)
}

/// A call link was typed where others read: refused, deleted if the bot may, and the facilitators
/// are told to make a new one.
async fn exposed(context: &mut Context<'_>) -> Outcome {
    if !context.caller.place.answers_privately {
        context.speak_as_this_chat().await?;
    }
    let line = context.voice.link_typed_in_chat();
    let reply = context.in_place(Message::line(line));
    let Some(chat) = context.caller.place.chat.clone() else { return Ok(reply) };
    let Some(group) = resolve::of_this_chat(context).await? else { return Ok(reply) };
    let Some(row) = chats::find(context.db, &chat.address).await? else { return Ok(reply) };
    let event = context.caller.event.parse().unwrap_or(context.now.timestamp());
    let message = context.caller.message.as_deref();
    plan::link_exposed(context.db, (row.id, group.id), (event, message), context.now).await?;
    Ok(reply)
}
