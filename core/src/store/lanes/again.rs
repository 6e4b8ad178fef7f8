//! The calendar was set back: what it had ended is owed again, what it had timed is not trusted.
//!
//! A machine may start with a date of next year, and learn the right one minutes later. What a lane ended in
//! between as too late has not come yet.

use crate::clock::Instant;
use crate::domain::address::Platform;
use crate::store::{Db, StoreError, facts};

fn key(lane: Platform) -> String {
    format!("expired_until_{lane}")
}

/// Notes up to when a lane has ended what came too late.
pub(super) async fn expired_until(db: &mut Db, lane: Platform, now: i64) -> Result<(), StoreError> {
    facts::set(db, &key(lane), &now.to_string()).await
}

/// Owes again what was never tried and ended as too late at a moment that has not come yet, unless a later
/// reminder took its place. Returns how much that is.
///
/// # Errors
/// If the store cannot be written.
pub async fn owe_again(db: &mut Db, lane: Platform, now: Instant) -> Result<u64, StoreError> {
    let noted = facts::get(db, &key(lane)).await?.and_then(|until| until.parse::<i64>().ok());
    let now = now.timestamp();
    if noted.is_none_or(|until| until <= now) {
        return Ok(0);
    }
    expired_until(db, lane, now).await?;
    let lane = lane.as_str();
    let done = sqlx::query!(
        "update deliveries set state = 'pending', ended_at = null
         where lane = $1 and state in ('expired', 'superseded') and ended_at > $2
           and expires_at > $2 and first_try_at is null and reason is null
           and not exists (select 1 from deliveries later
                           where later.kind = deliveries.kind and later.subject = deliveries.subject
                             and later.revision = deliveries.revision
                             and later.chat_id is deliveries.chat_id
                             and later.person_id is deliveries.person_id
                             and later.offset_s < deliveries.offset_s
                             and later.first_try_at is not null)",
        lane,
        now
    )
    .execute(db)
    .await?;
    Ok(done.rows_affected())
}

/// Forgets when what may have been sent was first tried: nobody knows how long ago that is once the calendar
/// was set back, so none of it is tried again where that could double it.
///
/// # Errors
/// If the store cannot be written.
pub async fn forget_first_tries(db: &mut Db, lane: Platform) -> Result<(), StoreError> {
    let lane = lane.as_str();
    sqlx::query!(
        "update deliveries set first_try_at = 0
         where lane = $1 and (state = 'sending' or state = 'pending' and doubts > 0)",
        lane
    )
    .execute(db)
    .await?;
    Ok(())
}
