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
/// reminder took its place; and what was given up then with a chat that is back. Returns how much that is.
/// Whether the calendar was `set_back` since an earlier look or not: an earlier holder may have noted such a
/// moment, too.
///
/// # Errors
/// If the store cannot be written.
pub async fn owe_again(
    db: &mut Db,
    (lane, set_back): (Platform, bool),
    now: Instant,
) -> Result<u64, StoreError> {
    let noted = facts::get(db, &key(lane)).await?.and_then(|until| until.parse::<i64>().ok());
    let now = now.timestamp();
    if !set_back && noted.is_none_or(|until| until <= now) {
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
    .execute(&mut *db)
    .await?;
    Ok(done.rows_affected() + owe_given_up(db, lane, now).await?)
}

/// The chat came back when a reminder seemed to be late already. Without it the one before would be the last.
async fn owe_given_up(db: &mut Db, lane: &str, now: i64) -> Result<u64, StoreError> {
    let done = sqlx::query!(
        "update deliveries set state = 'pending', ended_at = null, reason = null
         where lane = $1 and state = 'cancelled' and kind = 'reminder' and ended_at > $2
           and due_at > $2 and first_try_at is null and reason = 'chat gone'
           and exists (select 1 from sessions s
                       join groups g on g.id = s.group_id and g.state not in ('paused', 'closed')
                       join group_reminders r on r.group_id = g.id
                       join bindings b on b.group_id = g.id
                       join chats c on c.id = b.chat_id and c.state = 'present'
                       where s.id = deliveries.subject and s.revision = deliveries.revision
                         and s.state = 'planned' and r.offset_s = deliveries.offset_s
                         and c.id = deliveries.chat_id)",
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
