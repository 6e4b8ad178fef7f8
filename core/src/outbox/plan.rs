//! What is owed, and what is not owed any more: called inside the transaction that causes it.
//!
//! Not here: when and how it is sent (`lane.rs`), what it says (`compose.rs`).

use std::collections::HashSet;

use chrono::{Duration, NaiveDateTime};

use crate::clock::Instant;
use crate::domain::address::Platform;
use crate::domain::delivery::{CHANGE_HURRIES, CHANGE_WAITS, Kind};
use crate::domain::group::State as Course;
use crate::domain::session::Session;
use crate::store::deliveries::{self, Owed, To, Told};
use crate::store::series::{self, Series};
use crate::store::{
    Db, StoreError, announcements, chats, drafts, groups, inbox, retention, sessions, wishes,
};

pub mod access;
mod attendance;
mod catch_up;
mod comers;
mod concerns;
pub(super) mod course;
mod credentials;
mod daytime;
mod entry;
mod fees;
mod finding;
mod forgetting;
mod guests;
pub mod hosts;
mod membership;
mod resting;
pub(super) mod rule;
mod seats;
mod stated;
mod unheard;
pub(super) mod unseen;
mod word;
mod zone_data;

use course::tell_removed;

pub use attendance::{keep_attendance, to_be_noted};
pub(super) use comers::{known_before, start_known, why_unsaid};
pub use concerns::{
    concern_added, concern_asked, concern_ended, concern_raised, expels, tell_decided,
};
pub use course::{
    announce, end_series, group_closes, group_goes_on, group_pauses, restore_session, tell_orphaned,
};
pub(super) use credentials::ANOTHER_NAME;
pub use credentials::{
    check_ends_with_name, licence_asked, profession_checked, profession_stated, statement_ends,
};
pub use entry::{
    agreement_changes, approve_entry, ask_to_enter, decline_entry, question_is_there, relay,
    take_back_request,
};
pub use fees::{FeeChange, fee_stated};
pub(super) use fees::{LATER, STAYS};
pub use finding::tell_wish;
pub use forgetting::{forget, forget_again};
pub use guests::{Back, allow_guests, answers, comes_as_guest};
pub use hosts::{all_is_well, begins, nobody_began, not_begun, takes_members, tell_cofacilitator};
pub(super) use membership::BY_OPERATOR;
pub use membership::{leaves, let_in, lets_back, takes_out, waits};
pub use resting::{break_lasts, rests_until};
pub use rule::{Asked, entry_changes, needs_no_answer};
pub use seats::{freed, hold_on, lapse, times_changed, turn_down, unreached};
pub use stated::goes_on_unstated;
pub use unheard::{group_of, still_tellable, tell_again, tell_unheard};
pub use word::{
    Overheard, ask_operators, ask_to_bind, bind, bind_as_agreed, chat_refuses, code_overheard,
    follow_chat, link_exposed, lose_chat, regain_chat, take_message_away, tell_admitted,
};
pub use zone_data::rederive;

/// How far ahead sessions become rows …
const HORIZON: Duration = Duration::days(60);
/// … and how many of each series at least, however rare they are.
const AT_LEAST: usize = 3;

/// So many series are held in memory at once.
const PAGE: i64 = 200;

/// Owes the reminders of all sessions ahead of a group to all its chats; in a break it owes none, so that none
/// can be missed.
///
/// # Errors
/// If the store cannot be written.
pub async fn arm(db: &mut Db, group: i64, now: Instant) -> Result<(), StoreError> {
    let found = groups::by_id(db, group).await?;
    if found.is_some_and(|group| group.state == Course::Paused) {
        return Ok(());
    }
    deliveries::arm(db, group, now).await
}

/// Begins a new series: its first sessions, their reminders, and word of them in the group's chats.
///
/// # Errors
/// If the store cannot be written.
pub async fn begin_series(db: &mut Db, id: i64, now: Instant) -> Result<(), StoreError> {
    let Some(series) = series::by_id(db, id).await? else { return Ok(()) };
    materialise(db, &series, &HashSet::new(), now).await?;
    arm(db, series.group, now).await?;
    times_changed(db, series.group, now).await?;
    for chat in present_chats(db, series.group).await? {
        owe_posted(db, &series, chat, (now, now)).await?;
    }
    Ok(())
}

/// Owes one chat word of a series' times, unless they are over. Says whether it did.
async fn owe_posted(
    db: &mut Db,
    series: &Series,
    chat: i64,
    (due_at, now): (Instant, Instant),
) -> Result<bool, StoreError> {
    let Some(first) = series.next(now, 1).pop() else { return Ok(false) };
    let revision = deliveries::next_revision(db, Kind::Posted, series.id).await?;
    let expires_at = Some(series.zone.resolve(first.starts).at);
    let (kind, to) = (Kind::Posted, To::Chat(chat));
    let owed = Owed { kind, subject: series.id, revision, to, due_at, expires_at, message: None };
    deliveries::owe(db, &owed, now).await?;
    Ok(true)
}

/// Makes rows of the sessions that come within the horizon. Says whether there were new ones. Those known
/// to be there are not asked for again: there are many, and other processes wait for the store meanwhile.
async fn materialise(
    db: &mut Db,
    series: &Series,
    known: &HashSet<(i64, i64)>,
    now: Instant,
) -> Result<bool, StoreError> {
    let from = series.zone.local(now);
    let mut ahead = series.recurrence.between(from, from + HORIZON);
    if ahead.len() < AT_LEAST {
        ahead = series.recurrence.next(from, AT_LEAST);
    }
    let mut news = false;
    for occurrence in ahead {
        let known = known.contains(&(series.id, occurrence.slot));
        if !known && series.ends_local.is_none_or(|ends| occurrence.starts < ends) {
            news |= sessions::create(db, series, occurrence).await?;
        }
    }
    Ok(news)
}

/// Keeps sessions and reminders ahead of the calendar, and forgets what has served its time.
/// Idempotent; called by the holder of each lane at the start, and then every hour.
///
/// # Errors
/// If the store cannot be written.
pub async fn keep_ahead(db: &mut Db, lane: Platform, now: Instant) -> Result<(), StoreError> {
    let mut after = 0;
    while let (page, Some(last)) = series::repeating(db, after, PAGE).await? {
        let known = sessions::slots_ahead(db, (after, last), now).await?;
        for series in page {
            if materialise(db, &series, &known, now).await? {
                arm(db, series.group, now).await?;
            }
        }
        after = last;
    }
    deliveries::watch(db, None, now).await?;
    tell_unheard(db, now).await?;
    fees::put_off(db, lane, now).await?;
    fees::tell_put_off(db, now).await?;
    access::sweep(db, now).await?;
    seats::lapse_for_others(db, now).await?;
    drafts::purge(db, now).await?;
    crate::store::cofacilitators::purge(db, now).await?;
    announcements::purge(db, now).await?;
    concerns::lapse(db, now).await?;
    crate::store::licence_requests::purge(db, now).await?;
    wishes::purge(db, now).await?;
    retention::purge(db, now).await?;
    entry::keep_up(db, now).await?;
    stated::keep_up(db, now).await?;
    inbox::purge(db, now).await
}

/// Moves a session: its old reminders are not owed any more, its new ones are, and so is word of it. `by` is
/// told nothing. Says how many are told privately.
///
/// # Errors
/// If the store cannot be written.
pub async fn move_session(
    db: &mut Db,
    (session, by): (&Session, Option<i64>),
    to: NaiveDateTime,
    now: Instant,
) -> Result<usize, StoreError> {
    deliveries::disarm(db, session.id, now).await?;
    sessions::move_to(db, session, to).await?;
    arm(db, session.group, now).await?;
    times_changed(db, session.group, now).await?;
    tell_change(db, (session, by), now).await
}

/// Cancels a session: nobody is reminded of it any more, and its chats are told. Says how many are told privately.
///
/// # Errors
/// If the store cannot be written.
pub async fn cancel_session(
    db: &mut Db,
    (session, by): (&Session, Option<i64>),
    now: Instant,
) -> Result<usize, StoreError> {
    deliveries::disarm(db, session.id, now).await?;
    sessions::cancel(db, session.id).await?;
    times_changed(db, session.group, now).await?;
    tell_change(db, (session, by), now).await
}

/// Owes word of a change of `before` to each chat that knows otherwise: what it was last told, or
/// else what the session was before its first change. It waits a little, so that an undo says nothing. Who
/// would come and reads none of them is told privately; says how many.
async fn tell_change(
    db: &mut Db,
    (before, by): (&Session, Option<i64>),
    now: Instant,
) -> Result<usize, StoreError> {
    deliveries::withdraw_notices(db, (Kind::Change, before.id), now).await?;
    let Some(after) = sessions::by_id(db, before.id).await? else { return Ok(0) };
    let revision = deliveries::next_notice(db, after.id).await?;
    let near = before.starts_at.min(after.starts_at) - now <= CHANGE_HURRIES;
    let due_at = if near { now } else { now + CHANGE_WAITS };
    for chat in present_chats(db, after.group).await? {
        owe_change(db, (&after, revision), chat, (due_at, now)).await?;
    }
    comers::tell_change(db, (before, &after), by, (due_at, now)).await
}

/// Owes one chat word of what a session is now, unless it knows that.
async fn owe_change(
    db: &mut Db,
    (session, revision): (&Session, i64),
    chat: i64,
    (due_at, now): (Instant, Instant),
) -> Result<(), StoreError> {
    let facts = Told::from(session);
    let told = known_to(db, (session, chat), None).await?;
    if told.agrees_with(facts) {
        return Ok(());
    }
    let owed = Owed {
        kind: Kind::Change,
        subject: session.id,
        revision,
        to: To::Chat(chat),
        due_at,
        // Whoever comes to the old time must hear of it until then.
        expires_at: Some(told.start.max(session.starts_at) + session.length),
        message: None,
    };
    deliveries::owe(db, &owed, now).await
}

/// What a chat knows of a session: what it was last told, of it or of the end of its series, or else
/// what was posted. `except` is a notice that is about to be sent.
pub(super) async fn known_to(
    db: &mut Db,
    (session, chat): (&Session, i64),
    except: Option<i64>,
) -> Result<Told, StoreError> {
    let posted = Told { start: session.posted_for, cancelled: false };
    let told = deliveries::told(db, (session.id, chat), except).await?;
    let (notice, mut known) = told.unwrap_or((0, posted));
    if let Some((end, at)) = deliveries::series_end_told(db, session.series, chat).await?
        && notice < end
        && known.start > at
    {
        known.cancelled = true;
    }
    Ok(known)
}

async fn present_chats(db: &mut Db, group: i64) -> Result<Vec<i64>, StoreError> {
    let chats = chats::of_group(db, group).await?;
    Ok(chats.into_iter().filter(|chat| chat.present).map(|chat| chat.id).collect())
}
