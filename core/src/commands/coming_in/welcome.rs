//! What somebody reads who has just come into a group.

use crate::domain::group::{Group, State};
use crate::domain::policy::KEPT_DAYS;
use crate::reply::{Message, Span, session_buttons};
use crate::store::{attendance, chats, groups, sessions};

use super::super::card;
use super::super::context::{Context, Stop};

pub(in crate::commands) async fn welcome(
    context: &mut Context<'_>,
    group: &Group,
) -> Result<Message, Stop> {
    let next = sessions::next(context.db, group.id, context.now).await?;
    let opens = groups::last_reminder_offset(context.db, group.id).await?;
    let here = context.caller.account.platform;
    let chats = chats::of_group(context.db, group.id).await?;
    let elsewhere = chats.first().filter(|_| chats.iter().all(|c| c.address.platform != here));
    let zone = context.reading_zone(&group.zone);
    let kept = attendance::kept_since(context.db, group.id).await?.is_some();
    let voice = &context.voice;
    let opens = Span::Words(card::offset(voice, opens).plain());
    let name = if group.state == State::Listed { &group.name } else { &group.label };
    let mut message = Message::line(voice.joined(name));
    message = match &next {
        Some(next) => message.paragraph(voice.joined_next(voice.moment(next.starts_at, &zone))),
        None => message.paragraph(voice.joined_nothing_scheduled()),
    };
    if let Some(chat) = elsewhere {
        let platform = Span::Plain(chat.address.platform.title().to_owned());
        message = message.paragraph(voice.joined_elsewhere(platform));
    }
    message = message.paragraph(voice.joined_link(opens)).paragraph(voice.joined_stored(KEPT_DAYS));
    if kept {
        message = message.paragraph(voice.joined_attendance(KEPT_DAYS));
    }
    Ok(match next {
        Some(next) => message.row(session_buttons(voice, next.id)),
        None => message,
    })
}
