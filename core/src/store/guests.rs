//! Guests: who comes to one session in the place of a member who cannot.

use crate::clock::Instant;

use super::{Db, StoreError};

/// Whether somebody in a group's line may come once when a member cannot.
///
/// # Errors
/// If the store cannot be read.
pub async fn allowed(db: &mut Db, group: i64) -> Result<bool, StoreError> {
    Ok(sqlx::query_scalar!(
        r#"select guest_seats = 1 as "allowed!: bool" from groups where id = $1"#,
        group
    )
    .fetch_optional(db)
    .await?
    .unwrap_or(false))
}

/// Allows it, or not.
///
/// # Errors
/// If the store cannot be written.
pub async fn allow(db: &mut Db, group: i64, allowed: bool) -> Result<(), StoreError> {
    sqlx::query!("update groups set guest_seats = $1 where id = $2", allowed, group)
        .execute(db)
        .await?;
    Ok(())
}

/// Who is missing from one session, and who comes instead.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Places {
    /// Members who said that they cannot come.
    pub absent: i64,
    /// Guests who have taken such a place.
    pub guests: i64,
    /// Places held for those they were offered to.
    pub offered: i64,
}

impl Places {
    /// How many more may be offered, where `free` seats of the group are free besides; that is less than
    /// nothing in a group that has more members than seats.
    #[must_use]
    pub fn free(self, free: i64) -> i64 {
        let given_on = self.guests + self.offered;
        (self.absent - given_on).min(free + self.absent - given_on)
    }

    /// Whether one member more may come and nobody has to stay away for it.
    #[must_use]
    pub fn has_room_again(self, free: i64) -> bool {
        let after = Self { absent: self.absent - 1, ..self };
        let given_on = self.guests + self.offered;
        given_on <= after.absent || free + after.absent >= given_on
    }
}

/// Who is missing from a session, and who comes instead.
///
/// # Errors
/// If the store cannot be read.
pub async fn places(db: &mut Db, session: i64) -> Result<Places, StoreError> {
    let row = sqlx::query!(
        r#"select (select count(*) from rsvps r
                   join sessions s on s.id = r.session_id
                   join memberships m on m.group_id = s.group_id and m.person_id = r.person_id
                                     and m.state = 'active' and m.role = 'member'
                   where r.session_id = $1 and r.answer = 'cant_come') as "absent!: i64",
                  (select count(*) from guests where session_id = $1) as "guests!: i64",
                  (select count(*) from seat_offers
                   where session_id = $1 and state = 'open') as "offered!: i64""#,
        session
    )
    .fetch_one(db)
    .await?;
    Ok(Places { absent: row.absent, guests: row.guests, offered: row.offered })
}

/// Somebody comes to a session as a guest.
///
/// # Errors
/// If the store cannot be written.
pub async fn add(
    db: &mut Db,
    (session, person): (i64, i64),
    now: Instant,
) -> Result<(), StoreError> {
    let now = now.timestamp();
    sqlx::query!(
        "insert into guests (session_id, person_id, since) values ($1, $2, $3)
         on conflict do nothing",
        session,
        person,
        now
    )
    .execute(db)
    .await?;
    Ok(())
}

/// A guest does not come after all. Says whether they were one.
///
/// # Errors
/// If the store cannot be written.
pub async fn remove(db: &mut Db, (session, person): (i64, i64)) -> Result<bool, StoreError> {
    let done = sqlx::query!(
        "delete from guests where session_id = $1 and person_id = $2",
        session,
        person
    )
    .execute(db)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// Whether somebody comes to a session as a guest.
///
/// # Errors
/// If the store cannot be read.
pub async fn comes(db: &mut Db, (session, person): (i64, i64)) -> Result<bool, StoreError> {
    let found = sqlx::query_scalar!(
        "select 1 as one from guests where session_id = $1 and person_id = $2",
        session,
        person
    )
    .fetch_optional(db)
    .await?;
    Ok(found.is_some())
}

/// The sessions a person comes to as a guest that end after `since`, the first one first.
///
/// # Errors
/// If the store cannot be read.
pub async fn sessions_of(db: &mut Db, person: i64, since: Instant) -> Result<Vec<i64>, StoreError> {
    let since = since.timestamp();
    Ok(sqlx::query_scalar!(
        "select g.session_id from guests g join sessions s on s.id = g.session_id
         where g.person_id = $1 and s.starts_at + s.length_minutes * 60 > $2
         order by s.starts_at, s.id",
        person,
        since
    )
    .fetch_all(db)
    .await?)
}

/// Whether somebody comes to a session of a group as a guest that is not over.
///
/// # Errors
/// If the store cannot be read.
pub async fn comes_to(
    db: &mut Db,
    (group, person): (i64, i64),
    now: Instant,
) -> Result<bool, StoreError> {
    let now = now.timestamp();
    let found = sqlx::query_scalar!(
        "select 1 as one from guests g join sessions s on s.id = g.session_id
         where s.group_id = $1 and g.person_id = $2 and s.starts_at + s.length_minutes * 60 > $3
         limit 1",
        group,
        person,
        now
    )
    .fetch_optional(db)
    .await?;
    Ok(found.is_some())
}

/// The guests of a session.
///
/// # Errors
/// If the store cannot be read.
pub async fn of(db: &mut Db, session: i64) -> Result<Vec<i64>, StoreError> {
    Ok(sqlx::query_scalar!(
        "select person_id from guests where session_id = $1 order by since, person_id",
        session
    )
    .fetch_all(db)
    .await?)
}

/// Who is next in a group's line for one session: nobody whom it was offered to before.
///
/// # Errors
/// If the store cannot be read.
pub async fn next(
    db: &mut Db,
    (group, session): (i64, i64),
) -> Result<Option<(i64, i64)>, StoreError> {
    let next = sqlx::query!(
        r#"select m.id as "id!", m.person_id from waitlist w
           join memberships m on m.id = w.membership_id and m.state = 'waiting'
           join persons p on p.id = m.person_id and p.reach = 'open'
           where m.group_id = $1
             and not exists (select 1 from seat_offers o
                             where o.membership_id = m.id and o.session_id = $2)
             and not exists (select 1 from guests g
                             where g.person_id = m.person_id and g.session_id = $2)
           order by w.number limit 1"#,
        group,
        session
    )
    .fetch_optional(db)
    .await?;
    Ok(next.map(|next| (next.id, next.person_id)))
}

/// Somebody is a guest of a group's sessions no more.
///
/// # Errors
/// If the store cannot be written.
pub async fn remove_all(db: &mut Db, (group, person): (i64, i64)) -> Result<(), StoreError> {
    sqlx::query!(
        "delete from guests where person_id = $1
         and session_id in (select id from sessions where group_id = $2)",
        person,
        group
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Takes an offer back of which nobody has heard: as if it had never been made.
///
/// # Errors
/// If the store cannot be written.
pub async fn unmake(db: &mut Db, offer: i64) -> Result<(), StoreError> {
    sqlx::query!("delete from seat_offers where id = $1", offer).execute(db).await?;
    Ok(())
}

/// Whether a place for a session was taken, held or claimed by another member since a moment: since then, what
/// somebody gave up may be somebody else's.
///
/// # Errors
/// If the store cannot be read.
pub async fn given_on_since(
    db: &mut Db,
    (session, person): (i64, i64),
    since: Instant,
) -> Result<bool, StoreError> {
    let since = since.timestamp();
    Ok(sqlx::query_scalar!(
        r#"select exists (select 1 from guests where session_id = $1 and since >= $3)
               or exists (select 1 from seat_offers where session_id = $1 and offered_at >= $3
                          and state in ('open', 'accepted'))
               or exists (select 1 from rsvps where session_id = $1 and person_id <> $2
                          and answer = 'coming' and answered_at >= $3)
           as "given_on!: bool""#,
        session,
        person,
        since
    )
    .fetch_one(db)
    .await?)
}
