//! What a chat knows when it begins to serve a group: nothing, so that what is true then is what it
//! starts from.

use crate::clock::Instant;
use crate::store::{Db, StoreError};

/// Notes for a chat that its group's sessions are as they are now, where that is not as they were
/// posted: a later change is told as a change of that. The note was never sent, and is counted nowhere.
///
/// # Errors
/// If the store cannot be written.
pub async fn begin_with(
    db: &mut Db,
    (chat, group): (i64, i64),
    now: Instant,
) -> Result<(), StoreError> {
    let now = now.timestamp();
    sqlx::query!(
        "insert into deliveries (lane, kind, subject, revision, chat_id, state, due_at, urgency_at,
                                 told_start, told_state, reason, ended_at, created_at)
         select c.platform, 'change', s.id,
                (select coalesce(max(d.revision), 0) + 1 from deliveries d
                 where d.kind = 'change' and d.subject = s.id),
                c.id, 'superseded', $3, $3, s.starts_at, s.state, 'known at binding', $3, $3
         from sessions s join chats c on c.id = $1
         where s.group_id = $2 and s.starts_at + s.length_minutes * 60 > $3
           and (s.starts_at <> s.posted_for or s.state = 'cancelled')
         on conflict do nothing",
        chat,
        group,
        now
    )
    .execute(db)
    .await?;
    Ok(())
}
