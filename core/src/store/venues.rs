//! Venues. All but their kind is sealed.

use crate::clock::Instant;
use crate::domain::venue::Venue;

use super::seal::{Part, Sealer};
use super::{Db, StoreError};

/// Remembers a venue of a group.
///
/// # Errors
/// If the store cannot be written.
pub async fn create(
    db: &mut Db,
    sealer: &Sealer,
    group: i64,
    venue: &Venue,
    now: Instant,
) -> Result<i64, StoreError> {
    let sealed = sealer.seal(Part::Venue, venue)?;
    let (kind, now) = (venue.kind(), now.timestamp());
    Ok(sqlx::query_scalar!(
        r#"insert into venues (group_id, kind, sealed, created_at) values ($1, $2, $3, $4)
           returning id as "id!""#,
        group,
        kind,
        sealed,
        now
    )
    .fetch_one(db)
    .await?)
}

/// Every venue a group ever had.
///
/// # Errors
/// If the store cannot be read, or a venue was sealed with another key.
pub async fn of_group(db: &mut Db, sealer: &Sealer, group: i64) -> Result<Vec<Venue>, StoreError> {
    let all = sqlx::query_scalar!("select sealed from venues where group_id = $1", group)
        .fetch_all(db)
        .await?;
    all.iter().map(|sealed| sealer.open(Part::Venue, sealed)).collect()
}

/// Opens the venue in row `id`.
///
/// # Errors
/// If the store cannot be read, or the venue was sealed with another key.
pub async fn open(db: &mut Db, sealer: &Sealer, id: i64) -> Result<Option<Venue>, StoreError> {
    let sealed = sqlx::query_scalar!("select sealed from venues where id = $1", id)
        .fetch_optional(db)
        .await?;
    sealed.map(|sealed| sealer.open(Part::Venue, &sealed)).transpose()
}
