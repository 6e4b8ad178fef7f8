//! Requests that need no answer any more, since their group takes people in at once by now: such a request is
//! approved, and who sent it has not come in yet.
//!
//! Not here: what becomes of them (`outbox/plan/rule.rs`).

use crate::clock::Instant;
use crate::domain::entry::REQUEST_DAYS;

use super::super::{Db, StoreError};
use super::{Request, Row};

/// Those of a group.
///
/// # Errors
/// If the store cannot be read.
pub async fn freed(db: &mut Db, group: i64) -> Result<Vec<Request>, StoreError> {
    sqlx::query_as!(
        Row,
        r#"select r.id as "id!", r.group_id, r.person_id, r.state, r.asked_at, r.decided_at
           from entry_requests r join memberships m
           on m.group_id = r.group_id and m.person_id = r.person_id and m.state = 'requested'
           where r.group_id = $1 and r.state = 'approved' order by r.id"#,
        group
    )
    .fetch_all(db)
    .await?
    .into_iter()
    .map(Request::try_from)
    .collect()
}

/// Those that nobody has made use of for as long as a request is kept.
///
/// # Errors
/// If the store cannot be read.
pub async fn not_used(db: &mut Db, now: Instant) -> Result<Vec<Request>, StoreError> {
    let before = now.timestamp() - REQUEST_DAYS * 24 * 60 * 60;
    sqlx::query_as!(
        Row,
        r#"select r.id as "id!", r.group_id, r.person_id, r.state, r.asked_at, r.decided_at
           from entry_requests r join memberships m
           on m.group_id = r.group_id and m.person_id = r.person_id and m.state = 'requested'
           where r.state = 'approved' and r.decided_at <= $1 order by r.id"#,
        before
    )
    .fetch_all(db)
    .await?
    .into_iter()
    .map(Request::try_from)
    .collect()
}

/// Open requests to groups that take people in at once: earlier versions left them so.
///
/// # Errors
/// If the store cannot be read.
pub async fn stranded(db: &mut Db) -> Result<Vec<Request>, StoreError> {
    sqlx::query_as!(
        Row,
        r#"select r.id as "id!", r.group_id, r.person_id, r.state, r.asked_at, r.decided_at
           from entry_requests r join groups g on g.id = r.group_id
           where r.state = 'open' and g.entry = 'direct' and g.state <> 'closed' order by r.id"#
    )
    .fetch_all(db)
    .await?
    .into_iter()
    .map(Request::try_from)
    .collect()
}
