//! Memberships: who is in which group, as what, called what.

use crate::clock::Instant;
use crate::domain::membership::{Membership, Role, Standing};
use crate::domain::private::Private;

use super::{Db, StoreError, read, retention};

mod asking;
mod roster;
mod taken_out;

pub use asking::{ask, decline, take_back};
pub use roster::{Listed, in_line, others_named, roster};
pub use taken_out::{expelled, is_expelled, let_back, note_expelled, out_for_others, taken_out};

struct Row {
    id: i64,
    group_id: i64,
    person_id: i64,
    role: String,
    state: String,
    alias: Option<String>,
}

impl TryFrom<Row> for Membership {
    type Error = StoreError;

    fn try_from(row: Row) -> Result<Self, StoreError> {
        Ok(Self {
            id: row.id,
            group: row.group_id,
            person: row.person_id,
            role: read(&row.role, "memberships", "role", row.id)?,
            state: read(&row.state, "memberships", "state", row.id)?,
            alias: row.alias.map(Private::new),
        })
    }
}

/// The person's membership in the group, in whatever state.
///
/// # Errors
/// If the store cannot be read.
pub async fn find(db: &mut Db, group: i64, person: i64) -> Result<Option<Membership>, StoreError> {
    sqlx::query_as!(
        Row,
        r#"select id as "id!", group_id, person_id, role, state, alias from memberships
           where group_id = $1 and person_id = $2"#,
        group,
        person
    )
    .fetch_optional(db)
    .await?
    .map(Membership::try_from)
    .transpose()
}

/// The person's active memberships, by group.
///
/// # Errors
/// If the store cannot be read.
pub async fn active_of(db: &mut Db, person: i64) -> Result<Vec<Membership>, StoreError> {
    sqlx::query_as!(
        Row,
        r#"select id as "id!", group_id, person_id, role, state, alias from memberships
           where person_id = $1 and state = 'active' order by group_id"#,
        person
    )
    .fetch_all(db)
    .await?
    .into_iter()
    .map(Membership::try_from)
    .collect()
}

/// Puts the person into the group, or back into it. A facilitator stays one; an alias stays unless a
/// new one is given.
///
/// # Errors
/// If the store cannot be written.
pub async fn activate(
    db: &mut Db,
    (group, person): (i64, i64),
    role: Role,
    alias: Option<&Private<String>>,
    now: Instant,
) -> Result<(), StoreError> {
    let (role, alias, now) = (role.as_str(), alias.map(Private::reveal), now.timestamp());
    sqlx::query!(
        "insert into memberships (group_id, person_id, role, state, alias, changed_at)
         values ($1, $2, $3, 'active', $4, $5)
         on conflict (group_id, person_id) do update
         set state = 'active', role = excluded.role,
             alias = coalesce(excluded.alias, memberships.alias), changed_at = excluded.changed_at",
        group,
        person,
        role,
        alias,
        now
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Ends a membership by its own wish, and with it everything that says that it ever was.
///
/// # Errors
/// If the store cannot be written.
pub async fn leave(db: &mut Db, group: i64, person: i64) -> Result<(), StoreError> {
    sqlx::query!("delete from memberships where group_id = $1 and person_id = $2", group, person)
        .execute(&mut *db)
        .await?;
    retention::erase_traces(db, group, person).await
}

/// How many are in the group now, without its facilitators, and how many lead it.
///
/// # Errors
/// If the store cannot be read.
pub async fn count(db: &mut Db, group: i64) -> Result<(i64, i64), StoreError> {
    let row = sqlx::query!(
        r#"select count(*) filter (where role = 'member') as "members!: i64",
                  count(*) filter (where role = 'facilitator') as "facilitators!: i64"
           from memberships where group_id = $1 and state = 'active'"#,
        group
    )
    .fetch_one(db)
    .await?;
    Ok((row.members, row.facilitators))
}

/// The facilitators' aliases, where they chose one.
///
/// # Errors
/// If the store cannot be read.
pub async fn facilitator_aliases(
    db: &mut Db,
    group: i64,
) -> Result<Vec<Private<String>>, StoreError> {
    let aliases = sqlx::query_scalar!(
        r#"select alias as "alias!" from memberships
           where group_id = $1 and state = 'active' and role = 'facilitator' and alias is not null
           order by id"#,
        group
    )
    .fetch_all(db)
    .await?;
    Ok(aliases.into_iter().map(Private::new).collect())
}

/// The membership in row `id`.
///
/// # Errors
/// If the store cannot be read.
pub async fn by_id(db: &mut Db, id: i64) -> Result<Option<Membership>, StoreError> {
    sqlx::query_as!(
        Row,
        r#"select id as "id!", group_id, person_id, role, state, alias from memberships
           where id = $1"#,
        id
    )
    .fetch_optional(db)
    .await?
    .map(Membership::try_from)
    .transpose()
}

/// Who is in the group now, facilitators first.
///
/// # Errors
/// If the store cannot be read.
pub async fn active_in(db: &mut Db, group: i64) -> Result<Vec<Membership>, StoreError> {
    sqlx::query_as!(
        Row,
        r#"select id as "id!", group_id, person_id, role, state, alias from memberships
           where group_id = $1 and state = 'active' order by role, id"#,
        group
    )
    .fetch_all(db)
    .await?
    .into_iter()
    .map(Membership::try_from)
    .collect()
}

/// Sets what somebody is called in a group.
///
/// # Errors
/// If the store cannot be written.
pub async fn set_alias(
    db: &mut Db,
    membership: i64,
    alias: &Private<String>,
) -> Result<(), StoreError> {
    let alias = alias.reveal();
    sqlx::query!("update memberships set alias = $1 where id = $2", alias, membership)
        .execute(db)
        .await?;
    Ok(())
}

/// A member goes by no name any more.
///
/// # Errors
/// If the store cannot be written.
pub async fn drop_alias(db: &mut Db, membership: i64) -> Result<(), StoreError> {
    sqlx::query!("update memberships set alias = null where id = $1", membership)
        .execute(db)
        .await?;
    Ok(())
}

/// Takes somebody out of a group: they may not come back by themselves. Only that stays.
///
/// # Errors
/// If the store cannot be written.
pub async fn remove(db: &mut Db, member: &Membership, now: Instant) -> Result<(), StoreError> {
    let now = now.timestamp();
    sqlx::query!(
        "update memberships set state = 'removed', role = 'member', alias = null, changed_at = $1
         where id = $2",
        now,
        member.id
    )
    .execute(&mut *db)
    .await?;
    retention::erase_traces(db, member.group, member.person).await
}

/// All memberships of a person, in whatever state, by group.
///
/// # Errors
/// If the store cannot be read.
pub async fn all_of(db: &mut Db, person: i64) -> Result<Vec<Membership>, StoreError> {
    sqlx::query_as!(
        Row,
        r#"select id as "id!", group_id, person_id, role, state, alias from memberships
           where person_id = $1 order by group_id"#,
        person
    )
    .fetch_all(db)
    .await?
    .into_iter()
    .map(Membership::try_from)
    .collect()
}

/// Keeps whoever this token is made of (`seal.rs`) out of a group.
///
/// # Errors
/// If the store cannot be written.
pub async fn keep_out(db: &mut Db, group: i64, token: &str) -> Result<(), StoreError> {
    sqlx::query!(
        "insert into kept_out (group_id, token) values ($1, $2) on conflict do nothing",
        group,
        token
    )
    .execute(db)
    .await?;
    Ok(())
}

/// The groups a person was taken out of.
///
/// # Errors
/// If the store cannot be read.
pub async fn taken_out_of(db: &mut Db, person: i64) -> Result<Vec<i64>, StoreError> {
    let all = all_of(db, person).await?;
    let removed = all.into_iter().filter(|membership| membership.state == Standing::Removed);
    Ok(removed.map(|membership| membership.group).collect())
}

/// Whether whoever this token is made of is kept out of a group.
///
/// # Errors
/// If the store cannot be read.
pub async fn is_kept_out(db: &mut Db, group: i64, token: &str) -> Result<bool, StoreError> {
    let found = sqlx::query_scalar!(
        "select group_id from kept_out where group_id = $1 and token = $2",
        group,
        token
    )
    .fetch_optional(db)
    .await?;
    Ok(found.is_some())
}
