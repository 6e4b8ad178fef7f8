//! What the members of a group agree on, and who agreed.

use crate::clock::{Instant, from_unix};
use crate::domain::private::Private;

use super::{Db, StoreError};

/// What a group agrees on at present.
#[derive(Clone, Debug)]
pub struct Agreement {
    /// Grows with each change.
    pub version: i64,
    /// Its lines.
    pub words: Private<String>,
    /// Since when.
    pub since: Instant,
}

/// The agreement of a group, if it has one.
///
/// # Errors
/// If the store cannot be read.
pub async fn of_group(db: &mut Db, group: i64) -> Result<Option<Agreement>, StoreError> {
    let row = sqlx::query!(
        "select version, words, since from agreements where group_id = $1
         order by version desc limit 1",
        group
    )
    .fetch_optional(db)
    .await?;
    Ok(row.filter(|row| !row.words.is_empty()).map(|row| Agreement {
        version: row.version,
        words: Private::new(row.words),
        since: from_unix(row.since),
    }))
}

/// Sets what a group agrees on from now on; nothing if it does without. Returns the version.
///
/// # Errors
/// If the store cannot be written.
pub async fn set(
    db: &mut Db,
    group: i64,
    words: Option<&Private<String>>,
    now: Instant,
) -> Result<i64, StoreError> {
    let (words, now) = (words.map_or("", |words| words.reveal()), now.timestamp());
    Ok(sqlx::query_scalar!(
        r#"insert into agreements (group_id, version, words, since)
           select $1, coalesce(max(version), 0) + 1, $2, $3 from agreements where group_id = $1
           returning version as "version!: i64""#,
        group,
        words,
        now
    )
    .fetch_one(db)
    .await?)
}

/// Notes that a person agrees to this version.
///
/// # Errors
/// If the store cannot be written.
pub async fn agree(
    db: &mut Db,
    (group, version): (i64, i64),
    person: i64,
    now: Instant,
) -> Result<(), StoreError> {
    let now = now.timestamp();
    sqlx::query!(
        "insert into agreed (group_id, person_id, version, agreed_at) values ($1, $2, $3, $4)
         on conflict (group_id, person_id) do update
         set version = excluded.version, agreed_at = excluded.agreed_at
         where agreed.version < excluded.version",
        group,
        person,
        version,
        now
    )
    .execute(db)
    .await?;
    Ok(())
}

/// The version a person agreed to, and when.
///
/// # Errors
/// If the store cannot be read.
pub async fn agreed(
    db: &mut Db,
    (group, person): (i64, i64),
) -> Result<Option<(i64, Instant)>, StoreError> {
    let row = sqlx::query!(
        "select version, agreed_at from agreed where group_id = $1 and person_id = $2",
        group,
        person
    )
    .fetch_optional(db)
    .await?;
    Ok(row.map(|row| (row.version, from_unix(row.agreed_at))))
}

/// The active members of a group who have not agreed to this version, by person id. Who leads a group
/// wrote it and is not asked.
///
/// # Errors
/// If the store cannot be read.
pub async fn unagreed(db: &mut Db, (group, version): (i64, i64)) -> Result<Vec<i64>, StoreError> {
    Ok(sqlx::query_scalar!(
        "select person_id from memberships m
         where group_id = $1 and state = 'active' and role = 'member' and not exists
            (select 1 from agreed a where a.group_id = m.group_id and a.person_id = m.person_id
             and a.version >= $2)
         order by id",
        group,
        version
    )
    .fetch_all(db)
    .await?)
}

/// Forgets what somebody agreed to who does not come in, or goes.
///
/// # Errors
/// If the store cannot be written.
pub async fn forget(db: &mut Db, (group, person): (i64, i64)) -> Result<(), StoreError> {
    sqlx::query!("delete from agreed where group_id = $1 and person_id = $2", group, person)
        .execute(db)
        .await?;
    Ok(())
}
