//! How a group and a session are described, wherever they are.

use crate::domain::address::Platform;
use crate::domain::group::{Group, State as GroupState};
use crate::domain::session::{Session, State};
use crate::reply::block::{Line, Span};
use crate::reply::words::Voice;
use crate::store::{access, chats, sessions, statements, waitlist};

use super::caller::Openness;
use super::context::{Context, Stop};
use super::{cost, duty, licence, resting};

/// The facts of a group, one a line, blanks honest. Its name and topics are shown only where the
/// asker alone reads them.
pub(super) async fn facts(context: &mut Context<'_>, group: &Group) -> Result<Vec<Line>, Stop> {
    let private = context.caller.place.answers_privately;
    let mut lines = Vec::new();
    if private {
        if let Some(about) = &group.about {
            lines.push(context.voice.fact_about(about));
        }
        if !group.topics.is_empty() {
            let topics: Vec<&str> = group.topics.iter().map(|t| t.reveal().as_str()).collect();
            lines.push(context.voice.fact_topics(Span::Plain(topics.join(", "))));
        }
    }
    lines.extend(licence::led_by(context, group).await?);
    lines.extend(when(context, group).await?);
    lines.extend(cost::facts(context, group).await?);
    lines.extend(how(&context.voice, group));
    lines.push(context.voice.fact_zone(Span::Plain(group.zone.name().to_owned())));
    lines.push(places(context, group).await?);
    if private {
        lines.extend(role(context, group).await?);
        lines.extend(super::leading::facts(context, group).await?);
        let free = free_seats(context, group).await?;
        let voice = &context.voice;
        lines.push(match (group.capacity, free) {
            (Some(capacity), Some(free @ 1..)) => voice.fact_seats(free, capacity),
            (Some(capacity), _) => voice.fact_no_seat(capacity),
            (None, _) => voice.fact_open_to_all(),
        });
    }
    Ok(lines)
}

/// A mark of what is shown: a button below it that carries it tells whether that is still so.
pub(super) async fn mark(context: &mut Context<'_>, group: &Group) -> Result<u16, Stop> {
    let sealer = context.house.store.sealer();
    Ok(statements::mark(context.db, sealer, group.id).await?)
}

/// Whoever reads it on Discord gets a role by joining, which shows them to others: they read it before.
pub(super) async fn role(context: &mut Context<'_>, group: &Group) -> Result<Option<Line>, Stop> {
    if context.caller.account.platform != Platform::Discord {
        return Ok(None);
    }
    let given = !access::doors_of(context.db, group.id, Platform::Discord).await?.is_empty();
    Ok(given.then(|| context.voice.fact_role()))
}

/// Who may come, in which language, and how one gets in.
fn how(voice: &Voice, group: &Group) -> [Line; 2] {
    let language = voice.language_called(&group.language);
    [voice.fact_how(group.kind.as_str(), language), voice.fact_way_in(group.entry.as_str())]
}

/// How many seats are free; nothing where there is no limit.
async fn free_seats(context: &mut Context<'_>, group: &Group) -> Result<Option<i64>, Stop> {
    let Some(capacity) = group.capacity else { return Ok(None) };
    Ok(waitlist::seats(context.db, group.id).await?.free_of(Some(capacity)))
}

/// Whether whoever comes has to wait for a seat.
pub(super) async fn is_full(context: &mut Context<'_>, group: &Group) -> Result<bool, Stop> {
    Ok(free_seats(context, group).await? == Some(0))
}

/// When it meets next, and who takes care of that session; or that it takes a break.
async fn when(context: &mut Context<'_>, group: &Group) -> Result<Vec<Line>, Stop> {
    if group.state == GroupState::Paused {
        return resting::facts(context, group).await;
    }
    let next = sessions::next(context.db, group.id, context.now).await?;
    let mut lines = vec![line_of_next(context, group, next.as_ref())];
    if let Some(next) = &next {
        lines.extend(duty::of_next(context, group, next).await?);
    }
    Ok(lines)
}

pub(super) async fn next_line(context: &mut Context<'_>, group: &Group) -> Result<Line, Stop> {
    let next = sessions::next(context.db, group.id, context.now).await?;
    Ok(line_of_next(context, group, next.as_ref()))
}

fn line_of_next(context: &Context<'_>, group: &Group, next: Option<&Session>) -> Line {
    let zone = context.reading_zone(&group.zone);
    match next {
        Some(next) => context.voice.fact_next(context.voice.moment(next.starts_at, &zone)),
        None => context.voice.fact_nothing_scheduled(),
    }
}

async fn places(context: &mut Context<'_>, group: &Group) -> Result<Line, Stop> {
    let chats = chats::of_group(context.db, group.id).await?;
    let mut platforms: Vec<&str> =
        chats.iter().map(|chat| Platform::title(chat.address.platform)).collect();
    platforms.sort_unstable();
    platforms.dedup();
    if platforms.is_empty() {
        return Ok(context.voice.fact_no_chat());
    }
    let private = if chats.iter().all(|chat| chat.openness == Openness::Closed) {
        "yes"
    } else if chats.iter().any(|chat| chat.openness == Openness::Unknown) {
        "unknown"
    } else {
        "no"
    };
    Ok(context.voice.fact_chats(Span::Plain(platforms.join(", ")), private))
}

/// A session in one line: its number, when, and whether it takes place.
pub(super) fn session_line(context: &Context<'_>, group: &Group, session: &Session) -> Line {
    let zone = context.reading_zone(&group.zone);
    let at = context.voice.moment(session.starts_at, &zone);
    let number = Span::Code(session.number());
    match session.state {
        State::Planned => context.voice.session_planned(number, at),
        State::Cancelled => context.voice.session_cancelled_line(number, at),
    }
}

/// "24 hours before, and again 30 minutes before"; nothing if there are none.
pub(super) fn offsets(voice: &Voice, offsets: &[i64]) -> Option<Line> {
    let said = |said: Line| Span::Words(said.plain());
    let first = voice.before(said(offset(voice, *offsets.first()?)));
    Some(offsets[1..].iter().fold(first, |earlier, seconds| {
        voice.before_and_again(said(earlier), said(offset(voice, *seconds)))
    }))
}

/// "30 minutes".
pub(super) fn offset(voice: &Voice, seconds: i64) -> Line {
    voice.how_long(seconds)
}
