//! What an answer says of a group's chats: when they hear of it, or that none can; and how many people hear of
//! it privately, whom none of them reaches.
//!
//! Not here: what they are owed (`outbox/plan.rs`).

use crate::domain::group::{Group, State};
use crate::reply::{Line, Message};
use crate::store::chats;

use super::context::{Context, Stop};

/// Adds when the group's chats hear of a change of one session, and how many hear of it privately.
pub(super) async fn chats_will_hear(
    context: &mut Context<'_>,
    group: &Group,
    message: Message,
    people: usize,
) -> Result<Message, Stop> {
    let soon = context.voice.chats_will_hear();
    chats_hear(context, group, message, (soon, people)).await
}

/// Adds when the group's chats hear of something, and how many people do: as said, but not in a break.
pub(super) async fn chats_hear(
    context: &mut Context<'_>,
    group: &Group,
    message: Message,
    (when, people): (Line, usize),
) -> Result<Message, Stop> {
    if group.state != State::Paused {
        return heard(context, group, message, (when, people)).await;
    }
    let when = context.voice.chats_hear_after_break();
    let message = heard(context, group, message, (when, 0)).await?;
    Ok(match i64::try_from(people).unwrap_or(i64::MAX) {
        0 => message,
        people => message.paragraph(context.voice.people_hear_after_break(people)),
    })
}

/// Adds what the group's chats hear, or that there is none that can hear it; and how many people hear of it
/// besides.
pub(super) async fn heard(
    context: &mut Context<'_>,
    group: &Group,
    message: Message,
    (what, people): (Line, usize),
) -> Result<Message, Stop> {
    let heard = can_hear(context, group).await?;
    let message = message.paragraph(if heard { what } else { context.voice.no_chat_hears() });
    Ok(match people {
        0 => message,
        _ => message
            .paragraph(context.voice.people_hear_too(i64::try_from(people).unwrap_or(i64::MAX))),
    })
}

/// Whether there is a chat of the group that can be reached, as far as is known.
pub(super) async fn can_hear(context: &mut Context<'_>, group: &Group) -> Result<bool, Stop> {
    let chats = chats::of_group(context.db, group.id).await?;
    Ok(chats.iter().any(|chat| chat.present))
}
