//! Answers about sessions: coming, or not.

use crate::clock::{Instant, from_unix};
use crate::domain::membership::Rsvp;

use super::{Db, StoreError, read};

/// Remembers an answer in place of an earlier one. The same answer given again is as old as it was.
///
/// # Errors
/// If the store cannot be written.
pub async fn answer(
    db: &mut Db,
    session: i64,
    person: i64,
    answer: Rsvp,
    now: Instant,
) -> Result<(), StoreError> {
    let (answer, now) = (answer.as_str(), now.timestamp());
    sqlx::query!(
        "insert into rsvps (session_id, person_id, answer, answered_at) values ($1, $2, $3, $4)
         on conflict (session_id, person_id) do update
         set answered_at = case when rsvps.answer = excluded.answer then rsvps.answered_at
                                else excluded.answered_at end,
             answer = excluded.answer, wants_back_at = null",
        session,
        person,
        answer,
        now
    )
    .execute(db)
    .await?;
    Ok(())
}

/// A member who had said that they cannot come wants to come after all, and there is no place.
///
/// # Errors
/// If the store cannot be written.
pub async fn wants_back(
    db: &mut Db,
    (session, person): (i64, i64),
    now: Instant,
) -> Result<(), StoreError> {
    let now = now.timestamp();
    sqlx::query!(
        "update rsvps set wants_back_at = coalesce(wants_back_at, $1)
         where session_id = $2 and person_id = $3 and answer = 'cant_come'",
        now,
        session,
        person
    )
    .execute(db)
    .await?;
    Ok(())
}

/// The member who has waited longest to come to a session after all.
///
/// # Errors
/// If the store cannot be read.
pub async fn next_back(db: &mut Db, session: i64) -> Result<Option<i64>, StoreError> {
    Ok(sqlx::query_scalar!(
        "select r.person_id from rsvps r join sessions s on s.id = r.session_id
         join memberships m on m.group_id = s.group_id and m.person_id = r.person_id
                           and m.state = 'active' and m.role = 'member'
         where r.session_id = $1 and r.answer = 'cant_come' and r.wants_back_at is not null
         order by r.wants_back_at, r.person_id limit 1",
        session
    )
    .fetch_optional(db)
    .await?)
}

/// Of a group's sessions that are not over, those somebody said they cannot come to: when each begins, and whether
/// they want to come after all.
///
/// # Errors
/// If the store cannot be read.
pub async fn absences(
    db: &mut Db,
    (group, person): (i64, i64),
    now: Instant,
) -> Result<Vec<(Instant, bool)>, StoreError> {
    let now = now.timestamp();
    let rows = sqlx::query!(
        r#"select s.starts_at, r.wants_back_at is not null as "back!: bool" from rsvps r
           join sessions s on s.id = r.session_id
           where s.group_id = $1 and r.person_id = $2 and r.answer = 'cant_come'
             and s.state = 'planned' and s.starts_at + s.length_minutes * 60 > $3
           order by s.starts_at, s.id limit 3"#,
        group,
        person,
        now
    )
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(|row| (from_unix(row.starts_at), row.back)).collect())
}

/// How many said that they come, guests among them, and how many members that they cannot.
///
/// # Errors
/// If the store cannot be read.
pub async fn count(db: &mut Db, session: i64) -> Result<(i64, i64), StoreError> {
    let row = sqlx::query!(
        r#"select count(*) filter (where r.answer = 'coming') as "coming!: i64",
                  count(*) filter (where r.answer = 'cant_come' and m.id is not null)
                      as "absent!: i64"
           from rsvps r join sessions s on s.id = r.session_id
           left join memberships m on m.group_id = s.group_id and m.person_id = r.person_id
                                  and m.state = 'active'
           where r.session_id = $1"#,
        session
    )
    .fetch_one(db)
    .await?;
    Ok((row.coming, row.absent))
}

/// What somebody answered about a session, if they did.
///
/// # Errors
/// If the store cannot be read.
pub async fn of(db: &mut Db, pair: (i64, i64)) -> Result<Option<Rsvp>, StoreError> {
    Ok(given(db, pair).await?.map(|(answer, _)| answer))
}

/// The same, and when they did.
///
/// # Errors
/// If the store cannot be read.
pub async fn given(
    db: &mut Db,
    (session, person): (i64, i64),
) -> Result<Option<(Rsvp, Instant)>, StoreError> {
    let row = sqlx::query!(
        "select answer, answered_at from rsvps where session_id = $1 and person_id = $2",
        session,
        person
    )
    .fetch_optional(db)
    .await?;
    row.map(|row| Ok((read(&row.answer, "rsvps", "answer", session)?, from_unix(row.answered_at))))
        .transpose()
}
