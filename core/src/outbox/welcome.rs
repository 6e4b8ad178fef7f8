//! What somebody reads who has come into a group, from today's facts: in the answer to `/join`, and in the word
//! that they were let in, which comes when somebody has decided.
//!
//! Not here: what a guest of one session reads (`commands/seat/held.rs`), and the way into a chat itself
//! (`compose/access.rs`).

use crate::clock::Instant;
use crate::domain::address::Platform;
use crate::domain::group::Group;
use crate::domain::policy::KEPT_DAYS;
use crate::reply::words::Voice;
use crate::reply::{Line, Message, Span, session_buttons};
use crate::store::chats::Chat;
use crate::store::{Db, StoreError, access, attendance, chats, fees, groups, sessions};
use crate::time::zone::Zone;

/// Who reads it, and where.
pub(crate) struct Reader<'a> {
    /// In their language.
    pub voice: &'a Voice,
    /// In whose clock.
    pub zone: &'a Zone,
    /// On which platform.
    pub platform: Platform,
    /// In one of the group's chats: they know the way there.
    pub in_its_chat: bool,
    /// When.
    pub now: Instant,
}

/// What somebody reads who is in a group from now on, below a first line.
///
/// # Errors
/// If the store cannot be read.
pub(crate) async fn welcome(
    db: &mut Db,
    group: &Group,
    first: Line,
    reader: &Reader<'_>,
) -> Result<Message, StoreError> {
    let Reader { voice, zone, now, .. } = *reader;
    let next = sessions::next(db, group.id, now).await?;
    let opens = groups::last_reminder_offset(db, group.id).await?;
    let costs = fees::of_group(db, group.id, now).await?;
    let mut message = Message::line(first);
    message = match &next {
        Some(next) => message.paragraph(voice.joined_next(voice.moment(next.starts_at, zone))),
        None => message.paragraph(voice.joined_nothing_scheduled()),
    };
    for fact in voice.facts_of_fee(&costs, &group.zone) {
        message = message.paragraph(fact);
    }
    if let Some(told) = where_reminded(db, group, reader).await? {
        message = message.paragraph(told);
    }
    if gives_role(db, group, reader).await? {
        message = message.paragraph(voice.joined_role());
    }
    let opens = Span::Words(voice.how_long(opens).plain());
    message = message.paragraph(voice.joined_link(opens)).paragraph(voice.joined_stored(KEPT_DAYS));
    if attendance::kept_since(db, group.id).await?.is_some() {
        message = message.paragraph(voice.joined_attendance(KEPT_DAYS));
    }
    Ok(match next {
        Some(next) => message.row(session_buttons(voice, next.id)),
        None => message,
    })
}

/// Whether they get a role with it, which others see.
async fn gives_role(db: &mut Db, group: &Group, reader: &Reader<'_>) -> Result<bool, StoreError> {
    let on_discord = reader.platform == Platform::Discord;
    Ok(on_discord && !access::doors_of(db, group.id, reader.platform).await?.is_empty())
}

/// Where the group's reminders are sent, and how to get there; nothing to who reads it there.
async fn where_reminded(
    db: &mut Db,
    group: &Group,
    reader: &Reader<'_>,
) -> Result<Option<Line>, StoreError> {
    let Reader { voice, platform, .. } = *reader;
    if reader.in_its_chat {
        return Ok(None);
    }
    let mut chats = chats::of_group(db, group.id).await?;
    // Where a chat is lost, nobody is reminded.
    chats.retain(|chat| chat.present);
    let on = |chat: &&Chat| chat.address.platform == platform;
    let Some(chat) = chats.iter().find(on).or(chats.first()) else {
        return Ok(Some(voice.joined_no_chat()));
    };
    if !on(&chat) {
        let elsewhere = Span::Plain(chat.address.platform.title().to_owned());
        return Ok(Some(voice.joined_elsewhere(elsewhere)));
    }
    let opened = !access::doors_of(db, group.id, platform).await?.is_empty();
    Ok(Some(match opened {
        true => voice.joined_opened(platform.as_str()),
        false => voice.joined_ask_way(platform.as_str()),
    }))
}
