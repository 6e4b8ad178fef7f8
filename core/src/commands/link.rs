//! `/link`: how to get in, privately, to members, when it is time; to facilitators always.
//!
//! From the moment of the last reminder until 30 minutes after the planned end. Never in a public
//! post, an event, a listing, a feed, a log or an error.

use crate::domain::group::Group;
use crate::domain::membership::Membership;
use crate::domain::session::{LINK_STAYS, Session, State};
use crate::reply::refusal::Refusal;
use crate::reply::{Message, Reply};
use crate::store::{groups, memberships, sessions, venues};

use super::context::{Context, Outcome, Stop};
use super::resolve::{self, Meant, Standing, Usual};
use super::{Answer, Argument, Effect, Entry, Input, Kind, Who, begin, doors, place, seat};

/// See the module.
pub static ENTRY: Entry = Entry {
    name: "link",
    arguments: &[
        Argument::optional("session", Kind::Session).taking_the_rest(),
        Argument::optional("group", Kind::Group),
    ],
    who: Who::Everyone,
    answer: Answer::Private,
    effect: Effect::Reads,
};

pub(super) async fn run(context: &mut Context<'_>, input: &Input) -> Outcome {
    let nothing_given = input.get("session").is_none() && input.get("group").is_none();
    if nothing_given && resolve::of_this_chat(context).await?.is_none() {
        let soonest = soonest_own(context).await?;
        return give(context, soonest).await;
    }
    let wanted = (Standing::Inside, Usual::Entered);
    let meant = match resolve::meant(context, (ENTRY.name, input), wanted).await? {
        Meant::Session(group, session) => (group, session),
        Meant::Group(group) => {
            let now = meant_now(context, &group).await?;
            let now = now.ok_or_else(|| Refusal::NothingScheduled(group.label.clone()))?;
            (group, now)
        }
    };
    give(context, meant).await
}

/// The press of "Get the link".
pub(super) async fn press(context: &mut Context<'_>, session: i64) -> Outcome {
    let meant = resolve::session_by_id(context, session, Standing::Inside).await?;
    give(context, meant).await
}

/// Of the sessions of the caller's groups, and those they come to as a guest, the one whose link is nearest
/// to being given.
async fn soonest_own(context: &mut Context<'_>) -> Result<(Group, Session), Stop> {
    let mut candidates = seat::guest_sessions(context).await?;
    let own = resolve::own(context, Standing::Inside).await?;
    if own.is_empty() && candidates.is_empty() {
        return Err(Refusal::InNoGroup.into());
    }
    for group in own {
        if let Some(session) = meant_now(context, &group).await? {
            candidates.push((group, session));
        }
    }
    let mut soonest = None;
    for (group, session) in candidates {
        let nearness = nearness(context, &group, &session).await?;
        if soonest.as_ref().is_none_or(|(nearest, _)| nearness < *nearest) {
            soonest = Some((nearness, (group, session)));
        }
    }
    soonest.map(|(_, meant)| meant).ok_or_else(|| Refusal::NothingScheduledAnywhere.into())
}

/// The smaller, the sooner one would ask for its link: one that can be entered now, one that is just
/// over or does not take place, one that is still to come; the earlier first.
async fn nearness(
    context: &mut Context<'_>,
    group: &Group,
    session: &Session,
) -> Result<(u8, i64), Stop> {
    let offset = groups::last_reminder_offset(context.db, group.id).await?;
    let over = session.ends_at() <= context.now || session.state == State::Cancelled;
    let open = session.link_window(offset).0 <= context.now;
    let rank = match (over, open) {
        (false, true) => 0,
        (true, _) => 1,
        (false, false) => 2,
    };
    Ok((rank, session.starts_at.timestamp()))
}

/// The session one would ask the link of now: the next, one that is cancelled and should run now, or the last if
/// it is hardly over.
pub(super) async fn meant_now(
    context: &mut Context<'_>,
    group: &Group,
) -> Result<Option<Session>, Stop> {
    let over = sessions::just_over(context.db, group.id, context.now, LINK_STAYS).await?;
    let next = sessions::next(context.db, group.id, context.now).await?;
    let offset = groups::last_reminder_offset(context.db, group.id).await?;
    let now = context.now;
    let open = |session: &Session| session.link_window(offset).0 <= now;
    if let Some(next) = next.clone().filter(open) {
        return Ok(Some(next));
    }
    // Who asks while a session should be running is told that it was cancelled, not when the next one opens.
    let cancelled = resolve::cancelled_ahead(context, group).await?.into_iter().find(open);
    Ok(cancelled.or(over).or(next))
}

async fn give(context: &mut Context<'_>, (group, session): (Group, Session)) -> Outcome {
    if session.state == State::Cancelled {
        return Err(Refusal::SessionCancelled.into());
    }
    let person = context.person.clone().ok_or(Refusal::InNoGroup)?;
    let membership = memberships::find(context.db, group.id, person.id).await?;
    let leads = membership.as_ref().is_some_and(Membership::leads);
    let inside = membership.is_some_and(|membership| membership.is_active());
    if !leads {
        in_time(context, &group, &session).await?;
    }
    let venue = match session.venue {
        Some(id) => venues::open(context.db, context.house.store.sealer(), id).await?,
        None => None,
    };
    let venue = venue.ok_or(Refusal::NoVenue)?;
    let zone = context.reading_zone(&group.zone);
    let voice = &context.voice;
    let at = voice.moment(session.starts_at, &zone);
    let heading = voice.link_for(&group.label, at);
    let message = place::way_in(voice, &venue, Message::line(heading));
    let message = message.paragraph(voice.link_keep_private());
    Ok(Reply::private(if leads {
        begin::offered(context, &session, message).await?
    } else {
        doors::to_the_room(context, (&group, inside), &venue, message).await?
    }))
}

async fn in_time(context: &mut Context<'_>, group: &Group, session: &Session) -> Result<(), Stop> {
    let offset = groups::last_reminder_offset(context.db, group.id).await?;
    let (opens, closes) = session.link_window(offset);
    if context.now < opens {
        let zone = context.reading_zone(&group.zone);
        return Err(Refusal::LinkTooEarly(context.voice.moment(opens, &zone)).into());
    }
    if context.now >= closes {
        return Err(Refusal::SessionOver.into());
    }
    Ok(())
}
