//! Who has heard of a change of what a group costs, and of which day; and whom it concerns.

use crate::clock::{Instant, from_unix};
use crate::domain::address::Platform;
use crate::domain::fee::Statement;
use crate::store::{Db, StoreError};

use super::{Row, by_id};

/// Whether word of a statement waits to be sent, and nobody has heard of it yet.
///
/// # Errors
/// If the store cannot be read.
pub async fn is_unheard(db: &mut Db, id: i64) -> Result<bool, StoreError> {
    Ok(sqlx::query_scalar!(
        r#"select coalesce(min(state = 'pending' and doubts = 0), 0) as "unheard!: bool" from deliveries
           where kind = 'fee_change' and subject = $1"#,
        id
    )
    .fetch_one(db)
    .await?)
}

/// Changes that were announced before `since` and that somebody on this lane still waits to hear of, who knew
/// of none when they came. Word that may have been sent counts as heard.
///
/// # Errors
/// If the store cannot be read.
pub async fn untold(
    db: &mut Db,
    lane: Platform,
    since: Instant,
) -> Result<Vec<Statement>, StoreError> {
    let (lane, since) = (lane.as_str(), since.timestamp());
    let rows = sqlx::query_as!(
        Row,
        r#"select id as "id!", group_id, amount, amount_to, currency, period, absence, absence_of,
                  holds_from, stated_at
           from fees f where taken_back_at is null and holds_from > stated_at
             and exists (select 1 from deliveries d
                         where d.kind = 'fee_change' and d.subject = f.id and d.state = 'pending'
                           and d.lane = $2 and d.doubts = 0 and d.due_at < $1
                           and d.created_at < f.stated_at + 600)
           order by id"#,
        since,
        lane
    )
    .fetch_all(db)
    .await?;
    rows.into_iter().map(Statement::try_from).collect()
}

/// A change holds from another moment on.
///
/// # Errors
/// If the store cannot be written.
pub async fn put_off(db: &mut Db, id: i64, from: Instant) -> Result<(), StoreError> {
    let from = from.timestamp();
    sqlx::query!("update fees set holds_from = $1 where id = $2", from, id).execute(db).await?;
    Ok(())
}

/// Who was told that a change ahead holds from an earlier day than it does, and has not been told otherwise:
/// the change, who it was, and from when on they were told.
///
/// # Errors
/// If the store cannot be read.
pub async fn told_too_early(
    db: &mut Db,
    now: Instant,
) -> Result<Vec<(Statement, i64, Instant)>, StoreError> {
    let now = now.timestamp();
    let rows = sqlx::query!(
        r#"select f.id as "id!", d.person_id as "person!: i64", d.told_start as "told!: i64"
           from fees f join deliveries d on d.kind = 'fee_change' and d.subject = f.id
           where f.taken_back_at is null and f.holds_from > $1
             and d.told_start < f.holds_from and d.state in ('sent', 'in_doubt')
             and d.id = (select max(last.id) from deliveries last
                         where last.kind = d.kind and last.subject = d.subject
                           and last.person_id = d.person_id)
           order by d.id"#,
        now
    )
    .fetch_all(&mut *db)
    .await?;
    let mut told = Vec::with_capacity(rows.len());
    for row in rows {
        if let Some(statement) = by_id(db, row.id).await? {
            told.push((statement, row.person, from_unix(row.told)));
        }
    }
    Ok(told)
}

/// Whom a change of what the group costs concerns, and what they heard of it last.
#[derive(Clone, Copy, Debug)]
pub struct Concerned {
    /// Row id.
    pub person: i64,
    /// The statement they were told of last, or may have been.
    pub heard: Option<i64>,
    /// Whether that was taken back since.
    pub misled: bool,
}

/// Those whom a change of what the group costs concerns: who is in it, or on the way in.
///
/// # Errors
/// If the store cannot be read.
pub async fn concerned(db: &mut Db, group: i64) -> Result<Vec<Concerned>, StoreError> {
    Ok(sqlx::query_as!(
        Concerned,
        r#"select m.person_id as "person!", f.id as "heard?: i64",
                  f.taken_back_at is not null as "misled!: bool"
           from memberships m
           left join fees f on f.id =
               (select d.subject from deliveries d join fees s on s.id = d.subject
                where d.kind = 'fee_change' and d.person_id = m.person_id and s.group_id = m.group_id
                  and (d.state in ('sending', 'sent', 'in_doubt') or d.doubts > 0)
                order by d.id desc limit 1)
           where m.group_id = $1 and m.state in ('active', 'offered', 'waiting', 'requested')
           order by m.id"#,
        group
    )
    .fetch_all(db)
    .await?)
}
