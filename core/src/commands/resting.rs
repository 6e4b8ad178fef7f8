//! A group that takes a break, as whoever asks about it reads it: that it does, and until when if that was said.
//!
//! Not here: how a break begins and ends (`pausegroup.rs`).

use std::iter;

use chrono::NaiveDate;

use crate::domain::group::Group;
use crate::domain::session::State;
use crate::reply::{Line, Message};
use crate::store::{breaks, holds, sessions};

use super::context::{Context, Stop};

/// Until when its break lasts. Of one that the operator holds, nobody who leads it can say.
pub(super) async fn until(
    context: &mut Context<'_>,
    group: &Group,
) -> Result<Option<NaiveDate>, Stop> {
    if holds::is_held(context.db, group.id).await? {
        return Ok(None);
    }
    Ok(breaks::until(context.db, group, context.now).await?)
}

/// The break, and the first session after it, as lines of a card.
pub(super) async fn facts(context: &mut Context<'_>, group: &Group) -> Result<Vec<Line>, Stop> {
    let until = until(context, group).await?;
    let said = match until {
        Some(until) => context.voice.fact_in_break_until(context.voice.day(until)),
        None => context.voice.fact_in_break(),
    };
    Ok(iter::once(said).chain(first_after(context, group, until).await?).collect())
}

/// The same where it is asked when the group meets next: nobody can come to what may not take place.
pub(super) async fn next(
    context: &mut Context<'_>,
    group: &Group,
    message: Message,
) -> Result<Message, Stop> {
    let (until, voice) = (until(context, group).await?, &context.voice);
    let said = match until {
        Some(until) => voice.next_in_break_until(&group.label, voice.day(until)),
        None => voice.next_in_break(&group.label),
    };
    let first = first_after(context, group, until).await?;
    Ok(iter::once(said).chain(first).fold(message, Message::paragraph))
}

/// The first session from the day on until which the break lasts, if that was said.
async fn first_after(
    context: &mut Context<'_>,
    group: &Group,
    until: Option<NaiveDate>,
) -> Result<Option<Line>, Stop> {
    let Some(until) = until else { return Ok(None) };
    let ahead = sessions::ahead(context.db, group.id, context.now, i64::MAX).await?;
    let first = ahead.into_iter().find(|session| {
        session.state == State::Planned && group.zone.local(session.starts_at).date() >= until
    });
    let zone = context.reading_zone(&group.zone);
    Ok(first.map(|first| {
        context.voice.fact_first_after_break(context.voice.moment(first.starts_at, &zone))
    }))
}
