//! Lanes: the holding of a lane by one process, and its deliveries from due to ended.
//!
//! Every write is guarded by the holder's epoch: who lost the lane changes nothing any more.

use std::collections::HashMap;

use crate::clock::{Instant, from_unix};
use crate::domain::address::Platform;
use crate::domain::delivery::{Kind, State};

use super::{Db, StoreError, read};

mod again;
mod agenda;
mod batch;
mod waiting;

pub use again::{forget_first_tries, owe_again};
pub use agenda::{Candidate, candidates, due};
pub use batch::{mark, sent};
pub use waiting::{Due, doubtful, later_one_to_come, next_due, next_due_after};

/// Takes the lane: returns the new holding's epoch. The caller has the lane's lock.
///
/// # Errors
/// If the store cannot be written.
pub async fn take(db: &mut Db, lane: Platform, now: Instant) -> Result<i64, StoreError> {
    let (lane, now) = (lane.as_str(), now.timestamp());
    Ok(sqlx::query_scalar!(
        "update lanes set epoch = epoch + 1, taken_at = $1 where name = $2 returning epoch",
        now,
        lane
    )
    .fetch_one(db)
    .await?)
}

/// Whether `epoch` is still the lane's.
///
/// # Errors
/// If the store cannot be read.
pub async fn holds(db: &mut Db, lane: Platform, epoch: i64) -> Result<bool, StoreError> {
    let lane = lane.as_str();
    let current =
        sqlx::query_scalar!("select epoch from lanes where name = $1", lane).fetch_one(db).await?;
    Ok(current == epoch)
}

/// Ends what came too late: a reminder whose successor has fallen due is superseded, the rest
/// expired; what may have been sent before stays in doubt. Returns how many ended in which state.
///
/// # Errors
/// If the store cannot be written.
pub async fn expire(
    db: &mut Db,
    lane: Platform,
    now: Instant,
) -> Result<HashMap<State, u64>, StoreError> {
    let (name, lane, now) = (lane, lane.as_str(), now.timestamp());
    let ended = sqlx::query!(
        r#"update deliveries set ended_at = $1,
             state = case when doubts > 0 then 'in_doubt'
                          when kind in ('reminder', 'personal_reminder') and expires_at < urgency_at then 'superseded'
                          else 'expired' end
         where lane = $2 and state = 'pending' and due_at <= $1 and expires_at <= $1 returning id as "id!", state"#,
        now,
        lane
    )
    .fetch_all(&mut *db)
    .await?;
    if !ended.is_empty() {
        again::expired_until(db, name, now).await?;
    }
    let mut states = HashMap::new();
    for row in ended {
        *states.entry(read(&row.state, "deliveries", "state", row.id)?).or_default() += 1;
    }
    Ok(states)
}

/// Puts a marked delivery back: provably nothing was sent. `untried` forgets the first try too. What
/// an earlier try may have told is not forgotten.
///
/// # Errors
/// If the store cannot be written.
pub async fn put_back(db: &mut Db, id: i64, epoch: i64, untried: bool) -> Result<bool, StoreError> {
    let done = sqlx::query!(
        "update deliveries set state = 'pending', epoch = null,
                told_start = case when doubts = 0 then null else told_start end,
                told_state = case when doubts = 0 then null else told_state end,
                first_try_at = case when $1 and doubts = 0 then null else first_try_at end
         where id = $2 and state = 'sending' and epoch = $3",
        untried,
        id,
        epoch
    )
    .execute(db)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// Puts a delivery that ended in doubt back to be sent again.
///
/// # Errors
/// If the store cannot be written.
pub async fn resend(db: &mut Db, id: i64, epoch: i64) -> Result<bool, StoreError> {
    let done = sqlx::query!(
        "update deliveries set state = 'pending', epoch = null, doubts = doubts + 1
         where id = $1 and state = 'sending' and epoch <= $2",
        id,
        epoch
    )
    .execute(db)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// How a delivery ended, for good.
#[derive(Clone, Debug)]
pub struct End<'a> {
    /// In which state.
    pub state: State,
    /// The platform's id of the message, if there is one.
    pub message: Option<&'a str>,
    /// Why, in short: never a name, a text or an address.
    pub reason: Option<&'a str>,
}

/// Records the end of a delivery that this holding, or an earlier one, marked.
///
/// # Errors
/// If the store cannot be written.
pub async fn end(
    db: &mut Db,
    (id, epoch): (i64, i64),
    end: &End<'_>,
    now: Instant,
) -> Result<bool, StoreError> {
    let (state, now) = (end.state.as_str(), now.timestamp());
    let done = sqlx::query!(
        "update deliveries set state = $1, message = coalesce($2, message), reason = $3, ended_at = $4
         where id = $5 and state = 'sending' and epoch <= $6",
        state,
        end.message,
        end.reason,
        now,
        id,
        epoch
    )
    .execute(db)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// Ends a pending delivery that will not be sent, in this state, since it is not owed any more or cannot be
/// made; what may have been sent before stays in doubt.
///
/// # Errors
/// If the store cannot be written.
pub async fn end_pending(
    db: &mut Db,
    id: i64,
    (state, why): (State, &str),
    now: Instant,
) -> Result<(), StoreError> {
    let (state, now) = (state.as_str(), now.timestamp());
    sqlx::query!(
        "update deliveries set reason = $1, ended_at = $2,
                state = case when doubts > 0 then 'in_doubt' else $3 end
         where id = $4 and state = 'pending'",
        why,
        now,
        state,
        id
    )
    .execute(db)
    .await?;
    Ok(())
}

/// A delivery as whoever audits the lanes sees it.
#[derive(Clone, Debug)]
pub struct Entry {
    /// Row id.
    pub id: i64,
    /// What.
    pub kind: Kind,
    /// About what.
    pub subject: i64,
    /// A reminder's offset, in seconds.
    pub offset_s: i64,
    /// From when.
    pub due_at: Instant,
    /// Until when, if it can grow stale.
    pub expires_at: Option<Instant>,
    /// How far it is.
    pub state: State,
}

/// Every delivery of a lane, ended or not, in the order they were owed.
///
/// # Errors
/// If the store cannot be read.
pub async fn ledger(db: &mut Db, lane: Platform) -> Result<Vec<Entry>, StoreError> {
    let lane = lane.as_str();
    let rows = sqlx::query!(
        r#"select id as "id!", kind, subject, offset_s, due_at, expires_at, state
           from deliveries where lane = $1 order by id"#,
        lane
    )
    .fetch_all(db)
    .await?;
    let mut entries = Vec::with_capacity(rows.len());
    for row in rows {
        entries.push(Entry {
            id: row.id,
            kind: read(&row.kind, "deliveries", "kind", row.id)?,
            subject: row.subject,
            offset_s: row.offset_s,
            due_at: from_unix(row.due_at),
            expires_at: row.expires_at.map(from_unix),
            state: read(&row.state, "deliveries", "state", row.id)?,
        });
    }
    Ok(entries)
}
