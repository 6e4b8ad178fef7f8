//! Series: recurrences of wall-clock times in a named zone.

use chrono::NaiveDateTime;

use crate::clock::Instant;
use crate::time::recurrence::{Occurrence, Recurrence};
use crate::time::zone::Zone;

use super::{Db, StoreError, read, read_zone, readable, write_local};

/// One series, as remembered.
#[derive(Clone, Debug)]
pub struct Series {
    /// Row id.
    pub id: i64,
    /// The group's row id.
    pub group: i64,
    /// When, by the wall clock.
    pub recurrence: Recurrence,
    /// Whose wall clock.
    pub zone: Zone,
    /// Planned length of a session.
    pub length_minutes: i64,
    /// Where its sessions happen.
    pub venue: Option<i64>,
    /// It goes no further than this, if a later rule took over.
    pub ends_local: Option<NaiveDateTime>,
}

/// A series to be.
#[derive(Debug)]
pub struct NewSeries<'a> {
    /// See [`Series::group`].
    pub group: i64,
    /// See [`Series::recurrence`].
    pub recurrence: &'a Recurrence,
    /// See [`Series::zone`].
    pub zone: &'a Zone,
    /// See [`Series::length_minutes`].
    pub length_minutes: i64,
    /// See [`Series::venue`].
    pub venue: Option<i64>,
    /// Who posted it.
    pub by: i64,
}

impl Series {
    /// Its first `n` sessions after `now`, by its rule; none from where it goes no further.
    #[must_use]
    pub fn next(&self, now: Instant, n: usize) -> Vec<Occurrence> {
        let mut next = self.recurrence.next(self.zone.local(now), n);
        next.retain(|occurrence| self.ends_local.is_none_or(|ends| occurrence.starts < ends));
        next
    }
}

struct Row {
    id: i64,
    group_id: i64,
    rule: String,
    start_local: String,
    zone: String,
    length_minutes: i64,
    venue_id: Option<i64>,
    ends_local: Option<String>,
}

impl TryFrom<Row> for Series {
    type Error = StoreError;

    fn try_from(row: Row) -> Result<Self, StoreError> {
        let start: NaiveDateTime = read(&row.start_local, "series", "start_local", row.id)?;
        let recurrence = Recurrence::parse(&row.rule, start).map_err(|_| {
            StoreError::Inconsistent { table: "series", column: "rule", row: row.id }
        })?;
        let ends = row.ends_local.map(|ends| read(&ends, "series", "ends_local", row.id));
        Ok(Self {
            id: row.id,
            group: row.group_id,
            recurrence,
            zone: read_zone(&row.zone, "series", row.id)?,
            length_minutes: row.length_minutes,
            venue: row.venue_id,
            ends_local: ends.transpose()?,
        })
    }
}

/// Remembers a series; returns its id.
///
/// # Errors
/// If the store cannot be written.
pub async fn create(db: &mut Db, new: &NewSeries<'_>, now: Instant) -> Result<i64, StoreError> {
    let (rule, zone, now) = (new.recurrence.rule(), new.zone.name(), now.timestamp());
    let start = write_local(new.recurrence.start());
    Ok(sqlx::query_scalar!(
        r#"insert into series
           (group_id, rule, start_local, zone, length_minutes, venue_id, created_by, created_at)
           values ($1, $2, $3, $4, $5, $6, $7, $8) returning id as "id!""#,
        new.group,
        rule,
        start,
        zone,
        new.length_minutes,
        new.venue,
        new.by,
        now
    )
    .fetch_one(db)
    .await?)
}

/// The series in row `id`.
///
/// # Errors
/// If the store cannot be read.
pub async fn by_id(db: &mut Db, id: i64) -> Result<Option<Series>, StoreError> {
    sqlx::query_as!(
        Row,
        r#"select id as "id!", group_id, rule, start_local, zone, length_minutes, venue_id, ends_local
           from series where id = $1"#,
        id
    )
    .fetch_optional(db)
    .await?
    .map(Series::try_from)
    .transpose()
}

/// The series of a group, oldest first.
///
/// # Errors
/// If the store cannot be read.
pub async fn of_group(db: &mut Db, group: i64) -> Result<Vec<Series>, StoreError> {
    sqlx::query_as!(
        Row,
        r#"select series.id as "id!", group_id, rule, start_local, series.zone, length_minutes,
                  venue_id, ends_local
           from series where group_id = $1 order by id"#,
        group
    )
    .fetch_all(db)
    .await?
    .into_iter()
    .map(Series::try_from)
    .collect()
}

/// The series of a group that were posted since a chat was bound to it, and that the chat never heard
/// of, oldest first.
///
/// # Errors
/// If the store cannot be read.
pub async fn unheard(db: &mut Db, group: i64, chat: i64) -> Result<Vec<Series>, StoreError> {
    sqlx::query_as!(
        Row,
        r#"select s.id as "id!", s.group_id, s.rule, s.start_local, s.zone, s.length_minutes,
                  s.venue_id, s.ends_local
           from series s join bindings b on b.group_id = s.group_id and b.chat_id = $2
           where s.group_id = $1 and s.created_at >= b.bound_at and not exists
               (select 1 from deliveries d
                where d.kind = 'posted' and d.subject = s.id and d.chat_id = $2
                  and d.state in ('pending', 'sending', 'sent', 'in_doubt'))
           order by s.id"#,
        group,
        chat
    )
    .fetch_all(db)
    .await?
    .into_iter()
    .map(Series::try_from)
    .collect()
}

/// The series of groups that are not over which go on and on, by id: at most so many, those after one id.
/// Those that cannot be read are left out. With them, the last id that was looked at, if there was any.
///
/// # Errors
/// If the store cannot be read.
pub async fn repeating(
    db: &mut Db,
    after: i64,
    at_most: i64,
) -> Result<(Vec<Series>, Option<i64>), StoreError> {
    let rows = sqlx::query_as!(
        Row,
        r#"select series.id as "id!", group_id, rule, start_local, series.zone, length_minutes,
                  venue_id, ends_local
           from series join groups on groups.id = series.group_id
           where rule <> '' and groups.state <> 'closed' and series.id > $1
           order by series.id limit $2"#,
        after,
        at_most
    )
    .fetch_all(db)
    .await?;
    let last = rows.last().map(|row| row.id);
    Ok((readable(rows), last))
}

/// Ends a series at a wall-clock time of its zone.
///
/// # Errors
/// If the store cannot be written.
pub async fn end(db: &mut Db, series: i64, at: NaiveDateTime) -> Result<(), StoreError> {
    let at = write_local(at);
    sqlx::query!("update series set ends_local = $1 where id = $2", at, series).execute(db).await?;
    Ok(())
}

/// Where the sessions of a series happen from now on, and how many minutes they take: those made
/// already, too, unless they are over. Cancelled ones are among them, since they may be restored; one
/// that has begun keeps its length.
///
/// # Errors
/// If the store cannot be written.
pub async fn set_course(
    db: &mut Db,
    series: i64,
    (venue, length_minutes): (Option<i64>, i64),
    now: Instant,
) -> Result<(), StoreError> {
    let now = now.timestamp();
    sqlx::query!(
        "update series set venue_id = $1, length_minutes = $2 where id = $3",
        venue,
        length_minutes,
        series
    )
    .execute(&mut *db)
    .await?;
    sqlx::query!(
        "update sessions set venue_id = $1,
                length_minutes = case when starts_at > $4 then $2 else length_minutes end
         where series_id = $3 and starts_at + length_minutes * 60 > $4",
        venue,
        length_minutes,
        series,
        now
    )
    .execute(db)
    .await?;
    Ok(())
}
