//! Sessions and the zone data their instants were derived with: a newer one may give them other instants.
//!
//! What follows for those (they are moved, and their chats told) is decided in `outbox/plan.rs`.

use crate::clock::Instant;
use crate::domain::session::Session;
use crate::store::{Db, StoreError, readable};
use crate::time::zone;

use super::Row;

/// The sessions ahead whose UTC start was derived with other zone data than today's. A cancelled one
/// has no start to speak of.
///
/// # Errors
/// If the store cannot be read.
pub async fn with_old_zone_data(db: &mut Db, now: Instant) -> Result<Vec<Session>, StoreError> {
    let (version, now) = (zone::data_version(), now.timestamp());
    let rows = sqlx::query_as!(
        Row,
        r#"select id as "id!", group_id, series_id, slot, start_local, zone, starts_at,
                  posted_for, length_minutes, venue_id, state, revision
           from sessions where zone_data <> $1 and starts_at > $2 and state = 'planned' order by id"#,
        version,
        now
    )
    .fetch_all(db)
    .await?;
    Ok(readable(rows))
}

/// Notes that a session's UTC start holds under today's zone data.
///
/// # Errors
/// If the store cannot be written.
pub async fn confirm_zone_data(db: &mut Db, session: i64) -> Result<(), StoreError> {
    let version = zone::data_version();
    sqlx::query!("update sessions set zone_data = $1 where id = $2", version, session)
        .execute(db)
        .await?;
    Ok(())
}

/// A session as other zone data would have given it: for tests, since a process has one zone data only.
///
/// # Errors
/// If the store cannot be written.
#[doc(hidden)]
pub async fn forge_zone_data(
    db: &mut Db,
    session: i64,
    starts_at: Instant,
) -> Result<(), StoreError> {
    let starts_at = starts_at.timestamp();
    sqlx::query!(
        "update sessions set zone_data = 'other', starts_at = $1, posted_for = $1 where id = $2",
        starts_at,
        session
    )
    .execute(db)
    .await?;
    Ok(())
}
