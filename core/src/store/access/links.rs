//! Links that let one account into a Telegram chat, once. The link itself is sealed.

use crate::clock::Instant;
use crate::domain::private::Private;
use crate::store::seal::{Part, Sealer};
use crate::store::{Db, StoreError};

/// One such link.
#[derive(Clone, Debug)]
pub struct Link {
    /// Row id.
    pub id: i64,
    /// The chat it leads into.
    pub chat: i64,
    /// For whom, as long as they are remembered.
    pub person: Option<i64>,
    /// How many links before it may or may not have arrived.
    pub doubts: i64,
    sealed: Vec<u8>,
}

/// Keeps a link.
///
/// # Errors
/// If the store cannot be written.
pub async fn add_link(
    db: &mut Db,
    (sealer, url): (&Sealer, &Private<String>),
    (chat, person, doubts): (i64, Option<i64>, i64),
    (now, until): (Instant, Instant),
) -> Result<i64, StoreError> {
    let sealed = sealer.seal(Part::InviteLink, url)?;
    let (now, until) = (now.timestamp(), until.timestamp());
    Ok(sqlx::query_scalar!(
        r#"insert into invite_links (chat_id, person_id, sealed, doubts, created_at, expires_at)
           values ($1, $2, $3, $4, $5, $6) returning id as "id!: i64""#,
        chat,
        person,
        sealed,
        doubts,
        now,
        until
    )
    .fetch_one(db)
    .await?)
}

/// The link in row `id`.
///
/// # Errors
/// If the store cannot be read.
pub async fn link(db: &mut Db, id: i64) -> Result<Option<Link>, StoreError> {
    Ok(sqlx::query_as!(
        Link,
        r#"select id as "id!", chat_id as chat, person_id as person, doubts, sealed
           from invite_links where id = $1"#,
        id
    )
    .fetch_optional(db)
    .await?)
}

/// The links a person was given and that were not revoked yet.
///
/// # Errors
/// If the store cannot be read.
pub async fn links_of(db: &mut Db, person: i64) -> Result<Vec<Link>, StoreError> {
    Ok(sqlx::query_as!(
        Link,
        r#"select id as "id!", chat_id as chat, person_id as person, doubts, sealed
           from invite_links where person_id = $1 order by id"#,
        person
    )
    .fetch_all(db)
    .await?)
}

/// Those of them that lead into this chat, for whatever group its topics serve.
///
/// # Errors
/// If the store cannot be read.
pub async fn links_into(db: &mut Db, (chat, person): (i64, i64)) -> Result<Vec<Link>, StoreError> {
    Ok(sqlx::query_as!(
        Link,
        r#"select l.id as "id!", l.chat_id as chat, l.person_id as person, l.doubts, l.sealed
           from invite_links l join chats c on c.id = l.chat_id
           join chats d on d.id = $1 and d.platform = c.platform and d.chat = c.chat
           where l.person_id = $2 order by l.id"#,
        chat,
        person
    )
    .fetch_all(db)
    .await?)
}

/// Where a link leads.
///
/// # Errors
/// If it was sealed with another key.
pub fn open_link(sealer: &Sealer, link: &Link) -> Result<Private<String>, StoreError> {
    sealer.open(Part::InviteLink, &link.sealed)
}

/// A link is worthless: nothing of it stays.
///
/// # Errors
/// If the store cannot be written.
pub async fn erase_link(db: &mut Db, id: i64) -> Result<(), StoreError> {
    sqlx::query!("delete from invite_links where id = $1", id).execute(db).await?;
    Ok(())
}
