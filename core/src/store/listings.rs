//! Listings and the directories they come from. An import writes them all at once; `/find` reads a few.

use crate::clock::Instant;
use crate::domain::listing::{Defaults, Listing};
use crate::time::zone::Zone;

use super::{Db, StoreError, read_zone};

mod row;

use row::{Columns, Written};

/// A directory, as remembered.
#[derive(Clone, Debug)]
pub struct Directory {
    /// Row id.
    pub id: i64,
    /// What was said about it at the last import.
    pub defaults: Defaults,
}

/// A listing, as remembered.
#[derive(Clone, Debug)]
pub struct Known {
    /// Row id.
    pub id: i64,
    /// What its directory knows it by.
    pub key: String,
    /// Whether it can be found; if not it was gone at some import.
    pub live: bool,
    /// What it says.
    pub listing: Listing,
}

/// A listing to be written.
#[derive(Debug)]
pub struct Row {
    /// The row it is written over; `None` is a new one.
    pub id: Option<i64>,
    /// See [`Known::key`].
    pub key: String,
    /// See [`Known::listing`].
    pub listing: Listing,
}

/// A listing that fits a search.
#[derive(Clone, Debug)]
pub struct Fitting {
    /// The name of its directory.
    pub directory: String,
    /// What it says.
    pub listing: Listing,
}

/// The directory called `name`.
///
/// # Errors
/// If the store cannot be read.
pub async fn directory(db: &mut Db, name: &str) -> Result<Option<Directory>, StoreError> {
    let row =
        sqlx::query!(r#"select id as "id!", zone, topics from directories where name = $1"#, name)
            .fetch_optional(db)
            .await?;
    let Some(row) = row else { return Ok(None) };
    let zone = row.zone.map(|zone| read_zone(&zone, "directories", row.id)).transpose()?;
    Ok(Some(Directory { id: row.id, defaults: Defaults { zone, topics: row::list(&row.topics) } }))
}

/// Remembers that the directory called `name` was imported now; returns its id.
///
/// # Errors
/// If the store cannot be written.
pub async fn imported(
    db: &mut Db,
    name: &str,
    defaults: &Defaults,
    now: Instant,
) -> Result<i64, StoreError> {
    let (zone, now) = (defaults.zone.as_ref().map(Zone::name), now.timestamp());
    let topics = defaults.topics.join(",");
    Ok(sqlx::query_scalar!(
        r#"insert into directories (name, zone, topics, imported_at) values ($1, $2, $3, $4)
           on conflict (name) do update
           set zone = excluded.zone, topics = excluded.topics, imported_at = excluded.imported_at
           returning id as "id!""#,
        name,
        zone,
        topics,
        now
    )
    .fetch_one(db)
    .await?)
}

/// All listings of the directory called `name`, those that are gone too.
///
/// # Errors
/// If the store cannot be read.
pub async fn of_directory(db: &mut Db, name: &str) -> Result<Vec<Known>, StoreError> {
    let rows = sqlx::query_as!(
        Columns,
        r#"select l.id as "id!", d.name as directory, key, state, l.name, l.zone, rule, start_local,
                  length_minutes, languages, l.topics, welcomes, entry, online, phone, in_person,
                  page, words
           from listings l join directories d on d.id = l.directory_id where d.name = $1"#,
        name
    )
    .fetch_all(db)
    .await?;
    let known = |columns: Columns| {
        let (id, key, live) = (columns.id, columns.key.clone(), columns.state == "live");
        Ok(Known { id, key, live, listing: columns.try_into()? })
    };
    rows.into_iter().map(known).collect()
}

/// The directory that holds more than half of these keys, if one does.
///
/// # Errors
/// If the store cannot be read.
pub async fn holder_of_most(db: &mut Db, keys: &[&str]) -> Result<Option<String>, StoreError> {
    let half = i64::try_from(keys.len() / 2).unwrap_or(i64::MAX);
    let keys = serde_json::to_string(keys).unwrap_or_default();
    Ok(sqlx::query_scalar!(
        r#"select d.name as "name!" from listings l join directories d on d.id = l.directory_id
           where l.state = 'live' and l.key in (select value from json_each($1))
           group by d.id having count(*) > $2 order by count(*) desc limit 1"#,
        keys,
        half
    )
    .fetch_optional(db)
    .await?)
}

/// Writes listings of a directory: new rows, and over old ones. What is written is live.
///
/// # Errors
/// If the store cannot be written.
pub async fn write(
    db: &mut Db,
    directory: i64,
    rows: &[Row],
    now: Instant,
) -> Result<(), StoreError> {
    let written: Vec<Written<'_>> = rows.iter().map(Written::from).collect();
    let written = serde_json::to_string(&written).unwrap_or_default();
    let now = now.timestamp();
    let done = sqlx::query!(
        "insert into listings
           (id, directory_id, key, name, zone, rule, start_local, length_minutes, languages, topics,
            welcomes, entry, online, phone, in_person, page, words, state, changed_at)
         select value ->> 'id', $1, value ->> 'key', value ->> 'name', value ->> 'zone',
                value ->> 'rule', value ->> 'start_local', value ->> 'length_minutes',
                value ->> 'languages', value ->> 'topics', value ->> 'welcomes', value ->> 'entry',
                value ->> 'online', value ->> 'phone', value ->> 'in_person', value ->> 'page',
                value ->> 'words', 'live', $2
         from json_each($3) where true
         on conflict (id) do update set
           key = excluded.key, name = excluded.name, zone = excluded.zone, rule = excluded.rule,
           start_local = excluded.start_local, length_minutes = excluded.length_minutes,
           languages = excluded.languages, topics = excluded.topics, welcomes = excluded.welcomes,
           entry = excluded.entry, online = excluded.online, phone = excluded.phone,
           in_person = excluded.in_person, page = excluded.page, words = excluded.words,
           state = excluded.state, changed_at = excluded.changed_at",
        directory,
        now,
        written
    )
    .execute(db)
    .await?;
    expect_rows(done.rows_affected(), rows.len())
}

/// Retires listings: they are kept, so that they come back as the same, and are not found any more.
///
/// # Errors
/// If the store cannot be written.
pub async fn retire(db: &mut Db, ids: &[i64], now: Instant) -> Result<(), StoreError> {
    let (count, now) = (ids.len(), now.timestamp());
    let ids = serde_json::to_string(ids).unwrap_or_default();
    let done = sqlx::query!(
        "update listings set state = 'retired', changed_at = $1
         where state = 'live' and id in (select value from json_each($2))",
        now,
        ids
    )
    .execute(db)
    .await?;
    expect_rows(done.rows_affected(), count)
}

fn expect_rows(written: u64, expected: usize) -> Result<(), StoreError> {
    if usize::try_from(written) == Ok(expected) {
        return Ok(());
    }
    Err(StoreError::Inconsistent { table: "listings", column: "id", row: 0 })
}

/// How many listings can be found.
///
/// # Errors
/// If the store cannot be read.
pub async fn count(db: &mut Db) -> Result<i64, StoreError> {
    let count = sqlx::query_scalar!("select count(*) from listings where state = 'live'");
    Ok(count.fetch_one(db).await?)
}

/// Listings that hold any of these folded words, best fit first: `limit` of them from `offset` on, and
/// how many there are in all.
///
/// # Errors
/// If the store cannot be read.
pub async fn fitting(
    db: &mut Db,
    (words, language): (&[String], Option<&str>),
    (offset, limit): (usize, usize),
) -> Result<(Vec<Fitting>, usize), StoreError> {
    let words = serde_json::to_string(words).unwrap_or_default();
    // Each is looked at once. Of those that fit equally well, one with a page to go on to is of more use.
    let fit = sqlx::query_scalar!(
        r#"select id as "id!" from
             (select id, page, (select count(*) from json_each($1) w
                                where instr(words, ' ' || w.value || ' ') > 0) as fit
              from listings where state = 'live'
              and ($2 is null or instr(',' || languages || ',', ',' || $2 || ',') > 0))
           where fit > 0 order by fit desc, page is null, id"#,
        words,
        language
    )
    .fetch_all(&mut *db)
    .await?;
    let next: Vec<i64> = fit.iter().skip(offset).take(limit).copied().collect();
    let next = serde_json::to_string(&next).unwrap_or_default();
    let rows = sqlx::query_as!(
        Columns,
        r#"select l.id as "id!", d.name as directory, l.key, state, l.name, l.zone, rule, start_local,
                  length_minutes, languages, l.topics, welcomes, entry, online, phone, in_person,
                  page, words
           from json_each($1) j join listings l on l.id = j.value
           join directories d on d.id = l.directory_id order by j.id"#,
        next
    )
    .fetch_all(db)
    .await?;
    let fitting = |columns: Columns| {
        Ok(Fitting { directory: columns.directory.clone(), listing: columns.try_into()? })
    };
    let rows = rows.into_iter().map(fitting).collect::<Result<_, StoreError>>()?;
    Ok((rows, fit.len()))
}
