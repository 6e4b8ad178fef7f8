//! Who leads a session, and who minds its door.

use crate::clock::Instant;
use crate::domain::duty::{Duty, Taken};
use crate::domain::private::Private;

use super::{Db, StoreError, read};

/// What is taken of a session, the lead first, by those who lead its group now.
///
/// # Errors
/// If the store cannot be read.
pub async fn of_session(db: &mut Db, session: i64) -> Result<Vec<Taken>, StoreError> {
    let rows = sqlx::query!(
        "select d.duty, d.person_id, m.alias from duties d
         join sessions s on s.id = d.session_id
         join memberships m on m.group_id = s.group_id and m.person_id = d.person_id
                           and m.state = 'active' and m.role = 'facilitator'
         where d.session_id = $1 order by d.duty desc",
        session
    )
    .fetch_all(db)
    .await?;
    rows.into_iter()
        .map(|row| {
            Ok(Taken {
                duty: read(&row.duty, "duties", "duty", session)?,
                person: row.person_id,
                alias: row.alias.map(Private::new),
            })
        })
        .collect()
}

/// The sessions ahead of a group in which somebody has a duty, the next one first.
///
/// # Errors
/// If the store cannot be read.
pub async fn ahead_of(
    db: &mut Db,
    (group, person): (i64, i64),
    now: Instant,
) -> Result<Vec<i64>, StoreError> {
    let now = now.timestamp();
    Ok(sqlx::query_scalar!(
        r#"select d.session_id as "id!" from duties d join sessions s on s.id = d.session_id
           where s.group_id = $1 and d.person_id = $2 and s.state = 'planned' and s.starts_at > $3
           order by s.starts_at"#,
        group,
        person,
        now
    )
    .fetch_all(db)
    .await?)
}

/// Somebody takes a duty, in place of any other they had for that session, and of whoever had it and leads
/// the group no more.
///
/// # Errors
/// If the store cannot be written.
pub async fn take(
    db: &mut Db,
    (session, person): (i64, i64),
    duty: Duty,
    now: Instant,
) -> Result<(), StoreError> {
    give_back(db, (session, person)).await?;
    let (duty, now) = (duty.as_str(), now.timestamp());
    sqlx::query!(
        "insert into duties (session_id, duty, person_id, taken_at) values ($1, $2, $3, $4)
         on conflict (session_id, duty) do update
         set person_id = excluded.person_id, taken_at = excluded.taken_at",
        session,
        duty,
        person,
        now
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Somebody has no duty in a session any more. Says whether they had one.
///
/// # Errors
/// If the store cannot be written.
pub async fn give_back(db: &mut Db, (session, person): (i64, i64)) -> Result<bool, StoreError> {
    let done = sqlx::query!(
        "delete from duties where session_id = $1 and person_id = $2",
        session,
        person
    );
    Ok(done.execute(db).await?.rows_affected() > 0)
}

/// Erases which duties somebody took in a group.
///
/// # Errors
/// If the store cannot be written.
pub(super) async fn erase_traces(db: &mut Db, group: i64, person: i64) -> Result<(), StoreError> {
    sqlx::query!(
        "delete from duties where person_id = $1
         and session_id in (select id from sessions where group_id = $2)",
        person,
        group
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Forgets who had which duty in sessions that began before this moment in seconds.
///
/// # Errors
/// If the store cannot be written.
pub(super) async fn purge(db: &mut Db, before: i64) -> Result<(), StoreError> {
    sqlx::query!(
        "delete from duties where session_id in (select id from sessions where starts_at < $1)",
        before
    )
    .execute(db)
    .await?;
    Ok(())
}
