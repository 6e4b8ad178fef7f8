//! What happens to many deliveries in one step: one statement each.

use serde_json::json;

use crate::clock::Instant;
use crate::store::deliveries::Told;
use crate::store::{Db, StoreError};

/// Marks deliveries as being sent, durably once committed, before their requests; with each, what it will
/// tell of its session. Returns the ids of those that were still pending.
///
/// # Errors
/// If the store cannot be written.
pub async fn mark(
    db: &mut Db,
    epoch: i64,
    deliveries: &[(i64, Option<Told>)],
    now: Instant,
) -> Result<Vec<i64>, StoreError> {
    let entry = |(id, told): &(i64, Option<Told>)| {
        let state = told.map(|told| if told.cancelled { "cancelled" } else { "planned" });
        json!({ "id": id, "start": told.map(|told| told.start.timestamp()), "state": state })
    };
    let entries = json!(deliveries.iter().map(entry).collect::<Vec<_>>()).to_string();
    let now = now.timestamp();
    Ok(sqlx::query_scalar!(
        r#"update deliveries
           set state = 'sending', epoch = $1, first_try_at = coalesce(first_try_at, $2),
               told_start = given.start, told_state = given.state
           from (select value ->> 'id' as id, value ->> 'start' as start, value ->> 'state' as state
                 from json_each($3)) given
           where deliveries.id = given.id and deliveries.state = 'pending'
             and exists (select 1 from lanes where name = deliveries.lane and epoch = $1)
           returning id as "id!: i64""#,
        epoch,
        now,
        entries
    )
    .fetch_all(db)
    .await?)
}

/// Records that deliveries which this holding, or an earlier one, marked were sent; with each, the
/// platform's id of the message.
///
/// # Errors
/// If the store cannot be written.
pub async fn sent(
    db: &mut Db,
    epoch: i64,
    deliveries: &[(i64, &str)],
    now: Instant,
) -> Result<(), StoreError> {
    let entry = |(id, message): &(i64, &str)| json!({ "id": id, "message": message });
    let entries = json!(deliveries.iter().map(entry).collect::<Vec<_>>()).to_string();
    let now = now.timestamp();
    sqlx::query!(
        "update deliveries
         set state = 'sent', message = given.message, reason = null, ended_at = $1
         from (select value ->> 'id' as id, value ->> 'message' as message from json_each($2)) given
         where deliveries.id = given.id and deliveries.state = 'sending' and deliveries.epoch <= $3",
        now,
        entries,
        epoch
    )
    .execute(db)
    .await?;
    Ok(())
}
