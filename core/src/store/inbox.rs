//! Requests stored before their updates are acknowledged, and the events that were handled.
//!
//! What is kept is a request that has passed the door, sealed, never a raw update; it is deleted in
//! the transaction that handles it.

use crate::clock::Instant;
use crate::domain::address::Platform;
use crate::domain::caller::Caller;
use crate::domain::request::Request;

use super::seal::{Part, Sealer};
use super::{Db, StoreError};

/// How long the store knows that an event was handled, in seconds: platforms repeat an update for a
/// day at most (Bot API, Getting updates).
const REMEMBERED_S: i64 = 2 * 24 * 60 * 60;

/// Keeps a request unless its event is kept or was handled already. Says whether it is new.
///
/// # Errors
/// If the store cannot be written.
pub async fn keep(
    db: &mut Db,
    sealer: &Sealer,
    platform: Platform,
    (caller, request): &(Caller, Request),
    now: Instant,
) -> Result<bool, StoreError> {
    let sealed = sealer.seal(Part::Kept, &(caller, request))?;
    let (platform, now) = (platform.as_str(), now.timestamp());
    // Update ids grow, as numbers; as text "10" would come before "9".
    let position: i64 = caller.event.parse().unwrap_or(now);
    let done = sqlx::query!(
        "insert into kept (platform, event, position, sealed, kept_at)
         select $1, $2, $3, $4, $5
         where not exists (select 1 from handled where platform = $1 and event = $2)
         on conflict (platform, event) do nothing",
        platform,
        caller.event,
        position,
        sealed,
        now
    )
    .execute(db)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// What is kept and not handled, oldest first. What cannot be opened (another key sealed it) is left
/// out and stays.
///
/// # Errors
/// If the store cannot be read.
pub async fn kept(
    db: &mut Db,
    sealer: &Sealer,
    platform: Platform,
) -> Result<Vec<(Caller, Request)>, StoreError> {
    let platform = platform.as_str();
    let rows = sqlx::query_scalar!(
        "select sealed from kept where platform = $1 order by position",
        platform
    )
    .fetch_all(db)
    .await?;
    Ok(rows.iter().filter_map(|sealed| sealer.open(Part::Kept, sealed).ok()).collect())
}

/// Whether the event is kept.
///
/// # Errors
/// If the store cannot be read.
pub async fn is_kept(db: &mut Db, caller: &Caller) -> Result<bool, StoreError> {
    let platform = caller.account.platform.as_str();
    let found = sqlx::query_scalar!(
        "select 1 as one from kept where platform = $1 and event = $2",
        platform,
        caller.event
    )
    .fetch_optional(db)
    .await?;
    Ok(found.is_some())
}

/// Marks the event as handled and forgets its request. Says `false` if it had been handled before:
/// then nothing may be done again.
///
/// # Errors
/// If the store cannot be written.
pub async fn handled(db: &mut Db, caller: &Caller, now: Instant) -> Result<bool, StoreError> {
    let (platform, now) = (caller.account.platform.as_str(), now.timestamp());
    sqlx::query!("delete from kept where platform = $1 and event = $2", platform, caller.event)
        .execute(&mut *db)
        .await?;
    let done = sqlx::query!(
        "insert into handled (platform, event, handled_at) values ($1, $2, $3)
         on conflict (platform, event) do nothing",
        platform,
        caller.event,
        now
    )
    .execute(db)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// Forgets events too old to come again.
///
/// # Errors
/// If the store cannot be written.
pub async fn purge(db: &mut Db, now: Instant) -> Result<(), StoreError> {
    let before = now.timestamp() - REMEMBERED_S;
    sqlx::query!("delete from handled where handled_at < $1", before).execute(db).await?;
    Ok(())
}
