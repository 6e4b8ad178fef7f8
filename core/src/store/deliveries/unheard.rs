//! What chats did not hear, or perhaps did not, and what is said of that to facilitators.
//!
//! Not here: whose answer to doubt that is (`domain/delivery.rs`), who is told (`outbox/plan/unheard.rs`).

use chrono::Duration;

use crate::clock::{Instant, from_unix};
use crate::domain::delivery::{GivenUp, Kind, State};
use crate::store::{Db, StoreError, read};

/// What is looked at: younger than this. It is told at once, or not at all.
const LOOKED_AT: Duration = Duration::days(1);

/// A word to a chat, ended or not.
#[derive(Clone, Debug)]
pub struct Notice {
    /// Row id.
    pub id: i64,
    /// What.
    pub kind: Kind,
    /// About what.
    pub subject: i64,
    /// The chat's row id.
    pub chat: i64,
    /// How far it is.
    pub state: State,
    /// From when it is owed: another moment once it is owed again.
    pub due_at: Instant,
    /// Until when, if it can grow stale.
    pub expires_at: Option<Instant>,
    /// A later word about the same has taken its place.
    pub outdated: bool,
}

impl Notice {
    /// Whether it has ended, and nobody knows that it was heard.
    #[must_use]
    pub const fn is_unheard(&self) -> bool {
        matches!(self.state, State::InDoubt | State::Refused | State::Expired) && !self.outdated
    }
}

/// The word to a chat in row `id`.
///
/// # Errors
/// If the store cannot be read.
pub async fn notice(db: &mut Db, id: i64) -> Result<Option<Notice>, StoreError> {
    let row = sqlx::query!(
        r#"select id as "id!", kind, subject, chat_id as "chat!", state, due_at, expires_at,
                  exists (select 1 from deliveries newer
                          where newer.kind = n.kind and newer.subject = n.subject
                            and newer.chat_id = n.chat_id and newer.id > n.id) as "outdated!: bool"
           from deliveries n where id = $1 and chat_id is not null"#,
        id
    )
    .fetch_optional(db)
    .await?;
    let Some(row) = row else { return Ok(None) };
    Ok(Some(Notice {
        id: row.id,
        kind: read(&row.kind, "deliveries", "kind", row.id)?,
        subject: row.subject,
        chat: row.chat,
        state: read(&row.state, "deliveries", "state", row.id)?,
        due_at: from_unix(row.due_at),
        expires_at: row.expires_at.map(from_unix),
        outdated: row.outdated,
    }))
}

/// The words to chats that can be reached which ended lately without being known to be heard, and of
/// which no facilitator was told yet: the newest about their subject only.
///
/// # Errors
/// If the store cannot be read.
pub async fn unheard(db: &mut Db, now: Instant) -> Result<Vec<i64>, StoreError> {
    let asked = words_of(GivenUp::Asked);
    let since = (now - LOOKED_AT).timestamp();
    Ok(sqlx::query_scalar!(
        r#"select n.id as "id!" from deliveries n
           join chats c on c.id = n.chat_id and c.state = 'present'
           where n.state in ('in_doubt', 'refused', 'expired') and n.ended_at >= $1
             and n.kind in (select value from json_each($2))
             and not exists (select 1 from deliveries newer
                             where newer.kind = n.kind and newer.subject = n.subject
                               and newer.chat_id = n.chat_id and newer.id > n.id)
             and not exists (select 1 from deliveries told
                             where told.kind = 'unheard' and told.subject = n.id
                               and told.revision = n.due_at)
           order by n.id"#,
        since,
        asked
    )
    .fetch_all(db)
    .await?)
}

fn words_of(given_up: GivenUp) -> String {
    let kinds = Kind::ALL.iter().filter(|kind| kind.in_doubt().1 == given_up);
    serde_json::json!(kinds.map(|kind| kind.as_str()).collect::<Vec<_>>()).to_string()
}

/// Owes a word that ended unheard once more, a second later at least, so that it is no double to any
/// platform. Says whether it had ended so: pressed twice it is owed once.
///
/// # Errors
/// If the store cannot be written.
pub async fn owe_again(
    db: &mut Db,
    id: i64,
    expires_at: Option<Instant>,
    now: Instant,
) -> Result<bool, StoreError> {
    let (now, expires) = (now.timestamp(), expires_at.map(|at| at.timestamp()));
    let done = sqlx::query!(
        "update deliveries set state = 'pending', due_at = max($1, due_at + 1),
                urgency_at = max($1, due_at + 1), expires_at = $2, epoch = null, first_try_at = null,
                doubts = 0, told_start = null, told_state = null, message = null, reason = null,
                ended_at = null
         where id = $3 and state in ('in_doubt', 'refused', 'expired')",
        now,
        expires,
        id
    )
    .execute(db)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// Which word to a chat, due when, a person was told of by this delivery.
///
/// # Errors
/// If the store cannot be read.
pub async fn told_of(
    db: &mut Db,
    id: i64,
    person: i64,
) -> Result<Option<(i64, Instant)>, StoreError> {
    let row = sqlx::query!(
        "select subject, revision from deliveries
         where id = $1 and person_id = $2 and kind = 'unheard'",
        id,
        person
    )
    .fetch_optional(db)
    .await?;
    Ok(row.map(|row| (row.subject, from_unix(row.revision))))
}
