//! Sessions: rows made ahead from their series, each with an id of its own.

use std::collections::{HashMap, HashSet};

use chrono::{Duration, NaiveDateTime};

use crate::clock::{Instant, from_unix};
use crate::domain::session::{Session, State};
use crate::time::recurrence::Occurrence;
use crate::time::zone;

use super::series::Series;
use super::{Db, StoreError, id_list, read, read_zone, write_local};

mod zone_data;

pub use zone_data::{confirm_zone_data, forge_zone_data, with_old_zone_data};

struct Row {
    id: i64,
    group_id: i64,
    series_id: i64,
    slot: i64,
    start_local: String,
    zone: String,
    starts_at: i64,
    posted_for: i64,
    length_minutes: i64,
    venue_id: Option<i64>,
    state: String,
    revision: i64,
}

impl TryFrom<Row> for Session {
    type Error = StoreError;

    fn try_from(row: Row) -> Result<Self, StoreError> {
        Ok(Self {
            id: row.id,
            group: row.group_id,
            series: row.series_id,
            slot: row.slot,
            start_local: read(&row.start_local, "sessions", "start_local", row.id)?,
            zone: read_zone(&row.zone, "sessions", row.id)?,
            starts_at: from_unix(row.starts_at),
            posted_for: from_unix(row.posted_for),
            length: Duration::minutes(row.length_minutes),
            venue: row.venue_id,
            state: read(&row.state, "sessions", "state", row.id)?,
            revision: row.revision,
        })
    }
}

/// Makes the session of one occurrence unless there is one for its slot. Says whether it is new.
///
/// # Errors
/// If the store cannot be written.
pub async fn create(
    db: &mut Db,
    series: &Series,
    occurrence: Occurrence,
) -> Result<bool, StoreError> {
    let local = write_local(occurrence.starts);
    let starts_at = series.zone.resolve(occurrence.starts).at.timestamp();
    let (zone, zone_data) = (series.zone.name(), zone::data_version());
    let done = sqlx::query!(
        "insert into sessions (series_id, group_id, slot, slot_local, start_local, zone, starts_at,
                               posted_for, zone_data, length_minutes, venue_id)
         values ($1, $2, $3, $4, $4, $5, $6, $6, $7, $8, $9)
         on conflict (series_id, slot) do nothing",
        series.id,
        series.group,
        occurrence.slot,
        local,
        zone,
        starts_at,
        zone_data,
        series.length_minutes,
        series.venue
    )
    .execute(db)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// The series and the slots of which sessions begin after `now`: of the series behind one id, up to another.
///
/// # Errors
/// If the store cannot be read.
pub async fn slots_ahead(
    db: &mut Db,
    (after, last): (i64, i64),
    now: Instant,
) -> Result<HashSet<(i64, i64)>, StoreError> {
    let now = now.timestamp();
    let rows = sqlx::query!(
        "select series_id, slot from sessions
         where series_id > $1 and series_id <= $2 and starts_at > $3",
        after,
        last,
        now
    )
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(|row| (row.series_id, row.slot)).collect())
}

/// Those in rows `ids`, by id; without those that cannot be read.
///
/// # Errors
/// If the store cannot be read.
pub async fn by_ids(db: &mut Db, ids: &[i64]) -> Result<HashMap<i64, Session>, StoreError> {
    let ids = id_list(ids);
    let rows = sqlx::query_as!(
        Row,
        r#"select id as "id!", group_id, series_id, slot, start_local, zone, starts_at,
                  posted_for, length_minutes, venue_id, state, revision
           from sessions where id in (select value from json_each($1))"#,
        ids
    )
    .fetch_all(db)
    .await?;
    let read = |row: Row| Some((row.id, Session::try_from(row).ok()?));
    Ok(rows.into_iter().filter_map(read).collect())
}

/// The session in row `id`.
///
/// # Errors
/// If the store cannot be read.
pub async fn by_id(db: &mut Db, id: i64) -> Result<Option<Session>, StoreError> {
    sqlx::query_as!(
        Row,
        r#"select id as "id!", group_id, series_id, slot, start_local, zone, starts_at,
                  posted_for, length_minutes, venue_id, state, revision
           from sessions where id = $1"#,
        id
    )
    .fetch_optional(db)
    .await?
    .map(Session::try_from)
    .transpose()
}

/// The group's sessions that are not over at `now`, cancelled ones among them, soonest first.
///
/// # Errors
/// If the store cannot be read.
pub async fn ahead(
    db: &mut Db,
    group: i64,
    now: Instant,
    at_most: i64,
) -> Result<Vec<Session>, StoreError> {
    let now = now.timestamp();
    sqlx::query_as!(
        Row,
        r#"select id as "id!", group_id, series_id, slot, start_local, zone, starts_at,
                  posted_for, length_minutes, venue_id, state, revision
           from sessions where group_id = $1 and starts_at + length_minutes * 60 > $2
           order by starts_at, id limit $3"#,
        group,
        now,
        at_most
    )
    .fetch_all(db)
    .await?
    .into_iter()
    .map(Session::try_from)
    .collect()
}

/// The group's next session that takes place: begun already, or still ahead, at `now`.
///
/// # Errors
/// If the store cannot be read.
pub async fn next(db: &mut Db, group: i64, now: Instant) -> Result<Option<Session>, StoreError> {
    let sessions = ahead(db, group, now, 20).await?;
    Ok(sessions.into_iter().find(|session| session.state == State::Planned))
}

/// The group's session that ended last, if the link may still be asked for: one that is over by less
/// than `grace`.
///
/// # Errors
/// If the store cannot be read.
pub async fn just_over(
    db: &mut Db,
    group: i64,
    now: Instant,
    grace: Duration,
) -> Result<Option<Session>, StoreError> {
    let earlier = ahead(db, group, now - grace, 20).await?;
    let over = |session: &Session| session.state == State::Planned && session.ends_at() <= now;
    Ok(earlier.into_iter().rfind(over))
}

/// The last session of a group that is over, of those that began within a while.
///
/// # Errors
/// If the store cannot be read.
pub async fn last_over(
    db: &mut Db,
    group: i64,
    now: Instant,
    within: Duration,
) -> Result<Option<Session>, StoreError> {
    let (since, now) = ((now - within).timestamp(), now.timestamp());
    let row = sqlx::query_as!(
        Row,
        r#"select id as "id!", group_id, series_id, slot, start_local, zone, starts_at,
                  posted_for, length_minutes, venue_id, state, revision
           from sessions where group_id = $1 and state = 'planned' and starts_at >= $2
             and starts_at + length_minutes * 60 <= $3
           order by starts_at desc, id desc limit 1"#,
        group,
        since,
        now
    )
    .fetch_optional(db)
    .await?;
    row.map(Session::try_from).transpose()
}

/// Moves a session to another wall-clock time; its revision grows.
///
/// # Errors
/// If the store cannot be written.
pub async fn move_to(
    db: &mut Db,
    session: &Session,
    local: NaiveDateTime,
) -> Result<(), StoreError> {
    let starts_at = session.zone.resolve(local).at.timestamp();
    let (local, zone_data) = (write_local(local), zone::data_version());
    sqlx::query!(
        "update sessions set start_local = $1, starts_at = $2, zone_data = $3,
                             revision = revision + 1, state = 'planned', begun_at = null
         where id = $4",
        local,
        starts_at,
        zone_data,
        session.id
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Cancels a session, for good as far as its series goes: its slot stays taken.
///
/// # Errors
/// If the store cannot be written.
pub async fn cancel(db: &mut Db, session: i64) -> Result<(), StoreError> {
    sqlx::query!("update sessions set state = 'cancelled' where id = $1", session)
        .execute(db)
        .await?;
    Ok(())
}

/// Lets a cancelled session take place after all.
///
/// # Errors
/// If the store cannot be written.
pub async fn restore(db: &mut Db, session: i64) -> Result<(), StoreError> {
    sqlx::query!("update sessions set state = 'planned' where id = $1", session)
        .execute(db)
        .await?;
    Ok(())
}

/// The planned sessions of a series that begin after `now`.
///
/// # Errors
/// If the store cannot be read.
pub async fn planned_of_series(
    db: &mut Db,
    series: i64,
    now: Instant,
) -> Result<Vec<Session>, StoreError> {
    let now = now.timestamp();
    sqlx::query_as!(
        Row,
        r#"select id as "id!", group_id, series_id, slot, start_local, zone, starts_at,
                  posted_for, length_minutes, venue_id, state, revision
           from sessions where series_id = $1 and state = 'planned' and starts_at > $2
           order by starts_at, id"#,
        series,
        now
    )
    .fetch_all(db)
    .await?
    .into_iter()
    .map(Session::try_from)
    .collect()
}
