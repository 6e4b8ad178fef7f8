//! Until which day a group takes its break: its chats hear another day, and those who lead it are reminded that
//! no break ends by itself.
//!
//! Not here: that a break begins and ends (`course.rs`).

use chrono::{NaiveDate, NaiveTime};

use crate::clock::Instant;
use crate::domain::delivery::Kind;
use crate::domain::group::Group;
use crate::store::deliveries::{self, Owed, To};
use crate::store::{Db, StoreError, breaks};

use super::course::tell_group_state;

/// At this hour of a day, in the group's zone, those who lead it are reminded.
const HOUR: u32 = 9;

/// It is said until which day the break lasts, or, with none, that this is not known, or that it is over. Those
/// who lead the group are reminded the day before, or on that day if that is too late.
///
/// # Errors
/// If the store cannot be written.
pub async fn rests_until(
    db: &mut Db,
    group: &Group,
    until: Option<NaiveDate>,
    now: Instant,
) -> Result<(), StoreError> {
    breaks::set(db, group.id, until).await?;
    deliveries::withdraw_notices(db, (Kind::BreakEnds, group.id), now).await?;
    let Some(until) = until else { return Ok(()) };
    let hour = NaiveTime::from_hms_opt(HOUR, 0, 0).unwrap_or_default();
    let at = |day: NaiveDate, time| group.zone.resolve(day.and_time(time)).at;
    let before = until.pred_opt().map(|before| at(before, hour));
    let due_at = before.filter(|before| *before > now).unwrap_or_else(|| at(until, hour));
    let expires_at = until.succ_opt().map(|after| at(after, NaiveTime::MIN));
    let revision = deliveries::next_revision(db, Kind::BreakEnds, group.id).await?;
    for person in deliveries::facilitators(db, group.id).await? {
        let (kind, subject, to) = (Kind::BreakEnds, group.id, To::Person(person));
        let owed = Owed { kind, subject, revision, to, due_at, expires_at, message: None };
        deliveries::owe(db, &owed, now).await?;
    }
    Ok(())
}

/// A break that goes on lasts until another day: its chats hear that, and whom none of them reaches. Says how
/// many those are.
///
/// # Errors
/// If the store cannot be written.
pub async fn break_lasts(
    db: &mut Db,
    (group, by): (&Group, Option<i64>),
    until: NaiveDate,
    now: Instant,
) -> Result<usize, StoreError> {
    rests_until(db, group, Some(until), now).await?;
    tell_group_state(db, (group.id, by), now).await
}
