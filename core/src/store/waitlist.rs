//! Who waits for a seat in a group, in which order.
//!
//! Not here: what is offered to them (`seat_offers.rs`), and whose turn it is to come in
//! (`outbox/plan/seats.rs`).

use crate::clock::Instant;
use crate::domain::private::Private;

use super::{Db, StoreError};

/// How a group's seats are taken.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Seats {
    /// By members.
    pub members: i64,
    /// Held for those they were offered to.
    pub offered: i64,
    /// How many wait for one.
    pub waiting: i64,
}

impl Seats {
    /// How many of `capacity` are left; less than none where members are more than seats.
    #[must_use]
    pub const fn left_of(self, capacity: i64) -> i64 {
        capacity.saturating_sub(self.members + self.offered)
    }

    /// How many of `capacity` are free; nothing where there is no limit.
    #[must_use]
    pub fn free_of(self, capacity: Option<i64>) -> Option<i64> {
        capacity.map(|capacity| self.left_of(capacity).max(0))
    }
}

/// How a group's seats are taken. Who leads it takes none.
///
/// # Errors
/// If the store cannot be read.
pub async fn seats(db: &mut Db, group: i64) -> Result<Seats, StoreError> {
    let row = sqlx::query!(
        r#"select count(*) filter (where state = 'active') as "members!: i64",
                  count(*) filter (where state = 'offered') as "offered!: i64",
                  count(*) filter (where state = 'waiting') as "waiting!: i64"
           from memberships where group_id = $1 and role = 'member'"#,
        group
    )
    .fetch_one(db)
    .await?;
    Ok(Seats { members: row.members, offered: row.offered, waiting: row.waiting })
}

/// Puts a person at the end of a group's line. Who is in it keeps their place; an alias stays unless a
/// new one is given.
///
/// # Errors
/// If the store cannot be written.
pub async fn join(
    db: &mut Db,
    (group, person): (i64, i64),
    alias: Option<&Private<String>>,
    now: Instant,
) -> Result<(), StoreError> {
    let (alias, now) = (alias.map(Private::reveal), now.timestamp());
    let membership = sqlx::query_scalar!(
        r#"insert into memberships (group_id, person_id, role, state, alias, changed_at)
           values ($1, $2, 'member', 'waiting', $3, $4)
           on conflict (group_id, person_id) do update
           set state = 'waiting', role = 'member',
               alias = coalesce(excluded.alias, memberships.alias), changed_at = excluded.changed_at
           returning id as "id!: i64""#,
        group,
        person,
        alias,
        now
    )
    .fetch_one(&mut *db)
    .await?;
    sqlx::query!(
        "insert into waitlist (membership_id, since) values ($1, $2)
         on conflict (membership_id) do nothing",
        membership,
        now
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Takes a person out of a group's line.
///
/// # Errors
/// If the store cannot be written.
pub async fn leave(db: &mut Db, (group, person): (i64, i64)) -> Result<(), StoreError> {
    sqlx::query!(
        "delete from waitlist where membership_id in
            (select id from memberships where group_id = $1 and person_id = $2)",
        group,
        person
    )
    .execute(db)
    .await?;
    Ok(())
}

/// The number in line of a membership that waits, 1 for the next.
///
/// # Errors
/// If the store cannot be read.
pub async fn position(db: &mut Db, membership: i64) -> Result<i64, StoreError> {
    Ok(sqlx::query_scalar!(
        r#"select count(*) + 1 as "position!: i64"
           from waitlist w
           join memberships m on m.id = w.membership_id and m.state = 'waiting'
           join waitlist own on own.membership_id = $1
           join memberships mine on mine.id = own.membership_id and mine.group_id = m.group_id
           where w.number < own.number"#,
        membership
    )
    .fetch_one(db)
    .await?)
}

/// Who is next in a group's line: can be written to, and did not pass the seat that is free now.
///
/// # Errors
/// If the store cannot be read.
pub async fn next(db: &mut Db, group: i64) -> Result<Option<(i64, i64)>, StoreError> {
    let next = sqlx::query!(
        r#"select m.id as "id!", m.person_id from waitlist w
           join memberships m on m.id = w.membership_id and m.state = 'waiting'
           join persons p on p.id = m.person_id and p.reach = 'open'
           where m.group_id = $1 and w.passed = 0 order by w.number limit 1"#,
        group
    )
    .fetch_optional(db)
    .await?;
    Ok(next.map(|next| (next.id, next.person_id)))
}

/// A membership passes the seat that is free now, and keeps its place.
///
/// # Errors
/// If the store cannot be written.
pub async fn pass(db: &mut Db, membership: i64) -> Result<(), StoreError> {
    sqlx::query!("update waitlist set passed = 1 where membership_id = $1", membership)
        .execute(db)
        .await?;
    Ok(())
}

/// The same, and goes to the end of the line.
///
/// # Errors
/// If the store cannot be written.
pub async fn pass_to_the_end(db: &mut Db, membership: i64) -> Result<(), StoreError> {
    let since = sqlx::query_scalar!(
        "delete from waitlist where membership_id = $1 returning since",
        membership
    )
    .fetch_optional(&mut *db)
    .await?;
    let Some(since) = since else { return Ok(()) };
    sqlx::query!(
        "insert into waitlist (membership_id, since, passed) values ($1, $2, 1)",
        membership,
        since
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Another seat was freed: it is nobody's who passed the one before, so they are asked as well.
///
/// # Errors
/// If the store cannot be written.
pub async fn ask_anew(db: &mut Db, group: i64) -> Result<(), StoreError> {
    sqlx::query!(
        "update waitlist set passed = 0
         where membership_id in (select id from memberships where group_id = $1)",
        group
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Everybody in a group's line, by person.
///
/// # Errors
/// If the store cannot be read.
pub async fn people(db: &mut Db, group: i64) -> Result<Vec<i64>, StoreError> {
    Ok(sqlx::query_scalar!(
        "select m.person_id from waitlist w join memberships m on m.id = w.membership_id
         where m.group_id = $1 order by w.number",
        group
    )
    .fetch_all(db)
    .await?)
}
