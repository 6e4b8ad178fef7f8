//! Who came to a session, of the groups that note it.

use crate::clock::{Instant, from_unix};
use crate::domain::attendance::{Attendance, Count, OnRoll};
use crate::domain::private::Private;

use super::{Db, StoreError, read};

/// Since when a group notes who comes; nothing if it does not.
///
/// # Errors
/// If the store cannot be read.
pub async fn kept_since(db: &mut Db, group: i64) -> Result<Option<Instant>, StoreError> {
    let since = sqlx::query_scalar!("select since from attendance_kept where group_id = $1", group);
    Ok(since.fetch_optional(db).await?.map(from_unix))
}

/// Notes it from now on. Says whether that is news.
///
/// # Errors
/// If the store cannot be written.
pub async fn keep(db: &mut Db, group: i64, now: Instant) -> Result<bool, StoreError> {
    let now = now.timestamp();
    let done = sqlx::query!(
        "insert into attendance_kept (group_id, since) values ($1, $2) on conflict do nothing",
        group,
        now
    )
    .execute(db)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// Notes it no more. Says whether that is news.
///
/// # Errors
/// If the store cannot be written.
pub async fn keep_no_more(db: &mut Db, group: i64) -> Result<bool, StoreError> {
    let done = sqlx::query!("delete from attendance_kept where group_id = $1", group);
    Ok(done.execute(db).await?.rows_affected() == 1)
}

/// Makes a session's roll: a line for everybody who is in its group now and was in it before the session ended,
/// or comes to it as a guest. What is noted already stays.
///
/// # Errors
/// If the store cannot be written.
pub async fn open_roll(db: &mut Db, session: i64, now: Instant) -> Result<(), StoreError> {
    let now = now.timestamp();
    sqlx::query!(
        "insert into attendance (session_id, person_id, noted_at)
         select s.id, m.person_id, $2 from sessions s
         join memberships m on m.group_id = s.group_id
         where s.id = $1
           and ((m.state = 'active' and m.role = 'member'
                 and m.changed_at < s.starts_at + s.length_minutes * 60)
                or exists (select 1 from guests g
                           where g.session_id = s.id and g.person_id = m.person_id))
         order by m.id
         on conflict do nothing",
        session,
        now
    )
    .execute(db)
    .await?;
    Ok(())
}

/// A session's roll, of those who still belong to its group.
///
/// # Errors
/// If the store cannot be read.
pub async fn roll(db: &mut Db, session: i64) -> Result<Vec<OnRoll>, StoreError> {
    let rows = sqlx::query!(
        r#"select a.id as "id!", a.state, m.id as "membership!", m.alias from attendance a
           join sessions s on s.id = a.session_id
           join memberships m on m.group_id = s.group_id and m.person_id = a.person_id
           where a.session_id = $1 order by m.id"#,
        session
    )
    .fetch_all(db)
    .await?;
    rows.into_iter()
        .map(|row| {
            Ok(OnRoll {
                id: row.id,
                alias: row.alias.map(Private::new),
                membership: row.membership,
                state: read(&row.state, "attendance", "state", row.id)?,
            })
        })
        .collect()
}

/// A line of a roll: its session, its person, and what is noted.
///
/// # Errors
/// If the store cannot be read.
pub async fn line(db: &mut Db, id: i64) -> Result<Option<(i64, i64, Attendance)>, StoreError> {
    let row = sqlx::query!("select session_id, person_id, state from attendance where id = $1", id)
        .fetch_optional(db)
        .await?;
    row.map(|row| Ok((row.session_id, row.person_id, read(&row.state, "attendance", "state", id)?)))
        .transpose()
}

/// Notes something in a line.
///
/// # Errors
/// If the store cannot be written.
pub async fn note(db: &mut Db, id: i64, state: Attendance, now: Instant) -> Result<(), StoreError> {
    let (state, now) = (state.as_str(), now.timestamp());
    sqlx::query!("update attendance set state = $1, noted_at = $2 where id = $3", state, now, id)
        .execute(db)
        .await?;
    Ok(())
}

/// Whoever nothing is noted of in a session came to it, unless they had said that they cannot.
///
/// # Errors
/// If the store cannot be written.
pub async fn all_others_came(db: &mut Db, session: i64, now: Instant) -> Result<(), StoreError> {
    let now = now.timestamp();
    sqlx::query!(
        "update attendance set noted_at = $1,
             state = case when exists (select 1 from rsvps r where r.answer = 'cant_come'
                                       and r.session_id = attendance.session_id
                                       and r.person_id = attendance.person_id)
                     then 'excused' else 'attended' end
         where session_id = $2 and state = 'open'",
        now,
        session
    )
    .execute(db)
    .await?;
    Ok(())
}

/// When the sessions of a group began that somebody is noted to have come to, the earliest first.
///
/// # Errors
/// If the store cannot be read.
pub async fn attended(
    db: &mut Db,
    (group, person): (i64, i64),
) -> Result<Vec<Instant>, StoreError> {
    let starts = sqlx::query_scalar!(
        "select s.starts_at from attendance a join sessions s on s.id = a.session_id
         where s.group_id = $1 and a.person_id = $2 and a.state = 'attended'
         order by s.starts_at, s.id",
        group,
        person
    )
    .fetch_all(db)
    .await?;
    Ok(starts.into_iter().map(from_unix).collect())
}

/// How often each is noted of somebody in a group.
///
/// # Errors
/// If the store cannot be read.
pub async fn count(db: &mut Db, (group, person): (i64, i64)) -> Result<Count, StoreError> {
    let row = sqlx::query!(
        r#"select count(*) filter (where a.state = 'attended') as "attended!: i64",
                  count(*) filter (where a.state = 'missed') as "missed!: i64",
                  count(*) filter (where a.state = 'excused') as "excused!: i64"
           from attendance a join sessions s on s.id = a.session_id
           where s.group_id = $1 and a.person_id = $2"#,
        group,
        person
    )
    .fetch_one(db)
    .await?;
    Ok(Count { attended: row.attended, missed: row.missed, excused: row.excused })
}

/// Erases what is noted of somebody in a group, and what they were written about it.
///
/// # Errors
/// If the store cannot be written.
pub(super) async fn erase_traces(db: &mut Db, group: i64, person: i64) -> Result<(), StoreError> {
    sqlx::query!(
        "delete from attendance where person_id = $1
         and session_id in (select id from sessions where group_id = $2)",
        person,
        group
    )
    .execute(&mut *db)
    .await?;
    sqlx::query!(
        "delete from deliveries where person_id = $1 and state <> 'sending'
         and ((kind = 'attendance' and subject in (select id from sessions where group_id = $2))
              or (kind = 'attendance_told' and subject = $2))",
        person,
        group
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Erases what is noted of sessions that began before this moment in seconds.
///
/// # Errors
/// If the store cannot be written.
pub(super) async fn purge(db: &mut Db, before: i64) -> Result<(), StoreError> {
    sqlx::query!(
        "delete from attendance where session_id in (select id from sessions where starts_at < $1)",
        before
    )
    .execute(db)
    .await?;
    Ok(())
}
