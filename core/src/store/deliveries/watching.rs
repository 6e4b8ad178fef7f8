//! Word to those who lead a group around a session: that it begins, that nobody has said that it did, and, where
//! that is noted, who came.
//!
//! It is owed shortly ahead and not for all sessions of the next months: who leads a group changes, and
//! what nobody could have answered is not asked.

use chrono::Duration;

use super::super::{Db, StoreError};
use crate::clock::Instant;

/// How far ahead. Looked at every hour, and with every change of a session.
const AHEAD: Duration = Duration::hours(3);

/// Owes it for the sessions that begin soon: of one group, or of all.
///
/// # Errors
/// If the store cannot be written.
pub async fn watch(db: &mut Db, group: Option<i64>, now: Instant) -> Result<(), StoreError> {
    let (now, until) = (now.timestamp(), (now + AHEAD).timestamp());
    sqlx::query!(
        "insert into deliveries (lane, kind, subject, revision, person_id, due_at, expires_at,
                                 urgency_at, created_at)
         select p.platform, w.kind, s.id, s.revision, p.id, s.starts_at + w.after_s,
                s.starts_at + min(w.until_s, s.length_minutes * 60), s.starts_at + w.after_s, $1
         from sessions s
         join (select 'session_begins' as kind, 0 as after_s, 600 as until_s
               union all select 'host_missing', 600, 1800) w
         join memberships m on m.group_id = s.group_id and m.state = 'active'
                           and m.role = 'facilitator'
         join persons p on p.id = m.person_id
         where s.starts_at > $1 - 600 and s.starts_at <= $2 and s.starts_at + w.after_s > $1
           and s.state = 'planned' and s.begun_at is null and s.length_minutes * 60 > w.after_s
           and ($3 is null or s.group_id = $3)
           and not exists (select 1 from host_watch h
                           where h.group_id = s.group_id and h.watched = 0)
         on conflict (kind, subject, revision, offset_s, coalesce(chat_id, 0), coalesce(person_id, 0))
         do update set state = 'pending', ended_at = null, reason = null,
                       due_at = excluded.due_at, expires_at = excluded.expires_at
         where deliveries.state = 'cancelled' and deliveries.first_try_at is null",
        now,
        until,
        group
    )
    .execute(&mut *db)
    .await?;
    ask_who_came(db, group, (now, until)).await
}

/// The question who came falls due so long before now, at most.
const LATE: i64 = 12 * 60 * 60;

/// Owes the question who came, for the sessions that end soon or ended a moment ago, to who led the group by
/// then. What was not owed any more is owed again only while its end is ahead.
async fn ask_who_came(
    db: &mut Db,
    group: Option<i64>,
    (now, until): (i64, i64),
) -> Result<(), StoreError> {
    sqlx::query!(
        "insert into deliveries (lane, kind, subject, revision, person_id, due_at, expires_at,
                                 urgency_at, created_at)
         select p.platform, 'attendance', s.id, s.revision, p.id,
                s.starts_at + s.length_minutes * 60, s.starts_at + s.length_minutes * 60 + 86400,
                s.starts_at + s.length_minutes * 60, $1
         from attendance_kept k
         join sessions s on s.group_id = k.group_id
         join memberships m on m.group_id = s.group_id and m.state = 'active'
                           and m.role = 'facilitator'
         join persons p on p.id = m.person_id
         where s.starts_at > $1 - 172800 and s.starts_at <= $2 and s.state = 'planned'
           and s.starts_at + s.length_minutes * 60 > $1 - $3
           and s.starts_at + s.length_minutes * 60 <= $2
           and s.starts_at + s.length_minutes * 60 >= max(k.since, m.changed_at)
           and ($4 is null or s.group_id = $4)
         on conflict (kind, subject, revision, offset_s, coalesce(chat_id, 0), coalesce(person_id, 0))
         do update set state = 'pending', ended_at = null, reason = null,
                       due_at = excluded.due_at, expires_at = excluded.expires_at
         where deliveries.state = 'cancelled' and deliveries.first_try_at is null
           and excluded.due_at > $1",
        now,
        until,
        LATE,
        group
    )
    .execute(db)
    .await?;
    Ok(())
}
