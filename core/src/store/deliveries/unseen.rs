//! Reminders of a group that may not have arrived in its chats, and since when its facilitators were told.
//!
//! What was refused is not among them: of a lost chat they hear at once, and a fault of ours they cannot mend.

use crate::clock::{Instant, from_unix};
use crate::store::{Db, StoreError};

/// A session a chat may not have been reminded of.
#[derive(Clone, Copy, Debug)]
pub struct Unseen {
    /// The chat's row id.
    pub chat: i64,
    /// The session's start.
    pub starts_at: Instant,
}

/// The groups with chats that can be reached which may have missed reminders ended after `since`.
///
/// # Errors
/// If the store cannot be read.
pub async fn groups_with_unseen(
    db: &mut Db,
    since: Instant,
) -> Result<Vec<(i64, Instant)>, StoreError> {
    let since = since.timestamp();
    let rows = sqlx::query!(
        r#"select s.group_id as "group!", max(n.ended_at) as "latest!: i64" from deliveries n
           join sessions s on s.id = n.subject and s.revision = n.revision and s.state = 'planned'
           join chats c on c.id = n.chat_id and c.state = 'present'
           where n.state in ('in_doubt', 'refused', 'expired') and n.ended_at > $1
             and n.kind = 'reminder' and n.state <> 'refused'
             and not exists (select 1 from deliveries later
                             where later.kind = 'reminder' and later.subject = n.subject
                               and later.revision = n.revision and later.chat_id = n.chat_id
                               and later.offset_s < n.offset_s
                               and later.state in ('pending', 'sending', 'sent'))
           group by s.group_id order by s.group_id"#,
        since
    )
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(|row| (row.group, from_unix(row.latest))).collect())
}

/// What a group's chats may have missed by reminders that ended within a span of time, soonest first. One
/// that a later one made up for, or may still, is not among them.
///
/// # Errors
/// If the store cannot be read.
pub async fn unseen(
    db: &mut Db,
    group: i64,
    (after, until): (Instant, Instant),
) -> Result<Vec<Unseen>, StoreError> {
    let (after, until) = (after.timestamp(), until.timestamp());
    let rows = sqlx::query!(
        r#"select distinct n.chat_id as "chat!", s.starts_at from deliveries n
           join sessions s on s.id = n.subject and s.revision = n.revision and s.state = 'planned'
           join chats c on c.id = n.chat_id and c.state = 'present'
           where s.group_id = $1 and n.state in ('in_doubt', 'refused', 'expired')
             and n.ended_at > $2 and n.ended_at <= $3
             and n.kind = 'reminder' and n.state <> 'refused'
             and not exists (select 1 from deliveries later
                             where later.kind = 'reminder' and later.subject = n.subject
                               and later.revision = n.revision and later.chat_id = n.chat_id
                               and later.offset_s < n.offset_s
                               and later.state in ('pending', 'sending', 'sent'))
           order by s.starts_at, n.chat_id"#,
        group,
        after,
        until
    )
    .fetch_all(db)
    .await?;
    let unseen = rows.into_iter();
    Ok(unseen.map(|row| Unseen { chat: row.chat, starts_at: from_unix(row.starts_at) }).collect())
}

/// Up to when a person was told of such reminders of a group, or will be; before a moment, if one is given.
///
/// # Errors
/// If the store cannot be read.
pub async fn unseen_told_until(
    db: &mut Db,
    (group, person): (i64, i64),
    before: Option<Instant>,
) -> Result<Option<Instant>, StoreError> {
    let before = before.map_or(i64::MAX, |before| before.timestamp());
    let until = sqlx::query_scalar!(
        r#"select max(due_at) as "until: i64" from deliveries
           where kind = 'reminders_unheard' and subject = $1 and person_id = $2 and due_at < $3"#,
        group,
        person,
        before
    )
    .fetch_one(db)
    .await?;
    Ok(until.map(from_unix))
}
