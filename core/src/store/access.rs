//! Access: the doors of a group's chats, and what accounts are owed there.
//!
//! A door is a Telegram chat, or a role on the server of a Discord channel. Links are in `access/links.rs`,
//! requests of people we do not know in `access/requests.rs`, doors themselves in `access/doors.rs` and
//! `access/roles.rs`, chats without one in `access/unkept.rs`, how long all that is kept in `access/waning.rs`.

use crate::clock::Instant;
use crate::domain::access::Wish;
use crate::domain::address::Account;

use super::seal::{Part, Sealer};
use super::{Db, StoreError, read};

mod doors;
mod given;
mod links;
mod requests;
mod roles;
mod unkept;
mod waning;

pub use doors::{
    Door, doors_of, held, held_besides, is_hindered, is_kept, keep, members_on, mend, trouble,
    troubled_in_space,
};
pub use given::{Given, asked_at, forget_given, given, note_asked, note_given, note_not_asked};
pub use links::{Link, add_link, erase_link, link, links_into, links_of, open_link};
pub use requests::{
    Asker, add_request, erase_request, open_request, requests_nobody_can_grant, requests_of,
};
pub use roles::{GivenRole, give_none, give_role, note_shown, role_of, roles_on, take_role_away};
pub use unkept::{somebody_came, unkept};
pub use waning::{GivenUp, give_up, is_owed, noted_of, purge};

/// What an account is owed at a door.
#[derive(Clone, Debug)]
pub struct AccessChange {
    /// Row id.
    pub id: i64,
    /// Where.
    pub door: Door,
    /// Whose account, as long as they are remembered.
    pub person: Option<i64>,
    /// What.
    pub wish: Wish,
    /// How often that was changed.
    pub revision: i64,
    /// How many links before it may or may not have arrived.
    pub doubts: i64,
    /// At which revision they were to be let in, and it is not known what became of it; 0 if at none.
    pub asked: i64,
    /// The account, sealed, once the person is forgotten.
    sealed: Option<Vec<u8>>,
}

struct Row {
    id: i64,
    chat_id: i64,
    role: String,
    person_id: Option<i64>,
    sealed: Option<Vec<u8>>,
    wish: String,
    revision: i64,
    doubts: i64,
    asked: i64,
}

impl TryFrom<Row> for AccessChange {
    type Error = StoreError;

    fn try_from(row: Row) -> Result<Self, StoreError> {
        Ok(Self {
            id: row.id,
            door: Door { chat: row.chat_id, role: row.role },
            person: row.person_id,
            wish: read(&row.wish, "access_changes", "wish", row.id)?,
            revision: row.revision,
            doubts: row.doubts,
            asked: row.asked,
            sealed: row.sealed,
        })
    }
}

impl AccessChange {
    /// The account, where the person was forgotten.
    ///
    /// # Errors
    /// If it was sealed with another key.
    pub fn sealed_account(&self, sealer: &Sealer) -> Result<Option<Account>, StoreError> {
        let open = |sealed: &Vec<u8>| sealer.open(Part::AccessChange, sealed);
        self.sealed.as_ref().map(open).transpose()
    }
}

/// Notes what a person is owed at a door, instead of what they were. Gives the change's id and revision.
///
/// # Errors
/// If the store cannot be written.
pub async fn wish(
    db: &mut Db,
    (person, door): (i64, &Door),
    (wish, doubts): (Wish, i64),
    now: Instant,
) -> Result<(i64, i64), StoreError> {
    let (wish, now) = (wish.as_str(), now.timestamp());
    let row = sqlx::query!(
        r#"insert into access_changes (chat_id, role, person_id, wish, doubts, created_at)
           values ($1, $2, $3, $4, $5, $6)
           on conflict (chat_id, role, person_id) do update
           set wish = excluded.wish, revision = access_changes.revision + 1,
               doubts = excluded.doubts, created_at = excluded.created_at
           returning id as "id!: i64", revision as "revision!: i64""#,
        door.chat,
        door.role,
        person,
        wish,
        doubts,
        now
    )
    .fetch_one(db)
    .await?;
    Ok((row.id, row.revision))
}

/// The change in row `id`.
///
/// # Errors
/// If the store cannot be read.
pub async fn change(db: &mut Db, id: i64) -> Result<Option<AccessChange>, StoreError> {
    sqlx::query_as!(
        Row,
        r#"select id as "id!", chat_id, role, person_id, sealed, wish, revision, doubts, asked
           from access_changes where id = $1"#,
        id
    )
    .fetch_optional(db)
    .await?
    .map(AccessChange::try_from)
    .transpose()
}

/// What a person is still owed, at all doors.
///
/// # Errors
/// If the store cannot be read.
pub async fn changes_of(db: &mut Db, person: i64) -> Result<Vec<AccessChange>, StoreError> {
    sqlx::query_as!(
        Row,
        r#"select id as "id!", chat_id, role, person_id, sealed, wish, revision, doubts, asked
           from access_changes where person_id = $1 order by id"#,
        person
    )
    .fetch_all(db)
    .await?
    .into_iter()
    .map(AccessChange::try_from)
    .collect()
}

/// The changes of a chat that nothing is on its way for, once more: each with a new revision.
///
/// # Errors
/// If the store cannot be written.
pub async fn again(db: &mut Db, chat: i64) -> Result<Vec<(i64, i64)>, StoreError> {
    let rows = sqlx::query!(
        r#"update access_changes set revision = revision + 1
           where chat_id = $1 and not exists
               (select 1 from deliveries d where d.kind = 'access' and d.subject = access_changes.id
                    and d.revision = access_changes.revision and d.state in ('pending', 'sending'))
           returning id as "id!: i64", revision as "revision!: i64""#,
        chat
    )
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(|row| (row.id, row.revision)).collect())
}

/// The roles a person is owed on a server that nothing is on its way for, each with its chat; not where a
/// known trouble keeps them from being given.
///
/// # Errors
/// If the store cannot be read.
pub async fn waiting_on(
    db: &mut Db,
    (person, server): (i64, &str),
) -> Result<Vec<(i64, i64)>, StoreError> {
    let rows = sqlx::query!(
        r#"select a.id as "id!", a.chat_id from access_changes a
           join chats c on c.id = a.chat_id and c.state = 'present' and c.space = $2
           where a.person_id = $1 and a.wish = 'in' and a.role <> ''
             and not exists (select 1 from access_troubles t where t.chat_id = a.chat_id)
             and not exists (select 1 from deliveries d where d.kind = 'access' and d.subject = a.id
                             and d.revision = a.revision and d.state in ('pending', 'sending'))
           order by a.id"#,
        person,
        server
    )
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(|row| (row.id, row.chat_id)).collect())
}

/// A change is to be tried once more: gives its next revision.
///
/// # Errors
/// If the store cannot be written.
pub async fn once_more(db: &mut Db, id: i64) -> Result<i64, StoreError> {
    Ok(sqlx::query_scalar!(
        r#"update access_changes set revision = revision + 1 where id = $1
           returning revision as "revision!: i64""#,
        id
    )
    .fetch_one(db)
    .await?)
}

/// What a person was owed at a door is owed no more.
///
/// # Errors
/// If the store cannot be written.
pub async fn owed_no_more(db: &mut Db, (person, door): (i64, &Door)) -> Result<(), StoreError> {
    sqlx::query!(
        "delete from access_changes where person_id = $1 and chat_id = $2 and role = $3",
        person,
        door.chat,
        door.role
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Chats where something ended undone before the first moment; before the second, where a trouble is known.
///
/// # Errors
/// If the store cannot be read.
pub async fn chats_with_leftovers(
    db: &mut Db,
    (before, troubled): (Instant, Instant),
) -> Result<Vec<i64>, StoreError> {
    let (before, troubled) = (before.timestamp(), troubled.timestamp());
    Ok(sqlx::query_scalar!(
        "select distinct a.chat_id from access_changes a
         join chats c on c.id = a.chat_id and c.state = 'present'
         join deliveries d on d.kind = 'access' and d.subject = a.id and d.revision = a.revision
         where d.state not in ('pending', 'sending') and d.ended_at <= $1
           and (d.ended_at <= $2
                or not exists (select 1 from access_troubles t where t.chat_id = a.chat_id))",
        before,
        troubled
    )
    .fetch_all(db)
    .await?)
}

/// A change is done, or not owed any more: nothing of it stays. One that was changed since stays.
///
/// # Errors
/// If the store cannot be written.
pub async fn done(db: &mut Db, (id, revision): (i64, i64)) -> Result<bool, StoreError> {
    let done =
        sqlx::query!("delete from access_changes where id = $1 and revision = $2", id, revision)
            .execute(db)
            .await?;
    Ok(done.rows_affected() == 1)
}

/// Keeps the account of a person who is about to be forgotten with what they are still owed.
///
/// # Errors
/// If the store cannot be written.
pub async fn keep_account(
    db: &mut Db,
    sealer: &Sealer,
    (id, account): (i64, &Account),
) -> Result<(), StoreError> {
    let sealed = sealer.seal(Part::AccessChange, account)?;
    sqlx::query!("update access_changes set sealed = $1 where id = $2", sealed, id)
        .execute(db)
        .await?;
    Ok(())
}
