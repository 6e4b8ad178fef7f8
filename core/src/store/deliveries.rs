//! Deliveries as they are planned: owed, armed, disarmed. How a lane takes and ends them is in
//! `store/lanes.rs`.

use chrono::Duration;

use crate::clock::Instant;
use crate::domain::delivery::Kind;

use super::{Db, StoreError};

mod arming;
mod beginning;
mod known;
mod unheard;
mod unseen;
mod waiting;
mod watching;

pub use arming::{arm, disarm, disarm_group, disarm_person};
pub use beginning::begin_with;
pub use known::{Told, series_end_told, told, was_told};
pub use unheard::{Notice, notice, owe_again, told_of, unheard};
pub use unseen::{Unseen, groups_with_unseen, unseen, unseen_told_until};
pub use waiting::{has_begun, last_sent_before, note_platform};
pub use watching::watch;

/// To whom something is owed, by row id.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum To {
    /// A chat.
    Chat(i64),
    /// A person.
    Person(i64),
}

impl To {
    /// From the two columns, of which one is given.
    pub(super) const fn read(chat: Option<i64>, person: Option<i64>) -> Option<Self> {
        match (chat, person) {
            (Some(chat), _) => Some(Self::Chat(chat)),
            (None, Some(person)) => Some(Self::Person(person)),
            (None, None) => None,
        }
    }

    const fn columns(self) -> (Option<i64>, Option<i64>) {
        match self {
            Self::Chat(id) => (Some(id), None),
            Self::Person(id) => (None, Some(id)),
        }
    }
}

/// Something owed from now on.
#[derive(Clone, Copy, Debug)]
pub struct Owed<'a> {
    /// What.
    pub kind: Kind,
    /// About what (see [`Kind`]).
    pub subject: i64,
    /// Tells repeated deliveries of the same kind and subject apart.
    pub revision: i64,
    /// To whom.
    pub to: To,
    /// From when.
    pub due_at: Instant,
    /// Until when, if it can grow stale.
    pub expires_at: Option<Instant>,
    /// Something the kind needs besides (a message's id).
    pub message: Option<&'a str>,
}

/// Owes something, once: what is owed already is left as it is.
///
/// # Errors
/// If the store cannot be written.
pub async fn owe(db: &mut Db, owed: &Owed<'_>, now: Instant) -> Result<(), StoreError> {
    let (chat, person) = owed.to.columns();
    let (kind, due, now) = (owed.kind.as_str(), owed.due_at.timestamp(), now.timestamp());
    let expires = owed.expires_at.map(|at| at.timestamp());
    sqlx::query!(
        "insert into deliveries (lane, kind, subject, revision, chat_id, person_id, due_at,
                                 expires_at, urgency_at, message, created_at)
         select coalesce((select platform from chats where id = $4),
                         (select platform from persons where id = $5)),
                $1, $2, $3, $4, $5, $6, $7, $6, $8, $9
         on conflict do nothing",
        kind,
        owed.subject,
        owed.revision,
        chat,
        person,
        due,
        expires,
        owed.message,
        now
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Owes a request to bind once more, if there was one that has ended: at once where it did not arrive,
/// else once it is older than `patience`. It stays one row, so that its button stays good.
///
/// # Errors
/// If the store cannot be written.
pub async fn ask_again(
    db: &mut Db,
    (chat, group): (i64, i64),
    person: i64,
    (patience, now): (Duration, Instant),
) -> Result<(), StoreError> {
    let (long_ago, now) = ((now - patience).timestamp(), now.timestamp());
    sqlx::query!(
        "update deliveries set state = 'pending', due_at = $1, urgency_at = $1, epoch = null,
                first_try_at = null, doubts = 0, message = null, reason = null, ended_at = null
         where kind = 'bind_request' and subject = $2 and revision = $3 and person_id = $4
           and (state in ('cancelled', 'expired', 'refused')
                or (state in ('sent', 'in_doubt') and ended_at <= $5))",
        now,
        chat,
        group,
        person,
        long_ago
    )
    .execute(db)
    .await?;
    Ok(())
}

/// The next revision of a kind of word about a subject.
///
/// # Errors
/// If the store cannot be read.
pub async fn next_revision(db: &mut Db, kind: Kind, subject: i64) -> Result<i64, StoreError> {
    let kind = kind.as_str();
    Ok(sqlx::query_scalar!(
        r#"select coalesce(max(revision), 0) + 1 as "next!: i64" from deliveries
           where kind = $1 and subject = $2"#,
        kind,
        subject
    )
    .fetch_one(db)
    .await?)
}

/// Whether somebody may have read a notice of this kind about a subject: one was sent, or may have been.
///
/// # Errors
/// If the store cannot be read.
pub async fn may_have_been_said(
    db: &mut Db,
    (kind, subject): (Kind, i64),
) -> Result<bool, StoreError> {
    let kind = kind.as_str();
    let said = sqlx::query_scalar!(
        r#"select count(*) as "said!: i64" from deliveries where kind = $1 and subject = $2
           and (state in ('sent', 'sending', 'in_doubt') or doubts > 0)"#,
        kind,
        subject
    );
    Ok(said.fetch_one(db).await? > 0)
}

/// Takes back the pending notices of this kind about a subject: what is newer has its own. One that
/// may have been sent stays in doubt, so that what it may have told is not forgotten.
///
/// # Errors
/// If the store cannot be written.
pub async fn withdraw_notices(
    db: &mut Db,
    (kind, subject): (Kind, i64),
    now: Instant,
) -> Result<(), StoreError> {
    let (kind, now) = (kind.as_str(), now.timestamp());
    sqlx::query!(
        "update deliveries set ended_at = $1,
                state = case when doubts > 0 then 'in_doubt' else 'cancelled' end
         where kind = $2 and subject = $3 and state = 'pending'",
        now,
        kind,
        subject
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Takes back what a lost chat is still owed. It is armed anew when the chat returns.
///
/// # Errors
/// If the store cannot be written.
pub async fn withdraw_from_chat(db: &mut Db, chat: i64, now: Instant) -> Result<(), StoreError> {
    let now = now.timestamp();
    sqlx::query!(
        "update deliveries set ended_at = $1, reason = 'chat gone',
                state = case when doubts > 0 then 'in_doubt' else 'cancelled' end
         where chat_id = $2 and state = 'pending'",
        now,
        chat
    )
    .execute(db)
    .await?;
    Ok(())
}

/// The revision the next change notice about a session gets.
///
/// # Errors
/// If the store cannot be read.
pub async fn next_notice(db: &mut Db, session: i64) -> Result<i64, StoreError> {
    Ok(sqlx::query_scalar!(
        r#"select coalesce(max(revision), 0) + 1 as "next!: i64" from deliveries
           where kind = 'change' and subject = $1"#,
        session
    )
    .fetch_one(db)
    .await?)
}

/// Which chat and group a request to bind is about, if it is this person's to decide.
///
/// # Errors
/// If the store cannot be read.
pub async fn bind_request(
    db: &mut Db,
    id: i64,
    person: i64,
) -> Result<Option<(i64, i64)>, StoreError> {
    let row = sqlx::query!(
        "select subject, revision from deliveries
         where id = $1 and person_id = $2 and kind = 'bind_request'",
        id,
        person
    )
    .fetch_optional(db)
    .await?;
    Ok(row.map(|row| (row.subject, row.revision)))
}

/// The facilitators of a group, by person id: to whom its private notices go.
///
/// # Errors
/// If the store cannot be read.
pub async fn facilitators(db: &mut Db, group: i64) -> Result<Vec<i64>, StoreError> {
    Ok(sqlx::query_scalar!(
        "select person_id from memberships
         where group_id = $1 and state = 'active' and role = 'facilitator' order by id",
        group
    )
    .fetch_all(db)
    .await?)
}
