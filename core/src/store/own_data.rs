//! Everything that is stored about a person, for them to read: one question for each table that names them.

use serde::de::DeserializeOwned;

use crate::clock::{Instant, from_unix};

mod entry;

pub use entry::{agreed, requests};

use super::seal::{Part, Sealer};
use super::{Db, StoreError};

mod running;
mod seats;

pub use running::{duties_of, noted_of};
pub use seats::{SeatOffered, guest_at, seats_offered, waits_since};

/// Where the store names a person. All of it is told; a test finds a reference that is not in this list.
pub const TOLD: &[(&str, &str)] = &[
    ("access_changes", "person_id"),
    ("access_given", "person_id"),
    ("agreed", "person_id"),
    ("attendance", "person_id"),
    ("bindings", "bound_by"),
    ("cofacilitator_codes", "made_by"),
    ("concern_words", "person_id"),
    ("credentials", "checked_by"),
    ("credentials", "person_id"),
    ("deliveries", "person_id"),
    ("drafts", "person_id"),
    ("duties", "person_id"),
    ("entry_requests", "person_id"),
    ("groups", "admitted_by"),
    ("guests", "person_id"),
    ("invitations", "made_by"),
    ("invite_links", "person_id"),
    ("licence_askers", "person_id"),
    ("licence_requests", "person_id"),
    ("links", "other_id"),
    ("links", "person_id"),
    ("memberships", "person_id"),
    ("person_reminders", "person_id"),
    ("rsvps", "person_id"),
    ("series", "created_by"),
];

/// What they answered about a session.
#[derive(Debug)]
pub struct Answer {
    /// The group's name.
    pub group: String,
    /// When the session begins.
    pub session: Instant,
    /// The answer, as stored.
    pub answer: String,
    /// When it was given.
    pub at: Instant,
    /// Since when they want to come after all, and wait for a place.
    pub wants_back: Option<Instant>,
}

/// Something they did that is noted with what it made.
#[derive(Debug)]
pub struct Deed {
    /// The group's name.
    pub group: String,
    /// What they made, where there is more to say.
    pub what: String,
    /// When.
    pub at: Option<Instant>,
}

/// Something written to them, or still owed.
#[derive(Debug)]
pub struct Written {
    /// Of what kind.
    pub kind: String,
    /// How far it is.
    pub state: String,
    /// From when it is owed.
    pub due: Instant,
    /// When it ended.
    pub ended: Option<Instant>,
}

/// A half-finished request of theirs.
#[derive(Debug)]
pub struct HalfDone<T> {
    /// What is in it.
    pub content: T,
    /// Since when.
    pub since: Instant,
    /// Until when it is kept.
    pub until: Instant,
}

/// Since when somebody is remembered.
///
/// # Errors
/// If the store cannot be read.
pub async fn since(db: &mut Db, person: i64) -> Result<Instant, StoreError> {
    let since = sqlx::query_scalar!("select created_at from persons where id = $1", person);
    Ok(from_unix(since.fetch_one(db).await?))
}

/// Since when each membership of theirs is as it is, by group.
///
/// # Errors
/// If the store cannot be read.
pub async fn membership_since(
    db: &mut Db,
    (group, person): (i64, i64),
) -> Result<Option<Instant>, StoreError> {
    let at = sqlx::query_scalar!(
        "select changed_at from memberships where group_id = $1 and person_id = $2",
        group,
        person
    );
    Ok(at.fetch_optional(db).await?.map(from_unix))
}

/// Their answers, by session.
///
/// # Errors
/// If the store cannot be read.
pub async fn answers(db: &mut Db, person: i64) -> Result<Vec<Answer>, StoreError> {
    let rows = sqlx::query!(
        "select g.name, s.starts_at, r.answer, r.answered_at, r.wants_back_at from rsvps r
         join sessions s on s.id = r.session_id join groups g on g.id = s.group_id
         where r.person_id = $1 order by s.starts_at, s.id",
        person
    )
    .fetch_all(db)
    .await?;
    let answers = rows.into_iter().map(|row| Answer {
        group: row.name,
        session: from_unix(row.starts_at),
        answer: row.answer,
        at: from_unix(row.answered_at),
        wants_back: row.wants_back_at.map(from_unix),
    });
    Ok(answers.collect())
}

/// The session times they posted.
///
/// # Errors
/// If the store cannot be read.
pub async fn posted(db: &mut Db, person: i64) -> Result<Vec<Deed>, StoreError> {
    let rows = sqlx::query!(
        "select g.name, s.start_local, s.created_at from series s join groups g on g.id = s.group_id
         where s.created_by = $1 order by s.id",
        person
    )
    .fetch_all(db)
    .await?;
    let deed = |group, what, at| Deed { group, what, at: Some(from_unix(at)) };
    Ok(rows.into_iter().map(|row| deed(row.name, row.start_local, row.created_at)).collect())
}

/// The chats they bound to a group.
///
/// # Errors
/// If the store cannot be read.
pub async fn bound(db: &mut Db, person: i64) -> Result<Vec<Deed>, StoreError> {
    let rows = sqlx::query!(
        "select g.name, c.platform, b.bound_at from bindings b join groups g on g.id = b.group_id
         join chats c on c.id = b.chat_id where b.bound_by = $1 order by b.bound_at, c.id",
        person
    )
    .fetch_all(db)
    .await?;
    let deed = |group, what, at| Deed { group, what, at: Some(from_unix(at)) };
    Ok(rows.into_iter().map(|row| deed(row.name, row.platform, row.bound_at)).collect())
}

/// The groups they admitted.
///
/// # Errors
/// If the store cannot be read.
pub async fn admitted(db: &mut Db, person: i64) -> Result<Vec<Deed>, StoreError> {
    let rows = sqlx::query!(
        "select name, admitted_at from groups where admitted_by = $1 order by id",
        person
    )
    .fetch_all(db)
    .await?;
    let deed = |group, at: Option<i64>| Deed { group, what: String::new(), at: at.map(from_unix) };
    Ok(rows.into_iter().map(|row| deed(row.name, row.admitted_at)).collect())
}

/// The platforms of the accounts they linked with this one.
///
/// # Errors
/// If the store cannot be read.
pub async fn linked(db: &mut Db, person: i64) -> Result<Vec<(String, Instant)>, StoreError> {
    let rows = sqlx::query!(
        "select p.platform, l.since from links l
         join persons p on p.id = case when l.person_id = $1 then l.other_id else l.person_id end
         where $1 in (l.person_id, l.other_id) order by p.id",
        person
    )
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(|row| (row.platform, from_unix(row.since))).collect())
}

/// What was written to them, and what is owed, by when it is due.
///
/// # Errors
/// If the store cannot be read.
pub async fn written(db: &mut Db, person: i64) -> Result<Vec<Written>, StoreError> {
    let rows = sqlx::query!(
        "select kind, state, due_at, ended_at from deliveries where person_id = $1
         order by due_at, id",
        person
    )
    .fetch_all(db)
    .await?;
    let written = |kind, state, due, ended: Option<i64>| Written {
        kind,
        state,
        due: from_unix(due),
        ended: ended.map(from_unix),
    };
    Ok(rows.into_iter().map(|r| written(r.kind, r.state, r.due_at, r.ended_at)).collect())
}

/// What they left half-finished, opened.
///
/// # Errors
/// If the store cannot be read, or was sealed with another key.
pub async fn half_done<T: DeserializeOwned>(
    db: &mut Db,
    sealer: &Sealer,
    person: i64,
) -> Result<Vec<HalfDone<T>>, StoreError> {
    let rows = sqlx::query!(
        "select sealed, created_at, expires_at from drafts where person_id = $1 order by id",
        person
    )
    .fetch_all(db)
    .await?;
    let opened = rows.into_iter().map(|row| {
        let content = sealer.open(Part::Draft, &row.sealed)?;
        let (since, until) = (from_unix(row.created_at), from_unix(row.expires_at));
        Ok(HalfDone { content, since, until })
    });
    opened.collect()
}
