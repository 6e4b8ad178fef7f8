//! Reminders, to chats and to people: owed for all sessions ahead, and taken back.

use super::super::{Db, StoreError};
use crate::clock::Instant;

/// Owes the reminders of all sessions ahead of a group to all its present chats. A reminder that
/// would have been due already is not owed; one may be sent until the next smaller one falls due, the
/// last until the session begins.
///
/// # Errors
/// If the store cannot be written.
pub async fn arm(db: &mut Db, group: i64, now: Instant) -> Result<(), StoreError> {
    let seconds = now.timestamp();
    sqlx::query!(
        "insert into deliveries (lane, kind, subject, revision, offset_s, chat_id, due_at, expires_at,
                                 urgency_at, created_at)
         select c.platform, 'reminder', s.id, s.revision, r.offset_s, c.id, s.starts_at - r.offset_s,
                s.starts_at - coalesce((select max(smaller.offset_s) from group_reminders smaller
                                        where smaller.group_id = r.group_id
                                          and smaller.offset_s < r.offset_s), 0),
                s.starts_at, $2
         from sessions s
         join group_reminders r on r.group_id = s.group_id
         join bindings b on b.group_id = s.group_id
         join chats c on c.id = b.chat_id and c.state = 'present'
         where s.group_id = $1 and s.state = 'planned' and s.starts_at - r.offset_s > $2
         on conflict (kind, subject, revision, offset_s, coalesce(chat_id, 0), coalesce(person_id, 0))
         do update set state = 'pending', ended_at = null, reason = null,
                       due_at = excluded.due_at, expires_at = excluded.expires_at
         where deliveries.state = 'cancelled' and deliveries.first_try_at is null",
        group,
        seconds
    )
    .execute(&mut *db)
    .await?;
    arm_personal(db, group, now.timestamp()).await?;
    super::watch(db, Some(group), now).await
}

/// The same for those members who wished to be reminded privately.
async fn arm_personal(db: &mut Db, group: i64, now: i64) -> Result<(), StoreError> {
    sqlx::query!(
        "insert into deliveries (lane, kind, subject, revision, offset_s, person_id, due_at, expires_at,
                                 urgency_at, created_at)
         select p.platform, 'personal_reminder', s.id, s.revision, r.offset_s, p.id,
                s.starts_at - r.offset_s,
                s.starts_at - coalesce((select max(smaller.offset_s) from person_reminders smaller
                                        where smaller.group_id = r.group_id
                                          and smaller.person_id = r.person_id
                                          and smaller.offset_s < r.offset_s), 0),
                s.starts_at, $2
         from sessions s
         join person_reminders r on r.group_id = s.group_id
         join memberships m on m.group_id = r.group_id and m.person_id = r.person_id
                           and m.state = 'active'
         join persons p on p.id = r.person_id
         where s.group_id = $1 and s.state = 'planned' and s.starts_at - r.offset_s > $2
         on conflict (kind, subject, revision, offset_s, coalesce(chat_id, 0), coalesce(person_id, 0))
         do update set state = 'pending', ended_at = null, reason = null,
                       due_at = excluded.due_at, expires_at = excluded.expires_at
         where deliveries.state = 'cancelled' and deliveries.first_try_at is null",
        group,
        now
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Takes back all pending reminders of a group: its offsets change, or it takes a break. Here as below,
/// one that may have been sent stays in doubt.
///
/// # Errors
/// If the store cannot be written.
pub async fn disarm_group(db: &mut Db, group: i64, now: Instant) -> Result<(), StoreError> {
    let now = now.timestamp();
    sqlx::query!(
        "update deliveries set ended_at = $1,
                state = case when doubts > 0 then 'in_doubt' else 'cancelled' end
         where kind = 'reminder' and state = 'pending'
           and subject in (select id from sessions where group_id = $2)",
        now,
        group
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Takes back the pending private reminders of one person in a group.
///
/// # Errors
/// If the store cannot be written.
pub async fn disarm_person(
    db: &mut Db,
    (group, person): (i64, i64),
    now: Instant,
) -> Result<(), StoreError> {
    let now = now.timestamp();
    sqlx::query!(
        "update deliveries set ended_at = $1,
                state = case when doubts > 0 then 'in_doubt' else 'cancelled' end
         where kind = 'personal_reminder' and state = 'pending' and person_id = $2
           and subject in (select id from sessions where group_id = $3)",
        now,
        person,
        group
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Takes back the reminders of a session that are still pending, and what those who lead it are asked.
///
/// # Errors
/// If the store cannot be written.
pub async fn disarm(db: &mut Db, session: i64, now: Instant) -> Result<(), StoreError> {
    let now = now.timestamp();
    sqlx::query!(
        "update deliveries set ended_at = $1,
                state = case when doubts > 0 then 'in_doubt' else 'cancelled' end
         where kind in ('reminder', 'personal_reminder', 'session_begins', 'host_missing',
                        'attendance')
           and subject = $2 and state = 'pending'",
        now,
        session
    )
    .execute(db)
    .await?;
    Ok(())
}
