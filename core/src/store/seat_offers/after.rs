//! What became of a seat after an offer of it had ended.

use crate::domain::seat::Offer;
use crate::store::{Db, StoreError};

/// Whether it was offered to somebody else then.
///
/// # Errors
/// If the store cannot be read.
pub async fn went_on(db: &mut Db, offer: &Offer) -> Result<bool, StoreError> {
    let next = sqlx::query_scalar!(
        "select 1 as one from seat_offers ended
         join seat_offers o on o.id > ended.id and o.offered_at >= ended.ended_at
                           and o.membership_id <> ended.membership_id
                           and coalesce(o.session_id, 0) = coalesce(ended.session_id, 0)
         join memberships m on m.id = o.membership_id and m.group_id = $1
         where ended.id = $2 limit 1",
        offer.group,
        offer.id
    );
    Ok(next.fetch_optional(db).await?.is_some())
}
