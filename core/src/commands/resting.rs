//! A group that takes a break, as whoever asks about it reads it: that it does, and until when if that was said.
//!
//! Not here: how a break begins and ends (`pausegroup.rs`).

use chrono::NaiveDate;

use crate::domain::group::Group;
use crate::domain::session::{Session, State};
use crate::reply::licence::day;
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
    let today = group.zone.local(context.now).date();
    Ok(breaks::until(context.db, group.id, today).await?)
}

/// The break, and the first session after it, as lines of a card.
pub(super) async fn facts(context: &mut Context<'_>, group: &Group) -> Result<Vec<Line>, Stop> {
    let Some(until) = until(context, group).await? else {
        return Ok(vec![context.voice.fact_in_break()]);
    };
    let day = day(&context.voice, until);
    let mut lines = vec![context.voice.fact_in_break_until(day)];
    if let Some(first) = first_after(context, group, until).await? {
        let at = context.voice.moment(first.starts_at, &context.reading_zone(&group.zone));
        lines.push(context.voice.fact_first_after_break(at));
    }
    Ok(lines)
}

/// The same where it is asked when the group meets next: nobody can come to what may not take place.
pub(super) async fn next(
    context: &mut Context<'_>,
    group: &Group,
    message: Message,
) -> Result<Message, Stop> {
    let Some(until) = until(context, group).await? else {
        return Ok(message.paragraph(context.voice.next_in_break(&group.label)));
    };
    let day = day(&context.voice, until);
    let message = message.paragraph(context.voice.next_in_break_until(&group.label, day));
    Ok(match first_after(context, group, until).await? {
        Some(first) => {
            let at = context.voice.moment(first.starts_at, &context.reading_zone(&group.zone));
            message.paragraph(context.voice.fact_first_after_break(at))
        }
        None => message,
    })
}

async fn first_after(
    context: &mut Context<'_>,
    group: &Group,
    until: NaiveDate,
) -> Result<Option<Session>, Stop> {
    let ahead = sessions::ahead(context.db, group.id, context.now, i64::MAX).await?;
    Ok(ahead.into_iter().find(|session| {
        session.state == State::Planned && group.zone.local(session.starts_at).date() >= until
    }))
}
