//! What those who lead groups noted about somebody, and what they took on themselves where they lead.

use super::super::{Db, StoreError};
use super::Deed;
use crate::clock::from_unix;

/// Whether they came to a session, as it is noted, by when that began.
///
/// # Errors
/// If the store cannot be read.
pub async fn noted_of(db: &mut Db, person: i64) -> Result<Vec<Deed>, StoreError> {
    let rows = sqlx::query!(
        "select g.name, a.state, s.starts_at from attendance a
         join sessions s on s.id = a.session_id join groups g on g.id = s.group_id
         where a.person_id = $1 and a.state <> 'open' order by s.starts_at, s.id",
        person
    )
    .fetch_all(db)
    .await?;
    let deed = |group, what, at| Deed { group, what, at: Some(from_unix(at)) };
    Ok(rows.into_iter().map(|row| deed(row.name, row.state, row.starts_at)).collect())
}

/// Which sessions they took on to lead, or to mind the door of, by when those begin.
///
/// # Errors
/// If the store cannot be read.
pub async fn duties_of(db: &mut Db, person: i64) -> Result<Vec<Deed>, StoreError> {
    let rows = sqlx::query!(
        "select g.name, d.duty, s.starts_at from duties d
         join sessions s on s.id = d.session_id join groups g on g.id = s.group_id
         where d.person_id = $1 order by s.starts_at, s.id",
        person
    )
    .fetch_all(db)
    .await?;
    let deed = |group, what, at| Deed { group, what, at: Some(from_unix(at)) };
    Ok(rows.into_iter().map(|row| deed(row.name, row.duty, row.starts_at)).collect())
}
