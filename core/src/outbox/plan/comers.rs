//! Nobody comes in vain: what becomes of a session, a series, a group is told privately to whoever is in it
//! and hears of it in no chat, unless they said that they cannot come. Guests hear of their session in any case.
//!
//! Each such word carries what its reader knew before the change, so that a change and its reversal before it
//! is sent come to nothing, and two changes to one truth. Who made the change is told nothing.
//!
//! Not here: who these are (`store/comers.rs`), what is said (`outbox/compose/comers.rs`), and what the chats
//! hear (`plan.rs`, `course.rs`).

use crate::clock::{Instant, from_unix};
use crate::domain::audit::{Hat, Thing};
use crate::domain::delivery::{Kind, State as How};
use crate::domain::session::{Session, State};
use crate::store::deliveries::{self, Owed, To, Told};
use crate::store::lanes::Due;
use crate::store::series::Series;
use crate::store::{Db, StoreError, audit, comers, guests, series, sessions};

use super::known_to;
use super::word::owe_person;

fn written(known: Told) -> String {
    let state = if known.cancelled { State::Cancelled } else { State::Planned };
    format!("{} {}", state.as_str(), known.start.timestamp())
}

/// What somebody knew before a change, as it was written; nothing if that is not known.
pub(in crate::outbox) fn known_before(written: Option<&str>) -> Option<Told> {
    let (state, start) = written?.split_once(' ')?;
    let cancelled = state.parse::<State>().ok()? == State::Cancelled;
    Some(Told { start: from_unix(start.parse().ok()?), cancelled })
}

/// Owes word of what became of a session to whoever would come in vain, and to the others who lead it. Says how
/// many will hear of it whom no chat tells.
pub(super) async fn tell_change(
    db: &mut Db,
    (before, after): (&Session, &Session),
    by: Option<i64>,
    (due_at, now): (Instant, Instant),
) -> Result<usize, StoreError> {
    let people = comers::of(db, (after.group, after.id), by).await?;
    // Who leads it with whoever changed it may be about to begin it: they do not look for that in a chat.
    let mut leaders = deliveries::facilitators(db, after.group).await?;
    leaders.retain(|one| by != Some(*one) && !people.contains(one));
    let all = [people, leaders.clone()].concat();
    let told = owe_in_place(db, (before, after), &all, (due_at, now)).await?;
    Ok(told.into_iter().filter(|one| !leaders.contains(one)).count())
}

/// Owes these people word of what a session is now, in place of what waits to be said of it. Says who will hear
/// of it.
async fn owe_in_place(
    db: &mut Db,
    (before, after): (&Session, &Session),
    people: &[i64],
    (due_at, now): (Instant, Instant),
) -> Result<Vec<i64>, StoreError> {
    let mut owed = Vec::new();
    for person in people {
        owed.push((*person, knows(db, before, *person).await?));
    }
    deliveries::withdraw_notices(db, (Kind::ChangeTold, after.id), now).await?;
    comers::release(db, Kind::ChangeTold, after.id).await?;
    let mut told = Vec::new();
    for (person, knew) in owed {
        if owe(db, after, (person, knew), (due_at, now)).await? {
            told.push(person);
        }
    }
    Ok(told)
}

/// What somebody knows of a session before it changes; nothing if that is not known.
async fn knows(db: &mut Db, before: &Session, person: i64) -> Result<Option<Told>, StoreError> {
    Ok(match comers::last_word(db, (before.id, person)).await? {
        // What was not said is as good as never owed: they still know what they knew before that.
        Some(last) if last.waits => known_before(last.knew.as_deref()),
        // They may know either.
        Some(last) if matches!(last.state, How::Sending | How::InDoubt | How::Pending) => None,
        _ => Some(Told::from(before)),
    })
}

/// When a session begins, for all that a chat or a person knows.
pub(in crate::outbox) async fn start_known(
    db: &mut Db,
    session: &Session,
    to: To,
) -> Result<Instant, StoreError> {
    let person = match to {
        To::Chat(chat) => return Ok(known_to(db, (session, chat), None).await?.start),
        To::Person(person) => person,
    };
    let last = comers::last_word(db, (session.id, person)).await?;
    let known = last
        .and_then(|last| if last.unsent { known_before(last.knew.as_deref()) } else { last.told });
    Ok(known.map_or(session.starts_at, |known| known.start))
}

/// Why something that is due is not said: a break keeps it from a person, or it is not owed any more.
pub(in crate::outbox) async fn why_unsaid(
    db: &mut Db,
    due: &Due,
) -> Result<&'static str, StoreError> {
    let to_a_person = matches!(due.to, To::Person(_));
    let kept = to_a_person && comers::is_kept(db, due.kind, due.subject).await?;
    Ok(if kept { comers::KEPT } else { "not owed any more" })
}

/// Owes one person word of what a session is now, unless they know that. Says whether it did.
async fn owe(
    db: &mut Db,
    session: &Session,
    (person, knew): (i64, Option<Told>),
    (due_at, now): (Instant, Instant),
) -> Result<bool, StoreError> {
    if knew.is_some_and(|knew| knew.agrees_with(session.into())) {
        return Ok(false);
    }
    let revision = deliveries::next_revision(db, Kind::ChangeTold, session.id).await?;
    let knew_written = knew.map(written);
    let start = knew.map_or(session.starts_at, |knew| knew.start.max(session.starts_at));
    let owed = Owed {
        kind: Kind::ChangeTold,
        subject: session.id,
        revision,
        to: To::Person(person),
        due_at,
        // Whoever comes to the old time must hear of it until then.
        expires_at: Some(start + session.length),
        message: knew_written.as_deref(),
    };
    deliveries::owe(db, &owed, now).await?;
    Ok(true)
}

/// A series goes no further: one word for all its sessions ahead. Its guests hear of the one they come to.
pub(super) async fn tell_series_end(
    db: &mut Db,
    series: &Series,
    people: &[i64],
    now: Instant,
) -> Result<(), StoreError> {
    let revision = deliveries::next_revision(db, Kind::SeriesEnded, series.id).await?;
    for person in people {
        owe_person(db, Kind::SeriesEnded, (series.id, revision), *person, now).await?;
    }
    Ok(())
}

/// The guests of a session that does not take place, since its series has ended. What else waits to be said
/// of it nobody needs any more.
pub(super) async fn tell_guests(
    db: &mut Db,
    before: &Session,
    now: Instant,
) -> Result<(), StoreError> {
    let after = Session { state: State::Cancelled, ..before.clone() };
    let people = guests::of(db, before.id).await?;
    owe_in_place(db, (before, &after), &people, (now, now)).await?;
    Ok(())
}

/// A group goes on after a break: who would have come is told what the break kept from them.
pub(super) async fn catch_up(
    db: &mut Db,
    group: i64,
    (due_at, now): (Instant, Instant),
) -> Result<(), StoreError> {
    for (series, person) in comers::kept_from_ends(db, group).await? {
        comers::release(db, Kind::SeriesEnded, series).await?;
        let revision = deliveries::next_revision(db, Kind::SeriesEnded, series).await?;
        let (kind, to) = (Kind::SeriesEnded, To::Person(person));
        let (subject, expires_at) = (series, None);
        let owed = Owed { kind, subject, revision, to, due_at, expires_at, message: None };
        deliveries::owe(db, &owed, now).await?;
    }
    for (session, person, knew) in comers::kept_from(db, group, now).await? {
        comers::release(db, Kind::ChangeTold, session).await?;
        let Some(session) = sessions::by_id(db, session).await? else { continue };
        // Who has said meanwhile that they cannot come does not come in vain.
        if !comers::of(db, (group, session.id), None).await?.contains(&person) {
            continue;
        }
        let ended = ends(db, &session).await? && session.state == State::Cancelled;
        if !ended || guests::comes(db, (session.id, person)).await? {
            let knew = known_before(knew.as_deref());
            owe(db, &session, (person, knew), (due_at, now)).await?;
        }
    }
    Ok(())
}

async fn ends(db: &mut Db, session: &Session) -> Result<bool, StoreError> {
    let series = series::by_id(db, session.series).await?;
    Ok(series.is_some_and(|series| series.ends_local.is_some()))
}

/// A chat is lost before it heard of what became of its group's sessions: whom none reaches now hears it
/// privately, once.
pub(super) async fn chat_lost(
    db: &mut Db,
    (chat, group): (i64, i64),
    now: Instant,
) -> Result<(), StoreError> {
    if let Some(revision) = comers::course_unheard(db, (group, chat), now).await? {
        // What the operator did is told to those who lead the group another way.
        let by = match audit::who_changed(db, group, (Thing::Group, group)).await? {
            Some((Hat::Facilitator, by)) => by,
            _ => None,
        };
        tell_course(db, (group, revision), (by.is_some(), by), now).await?;
    }
    let mut series_told = Vec::new();
    for session in sessions::ahead(db, group, now, i64::MAX).await? {
        let knows = known_to(db, (&session, chat), None).await?;
        let facts = Told::from(&session);
        if knows.agrees_with(facts) {
            continue;
        }
        if session.state == State::Cancelled && ends(db, &session).await? {
            if !series_told.contains(&session.series) {
                series_told.push(session.series);
                end_unheard(db, (group, session.series), now).await?;
            }
            continue;
        }
        let but = changed_by(db, group, (Thing::Session, session.id)).await?;
        for person in comers::of(db, (group, session.id), but).await? {
            let last = comers::last_word(db, (session.id, person)).await?;
            let heard = last.is_some_and(|last| {
                last.state == How::Pending || last.waits || last.told == Some(facts)
            });
            if !heard {
                owe(db, &session, (person, Some(knows)), (now, now)).await?;
            }
        }
    }
    Ok(())
}

/// Who changed it last, as the audit has it: they know.
async fn changed_by(db: &mut Db, group: i64, on: (Thing, i64)) -> Result<Option<i64>, StoreError> {
    Ok(audit::who_changed(db, group, on).await?.and_then(|(_, by)| by))
}

/// Tells those of a series' end who were not told of it yet.
async fn end_unheard(db: &mut Db, (group, id): (i64, i64), now: Instant) -> Result<(), StoreError> {
    let Some(series) = series::by_id(db, id).await? else { return Ok(()) };
    let but = changed_by(db, group, (Thing::Series, id)).await?;
    let mut people = Vec::new();
    for person in comers::of_series(db, group, but).await? {
        if !deliveries::was_told(db, (Kind::SeriesEnded, id), person).await? {
            people.push(person);
        }
    }
    tell_series_end(db, &series, &people, now).await
}

/// Owes word that a group takes a break, goes on, or is over to whom no chat of it reaches: to its members and
/// guests, and to those who lead it unless they hear it another way. The revision is the chats' own: who was
/// owed word of it, or heard it, is not owed it again.
pub(super) async fn tell_course(
    db: &mut Db,
    (group, revision): (i64, i64),
    (leaders, by): (bool, Option<i64>),
    now: Instant,
) -> Result<usize, StoreError> {
    let people = comers::unreached(db, (group, leaders), by, now).await?;
    for person in &people {
        owe_person(db, Kind::StateTold, (group, revision), *person, now).await?;
    }
    Ok(people.len())
}
