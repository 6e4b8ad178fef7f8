//! What becomes of a store that comes back from a copy: what it still owed then has been done since,
//! or has come too late, and nobody can tell which.
//!
//! Not here: forgetting again whoever asked for it since (`outbox/plan/forgetting.rs`), checking the copy
//! (`store/look.rs`) and putting it in place (the program's `restore`).

use crate::clock::Instant;

use super::{Db, StoreError};

/// What was changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Recovered {
    /// Deliveries that had fallen due: they are not sent now.
    pub expired: u64,
    /// Deliveries that were being sent when the copy was made.
    pub in_doubt: u64,
    /// Half-finished requests and requests not answered yet, thrown away.
    pub requests: u64,
}

/// Ends what the copy owed before `now`, so that nobody is reminded twice, or of what is over, and
/// throws half-finished requests away. What falls due later is still owed. Erasing a message that
/// holds a call link stays owed: doing it twice does no harm, not doing it does.
///
/// # Errors
/// If the store cannot be written.
pub async fn after_restore(db: &mut Db, now: Instant) -> Result<Recovered, StoreError> {
    let now = now.timestamp();
    let in_doubt = sqlx::query!(
        "update deliveries set state = 'in_doubt', reason = 'restored', ended_at = $1
         where state = 'sending'",
        now
    )
    .execute(&mut *db)
    .await?;
    let expired = sqlx::query!(
        "update deliveries set state = 'expired', reason = 'restored', ended_at = $1
         where state = 'pending' and due_at <= $1 and kind <> 'erase_message'",
        now
    )
    .execute(&mut *db)
    .await?;
    let drafts = sqlx::query!("delete from drafts").execute(&mut *db).await?;
    let kept = sqlx::query!("delete from kept").execute(&mut *db).await?;
    // Ids that were given since the copy was made lie under buttons and in lists: they are not given again.
    sqlx::query!(
        "update sqlite_sequence set seq = seq + iif(name = 'memberships', 1000, 1000000)
         where name in ('drafts', 'deliveries', 'memberships')"
    )
    .execute(db)
    .await?;
    Ok(Recovered {
        expired: expired.rows_affected(),
        in_doubt: in_doubt.rows_affected(),
        requests: drafts.rows_affected() + kept.rows_affected(),
    })
}

/// How many deliveries are still to come.
///
/// # Errors
/// If the store cannot be read.
pub async fn still_ahead(db: &mut Db) -> Result<i64, StoreError> {
    Ok(sqlx::query_scalar!("select count(*) from deliveries where state = 'pending'")
        .fetch_one(db)
        .await?)
}
