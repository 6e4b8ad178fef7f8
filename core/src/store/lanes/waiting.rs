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
    /// The instant it must not miss: what is most urgent goes first.
    pub urgency_at: Instant,
    /// When it was first marked as sending.
    pub first_try_at: Option<Instant>,
    /// How often it ended in doubt.
    pub doubts: i64,
    /// A notice of change that ended in doubt: what the chat may have been told by it.
    pub told: Option<Told>,
    /// Something the kind needs besides.
    pub message: Option<String>,
}

/// A place in the order of urgency.
#[derive(Clone, Copy, Debug)]
pub struct Place(i64, i64);

impl Due {
    /// Its place in the order of urgency.
    #[must_use]
    pub const fn place(&self) -> Place {
        Place(self.urgency_at.timestamp(), self.id)
    }
}

struct Row {
    id: i64,
    kind: String,
    subject: i64,
    revision: i64,
    offset_s: i64,
    chat_id: Option<i64>,
    person_id: Option<i64>,
    due_at: i64,
    urgency_at: i64,
    first_try_at: Option<i64>,
    doubts: i64,
    told_start: Option<i64>,
    told_state: Option<String>,
    message: Option<String>,
}

impl TryFrom<Row> for Due {
    type Error = StoreError;

    fn try_from(row: Row) -> Result<Self, StoreError> {
        let inconsistent =
            StoreError::Inconsistent { table: "deliveries", column: "chat_id", row: row.id };
        let to = match (row.chat_id, row.person_id) {
            (Some(chat), _) => To::Chat(chat),
            (None, Some(person)) => To::Person(person),
            (None, None) => return Err(inconsistent),
        };
        Ok(Self {
            id: row.id,
            kind: read(&row.kind, "deliveries", "kind", row.id)?,
            subject: row.subject,
            revision: row.revision,
            offset_s: row.offset_s,
            to,
            due_at: from_unix(row.due_at),
            urgency_at: from_unix(row.urgency_at),
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

/// What is due, most urgent first: at most so many, those after one place in that order.
///
/// # Errors
/// If the store cannot be read.
pub async fn due(
    db: &mut Db,
    (lane, now): (Platform, Instant),
    after: Option<Place>,
    at_most: usize,
) -> Result<Vec<Due>, StoreError> {
    let (lane, now) = (lane.as_str(), now.timestamp());
    let (urgency, id) = after.map_or((i64::MIN, 0), |Place(urgency, id)| (urgency, id));
    let at_most = i64::try_from(at_most).unwrap_or(i64::MAX);
    sqlx::query_as!(
        Row,
        r#"select id as "id!", kind, subject, revision, offset_s, chat_id, person_id, due_at, urgency_at,
                  first_try_at, doubts, told_start, told_state, message
           from deliveries where lane = $1 and state = 'pending' and due_at <= $2
             and (urgency_at > $3 or (urgency_at = $3 and id > $4))
           order by urgency_at, id limit $5"#,
        lane,
        now,
        urgency,
        id,
        at_most
    )
    .fetch_all(db)
    .await?
    .into_iter()
    .map(Due::try_from)
    .collect()
}

/// What earlier holdings marked and never ended: nobody knows whether it was sent.
///
/// # Errors
/// If the store cannot be read.
pub async fn doubtful(db: &mut Db, lane: Platform, epoch: i64) -> Result<Vec<Due>, StoreError> {
    let lane = lane.as_str();
    sqlx::query_as!(
        Row,
        r#"select id as "id!", kind, subject, revision, offset_s, chat_id, person_id, due_at, urgency_at,
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
