//! Who came to a session: whether that is noted, what is asked after it, and what members are told of it.
//!
//! Not here: what is noted (`commands/attendance.rs`), when it is asked (`store/deliveries/watching.rs`).

use crate::clock::Instant;
use crate::domain::delivery::Kind;
use crate::domain::group::{Group, State as GroupState};
use crate::domain::session::{Session, State};
use crate::store::{Db, StoreError, attendance, deliveries, groups, hosts, memberships, sessions};

use super::word::owe_person;

/// A group notes from now on who comes, or does no more: everybody in it is told, but for who leads it. Says
/// whether that is news.
///
/// # Errors
/// If the store cannot be written.
pub async fn keep_attendance(
    db: &mut Db,
    (group, keep): (i64, bool),
    now: Instant,
) -> Result<bool, StoreError> {
    let news = if keep {
        attendance::keep(db, group, now).await?
    } else {
        attendance::keep_no_more(db, group).await?
    };
    if !news {
        return Ok(false);
    }
    deliveries::withdraw_notices(db, (Kind::AttendanceTold, group), now).await?;
    let revision = deliveries::next_revision(db, Kind::AttendanceTold, group).await?;
    for member in memberships::active_in(db, group).await? {
        if !member.leads() {
            let about = (group, revision);
            owe_person(db, Kind::AttendanceTold, about, member.person, now).await?;
        }
    }
    deliveries::watch(db, Some(group), now).await?;
    Ok(true)
}

/// A session whose roll is to be asked for, with its roll made: unless it does not take place at that start,
/// nobody began it, its group takes a break, or notes nothing.
///
/// # Errors
/// If the store cannot be written.
pub async fn to_be_noted(
    db: &mut Db,
    (session, revision): (i64, i64),
    now: Instant,
) -> Result<Option<(Group, Session)>, StoreError> {
    let Some(session) = sessions::by_id(db, session).await? else { return Ok(None) };
    let Some(group) = groups::by_id(db, session.group).await? else { return Ok(None) };
    let silent = matches!(group.state, GroupState::Paused | GroupState::Closed);
    let cancelled = session.state == State::Cancelled || session.revision != revision;
    let kept = attendance::kept_since(db, group.id).await?;
    if silent || cancelled || kept.is_none_or(|since| since > session.ends_at()) {
        return Ok(None);
    }
    let began = hosts::begun_at(db, session.id).await?.is_some();
    if !began && hosts::was_missed(db, session.id, session.revision).await?.1 {
        return Ok(None);
    }
    attendance::open_roll(db, session.id, now).await?;
    Ok(Some((group, session)))
}
