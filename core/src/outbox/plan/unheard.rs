//! Word to facilitators of what their chats did not hear, or perhaps did not: once for each such word,
//! with a way to have it told again. Never about a person, and never about such word itself.

use crate::clock::Instant;
use crate::domain::delivery::Kind;
use crate::domain::group::{Group, State};
use crate::store::deliveries::{self, Notice};
use crate::store::{Db, StoreError, announcements, chats, groups, series, sessions};

use super::unseen;
use super::word::owe_person;

/// Tells the facilitators of all that has ended unheard and that they were not told of.
///
/// # Errors
/// If the store cannot be written.
pub async fn tell_unheard(db: &mut Db, now: Instant) -> Result<(), StoreError> {
    for id in deliveries::unheard(db, now).await? {
        match tell_of(db, id, now).await {
            // It was logged when it could not be made; one row is no reason to tell nobody anything.
            Ok(()) | Err(StoreError::Inconsistent { .. } | StoreError::Sealed) => {}
            Err(error) => return Err(error),
        }
    }
    unseen::tell_unseen(db, now).await
}

async fn tell_of(db: &mut Db, id: i64, now: Instant) -> Result<(), StoreError> {
    let Some(notice) = deliveries::notice(db, id).await? else { return Ok(()) };
    let Some(group) = group_of(db, &notice).await? else { return Ok(()) };
    let about = (notice.id, notice.due_at.timestamp());
    for person in deliveries::facilitators(db, group.id).await? {
        owe_person(db, Kind::Unheard, about, person, now).await?;
    }
    Ok(())
}

/// The group a word to a chat is about, if the chat still serves it.
///
/// # Errors
/// If the store cannot be read.
pub async fn group_of(db: &mut Db, notice: &Notice) -> Result<Option<Group>, StoreError> {
    let group = match notice.kind {
        Kind::Change => sessions::by_id(db, notice.subject).await?.map(|session| session.group),
        Kind::Posted | Kind::SeriesEnded => {
            series::by_id(db, notice.subject).await?.map(|series| series.group)
        }
        Kind::GroupState => Some(notice.subject),
        Kind::Announcement => announcements::group_of(db, notice.subject).await?,
        _ => None,
    };
    let Some(group) = group else { return Ok(None) };
    if !chats::groups_of(db, notice.chat).await?.contains(&group) {
        return Ok(None);
    }
    groups::by_id(db, group).await
}

/// Whether a word that ended unheard can still be told, and if so until when.
///
/// # Errors
/// If the store cannot be read.
pub async fn still_tellable(
    db: &mut Db,
    (notice, group): (&Notice, &Group),
    now: Instant,
) -> Result<Option<Option<Instant>>, StoreError> {
    let silent = matches!(group.state, State::Paused | State::Closed);
    let about_times = matches!(notice.kind, Kind::Change | Kind::Posted | Kind::SeriesEnded);
    if !notice.is_unheard() || (silent && about_times) {
        return Ok(None);
    }
    if notice.kind == Kind::Posted {
        let Some(series) = series::by_id(db, notice.subject).await? else { return Ok(None) };
        let next = series.next(now, 1).pop();
        return Ok(next.map(|next| Some(series.zone.resolve(next.starts).at)));
    }
    Ok(notice.expires_at.is_none_or(|until| until > now).then_some(notice.expires_at))
}

/// Owes a chat once more what it did not hear. Says whether it was not owed already.
///
/// # Errors
/// If the store cannot be written.
pub async fn tell_again(
    db: &mut Db,
    notice: &Notice,
    until: Option<Instant>,
    now: Instant,
) -> Result<bool, StoreError> {
    deliveries::owe_again(db, notice.id, until, now).await
}
