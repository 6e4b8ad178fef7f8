//! Persons: one account on one platform each.

use std::collections::HashMap;

use crate::clock::Instant;
use crate::domain::address::{Account, Platform};
use crate::time::zone::Zone;

use super::{Db, StoreError, id_list, read, read_zone};

/// One account on one platform, as remembered.
#[derive(Clone, Debug)]
pub struct Person {
    /// Row id.
    pub id: i64,
    /// The account.
    pub account: Account,
    /// The language they chose or their platform named.
    pub language: Option<String>,
    /// The zone they chose.
    pub zone: Option<Zone>,
    /// Whether private messages reach them, as far as is known.
    pub reached: bool,
}

struct Row {
    id: i64,
    platform: String,
    account: String,
    language: Option<String>,
    zone: Option<String>,
    reached: bool,
}

impl TryFrom<Row> for Person {
    type Error = StoreError;

    fn try_from(row: Row) -> Result<Self, StoreError> {
        let platform: Platform = read(&row.platform, "persons", "platform", row.id)?;
        let zone =
            row.zone.as_deref().map(|zone| read_zone(zone, "persons", row.id)).transpose()?;
        let account = Account::new(platform, row.account);
        let Row { id, language, reached, .. } = row;
        Ok(Self { id, account, language, zone, reached })
    }
}

/// The person with this account.
///
/// # Errors
/// If the store cannot be read.
pub async fn find(db: &mut Db, account: &Account) -> Result<Option<Person>, StoreError> {
    let (platform, id) = (account.platform.as_str(), account.id.reveal());
    sqlx::query_as!(
        Row,
        r#"select id as "id!", platform, account, language, zone, reach = 'open' as "reached!: bool"
           from persons where platform = $1 and account = $2"#,
        platform,
        id
    )
    .fetch_optional(db)
    .await?
    .map(Person::try_from)
    .transpose()
}

/// Those in rows `ids`, by id; without those that cannot be read.
///
/// # Errors
/// If the store cannot be read.
pub async fn by_ids(db: &mut Db, ids: &[i64]) -> Result<HashMap<i64, Person>, StoreError> {
    let ids = id_list(ids);
    let rows = sqlx::query_as!(
        Row,
        r#"select id as "id!", platform, account, language, zone, reach = 'open' as "reached!: bool"
           from persons where id in (select value from json_each($1))"#,
        ids
    )
    .fetch_all(db)
    .await?;
    let read = |row: Row| Some((row.id, Person::try_from(row).ok()?));
    Ok(rows.into_iter().filter_map(read).collect())
}

/// The person in row `id`.
///
/// # Errors
/// If the store cannot be read.
pub async fn by_id(db: &mut Db, id: i64) -> Result<Option<Person>, StoreError> {
    sqlx::query_as!(
        Row,
        r#"select id as "id!", platform, account, language, zone, reach = 'open' as "reached!: bool"
           from persons where id = $1"#,
        id
    )
    .fetch_optional(db)
    .await?
    .map(Person::try_from)
    .transpose()
}

/// The person with this account, remembered from now on. A language is kept as first heard; whoever
/// writes can be written to.
///
/// # Errors
/// If the store cannot be written.
pub async fn remember(
    db: &mut Db,
    account: &Account,
    language: Option<&str>,
    now: Instant,
) -> Result<Person, StoreError> {
    let (platform, id, now) = (account.platform.as_str(), account.id.reveal(), now.timestamp());
    sqlx::query!(
        "insert into persons (platform, account, language, created_at) values ($1, $2, $3, $4)
         on conflict (platform, account) do update
         set language = coalesce(persons.language, excluded.language), reach = 'open'
         where persons.reach <> 'open' or persons.language is null",
        platform,
        id,
        language,
        now
    )
    .execute(&mut *db)
    .await?;
    find(db, account).await?.ok_or(StoreError::Database(sqlx::Error::RowNotFound))
}

/// Sets the person's own zone.
///
/// # Errors
/// If the store cannot be written.
pub async fn set_zone(db: &mut Db, person: i64, zone: &Zone) -> Result<(), StoreError> {
    let zone = zone.name();
    sqlx::query!("update persons set zone = $1 where id = $2", zone, person).execute(db).await?;
    Ok(())
}

/// Remembers whether private messages reach the person.
///
/// # Errors
/// If the store cannot be written.
pub async fn set_reach(db: &mut Db, account: &Account, open: bool) -> Result<(), StoreError> {
    let (platform, id) = (account.platform.as_str(), account.id.reveal());
    let reach = if open { "open" } else { "closed" };
    sqlx::query!(
        "update persons set reach = $1 where platform = $2 and account = $3",
        reach,
        platform,
        id
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Sets the language the person is spoken to in.
///
/// # Errors
/// If the store cannot be written.
pub async fn set_language(db: &mut Db, person: i64, language: &str) -> Result<(), StoreError> {
    sqlx::query!("update persons set language = $1 where id = $2", language, person)
        .execute(db)
        .await?;
    Ok(())
}

/// Sets how long before the sessions of a group the person is reminded privately, in seconds; none
/// at all if `offsets` is empty.
///
/// # Errors
/// If the store cannot be written.
pub async fn set_reminders(
    db: &mut Db,
    (group, person): (i64, i64),
    offsets: &[i64],
) -> Result<(), StoreError> {
    sqlx::query!(
        "delete from person_reminders where group_id = $1 and person_id = $2",
        group,
        person
    )
    .execute(&mut *db)
    .await?;
    for offset in offsets {
        sqlx::query!(
            "insert into person_reminders (group_id, person_id, offset_s) values ($1, $2, $3)
             on conflict do nothing",
            group,
            person,
            offset
        )
        .execute(&mut *db)
        .await?;
    }
    Ok(())
}

/// How long before the sessions of a group the person is reminded privately, in seconds.
///
/// # Errors
/// If the store cannot be read.
pub async fn reminders(db: &mut Db, group: i64, person: i64) -> Result<Vec<i64>, StoreError> {
    Ok(sqlx::query_scalar!(
        "select offset_s from person_reminders where group_id = $1 and person_id = $2
         order by offset_s desc",
        group,
        person
    )
    .fetch_all(db)
    .await?)
}

/// Erases a person: everything that is theirs goes with the row.
///
/// # Errors
/// If the store cannot be written.
pub async fn erase(db: &mut Db, person: i64) -> Result<(), StoreError> {
    sqlx::query!("delete from persons where id = $1", person).execute(db).await?;
    Ok(())
}

/// Everybody who is remembered.
///
/// # Errors
/// If the store cannot be read.
pub async fn all(db: &mut Db) -> Result<Vec<Person>, StoreError> {
    sqlx::query_as!(
        Row,
        r#"select id as "id!", platform, account, language, zone, reach = 'open' as "reached!: bool" from persons order by id"#
    )
    .fetch_all(db)
    .await?
    .into_iter()
    .map(Person::try_from)
    .collect()
}

/// How many persons are remembered.
///
/// # Errors
/// If the store cannot be read.
pub async fn count(db: &mut Db) -> Result<i64, StoreError> {
    Ok(sqlx::query_scalar!(r#"select count(*) as "count!: i64" from persons"#)
        .fetch_one(db)
        .await?)
}
