//! How the store's lanes and chats are, in numbers: for the operator's eyes.

use crate::clock::{Instant, from_unix};
use crate::domain::address::Platform;

use super::{Db, StoreError, read};

/// One lane at this moment.
#[derive(Clone, Debug)]
pub struct LaneHealth {
    /// Which.
    pub lane: Platform,
    /// Since when its latest holder has it, or had; `None` if nobody ever did.
    pub taken_at: Option<Instant>,
    /// What is owed and due, what is being sent among it: its holder may have been suspended.
    pub due: i64,
    /// What is owed later.
    pub later: i64,
    /// Since when the oldest due delivery waits.
    pub oldest: Option<Instant>,
}

/// Each lane at this moment. By index alone: this is asked often.
///
/// # Errors
/// If the store cannot be read.
pub async fn lanes(db: &mut Db, now: Instant) -> Result<Vec<LaneHealth>, StoreError> {
    let now = now.timestamp();
    let rows = sqlx::query!(
        r#"select l.name, l.taken_at,
                  (select count(*) from deliveries d where d.lane = l.name
                     and d.state = 'pending' and d.due_at <= $1)
                  + (select count(*) from deliveries d where d.lane = l.name
                     and d.state = 'sending' and d.due_at <= $1) as "due!: i64",
                  (select count(*) from deliveries d where d.lane = l.name
                     and d.state = 'pending' and d.due_at > $1) as "later!: i64",
                  (select min(oldest) from (
                     select min(d.due_at) as oldest from deliveries d where d.lane = l.name
                       and d.state = 'pending' and d.due_at <= $1
                     union all
                     select min(d.due_at) from deliveries d where d.lane = l.name
                       and d.state = 'sending' and d.due_at <= $1)) as "oldest: i64"
           from lanes l order by l.name"#,
        now
    )
    .fetch_all(db)
    .await?;
    let mut lanes = Vec::with_capacity(rows.len());
    for row in rows {
        lanes.push(LaneHealth {
            lane: read(&row.name, "lanes", "name", 0)?,
            taken_at: row.taken_at.map(from_unix),
            due: row.due,
            later: row.later,
            oldest: row.oldest.map(from_unix),
        });
    }
    Ok(lanes)
}

/// What ended on one lane in the last day, whichever process was at work.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LastDay {
    /// Sent.
    pub sent: i64,
    /// It may have been sent.
    pub in_doubt: i64,
    /// The platform would not have it.
    pub refused: i64,
    /// It came too late.
    pub expired: i64,
    /// A more urgent one took its place.
    pub superseded: i64,
}

/// What ended on a lane in the last day.
///
/// # Errors
/// If the store cannot be read.
pub async fn last_day(db: &mut Db, lane: Platform, now: Instant) -> Result<LastDay, StoreError> {
    let (lane, day) = (lane.as_str(), now.timestamp() - 24 * 60 * 60);
    Ok(sqlx::query_as!(
        LastDay,
        r#"select count(*) filter (where state = 'sent') as "sent!: i64",
                  count(*) filter (where state = 'in_doubt') as "in_doubt!: i64",
                  count(*) filter (where state = 'refused') as "refused!: i64",
                  count(*) filter (where state = 'expired') as "expired!: i64",
                  count(*) filter (where state = 'superseded'
                                     and reason is not 'known at binding') as "superseded!: i64"
           from deliveries where lane = $1 and ended_at > $2"#,
        lane,
        day
    )
    .fetch_one(db)
    .await?)
}

/// How many chats can be reached, and how many were lost.
///
/// # Errors
/// If the store cannot be read.
pub async fn chats(db: &mut Db) -> Result<(i64, i64), StoreError> {
    let row = sqlx::query!(
        r#"select count(*) filter (where state = 'present') as "present!: i64",
                  count(*) filter (where state = 'gone') as "gone!: i64" from chats"#
    )
    .fetch_one(db)
    .await?;
    Ok((row.present, row.gone))
}
