//! What binding a Telegram chat finds at its door: whether it is kept here from now on, and what lets others
//! past it.

use crate::outbox::plan;
use crate::reply::Message;
use crate::store::chats;

use super::super::context::{Context, Stop};

/// Notes it, and says it below what is said already.
pub(super) async fn noted(
    context: &mut Context<'_>,
    mut message: Message,
) -> Result<Message, Stop> {
    let Some(chat) = context.caller.place.chat.clone() else { return Ok(message) };
    let Some(standing) = chat.doors.bot else { return Ok(message) };
    let Some(row) = chats::find(context.db, &chat.address).await? else { return Ok(message) };
    plan::access::keep_door(context.db, (row.id, standing), context.now).await?;
    plan::access::guard(context.db, row.id, context.now).await?;
    let voice = &context.voice;
    if standing.invites {
        message = message.paragraph(voice.door_is_kept());
        if !standing.bans {
            message = message.paragraph(voice.door_needs_right("ban"));
        }
    } else if standing.administers {
        message = message.paragraph(voice.door_needs_right("invite"));
    }
    Ok(if chat.doors.permanent_link { message.paragraph(voice.permanent_link()) } else { message })
}
