//! Deliveries that wait to be sent, or to be decided on, as a lane sees them.

use crate::clock::{Instant, from_unix};
use crate::domain::address::Platform;
use crate::domain::delivery::Kind;

use crate::store::deliveries::{To, Told};
use crate::store::{Db, StoreError, read};

/// A delivery as a lane sees it.
#[derive(Clone, Debug)]
pub struct Due {
    /// Row id.
    pub id: i64,
    /// What.
    pub kind: Kind,
    /// About what.
    pub subject: i64,
    /// The revision of the subject it was planned for.
    pub revision: i64,
    /// A reminder's offset, in seconds.
    pub offset_s: i64,
    /// To whom.
    pub to: To,
    /// From when.
    pub due_at: Instant,
    /// When it was first marked as sending.
    pub first_try_at: Option<Instant>,
    /// How often it ended in doubt.
    pub doubts: i64,
    /// A notice of change that ended in doubt: what the chat may have been told by it.
    pub told: Option<Told>,
    /// Something the kind needs besides.
    pub message: Option<String>,
}

pub(super) struct Row {
    pub(super) id: i64,
    pub(super) kind: String,
    pub(super) subject: i64,
    pub(super) revision: i64,
    pub(super) offset_s: i64,
    pub(super) chat_id: Option<i64>,
    pub(super) person_id: Option<i64>,
    pub(super) due_at: i64,
    pub(super) first_try_at: Option<i64>,
    pub(super) doubts: i64,
    pub(super) told_start: Option<i64>,
    pub(super) told_state: Option<String>,
    pub(super) message: Option<String>,
}

impl TryFrom<Row> for Due {
    type Error = StoreError;

    fn try_from(row: Row) -> Result<Self, StoreError> {
        let inconsistent =
            StoreError::Inconsistent { table: "deliveries", column: "chat_id", row: row.id };
        let to = To::read(row.chat_id, row.person_id).ok_or(inconsistent)?;
        Ok(Self {
            id: row.id,
            kind: read(&row.kind, "deliveries", "kind", row.id)?,
            subject: row.subject,
            revision: row.revision,
            offset_s: row.offset_s,
            to,
            due_at: from_unix(row.due_at),
            first_try_at: row.first_try_at.map(from_unix),
            doubts: row.doubts,
            told: row.told_start.map(|start| Told {
                start: from_unix(start),
                cancelled: row.told_state.as_deref() == Some("cancelled"),
            }),
            message: row.message,
        })
    }
}

/// What earlier holdings marked and never ended: nobody knows whether it was sent.
///
/// # Errors
/// If the store cannot be read.
pub async fn doubtful(db: &mut Db, lane: Platform, epoch: i64) -> Result<Vec<Due>, StoreError> {
    let lane = lane.as_str();
    sqlx::query_as!(
        Row,
        r#"select id as "id!", kind, subject, revision, offset_s, chat_id, person_id, due_at,
                  first_try_at, doubts, told_start, told_state, message
           from deliveries where lane = $1 and state = 'sending' and epoch < $2 order by id"#,
        lane,
        epoch
    )
    .fetch_all(db)
    .await?
    .into_iter()
    .map(Due::try_from)
    .collect()
}

/// When the next delivery falls due, or grows stale before.
///
/// # Errors
/// If the store cannot be read.
pub async fn next_due(db: &mut Db, lane: Platform) -> Result<Option<Instant>, StoreError> {
    let lane = lane.as_str();
    let next = sqlx::query_scalar!(
        r#"select min(due_at) as "due: i64" from deliveries where lane = $1 and state = 'pending'"#,
        lane
    )
    .fetch_one(db)
    .await?;
    Ok(next.map(from_unix))
}

/// When the next delivery falls due that is not due at `now`.
///
/// # Errors
/// If the store cannot be read.
pub async fn next_due_after(
    db: &mut Db,
    lane: Platform,
    now: Instant,
) -> Result<Option<Instant>, StoreError> {
    let (lane, now) = (lane.as_str(), now.timestamp());
    let next = sqlx::query_scalar!(
        r#"select min(due_at) as "due: i64" from deliveries
           where lane = $1 and state = 'pending' and due_at > $2"#,
        lane,
        now
    )
    .fetch_one(db)
    .await?;
    Ok(next.map(from_unix))
}

/// Whether a later reminder for the same session and recipient is still to come.
///
/// # Errors
/// If the store cannot be read.
pub async fn later_one_to_come(db: &mut Db, due: &Due) -> Result<bool, StoreError> {
    let later = sqlx::query_scalar!(
        "select 1 as one from deliveries later join deliveries this on this.id = $1
         where later.kind = this.kind and later.subject = this.subject
           and later.revision = this.revision and later.chat_id is this.chat_id
           and later.person_id is this.person_id and later.offset_s < this.offset_s
           and later.state = 'pending'",
        due.id
    )
    .fetch_optional(db)
    .await?;
    Ok(later.is_some())
}
