//! Until when a group means to take its break, where those who lead it said so.
//!
//! Not here: that it takes one, which is its state (`groups.rs`).

use chrono::NaiveDate;

use crate::clock::Instant;
use crate::domain::group::Group;

use super::{Db, StoreError, read};

/// Until which day, unless that is past.
///
/// # Errors
/// If the store cannot be read.
pub async fn until(
    db: &mut Db,
    group: &Group,
    now: Instant,
) -> Result<Option<NaiveDate>, StoreError> {
    let (today, group) = (group.zone.local(now).date(), group.id);
    let day = sqlx::query_scalar!("select until_day from breaks where group_id = $1", group)
        .fetch_optional(db)
        .await?;
    let day = day.map(|day| read::<NaiveDate>(&day, "breaks", "until_day", group)).transpose()?;
    Ok(day.filter(|day| *day >= today))
}

/// It was said until which day, or, with none, that it is not known or over.
///
/// # Errors
/// If the store cannot be written.
pub async fn set(db: &mut Db, group: i64, until: Option<NaiveDate>) -> Result<(), StoreError> {
    let Some(until) = until.map(|day| day.to_string()) else {
        sqlx::query!("delete from breaks where group_id = $1", group).execute(db).await?;
        return Ok(());
    };
    sqlx::query!(
        "insert into breaks (group_id, until_day) values ($1, $2)
         on conflict (group_id) do update set until_day = excluded.until_day",
        group,
        until
    )
    .execute(db)
    .await?;
    Ok(())
}
