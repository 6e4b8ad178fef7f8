//! What is owed about searching: word of a wish, to the operators. Of whose wish it is nothing is written.

use super::word::owe_person;
use crate::clock::Instant;
use crate::domain::delivery::Kind;
use crate::house::House;
use crate::store::{Db, StoreError, persons};

/// Tells every operator of a new wish.
///
/// # Errors
/// If the store cannot be written.
pub async fn tell_wish(
    db: &mut Db,
    house: &House,
    wish: i64,
    now: Instant,
) -> Result<(), StoreError> {
    for operator in &house.policy.operators {
        let person = persons::remember(db, operator, None, now).await?;
        owe_person(db, Kind::Wish, (wish, 0), person.id, now).await?;
    }
    Ok(())
}
