//! Invitations: single-use codes, of which only a keyed hash is kept (`seal.rs`).

use crate::clock::{Instant, from_unix};

use super::{Db, StoreError};

/// An invitation as found.
#[derive(Clone, Copy, Debug)]
pub struct Invitation {
    /// Row id.
    pub id: i64,
    /// Into which group.
    pub group: i64,
    /// Who made it.
    pub made_by: i64,
    /// Until when.
    pub expires_at: Instant,
    /// Whether somebody came in by it, or waits for a seat by it.
    pub used: bool,
}

struct Row {
    id: i64,
    group_id: i64,
    made_by: i64,
    expires_at: i64,
    used_at: Option<i64>,
}

impl From<Row> for Invitation {
    fn from(row: Row) -> Self {
        Self {
            id: row.id,
            group: row.group_id,
            made_by: row.made_by,
            expires_at: from_unix(row.expires_at),
            used: row.used_at.is_some(),
        }
    }
}

/// Remembers an invitation by its hash; returns its id.
///
/// # Errors
/// If the store cannot be written.
pub async fn create(
    db: &mut Db,
    (group, made_by, token): (i64, i64, &str),
    expires_at: Instant,
    now: Instant,
) -> Result<i64, StoreError> {
    let (expires_at, now) = (expires_at.timestamp(), now.timestamp());
    Ok(sqlx::query_scalar!(
        r#"insert into invitations (group_id, made_by, token, made_at, expires_at)
           values ($1, $2, $3, $4, $5) returning id as "id!""#,
        group,
        made_by,
        token,
        now,
        expires_at
    )
    .fetch_one(db)
    .await?)
}

/// The invitation with this hash.
///
/// # Errors
/// If the store cannot be read.
pub async fn by_token(db: &mut Db, token: &str) -> Result<Option<Invitation>, StoreError> {
    let row = sqlx::query_as!(
        Row,
        r#"select id as "id!", group_id, made_by, expires_at, used_at from invitations where token = $1"#,
        token
    );
    Ok(row.fetch_optional(db).await?.map(Invitation::from))
}

/// The invitation in row `id`.
///
/// # Errors
/// If the store cannot be read.
pub async fn by_id(db: &mut Db, id: i64) -> Result<Option<Invitation>, StoreError> {
    let row = sqlx::query_as!(
        Row,
        "select id, group_id, made_by, expires_at, used_at from invitations where id = $1",
        id
    );
    Ok(row.fetch_optional(db).await?.map(Invitation::from))
}

/// The invitations of a group by which somebody may still come in, oldest first.
///
/// # Errors
/// If the store cannot be read.
pub async fn open_in(db: &mut Db, group: i64, now: Instant) -> Result<Vec<Invitation>, StoreError> {
    let now = now.timestamp();
    let rows = sqlx::query_as!(
        Row,
        r#"select id as "id!", group_id, made_by, expires_at, used_at from invitations
           where group_id = $1 and used_at is null and expires_at > $2 order by id"#,
        group,
        now
    );
    Ok(rows.fetch_all(db).await?.into_iter().map(Invitation::from).collect())
}

/// Uses an invitation up. Says whether it was still good.
///
/// # Errors
/// If the store cannot be written.
pub async fn use_up(db: &mut Db, id: i64, now: Instant) -> Result<bool, StoreError> {
    let now = now.timestamp();
    let done = sqlx::query!(
        "update invitations set used_at = $1
         where id = $2 and used_at is null and expires_at > $1",
        now,
        id
    )
    .execute(db)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// Notes that somebody waits for a seat by an invitation, and has not come in by it yet.
///
/// # Errors
/// If the store cannot be written.
pub async fn waits_by(
    db: &mut Db,
    (group, person): (i64, i64),
    invitation: i64,
) -> Result<(), StoreError> {
    sqlx::query!(
        "insert into waits_by (membership_id, invitation_id)
         select id, $1 from memberships
         where group_id = $2 and person_id = $3 and state in ('waiting', 'offered')
         on conflict do nothing",
        invitation,
        group,
        person
    )
    .execute(db)
    .await?;
    Ok(())
}

/// The invitation by which a membership waits for a seat, if there is one.
///
/// # Errors
/// If the store cannot be read.
pub async fn waited_by(db: &mut Db, membership: i64) -> Result<Option<Invitation>, StoreError> {
    let row = sqlx::query_as!(
        Row,
        r#"select i.id as "id!", i.group_id, i.made_by, i.expires_at, i.used_at from waits_by w
           join invitations i on i.id = w.invitation_id where w.membership_id = $1"#,
        membership
    );
    Ok(row.fetch_optional(db).await?.map(Invitation::from))
}

/// Whoever waited by an invitation goes without having come in by it: it is good again until it expires.
///
/// # Errors
/// If the store cannot be written.
pub async fn good_again(db: &mut Db, membership: i64) -> Result<(), StoreError> {
    sqlx::query!(
        "update invitations set used_at = null
         where id in (select invitation_id from waits_by where membership_id = $1)",
        membership
    )
    .execute(&mut *db)
    .await?;
    sqlx::query!("delete from waits_by where membership_id = $1", membership).execute(db).await?;
    Ok(())
}

/// Whoever waited by an invitation is in, or was taken out of the line: it is used for good.
///
/// # Errors
/// If the store cannot be written.
pub async fn used_for_good(db: &mut Db, (group, person): (i64, i64)) -> Result<(), StoreError> {
    sqlx::query!(
        "delete from waits_by where membership_id in
            (select id from memberships where group_id = $1 and person_id = $2)",
        group,
        person
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Takes an invitation back. Says whether it was still open.
///
/// # Errors
/// If the store cannot be written.
pub async fn take_back(db: &mut Db, id: i64) -> Result<bool, StoreError> {
    let done = sqlx::query!("delete from invitations where id = $1 and used_at is null", id)
        .execute(db)
        .await?;
    Ok(done.rows_affected() == 1)
}

/// How long it is still said of an invitation that it was used or has expired, in seconds.
const REMEMBERED_S: i64 = 30 * 24 * 60 * 60;

/// Forgets invitations that expired long ago.
///
/// # Errors
/// If the store cannot be written.
pub async fn purge(db: &mut Db, now: Instant) -> Result<(), StoreError> {
    let before = now.timestamp() - REMEMBERED_S;
    sqlx::query!("delete from invitations where expires_at <= $1", before).execute(db).await?;
    Ok(())
}

/// The invitations somebody has made that are still kept: into which group, and until when they hold.
///
/// # Errors
/// If the store cannot be read.
pub async fn made_by(db: &mut Db, person: i64) -> Result<Vec<(String, Instant)>, StoreError> {
    let rows = sqlx::query!(
        "select g.name, i.expires_at from invitations i join groups g on g.id = i.group_id
         where i.made_by = $1 order by i.id",
        person
    )
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(|row| (row.name, from_unix(row.expires_at))).collect())
}

/// Takes back what somebody who no longer leads a group has given out for it.
///
/// # Errors
/// If the store cannot be written.
pub(super) async fn forget_maker(db: &mut Db, group: i64, person: i64) -> Result<(), StoreError> {
    sqlx::query!("delete from invitations where group_id = $1 and made_by = $2", group, person)
        .execute(db)
        .await?;
    Ok(())
}
