//! How the store's lanes and chats are, in numbers: for the operator's eyes.

use crate::clock::{Instant, from_unix};

use super::{Db, StoreError};

/// One lane, in numbers.
#[derive(Clone, Debug)]
pub struct LaneHealth {
    /// Its name.
    pub lane: String,
    /// How often it was taken.
    pub epoch: i64,
    /// What is owed and due, what is being sent among it: its holder may have been suspended.
    pub due: i64,
    /// What is owed later.
    pub later: i64,
    /// What was sent in the last day.
    pub sent: i64,
    /// What ended otherwise in the last day: in doubt, refused, expired.
    pub trouble: i64,
    /// Since when the oldest due delivery waits.
    pub oldest: Option<Instant>,
}

/// Each lane, in numbers.
///
/// # Errors
/// If the store cannot be read.
pub async fn lanes(db: &mut Db, now: Instant) -> Result<Vec<LaneHealth>, StoreError> {
    let (day, now) = (now.timestamp() - 24 * 60 * 60, now.timestamp());
    let rows = sqlx::query_as!(
        LaneRow,
        r#"select l.name, l.epoch,
                  count(*) filter (where d.state in ('pending', 'sending') and d.due_at <= $1)
                    as "due!: i64",
                  count(*) filter (where d.state = 'pending' and d.due_at > $1) as "later!: i64",
                  count(*) filter (where d.state = 'sent' and d.ended_at > $2) as "sent!: i64",
                  count(*) filter (where d.state in ('in_doubt', 'refused', 'expired')
                                     and d.ended_at > $2) as "trouble!: i64",
                  min(d.due_at) filter (where d.state in ('pending', 'sending') and d.due_at <= $1)
                      as "oldest: i64"
           from lanes l left join deliveries d on d.lane = l.name group by l.name order by l.name"#,
        now,
        day
    )
    .fetch_all(db)
    .await?;
    let lane = |row: LaneRow| LaneHealth {
        lane: row.name,
        epoch: row.epoch,
        due: row.due,
        later: row.later,
        sent: row.sent,
        trouble: row.trouble,
        oldest: row.oldest.map(from_unix),
    };
    Ok(rows.into_iter().map(lane).collect())
}

struct LaneRow {
    name: String,
    epoch: i64,
    due: i64,
    later: i64,
    sent: i64,
    trouble: i64,
    oldest: Option<i64>,
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
