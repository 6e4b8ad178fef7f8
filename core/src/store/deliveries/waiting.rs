//! What waits to be told, and gathers more until then.

use crate::clock::{Instant, from_unix};
use crate::domain::address::Platform;
use crate::domain::delivery::Kind;
use crate::store::{Db, StoreError};

/// Whether one of these was begun, or has ended: it waits no more.
///
/// # Errors
/// If the store cannot be read.
pub async fn has_begun(
    db: &mut Db,
    kind: Kind,
    (subject, revision): (i64, i64),
) -> Result<bool, StoreError> {
    let kind = kind.as_str();
    let begun = sqlx::query_scalar!(
        r#"select count(*) as "begun!: i64" from deliveries
           where kind = $1 and subject = $2 and revision = $3 and state <> 'pending'"#,
        kind,
        subject,
        revision
    );
    Ok(begun.fetch_one(db).await? > 0)
}

/// When a word of this kind about a subject was last sent, of those before a revision.
///
/// # Errors
/// If the store cannot be read.
pub async fn last_sent_before(
    db: &mut Db,
    kind: Kind,
    (subject, revision): (i64, i64),
) -> Result<Option<Instant>, StoreError> {
    let kind = kind.as_str();
    let last = sqlx::query_scalar!(
        r#"select max(ended_at) as "last: i64" from deliveries
           where kind = $1 and subject = $2 and revision < $3 and state = 'sent'"#,
        kind,
        subject,
        revision
    );
    Ok(last.fetch_one(db).await?.map(from_unix))
}

/// Notes with what waits to be told that it is about this platform, too.
///
/// # Errors
/// If the store cannot be written.
pub async fn note_platform(
    db: &mut Db,
    kind: Kind,
    (subject, revision): (i64, i64),
    platform: Platform,
) -> Result<(), StoreError> {
    let (kind, platform) = (kind.as_str(), platform.as_str());
    sqlx::query!(
        "update deliveries set message = coalesce(message || ',', '') || $4
         where kind = $1 and subject = $2 and revision = $3 and state = 'pending'
           and instr(coalesce(message, ''), $4) = 0",
        kind,
        subject,
        revision,
        platform
    )
    .execute(db)
    .await?;
    Ok(())
}
