//! The audit: what facilitators and operators did, by numbers of rows alone. Only added to: triggers in the
//! store refuse every change and every deletion (`migrations/0013_concerns.sql`).

use crate::clock::{Instant, from_unix};
use crate::domain::audit::{Hat, Thing};

use super::{Db, StoreError, read};

/// Something that was done.
#[derive(Clone, Copy, Debug)]
pub struct Deed<'a> {
    /// As what.
    pub hat: Hat,
    /// By whom, by row id; nobody if the program did it by itself.
    pub actor: Option<i64>,
    /// The command, and what of it where it does several things.
    pub action: &'a str,
    /// In which group.
    pub group: Option<i64>,
    /// To what.
    pub on: (Thing, i64),
}

/// Something that was noted.
#[derive(Clone, Debug)]
pub struct Noted {
    /// Row id.
    pub id: i64,
    /// When.
    pub at: Instant,
    /// As what.
    pub hat: Hat,
    /// By whom: a number that leads to nobody once they are forgotten.
    pub actor: Option<i64>,
    /// What.
    pub action: String,
    /// In which group.
    pub group: Option<i64>,
    /// To what.
    pub on: (Thing, i64),
}

/// Adds what was done: the one place where the audit is written.
///
/// # Errors
/// If the store cannot be written.
pub async fn append(db: &mut Db, deed: &Deed<'_>, now: Instant) -> Result<(), StoreError> {
    let (hat, now) = (deed.hat.as_str(), now.timestamp());
    let (thing, row) = (deed.on.0.as_str(), deed.on.1);
    sqlx::query!(
        "insert into audit (at, hat, actor, action, group_id, thing, row_id)
         values ($1, $2, $3, $4, $5, $6, $7)",
        now,
        hat,
        deed.actor,
        deed.action,
        deed.group,
        thing,
        row
    )
    .execute(db)
    .await?;
    Ok(())
}

/// What was done last, in one group or in all of them: so many, after those that are skipped, newest first.
///
/// # Errors
/// If the store cannot be read.
pub async fn latest(
    db: &mut Db,
    group: Option<i64>,
    (skipped, at_most): (i64, i64),
) -> Result<Vec<Noted>, StoreError> {
    let rows = sqlx::query!(
        r#"select id as "id!", at, hat, actor, action, group_id, thing, row_id from audit
           where $1 is null or group_id = $1 order by id desc limit $2 offset $3"#,
        group,
        at_most,
        skipped
    )
    .fetch_all(db)
    .await?;
    let noted = rows.into_iter().map(|row| {
        Ok(Noted {
            id: row.id,
            at: from_unix(row.at),
            hat: read(&row.hat, "audit", "hat", row.id)?,
            actor: row.actor,
            action: row.action,
            group: row.group_id,
            on: (read(&row.thing, "audit", "thing", row.id)?, row.row_id),
        })
    });
    noted.collect()
}

/// How much was noted, in one group or in all of them.
///
/// # Errors
/// If the store cannot be read.
pub async fn count(db: &mut Db, group: Option<i64>) -> Result<i64, StoreError> {
    Ok(sqlx::query_scalar!(
        r#"select count(*) as "count!: i64" from audit where $1 is null or group_id = $1"#,
        group
    )
    .fetch_one(db)
    .await?)
}

/// What one person did, oldest first: when, what, and in which group.
///
/// # Errors
/// If the store cannot be read.
pub async fn by(
    db: &mut Db,
    person: i64,
) -> Result<Vec<(Instant, String, Option<i64>)>, StoreError> {
    let rows =
        sqlx::query!("select at, action, group_id from audit where actor = $1 order by id", person)
            .fetch_all(db)
            .await?;
    Ok(rows.into_iter().map(|row| (from_unix(row.at), row.action, row.group_id)).collect())
}

/// Who changed something last, and as what: a session to another time or off, a series to its end, a group into or
/// out of a break, or to its end.
///
/// # Errors
/// If the store cannot be read.
pub async fn who_changed(
    db: &mut Db,
    group: i64,
    (thing, row): (Thing, i64),
) -> Result<Option<(Hat, Option<i64>)>, StoreError> {
    let thing = thing.as_str();
    let found = sqlx::query!(
        r#"select id as "id!", hat, actor from audit
           where group_id = $1 and thing = $2 and row_id = $3
             and action in ('movesession', 'movesession:zone', 'cancelsession', 'restoresession', 'endseries',
                            'pausegroup', 'pausegroup:until', 'pausegroup:end', 'closegroup', 'orphaned',
                            'concerns:pause', 'concerns:resume', 'concerns:close')
           order by id desc limit 1"#,
        group,
        thing,
        row
    );
    let Some(row) = found.fetch_optional(db).await? else { return Ok(None) };
    Ok(Some((read(&row.hat, "audit", "hat", row.id)?, row.actor)))
}

/// Who did something to a row last.
///
/// # Errors
/// If the store cannot be read.
pub async fn last_by(
    db: &mut Db,
    action: &str,
    (thing, row): (Thing, i64),
) -> Result<Option<i64>, StoreError> {
    let thing = thing.as_str();
    let found = sqlx::query_scalar!(
        "select actor from audit where action = $1 and thing = $2 and row_id = $3
         order by id desc limit 1",
        action,
        thing,
        row
    )
    .fetch_optional(db)
    .await?;
    Ok(found.flatten())
}
