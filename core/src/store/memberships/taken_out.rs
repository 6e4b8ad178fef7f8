//! Who was taken out of a group, and who may let them ask again: those who lead it, or, where the operator took
//! them out, the operator alone.

use super::Listed;
use super::roster::Line;
use crate::domain::membership::Membership;
use crate::store::{Db, StoreError};

/// Whom those who lead a group may let ask again, the latest first; each since when they are out.
///
/// # Errors
/// If the store cannot be read.
pub async fn taken_out(db: &mut Db, group: i64) -> Result<Vec<Listed>, StoreError> {
    let rows = sqlx::query_as!(
        Line,
        r#"select m.id as "id!", m.group_id, m.person_id, m.role, m.state, m.alias, m.changed_at,
                  p.platform
           from memberships m join persons p on p.id = m.person_id
           where m.group_id = $1 and m.state = 'removed'
             and m.id not in (select membership_id from expelled)
           order by m.changed_at desc, m.id desc"#,
        group
    )
    .fetch_all(db)
    .await?;
    rows.into_iter().map(Listed::try_from).collect()
}

/// Whom the operator took out, of whatever group that is not over, the latest first.
///
/// # Errors
/// If the store cannot be read.
pub async fn expelled(db: &mut Db) -> Result<Vec<Listed>, StoreError> {
    let rows = sqlx::query_as!(
        Line,
        r#"select m.id as "id!", m.group_id, m.person_id, m.role, m.state, m.alias, m.changed_at,
                  p.platform
           from expelled e join memberships m on m.id = e.membership_id and m.state = 'removed'
           join persons p on p.id = m.person_id
           join groups g on g.id = m.group_id and g.state <> 'closed'
           order by m.changed_at desc, m.id desc"#
    )
    .fetch_all(db)
    .await?;
    rows.into_iter().map(Listed::try_from).collect()
}

/// How many are out of a group whom those who lead it cannot let back: the operator took them out, or they were
/// forgotten since.
///
/// # Errors
/// If the store cannot be read.
pub async fn out_for_others(db: &mut Db, group: i64) -> Result<(i64, i64), StoreError> {
    let row = sqlx::query!(
        r#"select (select count(*) from expelled e join memberships m on m.id = e.membership_id
                   where m.group_id = $1 and m.state = 'removed') as "expelled!: i64",
                  (select count(*) from kept_out where group_id = $1) as "forgotten!: i64""#,
        group
    )
    .fetch_one(db)
    .await?;
    Ok((row.expelled, row.forgotten))
}

/// Notes that the operator took somebody out.
///
/// # Errors
/// If the store cannot be written.
pub async fn note_expelled(db: &mut Db, membership: i64) -> Result<(), StoreError> {
    sqlx::query!(
        "insert into expelled (membership_id) values ($1) on conflict do nothing",
        membership
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Whether the operator took somebody out.
///
/// # Errors
/// If the store cannot be read.
pub async fn is_expelled(db: &mut Db, membership: i64) -> Result<bool, StoreError> {
    let found = sqlx::query_scalar!(
        "select membership_id from expelled where membership_id = $1",
        membership
    );
    Ok(found.fetch_optional(db).await?.is_some())
}

/// Somebody is kept out no longer: nothing says any more that they ever were in the group. Says whether they
/// were out.
///
/// # Errors
/// If the store cannot be written.
pub async fn let_back(db: &mut Db, member: &Membership) -> Result<bool, StoreError> {
    let done =
        sqlx::query!("delete from memberships where id = $1 and state = 'removed'", member.id)
            .execute(db)
            .await?;
    Ok(done.rows_affected() == 1)
}
