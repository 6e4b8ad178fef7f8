//! Groups, their topics and their reminder offsets.

use std::collections::HashMap;

use crate::clock::Instant;
use crate::domain::group::{EntryRule, Group, Kind, State, USUAL_REMINDERS};
use crate::domain::private::Private;
use crate::time::zone::Zone;

use super::{Db, StoreError, id_list, read, read_zone, readable};

mod changes;

pub use changes::{Edit, count_by_state, edit, set_reminders, set_state, was_admitted};

struct Row {
    id: i64,
    name: String,
    label: String,
    about: Option<String>,
    zone: String,
    language: String,
    kind: String,
    entry: String,
    state: String,
    capacity: Option<i64>,
    fee: Option<String>,
    topics: Option<String>,
}

impl TryFrom<Row> for Group {
    type Error = StoreError;

    fn try_from(row: Row) -> Result<Self, StoreError> {
        let topics = row.topics.unwrap_or_default();
        Ok(Self {
            id: row.id,
            name: Private::new(row.name),
            label: Private::new(row.label),
            about: row.about.map(Private::new),
            zone: read_zone(&row.zone, "groups", row.id)?,
            language: row.language,
            kind: read(&row.kind, "groups", "kind", row.id)?,
            entry: read(&row.entry, "groups", "entry", row.id)?,
            state: read(&row.state, "groups", "state", row.id)?,
            capacity: row.capacity,
            fee: row.fee.map(Private::new),
            topics: topics
                .split('\n')
                .filter(|t| !t.is_empty())
                .map(|t| t.to_owned().into())
                .collect(),
        })
    }
}

/// A group to be.
#[derive(Debug)]
pub struct NewGroup<'a> {
    /// See [`Group::name`].
    pub name: &'a Private<String>,
    /// See [`Group::label`]; `None` gives "… 12" from `default_label` and the row id.
    pub label: Option<&'a Private<String>>,
    /// What stands before the row id in a label nobody chose.
    pub default_label: &'a str,
    /// See [`Group::about`].
    pub about: Option<&'a Private<String>>,
    /// See [`Group::zone`].
    pub zone: &'a Zone,
    /// See [`Group::language`].
    pub language: &'a str,
    /// See [`Group::kind`].
    pub kind: Kind,
    /// See [`Group::entry`].
    pub entry: EntryRule,
    /// See [`Group::state`].
    pub state: State,
    /// See [`Group::capacity`].
    pub capacity: Option<i64>,
    /// See [`Group::topics`].
    pub topics: &'a [Private<String>],
}

/// Remembers a new group, its topics and the usual reminders; returns its id.
///
/// # Errors
/// If the store cannot be written.
pub async fn create(db: &mut Db, new: &NewGroup<'_>, now: Instant) -> Result<i64, StoreError> {
    let (name, zone, now) = (new.name.reveal(), new.zone.name(), now.timestamp());
    let label = new.label.map_or("", |label| label.reveal());
    let about = new.about.map(Private::reveal);
    let (kind, entry, state) = (new.kind.as_str(), new.entry.as_str(), new.state.as_str());
    let id = sqlx::query_scalar!(
        r#"insert into groups
           (name, label, about, zone, language, kind, entry, state, capacity, created_at)
           values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) returning id as "id!""#,
        name,
        label,
        about,
        zone,
        new.language,
        kind,
        entry,
        state,
        new.capacity,
        now
    )
    .fetch_one(&mut *db)
    .await?;
    if new.label.is_none() {
        let label = format!("{} {id}", new.default_label);
        sqlx::query!("update groups set label = $1 where id = $2", label, id)
            .execute(&mut *db)
            .await?;
    }
    add_details(db, id, new.topics).await?;
    Ok(id)
}

async fn add_details(
    db: &mut Db,
    group: i64,
    topics: &[Private<String>],
) -> Result<(), StoreError> {
    add_topics(db, group, topics).await?;
    for offset in USUAL_REMINDERS {
        sqlx::query!(
            "insert into group_reminders (group_id, offset_s) values ($1, $2)",
            group,
            offset
        )
        .execute(&mut *db)
        .await?;
    }
    Ok(())
}

async fn add_topics(db: &mut Db, group: i64, topics: &[Private<String>]) -> Result<(), StoreError> {
    for topic in topics {
        let topic = topic.reveal();
        sqlx::query!("insert into group_topics (group_id, topic) values ($1, $2)", group, topic)
            .execute(&mut *db)
            .await?;
    }
    Ok(())
}

/// Those in rows `ids`, by id; without those that cannot be read.
///
/// # Errors
/// If the store cannot be read.
pub async fn by_ids(db: &mut Db, ids: &[i64]) -> Result<HashMap<i64, Group>, StoreError> {
    let ids = id_list(ids);
    let rows = sqlx::query_as!(
        Row,
        r#"select id as "id!", name, label, about, zone, language, kind, entry, state, capacity, fee,
           (select group_concat(topic, char(10)) from group_topics t where t.group_id = groups.id)
               as "topics: String"
           from groups where id in (select value from json_each($1))"#,
        ids
    )
    .fetch_all(db)
    .await?;
    let read = |row: Row| Some((row.id, Group::try_from(row).ok()?));
    Ok(rows.into_iter().filter_map(read).collect())
}

/// The group in row `id`.
///
/// # Errors
/// If the store cannot be read.
pub async fn by_id(db: &mut Db, id: i64) -> Result<Option<Group>, StoreError> {
    sqlx::query_as!(
        Row,
        r#"select id as "id!", name, label, about, zone, language, kind, entry, state, capacity, fee,
           (select group_concat(topic, char(10)) from group_topics t where t.group_id = groups.id)
               as "topics: String"
           from groups where id = $1"#,
        id
    )
    .fetch_optional(db)
    .await?
    .map(Group::try_from)
    .transpose()
}

/// All groups in one of `states`, by id.
///
/// # Errors
/// If the store cannot be read.
pub async fn in_state(db: &mut Db, state: State) -> Result<Vec<Group>, StoreError> {
    let state = state.as_str();
    let rows = sqlx::query_as!(
        Row,
        r#"select id as "id!", name, label, about, zone, language, kind, entry, state, capacity, fee,
           (select group_concat(topic, char(10)) from group_topics t where t.group_id = groups.id)
               as "topics: String"
           from groups where state = $1 order by id"#,
        state
    )
    .fetch_all(db)
    .await?;
    Ok(readable(rows))
}

/// Lists the group from now on. Says whether it was unlisted before.
///
/// # Errors
/// If the store cannot be written.
pub async fn admit(db: &mut Db, group: i64, by: i64, now: Instant) -> Result<bool, StoreError> {
    let now = now.timestamp();
    let done = sqlx::query!(
        "update groups set state = 'listed', admitted_at = $1, admitted_by = $2
         where id = $3 and state = 'unlisted'",
        now,
        by,
        group
    )
    .execute(db)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// How long before a session the group's last reminder falls due, in seconds; the usual if it has
/// none: that is when the call link opens.
///
/// # Errors
/// If the store cannot be read.
pub async fn last_reminder_offset(db: &mut Db, group: i64) -> Result<i64, StoreError> {
    let offset = sqlx::query_scalar!(
        r#"select min(offset_s) as "offset: i64" from group_reminders where group_id = $1"#,
        group
    )
    .fetch_one(db)
    .await?;
    Ok(offset.unwrap_or(USUAL_REMINDERS[1]))
}

/// How long before a session the group's reminders fall due, in seconds, the earliest first.
///
/// # Errors
/// If the store cannot be read.
pub async fn reminder_offsets(db: &mut Db, group: i64) -> Result<Vec<i64>, StoreError> {
    Ok(sqlx::query_scalar!(
        "select offset_s from group_reminders where group_id = $1 order by offset_s desc",
        group
    )
    .fetch_all(db)
    .await?)
}
