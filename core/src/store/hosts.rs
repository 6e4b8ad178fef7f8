//! Whether somebody was there to begin: since when a session has begun, and what a group's last ones tell.

use crate::clock::{Instant, from_unix};
use crate::domain::address::Platform;

use super::{Db, StoreError};

/// What is known of a group's beginnings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Watch {
    /// Whether it is looked at all.
    pub watched: bool,
    /// How many sessions in a row nobody began.
    pub missed: i64,
    /// Since when it takes nobody new for that.
    pub joins_paused: Option<Instant>,
}

/// Notes that a session has begun. Says whether that is news.
///
/// # Errors
/// If the store cannot be written.
pub async fn begin(db: &mut Db, session: i64, now: Instant) -> Result<bool, StoreError> {
    let now = now.timestamp();
    let done = sqlx::query!(
        "update sessions set begun_at = $1 where id = $2 and begun_at is null",
        now,
        session
    )
    .execute(db)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// Since when a session has begun.
///
/// # Errors
/// If the store cannot be read.
pub async fn begun_at(db: &mut Db, session: i64) -> Result<Option<Instant>, StoreError> {
    let at = sqlx::query_scalar!("select begun_at from sessions where id = $1", session);
    Ok(at.fetch_optional(db).await?.flatten().map(from_unix))
}

/// The group's sessions that have begun, as somebody said, and are not over.
///
/// # Errors
/// If the store cannot be read.
pub async fn running(db: &mut Db, group: i64, now: Instant) -> Result<Vec<i64>, StoreError> {
    let now = now.timestamp();
    Ok(sqlx::query_scalar!(
        r#"select id as "id!" from sessions where group_id = $1 and begun_at is not null
           and starts_at + length_minutes * 60 > $2"#,
        group,
        now
    )
    .fetch_all(db)
    .await?)
}

/// What is known of a group.
///
/// # Errors
/// If the store cannot be read.
pub async fn watch(db: &mut Db, group: i64) -> Result<Watch, StoreError> {
    let row = sqlx::query!(
        "select watched, missed, joins_paused_at from host_watch where group_id = $1",
        group
    )
    .fetch_optional(db)
    .await?;
    Ok(row.map_or(Watch { watched: true, missed: 0, joins_paused: None }, |row| Watch {
        watched: row.watched != 0,
        missed: row.missed,
        joins_paused: row.joins_paused_at.map(from_unix),
    }))
}

/// Decides that a start of a session that nobody began counts, once that is said.
///
/// # Errors
/// If the store cannot be written.
pub async fn decide(
    db: &mut Db,
    (session, revision): (i64, i64),
    now: Instant,
) -> Result<(), StoreError> {
    let now = now.timestamp();
    sqlx::query!(
        "insert into no_shows (session_id, revision, noted_at, counted) values ($1, $2, $3, 0)
         on conflict do nothing",
        session,
        revision,
        now
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Counts a session that nobody began, once for each start it had, if that was decided. Says how many there were
/// in a row, if this one was not counted before.
///
/// # Errors
/// If the store cannot be written.
pub async fn miss(
    db: &mut Db,
    (group, session, revision): (i64, i64, i64),
) -> Result<Option<i64>, StoreError> {
    let new = sqlx::query!(
        "update no_shows set counted = 1 where session_id = $1 and revision = $2 and counted = 0",
        session,
        revision
    )
    .execute(&mut *db)
    .await?;
    if new.rows_affected() == 0 {
        return Ok(None);
    }
    let missed = sqlx::query_scalar!(
        "insert into host_watch (group_id, missed) values ($1, 1)
         on conflict (group_id) do update set missed = host_watch.missed + 1 returning missed",
        group
    )
    .fetch_one(db)
    .await?;
    Ok(Some(missed))
}

/// Whether this start of a session counts as one that nobody began, and whether it was counted.
///
/// # Errors
/// If the store cannot be read.
pub async fn was_missed(
    db: &mut Db,
    session: i64,
    revision: i64,
) -> Result<(bool, bool), StoreError> {
    let counted = sqlx::query_scalar!(
        "select counted from no_shows where session_id = $1 and revision = $2",
        session,
        revision
    )
    .fetch_optional(db)
    .await?;
    Ok((counted.is_some(), counted == Some(1)))
}

/// The starts of sessions that were decided to count, and of which nobody knows whether it was said.
///
/// # Errors
/// If the store cannot be read.
pub async fn perhaps_said(db: &mut Db) -> Result<Vec<(i64, i64)>, StoreError> {
    let rows = sqlx::query!(
        "select n.session_id, n.revision from no_shows n
         where n.counted = 0
           and exists (select 1 from deliveries d
                       where d.kind = 'host_missing' and d.subject = n.session_id
                         and d.revision = n.revision and d.state in ('sent', 'in_doubt'))
         order by n.noted_at, n.session_id"
    )
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(|row| (row.session_id, row.revision)).collect())
}

/// A group takes nobody new for now.
///
/// # Errors
/// If the store cannot be written.
pub async fn pause_joins(db: &mut Db, group: i64, now: Instant) -> Result<(), StoreError> {
    let now = now.timestamp();
    sqlx::query!("update host_watch set joins_paused_at = $1 where group_id = $2", now, group)
        .execute(db)
        .await?;
    Ok(())
}

/// Whether a group takes nobody new because nobody began its last sessions.
///
/// # Errors
/// If the store cannot be read.
pub async fn joins_are_paused(db: &mut Db, group: i64) -> Result<bool, StoreError> {
    Ok(watch(db, group).await?.joins_paused.is_some())
}

/// What was counted is forgotten: a session has begun, or who leads the group says that all is well.
/// Says whether the group takes new people again that did not.
///
/// # Errors
/// If the store cannot be written.
pub async fn count_anew(db: &mut Db, group: i64) -> Result<bool, StoreError> {
    let paused = joins_are_paused(db, group).await?;
    sqlx::query!(
        "update host_watch set missed = 0, joins_paused_at = null where group_id = $1",
        group
    )
    .execute(db)
    .await?;
    Ok(paused)
}

/// Whether it is looked at from now on.
///
/// # Errors
/// If the store cannot be written.
pub async fn set_watched(db: &mut Db, group: i64, watched: bool) -> Result<(), StoreError> {
    let watched = i64::from(watched);
    sqlx::query!(
        "insert into host_watch (group_id, watched) values ($1, $2)
         on conflict (group_id) do update set watched = excluded.watched",
        group,
        watched
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Whether somebody could be heard all the while since a moment: the lane they are on has had one holder since
/// then.
///
/// # Errors
/// If the store cannot be read.
pub async fn could_be_heard_since(
    db: &mut Db,
    person: i64,
    since: Instant,
) -> Result<bool, StoreError> {
    let since = since.timestamp();
    let held = sqlx::query_scalar!(
        r#"select count(*) as "count!: i64" from persons p join lanes l on l.name = p.platform
           where p.id = $1 and l.taken_at <= $2"#,
        person,
        since
    )
    .fetch_one(db)
    .await?;
    Ok(held > 0)
}

/// How many groups that are watched have sessions ahead, and nobody to lead them on any side but these: there it
/// cannot be said that a session has begun.
///
/// # Errors
/// If the store cannot be read.
pub async fn out_of_hearing(
    db: &mut Db,
    unserved: &[Platform],
    now: Instant,
) -> Result<i64, StoreError> {
    let sides = unserved.iter().map(|side| side.as_str()).collect::<Vec<_>>();
    let (sides, now) = (serde_json::json!(sides).to_string(), now.timestamp());
    Ok(sqlx::query_scalar!(
        r#"select count(*) as "count!: i64" from groups g
           where g.state not in ('paused', 'closed')
             and not exists (select 1 from host_watch w where w.group_id = g.id and w.watched = 0)
             and exists (select 1 from sessions s
                         where s.group_id = g.id and s.state = 'planned' and s.starts_at > $2)
             and exists (select 1 from memberships m
                         where m.group_id = g.id and m.state = 'active' and m.role = 'facilitator')
             and not exists (select 1 from memberships m join persons p on p.id = m.person_id
                             where m.group_id = g.id and m.state = 'active'
                               and m.role = 'facilitator'
                               and p.platform not in (select value from json_each($1)))"#,
        sides,
        now
    )
    .fetch_one(db)
    .await?)
}

/// Erases what somebody was asked about the sessions of a group that they do not lead any more.
///
/// # Errors
/// If the store cannot be written.
pub(super) async fn erase_traces(db: &mut Db, group: i64, person: i64) -> Result<(), StoreError> {
    sqlx::query!(
        "delete from deliveries where person_id = $1 and state <> 'sending'
         and ((kind in ('session_begins', 'host_missing')
               and subject in (select id from sessions where group_id = $2))
              or (kind in ('joins_paused', 'break_ends', 'code_overheard', 'unstated')
                  and subject = $2))",
        person,
        group
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Forgets which sessions nobody began, of those noted before a moment in seconds.
///
/// # Errors
/// If the store cannot be written.
pub(super) async fn purge(db: &mut Db, before: i64) -> Result<(), StoreError> {
    sqlx::query!("delete from no_shows where noted_at < $1", before).execute(db).await?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::address::Account;
    use crate::store::seal::Sealer;
    use crate::store::{Store, lanes, persons};

    #[tokio::test]
    async fn a_side_that_nobody_serves_says_nothing_about_who_is_on_the_other() {
        let directory = tempfile::tempdir().unwrap();
        let address = format!("sqlite://{}", directory.path().join("store.db").display());
        let store = Store::open(&address, Sealer::new(&[7; 32])).await.unwrap();
        let mut db = store.change().await.unwrap();
        let (before, began, after) = (from_unix(1_000), from_unix(2_000), from_unix(3_000));
        let mut people = Vec::new();
        for platform in [Platform::Discord, Platform::Telegram] {
            let account = Account::new(platform, "1");
            people.push(persons::remember(&mut db, &account, None, before).await.unwrap().id);
        }
        lanes::take(&mut db, Platform::Discord, before).await.unwrap();
        assert!(could_be_heard_since(&mut db, people[0], began).await.unwrap());
        assert!(!could_be_heard_since(&mut db, people[1], began).await.unwrap(), "never served");
        // The other side begins to be served in the middle of the session: this one was there all along.
        lanes::take(&mut db, Platform::Telegram, after).await.unwrap();
        assert!(could_be_heard_since(&mut db, people[0], began).await.unwrap());
        assert!(!could_be_heard_since(&mut db, people[1], began).await.unwrap());
        lanes::take(&mut db, Platform::Discord, after).await.unwrap();
        assert!(!could_be_heard_since(&mut db, people[0], began).await.unwrap(), "it was away");
    }
}
