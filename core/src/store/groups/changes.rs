//! How a group changes once it is open: what it says of itself, its state, its reminders.

use crate::domain::group::{EntryRule, Kind, State};
use crate::domain::private::Private;
use crate::time::zone::Zone;

use super::super::{Db, StoreError};
use super::add_topics;

/// Changes what a group says of itself; `None` leaves a part as it is.
#[derive(Debug, Default)]
pub struct Edit<'a> {
    /// See [`Group::name`](crate::domain::group::Group::name).
    pub name: Option<&'a Private<String>>,
    /// See [`Group::label`](crate::domain::group::Group::label).
    pub label: Option<&'a Private<String>>,
    /// See [`Group::about`](crate::domain::group::Group::about).
    pub about: Option<&'a Private<String>>,
    /// See [`Group::zone`](crate::domain::group::Group::zone): of series to come.
    pub zone: Option<&'a Zone>,
    /// See [`Group::language`](crate::domain::group::Group::language).
    pub language: Option<&'a str>,
    /// See [`Group::kind`](crate::domain::group::Group::kind).
    pub kind: Option<Kind>,
    /// See [`Group::entry`](crate::domain::group::Group::entry).
    pub entry: Option<EntryRule>,
    /// See [`Group::capacity`](crate::domain::group::Group::capacity).
    pub capacity: Option<i64>,
    /// See [`Group::topics`](crate::domain::group::Group::topics).
    pub topics: Option<&'a [Private<String>]>,
}

/// Makes an [`Edit`].
///
/// # Errors
/// If the store cannot be written.
pub async fn edit(db: &mut Db, group: i64, edit: &Edit<'_>) -> Result<(), StoreError> {
    let (name, label) = (edit.name.map(Private::reveal), edit.label.map(Private::reveal));
    let about = edit.about.map(Private::reveal);
    let (zone, kind) = (edit.zone.map(Zone::name), edit.kind.map(Kind::as_str));
    let entry = edit.entry.map(EntryRule::as_str);
    sqlx::query!(
        "update groups set name = coalesce($1, name), label = coalesce($2, label),
                about = coalesce($3, about), zone = coalesce($4, zone),
                language = coalesce($5, language), kind = coalesce($6, kind),
                capacity = coalesce($7, capacity), entry = coalesce($8, entry)
         where id = $9",
        name,
        label,
        about,
        zone,
        edit.language,
        kind,
        edit.capacity,
        entry,
        group
    )
    .execute(&mut *db)
    .await?;
    let Some(topics) = edit.topics else { return Ok(()) };
    sqlx::query!("delete from group_topics where group_id = $1", group).execute(&mut *db).await?;
    add_topics(db, group, topics).await
}

/// Sets a group's state; says whether that is a change.
///
/// # Errors
/// If the store cannot be written.
pub async fn set_state(db: &mut Db, group: i64, state: State) -> Result<bool, StoreError> {
    let state = state.as_str();
    let done =
        sqlx::query!("update groups set state = $1 where id = $2 and state <> $1", state, group)
            .execute(db)
            .await?;
    Ok(done.rows_affected() == 1)
}

/// Whether the operator ever admitted the group: then it is listed again after a break.
///
/// # Errors
/// If the store cannot be read.
pub async fn was_admitted(db: &mut Db, group: i64) -> Result<bool, StoreError> {
    let at = sqlx::query_scalar!("select admitted_at from groups where id = $1", group)
        .fetch_one(db)
        .await?;
    Ok(at.is_some())
}

/// Sets how long before a session the group's chats are reminded, in seconds.
///
/// # Errors
/// If the store cannot be written.
pub async fn set_reminders(db: &mut Db, group: i64, offsets: &[i64]) -> Result<(), StoreError> {
    sqlx::query!("delete from group_reminders where group_id = $1", group)
        .execute(&mut *db)
        .await?;
    for offset in offsets {
        sqlx::query!(
            "insert into group_reminders (group_id, offset_s) values ($1, $2)
             on conflict do nothing",
            group,
            offset
        )
        .execute(&mut *db)
        .await?;
    }
    Ok(())
}

/// How many groups are in each state.
///
/// # Errors
/// If the store cannot be read.
pub async fn count_by_state(db: &mut Db) -> Result<Vec<(String, i64)>, StoreError> {
    let rows = sqlx::query!(
        r#"select state, count(*) as "count!: i64" from groups group by state order by state"#
    )
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(|row| (row.state, row.count)).collect())
}
