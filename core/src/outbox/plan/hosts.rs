//! Word among those who lead a group: that somebody leads it with them now.

use crate::clock::Instant;
use crate::domain::delivery::Kind;
use crate::store::{Db, StoreError, deliveries, memberships};

use super::word::owe_person;

/// Tells those who led a group before that one more person does.
///
/// # Errors
/// If the store cannot be written.
pub async fn tell_cofacilitator(
    db: &mut Db,
    (group, person): (i64, i64),
    now: Instant,
) -> Result<(), StoreError> {
    let Some(new) = memberships::find(db, group, person).await? else { return Ok(()) };
    for other in deliveries::facilitators(db, group).await? {
        if other != person {
            owe_person(db, Kind::Cofacilitator, (group, new.id), other, now).await?;
        }
    }
    Ok(())
}
