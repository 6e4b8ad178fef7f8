//! What is due, most urgent first: who they are, and then, for those that may go, all of it.

use crate::clock::Instant;
use crate::domain::address::Platform;
use crate::store::deliveries::To;
use crate::store::{Db, StoreError, id_list};

use super::waiting::{Due, Row};

/// A delivery that is due.
#[derive(Clone, Copy, Debug)]
pub struct Candidate {
    /// Row id.
    pub id: i64,
    /// To whom.
    pub to: To,
    urgency: i64,
}

/// What is due: at most so many, those after one of them in the order of urgency.
///
/// # Errors
/// If the store cannot be read.
pub async fn candidates(
    db: &mut Db,
    (lane, now): (Platform, Instant),
    after: Option<Candidate>,
    at_most: usize,
) -> Result<Vec<Candidate>, StoreError> {
    let (lane, now) = (lane.as_str(), now.timestamp());
    let (urgency, id) = after.map_or((i64::MIN, 0), |last| (last.urgency, last.id));
    let at_most = i64::try_from(at_most).unwrap_or(i64::MAX);
    let rows = sqlx::query!(
        r#"select id as "id!", urgency_at, chat_id, person_id from deliveries
           where lane = $1 and state = 'pending' and due_at <= $2
             and (urgency_at > $3 or (urgency_at = $3 and id > $4))
           order by urgency_at, id limit $5"#,
        lane,
        now,
        urgency,
        id,
        at_most
    )
    .fetch_all(db)
    .await?;
    let candidate =
        |id, urgency, chat, person| Some(Candidate { id, to: To::read(chat, person)?, urgency });
    let candidates = rows.into_iter();
    Ok(candidates
        .filter_map(|row| candidate(row.id, row.urgency_at, row.chat_id, row.person_id))
        .collect())
}

/// Those among `ids` that are still due and not too late, most urgent first. They are looked up by id: the
/// plus signs keep SQLite from going through all that is due instead.
///
/// # Errors
/// If the store cannot be read.
pub async fn due(
    db: &mut Db,
    (lane, now): (Platform, Instant),
    ids: &[i64],
) -> Result<Vec<Due>, StoreError> {
    let (lane, now, ids) = (lane.as_str(), now.timestamp(), id_list(ids));
    sqlx::query_as!(
        Row,
        r#"select id as "id!", kind, subject, revision, offset_s, chat_id, person_id, due_at,
                  first_try_at, doubts, told_start, told_state, message
           from deliveries
           where id in (select value from json_each($1))
             and +lane = $2 and +state = 'pending' and +due_at <= $3
             and (expires_at is null or expires_at > $3)
           order by urgency_at, id"#,
        ids,
        lane,
        now
    )
    .fetch_all(db)
    .await?
    .into_iter()
    .map(Due::try_from)
    .collect()
}
