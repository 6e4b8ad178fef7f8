//! Word to facilitators of reminders that may not have arrived: all of a while in one, and at most once a
//! day for a group, however many there were.

use chrono::Duration;

use crate::clock::Instant;
use crate::domain::delivery::Kind;
use crate::store::deliveries::{self, Owed, To, Unseen};
use crate::store::{Db, StoreError};

/// What ends together (after an outage, say) is told together.
const GATHERED: Duration = Duration::minutes(2);
/// The next is told no sooner than this.
const APART: Duration = Duration::days(1);
/// What is older is not told any more.
const LOOKED_AT: Duration = Duration::days(7);

/// Tells the facilitators of reminders that ended and of which they were not told.
pub(super) async fn tell_unseen(db: &mut Db, now: Instant) -> Result<(), StoreError> {
    for (group, latest) in deliveries::groups_with_unseen(db, now - LOOKED_AT).await? {
        for person in deliveries::facilitators(db, group).await? {
            let told = deliveries::unseen_told_until(db, (group, person), None).await?;
            if told.is_none_or(|told| latest > told) {
                let soon = now + GATHERED;
                let due_at = told.map_or(soon, |told| soon.max(told + APART));
                owe(db, (group, person), (due_at, now)).await?;
            }
        }
    }
    Ok(())
}

async fn owe(
    db: &mut Db,
    (group, person): (i64, i64),
    (due_at, now): (Instant, Instant),
) -> Result<(), StoreError> {
    let owed = Owed {
        kind: Kind::RemindersUnheard,
        subject: group,
        revision: due_at.timestamp().div_euclid(APART.num_seconds()),
        to: To::Person(person),
        due_at,
        expires_at: None,
        message: None,
    };
    deliveries::owe(db, &owed, now).await
}

/// What one such word, due at a moment, tells of: what ended since the one before.
///
/// # Errors
/// If the store cannot be read.
pub(in crate::outbox) async fn told_by(
    db: &mut Db,
    (group, person): (i64, i64),
    due_at: Instant,
) -> Result<Vec<Unseen>, StoreError> {
    let before = deliveries::unseen_told_until(db, (group, person), Some(due_at)).await?;
    let after = before.unwrap_or(due_at - LOOKED_AT);
    deliveries::unseen(db, group, (after, due_at)).await
}
