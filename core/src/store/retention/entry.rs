//! What goes with a membership of how it came about: the request, what was agreed, what was written of it.

use crate::store::{Db, StoreError, agreements};

/// Erases it. A word that is just being sent stays until its end is recorded.
pub(super) async fn erase(db: &mut Db, group: i64, person: i64) -> Result<(), StoreError> {
    sqlx::query!(
        "delete from deliveries where person_id = $1 and state <> 'sending'
         and ((kind in ('entry_lapsed', 'agreement_changed') and subject = $2)
              or (kind in ('entry_request', 'entry_decided', 'entry_question', 'entry_answer',
                           'entry_waits')
                  and subject in (select id from entry_requests where group_id = $2)))",
        person,
        group
    )
    .execute(&mut *db)
    .await?;
    sqlx::query!(
        "delete from entry_requests where person_id = $1 and group_id = $2",
        person,
        group
    )
    .execute(&mut *db)
    .await?;
    agreements::forget(db, (group, person)).await
}
